"""The repair beside others in one run: the prototype it grew out of, the peers of `peers.py`."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.repair.prototype import prototype
from benchmarks.repair.scoring import accuracy
from normalizers.text.channel import Channel, misread_channel
from normalizers.text.repair import repair_text

CASES = Path(__file__).parent / "encodings.json"
AGAIN = 5
Made = Sequence[tuple[str, float]]  # what became of each text, and processor seconds


class Trial(NamedTuple):
    """A broken text, what it should be, and what broke it."""

    name: str
    broken: str
    truth: str
    channel: Channel


def side_by_side(trials: Sequence[Trial], shared: Path, peers: Path | None) -> None:
    """Print shares of syllables right and syllables per processor second, a row for each."""
    print("\nshares of syllables right; syllables per CPU-second, first time and again")
    print(f"{'':24}" + "".join(f"{trial.name:>19}" for trial in trials))
    _row("nothing", trials, [(trial.broken, 0.0) for trial in trials])
    repair_text("Phong Giao duc va Dao tao")
    misread_channel.cache_clear()
    _row("this", trials, [_timed(_ours, trial.broken) for trial in trials])
    _row("this, again", trials, [_fastest(_ours, trial.broken) for trial in trials])
    _prototypes(trials, shared / "prototypes" / "diacritics")
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    if peers is None:
        print("peers: not asked for (--peers PYTHON)")
        return
    texts = [trial.broken for trial in trials] + [case["read"] for case in cases]
    command = [str(peers), str(Path(__file__).parent / "peers.py")]
    answer = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    for name, result in json.loads(answer.stdout).items():
        if "reason" in result:
            print(f"{name:24} {result['reason']}")
            continue
        made = result["made"]
        _row(f"{name} {result['version']}", trials, made[: len(trials)])
        right = sum(
            text == case["want"] for (text, _), case in zip(made[len(trials) :], cases, strict=True)
        )
        print(f"{'':24} (e) {right} of {len(cases)} encoding cases right")


def _ours(text: str) -> str:
    return repair_text(text).text


def _timed(repair: Callable[[str], str], text: str) -> tuple[str, float]:
    began = time.process_time()
    result = repair(text)
    return result, time.process_time() - began


def _fastest(repair: Callable[[str], str], text: str) -> tuple[str, float]:
    """The quickest of `AGAIN` times: what else the machine does only adds to a time."""
    return min((_timed(repair, text) for _ in range(AGAIN)), key=lambda made: made[1])


def _prototypes(trials: Sequence[Trial], folder: Path) -> None:
    restorers = {
        channel: prototype(folder, misread=channel == "misread")
        for channel in ("stripped", "misread")
    }
    if None in restorers.values():
        print("prototype: not beside the checkout")
        return
    for name, timed in (("prototype", _timed), ("prototype, again", _fastest)):
        made = [timed(restorers[trial.channel].restore, trial.broken) for trial in trials]
        _row(name, trials, made)


def _row(name: str, trials: Sequence[Trial], made: Made) -> None:
    cells = []
    for trial, (text, seconds) in zip(trials, made, strict=True):
        found = accuracy(trial.truth, text)
        speed = f"{found.true / seconds:,.0f}" if seconds > 1e-6 else "-"
        cells.append(f"{found.share:.3f} {speed:>9}")
    print(f"{name[:24]:24}" + "".join(f"{cell:>19}" for cell in cells), flush=True)
