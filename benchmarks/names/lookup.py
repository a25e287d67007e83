"""How fast a name is looked up among 100,000: `python -m benchmarks.names.lookup`.

The names of the gazetteer are joined by made ones of the same syllables. Each query is a name
with one letter misread. Compared, in the same run, with rapidfuzz's `process.extract` over all
names, with and without its own cut-off; both must find names of the same likeness.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

from rapidfuzz import fuzz, process

from normalizers.schools.gazetteer import known_schools
from normalizers.schools.near_names import NearNames
from normalizers.units import loose_key

AT_LEAST = 75.0
LETTERS = "abcdeghiklmnopqrstuvxy"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=300)
    args = parser.parse_args()
    rng = random.Random(1)  # noqa: S311
    keys = made_keys(args.names, rng)
    queries = [misread(key, rng) for key in rng.sample(keys, args.queries)]
    started = time.perf_counter()
    index = NearNames(keys)
    print(f"{len(keys):,} names, index built in {time.perf_counter() - started:.2f} s")

    def plain(cutoff: float | None) -> Callable[[str], list[float]]:
        return lambda query: [
            score
            for _, score, _ in process.extract(
                query, keys, scorer=fuzz.ratio, limit=5, score_cutoff=cutoff
            )
        ]

    ours, found = timed(lambda query: [score for _, score in index.search(query)], queries)
    for label, cutoff in (("process.extract, cut off", AT_LEAST), ("process.extract", None)):
        theirs, expected = timed(plain(cutoff), queries)
        lost = sum(
            mine != [score for score in other if score >= AT_LEAST]
            for mine, other in zip(found, expected, strict=True)
        )
        print(
            f"{label}: {1 / theirs:,.0f} a second; index: {1 / ours:,.0f} a second, "
            f"{theirs / ours:.1f} times as fast, {lost} of {len(queries)} answers differ"
        )


def made_keys(count: int, rng: random.Random) -> list[str]:
    """That many different keys: the gazetteer's, then two to four of its syllables together."""
    names = [school.name for school in known_schools()]
    syllables = sorted({syllable for name in names for syllable in name.split()})
    keys = {loose_key(name) for name in names}
    while len(keys) < count:
        keys.add(loose_key("".join(rng.choices(syllables, k=rng.choice((2, 2, 3, 4))))))
    return sorted(keys)


def misread(key: str, rng: random.Random) -> str:
    place = rng.randrange(len(key))
    return key[:place] + rng.choice(LETTERS) + key[place + 1 :]


def timed(
    search: Callable[[str], list[float]], queries: list[str]
) -> tuple[float, list[list[float]]]:
    """Seconds a query, and the likenesses found for each."""
    started = time.perf_counter()
    found = [search(query) for query in queries]
    return (time.perf_counter() - started) / len(queries), found


if __name__ == "__main__":
    main()
