"""Tables of contents: links to the headings of their own page."""

from articleclean import clean

PARTS = [
    (
        "Why the hall leaks",
        "The roof of the ferry hall was patched eleven times after the storm, and each patch cost more.",
    ),
    ("What the work costs", "The council set aside four million for it and expects the first tenders in the autumn."),
    (
        "Where the boats go",
        "Until then the boats leave from the northern pier, and a bus runs to it every ten minutes.",
    ),
]
BODY = "".join(f"<h2 id=p{n}>{n}. {head}</h2><p>{text} {text}</p>" for n, (head, text) in enumerate(PARTS, 1))
LEAD = (
    "<p>The ferry hall shuts for a year and a half, and this page tells what is known of it so far, in three parts.</p>"
)


def page(contents: str) -> str:
    return f"<html><body><article><h1>The ferry hall shuts</h1>{LEAD}{contents}{BODY}</article></body></html>"


def test_entries_go_and_their_headings_stay() -> None:
    entries = "".join(f"<li><a href='#p{n}'>{head}</a></li>" for n, (head, _) in enumerate(PARTS, 1))
    article = clean(page(f"<ul>{entries}</ul>"))
    for head, text in PARTS:
        assert article.text.count(head) == 1
        assert text in article.text


def test_a_list_that_says_more_than_the_headings_stays() -> None:
    article = clean(page("<ul><li><a href='#p1'>Eleven patches, the last one in March</a></li></ul>"))
    assert "Eleven patches" in article.text
