"""Bylines beside what menus say in the same words."""

from articleclean import clean

PAGE = """<html><body><header><nav><ul>
<li><div>By Industry</div></li><li><div>By Role</div></li><li><a href="/x">Field Support</a></li>
</ul></nav><ul><li><a href="/pay">Pay Bill</a></li><li>3 May 2024</li></ul></header>
<main><h1>Ferry crews win a longer night at Aldmoor</h1><p>By Hanne Okoro</p>
<p>The ferry crews of Aldmoor will sleep ashore from June, after two winters in which the last boat left them on the far
bank until morning, the harbour board said on Friday.</p>
<p>Nineteen of the crews had refused the late run since March, and the board had begun to hire coaches, which cost more
than the beds it now pays for.</p>
<p>The new timetable puts the last boat at ten, and a bus meets it on both sides of the river, except on Sundays.</p>
</main></body></html>"""


def test_menus_name_no_authors() -> None:
    assert clean(PAGE).authors == ("Hanne Okoro",)


def test_a_byline_in_the_header_of_the_article_counts() -> None:
    inside = PAGE.replace("<h1>", "<article><header><h1>").replace("Okoro</p>", "Okoro</p></header>")
    assert clean(inside.replace("</main>", "</article></main>")).authors == ("Hanne Okoro",)


def test_nordic_openers_are_no_part_of_the_name() -> None:
    story = "Byrådet i Rensby stemte onsdag med 14 mod 9 for at reparere den gamle bro og droppe planerne om en ny."
    for opener in ("Af", "Av"):
        assert clean(f"Gammel bro skal males\n{opener} Mette Lund\n20. april 2023\n\n{story}\n").authors == (
            "Mette Lund",
        )


def test_labels_of_a_menu_name_no_author() -> None:
    head = "Menu\nHome About Contact\nCouncil votes for paint\n20 April 2023\n\n"
    story = "The council voted on Wednesday to repair the old bridge and drop its plan, which had divided the town.\n"
    assert clean(head + story).authors == ()


TEASERS = "".join(
    f"<li><a href=/{n}><h3>{title}</h3></a><div class=meta>By {name} 3 min read</div><time>{n} April 2024</time></li>"
    for n, (title, name) in enumerate(
        [
            ("Night bus to the fells", "Ida Marsh"),
            ("Old oars, new paint", "Tom Reyes"),
            ("A bell for the quay", "Ann Vale"),
        ],
        1,
    )
)


def test_bylines_and_dates_of_other_stories_go_with_them() -> None:
    article = clean(PAGE.replace("</main>", f"</main><section><h2>Most popular</h2><ul>{TEASERS}</ul></section>"))
    assert article.authors == ("Hanne Okoro",)
    assert not any(name in block.text for block in article.blocks for name in ("Marsh", "Reyes", "Vale", "April"))


def test_the_only_byline_may_stand_well_behind_the_story() -> None:
    page = PAGE.replace("<p>By Hanne Okoro</p>", "")
    boxes = "".join(f"<div class=box><a href=/{n}>More of it, part {n}</a></div>" for n in range(8))
    assert clean(page.replace("</main>", f"</main>{boxes}<p>Written by Hanne Okoro</p>")).authors == ("Hanne Okoro",)


def test_a_button_names_no_author() -> None:
    page = PAGE.replace(
        "<p>By", "<ul><li><button><span>Republish Article</span></button></li></ul><p>3 May 2024</p><p>By"
    )
    assert "Republish Article" not in [block.text for block in clean(page).blocks]


def test_the_date_of_a_quoted_post_is_part_of_it() -> None:
    post = (
        "<blockquote><p>The last boat is the best boat.</p><p>— Ferry Fans (@ferryfans) March 3, 2024</p></blockquote>"
    )
    article = clean(PAGE.replace("<p>The new", f"{post}<p>The new"))
    assert [block.role.name for block in article.blocks if "March 3" in block.text] == ["QUOTE"]


def test_a_result_under_the_headline_is_no_byline() -> None:
    results = "<ol><li>Martin Holm: 4.988 votes</li><li>Anna Reyes: 3.457 votes</li><li>Tom Vale: 301 votes</li></ol>"
    page = PAGE.replace("<p>By Hanne Okoro</p>", f"<p>The votes for the best crew were counted on Friday:</p>{results}")
    assert "Martin Holm: 4.988 votes" in clean(page).text
