"""What the share of known junk says about the rest of a text."""

from articleclean import clean

STORY = (
    "La zuppa di ceci è un piatto che in valle si mangia d'inverno, quando la neve chiude le strade e il forno resta "
    "acceso tutto il giorno.\n\n"
    "Ogni famiglia la prepara a modo suo, chi con il rosmarino e chi con una crosta di formaggio, ma la base è sempre "
    "la stessa e chiede soltanto tempo.\n\n"
)
LINK = "LEGGI ANCHE >>> Dieci zuppe per l'inverno\n\n"
LIST = "Ingredienti (per 4 persone)\n\n300 gr di ceci secchi\n\n1 rametto di rosmarino\n\n2 cipolle\n\nsale\n\nolio\n"


def test_a_link_in_the_story_does_not_make_its_lists_furniture() -> None:
    article = clean(STORY + LINK + LIST)
    assert [r.text for r in article.removed] == [LINK.strip()]
    assert "2 cipolle" in article.text


def test_a_marker_said_often_shows_no_more_furniture_than_one() -> None:
    marked = LIST.replace("\n\n", "\n\nPubblicità\n\n")
    article = clean(STORY + marked)
    assert {r.text for r in article.removed} == {"Pubblicità"}
    assert len(article.removed) > 3
    assert "2 cipolle" in article.text


def test_two_known_lines_do_not_make_a_short_text_furniture() -> None:
    article = clean(STORY + LINK + "Condividi su Facebook\n\n" + LIST)
    assert [r.text for r in article.removed] == [LINK.strip(), "Condividi su Facebook"]
    assert "2 cipolle" in article.text


def test_a_text_without_known_junk_stays_whole() -> None:
    assert clean(STORY + LIST).removed == ()


TEASERS = "".join(
    f"<div><h3><a href=/{n}>Headline number {n} of the week</a></h3><p>Two lines on what happened in village {n}, "
    "and why its people were surprised by it.</p></div>"
    for n in range(12)
)


def test_a_page_that_is_no_article_keeps_more_of_its_text() -> None:
    page = "<html><head><title>The week</title>%s</head><body><h1>The week</h1>" + TEASERS + "</body></html>"
    claimed = '<script type="application/ld+json">{"@type":"%s","author":"A. Roe"}</script>'
    as_list = clean(page % claimed % "CollectionPage")
    assert as_list.page_kind == "list"
    assert len(as_list.removed) < len(clean(page % claimed % "NewsArticle").removed)


def test_a_page_whose_text_is_brought_by_scripts_still_has_its_fields() -> None:
    head = "<title>A vote</title><meta name=author content='Anna Berg'>"
    article = clean(f"<html><head>{head}</head><body><div id=app></div><script>app()</script></body></html>")
    assert (article.title, article.authors, article.blocks) == ("A vote", ("Anna Berg",), ())
    assert article.quality_reasons == ("the page holds no text; scripts may bring it",)
