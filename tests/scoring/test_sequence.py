"""The last look: words by their stems, and the network over the blocks against the same sums one by one."""

import numpy as np

from articleclean import Cleaner
from articleclean.features import MOST_WORDS, Features, block_features, stem_texts
from articleclean.scoring.matrix import FAR, ROWS
from articleclean.scoring.sequence import Convolution, SequenceLook
from articleclean.scoring.words import word_vectors
from articleclean.stems import stem_hashes

TEXT = """The ferrymen of Aldmoor voted to strike on Monday.

Паромщики проголосовали за забастовку, сообщил профсоюз.

渡し船の船員はストライキを決めた。

나루터에서는 사공들이 파업에 들어갔다."""


def features_of(text: str) -> Features:
    return block_features(Cleaner().read(text))


def test_stems_have_the_hashes_that_features_give_them() -> None:
    doc = Cleaner().read(TEXT)
    stems = stem_texts(doc)
    assert {"the", "ferrym", "паромщ", "사공", "나루"} <= set(stems)
    known = set(block_features(doc).words.stems.tolist())
    assert [s for s, h in zip(stems, stem_hashes(stems).tolist(), strict=True) if h not in known] == []


def test_words_add_up_over_the_root_of_their_number() -> None:
    table = word_vectors(["ferrym", "strike"], np.array([[1.0, 0.0], [0.0, 2.0]]))
    sums = table.of_blocks(features_of("Ferrymen strike, ferrymen win.\n\nNothing known here."))
    assert np.allclose(sums, [[2.0 / 2.0, 2.0 / 2.0], [0.0, 0.0]])


def test_a_text_without_words_gets_none() -> None:
    table = word_vectors(["ferrym"], np.array([[1.0]]))
    assert table.of_blocks(features_of("***\n\n***")).tolist() == [[0.0], [0.0]]


def test_the_network_is_the_sum_it_says() -> None:
    rng = np.random.default_rng(7)
    units, columns, n = 3, 4, ROWS + 9
    features = features_of("\n\n".join(f"Boat {i} left the quay at noon" + " again" * (i % 5) for i in range(n)))
    layers = tuple(
        Convolution(d, rng.normal(size=(3, units, units)), rng.normal(size=units), rng.normal(size=(2 * units, units)))
        for d in (1, 4)
    )
    look = SequenceLook(
        rng.normal(size=columns),
        rng.uniform(0.5, 2.0, size=columns),
        rng.normal(size=(columns, units)),
        rng.normal(size=units),
        word_vectors(["boat", "again"], rng.normal(size=(2, 2))),
        rng.normal(size=(2, units)),
        layers,
        rng.normal(size=2 * units),
        0.25,
    )
    inputs = rng.normal(size=(n, columns)) * 4
    assert np.allclose(look.log_odds(inputs, features), one_by_one(look, inputs, features))


def one_by_one(look: SequenceLook, inputs: np.ndarray, features: Features) -> list[float]:
    words, n = look.words.of_blocks(features), len(inputs)
    scaled = [[min(max(v, -FAR), FAR) for v in (row - look.center) * look.scale] for row in inputs]
    first = [np.maximum(scaled[i] @ look.weights + look.bias + words[i] @ look.mix, 0) for i in range(n)]
    lengths = [min(w, MOST_WORDS) for w in features.columns["words"]]
    hidden = first
    for layer in look.layers:
        mean = sum(hidden[i] * lengths[i] for i in range(n)) / sum(lengths)
        whole = np.concatenate([mean, np.max(hidden, axis=0)]) @ layer.page
        rows = []
        for i in range(n):
            around = (i - layer.dilation, i, i + layer.dilation)
            beside = [hidden[j] if 0 <= j < n else np.zeros_like(hidden[i]) for j in around]
            rows.append(
                hidden[i]
                + np.maximum(sum(b @ w for b, w in zip(beside, layer.weights, strict=True)) + layer.bias + whole, 0)
            )
        hidden = rows
    return [float(np.concatenate([hidden[i], first[i]]) @ look.out + look.out_bias) for i in range(n)]
