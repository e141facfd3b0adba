"""``articleclean clean``: files or stdin in; text, Markdown or JSON out."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from articleclean.cli import OK, SOME_FAILED, complain
from articleclean.cli.source import Source, expand, source_options, write_text
from articleclean.errors import InputError

if TYPE_CHECKING:
    from articleclean.model.article import Article

SUFFIXES = {"text": ".txt", "markdown": ".md", "json": ".json", "jsonl": ".jsonl"}


@click.command("clean")
@click.argument("files", nargs=-1, metavar="[FILE… | -]")
@click.option("-f", "--format", "form", type=click.Choice(list(SUFFIXES)), default="text", show_default=True)
@click.option("-o", "--output", metavar="PATH", help="A file for everything, or an existing folder: a file for each.")
@source_options
def command(
    *,
    files: tuple[str, ...],
    form: str,
    output: str | None,
    source: Source,
) -> int:
    """Clean articles and print what is left of them.

    Several files: text and Markdown stand under a line "==> FILE <==", json becomes one list, jsonl one line each.
    A file that cannot be read is named on stderr, the others are cleaned, and the exit code is 1.
    """
    paths = expand(files)
    failed: list[str] = []

    def articles() -> Iterator[tuple[str, "Article"]]:
        for path in paths:
            try:
                yield path, source.clean(path)
            except InputError as error:
                complain(str(error), SOME_FAILED)
                failed.append(path)

    if output and os.path.isdir(output):  # never raises, as Path does without rights
        _write_each(articles(), form, Path(output))
    else:
        _check_output(output, paths)
        write_text(_together(articles(), form, several=len(paths) > 1), output)
    return SOME_FAILED if failed else OK


def _together(articles: Iterator[tuple[str, "Article"]], form: str, *, several: bool) -> Iterator[str]:
    match form:
        case "jsonl":
            for path, article in articles:
                yield json.dumps({"file": path, **article.to_dict()}, ensure_ascii=False) + "\n"
        case "json" if several:
            rows = [{"file": path, **article.to_dict()} for path, article in articles]
            yield json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
        case _:
            for number, (path, article) in enumerate(articles):
                head = f"==> {path} <==\n" if several else ""
                yield ("\n" if number else "") + head + _render(article, form)


def _render(article: "Article", form: str) -> str:
    match form:
        case "json":
            return article.to_json(indent=2) + "\n"
        case "markdown":
            return article.to_markdown()
        case _:
            return f"{article.text}\n" if article.text else ""


def _write_each(articles: Iterator[tuple[str, "Article"]], form: str, folder: Path) -> None:
    """One file for each input, named after it. Raises click.UsageError rather than write over an input or result."""
    written: set[Path] = set()
    for path, article in articles:
        target = folder / (Path(path).stem + SUFFIXES[form] if path != "-" else f"stdin{SUFFIXES[form]}")
        if target in written:
            raise click.UsageError(f"two inputs would both become {target}: give them different names")
        _check_output(str(target), [path])
        written.add(target)
        write_text(_together(iter([(path, article)]), form, several=False), str(target))


def _check_output(output: str | None, inputs: list[str]) -> None:
    if output and any(Path(output).resolve() == Path(path).resolve() for path in inputs if path != "-"):
        raise click.UsageError(f"{output} is an input: write to another file or folder")
