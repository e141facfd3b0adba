"""The gate: no set may get worse than what is pinned in floors.toml. See benchmarks/gate.py."""

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks import gate
from benchmarks.cases import won
from benchmarks.gate import Measured

from articleclean import Cleaner

PINNED = gate.read()
CHANGELOG = "# Changelog\n\n## Unreleased\n\n### Added\n\n- Things.\n"


@pytest.mark.parametrize("name", gate.sets())
def test_nothing_got_worse(name: str) -> None:
    if why := gate.missing(name):
        pytest.skip(why)
    now = gate.measure(name)
    if now.digest != PINNED[name].digest and gate.ROOT not in gate.sets()[name][0].parents:
        pytest.skip(f"{name} here is other data than the floors were pinned on: python -m benchmarks.gate --pin")
    assert gate.complaints(PINNED[name], now) == []


def test_every_set_is_pinned() -> None:
    assert set(PINNED) == set(gate.sets())


def test_a_broken_detector_is_noticed() -> None:
    now = gate.measure("own scraped texts", Cleaner(quotes=False, disable=("related_links",)))
    assert gate.complaints(PINNED["own scraped texts"], now)
    folder = gate.ROOT / "tests" / "cases"
    assert won(folder / "share_bar", Cleaner(quotes=False, disable=("share_bar",)))[0] < int(
        PINNED["cases"].floors["share_bar found"]
    )


def test_pinning_refuses_to_lower_a_floor(tmp_path: Path) -> None:
    floors, changelog = tmp_path / "floors.toml", tmp_path / "CHANGELOG.md"
    changelog.write_text(CHANGELOG, encoding="utf-8")
    good = Measured("d1", {"f1 all": 0.9, "share_bar found": 7}, {"chars_lost all": 0.004})
    assert gate.pin({"set": good}, floors, changelog, None) == []
    pinned = floors.read_text(encoding="utf-8")
    for worse in (
        replace(good, floors={"f1 all": 0.89, "share_bar found": 7}),
        replace(good, floors={"f1 all": 0.9, "share_bar found": 6}),
        replace(good, floors={"f1 all": 0.9}),
        replace(good, ceilings={"chars_lost all": 0.006}),
    ):
        assert len(gate.pin({"set": worse}, floors, changelog, None)) == 1
    assert (floors.read_text(encoding="utf-8"), changelog.read_text(encoding="utf-8")) == (pinned, CHANGELOG)


def test_lowering_tells_why_in_the_changelog(tmp_path: Path) -> None:
    floors, changelog = tmp_path / "floors.toml", tmp_path / "CHANGELOG.md"
    changelog.write_text(CHANGELOG, encoding="utf-8")
    gate.pin({"set": Measured("d1", {"f1 all": 0.9})}, floors, changelog, None)
    assert gate.pin({"set": Measured("d2", {"f1 all": 0.8})}, floors, changelog, "harder set") == []
    assert gate.pin({"set": Measured("d2", {"f1 all": 0.7})}, floors, changelog, "harder still") == []
    assert gate.read(floors)["set"] == Measured("d2", {"f1 all": 0.698})
    text = changelog.read_text(encoding="utf-8")
    assert text.count("### Quality floors") == 1
    assert "(set): harder set" in text
    assert text.index("harder still") < text.index("### Added")


def test_pinning_raises_floors_and_never_loosens_them(tmp_path: Path) -> None:
    floors, changelog = tmp_path / "floors.toml", tmp_path / "CHANGELOG.md"
    gate.pin({"set": Measured("d", {"f1 all": 0.9}, {"chars_lost all": 0.004})}, floors, changelog, None)
    gate.pin({"set": Measured("d", {"f1 all": 0.899}, {"chars_lost all": 0.001})}, floors, changelog, None)
    assert gate.read(floors)["set"] == Measured("d", {"f1 all": 0.898}, {"chars_lost all": 0.002})


def test_other_sets_keep_their_floors(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    gate.pin({"one": Measured("d", {"f1": 0.9})}, floors, tmp_path / "none", None)
    gate.pin({"two": Measured("d", {"f1": 0.5})}, floors, tmp_path / "none", None)
    assert gate.read(floors)["one"].floors == {"f1": 0.898}
