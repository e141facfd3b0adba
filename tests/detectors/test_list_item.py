"""Which lists are the story's: menus and lists of other stories have the same marks."""

from articleclean import Cleaner
from articleclean.detectors.roles.list_item import DETECTOR
from articleclean.packs.loader import load_packs
from articleclean.packs.wordlists import WordIndex
from articleclean.pipeline import scan_document
from tests.detectors.story import story_with

ITEMS = "• oil for the hinges\n• a rope of forty metres\n• a lamp for the towpath"


def items_in(case: str, place: str) -> list[str]:
    text, _ = story_with(case, place)
    cleaner = Cleaner()
    scan = scan_document(cleaner.read(text, kind="text"), cleaner.matcher, WordIndex(load_packs(None)))
    return [text[finding.start : finding.end] for finding in DETECTOR.detect(scan)]


def test_a_list_inside_the_story() -> None:
    assert items_in(ITEMS, "middle") == ITEMS.split("\n")


def test_a_list_right_behind_the_story() -> None:
    assert items_in(ITEMS, "end") == ITEMS.split("\n")


def test_a_list_over_the_story() -> None:
    assert items_in(f"{ITEMS}\n\nHome\n\nLog in", "start") == []


def test_a_list_behind_lines_of_the_page() -> None:
    assert items_in(f"All rights reserved\n\nMost read today\n\n{ITEMS}", "end") == []
