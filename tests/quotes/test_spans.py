"""Quotations over several paragraphs, lost marks, speech without marks."""

import pytest

from articleclean.model.labels import Role
from articleclean.quotes import find_quotes

from .helpers import blocks_of, quotes_in

PARAGRAPHS = {
    "each paragraph opens again": 'Keller said: "{0}\n\n"{1}\n\n"{2}"\n\n{3}',
    "curly": "Keller said: “{0}\n\n“{1}\n\n“{2}”\n\n{3}",
    "guillemets": "Keller said: «{0}\n\n«{1}\n\n«{2}»\n\n{3}",
    "opens once": 'Keller said: "{0}\n\n{1}\n\n{2}"\n\n{3}',
    "with a word quoted inside": "Keller said: “{0} ‘Go.’\n\n“{1}\n\n“{2}”\n\n{3}",
}
WORDS = ["We lost the boat.", "Nobody was on board.", "It will be back.", "The harbour was closed."]


@pytest.mark.parametrize("style", PARAGRAPHS)
def test_a_quotation_over_paragraphs_is_one(style: str) -> None:
    quotes = [q for q in quotes_in(PARAGRAPHS[style].format(*WORDS), "en") if not q.nested]
    assert len(quotes) == 1
    assert quotes[0].text.startswith(WORDS[0])
    assert quotes[0].text.endswith(WORDS[2])
    assert quotes[0].speaker == "Keller"


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    text = 'Keller said: "We lost the boat.\n\nThe harbour was closed.\n\n"It is sad," said Tom Reed.'
    assert [(q.text, q.speaker) for q in quotes_in(text, "en")] == [
        ("We lost the boat.", "Keller"),
        ("It is sad,", "Tom Reed"),
    ]


@pytest.mark.parametrize(("unmarked", "is_one"), [(1, True), (8, True), (9, False)])
def test_an_open_quotation_waits_for_its_closing_mark_over_eight_paragraphs(unmarked: int, is_one: bool) -> None:
    between = "".join(f"\n\nThe boat was built in {1900 + n}." for n in range(unmarked))
    (quote,) = quotes_in(f'Keller said: "We lost the boat.{between}\n\nIt will be back."', "en")[:1]
    assert quote.text.endswith("It will be back.") == is_one
    assert is_one or quote.text == "We lost the boat."


def test_a_paragraph_of_invisible_characters_after_an_open_quotation() -> None:
    assert [q.text for q in quotes_in('Keller said: "We lost the boat.\n\n\u200b', "en")] == ["We lost the boat."]


def test_a_lost_closing_mark_is_mended_at_the_attribution() -> None:
    text = "“We lost the boat, Keller said. “It will be back.”"
    assert [q.text for q in quotes_in(text, "en")] == ["We lost the boat,", "It will be back."]


def test_a_lost_opening_mark_is_mended_at_the_start_of_the_paragraph() -> None:
    text = "We lost the boat,” Keller said. “It will be back.”"
    assert [q.text for q in quotes_in(text, "en")] == ["We lost the boat,", "It will be back."]


def test_a_removal_between_paragraphs_cuts_the_quotation() -> None:
    text = 'Keller said: "We lost the boat.\n\nRead more: Bridges\n\n"Nobody was on board."'
    blocks = [b for b in blocks_of(text) if "Read more" not in b.text]
    quotes = find_quotes(text, blocks, ["en"])
    assert [q.text for q in quotes] == ["We lost the boat.", "Nobody was on board."]
    assert quotes[0].group == quotes[1].group
    assert quotes[0].speaker == quotes[1].speaker == "Keller"


DASHES = [
    ("no", "- Vi har mistet båten, sier Maria Keller, og fortsetter:", ["Vi har mistet båten"]),
    (
        "es",
        "—Hemos perdido el barco —dijo María Keller—. Mañana lo buscaremos.",
        ["Hemos perdido el barco", ". Mañana"],
    ),
    ("ru", "— Мы потеряли лодку, — сказала Мария Келлер. — Завтра поищем.", ["Мы потеряли лодку", "Завтра поищем."]),
    ("sv", "Keller berättar:\n\n– Vi har förlorat båten.", ["Vi har förlorat båten."]),
    ("sv", "– Förlorat allt", []),
    ("en", "- We lost the boat, says Keller.", []),
]


@pytest.mark.parametrize(("language", "text", "starts"), DASHES)
def test_dashes(language: str, text: str, starts: list[str]) -> None:
    quotes = quotes_in(text, language)
    assert len(quotes) == len(starts)
    for quote, start in zip(quotes, starts, strict=True):
        assert quote.text.startswith(start)
        assert "Keller" not in quote.text


def test_a_transcript() -> None:
    text = "HOLT: Is the boat gone?\n\nKELLER: It is.\n\nHOLT: Was anybody on board?\n\nKELLER: Nobody was."
    assert [(q.speaker, q.text) for q in quotes_in(text, "en")] == [
        ("HOLT", "Is the boat gone?"),
        ("KELLER", "It is."),
        ("HOLT", "Was anybody on board?"),
        ("KELLER", "Nobody was."),
    ]
    assert quotes_in("PHOTOS: The harbour in spring.\n\nUPDATE: It is open again.", "en") == ()


def test_turns_inside_marks_do_not_run_together() -> None:
    text = '"HOLT: Is the boat gone for good?\n\n"KELLER: It is, and nobody was on board.'
    assert [(q.speaker, q.text) for q in quotes_in(text, "en")] == [
        ("HOLT", "Is the boat gone for good?"),
        ("KELLER", "It is, and nobody was on board."),
    ]


def test_blocks_of_the_layout() -> None:
    said = "We lost the boat in the night and nobody was on board at the time."
    text = (
        f'Keller told the council: "{said}"\n\n{said}\n\nThe ferry was built for rough water and for long days at sea.'
    )
    blocks = blocks_of(text)
    blocks[1:] = [*blocks_of(text, Role.QUOTE)[1:]]
    assert [q.kind for q in find_quotes(text, blocks, ["en"])] == ["direct", "pull", "block"]


def test_only_running_text_is_read() -> None:
    text = '"We lost the boat," said Keller.'
    assert find_quotes(text, blocks_of(text, Role.HEADING), ["en"]) == ()
    assert len(find_quotes(text, blocks_of(text, Role.DEK), ["en"])) == 1
    assert find_quotes("", [], None) == ()
