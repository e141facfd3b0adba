"""Case files: what a detector must find, what it must leave, where it is known to fail.

Tests run them, the catalogue shows them. ``tests/cases/<detector>/`` holds known_failures.txt beside junk.txt and
keep.txt, or beside role.txt and other.txt for the detector of a role.

    # a comment
    --- name of the case
    Context that stays.
    » A marked line.
    A line with ⟦a stretch⟧ marked.

A case without marks is marked as a whole. Words before the name, each with a colon, say more. The case is set into the
middle of a story; ``start:`` and ``end:`` put it before the first or after the last paragraph, ``alone:`` leaves the
story out. In known_failures.txt ``junk:``, ``keep:``, ``role:`` or ``other:`` says what it would be. A role
(``credit:``) is the one meant where the detector knows several.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articleclean.errors import InputError
from articleclean.model.labels import Role

PLACES = ("start", "middle", "end", "alone")
KINDS = {"junk": True, "role": True, "keep": False, "other": False}
"""Kind of case -> whether the detector should find what is marked."""
FILES = (*KINDS, "known_failures")
MARK, OPEN, CLOSE = "» ", "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Case:
    """``text`` is without marks; ``marked`` are (start, end) in it; ``found`` tells whether they should be found."""

    name: str
    text: str
    marked: tuple[tuple[int, int], ...]
    found: bool
    place: str = "middle"
    role: Role | None = None


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file, none when it is missing. Raises InputError for a file that cannot be understood."""
    return tuple(_cases(path)) if path.is_file() else ()


def _cases(path: Path) -> Iterator[Case]:
    head, lines = "", list[str]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), "--- "]:
        if line.startswith("--- "):
            if head:
                yield _case(path, head, "\n".join(lines).strip("\n"))
            head, lines = line[4:].strip(), []
        elif head:
            lines.append(line)
        elif line and not line.startswith("# "):
            raise InputError(f"{path}: {line[:60]!r} stands before the first '--- name'")


def _case(path: Path, head: str, body: str) -> Case:
    *words, name = head.split(": ")
    kind = next((word for word in words if word in KINDS), path.stem)
    if unknown := [word for word in words if word not in (*PLACES, *KINDS, *Role)]:
        raise InputError(f"{path}: {head!r} has unknown words {', '.join(unknown)}")
    if kind not in KINDS or not body:
        raise InputError(f"{path}: {head!r} is empty or does not say what it would be: '--- junk: {name}'")
    text, marked = _marks(body)
    return Case(
        name,
        text,
        marked or tuple(_lines(text)),
        KINDS[kind],
        next((word for word in words if word in PLACES), "middle"),
        next((role for role in Role if role in words), None),
    )


def _marks(body: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without marks, and where they were: whole lines or a stretch of a line."""
    text, marked = "", []
    for line in body.split("\n"):
        plain = line.removeprefix(MARK).replace(OPEN, "").replace(CLOSE, "")
        if line.startswith(MARK):
            marked.append((len(text), len(text) + len(plain)))
        elif OPEN in line:
            start = len(text) + line.index(OPEN)
            marked.append((start, start + line.index(CLOSE) - line.index(OPEN) - len(OPEN)))
        text += plain + "\n"
    return text.rstrip("\n"), tuple(marked)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1
