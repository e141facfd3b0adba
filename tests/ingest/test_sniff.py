import pytest

from articleclean.ingest.sniff import sniff

STORY = "The council met on Monday.\nIt voted for the plan, nine to four.\n"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>Hello",
        "\ufeff\n <html lang=en><body>x",
        '<?xml version="1.0"?>\n<html xmlns="x">',
        "<script type=x>\nvar a = 1;\n</script>\n<!DOCTYPE html>\n<html lang=en>",
        "<!-- saved -->\n<HTML>",
        "<p>One paragraph.</p>",
        '<div class="story">\n<p>One.</p></div>',
        "Lead text <p>One.</p>\n<p>Two.</p>",
    ],
)
def test_html(text: str) -> None:
    assert sniff(text) == "html"


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\n" + STORY + "\n## Part\n\n[Read more](https://paper.example/x)",
        "[Home](/) [News](/news) [Sport](/sport)\n\n" + STORY,
        STORY + "\n\n| Team | Points |\n| --- | --- |\n| North | 3 |",
        "Title\n=====\n\n" + STORY + "\n\n**Bold words** and\n\n## Head",
        "![A boat](https://paper.example/a_(1).jpg)\n\n# Title\n\n**Lead**",
        f"![](data:image/png;base64,{'A' * 30_000})\n\n# Title\n\n**Lead**\n\n[More](/more)",
    ],
)
def test_markdown(text: str) -> None:
    assert sniff(text) == "markdown"


@pytest.mark.parametrize(
    "text",
    [
        "",
        STORY,
        STORY * 20 + "a stray <br> and <p> tag, x < y > z",
        "# 1 in the charts\n" + STORY,
        "#news #sport\n" + STORY,
        "* first\n* second\n* third\n" + STORY,
        "- one\n- two\n" + STORY + "\n---\n",
        "**Exclusive** " + STORY,
        STORY + "[1] [2] [citation needed] (see below)",
        "He wrote <a href='x'>here</a> once.",
        "> quoted\n> mail\n" + STORY,
        "Part one\n--------\n" + STORY,
    ],
)
def test_text(text: str) -> None:
    assert sniff(text) == "text"
