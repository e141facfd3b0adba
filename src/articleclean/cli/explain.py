"""``articleclean explain``: the source with what was removed struck through, and why."""

import os
import shutil
import sys

import click

from articleclean.cli.source import Source, only_one, source_options, write_text


@click.command("explain")
@click.argument("file", required=False, metavar="[FILE | -]")
@click.option("--color/--no-color", default=None, help="Colour; else only on a terminal, and not with NO_COLOR set.")
@click.option("--html", is_flag=True, help="Write one HTML page that needs no other file.")
@click.option("-o", "--output", metavar="PATH", help="Where to write; stdout by default.")
@source_options
def command(
    *,
    file: str | None,
    color: bool | None,
    html: bool,
    output: str | None,
    source: Source,
) -> None:
    """Show the whole source: what was kept with its role, what was removed with detector and reason.

    Piped, each piece is one line, and removed ones begin with "-".
    """
    path = only_one(file)
    article = source.clean(path)
    if html:
        from articleclean.report.html import explain_html

        write_text([explain_html(article)], output)
        return
    from articleclean.report.explain import explain_text

    if color is None:
        color = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    columns = min(shutil.get_terminal_size((100, 24)).columns, 110)
    write_text([explain_text(article, color=color, width=columns)], output)
