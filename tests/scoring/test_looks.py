"""The looks of the content score: what one block's context says, and that the weights fit the columns."""

import numpy as np
import pytest

from articleclean import Cleaner
from articleclean.features import block_features
from articleclean.scoring.context import CONTEXT, Context, context_columns, densest_run, window_sum
from articleclean.scoring.matrix import logistic
from articleclean.scoring.model import load_model

LINES = "Menu\nSearch\n" + "\n\n".join(f"The mill by the river turned again on day {n}, people said." for n in range(9))


@pytest.mark.parametrize("name", ["text", "html"])
def test_weights_are_for_the_columns_in_their_order(name: str) -> None:
    assert load_model(name).context == CONTEXT


def test_no_log_odds_overflow() -> None:
    """A text of two million times one word reaches -775; warnings are errors here."""
    assert logistic(np.array([-2000.0, 0.0, 2000.0])).tolist() == [0.0, 0.5, 1.0]
    assert logistic(np.array([-3.0])) == pytest.approx(1 / (1 + np.exp(3.0)), rel=1e-12)


def test_a_second_look_is_not_coloured_by_the_first() -> None:
    features = block_features(Cleaner().read(LINES, kind="text"))
    rng = np.random.default_rng(1)
    first, second = rng.normal(size=(2, 11)) * 4
    context = Context(features, np.empty((0, 11)))
    context.look(first)
    context.look(second)
    afresh = context_columns(features, second)
    for name in CONTEXT:
        assert np.array_equal(context.columns[name], afresh[name]), name


def test_places_count_from_the_densest_run() -> None:
    features = block_features(Cleaner().read(LINES, kind="text"))
    columns = context_columns(features, np.array([-8.0, -8.0] + [8.0] * 8 + [-8.0]))
    assert columns["inside"].tolist() == [0, 0] + [1] * 8 + [0]
    assert np.allclose(np.expm1(columns["ahead"]), [2, 1] + [0] * 9)
    assert np.allclose(np.expm1(columns["behind"]), [0] * 10 + [1])
    assert np.allclose(columns["outside_share"] * 11, [2, 1] + [0] * 8 + [1])
    assert columns["alone-1"].tolist() == [-4.0, -8.0, -8.0] + [8.0] * 8


def test_windows_and_runs_at_the_edges() -> None:
    assert window_sum(np.array([1.0, 2.0, 4.0]), 1).tolist() == [3.0, 7.0, 6.0]
    assert window_sum(np.array([5.0]), 8).tolist() == [5.0]
    assert densest_run(np.array([-1.0, 2.0, -1.0, 3.0, -9.0])) == (1, 3)


def test_a_long_page_is_scored_as_its_pieces_are() -> None:
    look = load_model("html").looks[1]
    inputs = np.random.default_rng(2).normal(size=(2500, len(look.center)))
    pieces = [look.log_odds(inputs[at : at + 50]) for at in range(0, len(inputs), 50)]
    assert np.allclose(look.log_odds(inputs), np.concatenate(pieces))
