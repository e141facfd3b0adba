"""``articleclean sites``: what repeats across the pages of a site."""

from pathlib import Path
from typing import Any

import click

from articleclean.cli.corpus import INPUTS, column_options, given_columns


@click.group("sites")
def command() -> None:
    """Learn and look at what repeats across the pages of a site."""


@command.command()
@INPUTS
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Parquet file.")
@click.option("--memory", type=click.IntRange(100), default=2000, show_default=True, help="Megabytes for counting.")
@column_options
def learn(inputs: tuple[str, ...], output: Path, memory: int, **given: Any) -> None:
    """Count the lines that repeat across pages of a site, for `corpus --sites`."""
    from articleclean.corpus.sites import learn_sites

    lines, known = learn_sites(inputs, output, columns=given_columns(given), memory_megabytes=memory)
    click.echo(f"{lines:,} repeated lines of {known:,} sites in {output}")


@command.command()
@click.argument("profiles", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Parquet file.")
def join(profiles: tuple[str, ...], output: Path) -> None:
    """Join profiles learnt from different pages into one."""
    from articleclean.corpus.sites import join_profiles

    lines = join_profiles(profiles, output)
    click.echo(f"{lines:,} repeated lines in {output}")


@command.command()
@click.argument("profile", type=click.Path(exists=True, dir_okay=False))
@click.option("--site", help="Only this site.")
def show(profile: str, site: str | None) -> None:
    """Print the lines of a profile that count as evidence: site, share of its pages, line."""
    from articleclean.corpus.sites import evident_lines

    for line in evident_lines(profile):
        if site in {None, line.site}:
            click.echo(f"{line.site}\t{line.share:.0%}\t{line.line}")
