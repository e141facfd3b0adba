"""Records with a quick ``__init__`` are the dataclasses that they were."""

import inspect
import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from articleclean.model.document import Block, Markup
from articleclean.model.finding import Evidence, Finding, Strength


def test_values_and_defaults_are_set() -> None:
    finding = Finding("J01", 0, 5, Strength.HINT, reason="a reason")
    assert [getattr(finding, f.name) for f in fields(Finding)] == [
        "J01", 0, 5, Strength.HINT, "a reason", None, None, ()
    ]  # fmt: skip
    assert Markup("p", "body/p").inside == frozenset()


def test_they_stay_frozen_and_slotted() -> None:
    evidence = Evidence("phrase", "read more")
    with pytest.raises(FrozenInstanceError):
        evidence.kind = "number"  # type: ignore[misc]
    assert not hasattr(evidence, "__dict__")


def test_what_is_missing_or_unknown_is_refused() -> None:
    with pytest.raises(TypeError, match="missing 2 required"):
        Finding("J01", 0, 5)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword"):
        Evidence("phrase", "a", size=3)  # type: ignore[call-arg]


def test_they_are_compared_copied_and_replaced_as_before() -> None:
    block = Block(0, 0, 4, "text", 2, Markup("p", "body/p"))
    assert pickle.loads(pickle.dumps(block)) == block
    assert replace(block, gap=1).gap == 1
    assert len({block, replace(block)}) == 1
    assert list(inspect.signature(Block).parameters) == [f.name for f in fields(Block)]
