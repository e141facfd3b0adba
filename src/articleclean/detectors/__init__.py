"""The table of contents of what is found: junk first, then the roles of what stays. Order is order of precedence."""

from articleclean.detectors.junk import JUNK_DETECTORS, site_repeat
from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles import ROLE_DETECTORS

ALL_DETECTORS: tuple[Detector, ...] = JUNK_DETECTORS + ROLE_DETECTORS

CATALOGUE: tuple[Detector, ...] = (*JUNK_DETECTORS, site_repeat.detector(frozenset()), *ROLE_DETECTORS)
"""The same with the one that needs a site's profile, which ``Cleaner`` makes from its options."""

__all__ = ["ALL_DETECTORS", "CATALOGUE", "JUNK_DETECTORS", "ROLE_DETECTORS", "Detector"]
