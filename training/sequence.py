"""Fitting the last look with PyTorch: ``pip install --group train``.

The loss is cross-entropy over blocks plus what the document's word F1, made smooth, lacks to one: cross-entropy alone
cares as much for a menu's fifty lines as for the paragraph that decides the figure.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from articleclean.features import MOST_WORDS, Floats
from articleclean.scoring.matrix import FAR
from articleclean.scoring.sequence import Convolution, SequenceLook
from articleclean.scoring.words import WordVectors, word_vectors
from articleclean.stems import stem_hashes
from training.samples import Sample


@dataclass(frozen=True, slots=True)
class Plan:
    """Units a block, epochs, and what keeps the network from learning pages by heart: dropout and weight decay."""

    units: int
    epochs: int
    dropout: float
    decay: float


TEXT_PLAN, PAGE_PLAN = Plan(24, 12, 0.2, 1e-2), Plan(16, 15, 0.3, 1e-1)
"""Of a page there is one rendering and not five, so the pages want more restraint."""
DILATIONS, RATE = (1, 2, 4, 8), 3e-3
NUMBERS, WORD_DROPOUT, MIN_SITES = 4, 0.5, 40
"""Numbers a stem, how many are left out at random in fitting, and sites a stem must occur on."""
F1_WEIGHT = 2.0
SEED = 2
BATCH_BLOCKS, BUCKET = 16_000, 400
"""Blocks of a batch, and documents that are sorted by length to fill batches."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sample as the network takes it: rows of inputs, labels, weights, words that count, page share, stem rows."""

    inputs: NDArray[np.float32]
    labels: NDArray[np.float32]
    weights: NDArray[np.float32]
    counted: NDArray[np.float32]
    lengths: NDArray[np.float32]
    stems: NDArray[np.int64]
    owners: NDArray[np.int64]


class Network(nn.Module):
    """The same sums as ``SequenceLook``, with dropout."""

    def __init__(self, columns: int, stems: int, plan: Plan) -> None:
        super().__init__()
        units = plan.units
        self.dropout = plan.dropout
        self.first = nn.Linear(columns, units)
        self.vectors = nn.Embedding(stems + 1, NUMBERS, padding_idx=stems)
        nn.init.normal_(self.vectors.weight[:stems], 0.0, 0.1)
        self.mix = nn.Linear(NUMBERS, units, bias=False)
        self.layers = nn.ModuleList([nn.Conv1d(units, units, 3, padding=d, dilation=d) for d in DILATIONS])
        self.pages = nn.ModuleList([nn.Linear(2 * units, units, bias=False) for _ in DILATIONS])
        self.out = nn.Linear(2 * units, 1)

    def forward(self, inputs: Tensor, mask: Tensor, share: Tensor, words: Tensor) -> Tensor:
        """Log-odds, shape (documents, blocks); ``words``: sums over stems, shape (documents, blocks, NUMBERS)."""
        mixed = self.mix(functional.dropout(words, WORD_DROPOUT, self.training))
        first = (functional.relu(self.first(inputs) + mixed) * mask[..., None]).transpose(1, 2)
        hidden = first
        for layer, page in zip(self.layers, self.pages, strict=True):
            whole = torch.cat([(hidden * share[:, None, :]).sum(2), hidden.amax(2)], dim=1)
            added = functional.relu(layer(hidden) + page(whole)[:, :, None])
            hidden = (hidden + functional.dropout(added, self.dropout, self.training)) * mask[:, None, :]
        both = torch.cat([hidden, first], dim=1).transpose(1, 2)
        out: Tensor = self.out(both)[..., 0]
        return out

    def word_sums(self, batch: Sequence[Prepared], width: int) -> Tensor:
        """As ``WordVectors.of_blocks``, for all documents of a batch."""
        owners = np.concatenate([p.owners + i * width for i, p in enumerate(batch)])
        rows = torch.from_numpy(np.concatenate([p.stems for p in batch]))
        sums = torch.zeros(len(batch) * width, NUMBERS).index_add(0, torch.from_numpy(owners), self.vectors(rows))
        counts = np.sqrt(np.maximum(np.bincount(owners, minlength=len(sums)), 1.0)).astype(np.float32)
        return (sums / torch.from_numpy(counts)[:, None]).reshape(len(batch), width, NUMBERS)


def fit_sequence(samples: Sequence[Sample], inputs: Sequence[Floats], plan: Plan) -> SequenceLook:
    """Fit on samples and their inputs, each of shape (blocks, columns). The same samples give the same look."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    stems = common_stems(samples)
    known = word_vectors(stems, np.zeros((len(stems), NUMBERS)))
    center, scale = _standard(inputs)
    prepared = [_prepared(s, x, known, center, scale) for s, x in zip(samples, inputs, strict=True)]
    network = Network(len(center), len(stems), plan)
    _train(network, prepared, plan)
    return _as_look(network, known, center, scale)


def common_stems(samples: Sequence[Sample]) -> list[str]:
    """Stems that occur on enough sites, in the order of their hashes."""
    sites: dict[str, set[str]] = {}
    for sample in samples:
        for stem in sample.stems:
            sites.setdefault(stem, set()).add(sample.site)
    common = sorted(stem for stem, seen in sites.items() if len(seen) >= MIN_SITES)
    return [common[i] for i in np.argsort(stem_hashes(common))]


def _standard(inputs: Sequence[Floats]) -> tuple[Floats, Floats]:
    stacked = np.concatenate(inputs)
    spread = stacked.std(axis=0)
    return stacked.mean(axis=0), 1.0 / np.where(spread > 1e-6, spread, 1.0)


def _prepared(sample: Sample, inputs: Floats, known: WordVectors, center: Floats, scale: Floats) -> Prepared:
    lengths = np.minimum(sample.columns["words"], MOST_WORDS)
    rows = known.rows(sample.features.words.stems)[sample.features.words.ids]
    kind = np.float32
    return Prepared(
        np.clip((inputs - center) * scale, -FAR, FAR).astype(kind),
        (sample.labels == 1).astype(kind),
        sample.weights.astype(kind),
        np.where(sample.labels < 0, 0.0, sample.columns["words"]).astype(kind),
        (lengths / max(float(lengths.sum()), 1.0)).astype(kind),
        rows,
        sample.features.words.blocks,
    )


def _train(network: Network, prepared: Sequence[Prepared], plan: Plan) -> None:
    rng = random.Random(SEED)
    batches = [batch for _ in range(plan.epochs) for batch in _batches(prepared, rng)]
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=plan.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=len(batches) + 1)
    mean_weight = float(np.mean(np.concatenate([p.weights for p in prepared])))
    network.train()
    for batch in batches:
        loss = _loss(network, batch, mean_weight)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()


def _batches(prepared: Sequence[Prepared], rng: random.Random) -> list[list[Prepared]]:
    """All documents in random order, those of like length together."""
    order = list(prepared)
    rng.shuffle(order)
    batches: list[list[Prepared]] = []
    for at in range(0, len(order), BUCKET):
        batch: list[Prepared] = []
        for document in sorted(order[at : at + BUCKET], key=lambda p: len(p.labels)):
            if batch and len(document.labels) * (len(batch) + 1) > BATCH_BLOCKS:
                batches.append(batch)
                batch = []
            batch.append(document)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def _loss(network: Network, batch: Sequence[Prepared], mean_weight: float) -> Tensor:
    width = max(len(p.labels) for p in batch)
    inputs, labels, weights, counted, share = (
        _padded([getattr(p, name) for p in batch], width)
        for name in ("inputs", "labels", "weights", "counted", "lengths")
    )
    mask = _padded([np.ones(len(p.labels), np.float32) for p in batch], width)
    odds = network(inputs, mask, share, network.word_sums(batch, width))
    blocks = functional.binary_cross_entropy_with_logits(odds, labels, reduction="none") * weights
    likely = torch.sigmoid(odds) * counted
    both = 2.0 * (likely * labels).sum(1)
    f1 = both / (likely.sum(1) + (labels * counted).sum(1)).clamp(min=1.0)
    return blocks.sum() / (mean_weight * mask.sum()) + F1_WEIGHT * (1.0 - f1).mean()


def _padded(arrays: Sequence[NDArray[np.float32]], width: int) -> Tensor:
    out = np.zeros((len(arrays), width, *arrays[0].shape[1:]), dtype=np.float32)
    for row, array in zip(out, arrays, strict=True):
        row[: len(array)] = array
    return torch.from_numpy(out)


def _as_look(network: Network, known: WordVectors, center: Floats, scale: Floats) -> SequenceLook:
    state = {name: value.detach().double().numpy() for name, value in network.state_dict().items()}
    layers = tuple(
        Convolution(
            dilation,
            state[f"layers.{i}.weight"].transpose(2, 1, 0),
            state[f"layers.{i}.bias"],
            state[f"pages.{i}.weight"].T,
        )
        for i, dilation in enumerate(DILATIONS)
    )
    return SequenceLook(
        center,
        scale,
        state["first.weight"].T,
        state["first.bias"],
        WordVectors(known.stems, known.hashes, state["vectors.weight"]),
        state["mix.weight"].T,
        layers,
        state["out.weight"][0],
        float(state["out.bias"][0]),
    )
