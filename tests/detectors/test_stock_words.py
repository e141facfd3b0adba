"""When the words of stock phrases are evidence, and how strong."""

from articleclean import Cleaner
from articleclean.detectors.junk.stock_words import CLEAR_MEAN, DETECTOR
from articleclean.model.finding import Finding, Strength
from articleclean.pipeline import scan_document

CLEANER = Cleaner()
STORY = """The harbour opened again on Monday after a storm that had kept it shut for six days, the port said.

A spokeswoman for the port said that the pier would be mended before the spring, and that nobody had been hurt.

{}

The union asked for an inquiry into the missing accounts of the harbour board, which has not met since May.
"""


def finding(line: str, story: str = STORY) -> Finding | None:
    doc = CLEANER.read(story.format(line), kind="text")
    found = DETECTOR.detect(scan_document(doc, CLEANER.matcher, CLEANER._words))
    return next((f for f in found if doc.source[f.start : f.end] == line), None)


def strength(line: str, story: str = STORY) -> Strength | None:
    found = finding(line, story)
    return None if found is None else found.strength


def test_a_line_of_clear_words_is_strong_evidence() -> None:
    assert strength("Video still loading, watch more videos below") is Strength.STRONG
    assert strength("The harbour board has read more letters") is None


def test_many_words_are_enough_where_each_says_less() -> None:
    line = "You can subscribe here to get our latest articles and more news by email, free, and cancel it whenever"
    while mean(line) >= CLEAR_MEAN:
        line += " Zzyzx"
    assert strength(line) is Strength.STRONG


def mean(line: str) -> float:
    doc = CLEANER.read(STORY.format(line), kind="text")
    return scan_document(doc, CLEANER.matcher, CLEANER._words).columns["stock_mean"][2]


def test_words_that_the_story_has_too_are_a_hint() -> None:
    line = "Video still loading, watch more videos below"
    told = "She tried to watch the videos below the page, but the video was still loading, and more were loading."
    assert strength(line, STORY + "\n" + "\n\n".join([told] * 2)) is Strength.HINT


def test_an_announcement_is_a_hint() -> None:
    assert strength("Watch more of our videos below:") is Strength.HINT


def test_one_word_among_names_is_no_evidence() -> None:
    assert finding("KROHN: Thank you.") is None
    assert finding("KROHN: Thanks, see more below") is not None
