"""Who signed a plain text."""

import pytest

from articleclean import clean
from articleclean.metadata.signed import line_names
from articleclean.packs.loader import load_packs
from articleclean.packs.wordlists import WordIndex

WORDS = WordIndex(load_packs(None))

STORY = (
    "The council voted on Wednesday to repair the old bridge and to drop its plan for a new one, which had divided "
    "the town for two years and cost it a mayor.\n\nThe repair will take until the autumn, and the ferry will run "
    "meanwhile from six in the morning until ten at night, the harbour office said.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg Tom Erik Lind Eva Holm", ("Anna Berg", "Tom Erik Lind", "Eva Holm")),
        ("Anna Berg Anna Berg", ("Anna Berg",)),
        ("Anna Maria Berg Tracy", ("Anna Maria Berg Tracy",)),
        ("Anna BergTom Lind", ("Anna Berg", "Tom Lind")),
        ("Anna BergPolitical Reporter", ("Anna Berg",)),
        ("Anna MacBerg", ("Anna MacBerg",)),
        ("By Anna Berg Deputy Harbour Editor", ("Anna Berg",)),
        ("By Anna Berg, Guest Columnist", ("Anna Berg",)),
        ("Anna Berg, CFPX", ("Anna Berg",)),
        ("Anna Berg, AFP", ("Anna Berg", "AFP")),
        ("Anna Berg DAILY LIGHT", ("Anna Berg",)),
        ("Anna Berg·3 hours ago", ("Anna Berg",)),
        ("Anna Berg2 minutes ago", ("Anna Berg",)),
        ("AFP, Oslo", ("AFP",)),
        ("By Anna Berg By Anna Berg", ("Anna Berg",)),
        ("By Anna Berg Harbour News", ("Anna Berg",)),
        ("By Anna Berg Tuesday 3 May 2024, 8:00 PM", ("Anna Berg",)),
        ("Our Correspondent, Oslo", ()),
        ("By The Harbour Team", ("The Harbour Team",)),
        ("أحمد علي", ("أحمد علي",)),
    ],
)
def test_names_without_marks_between_them(text: str, expected: tuple[str, ...]) -> None:
    assert line_names(text, WORDS) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Anna Berg", ("Anna Berg",)),
        ("• Anna Berg\n• 3 May 2024", ("Anna Berg",)),
        ("Anna Berg\nTom Lind\n3 May 2024", ("Anna Berg", "Tom Lind")),
        ("Anna Berg · 3 May 2024 · 4 min read", ("Anna Berg",)),
        ("ByAnna Berg\n3 May 2024", ("Anna Berg",)),
        ("By\nAnna Berg\nTom Lind", ("Anna Berg", "Tom Lind")),
        ("Oxana Velberg\n3 May 2024", ("Oxana Velberg",)),
        ("Oxana Velberg", ()),
        ("Old Bridge\n3 May 2024", ()),
        ("AFP\n3 May 2024", ("AFP",)),
        ("AA\n3 May 2024", ()),
        ("Anna Berg/Reuters\n3 May 2024", ()),
        ("AFP, Oslo", ("AFP",)),
        ("By News Desk", ("News Desk",)),
        ("Anna Berg 3 May 2024 Bridges, Ferries, Quays and Tides of the North", ("Anna Berg",)),
        ("Reviewed by Eva Holm\nBy Anna Berg", ("Anna Berg",)),
        ("Reviewed by Eva Holm", ("Eva Holm",)),
    ],
)
def test_who_stands_under_the_headline(head: str, expected: tuple[str, ...]) -> None:
    assert clean(f"Council votes to repair the old bridge\n{head}\n\n{STORY}").authors == expected


def test_whom_the_headline_names_is_its_subject() -> None:
    assert clean(f"Anna Berg votes to repair the old bridge\nAnna Berg\n3 May 2024\n\n{STORY}").authors == ()


def test_the_date_of_the_text_stands_under_its_headline() -> None:
    head = "Friday, 10 May 2024\nCouncil votes to repair the old bridge\n3 May 2024\n\n"
    assert str(clean(head + STORY).published) == "2024-05-03"


def test_a_menu_over_the_story_names_no_author() -> None:
    menu = "By Industry\nBy Role\nBy Use Case\nOur Work\nField Support\nBook a Visit\nHelp\n"
    assert clean(f"{menu}Council votes to repair the old bridge\nBy Anna Berg\n\n{STORY}").authors == ("Anna Berg",)


def test_a_name_right_behind_a_story_without_byline_signs_it() -> None:
    text = f"Council votes to repair the old bridge\n\n{STORY}\nAnna Berg"
    assert clean(text).authors == ("Anna Berg",)
    assert clean(f"{text}\n".replace("harbour office", "harbour chief Anna Berg")).authors == ()


def test_bylines_of_teasers_are_not_the_authors() -> None:
    teasers = "Read more\nFerry stays in port\nBy Eva Holm\nRain for a week\nBy Tom Lind\n"
    assert clean(f"Council votes to repair the old bridge\n3 May 2024\n\n{STORY}\n{teasers}").authors == ()


@pytest.mark.parametrize("byline", ["Napsala: Jana Dvorná", "Szerző: Kovács Jana", "Autor: Ioana Pop", "מאת: דנה לוי"])
def test_openers_of_many_languages(byline: str) -> None:
    assert clean(f"Council votes to repair the old bridge\n{byline}\n\n{STORY}").authors == (byline.split(": ")[1],)
