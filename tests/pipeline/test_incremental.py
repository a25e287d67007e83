"""However a folder came to be as it is, the outputs are those of a run from nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from pipeline import sheaves, signatures
from pipeline.bundles import Bundle
from pipeline.bundling import Bundling
from pipeline.cache import Cache
from pipeline.discovery import InputFile
from pipeline.ledger import Ledger, key_of
from pipeline.options import Extras, RunOptions
from pipeline.output_folder import OutputFolder
from pipeline.result import RunResult
from pipeline.run import run
from pipeline.signatures import Looks
from schemas.tables import FileRow
from tests.pipeline.test_run import MISREAD, PLAN_TEXT

_NAMES = ("Hoa Ban", "Cỏ May", "Sơn Lâm", "Suối Nguồn", "Vành Khuyên", "Hướng Dương")


class Silent:
    def start(self, files: int) -> None: ...

    def done(self, row: FileRow) -> None: ...


def go(folder: Path, output: Path, cache: Path | None, **more: object) -> RunResult:
    kept = Cache(cache) if cache else None
    options = RunOptions(inputs=(folder,), output=output, workers=1, cache=kept, **more)  # type: ignore[arg-type]
    return run(options, Silent())


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def plan(random: Random) -> str:
    """One of a few plans, so that two forms of one, and the same bytes twice, come about."""
    number = random.choice(("45", "46", "Số: 45", "47"))
    text = PLAN_TEXT.replace("45/KH", f"{number}/KH").replace("Hoa Ban", random.choice(_NAMES))
    return text.replace("KẾ HOẠCH\n", random.choice(("KẾ HOẠCH\n", "KẾ HOẠCH \n")))


def change(folder: Path, random: Random) -> None:
    """Add, change, rename, move or delete a file."""
    files = sorted(path for path in folder.rglob("*.txt"))
    lot = random.choice(("add", "add", "change", "rename", "delete", "empty", "touch"))
    one = random.choice(files) if files else folder / "a.txt"
    if lot == "add" or not files:
        (folder / f"{random.randrange(99):02}.txt").write_text(plan(random), "utf-8")
    elif lot == "change":
        one.write_text(plan(random), "utf-8")
    elif lot == "rename":
        target = folder / random.choice(("a", "b")) / one.name
        target.parent.mkdir(exist_ok=True)
        one.rename(target)
    elif lot == "delete":
        one.unlink()
    elif lot == "empty":
        (folder / "rong.txt").write_bytes(b"")
    else:
        os.utime(one)


@pytest.mark.parametrize("seed", [1, 2])
def test_any_history_gives_the_bytes_of_a_run_from_nothing(tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311
    folder, output, cache = tmp_path / "in", tmp_path / "out", tmp_path / "cache"
    folder.mkdir()
    for _ in range(3):
        change(folder, random)
    for step in range(3):
        for _ in range(random.randint(1, 3)):
            change(folder, random)
        (folder / "one.txt").write_text(plan(random), "utf-8")
        go(folder, output, cache)
        fresh = tmp_path / f"fresh-{step}"
        go(folder, fresh, None)
        assert contents(output) == contents(fresh), step
        shutil.rmtree(fresh)


@pytest.fixture
def bundles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The bundles that runs take as one; neighbours are few, and every file counts as settled."""
    taken: list[str] = []
    standing = Bundling.standing

    def told(self: Bundling, files: Sequence[InputFile], folder: OutputFolder) -> list[Bundle]:
        found = [*standing(self, files, folder)]
        taken.extend(bundle.name for bundle in found)
        return found

    monkeypatch.setattr(Bundling, "standing", told)
    monkeypatch.setattr(sheaves, "_USUAL", 3)
    monkeypatch.setattr(signatures, "_STEP_NS", 0)
    return taken


@pytest.mark.parametrize("seed", range(3, 5))
def test_neighbours_taken_as_one_change_nothing(
    tmp_path: Path, bundles: list[str], seed: int
) -> None:
    random = Random(seed)  # noqa: S311
    folder, output, cache = tmp_path / "in", tmp_path / "out", tmp_path / "cache"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}0.txt").write_text(plan(random), "utf-8")
    for step in range(3):
        for _ in range(random.randint(0, 2)):
            change(folder, random)
            upset(folder, random)
        report = Extras(workbook=False, report=step != 1)
        result = go(folder, output, cache, extras=report)
        fresh = tmp_path / f"fresh-{step}"
        whole = go(folder, fresh, None, extras=report)
        assert contents(output) == contents(fresh), step
        assert (result.statuses, result.counts) == (whole.statuses, whole.counts)
        shutil.rmtree(fresh)


def test_only_neighbours_of_a_change_are_looked_up(tmp_path: Path, bundles: list[str]) -> None:
    folder, output, cache = tmp_path / "in", tmp_path / "out", tmp_path / "cache"
    folder.mkdir()
    for number in range(12):
        text = PLAN_TEXT.replace("45/KH", f"{number}/KH")
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    go(folder, output, cache)
    assert not bundles
    (folder / "11.txt").write_text(PLAN_TEXT, "utf-8")
    result = go(folder, output, cache)
    assert bundles and result.profile.cached == 11
    before = contents(output)
    shutil.rmtree(output / "plans")  # what is taken as one must lie there
    go(folder, output, cache)
    assert contents(output) == before


def upset(folder: Path, random: Random) -> None:
    """What neighbours must not hide: the same bytes twice, an archive between them, a plan without
    a number, one that borrows, a citation with another number."""
    number = random.randrange(99)
    lot = random.choice(("none", "none", "copy", "archive", "bare", "restored", "cited"))
    if lot == "copy":
        files = sorted(folder.glob("*.txt"))
        shutil.copyfile(random.choice(files), folder / f"{number:02}-copy.txt")
    elif lot == "archive":
        with zipfile.ZipFile(folder / f"{number:02}.zip", "w") as packed:
            packed.writestr(f"{number:02}.txt", plan(random))
    elif lot == "bare":
        text = PLAN_TEXT.replace("Số: 45/KH-PGDĐT", "Số:     /KH-PGDĐT")
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    elif lot == "restored":
        (folder / f"{number:02}.txt").write_text(MISREAD, "utf-8")
    elif lot == "cited":
        text = plan(random).replace("102/KH-SGDĐT", "102/KH-SGD&ĐT")
        (folder / f"{number:02}.txt").write_text(text, "utf-8")


@pytest.fixture
def done(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A folder with two plans, its outputs and the cache."""
    folder, output, cache = tmp_path / "in", tmp_path / "out", tmp_path / "cache"
    folder.mkdir()
    for number in ("45", "46"):
        text = PLAN_TEXT.replace("45/KH", f"{number}/KH")
        (folder / f"{number}.txt").write_text(text, "utf-8")
        os.utime(folder / f"{number}.txt", (1, 1))
    go(folder, output, cache)
    return folder, output, cache


def stamps(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_what_does_not_change_is_not_written(done: tuple[Path, Path, Path]) -> None:
    folder, output, cache = done
    before = stamps(output)
    again = go(folder, output, cache)
    assert stamps(output) == before
    assert (again.statuses["ok"], again.counts["plans"]) == (2, 2)
    assert again.profile.cached == 2
    (folder / "47.txt").write_text(PLAN_TEXT.replace("45/KH", "47/KH"), "utf-8")
    go(folder, output, cache)
    after = stamps(output)
    touched = {name for name in before if before[name] != after[name]}
    assert "pairings.csv" in touched
    assert not touched & {"tasks.csv", "datapackage.json", "versions.json"}
    assert not any(name.endswith(".json") for name in touched)  # the plans of before


@pytest.mark.parametrize("name", ["pairings.csv", "report.html", "plans/*.json", "ketnghia.xlsx"])
def test_outputs_that_were_changed_or_lost_are_made_good(
    done: tuple[Path, Path, Path], name: str
) -> None:
    folder, output, cache = done
    before = contents(output)
    path = sorted(output.glob(name))[0]
    path.write_bytes(b"spoilt")
    go(folder, output, cache)
    assert contents(output) == before
    path.unlink()
    (output / "plans" / "ffffffffffff.json").write_text("{}")
    go(folder, output, cache)
    assert contents(output) == before


def test_what_is_left_out_is_deleted_and_comes_back(done: tuple[Path, Path, Path]) -> None:
    folder, output, cache = done
    before = contents(output)
    go(folder, output, cache, extras=Extras(workbook=False, report=False))
    extras = {"ketnghia.xlsx", "report.html"}
    assert contents(output) == {name: one for name, one in before.items() if name not in extras}
    go(folder, output, cache)
    assert contents(output) == before


@pytest.mark.parametrize("harm", ["cut", "overwritten", "gone", "a folder", "entries gone"])
def test_a_damaged_ledger_changes_nothing(done: tuple[Path, Path, Path], harm: str) -> None:
    folder, output, cache = done
    before = contents(output)
    (path,) = cache.rglob("ledger.sqlite")
    data = path.read_bytes()
    path.unlink()
    if harm == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif harm == "overwritten":
        path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    elif harm == "a folder":
        path.mkdir()
    elif harm == "entries gone":
        path.write_bytes(data)
        shutil.rmtree(next(cache.glob("outcome-*")))
        shutil.rmtree(output)
    go(folder, output, cache)
    assert contents(output) == before


def test_a_file_changed_behind_its_times_is_found(tmp_path: Path) -> None:
    path, ledger = tmp_path / "a.txt", Ledger(tmp_path / "ledger")
    path.write_text("one")
    now = path.stat().st_ctime_ns
    early, late = (
        Looks(ledger, 99, clock=lambda: now),
        Looks(ledger, 99, clock=lambda: now + 10**10),
    )
    first = early.at(path)
    path.write_text("two")  # the same size; its times may be the same too
    assert early.at(path).sha256 != first.sha256
    assert [one for one, _ in early.unsettled] == [path, path]
    second = late.at(path)
    assert not late.unsettled
    os.utime(path, (1, 1))
    assert late.at(path) == second
    assert Looks(ledger, 99, force=True).at(path) == second


def test_entries_that_cannot_be_kept_lie_in_the_spare(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    ledger = Ledger(tmp_path / "file" / "ledger", tmp_path / "spare")
    ledger.put(key_of("a"), b"1")
    ledger.flush()
    assert ledger.get(key_of("a")) == b"1"
    nowhere = Ledger(tmp_path / "file" / "ledger")
    nowhere.put(key_of("a"), b"1")
    with pytest.raises(OSError, match="kept"):
        nowhere.flush()
