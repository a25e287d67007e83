"""Neighbours kept together: however a batch came to be as it is, its outputs are the same bytes."""

from __future__ import annotations

import hashlib
import tempfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.options import ReadOptions
from pipeline import sheaves as module
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile
from pipeline.finished import finish
from pipeline.known import Known
from pipeline.ledger import Ledger
from pipeline.outcome import Outcome
from pipeline.output_folder import OutputFolder
from pipeline.outputs import write_outputs
from pipeline.plans import Plans, lies_there
from pipeline.sheaves import sheaves
from schemas.plan import Pairing, Party, Plan, Source, canonical_json
from schemas.tables import FileRow
from tests.pipeline.test_incremental import contents

_NAMES = ("Hoa Ban", "Cỏ May", "Sơn Lâm", "Suối Nguồn")

# a batch: the documents by their numbers, each in one of a few versions
batches = st.dictionaries(st.integers(0, 25), st.integers(0, 3), max_size=25)


def plan(number: int, version: int) -> Plan:
    """A plan; the versions differ in number, schools and doubts, and so do documents."""
    plan_id = hashlib.sha256(f"{number} {version}".encode()).hexdigest()[:12]
    names = (_NAMES[(number + version) % 4], _NAMES[number % 3])
    parties = [
        Party(name=name, level="MN", full_name=f"Mầm non {name}", school_id=name) for name in names
    ]
    pairing = Pairing(pairing_id=f"{plan_id}-p001", schools=parties)
    if version == 2:
        pairing.doubt("two readings", 0.4)
    made = Plan(plan_id=plan_id, source=Source(path=f"{number:02}.txt"), pairings=[pairing])
    made.number = f"{number // 2}/KH-PGDĐT" if version == 3 else None
    return made


def write(batch: dict[int, int], folder: Path, ledger: Ledger, cache: Path) -> None:
    """Write the outputs of a batch, as a run does after all is read."""
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    output = OutputFolder(folder, ledger)
    known = Known(ledger, Cache(cache), ReadOptions(), partial(lies_there, output))
    plans = Plans(known, output)
    sources = {
        InputDocument((InputFile(Path("x"), f"{number:02}.txt", sha256=f"{version}"),)): (
            number,
            version,
        )
        for number, version in sorted(batch.items())
    }
    for source, found in list(known.outcomes(sources)):
        plans.add(source, found or known.keep(source, outcome(*sources[source])))
    known.tie()
    plans.link()
    write_outputs(output, plans, [], plans.links.findings)
    output.keep()


def outcome(number: int, version: int) -> Outcome:
    made = plan(number, version)
    text = canonical_json(made)
    row = FileRow(
        path=f"{number:02}.txt",
        kind="text",
        pages=1,
        sha256=str(version),
        status="ok",
        code=None,
        reason=None,
        plan_id=made.plan_id,
    )
    return Outcome([row], [text], finished=[finish(made, text)])


@settings(max_examples=12, deadline=None)
@given(st.lists(batches, min_size=2, max_size=4))
def test_any_history_gives_the_same_bytes(history: list[dict[int, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as name:
        patch.setattr(module, "_USUAL", 3)
        folder = Path(name)
        ledger = Ledger(folder / "ledger")
        for batch in history:
            write(batch, folder / "out", ledger, folder / "cache")
        fresh = Ledger(folder / "fresh")
        write(history[-1], folder / "anew", fresh, folder / "cache 2")
        made, anew = contents(folder / "out"), contents(folder / "anew")
        tables = {name: digest for name, digest in made.items() if "/" not in name}
        assert tables == {name: digest for name, digest in anew.items() if "/" not in name}
        for kept in (ledger, fresh):
            kept.close()


def test_what_is_known_of_neighbours_is_one_look_up(tmp_path: Path) -> None:
    """The second time, a sheaf is asked for and none of its members."""
    ledger = Ledger(tmp_path / "ledger")
    batch = dict.fromkeys(range(20), 1)
    write(batch, tmp_path / "out", ledger, tmp_path / "cache")
    asked: list[bytes] = []
    get = ledger.get
    ledger.get = lambda key: asked.append(key) or get(key)  # type: ignore[method-assign, func-returns-value]
    write(batch, tmp_path / "out", ledger, tmp_path / "cache")
    found = len(list(sheaves((f"{number:02}.txt" for number in batch), str)))
    assert len(asked) <= 3 * found + 4  # documents, parts, bodies; what the folder holds
    ledger.close()


def test_a_sheaf_ends_by_its_members_and_never_grows_without_bound() -> None:
    names = [f"{number:05}" for number in range(2000)]
    whole = list(sheaves(names, str))
    assert [name for sheaf in whole for name in sheaf] == names
    assert max(map(len, whole)) <= 512
    for gone in (0, 700, 1999):
        less = list(sheaves(names[:gone] + names[gone + 1 :], str))
        assert sum(sheaf not in whole for sheaf in less) <= 2
