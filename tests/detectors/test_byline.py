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
