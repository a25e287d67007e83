"""Measure the text repair: `python -m benchmarks.repair SHARED [--pages N] [--peers PYTHON]`.

SHARED holds `seeds/`, `corpus/` and `prototypes/diacritics/`. Prints one table: (a) plans and text
held back from training stripped of their marks, (b) the prose of a wrong-language scan, (c) the
names of its list, (d) plans rendered and misread here, (e) encodings, (f) clean text; the
reliability of the confidence on (a) and (d); and what others make of the same (`rivals.py`).
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import time
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.language_model.train import corpus_lines
from benchmarks.repair.rivals import Trial, side_by_side
from benchmarks.repair.scoring import Accuracy, accuracy, judged, reliability, syllables
from normalizers.text.cleaning import clean
from normalizers.text.forms import Restored
from normalizers.text.repair import repair_text
from normalizers.text.restoring import restore
from normalizers.text.syllables import strip_marks
from normalizers.text.wrapping import paragraphs

CASES = Path(__file__).parent / "encodings.json"
LINES_A_PAGE = 30
HELD_BACK = 30_000  # bytes of each corpus
SAMPLED = 5  # of so many lines of them, the first one is what others try too


def seed(shared: Path, number: str) -> str:
    path = next((shared / "seeds").glob(f"{number}_*"))
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).replace("Ð", "Đ")


def report(name: str, before: Accuracy, after: Accuracy, seconds: float) -> None:
    speed = after.true / max(seconds, 1e-9)
    print(
        f"{name:28} {before.share:7.4f} -> {after.share:7.4f}"
        f"  edits {after.edits:5} of {after.true:6}"
        f"  {speed:8.0f} syllables/CPU-s",
        flush=True,
    )


def repaired(text: str) -> tuple[str, float]:
    began = time.process_time()
    result = repair_text(text).text
    return result, time.process_time() - began


def stripped(shared: Path) -> None:
    for number in ("000", "002", "003", "004"):
        text = seed(shared, number)
        broken = strip_marks(text)
        result, seconds = repaired(broken)
        report(f"(a) stripped {number}", accuracy(text, broken), accuracy(text, result), seconds)


def held_back(shared: Path) -> None:
    """Text that training leaves out, stripped of its marks."""
    lines = held_back_lines(shared)
    if not lines:
        print("(a) held back: no corpus beside the checkout")
        return
    broken = [strip_marks(line) for line in lines]
    began = time.process_time()
    got = restore([line.split() for line in broken], "stripped")
    report_restored("(a) held back corpus", lines, broken, got, time.process_time() - began)


@cache
def held_back_lines(shared: Path) -> list[str]:
    """The first `HELD_BACK` bytes of each corpus that training leaves out."""
    lines: list[str] = []
    for path in sorted((shared / "corpus").glob("*.txt.xz")):
        room = HELD_BACK
        for line in corpus_lines(path, 0, held_back=True):
            room -= len(line.encode())
            if room < 0:
                break
            if line.strip():
                lines.append(unicodedata.normalize("NFC", line.strip()))
    return lines


def misread_prose(shared: Path) -> None:
    folder = shared / "prototypes" / "diacritics"
    broken = (folder / "001_ocr.txt").read_text(encoding="utf-8")
    truth = (folder / "001_truth.txt").read_text(encoding="utf-8")
    for name in ("cold", "warm"):
        result, seconds = repaired(broken)
        report(
            f"(b) misread prose, {name}", accuracy(truth, broken), accuracy(truth, result), seconds
        )


def misread_names(shared: Path) -> None:
    path = shared / "prototypes" / "diacritics" / "schools.tsv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    broken = [name for row in rows for name in row[1:3]]
    truth = [name.lower() for row in rows for name in row[3:5]]
    began = time.process_time()
    got = [
        " ".join(t.text for t in name) for name in restore([b.split() for b in broken], "misread")
    ]
    seconds = time.process_time() - began
    right = [a.lower() == b for a, b in zip(got, truth, strict=True)]
    pairs = sum(a and b for a, b in zip(right[::2], right[1::2], strict=True))
    report(
        f"(c) names {sum(right)}/{len(right)}, pairs {pairs}",
        accuracy("\n".join(truth), "\n".join(broken)),
        accuracy("\n".join(truth), "\n".join(got)),
        seconds,
    )


def rendered_pages(shared: Path, limit: int) -> Iterator[tuple[list[str], list[str]]]:
    """Lines of the clean plans and what an English OCR reads of their pictures."""
    import tesserocr

    from benchmarks.language_model.misread import TESSDATA, read_lines, render

    rng, noise = random.Random(77), np.random.default_rng(77)  # noqa: S311
    lines: list[str] = []
    for number in ("000", "002", "003", "004"):
        words = seed(shared, number).split()
        lines += [" ".join(words[i : i + 12]) for i in range(0, len(words), 12)]
    with tesserocr.PyTessBaseAPI(str(TESSDATA), "eng", psm=tesserocr.PSM.SINGLE_BLOCK) as api:
        for start in range(0, min(len(lines), limit * LINES_A_PAGE), LINES_A_PAGE):
            page = lines[start : start + LINES_A_PAGE]
            yield page, read_lines(api, render(page, rng, noise), len(page))


def rendered(shared: Path, limit: int) -> None:
    truth, read = [], []
    for page, found in rendered_pages(shared, limit):
        for true, line in zip(page, found, strict=True):
            if 0.75 < len(line) / len(true) < 1.3:  # the OCR found the line whole
                truth.append(true)
                read.append(line)
    tokens = [line.split() for line in read]
    began = time.process_time()
    got = restore(tokens, "misread")
    seconds = time.process_time() - began
    report_restored("(d) rendered and misread", truth, read, got, seconds)


def levels(folder: Path, pages: int) -> None:
    """Documents that nothing was fitted on, at three levels of damage: as they are, in fonts that
    the channel was not learnt from, and their lines out of order."""
    from benchmarks.repair.levels import (
        FONTS,
        LEVELS,
        OTHER_FONTS,
        misread_lines,
        running_lines,
        shuffled,
    )

    running = running_lines(folder)
    for name, lines, fonts in (
        ("in order", running, FONTS),
        ("other fonts", running, OTHER_FONTS),
        ("single lines", shuffled(running, seed=1), FONTS),
    ):
        for level in LEVELS:
            pairs = list(misread_lines(lines, level, pages, fonts))
            truth, read = [true for true, _ in pairs], [line.strip() or "-" for _, line in pairs]
            alone = [[i] for i in range(len(read))]
            began = time.process_time()
            got = restored_lines(read, paragraphs(read) if lines is running else alone)
            seconds = time.process_time() - began
            report_restored(f"(d) {level}, {name}", truth, read, got, seconds)


def restored_lines(lines: Sequence[str], groups: Sequence[Sequence[int]]) -> list[list[Restored]]:
    """The tokens of each line, restored with those of the lines in its group (paragraph)."""
    sequences = [[token for i in group for token in lines[i].split()] for group in groups]
    result: list[list[Restored]] = [[] for _ in lines]
    for group, sequence in zip(groups, restore(sequences, "misread"), strict=True):
        tokens = iter(sequence)
        for i in group:
            result[i] = [next(tokens) for _ in lines[i].split()]
    return result


def report_restored(
    name: str,
    truth: Sequence[str],
    read: Sequence[str],
    got: Sequence[Sequence[Restored]],
    seconds: float,
) -> None:
    """Accuracy, and the reliability of the confidence."""
    text = "\n".join(" ".join(token.text for token in line) or "-" for line in got)
    broken, true = "\n".join(line.strip() or "-" for line in read), "\n".join(truth)
    report(name, accuracy(true, broken), accuracy(true, text), seconds)
    pairs: list[tuple[float, bool]] = []
    for line, result in zip(truth, got, strict=True):
        words = [(w, token.confidence) for token in result for w in syllables(token.text)]
        pairs += judged(syllables(line), words)
    print("    confidence: number, mean, share right")
    for number, mean, share in reliability(pairs):
        print(f"    {number:6} {mean:.3f} {share:.3f}")
    sure = [ok for confidence, ok in pairs if confidence >= 0.99]
    total = max(len(pairs), 1)
    gap = sum(n * abs(mean - share) for n, mean, share in reliability(pairs)) / total
    print(f"    mean gap {gap:.4f}")
    print(f"    at 0.99 and more: {sum(sure) / max(len(sure), 1):.4f} of {len(sure)} right")


def encodings() -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    wrong = [case for case in cases if clean(case["read"], case.get("font")) != case["want"]]
    print(f"(e) encodings: {len(cases) - len(wrong)} of {len(cases)} right")
    for case in wrong:
        print(f"    {case['read']!r} -> {clean(case['read'], case.get('font'))!r}")


def untouched(shared: Path) -> None:
    for number in ("000", "002", "003", "004"):
        path = next((shared / "seeds").glob(f"{number}_*"))
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        steps = repair_text(text).steps
        first = [(step.rule, step.before[:40]) for step in steps[:3]]
        print(f"(f) clean {number}: {len(steps)} changes {first}")


def trials(shared: Path) -> list[Trial]:
    """The texts of (a) and (b) that others try too, broken and true."""
    folder = shared / "prototypes" / "diacritics"
    found = [
        Trial(f"(a) {number}", strip_marks(seed(shared, number)), seed(shared, number), "stripped")
        for number in ("000", "002", "003", "004")
    ]
    lines = held_back_lines(shared)[::SAMPLED]
    if lines:
        text = "\n".join(lines)
        found.append(Trial("(a) held back", strip_marks(text), text, "stripped"))
    broken = (folder / "001_ocr.txt").read_text(encoding="utf-8")
    truth = (folder / "001_truth.txt").read_text(encoding="utf-8")
    return [*found, Trial("(b) 001", broken, truth, "misread")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument(
        "--pages", type=int, default=6, help="pages to render for (d), at each level; 0 for none"
    )
    parser.add_argument("--documents", type=Path, help="DOCX for (d) at three levels of damage")
    parser.add_argument("--peers", type=Path, help="a Python that has the packages of peers.py")
    args = parser.parse_args()
    stripped(args.shared)
    held_back(args.shared)
    misread_prose(args.shared)
    misread_names(args.shared)
    if args.pages:
        rendered(args.shared, args.pages)
    if args.documents:
        levels(args.documents, args.pages)
    encodings()
    untouched(args.shared)
    side_by_side(trials(args.shared), args.shared, args.peers)


if __name__ == "__main__":
    main()
