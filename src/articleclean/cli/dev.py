"""``articleclean dev``: for contributors, in a checkout."""

from pathlib import Path

import click

from articleclean.errors import InputError


@click.group("dev")
def command() -> None:
    """For contributors: run in a checkout of the repository."""


@command.command("add-fixture")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="Name of the folder under tests/fixtures; the file's name by default.")
@click.option("--shape", required=True, help="What the source is like: 'news text with a comment form at its end'.")
def add_fixture(file: Path, name: str | None, shape: str) -> None:
    """Make a fixture of FILE: its source, and the article that it becomes now.

    Then correct article.json by hand until it says what is right: the test stays red until the code agrees.
    """
    from articleclean.report import fixtures

    folder = fixtures.add_fixture(file, _fixtures() / (name or file.stem), shape)
    click.echo(f"{folder}: correct article.json by hand until it says what is right, then run `make test`")


@command.command("pin-findings")
def pin_findings() -> None:
    """Write findings.json of all fixtures anew: what the detectors claim now. Then read the diff."""
    from articleclean.report import fixtures

    for article in sorted(_fixtures().glob("*/article.json")):
        fixtures.pin_findings(article.parent)


def _fixtures() -> Path:
    folder = Path("tests/fixtures")
    if not folder.is_dir():
        raise InputError("there is no folder tests/fixtures here: run this in a checkout of the repository")
    return folder
