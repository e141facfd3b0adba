"""The table of contents of what is found: junk first, then the roles of what stays. Order is order of precedence."""

from articleclean.detectors.junk import JUNK_DETECTORS
from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles import ROLE_DETECTORS

ALL_DETECTORS: tuple[Detector, ...] = JUNK_DETECTORS + ROLE_DETECTORS

__all__ = ["ALL_DETECTORS", "JUNK_DETECTORS", "ROLE_DETECTORS", "Detector"]
