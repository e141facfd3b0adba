"""What holds for any text, however broken its marks."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articleclean.model.article import ArticleBlock
from articleclean.model.labels import Role
from articleclean.quotes import find_quotes

from .helpers import blocks_of, quotes_in

MARKS = list("\"“”‘’'„»«「」()")
WORDS = [
    "Mara Holt",
    "she",
    "said",
    "says",
    "the council",
    "no",
    "It rained.",
    "SMITH: ",
    "10",
    "sagte",
    "说",
    "と述べた",
]
PIECES = st.sampled_from([*MARKS, *WORDS, "– ", "\n\n", ", ", ". ", ": ", " ", "s", "\u200b"])
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_text_is_the_source_between_the_offsets(text: str) -> None:
    for quote in quotes_in(text):
        assert quote.text == text[quote.start : quote.end]
        assert quote.text.strip() == quote.text != ""
        assert 0 <= quote.confidence <= 1
        if quote.speaker is not None:
            assert quote.speaker == text[quote.speaker_start : quote.speaker_end]


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_quotations_lie_inside_each_other_or_apart(text: str) -> None:
    quotes = quotes_in(text)
    assert [(q.start, -q.end) for q in quotes] == sorted((q.start, -q.end) for q in quotes)
    around: list[int] = []
    for quote in quotes:
        while around and around[-1] <= quote.start:
            around.pop()
        assert not around or quote.end <= around[-1]
        assert quote.nested == bool(around)
        around.append(quote.end)


FILLER = "The weather stayed dry and the roads were clear all week."
STORY = "\n\n".join(
    [
        '"We lost the boat," said Maria Keller. "Nobody was on board."',
        "“The harbour was closed for an hour,” the harbour master said.",
        "He called it ‘a small miracle’ and said “nobody should ‘panic’ now.”",
        "Keller said: “It will be back in spring.",
        "“We will build a better one.”",
        *[FILLER] * 10,
        "Later the mayor spoke of “a good ending,” according to her office.",
        *[FILLER] * 10,
        '"I am glad," said Tom Reed, who had watched from the pier.',
    ]
)


@pytest.mark.parametrize("at", [i for i, c in enumerate(STORY) if c in '"“”‘’'])
def test_a_lost_mark_changes_only_what_is_near(at: int) -> None:
    broken = STORY[:at] + STORY[at + 1 :]
    near = range(STORY.rfind(FILLER, 0, at) + 1, STORY.find(FILLER, at) % len(STORY))
    before = {q.text for q in quotes_in(STORY, "en") if q.start not in near}
    after = {
        q.text
        for q in quotes_in(broken, "en")
        if q.start not in near and q.start - len(broken) + len(STORY) not in near
    }
    assert before == after


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_quotation_never_crosses_what_was_cut_out(data: st.DataObject) -> None:
    text = '"We lost the boat and nobody was on board," said Maria Keller. "It will be back in spring."'
    start = data.draw(st.integers(1, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text) - 1))
    block = ArticleBlock(Role.PARAGRAPH, "", 0, len(text), ((0, start), (end, len(text))))
    for quote in find_quotes(text, [block], ["en"]):
        assert quote.text == text[quote.start : quote.end]
        assert quote.end <= start or quote.start >= end


HOSTILE = [
    "“",
    '"a ',
    '"Yes," said ',
    "‘a ",
    "'a ",
    "«",
    "”",
    "「",
    "– a, says ",
    "said ",
    "Mr. ",
    "(",
    '"',
    "“‘",
    ", ",
    "“a.” ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length(piece: str) -> None:
    def cost(times: int) -> float:
        text = "Keller said that " + piece * times + "\n\n" + '"We lost the boat," said Keller.'
        blocks = blocks_of(text)
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            find_quotes(text, blocks, ["en"])
            best = min(best, time.process_time() - start)
        return best

    cost(50)
    assert cost(16_000) < 12 * max(cost(4_000), 0.01)


@pytest.mark.parametrize(
    "line", ['"Yes," said Bob.\n\n', "“Yes.\n\n", "– Ja, sier han.\n\n", "SMITH: Yes.\n\n", "”Yes.”\n\n"]
)
def test_time_grows_with_the_paragraphs(line: str) -> None:
    def cost(times: int) -> float:
        text = line * times
        blocks = blocks_of(text)
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            find_quotes(text, blocks, ["en", "no"])
            best = min(best, time.process_time() - start)
        return best

    cost(10)
    assert cost(6_000) < 16 * max(cost(1_000), 0.01)
