"""Video player prompts.

Looks like: "Please use Chrome browser for a more accessible video player", "Media playback is unsupported on your
device", "Watch: …". Players print the same words on every page, so the words suffice. A reporter who writes about a
video, or about a browser, uses other words around them and stays. Limit: a film's own title line has no words of its
own; it is kept, as a caption where it follows a prompt.
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
    yield from phrase_findings(scan, DETECTOR.code, Category.VIDEO)


DETECTOR = Detector("J01", "video_prompt", Category.VIDEO, "alone", detect)
