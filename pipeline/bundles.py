"""Neighbours of which nothing has changed, taken as one: what a batch asks of them in a few bytes.

A bundle is a sheaf of files (see `sheaves`) that lie as they lay when an earlier run read them,
and whose plans lie in the output. It tells the steps over the whole batch what they ask of its
documents: hashes, plans, rows of `files.csv`, what is cited, and marks by which it is seen whether
a plan may be another form of one elsewhere. Only where that may be, where a document borrows or an
annex looks for its plan, the documents themselves are looked up.

Kept as one are documents of one file each that came out well and borrow nothing, and of whose bytes
there is no second file.
"""

from __future__ import annotations

import csv
import io
import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from typing import NamedTuple

from pipeline.cards import Card
from pipeline.csv_tables import CsvRows, is_formula
from pipeline.discovery import InputDocument, InputFile
from pipeline.links import Citing, citings_of
from pipeline.marks import Marks, all_of, marks_of, shared
from pipeline.outcome import Outcome
from schemas.tables import FileRow


@dataclass(frozen=True, slots=True)
class Told:
    """What a bundle tells of its documents in short.

    `hashes` are those of the files; `plans` the id and digest of each plan with the number of its
    file (from 0) and its own number there, in the order of the tables; `kinds` are those of the
    files; `ocr` tells that a page was read from its picture, `annex` that a plan is one, `twins`
    that two plans of the bundle share a mark.
    """

    hashes: list[str]
    plans: list[tuple[str, str, int, int]]
    kinds: list[str]
    ocr: bool
    annex: bool
    twins: bool


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """Neighbours as they were: their files, what they tell, the marks of their plans, what these
    cite, and their rows of `files.csv`."""

    files: Sequence[InputFile]
    told: Told
    marks: Marks
    citings: Sequence[Citing]
    csv: bytes

    @property
    def name(self) -> str:
        """The first of its names: by it a bundle stands among others."""
        return self.files[0].name

    def spans(self, name: str) -> bool:
        """Whether a name stands between those of its files."""
        return self.files[0].name < name < self.files[-1].name

    def document(self, number: int) -> InputDocument:
        """The document of one of its files."""
        return InputDocument((replace(self.files[number], sha256=self.told.hashes[number]),))

    def rows(self) -> list[FileRow]:
        """The rows of `files.csv` as they were before they were written."""
        names = FileRow.header()
        return [
            FileRow.model_validate(
                {name: cell or None for name, cell in zip(names, cells, strict=True)}
            )
            for cells in csv.reader(io.StringIO(self.csv.decode(), newline=""))
        ]

    def documents(self) -> list[InputDocument]:
        return [self.document(number) for number in range(len(self.files))]

    def plan_ids(self) -> list[str]:
        """The ids of its plans in the order of the tables."""
        return [plan_id for plan_id, *_ in self.told.plans]

    def to_bytes(self) -> bytes:
        marks = [array("Q", sorted(group)).tobytes() for group in self.marks]
        head = [astuple(self.told), self.citings, *map(len, marks)]
        return b"".join((json.dumps(head, ensure_ascii=False).encode(), b"\n", *marks, self.csv))

    @classmethod
    def from_bytes(cls, files: Sequence[InputFile], data: bytes) -> Bundle:
        """What `to_bytes` gave, for the same files."""
        at = data.index(b"\n") + 1
        told, citings, *lengths = json.loads(data[:at])
        marks = []
        for length in lengths:
            marks.append(set(array("Q", data[at : at + length])))
            at += length
        cited = [Citing.of(one) for one in citings]
        return cls(files, Told(*told), Marks(*marks), cited, data[at:])


class Plain(NamedTuple):
    """What became of a document that may stand in a bundle: the row of its file, and the card and
    the digest of each plan."""

    row: FileRow
    plans: Sequence[tuple[Card, str]]


def plain_of(outcome: Outcome) -> Plain | None:
    """A document's outcome in short, if it is of one file, came out well and borrows nothing."""
    row = outcome.rows[0]
    doubtful = any(brief.lent.doubtful for brief in outcome.briefs)
    well = row.status == "ok" and outcome.lasts and not outcome.sparing
    if len(outcome.rows) > 1 or row.kind == "image" or is_formula(row.path):
        return None
    if not well or outcome.restored or doubtful:
        return None
    return Plain(row, [(brief.card, brief.digest) for brief in outcome.briefs])


def bundle_of(files: Sequence[InputFile], documents: Sequence[Plain]) -> Bundle:
    """The bundle of neighbours by what became of each."""
    rows = [document.row for document in documents]
    cards = [card for document in documents for card, _ in document.plans]
    marks = [marks_of(card) for card in cards]
    told = Told(
        hashes=[row.sha256 or "" for row in rows],
        plans=[
            (card.plan_id, digest, number, own)
            for number, document in enumerate(documents)
            for own, (card, digest) in sorted(enumerate(document.plans), key=_by_id)
        ],
        kinds=sorted({row.kind or "" for row in rows}),
        ocr=not all(card.digital for card in cards),
        annex=any(card.annex for card in cards),
        twins=any(shared(marks)),
    )
    return Bundle(files, told, all_of(marks), citings_of(cards), _csv(rows))


def _by_id(numbered: tuple[int, tuple[Card, str]]) -> str:
    return numbered[1][0].plan_id


def _csv(rows: Iterable[FileRow]) -> bytes:
    stream = io.StringIO()
    writer = CsvRows(stream)
    for row in rows:
        writer.write(row)
    return stream.getvalue().encode()


def in_the_way(
    bundles: Sequence[Bundle], hashes: Iterable[str], names: Iterable[str]
) -> list[Bundle]:
    """The bundles that cannot be taken as one beside files with these hashes and names: another
    has the same bytes, or a name between theirs."""
    own = [digest for bundle in bundles for digest in bundle.told.hashes]
    if len(set(own)) < len(own):
        return list(bundles)
    starts = [bundle.name for bundle in bundles]
    # of those behind the first name of a bundle, the first
    beside = {bisect_left(starts, name) - 1: name for name in sorted(names, reverse=True)}
    others = set(hashes)
    return [
        bundle
        for number, bundle in enumerate(bundles)
        if not others.isdisjoint(bundle.told.hashes) or bundle.spans(beside.get(number, ""))
    ]


def in_question(bundles: Sequence[Bundle], cards: Iterable[Card]) -> list[Bundle]:
    """The bundles with a plan that a link may concern, beside others with these cards.

    Where one of all is an annex, which looks at every plan, it may concern any.
    """
    loose = list(cards)
    if any(card.annex for card in loose) or any(bundle.told.annex for bundle in bundles):
        return list(bundles)
    marks = shared([*map(marks_of, loose), *(bundle.marks for bundle in bundles)])
    return [bundle for bundle in bundles if bundle.told.twins or marks.meet(bundle.marks)]
