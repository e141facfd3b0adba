"""Comments of readers under the story.

Looks like: "34 responses to …", "Comments", "X says:", then paragraphs that read like prose. One opener after the
story's end changes what all the rest is. The word "comments" as a subhead inside the story, or a quote introduced by
"says:", stays. Limit: comments with no opener at all are left to the content score.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.phrases import openers, phrase_findings, region_finding
from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases, and all that follows an opener after the story's end."""
    yield from phrase_findings(scan, DETECTOR.code, Category.COMMENT)
    after = [i for i in openers(scan, Category.COMMENT) if i > scan.story[1]]
    for opener in after[:1]:
        for index in range(opener + 1, len(scan.doc.blocks)):
            yield region_finding(scan, DETECTOR.code, Category.COMMENT, index, opener)


DETECTOR = Detector("J10", "reader_comments", Category.COMMENT, "context", detect)
