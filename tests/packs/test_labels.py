"""Labels inside running text: which words are one, and which are the story's own."""

import pytest

from articleclean.ingest.fold import fold
from articleclean.packs.labels import Labels
from articleclean.packs.loader import load_packs

LABELS = Labels(load_packs(None))


def test_a_section_next_to_a_label_may_begin_the_story() -> None:
    assert found("The bridge is shut. Post Comment World Bank lends the town two million.") == ["Post Comment"]


def test_a_colon_leads_to_what_the_label_announces() -> None:
    text = "The bridge is shut. Read more: The mayor is away"
    assert [label.is_line for label in LABELS.find(text, fold(text), 0, len(text))] == [False]


def found(text: str) -> list[str]:
    return [text[label.start : label.end] for label in LABELS.find(text, fold(text), 0, len(text))]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The bridge is shut. Read More The mayor is away.", ["Read More"]),
        ("The bridge is shut. Leave a Reply Cancel reply", ["Leave a Reply Cancel reply"]),
        ("The bridge is shut Your email address will not be published.", ["Your email address will not be published"]),
        ("It is shut. Share this: Facebook Email Post Comment", ["Share this", "Facebook", "Email", "Post Comment"]),
        ("The bridge is shut. Advertisement The mayor is away.", ["Advertisement"]),
        ("Die Brücke ist zu. Artikel drucken Das Amt schweigt.", ["Artikel drucken"]),
        ("Le pont est fermé. Lire aussi : Le maire absent", ["Lire aussi"]),
    ],
)  # fmt: skip
def test_labels_are_told_by_capitals_and_what_stands_around(text: str, labels: list[str]) -> None:
    assert found(text) == labels


@pytest.mark.parametrize(
    "text",
    [
        "Those who want to read more The mayor calls dreamers.",
        "Read more and talk less, she told them.",
        "She opened Facebook. Twitter was next on her list.",
        "Advertisement revenue fell. Advertisement is all, he said.",
        "In Other News, Anna says, the baker has sold his shop.",
        "The deputy (PR) Ann Roe read the letter aloud.",
        "On voudrait lire aussi le rapport du maire.",
    ],
)
def test_the_same_words_in_a_sentence_are_none(text: str) -> None:
    assert found(text) == []
