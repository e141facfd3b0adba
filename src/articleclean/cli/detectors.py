"""``articleclean detectors``: the catalogue."""

import click


@click.command("detectors")
def command() -> None:
    """List the detectors: code, name (for --disable), what they find and how they work."""
    from articleclean.detectors import CATALOGUE
    from articleclean.report.catalogue import summary_of

    rows = [
        ("code", "name", "finds", ""),
        *((d.code, d.name, d.category or "role", summary_of(d)) for d in CATALOGUE),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for code, name, finds, summary in rows:
        click.echo(f"{code:{widths[0]}}  {name:{widths[1]}}  {finds:{widths[2]}}  {summary}".rstrip())
