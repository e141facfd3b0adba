"""What a detector is."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from articleclean.model.finding import Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
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


def once(find: "Callable[[Scan], T]") -> "Callable[[Scan], T]":
    """Decorator for what several detectors ask of a document: found out at the first call, then kept with the scan."""

    @functools.wraps(find)
    def ask(scan: "Scan") -> T:
        if find not in scan.known:
            scan.known[find] = find(scan)
        found: T = scan.known[find]
        return found

    return ask
