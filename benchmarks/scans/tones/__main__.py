"""Teaches the net that sees the marks over vowels, and tells how well it sees.

    python -m benchmarks.scans.tones [--pages 46] [--rounds 120] [--out FILE]

About ten minutes on two cores. One face is held back: how well its marks are seen, by the engine
and by the net, is told at the end. The hat of a vowel (â, ă, ơ) is taught beside its tone, for it
helps, and left out of the weights that are kept, as 16-bit numbers. The same code, faces and
engine give the same bytes; where the reading of pages has changed since, other zones are found and
other weights taught.
"""

from __future__ import annotations

import argparse
import unicodedata
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.scans.tones.pages import Recipe, Zones, zones_of
from extractors.scan.tones import COLUMNS, MARKS, ROWS, WEIGHTS, ink_of, mark_of

FOLDER = Path("/usr/share/fonts/truetype")
FACES = (
    "liberation2/LiberationSerif-Regular", "freefont/FreeSerif", "liberation2/LiberationSerif-Bold",
    "liberation2/LiberationSans-Regular", "dejavu/DejaVuSerif",
    "liberation2/LiberationSerif-Italic", "liberation2/LiberationSans-Bold",
    "freefont/FreeSerifBold", "dejavu/DejaVuSans",
)  # fmt: skip
HELD_BACK = Path("/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyretermes-regular.otf")
CONDITIONS = (
    "deg200", "deg300", "hard150", "clean300", "bw200", "deg150", "grey200", "clean200", "clean150",
)  # fmt: skip
HATS = ("", "\u0302", "\u0306", "\u031b")
WIDTHS = (256, 48)  # of the hidden layers
BATCH, RATE, DECAY, GRAIN = 256, 1.5e-3, 2e-4, 0.05
SOFT = 0.02  # of the label's probability, shared among all

Floats = NDArray[np.float32]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans.tones", description=__doc__)
    parser.add_argument("--pages", type=int, default=46)
    parser.add_argument("--rounds", type=int, default=120)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    recipes = [
        Recipe(FOLDER / f"{FACES[i % len(FACES)]}.ttf", 11.5 + i % 4 * 0.75, _condition(i), 700 + i)
        for i in range(options.pages)
    ]
    taught = [zones_of(recipe) for recipe in recipes]
    weights = taught_net(taught, options.rounds)
    kept = [*weights[:-2], *(array[..., : len(MARKS)] for array in weights[-2:])]
    np.savez(options.out, *[array.astype(np.float16) for array in kept])
    for condition in ("deg300", "deg200", "hard150"):
        held = zones_of(Recipe(HELD_BACK, 13, condition, 1))
        tell(condition, held, weights)


def _condition(page: int) -> str:
    return CONDITIONS[(page + page // len(FACES)) % len(CONDITIONS)]


def tell(condition: str, zones: Zones, weights: list[Floats]) -> None:
    """How many marks the engine and the net see rightly."""
    true = np.array([mark_of(letter) for letter in zones.drawn])
    engine = np.array([mark_of(letter) for letter in zones.read])
    x = np.concatenate([ink_of(zones.pixels).reshape(len(true), -1), zones.facts], axis=1)
    net = _layers(x, weights)[-1][:, : len(MARKS)].argmax(axis=1)
    print(f"{condition}: engine {(engine == true).mean():.4f}, net {(net == true).mean():.4f}")


def taught_net(taught: list[Zones], rounds: int) -> list[Floats]:
    """Weights and biases by turns, found by Adam (Kingma and Ba 2015)."""
    rng = np.random.default_rng(1)
    zones = ink_of(np.concatenate([page.pixels for page in taught]))
    facts = np.concatenate([page.facts for page in taught])
    labels = np.stack([_label(letter) for page in taught for letter in page.drawn])
    sizes = (ROWS * COLUMNS + facts.shape[1], *WIDTHS, labels.shape[1])
    weights: list[Floats] = []
    for before, after in pairwise(sizes):
        weights.append(_f32(rng.normal(0, np.sqrt(2 / before), (before, after))))
        weights.append(np.zeros(after, np.float32))
    means, squares = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    step = 0
    for turn in range(rounds):
        rate = RATE * (1.0 if turn < rounds / 2 else 0.3 if turn < 0.8 * rounds else 0.1)
        order = rng.permutation(len(zones))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            moved = np.roll(zones[some], (rng.integers(-1, 2), rng.integers(-2, 3)), (1, 2))
            grainy = _f32(moved + rng.normal(0, GRAIN, moved.shape))
            x = np.concatenate([grainy.reshape(len(some), -1), facts[some]], axis=1)
            step += 1
            for i, slope in enumerate(_slopes(x, labels[some], weights)):
                means[i] = 0.9 * means[i] + 0.1 * slope
                squares[i] = 0.999 * squares[i] + 0.001 * slope * slope
                size = np.sqrt(squares[i] / (1 - 0.999**step)) + 1e-8
                weights[i] -= _f32(rate * means[i] / (1 - 0.9**step) / size)
    return weights


def _label(letter: str) -> Floats:
    """The probability of each mark and each hat, a little of it left for the others."""
    marks = unicodedata.normalize("NFD", letter)
    hat = next((i for i, mark in enumerate(HATS) if mark and mark in marks), 0)
    tone, hats = np.eye(len(MARKS))[mark_of(letter)], np.eye(len(HATS))[hat]
    sure = np.concatenate([tone, hats])
    shared = np.repeat([1 / len(MARKS), 1 / len(HATS)], [len(MARKS), len(HATS)])
    return _f32(sure * (1 - SOFT) + SOFT * shared)


def _layers(x: Floats, weights: list[Floats]) -> list[Floats]:
    """What each layer puts out, the last as probabilities."""
    out = [x]
    for kernel, bias in zip(weights[:-2:2], weights[1:-2:2], strict=True):
        out.append(np.maximum(out[-1] @ kernel + bias, 0))
    scores = out[-1] @ weights[-2] + weights[-1]
    halves = np.split(scores, [len(MARKS)], axis=1)
    out.append(_f32(np.concatenate([_softmax(half) for half in halves], axis=1)))
    return out


def _slopes(x: Floats, labels: Floats, weights: list[Floats]) -> list[Floats]:
    """By how much the cross entropy grows with each weight, with weight decay."""
    out = _layers(x, weights)
    wrong = _f32((out[-1] - labels) / len(x))
    slopes: list[Floats] = []
    for layer in range(len(out) - 2, -1, -1):
        kernel = weights[2 * layer]
        slopes = [_f32(out[layer].T @ wrong + DECAY * kernel), wrong.sum(axis=0), *slopes]
        wrong = _f32(wrong @ kernel.T * (out[layer] > 0))
    return slopes


def _softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return _f32(grown / grown.sum(axis=1, keepdims=True))


def _f32(array: object) -> Floats:
    return np.asarray(array, np.float32)


if __name__ == "__main__":
    main()
