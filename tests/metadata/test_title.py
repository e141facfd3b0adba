import pytest

import articleclean
from articleclean.metadata.title import TitleEvidence, agree, as_shown, choose_title, without_site


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        ("Bridge opens after delay | The Paper", "The Paper", "Bridge opens after delay"),
        ("Bridge opens after delay - News - The Paper Online", "The Paper", "Bridge opens after delay - News"),
        ("The Paper: Bridge opens after delay", "The Paper", "Bridge opens after delay"),
        ("The Paper | Bridge opens", "thepaper", "Bridge opens"),
        ("Bridge - a short history", "The Paper", "Bridge - a short history"),
        ("Bridge opens | Region", None, "Bridge opens | Region"),
    ],
)
def test_site_name_goes(title: str, site: str | None, expected: str) -> None:
    assert without_site(title, site) == expected


def test_agreement() -> None:
    assert agree("Bridge opens after delay", "After delay bridge opens")
    assert agree("Bridge opens after delay", "Transport: Bridge opens after delay")
    assert not agree("Bridge opens after delay", "Council votes on bridge")
    assert not agree("", "Bridge")


def test_all_agree() -> None:
    found = TitleEvidence(
        ["Bridge opens at last"], ["Bridge opens at last | The Paper"], "Bridge opens at last – The Paper", "The Paper"
    )
    assert choose_title(found) == "Bridge opens at last"


def test_headline_of_a_newsroom_wins_over_the_title_for_search_engines() -> None:
    found = TitleEvidence(
        ["Oslo bridge: When does it open?"], ["At last, they can cross"], "Oslo bridge: When does it open?", None, True
    )
    assert choose_title(found) == "At last, they can cross"


def test_elsewhere_the_h1_wins_over_what_is_for_search_engines() -> None:
    seo = "Bridges of Oslo 2025 guide"
    assert (
        choose_title(TitleEvidence(["A walk over the bridges of Oslo"], [seo], seo))
        == "A walk over the bridges of Oslo"
    )


@pytest.mark.parametrize("heading", ["The Paper", "Newsletter", "More", ""])
def test_heading_of_something_else_does_not_win(heading: str) -> None:
    found = TitleEvidence([heading], ["Bridge opens after delay"], "Bridge opens after delay - The Paper", "The Paper")
    assert choose_title(found) == "Bridge opens after delay"


def test_date_and_kicker_beside_the_title_in_the_h1_go() -> None:
    found = TitleEvidence(
        ["14 March Bridge opens after delay"], ["Bridge opens after delay"], "Bridge opens after delay"
    )
    assert choose_title(found) == "Bridge opens after delay"


def test_nothing_is_no_title() -> None:
    assert choose_title(TitleEvidence()) is None
    assert choose_title(TitleEvidence(["Only this"])) == "Only this"


def test_a_short_heading_that_the_title_begins_with() -> None:
    assert choose_title(TitleEvidence(["Bridge Office"], [], "Bridge Office | Lund, County")) == "Bridge Office"
    assert choose_title(TitleEvidence(["Lund"], [], "Bridge Office | Lund")) == "Bridge Office | Lund"


def test_a_site_that_is_named_as_its_page_tells_nothing() -> None:
    headline = "How to build a bridge: a guide"
    title = f"{headline} | Lund"
    assert choose_title(TitleEvidence([headline], [], title, title)) == headline


def test_half_of_its_words_make_no_part_a_site() -> None:
    title = "Bridges of the coast: Lessons for climate change"
    assert choose_title(TitleEvidence([title], [title], title, "Center for Climate Solutions")) == title


def test_a_title_behind_the_name_of_its_blog() -> None:
    assert choose_title(TitleEvidence(["Lund Notes"], [], "Lund Notes: Bridge opens")) == "Bridge opens"
    assert choose_title(TitleEvidence([], [], "After the storm: Bridge opens")) == "After the storm: Bridge opens"


def test_soft_hyphens_go() -> None:
    assert choose_title(TitleEvidence(["Bridge opens after de\xadlay"])) == "Bridge opens after delay"


def test_what_stands_beside_a_claim_in_the_title_element_is_the_site() -> None:
    found = TitleEvidence(
        ["The Old Quay"], ["Council shuts the ferry hall"], "The Old Quay: Council shuts the ferry hall"
    )
    assert choose_title(found) == "Council shuts the ferry hall"


@pytest.mark.parametrize(
    ("title", "shown", "expected"),
    [
        ("Ferry hall shuts - Quay News", "Ferry hall shuts", "Ferry hall shuts"),
        ("Quay News | Ferry hall shuts", "Ferry hall shuts", "Ferry hall shuts"),
        ("Ferry hall shuts - Quay News", "Quay", "Ferry hall shuts - Quay News"),
        ("Ferry hall shuts", "Ferry hall shuts", "Ferry hall shuts"),
    ],
)
def test_the_headline_in_sight_tells_where_the_site_begins(title: str, shown: str, expected: str) -> None:
    assert as_shown(title, shown) == expected


TEXT = (
    "<p>"
    + "The council voted on Tuesday to shut the ferry hall while its roof is rebuilt, and buses will run. " * 3
    + "</p>"
)


def test_a_page_without_h1_and_without_the_name_of_its_site() -> None:
    head = "<title>Ferry hall shuts for repairs - Quay News</title>"
    shown = "<div class=head>Ferry hall shuts for repairs</div><p>3 May 2024</p>"
    assert articleclean.clean(f"{head}{shown}{TEXT * 3}").title == "Ferry hall shuts for repairs"


def test_a_second_title_is_not_the_headline() -> None:
    head = "<title>Ferry hall shuts for repairs</title><meta property=og:title content='Ferry hall shuts for repairs'>"
    second = "<h1 class=article__second-title>Repairs move buses to the north</h1>"
    page = f"{head}<div>Ferry hall shuts for repairs</div>{second}{TEXT * 3}"
    assert articleclean.clean(page).title == "Ferry hall shuts for repairs"


def test_a_description_that_says_the_title_again_is_no_dek() -> None:
    head = "<title>Ferry hall shuts for repairs</title><meta name=description content='Ferry hall shuts for repairs'>"
    assert articleclean.clean(f"{head}<h1>Ferry hall shuts for repairs</h1>{TEXT * 3}").dek is None


def test_the_line_that_says_the_title_is_the_headline_where_no_h1_is() -> None:
    source = "<p class=source>Harbour - From the Tuesday edition</p><p class=date>Published 3 May 2024</p>"
    menu = "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(6))
    page = f"<title>Ferry hall shuts - Quay News</title><h3>Ferry hall shuts now</h3><ul>{menu}</ul>{source}{TEXT * 3}"
    page = page.replace("Ferry hall shuts -", "Ferry hall shuts now -")
    article = articleclean.clean(page)
    assert article.title == "Ferry hall shuts now"
    assert [b.text for b in article.blocks if b.role.name == "TITLE"] == ["Ferry hall shuts now"]
