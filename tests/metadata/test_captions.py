"""Captions and credits of pages, in the shapes in which publishing programs print them."""

import pytest

import articleclean
from articleclean.metadata.credits import split_credit
from articleclean.packs.loader import load_packs
from articleclean.packs.wordlists import WordIndex

WORDS = WordIndex(load_packs(None))
ALT = "The ferry at the quay of the old harbour"
PARAGRAPHS = [
    "The ferry reached the island on Monday after two days of storm, and many people came to see it dock at last.",
    "Nobody was hurt, the captain said, and the goods that had waited on the quay were brought ashore before night.",
    "The company wants to run a second boat from spring on, which will carry lorries and the mail of both towns.",
]


def captions(picture: str) -> list[tuple[str, str | None]]:
    first, *rest = (f"<p>{text}</p>" for text in PARAGRAPHS)
    title = "<h1>Ferry docks again after the storm</h1>"
    page = f"<html><body><article>{title}{first}{picture}{''.join(rest)}</article></body></html>"
    article = articleclean.clean(page)
    assert all(text in article.text for text in PARAGRAPHS)
    return [(c.text, c.credit) for c in article.captions]


@pytest.mark.parametrize(
    "picture",
    [
        f"<figure><img src=a.jpg><figcaption>{ALT}</figcaption></figure>",
        f"<figure><img src=a.jpg><p>{ALT}</p></figure>",
        f"<div class='wp-caption alignleft'><img src=a.jpg><p class=wp-caption-text>{ALT}</p></div>",
        f"<table><tr><td><img src=a></td></tr><tr><td class=tr-caption>{ALT}</td></tr></table>",
        f"<div class=c-image><img src=a.jpg><div class='article_image-caption__lZ5kc'>{ALT}</div></div>",
        f"<div><img src=a.jpg><em class=image-caption>{ALT}</em></div>",
        f"<div><img src=a.jpg><span class=bildunterschrift>{ALT}</span></div>",
        f"<div><img src=a.jpg><div class=media-block__description>{ALT}</div></div>",
        f"<div><img src=a.jpg alt='{ALT}'><div class=x1>{ALT}</div></div>",
        f"<p><img src=a.jpg></p><p><em>{ALT}</em></p>",
        f"<div class=image-none><img src=a.jpg alt=quay.jpg><br><i> {ALT}</i></div>",
        f"<p><a href=b.jpg><img src=a.jpg></a><em>{ALT}</em></p>",
        f"<div><img src=a.jpg><div class=media__description>{ALT}</div></div>",
        f"<div><img src=a.jpg><p id=lead-caption>{ALT}</p></div>",
        f"<figure><img src=a.jpg><figcaption>▲ {ALT}</figcaption></figure>",
        f"<amp-img src=a.jpg></amp-img><figcaption>{ALT}</figcaption>",
        f"<figure><img src=a.jpg><figcaption>{ALT}</figcaption></figure>" * 2,
    ],
)
def test_a_caption(picture: str) -> None:
    assert captions(picture) == [(ALT, None)]


@pytest.mark.parametrize(
    "credit",
    [
        "<span class=credit>Ann Roe/Getty Images</span>",
        "<cite>Ann Roe/Getty Images</cite>",
        "<small>© Ann Roe/Getty Images</small>",
        "(Ann Roe/Getty Images)",
        "Photo: Ann Roe/Getty Images",
        "Foto: Ann Roe/Getty Images",
        "ANN ROE/GETTY IMAGES",
        "Ann Roe/Getty Images",
        "(c) Ann Roe/Getty Images",
        "| Ann Roe/Getty Images",
        "<span class=credit>Photo by Ann Roe</span> <span class=distributor>/Getty Images</span>",
        "<span class=copyright>Ann Roe/Getty Images. All rights reserved.</span>",
    ],
)
def test_a_credit_in_a_caption(credit: str) -> None:
    ((text, found),) = captions(f"<figure><img src=a.jpg><figcaption>{ALT}. {credit}</figcaption></figure>")
    assert text.rstrip(".") == ALT
    assert found is not None
    assert ("ann roe" in found.lower(), "getty images" in found.lower()) == (True, True)


@pytest.mark.parametrize(
    "credit",
    [
        "<figure><img src=a.jpg><figcaption>{}</figcaption><footer>Ann Roe</footer></figure>",
        "<figure><img src=a.jpg><figcaption>{} <span class=image-credit><span class=credit-label>Credit:</span> Ann Roe"
        "</span></figcaption></figure>",
        "<figure><img src=a.jpg><span class=image-copyright><span>Image source, </span>Ann Roe</span><figcaption>"
        "<span>Image caption, </span><div><p>{}</p></div></figcaption></figure>",
        "<figure><img src=a.jpg><figcaption><p>{}</p><span class=credit><span class='ph-byline x-byline'>Ann Roe"
        "</span></span></figcaption></figure>",
        "<div><img src=a.jpg alt='{0}'><div class=c>{0}</div><div class=image-copyright>Ann Roe</div></div>",
    ],
)
def test_a_credit_beside_a_caption(credit: str) -> None:
    assert captions(credit.format(ALT)) == [(ALT, "Ann Roe")]


@pytest.mark.parametrize(
    ("picture", "credit"),
    [
        (
            "<figcaption>Photo by <a href=/a>Ann Roe</a> / <a href=/b>Island Post</a></figcaption>",
            "Ann Roe / Island Post",
        ),
        ("<figcaption>Photo by <a href=/a>Ann Roe</a> on <a href=/b>Quaypics</a></figcaption>", "Ann Roe on Quaypics"),
        ("<figcaption>(Image credit: Ann Roe)</figcaption>", "Ann Roe"),
        ("<figcaption><p>© Ann Roe</p></figcaption>", "Ann Roe"),
    ],
)
def test_a_credit_without_a_caption(picture: str, credit: str) -> None:
    assert captions(f"<figure><img src=a.jpg>{picture}</figure>") == [("", credit)]


def test_a_credit_without_a_caption_beside_captions() -> None:
    told = "<figure><img src=a.jpg><figcaption>The ferry at its berth (Photo: Anna Berg)</figcaption></figure>"
    lone = "<figure><img src=b.jpg><figcaption>Photo: Nils Aberg</figcaption></figure>"
    assert captions(told + lone) == [("The ferry at its berth", "Anna Berg")]


def test_text_in_a_figure_with_a_picture_and_no_caption_element() -> None:
    line = "The ferry lay at the quay of the old harbour. ANN ROE, ISLAND POST"
    assert captions(f"<figure><img src=a.jpg><div><div class=x7>{line}</div></div></figure>") == [
        ("The ferry lay at the quay of the old harbour.", "ANN ROE, ISLAND POST")
    ]
    assert captions("<figure><img src=a.jpg><div>Download</div></figure>") == []


def test_where_no_picture_is_known_a_credit_may_be_the_storys() -> None:
    assert captions("<p>Photo by Ann Roe</p>") == []


@pytest.mark.parametrize(
    "no_picture",
    [
        "<figure><blockquote>We saw the boat and cried.</blockquote><figcaption>Ann Roe</figcaption></figure>",
        "<h3>TOP</h3><h3>HITS</h3>",
        "<div class=hasCaption><h2>Second boat in spring</h2></div>",
        "<div class=caption><h4><a href=/other>Why boats are late this year in the whole county</a></h4></div>",
        "<p><img src=a.jpg alt='short'></p><p><em>Quay</em></p>",
    ],
)
def test_no_caption(no_picture: str) -> None:
    assert captions(no_picture) == []


def test_a_headline_under_a_class_for_captions_stays_a_headline() -> None:
    head = "<div class='articleHeader hasCaption'><h1>Ferry docks again after the storm</h1></div>"
    page = f"<html><body>{head}<p>{'</p><p>'.join(PARAGRAPHS)}</p></body></html>"
    assert articleclean.clean(page).captions == ()


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Two boats in the harbour. (Harbour Museum)", "Two boats in the harbour.", "Harbour Museum"),
        ("Two boats in the harbour (Ann Roe / Island Post)", "Two boats in the harbour", "Ann Roe / Island Post"),
        ("Two boats in the harbour (left)", "Two boats in the harbour (left)", None),
        ("Two boats in the harbour. dpa", "Two boats in the harbour.", "dpa"),
        ("Two boats in the harbour / Ann Roe / Island Post", "Two boats in the harbour", "Ann Roe / Island Post"),
        ("Boats / ferries in the harbour", "Boats / ferries in the harbour", None),
        ("Two boats in the harbour. They left. Later others came", "", None),
        ("船が港に戻った（Ｃ）島新聞社", "船が港に戻った", "島新聞社"),
        ("배가 항구로 돌아왔다. ⓒ섬신문", "배가 항구로 돌아왔다.", "섬신문"),
        ("Two boats in the harbour. Photo © Ann Roe", "Two boats in the harbour.", "Ann Roe"),
        ("Two boats in the harbour. Credit:", "Two boats in the harbour.", None),
        ("Two boats in the harbour. ANN ROE, ISLAND POST", "Two boats in the harbour.", "ANN ROE, ISLAND POST"),
        ("Two boats in the harbour. NO SALES. NO COPIES", "Two boats in the harbour. NO SALES. NO COPIES", None),
    ],
)
def test_where_a_caption_ends(line: str, caption: str, credit: str | None) -> None:
    assert split_credit(line, WORDS) == (caption or line, credit)


def test_the_headline_that_comes_again_is_no_subhead() -> None:
    title = "Ferry docks again after the storm"
    story = f"<p>{PARAGRAPHS[0]}</p><h3>{title}</h3><p>{PARAGRAPHS[1]}</p><h3>A second boat</h3><p>{PARAGRAPHS[2]}</p>"
    article = articleclean.clean(f"<html><body><article><h1>{title}</h1>{story}</article></body></html>")
    assert [heading.text for heading in article.headings] == ["A second boat"]


def test_a_subhead_that_leads_to_what_its_paragraph_tells_of() -> None:
    parts = [
        f"<h2><a href=https://other.example/{n}>Boat number {n}</a></h2><p>{text}</p>"
        for n, text in enumerate(PARAGRAPHS)
    ]
    lead = "<p>Notes from the harbour this week, each with the report it was taken from, and what we think of it.</p>"
    article = articleclean.clean(f"<article><h1>Notes from the harbour</h1>{lead}{''.join(parts)}</article>")
    assert {"Boat number 0", "Boat number 1"} <= {heading.text for heading in article.headings}


def test_a_subhead_over_a_list_behind_the_last_paragraph() -> None:
    lists = "".join(
        f"<h3>Boats of {year}:</h3><ol><li>Tern, {year % 7 + 8} metres</li><li>Gull, {year % 5 + 9} metres</li></ol>"
        for year in (2021, 2022)
    )
    story = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    article = articleclean.clean(f"<article><h1>Ferry docks again after the storm</h1>{story}{lists}</article>")
    assert [heading.text for heading in article.headings] == ["Boats of 2021:", "Boats of 2022:"]
