"""All options, in one frozen record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from articleclean.errors import OptionsError
from articleclean.model.document import SOURCE_KINDS, SourceKind
from articleclean.packs.schema import Pack

if TYPE_CHECKING:
    from articleclean.detectors.protocol import Detector

MAX_CHARS = 50_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """How to clean. No option changes the words that come out, only what counts as junk and what is looked for.

    ``languages``: packs to use, for junk and for words of speech (None: all). ``packs``: further packs, as Pack
    objects or folders. ``disable``: names or codes of detectors to leave out. ``detectors``: further junk detectors.
    ``kind``: what the source is, where it is known. ``encoding``: of bytes, where it is known. ``quotes``: look for
    quotes and speakers. ``detect_language``: fill ``Article.language`` from the text where the page does not say it
    (needs the ``language`` extra). ``max_chars``: longest source accepted, in characters. Raises OptionsError.
    """

    languages: tuple[str, ...] | None = None
    packs: tuple[Pack | str | Path, ...] = ()
    disable: tuple[str, ...] = ()
    detectors: tuple[Detector, ...] = ()
    kind: SourceKind | None = None
    encoding: str | None = None
    quotes: bool = True
    detect_language: bool = False
    site_lines: frozenset[int] = frozenset()
    """Hashes of lines that are known to repeat across the site (``corpus.sites.load_site_lines``)."""
    max_chars: int = MAX_CHARS

    def __post_init__(self) -> None:
        self._take_lists()
        if functions := [d for d in self.detectors if not hasattr(d, "detect")]:
            raise OptionsError(f"{functions[0]!r} is no Detector: docs/how_to.md tells how to make one of a function")
        check_kind(self.kind)
        if self.encoding is not None:
            from articleclean.ingest.encoding import canonical

            if not isinstance(self.encoding, str) or canonical(self.encoding) is None:
                raise OptionsError(
                    f"encoding {self.encoding!r} is unknown: name one such as 'windows-1252', or leave it out"
                )
        if not isinstance(self.max_chars, int) or self.max_chars < 1:
            raise OptionsError(f"max_chars must be a whole number of at least 1, not {self.max_chars!r}")

    def _take_lists(self) -> None:
        """Any iterable as a tuple, its items of the right types."""
        lists = {"languages": (str,), "packs": (Pack, str, Path), "disable": (str,), "detectors": (object,)}
        for name, types in lists.items():
            given = getattr(self, name)
            if given is None and name == "languages":
                continue
            if isinstance(given, str) or not isinstance(given, Iterable):
                raise OptionsError(f"{name} takes several: give a list, such as {name}=[{given!r}]")
            items = tuple(given)
            if wrong := [item for item in items if not isinstance(item, types)]:
                raise OptionsError(f"{name} takes {' or '.join(t.__name__ for t in types)}, not {wrong[0]!r}")
            object.__setattr__(self, name, items)


def check_kind(kind: str | None) -> None:
    """Raise OptionsError for a kind of source that there is not; None is one that is found out."""
    if kind is not None and kind not in SOURCE_KINDS:
        raise OptionsError(f"kind {kind!r} is unknown: use 'text', 'html' or 'markdown', or leave it out")
