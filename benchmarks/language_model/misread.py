"""Learn how an English OCR misreads Vietnamese.

`python -m benchmarks.language_model.misread CORPUS` renders public text in several fonts with blur,
noise, skew, poor JPEG and thresholds, reads it with Tesseract's English model, aligns words, and
learns by Viterbi EM what each true letter is read as (0 to 3 characters). Writes
`normalizers/data/misread_english.json`: letter -> reading -> -log p.
"""

from __future__ import annotations

import argparse
import io
import json
import lzma
import math
import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import numpy as np
import tesserocr
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from normalizers.text.syllables import strip_marks

DATA = Path(__file__).parent.parent.parent / "normalizers" / "data"
FONT_ROOT = Path("/usr/share/fonts")
TESSDATA = Path("/usr/share/tesseract-ocr/5/tessdata")
FONTS = (
    *["LiberationSerif-Regular.ttf"] * 6, *["LiberationSerif-Bold.ttf"] * 3,
    *["LiberationSerif-Italic.ttf"] * 2, "LiberationSerif-BoldItalic.ttf", "FreeSerif.ttf",
    "FreeSerifBold.ttf", "FreeSerifItalic.ttf", "DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf",
    "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "DejaVuSans.ttf",
)  # fmt: skip
SIZES = (22, 26, 30, 34, 40, 48, 56)  # pixels
LINES = 30
MARKED = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"  # each as often
EDGE = "“”\"‘’'()[]{}.,;:!?-–—…|«»*_~"
Emissions = dict[str, dict[str, float]]


def source_lines(corpus: Path, rng: random.Random) -> list[str]:
    """Lines of 30 to 60 letters, from administrative text and news."""
    lines: list[str] = []
    for name in ("admin-misc", "teacher2", "phapdien", "baomoi"):
        with lzma.open(corpus / f"{name}.txt.xz", "rt", encoding="utf-8") as source:
            for i, line in enumerate(source):
                if i >= 40000:
                    break
                words = unicodedata.normalize("NFC", line.replace("_", " ")).split()
                while len(words) >= 8:
                    take = rng.randint(7, 13)
                    lines.append(" ".join(words[:take]))
                    words = words[take:]
    rng.shuffle(lines)
    return lines


def with_rare_letters(lines: list[str]) -> Iterator[str]:
    """The lines, and after each the next one that has a marked letter whose turn it is.

    >>> first = with_rare_letters(["a", "b", "á", "c", "à"])
    >>> [next(first) for _ in range(4)]
    ['a', 'á', 'b', 'à']
    """
    by_letter = {c: [line for line in reversed(lines) if c in line.lower()] for c in MARKED}
    turns = cycle(c for c in MARKED if by_letter[c])
    for line in lines:
        yield line
        waiting = by_letter[next(turns)]
        if waiting:
            yield waiting.pop()


def render(lines: list[str], rng: random.Random, noise: np.random.Generator) -> Image.Image:
    """A damaged grey page of the lines, evenly spaced."""
    fonts = {path.name: path for path in sorted(FONT_ROOT.rglob("*.ttf"))}
    size = rng.choice(SIZES)
    font = ImageFont.truetype(str(fonts[rng.choice(FONTS)]), size)
    step = int(size * 1.5)
    width = int(max(font.getlength(line) for line in lines)) + 80
    page = Image.new("L", (width, step * len(lines) + 80), 255)
    pen = ImageDraw.Draw(page)
    for i, line in enumerate(lines):
        pen.text((40, 40 + i * step), line, font=font, fill=rng.randint(0, 60))
    page = page.rotate(rng.uniform(-0.6, 0.6), fillcolor=255, resample=Image.Resampling.BICUBIC)
    page = page.filter(ImageFilter.GaussianBlur(rng.choice((0.4, 0.7, 1.0, 1.3))))
    if rng.random() < 0.5:
        page = coarsen(page, rng)
    pixels = np.asarray(page, dtype=np.float32)
    pixels = np.clip(pixels + noise.normal(0, rng.choice((4, 12, 20)), pixels.shape), 0, 255)
    if rng.random() < 0.5:
        pixels = np.where(pixels > rng.choice((120, 150, 175)), 255, 0).astype(np.float32)
    return Image.fromarray(pixels.astype(np.uint8))


def coarsen(page: Image.Image, rng: random.Random) -> Image.Image:
    """The page scanned at a lower resolution, stored as a poor JPEG, and brought to its size."""
    factor = rng.choice((0.5, 0.6, 0.75))
    small = page.resize((int(page.width * factor), int(page.height * factor)))
    stored = io.BytesIO()
    small.save(stored, "JPEG", quality=rng.choice((25, 40, 60)))
    return Image.open(stored).convert("L").resize(page.size, Image.Resampling.BICUBIC)


def read_lines(
    api: tesserocr.PyTessBaseAPI, page: Image.Image, count: int, margin: int = 40
) -> list[str]:
    """What the OCR reads in each of `count` evenly spaced lines between margins in pixels."""
    api.SetImage(page)
    api.SetSourceResolution(200)
    api.Recognize()
    found = [""] * count
    step = (page.height - 2 * margin) / count
    level = tesserocr.RIL.TEXTLINE
    for item in tesserocr.iterate_level(api.GetIterator(), level):
        box = item.BoundingBox(level)
        text = item.GetUTF8Text(level) if box else ""
        if box:
            place = int(((box[1] + box[3]) / 2 - margin) / step)
            if 0 <= place < count:
                found[place] += " " + text.strip()
    return found


def core_of(word: str) -> str:
    """A word as read without the signs around it; the horn of o’ and u’ is none of them.

    >>> core_of("(co’,"), core_of("‘co’"), core_of("nha’")
    ('co’', 'co', 'nha')
    """
    core = word.strip(EDGE)
    before, after = word.split(core, 1) if core else ("", "")
    horn = core[-1:] in "oOuU" and after[:1] in ("’", "'") and not set("‘’'") & set(before)
    return core + after[:1] if core and horn else core


def align(true: list[str], read: list[str]) -> list[tuple[str, str]]:
    """Pairs of words, one to one; words without a counterpart are left out."""

    def unlike(a: str, b: str) -> float:
        a, b = strip_marks(a.lower()), strip_marks(b.lower())
        if a == b:
            return 0.0
        common = sum((Counter(a) & Counter(b)).values())
        return 1.2 * (1 - 2 * common / (len(a) + len(b)))

    rows, columns = len(true), len(read)
    cost = np.zeros((rows + 1, columns + 1))
    cost[:, 0], cost[0, :] = np.arange(rows + 1), np.arange(columns + 1)
    sub = np.array([[unlike(a, b) for b in read] for a in true]).reshape(rows, columns)
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            cost[i, j] = min(
                cost[i - 1, j - 1] + sub[i - 1, j - 1], cost[i - 1, j] + 1, cost[i, j - 1] + 1
            )
    pairs, i, j = [], rows, columns
    while i and j:
        if cost[i, j] == cost[i - 1, j - 1] + sub[i - 1, j - 1]:
            i, j = i - 1, j - 1
            pairs.append((true[i], read[j]))
        elif cost[i, j] == cost[i - 1, j] + 1:
            i -= 1
        else:
            j -= 1
    return pairs


def prior(letter: str, reading: str) -> float:
    """Cost of a reading before anything is learnt: the same base letter is likely."""
    if not reading:
        return 5.0
    base, first = strip_marks(letter), strip_marks(reading[0])
    if len(reading) > 1:
        return (3.0 if first == base else 6.0) + 1.5 * (len(reading) - 2)
    if reading == letter:
        return 0.3
    if first == base:
        return 0.6
    return 2.0 if first.lower() == base.lower() else 4.0


def best_path(
    true: str, read: str, cost: Callable[[str, str], float]
) -> tuple[float, list[tuple[str, str]]]:
    """The cheapest way in which the true letters emit what was read."""
    n, m = len(true), len(read)
    table = [[math.inf] * (m + 1) for _ in range(n + 1)]
    taken = [[0] * (m + 1) for _ in range(n + 1)]
    table[0][0] = 0.0
    for i in range(n):
        for j in range(m + 1):
            if table[i][j] == math.inf:
                continue
            for length in range(min(3, m - j) + 1):
                total = table[i][j] + cost(true[i], read[j : j + length])
                if total < table[i + 1][j + length]:
                    table[i + 1][j + length] = total
                    taken[i + 1][j + length] = length
    path, j = [], m
    if table[n][m] == math.inf:
        return math.inf, []
    for i in range(n, 0, -1):
        path.append((true[i - 1], read[j - taken[i][j] : j]))
        j -= taken[i][j]
    return table[n][m], path[::-1]


def learn(pairs: Counter[tuple[str, str]], rounds: int = 5) -> Emissions:
    """Emission costs by Viterbi EM."""
    table: Emissions = {}

    def cost(letter: str, reading: str) -> float:
        known = table.get(letter, {}).get(reading) if table else None
        if known is not None:
            return known
        return prior(letter, reading) + (4.5 if table else 0.0)

    for _ in range(rounds):
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        total = used = 0.0
        for (true, read), times in sorted(pairs.items()):
            if len(read) > 2 * len(true) + 2:
                continue
            value, path = best_path(true, read, cost)
            if value / len(true) > 4.0:
                continue
            total, used = total + value * times, used + times
            for letter, reading in path:
                seen[letter][reading] += times
        table = {
            letter: {r: -math.log(n / (sum(c.values()) + 1.0)) for r, n in sorted(c.items())}
            for letter, c in sorted(seen.items())
        }
        print(f"pairs {used:.0f} mean cost {total / used:.3f}", flush=True)
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", type=int, default=150)
    parser.add_argument("--language", default="eng")
    parser.add_argument("--pairs", type=Path, help="also write the word pairs here, as JSON lines")
    parser.add_argument("--output", type=Path, default=DATA / "misread_english.json")
    args = parser.parse_args()
    rng, noise = random.Random(2026), np.random.default_rng(2026)  # noqa: S311
    lines = with_rare_letters(source_lines(args.corpus, rng))
    pairs: Counter[tuple[str, str]] = Counter()
    record = args.pairs.open("w", encoding="utf-8") if args.pairs else None
    block = tesserocr.PSM.SINGLE_BLOCK
    with tesserocr.PyTessBaseAPI(str(TESSDATA), args.language, psm=block) as api:
        for number in range(args.pages):
            page_lines = list(islice(lines, LINES))
            if number % 6 == 5:
                page_lines = [line.upper() for line in page_lines]
            if number % 6 == 4:
                page_lines = [line.title() for line in page_lines]
            found = read_lines(api, render(page_lines, rng, noise), LINES)
            for true, read in zip(page_lines, found, strict=True):
                a = [core for word in true.split() if (core := word.strip(EDGE))]
                b = [core for word in read.split() if (core := core_of(word))]
                if record:
                    print(json.dumps([true, read], ensure_ascii=False), file=record, flush=True)
                pairs.update((x, y) for x, y in align(a, b)[1:] if x.isalpha())
            if number % 10 == 9:
                print(number + 1, "pages", sum(pairs.values()), "pairs", flush=True)
    table = learn(pairs)
    rounded = {a: {b: round(c, 2) for b, c in row.items() if c < 9} for a, row in table.items()}
    args.output.write_text(
        json.dumps(rounded, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
