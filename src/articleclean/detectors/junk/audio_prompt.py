"""Audio player prompts and podcast plugs.

Looks like: "Listen to this article", "Your browser does not support the audio element", "Subscribe to the podcast".
Words of players and plugs, as a whole line or at its start. A story about a podcast stays. Limit: a plug written as a
sentence of its own, with no stock phrase, is left to the content score.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.phrases import phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind."""
    yield from phrase_findings(scan, DETECTOR.code, Category.AUDIO)


DETECTOR = Detector("J02", "audio_prompt", Category.AUDIO, "alone", detect)
