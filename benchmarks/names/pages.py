"""Pages of school names, rendered, damaged and read by an OCR, with their truth.

`python -m benchmarks.names.pages OUT --language eng --pages 12 --seed 1` writes a JSON line per
name: what was printed, what was read, and the district whose list it stands in. Names are drawn as
the document maker draws them; a share of them is made up, so that no list can know them. With
`--plans FOLDER` the pages hold the schools of plans that strangers wrote (`benchmarks/unseen`), a
third of which no list knows.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import tesserocr

from benchmarks.documents.names import LEVEL_WORDS, Namer, School, fact_names
from benchmarks.documents.places import DISTRICTS
from benchmarks.language_model.misread import LINES, TESSDATA, read_lines, render

COINED = 0.12  # share of names that are made up from the syllables of two communes
LEVELS = ("MN", "TH", "THCS")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--language", default="eng")
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--facts", type=Path, help="a CSV of real schools, to draw names from")
    parser.add_argument("--plans", type=Path, help="a folder of plans' truths, to take names from")
    parser.add_argument("--part", type=int, help="of their documents only every other one: 0 or 1")
    args = parser.parse_args()
    rng, noise = random.Random(args.seed), np.random.default_rng(args.seed)  # noqa: S311
    facts = fact_names(args.facts)
    told = told_pages(args.plans, args.part) if args.plans else []
    pages = told or [draw(rng, facts) for _ in range(args.pages)]
    block = tesserocr.PSM.SINGLE_BLOCK
    with (
        tesserocr.PyTessBaseAPI(str(TESSDATA), args.language, psm=block) as api,
        args.out.open("w", encoding="utf-8") as out,
    ):
        for number, schools in enumerate(pages):
            lines = [school.printed("word") for school in schools]
            found = read_lines(api, render(lines, rng, noise), len(lines))
            for school, line, read in zip(schools, lines, found, strict=True):
                row = {
                    "page": number,
                    "language": args.language,
                    "name": school.name,
                    "level": school.level,
                    "district": school.district,
                    "province": school.province,
                    "printed": line,
                    "read": " ".join(read.split()),
                }
                print(json.dumps(row, ensure_ascii=False), file=out, flush=True)


def draw(rng: random.Random, facts: dict[str, list[str]]) -> list[School]:
    """The schools of one page, all of one district."""
    district = rng.choice(DISTRICTS)
    namer = Namer(rng, facts)
    schools = []
    for _ in range(LINES):
        level = rng.choice(LEVELS)
        school = namer.school(level, district.name, district.province, district.communes)
        school = replace(school, boarding=None, kindergarten=False)
        if rng.random() < COINED:
            school = replace(school, name=coined(rng, district.communes))
        schools.append(school)
    return schools


def told_pages(folder: Path, part: int | None) -> list[list[School]]:
    """The schools of each plan of a folder with truths, each once, on pages of `LINES`."""
    pages = []
    for truth in sorted(folder.glob("*.json"))[part or 0 :: 1 if part is None else 2]:
        plan = json.loads(truth.read_text("utf-8"))
        told = [s for pairing in plan.get("pairings", []) for s in pairing["schools"]]
        schools = dict.fromkeys(
            School(s["name"], s["level"], s.get("district"), s.get("province"))
            for s in told
            if s["level"] in LEVEL_WORDS
        )
        pages += [list(schools)[at : at + LINES] for at in range(0, len(schools), LINES)]
    return pages


def coined(rng: random.Random, communes: tuple[str, ...]) -> str:
    """A name that nobody has listed: the first syllable of one commune, the last of another."""
    plain = [name for name in communes if len(name.split()) > 1]
    one, two = rng.sample(plain, 2)
    return f"{one.split()[0]} {two.split()[-1]}"


if __name__ == "__main__":
    main()
