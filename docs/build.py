"""Writes what the docs show of the program's own output: ``make docs``.

docs/detectors.md from the detectors and their cases, docs/demo.svg and the README's example from examples/.
"""

import contextlib
import io
import os
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from articleclean import clean
from articleclean.report import catalogue
from articleclean.report.explain import explain_text

ROOT = Path(__file__).parents[1]
WIDTH = 104
LINES = 44
"""Of the explanation, from its top: enough to see every kind of line."""

EXAMPLE = re.compile(
    r"(<!-- example:begin -->\n```python\n(?P<code>.*?)```\n\n```text\n).*?(```\n<!-- example:end -->)", re.S
)


def readme(text: str) -> str:
    """The README with the output of its example as it is now."""
    match = EXAMPLE.search(text)
    if match is None:
        raise ValueError("README.md has no example between its marks")
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        exec(match["code"], {})  # noqa: S102 - the README's own code
    return text[: match.end(1)] + out.getvalue() + text[match.start(3) :]


def screenshot() -> str:
    """The demo's terminal as SVG."""
    source = (ROOT / "examples" / "scraped-news.txt").read_text(encoding="utf-8")
    lines = explain_text(clean(source), color=True, width=WIDTH).splitlines()[:LINES]
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text("$ articleclean explain examples/scraped-news.txt", style="bold"))
    console.print(Text.from_ansi("\n".join([*lines, "…"])))
    svg = console.export_svg(title="articleclean", unique_id="articleclean")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)


def main() -> None:
    """Write all of it."""
    os.environ.pop("NO_COLOR", None)
    catalogue.main()
    (ROOT / "docs" / "demo.svg").write_text(screenshot(), encoding="utf-8")
    page = ROOT / "README.md"
    page.write_text(readme(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
