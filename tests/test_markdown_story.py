"""The same story as a page and as Markdown: junk that announces itself goes from both."""

import pytest

from articleclean import clean

STORY = (
    "The ferry between the island and the town stopped running on Tuesday after engineers found a crack in its ramp.",
    "About 300 people use the boat each day, many of them pupils of the island school, and no bridge is near.",
    "The company has hired two fishing boats for people on foot, and lorries with food will come by barge every week.",
    "Repairs are to take nine days, and the county has promised to pay back the price of all monthly tickets.",
)
PAGE = (
    "<html><body><nav><a href=/>Home</a> <a href=/news>News</a></nav><h1>Ferry stops after a crack</h1>{}</body></html>"
)
BODY = [f"<p>{p}</p>" for p in STORY]
BODY.insert(2, "<p><a href=/2>Read more: Why the lighthouse turned green</a></p>")
MARKDOWN = ["[Home](/) [News](/news)", "# Ferry stops after a crack", *STORY]
MARKDOWN.insert(4, "[Read more: Why the lighthouse turned green](/2)")


@pytest.mark.parametrize(
    "source", [PAGE.format("\n".join(BODY)), "\n\n".join([*MARKDOWN, "**Bold end**, [a link](/x)."])]
)
def test_story_stays_and_junk_goes(source: str) -> None:
    article = clean(source)
    assert all(p in article.text for p in STORY)
    assert not any(word in article.text for word in ("Home", "Read more", "lighthouse", "](", "#"))


def test_what_is_cut_leaves_no_marks_behind() -> None:
    """The rest of a paragraph of which something was cut is text, as all of it would have been."""
    cut = "The *crew* thanked the [county](/c). [ad_1] It had **worked** through four nights to mend the old ramp."
    article = clean("\n\n".join([*MARKDOWN, "![](/ferry.jpg)", cut, "[](/share)", "**Bold end**, [a link](/x)."]))
    assert "The crew thanked the county. It had worked through four nights" in article.text
    assert "](" not in article.text
    assert {r.text for r in article.removed} >= {"[ad_1]", "![](/ferry.jpg)", "[](/share)"}
    assert article.restore() == article.source_text
