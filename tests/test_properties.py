"""The promises, on generated documents."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from articleclean import Article, Cleaner, clean
from articleclean.model.labels import TEXT_ROLES
from articleclean.model.space import TRIM, is_visible
from articleclean.report.explain import explain_text
from articleclean.report.html import explain_html
from tests.documents import documents, plain_documents

EXAMPLES = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@EXAMPLES
@given(documents)
def test_pieces_partition_the_source_and_restore_is_exact(source: str) -> None:
    article = clean(source)
    pieces = sorted([s for b in article.blocks for s in b.spans] + [(r.start, r.end) for r in article.removed])
    at = 0
    for start, end in pieces:
        assert at <= start < end <= len(source)
        assert not is_visible(source[at:start])
        at = end
    assert not is_visible(source[at:])
    assert article.restore() == source


def visible(text: str) -> str:
    return "".join(char for char in text if char.isprintable() and char not in TRIM)


@EXAMPLES
@given(documents)
def test_text_comes_from_the_source(source: str) -> None:
    article = clean(source)
    for block in article.blocks:
        assert (block.start, block.end) == (block.spans[0][0], block.spans[-1][1])
        assert visible(block.text) == visible("".join(source[start:end] for start, end in block.spans))
        assert block.text == " ".join(block.text.split())
    for removal in article.removed:
        assert removal.text == source[removal.start : removal.end]
    assert article.text == "\n\n".join(block.text for block in article.blocks if block.role in TEXT_ROLES)


@EXAMPLES
@given(documents)
def test_every_removal_says_why(source: str) -> None:
    for removal in clean(source).removed:
        assert removal.code
        assert removal.reason
        assert removal.text.strip(TRIM) == removal.text


BRIDGE = "The mayor said on Monday that the new bridge would not open before the spring."
ASKED = "“We were told nothing,” she said. “Nothing at all.”"
BOARD = "The mayor has asked for an inquiry into the missing accounts of the harbour board."
HINTED = "\n\n".join(
    (
        "Bridge opening delayed again | local news",
        *[BRIDGE] * 3,
        ASKED,
        BRIDGE,
        BOARD,
        f"{ASKED} {BRIDGE}",
        "Anna says:",
    )
)
SAID_AGAIN = f"Bridge opening delayed again\n\n{BRIDGE}\n\nBy Ida Krohn\n\n{BRIDGE}\n\n{BRIDGE}"


@settings(EXAMPLES, derandomize=True)
@given(documents | plain_documents)
@example(SAID_AGAIN)
@example(HINTED)
def test_cleaning_the_cleaned_text_removes_nothing_more(source: str) -> None:
    once = clean(source).text
    assume("READ MORE" not in once)  # run into a sentence it stays; without its neighbours it is a line of its own
    again = clean(once)
    assert [(removal.text, removal.reason) for removal in again.removed] == []


@EXAMPLES
@given(documents)
def test_explaining_and_serializing_change_nothing(source: str) -> None:
    article = clean(source)
    before = article.to_json()
    explain_text(article, color=True)
    explain_html(article).encode("utf-8")
    article.to_markdown()
    assert article.to_json() == before == clean(source).to_json()
    assert Article.from_dict(article.to_dict()) == article


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(plain_documents, min_size=2, max_size=6), st.randoms())
def test_same_bytes_in_any_order_and_thread(sources: list[str], random: Random) -> None:
    cleaner = Cleaner()
    expected = [cleaner.clean(source).to_json() for source in sources]
    order = list(range(len(sources)))
    random.shuffle(order)
    for number in order:
        assert cleaner.clean(sources[number]).to_json() == expected[number] == clean(sources[number]).to_json()
    with ThreadPoolExecutor(4) as pool:
        assert [article.to_json() for article in pool.map(cleaner.clean, sources)] == expected
    assert [article.to_json() for article in cleaner.clean_many(sources)] == expected
