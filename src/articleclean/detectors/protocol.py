"""What a detector is."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category, Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

T = TypeVar("T")

Stage = Literal["alone", "context"]
"""Whether a detector needs one block only, or its surroundings too."""


@dataclass(frozen=True, slots=True)
class Detector:
    """A named look at a document. ``detect`` is pure: it reads the scan and yields findings, in order of the text.

    ``code`` is stable and short ("J03"), ``name`` is what options and the command line use ("share_bar").
    """

    code: str
    name: str
    category: Category | None
    stage: Stage
    detect: "Callable[[Scan], Iterator[Finding]]"

    def about(
        self,
        block: "Block",
        reason: str,
        *evidence: Evidence,
        strength: Strength = Strength.STRONG,
        role: Role | None = None,
    ) -> Finding:
        """A finding about a whole block: junk of the detector's category, or (``role``) part of the article."""
        category = self.category if role is None else None
        return Finding(self.code, block.start, block.end, strength, reason, category, role, evidence)


def once(find: "Callable[[Scan], T]") -> "Callable[[Scan], T]":
    """Decorator for what several detectors ask of a document: found out at the first call, then kept with the scan."""

    @functools.wraps(find)
    def ask(scan: "Scan") -> T:
        if find not in scan.known:
            scan.known[find] = find(scan)
        found: T = scan.known[find]
        return found

    return ask
