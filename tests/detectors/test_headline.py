"""Every sign of a headline has its weight, and each speaks the way it should."""

import json

import pytest

from articleclean import clean
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


BRIDGE = "The mayor said on Monday that the new bridge would not open before the spring."


def test_a_paragraph_of_several_sentences_is_no_headline() -> None:
    said = "“We were told nothing,” she said. “Nothing at all.”"
    source = f"Bridge opening delayed again | local news\n\n{said}\n\n{BRIDGE}\n\n{BRIDGE} Why did nobody ask?"
    assert clean(source).title == "Bridge opening delayed again"


def test_a_question_that_the_story_asks_again_is_no_headline() -> None:
    source = f"Bridge opening delayed again\n\nWhy did nobody ask?\n\n{BRIDGE} Why did nobody ask? The port is silent."
    assert clean(source).title == "Bridge opening delayed again"
