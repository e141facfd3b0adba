"""Comment forms.

Looks like: "Leave a Reply", "Your email address will not be published", "Name *", "Post Comment". Themes and plugins
print the same strings everywhere. A sentence about comments stays. What follows the form's opener after the story's
end (field labels, check boxes, a stray user name) belongs to it. Limit: a form above the story ends with the story's
first paragraph.
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
    """Stock phrases, and all that follows the form after the story's end."""
    yield from phrase_findings(scan, DETECTOR.code, Category.COMMENT_FORM)
    after = [i for i in openers(scan, Category.COMMENT_FORM) if i > scan.story[1]]
    for opener in after[:1]:
        for index in range(opener + 1, len(scan.doc.blocks)):
            yield region_finding(scan, DETECTOR.code, Category.COMMENT_FORM, index, opener)


DETECTOR = Detector("J09", "comment_form", Category.COMMENT_FORM, "context", detect)
