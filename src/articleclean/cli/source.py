"""What the commands share: which inputs there are, how they are read and cleaned, how results are written."""

import functools
import glob
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from articleclean.errors import InputError
from articleclean.model.document import SOURCE_KINDS, SourceKind

if TYPE_CHECKING:
    from articleclean.api import Cleaner
    from articleclean.model.article import Article

KIND_BY_SUFFIX: dict[str, SourceKind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
}
"""Other names say nothing: the content decides."""

STDIN = "-"

_OPTIONS: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option("--base-url", metavar="URL", help="Where the page came from: completes links, helps with the site."),
    click.option("--encoding", metavar="NAME", help="Character encoding of the input; else found out."),
    click.option("--kind", type=click.Choice(SOURCE_KINDS), help="What the input is; else found out."),
    click.option("--pack", "packs", multiple=True, metavar="FOLDER", help="A language pack of your own. Repeatable."),
    click.option("--disable", multiple=True, metavar="NAME", help="A detector to leave out. Repeatable."),
)


@dataclass(frozen=True)
class Source:
    """The shared options, and the cleaner that they make."""

    base_url: str | None
    encoding: str | None
    kind: SourceKind | None
    packs: tuple[str, ...]
    disable: tuple[str, ...]

    def clean(self, path: str) -> "Article":
        """Read one input and clean it. Raises InputError that names it; OptionsError and PackError."""
        kind = self.kind or KIND_BY_SUFFIX.get(Path(path).suffix.lower())
        try:
            return self._cleaner.clean(read_bytes(path), url=self.base_url, kind=kind)
        except InputError as error:
            raise InputError(f"{'stdin' if path == STDIN else path}: {error}") from error

    @cached_property
    def _cleaner(self) -> "Cleaner":
        """Made when the first input is there, once for all of them."""
        from articleclean.api import Cleaner
        from articleclean.options import Options

        return Cleaner(Options(packs=self.packs, disable=self.disable, encoding=self.encoding))


def source_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that cleans, handed to it as one ``source``."""

    @functools.wraps(function)
    def with_source(
        *,
        base_url: str | None,
        encoding: str | None,
        kind: SourceKind | None,
        packs: tuple[str, ...],
        disable: tuple[str, ...],
        **own: Any,
    ) -> Any:
        return function(source=Source(base_url, encoding, kind, packs, disable), **own)

    return functools.reduce(lambda decorated, option: option(decorated), reversed(_OPTIONS), with_source)


def expand(patterns: Iterable[str]) -> list[str]:
    """Paths in the order given, each once; shell patterns that the shell left alone are resolved here.

    Nothing given means stdin, unless that is a terminal. Raises click.UsageError then.
    """
    paths: list[str] = []
    for pattern in patterns:
        # os.path, because Path.exists raises where a folder may not be entered
        literal = pattern == STDIN or not glob.has_magic(pattern) or os.path.exists(pattern)
        paths += [pattern] if literal else sorted(glob.glob(pattern, recursive=True)) or [pattern]
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError("no FILE given and nothing is piped in: name a file, or - for stdin")
    return list(dict.fromkeys(paths)) or [STDIN]


def only_one(pattern: str | None) -> str:
    """The path of a command that takes one. Raises click.UsageError where a shell pattern names several."""
    paths = expand([pattern] if pattern else [])
    if len(paths) > 1:
        raise click.UsageError(f"{pattern} names {len(paths)} files, this command takes one at a time: name it")
    return paths[0]


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of stdin for "-". Raises InputError that says what is wrong with it."""
    if path == STDIN and sys.stdin is None:
        raise InputError("it is closed: name a file, or pipe something in")
    try:
        return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file") from None
    except IsADirectoryError:
        raise InputError(
            "this is a folder: name its files, for example with a pattern such as 'folder/*.txt'"
        ) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from None


def write_text(chunks: Iterable[str], output: str | None) -> None:
    """Write UTF-8 to a file, or to stdout for None and "-". Raises click.ClickException that says why it cannot."""
    lines = (chunk.encode("utf-8", "backslashreplace") for chunk in chunks)
    file = None if output == STDIN else output
    if file is None and sys.stdout is None:
        raise click.ClickException("stdout is closed: name a file with --output")
    try:
        with nullcontext(sys.stdout.buffer) if file is None else Path(file).open("wb") as sink:
            sink.writelines(lines)
            sink.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        name = file or "stdout"
        raise click.ClickException(f"{name} cannot be written: {error.strerror}") from None
