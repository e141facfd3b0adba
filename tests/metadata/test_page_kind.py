import pytest

from articleclean.ingest.html import read_html
from articleclean.ingest.text import read_text
from articleclean.metadata.page_kind import page_kind

PROSE = "<p>" + "The council met again on Monday and voted for the plan after a long evening of talk. " * 4 + "</p>"
LINKS = "".join(f"<div><a href=/{n}>A headline of some six words {n}</a></div>" for n in range(30))


JAPANESE = (
    "<p>"
    + "港の委員会は火曜日、古い船着き場を一年半にわたって閉めることを決めた。屋根と杭を直すためだという。" * 3
    + "</p>"
)
JAPANESE_LINKS = "".join(f"<div><a href=/{n}>週末は嵐になる見込み、第{n}報をお届けします</a></div>" for n in range(12))


def kind(body: str, head: str = "", url: str = "https://paper.example/a/story") -> str:
    found = page_kind(read_html(f"<html><head>{head}</head><body>{body}</body></html>", url=url))
    assert 0 < found.confidence <= 1
    assert found.reason
    return found.kind


@pytest.mark.parametrize(
    ("expected", "body", "head"),
    [
        ("article", PROSE * 5, ""),
        ("article", PROSE * 5 + LINKS, ""),
        ("article", PROSE * 5, "<title>Error 404 is thirty years old</title>"),
        ("error", "<p>We could not find it.</p>", "<title>404 Not Found</title>"),
        ("list", LINKS, ""),
        ("article", JAPANESE * 3 + JAPANESE_LINKS, ""),
        ("product", PROSE * 3, '<script type="application/ld+json">{"@type":"Product","name":"Lamp"}</script>'),
        ("forum", PROSE * 5, '<script type="application/ld+json">{"@type":"QAPage"}</script>'),
        ("forum", f"<div class=phpbb>{PROSE * 5}</div>", ""),
        (
            "forum",
            PROSE * 5,
            '<script type="application/ld+json">{"@type":"DiscussionForumPosting","author":"x"}</script>',
        ),
        (
            "article",
            PROSE * 5,
            '<script type="application/ld+json">[{"@type":"NewsArticle"},{"@type":"QAPage"}]</script>',
        ),
        ("consent", f"<div id=onetrust-banner>{PROSE}</div>", ""),
        ("paywall", f"<p>The first words.</p><div class=paywall-box>{PROSE}</div>", ""),
    ],
)
def test_kinds(expected: str, body: str, head: str) -> None:
    assert kind(body, head) == expected


@pytest.mark.parametrize("url", ["https://paper.example", "https://paper.example/", "https://paper.example/?page=2"])
def test_home_page(url: str) -> None:
    assert kind(PROSE * 3, url=url) == "home"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("t/which-boots/4821", "forum"),
        ("threads/which-boots.4821/", "forum"),
        ("board/viewtopic.php?t=4821", "forum"),
        ("index.php?topic=4821.0", "forum"),
        ("questions/4821/which-boots", "forum"),
        ("r/hiking/comments/1rl4mew/which_boots/", "forum"),
        ("topics/politics/a-vote", "article"),
        ("t/a-vote", "article"),
        ("news/questions-for-the-mayor", "article"),
    ],
)
def test_a_thread_by_its_address(path: str, expected: str) -> None:
    assert kind(PROSE * 5, url=f"https://paper.example/{path}") == expected


def test_what_calls_itself_an_article_and_is_signed_is_one() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","author":"Anna Berg"}</script>'
    assert kind(LINKS, head, url="https://paper.example/") == "article"


def test_plain_text_is_an_article() -> None:
    assert page_kind(read_text("404 Not Found")).kind == "article"
