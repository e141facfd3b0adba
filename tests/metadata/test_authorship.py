"""Who wrote a page, in the forms in which sites say so."""

import json
from typing import Any

import pytest

import articleclean
from articleclean.metadata.authorship import is_placeholder

TEXT = (
    "<p>The ferry reached the island on Monday after two days of storm, and many people came to see it.</p>"
    "<p>Nobody was hurt, the captain said, and the goods that had waited on the quay were brought ashore by night.</p>"
)


def authors(head: str = "", body: str = "") -> tuple[str, ...]:
    title = "Ferry docks again after the storm"
    page = f"<title>{title}</title>{head}</head><body><h1>{title}</h1>{body}{TEXT}</body>"
    return articleclean.clean(f"<html><head>{page}</html>").authors


def linked(author: Any, **more: Any) -> str:
    node = {"@type": "NewsArticle", "headline": "Ferry docks again", "author": author, **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    "author",
    [
        "Anna Berg",
        {"@list": [{"@type": "Person", "name": "Anna Berg"}]},
        [[{"@type": "Person", "name": "Anna Berg"}]],
        {"@type": "Person", "givenName": "Anna", "familyName": "Berg"},
        {"@type": "Person", "url": "https://paper.example/author/anna-berg"},
        "https://paper.example/author/anna-berg/",
        {"@type": "Role", "author": {"@type": "Person", "name": "Anna Berg"}},
        [{"@type": "Person", "name": "Anna Berg"}, {"@type": "Person", "name": "anna berg"}],
    ],
)
def test_shapes_of_linked_data(author: Any) -> None:
    assert authors(linked(author)) == ("Anna Berg",)


@pytest.mark.parametrize("author", ["#p1", {"@id": "#p1"}])
def test_an_author_is_found_by_its_identifier(author: Any) -> None:
    person = (
        '<script type="application/ld+json">{"@graph":[{"@id":"#p1","@type":"Person","name":"Anna Berg"}]}</script>'
    )
    assert authors(linked(author) + person) == ("Anna Berg",)


@pytest.mark.parametrize(
    "name",
    [
        "Anna Berg, University of the Coast", "Anna Berg Ph.D.", "Anna Berg, special to The Paper", "Anna Berg in Oslo",
        "Anna Berg, The Associated Press", "Anna Berg • 3 min read", "Anna Berg ⋅ Editor", "Anna Berg ● May 3",
        "Anna Berg (Reuters)", "Anna Berg / Reuters", "Anna Berg, Harbour Reporter",
    ],
)  # fmt: skip
def test_only_the_name_is_kept_of_a_field(name: str) -> None:
    assert authors(linked({"@type": "Person", "name": name})) == ("Anna Berg",)


@pytest.mark.parametrize(
    "joiner",
    [" and ", " & ", " + ", " und ", " och ", " ja ", " y ", " i ", " oraz ", " ed ", " ve ", ", ", "; ", " | "],
)
def test_joined_names_are_parted(joiner: str) -> None:
    assert authors(linked(f"Anna Berg{joiner}Bo Lind")) == ("Anna Berg", "Bo Lind")


@pytest.mark.parametrize("behind", ["CFP", "CEPF®", "Home Security Expert", "Trial Attorney"])
def test_degrees_and_posts_behind_a_name_are_no_authors(behind: str) -> None:
    assert authors(body=f'<div class="byline">By Anna Berg, {behind}</div>') == ("Anna Berg",)
    assert authors(body='<div class="byline">By Anna Berg, Edith Head</div>') == ("Anna Berg", "Edith Head")


def test_a_blog_that_is_called_after_a_person() -> None:
    assert authors('<meta property="og:site_name" content="Anna Berg">') == ("Anna Berg",)
    assert authors('<meta property="og:site_name" content="Harbour Herald">') == ()
    assert authors('<meta property="og:site_name" content="Anna Berg"><meta name="author" content="Lars Dahl">') == (
        "Lars Dahl",
    )


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Organization", "Ministry of Roads and Harbours"),
        ("NewsMediaOrganization", "Health and Human Services"),
        ("Person", "Harbour Times Staff"),
        ("Person", "News Desk"),
        ("Person", "Web Desk"),
        ("Person", "La Rédaction"),
        ("Person", "Human in the Boat"),
        ("Person", "dpa"),
    ],
)
def test_newsrooms_and_agencies_stay_whole(kind: str, name: str) -> None:
    assert authors(linked({"@type": kind, "name": name}, publisher={"name": "Harbour Times"})) == (name,)


@pytest.mark.parametrize(
    "name", ["admin", "undefined", "web.editor", "berg2", "Site Admin", "paper.example", "12345678", "@annab"]
)
def test_a_byline_goes_before_the_name_of_a_user(name: str) -> None:
    assert authors(f"<meta name=author content='{name}'>", "<p class=byline>By Anna Berg</p>") == ("Anna Berg",)


@pytest.mark.parametrize(
    "body",
    [
        "<p>by <a href='/authors/anna-berg/'>Anna Berg</a></p>",
        "<p>Story <b>|</b> <a href='https://paper.example/contributor/a._berg?x=1'>Anna Berg</a></p>",
        "<div class=byline><span>Written by</span> <b>Anna Berg</b> <span>Edited by</span> <b>Bo Lind</b></div>",
        "<div class=byline><span>By</span> <b>Anna Berg</b> <i>Senior Harbours Reporter</i></div>",
        "<div class=author><span>Anna Berg</span> <span>Last updated:</span> <span>May 3, 2024</span></div>",
        "<div class=author><span>Anna Berg</span> <span>10</span> <span>min read</span></div>",
        "<p>Written by</p><p>Anna Berg</p>",
        "<p>3 May 2024 by Anna Berg</p>",
    ],
)
def test_bylines_in_sight(body: str) -> None:
    assert authors(body=body) == ("Anna Berg",)


def test_menus_are_no_bylines() -> None:
    menu = "<ul><li>Chat Live</li><li>Apply Now</li><li>Career News</li></ul>"
    title = "<h1>Ferry docks again after the storm</h1>"
    page = f"<html><body>{menu}{title}<p>Posted by Anna Berg</p>{TEXT}</body></html>"
    assert articleclean.clean(page).authors == ("Anna Berg",)


def test_a_byline_in_sight_goes_before_the_name_of_the_site() -> None:
    site = "<meta property='og:site_name' content='Legal Times Online'>"
    for name in ("Legal Times", "LTO", "Legal Times Online"):
        head = f"{site}<meta name=author content='{name}'>"
        assert authors(head, "<p>By Anna Berg</p>") == ("Anna Berg",)
        assert authors(head) == (name,)


def test_the_card_for_other_sites_names_its_author() -> None:
    label = "<meta name='twitter:label1' content='{}'><meta name='twitter:data1' content='Anna Berg'>"
    assert authors(label.format("Written by")) == ("Anna Berg",)
    assert authors(label.format("Écrit par")) == ("Anna Berg",)
    assert authors(label.format("Reading time")) == ()


def test_one_word_names_where_nothing_else_stands() -> None:
    assert authors(body="<a rel=author href=/u>nightowl</a><p class=author-name>nightowl</p>") == ()
    assert authors(body="<a rel=author href=/u>NightOwl</a>") == ("NightOwl",)


def test_placeholders() -> None:
    assert is_placeholder("The Paper", "The Paper")
    assert is_placeholder("anna.berg", None)
    assert not is_placeholder("dpa", "The Paper")
    assert not is_placeholder("Anna Paper", "The Paper")
    assert not is_placeholder("Anna Berg", None)


def test_elements_in_the_order_of_the_page() -> None:
    body = "<p class=byline>Ada Holt</p><p itemprop=author>Bo Lind</p><a rel=author href=/c>Cy Moor</a>"
    assert authors(body=body) == ("Bo Lind",)
    assert authors(body=body.replace("<p itemprop=author>Bo Lind</p>", "")) == ("Cy Moor",)


def test_the_foot_of_the_story_may_say_who_wrote_it() -> None:
    foot = "<div class={}><span class=vcard>Posted by <a rel=author href=/p>Ada Holt</a></span></div>"
    assert authors(body=foot.format("post-footer")) == ("Ada Holt",)
    assert authors(body=f"<footer class=entry-footer>{foot.format('x')}</footer>") == ("Ada Holt",)


def test_a_byline_in_the_storys_own_footer_over_the_text() -> None:
    foot = "<footer class=node__meta><div>By <span class=name><div>Ada Holt</div></span>, 14.03.2022</div></footer>"
    assert authors(body=f"<article>{foot}") == ("Ada Holt",)


def test_the_first_user_of_a_publishing_program_is_nobody() -> None:
    assert is_placeholder("Super User", None)
    assert not is_placeholder("Supriya User", None)


def test_a_name_in_a_list_under_the_headline() -> None:
    page = (
        "<title>연락선 터미널 문 닫는다</title><header><h1>연락선 터미널 문 닫는다</h1><ul><li><i></i> 홍길순 기자</li>"
        "<li>승인 2024.03.16 21:14</li></ul></header><article><p>항만 위원회는 화요일 낡은 연락선 터미널을 열여덟 달 "
        "동안 닫기로 했다고 밝혔다. 지붕과 말뚝을 다시 세우기 위해서다.</p><p>위원장은 "
        "폭풍 뒤로 지붕을 열한 번 고쳤으며 고칠 때마다 돈이 더 들었다고 말했다.</p></article>"
    )
    assert articleclean.clean(page).authors == ("홍길순",)
