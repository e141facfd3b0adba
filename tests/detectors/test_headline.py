"""Every sign of a headline has its weight, and each speaks the way it should."""

import json

import pytest

from articleclean.detectors.roles.headline import SIGNS, WEIGHTS

FOR = {"overlap", "byline under it", "date under it", "one of them right under it", "said before", "break over it"}
AGAINST = {"list mark", "distance", "under another", "long"}


@pytest.fixture(scope="module")
def weights() -> dict[str, float]:
    found: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return found


def test_every_sign_has_its_weight(weights: dict[str, float]) -> None:
    assert tuple(weights) == SIGNS


@pytest.mark.parametrize("sign", sorted(FOR | AGAINST))
def test_signs_speak_the_way_they_should(weights: dict[str, float], sign: str) -> None:
    assert (weights[sign] > 0) == (sign in FOR)
