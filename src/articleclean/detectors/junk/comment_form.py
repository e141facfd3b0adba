"""Comment forms.

Looks like: "Leave a Reply", "Your email address will not be published", "Name *", "Post Comment". Themes and plugins
print the same strings everywhere. A sentence about comments stays. What follows the form's opener after the story's
end (field labels, check boxes, a stray user name) belongs to it, but for comments under the form. Limit: a form above
the story ends with the story's first paragraph.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.phrases import openers, phrase_findings, region_finding
from articleclean.detectors.protocol import Detector
from articleclean.detectors.regions.threads import find_thread
from articleclean.model.finding import Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases, and all that follows the form after the story's end."""
    yield from phrase_findings(scan, DETECTOR.code, Category.COMMENT_FORM)
    after = [i for i in openers(scan, Category.COMMENT_FORM) if i > scan.story[1]]
    if not after:
        return
    opener, thread = after[0], find_thread(scan)
    for index in range(opener + 1, len(scan.doc.blocks)):
        if thread is None or not thread.first <= index <= thread.last:
            yield region_finding(scan, DETECTOR.code, Category.COMMENT_FORM, index, opener)


DETECTOR = Detector("J09", "comment_form", Category.COMMENT_FORM, "context", detect)
