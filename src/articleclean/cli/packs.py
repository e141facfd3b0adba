"""``articleclean packs``: the language packs, and checks of one's own."""

from pathlib import Path

import click

from articleclean.cli import OK, SOME_FAILED


@click.command("packs")
@click.argument("folders", nargs=-1, metavar="[FOLDER…]")
def command(folders: tuple[str, ...]) -> int:
    """List the packs that come along. With folders: check these, entry by entry."""
    return _check([Path(folder) for folder in folders]) if folders else _list()


def _list() -> int:
    from articleclean.packs.loader import known_languages, load_pack

    for name in known_languages():
        entries = load_pack(name).entries
        categories = {entry.category for entry in entries}
        click.echo(f"{name}  {len(entries):4} phrases in {len(categories):2} categories")
    return OK


def _check(folders: list[Path]) -> int:
    from articleclean.packs.checking import check_pack

    failed = False
    for folder in folders:
        problems = list(check_pack(folder))
        for problem in problems:
            click.echo(f"{folder}: {problem}", err=True)
        click.echo(
            f"{folder}: {f'{len(problems)} problems' if problems else 'every example is found, every look-alike stays'}"
        )
        failed = failed or bool(problems)
    return SOME_FAILED if failed else OK
