"""What a detector has to say about a stretch of the source."""

from dataclasses import dataclass
from enum import IntEnum

from articleclean.model.labels import Category, Role
from articleclean.model.quick_init import quick_init


class Strength(IntEnum):
    """How much a finding weighs when verdicts are made."""

    HINT = 1
    """Shifts the content score."""
    STRONG = 2
    """Decides, unless there is strong evidence to keep."""
    CERTAIN = 3
    """Decides in any case: the words can mean nothing else."""


@quick_init
@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact behind a finding: its kind ("phrase", "number", "neighbour"), and the matched words or the figure."""

    kind: str
    value: str


@quick_init
@dataclass(frozen=True, slots=True)
class Finding:
    """A detector's claim about ``source[start:end]``: junk of a category, or (``role`` set) part of the article.

    A span equal to one or several whole blocks speaks of these; a span inside a block asks to cut only that stretch.
    """

    code: str
    start: int
    end: int
    strength: Strength
    reason: str
    category: Category | None = None
    role: Role | None = None
    evidence: tuple[Evidence, ...] = ()
