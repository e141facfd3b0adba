from articleclean import Category, clean

STORY = "".join(
    f"<p>The ferry between the two islands was cancelled for the {day} day, and the harbour master said that the swell "
    "outside the breakwater was still too high for a boat of that size.</p>"
    for day in ("third", "fourth", "fifth", "sixth")
)
READERS = (
    '<div class="comment-list"><div class="comment-body"><p>My brother works on that boat and he says they could have '
    "sailed on Tuesday, when the wind had turned.</p></div></div>"
)
NOTICE = (
    '<div id="onetrust-banner-sdk"><p>When you visit this page, small files are stored on your device so that we can '
    "count visits and remember what you chose before.</p></div>"
)


def page(*parts: str, body_class: str = "single") -> bytes:
    return f'<html><body class="{body_class}"><article>{STORY}</article>{"".join(parts)}</body></html>'.encode()


def test_comments_in_their_element_are_comments() -> None:
    article = clean(page(READERS))
    assert "My brother works" not in article.text
    assert [c.text[:10] for c in article.comments] == ["My brother"]
    assert "comment-body" in next(r for r in article.removed if r.category is Category.COMMENT).reason


def test_a_vendors_notice_goes() -> None:
    article = clean(page(NOTICE))
    assert "small files" not in article.text
    assert {r.category for r in article.removed} == {Category.COOKIE}


def test_a_name_on_the_whole_page_says_nothing() -> None:
    article = clean(page(body_class="comments cookie-notice"))
    assert article.text.count("harbour master") == 4


def test_a_notice_beside_the_article_may_be_longer_than_it() -> None:
    article = clean(
        page(NOTICE.replace("</div>", "<p>Some of these files are needed for the site to work.</p></div>") * 9)
    )
    assert article.text.count("harbour master") == 4
    assert {r.category for r in article.removed} == {Category.COOKIE}


def test_the_same_around_the_article_is_the_page() -> None:
    wrapped = (
        page()
        .replace(b"<article>", b'<div class="cookie-notice"><article>')
        .replace(b"</article>", b"</article></div>")
    )
    assert clean(wrapped).text.count("harbour master") == 4


def test_numbered_comments_are_comments() -> None:
    posts = "".join(f"<div id=comment-{n}><p>{READERS[60:150]} {n}.</p></div>" for n in range(3))
    article = clean(page(f"<div>{posts}</div>"))
    assert len(article.comments) == 3
