"""Speech told from titles, names and words in a doubtful sense; kinds, groups and names of speakers."""

import os
import subprocess
import sys

import pytest

from .helpers import quotes_in

NO_SPEECH = [
    "The film “Night Ferry” opens on Friday in the old harbour cinema.",
    "Keller appeared on CNN’s “Morning Desk” and later went home.",
    "The so-called “harbour tax” was dropped in the spring.",
    "She bought the novel “A Boat for Tom” at the station.",
    "The group calls itself “Friends of the Pier” and meets weekly.",
    "“Night Ferry” is a film about a pier.",
    "The ferry belongs to Maria “Mia” Keller, who bought it in spring.",
    "The draw was held at “12620024” and “007”.",
]
SPEECH = [
    '"No," she said.',
    "Keller said the plan was “a disgrace for the whole town.”",
    "He described the council as “cowardly and slow,” according to two people in the room.",
    "Keller turned to the clerk. “Where is the boat?”",
    "The mayor wrote: “Open again.”",
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_what_nobody_says(text: str) -> None:
    assert quotes_in(text, "en") == ()


@pytest.mark.parametrize("text", SPEECH)
def test_what_somebody_says(text: str) -> None:
    (quote,) = quotes_in(text, "en")
    assert quote.confidence >= 0.5


def test_confidence_says_how_surely_it_is_speech() -> None:
    (sure,) = quotes_in('"We lost the boat, and I am sorry," she said.', "en")
    (doubtful,) = quotes_in(SPEECH[2], "en")
    assert 0.5 <= doubtful.confidence < sure.confidence <= 1.0
    assert sure.confidence > 0.9


def test_words_inside_a_paraphrase_are_mixed() -> None:
    (quote,) = quotes_in("Keller said the plan was “a disgrace for the whole town.”", "en")
    assert quote.kind == "mixed"
    (quote,) = quotes_in("Keller said: “The plan is a disgrace for the whole town.”", "en")
    assert quote.kind == "direct"


def test_nested_quotations_have_no_speaker_of_their_own() -> None:
    outer, inner = quotes_in("“He told me ‘never again’ and left,” said Keller.", "en")
    assert (outer.nested, inner.nested) == (False, True)
    assert inner.text == "never again"
    assert inner.speaker is None
    assert inner.group == outer.group


def test_two_speakers_are_two_groups() -> None:
    first, second = quotes_in('"We lost the boat," said Keller. "It was old," said Reed.', "en")
    assert first.group != second.group


NAMES = [
    ('"We lost it," said Maria Keller. "It was old," she said.', [None, "Maria Keller"]),
    ('"We lost it," said Maria Keller.\n\n"It was old," Keller said.', [None, "Maria Keller"]),
    ('"We lost it," said Mr. Reed.\n\n"It was old," she said.', [None, None]),
    (
        '"We lost it," Mrs. Keller said.\n\n"Too bad," said Mr. Reed.\n\n"It was old," she said.',
        [None, None, "Mrs. Keller"],
    ),
    ('"We lost it," said Maria Keller.\n\n"We are sorry," they said.', [None, None]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_behind_pronouns_and_last_names(text: str, names: list[str | None]) -> None:
    assert [q.speaker_name for q in quotes_in(text, "en")] == names


def test_the_language_is_recognised() -> None:
    text = (
        "Der Hafen war gestern geschlossen, und die Fähre ist nicht ausgelaufen. „Das ist bitter“, so der Hafenmeister."
    )
    (quote,) = quotes_in(text)
    assert quote.speaker == "der Hafenmeister"


_ODDS = """
import sys
from articleclean.quotes import attribution
judge = attribution.judge
def told(*args):
    found = judge(*args)
    print(repr(found))
    return found
attribution.judge = told
from tests.quotes.helpers import quotes_in
for text in sys.argv[1:]:
    quotes_in(text, "en")
"""


def test_the_odds_are_the_same_in_every_process() -> None:
    texts = NO_SPEECH + SPEECH
    told = {
        subprocess.run(
            [sys.executable, "-c", _ODDS, *texts],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert len(told.pop().splitlines()) >= len(SPEECH)
