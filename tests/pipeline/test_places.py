"""Inputs and outputs elsewhere: an S3 server on this machine, and fsspec's place in memory."""

import csv
import io
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from extractors.options import ReadOptions
from pipeline.cache import Cache
from pipeline.discovery import InputFile, discover
from pipeline.intake import take_in
from pipeline.ledger import Ledger
from pipeline.objects import Objects
from pipeline.options import RunOptions
from pipeline.places import Remote, brought, fetch, files_below, place_of, put, try_to_write
from pipeline.result import RunResult
from pipeline.run import run
from pipeline.signatures import Look, Looks
from schemas.errors import LimitExceeded, SetupMissing, UnreadableFile, WrongUsage
from schemas.tables import FileRow
from tests.pipeline.test_run import PLAN_TEXT, ketnghia

fsspec = pytest.importorskip("fsspec")


class Silent:
    def start(self, files: int) -> None: ...

    def done(self, row: FileRow) -> None: ...


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


@pytest.fixture(scope="module")
def s3() -> Iterator[Any]:
    """A file system on an S3 server of this machine, which the environment names."""
    moto = pytest.importorskip("moto.server")
    s3fs = pytest.importorskip("s3fs")
    server = moto.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    names = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in names.items():
            patch.setenv(name, value)
        s3fs.S3FileSystem.clear_instance_cache()
        yield s3fs.S3FileSystem()
        s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def processed(inputs: object, output: object, **more: Any) -> RunResult:
    options = RunOptions(
        inputs=(place_of(str(inputs)),),
        output=output if isinstance(output, Path) else Path(),
        published=place_of(str(output)) if not isinstance(output, Path) else None,  # type: ignore[arg-type]
        workers=1,
        **more,
    )
    return run(options, Silent())


@pytest.mark.parametrize("url", ["memory://vao", "memory://vao/"])
def test_names_are_relative_to_the_folder_and_litter_is_left_out(memory: Any, url: str) -> None:
    for name in ("vao/b/hai.txt", "vao/a.txt", "vao/.x/a.txt", "vao/~$a.docx", "vao2/c.txt"):
        memory.pipe_file(f"/{name}", b"text")
    assert [file.name for file in discover([place_of(url)])] == ["a.txt", "b/hai.txt"]
    assert [file.name for file in discover([place_of(url)], only="*/hai*")] == ["b/hai.txt"]
    assert [file.name for file in discover([Remote("memory://vao/a.txt")])] == ["a.txt"]
    beside = discover([Remote("memory://vao")], exclude=[Remote("memory://vao/b")])
    assert [file.name for file in beside] == ["a.txt"]


def test_two_places_with_a_file_of_the_same_name(memory: Any) -> None:
    for folder in ("a", "b"):
        memory.pipe_file(f"/{folder}/x.txt", b"text")
    found = discover([Remote("memory://a"), Remote("memory://b")])
    assert [file.name for file in found] == ["memory://a/x.txt", "memory://b/x.txt"]


def test_a_file_too_large_is_not_fetched(memory: Any, tmp_path: Path) -> None:
    memory.pipe_file("/vao/a.txt", bytes(100))
    with pytest.raises(LimitExceeded):
        fetch(Remote("memory://vao/a.txt"), tmp_path / "a.txt", max_bytes=99)
    assert not (tmp_path / "a.txt").exists()
    with pytest.raises(UnreadableFile):
        fetch(Remote("memory://vao/gone.txt"), tmp_path / "a.txt")


def test_names_that_no_folder_takes_stay_names(memory: Any, tmp_path: Path) -> None:
    names = ("x" * 300 + ".txt", "a/../../../ngoai.txt", "a/\n.txt")
    for number, name in enumerate(names):
        memory.store[f"/vao/{name}"] = _memory_file(memory, number)
    options = RunOptions(inputs=(), output=tmp_path / "out")
    ledger = Ledger(tmp_path / "in")
    looks = Looks(ledger, options.read.max_bytes)
    objects = Objects(ledger, tmp_path / "in" / "fetched", options.read.max_bytes)
    intake = take_in(discover([Remote("memory://vao")]), tmp_path / "in", options, looks, objects)
    assert len(intake.unique) + len(intake.refused) == len(names)
    for file in intake.unique:
        assert file.path.is_relative_to(tmp_path / "in")
    assert {path.name for path in tmp_path.iterdir()} <= {"in", "out"}


def _memory_file(system: Any, number: int) -> Any:
    system.pipe_file("/made", f"text {number}".encode())
    return system.store.pop("/made")


def test_what_cannot_be_opened_is_told_in_one_line(memory: Any) -> None:
    with pytest.raises(FileNotFoundError):
        files_below(Remote("memory://nowhere"))
    with pytest.raises(WrongUsage, match="cannot be read"):
        files_below(Remote("magic://place"))
    with brought(Path("a")) as path:
        assert path == Path("a")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(url: str) -> None:
        raise ImportError("Install gcsfs")

    monkeypatch.setattr(fsspec.core, "url_to_fs", refuse)
    with pytest.raises(SetupMissing, match=r"ketnghia\[gcs\]"):
        files_below(Remote("gs://bucket"))


def test_a_file_that_does_not_appear_whole_is_renamed(tmp_path: Path) -> None:
    """As on SFTP: here the files of this machine, through fsspec."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    there = Remote(f"local://{tmp_path.as_posix()}/b")
    try_to_write(there)
    put(tmp_path / "a", there, ["x.txt"])
    put(tmp_path / "a", there, ["x.txt"])
    assert written(tmp_path / "b") == {"x.txt": b"x"}


@pytest.mark.slow
def test_a_change_elsewhere_is_seen(
    memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a file of the same name lies in the folder one works in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("not this one")
    numbers = []
    for number in ("45/KH", "46/KH", "46/KH"):
        memory.pipe_file("/vao/a.txt", PLAN_TEXT.replace("45/KH", number).encode())
        processed("memory://vao", tmp_path / "out", cache=Cache(tmp_path / "cache"))
        with (tmp_path / "out" / "plans.csv").open(encoding="utf-8") as stream:
            numbers.append(next(csv.DictReader(stream))["number"])
    assert numbers == ["45/KH-PGDĐT", "46/KH-PGDĐT", "46/KH-PGDĐT"]


@pytest.mark.slow
def test_s3_in_and_out_gives_what_folders_give(s3: Any, tmp_path: Path) -> None:
    s3.mkdir("plans")
    (tmp_path / "in" / "huyện").mkdir(parents=True)
    for name in ("a.txt", "huyện/b c.txt"):
        text = PLAN_TEXT.replace("45/KH", f"{len(name)}/KH")
        (tmp_path / "in" / name).write_text(text, "utf-8")
        s3.pipe_file(f"plans/năm 2024/{name}", text.encode())
    stale = "plans/out/plans/0123456789ab.json"
    s3.pipe_file(stale, b"{}")
    s3.pipe_file("plans/out/note.md", b"not ours")
    processed(tmp_path / "in", tmp_path / "out")
    result = processed("s3://plans/năm 2024", "s3://plans/out")
    assert result.exit_code == 0
    s3.invalidate_cache()
    found = {path.removeprefix("plans/out/"): s3.cat_file(path) for path in s3.find("plans/out")}
    assert found.pop("note.md") == b"not ours"
    assert found == written(tmp_path / "out")
    assert s3.exists("plans/out.log.jsonl")


@pytest.mark.slow
def test_an_object_of_the_same_size_and_time_is_seen_to_have_changed(
    s3: Any, tmp_path: Path
) -> None:
    from moto.core.models import DEFAULT_ACCOUNT_ID
    from moto.s3.models import s3_backends

    s3.mkdir("same")
    numbers, times = [], []
    for number in ("45/KH", "46/KH"):
        s3.pipe_file("same/a.txt", PLAN_TEXT.replace("45/KH", number).encode())
        kept = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets["same"].keys["a.txt"]
        times.append(kept.last_modified)
        kept.last_modified = times[0]
        processed("s3://same", tmp_path / "out", cache=Cache(tmp_path / "cache"))
        with (tmp_path / "out" / "plans.csv").open(encoding="utf-8") as stream:
            numbers.append(next(csv.DictReader(stream))["number"])
    assert numbers == ["45/KH-PGDĐT", "46/KH-PGDĐT"]
    s3.invalidate_cache()
    assert s3.info("same/a.txt")["LastModified"] == times[0].replace(tzinfo=UTC, microsecond=0)


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the objects that were fetched, in no order."""
    names: list[str] = []

    def told(place: Remote, path: Path, max_bytes: int | None = None) -> None:
        names.append(place.name)
        fetch(place, path, max_bytes)

    monkeypatch.setattr("pipeline.objects.fetch", told)
    return names


@pytest.mark.slow
def test_objects_that_are_as_they_were_are_not_fetched_again(
    s3: Any, tmp_path: Path, fetched: list[str]
) -> None:
    s3.mkdir("tags")
    (tmp_path / "in").mkdir()

    def put_both(name: str, text: str) -> None:
        s3.pipe_file(f"tags/{name}", text.encode())
        (tmp_path / "in" / name).write_text(text, "utf-8")

    def run_of(**more: Any) -> list[str]:
        fetched.clear()
        processed("s3://tags", tmp_path / "out", cache=Cache(tmp_path / "cache"), **more)
        processed(tmp_path / "in", tmp_path / "here", **more)
        assert written(tmp_path / "out") == written(tmp_path / "here")
        return sorted(fetched)

    put_both("a.txt", PLAN_TEXT)
    put_both("b.txt", PLAN_TEXT.replace("45/KH", "46/KH"))
    assert run_of() == ["a.txt", "b.txt"]
    assert run_of() == []
    put_both("b.txt", PLAN_TEXT.replace("45/KH", "47/KH"))
    assert run_of() == ["b.txt"]
    s3.rm("tags/a.txt")
    (tmp_path / "in" / "a.txt").unlink()
    assert run_of() == []
    assert run_of(rehash=True) == ["b.txt"]
    # what must be read anew is fetched for it
    assert run_of(read=ReadOptions(max_pages=7)) == ["b.txt"]


def test_an_object_that_changed_while_it_was_fetched_is_not_known(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    file = InputFile(Path("a.txt"), "a.txt", url="s3://b/a.txt", signature="3 x")
    look = Look(3, "0" * 64, "text")
    for after, known in (("3 y", None), ("3 x", look)):
        objects = Objects(ledger, tmp_path, 100)
        objects.took(file, look)
        objects.settle(lambda: {file.url: after})  # noqa: B023  called at once
        assert Objects(ledger, tmp_path, 100).known(file) == known
    assert Objects(ledger, tmp_path, 100, force=True).known(file) is None
    assert Objects(ledger, tmp_path, 100).known(replace(file, signature="4 x")) is None


@pytest.fixture
def gs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A file system on a server of this machine that speaks as Google's storage does."""
    # gcsfs would first ask over gRPC what kind of bucket it is, which the server does not speak
    monkeypatch.setenv("GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT", "false")
    emulator = pytest.importorskip("gcp_storage_emulator.server")
    gcsfs = pytest.importorskip("gcsfs")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = emulator.create_server("127.0.0.1", port, in_memory=True, default_bucket="plans")
    server.start()
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", f"http://127.0.0.1:{port}")
    gcsfs.GCSFileSystem.clear_instance_cache()
    yield gcsfs.GCSFileSystem()
    gcsfs.GCSFileSystem.clear_instance_cache()
    server.stop()


@pytest.mark.slow
def test_gs_in_and_out_gives_what_folders_give(gs: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in ("45/KH", "46/KH"):
        text = PLAN_TEXT.replace("45/KH", number)
        gs.pipe_file("plans/in/a b.txt", text.encode())
        (tmp_path / "in" / "a b.txt").write_text(text, "utf-8")
        assert processed("gs://plans/in", "gs://plans/out").exit_code == 0
        processed(tmp_path / "in", tmp_path / "out")
        gs.invalidate_cache()
        found = {
            name.removeprefix("plans/out/"): gs.cat_file(name) for name in gs.find("plans/out")
        }
        assert found == written(tmp_path / "out")


@pytest.mark.slow
def test_the_command_line_reads_and_writes_s3(s3: Any) -> None:
    s3.mkdir("small")
    s3.pipe_file("small/in/a.txt", PLAN_TEXT.encode())
    # the output lies in the input folder: the second run must not read it
    for _ in range(2):
        done = ketnghia("run", "s3://small/in", "-o", "s3://small/in/out", "--workers", "1")
        assert done.returncode == 0, done.stderr
    assert "s3://small/in/out" in done.stderr.replace("\n", "")
    s3.invalidate_cache()
    table = csv.DictReader(io.StringIO(s3.cat_file("small/in/out/files.csv").decode()))
    assert [row["path"] for row in table] == ["a.txt"]
    done = ketnghia("show", "s3://small/in/a.txt")
    assert done.returncode == 0, done.stderr
    assert "Mầm non" in done.stdout


def test_what_is_wrong_with_a_place_is_said_before_anything_is_read(
    s3: Any, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(PLAN_TEXT, "utf-8")
    s3.mkdir("empty")
    for inputs, output in (
        ("s3://nowhere/plans", tmp_path / "out"),
        (tmp_path / "a.txt", "s3://nowhere/out"),
        ("s3://empty", tmp_path / "out"),
        ("s3://empty/none", "s3://empty/none"),
        ("magic://x", tmp_path / "out"),
    ):
        with pytest.raises(WrongUsage) as told:
            processed(inputs, output)
        assert "\n" not in str(told.value)


def test_without_credentials_nothing_is_read(
    s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    s3.mkdir("locked")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    type(s3).clear_instance_cache()
    with pytest.raises(WrongUsage, match="redentials"):
        processed("s3://locked", tmp_path / "out")
    type(s3).clear_instance_cache()


def test_a_folder_behind_sftp_is_read_and_written(tmp_path: Path) -> None:
    pytest.importorskip("paramiko")
    from tests.pipeline.sftp_server import serving

    (tmp_path / "root" / "vao" / "b").mkdir(parents=True)
    (tmp_path / "root" / "vao" / "b" / "kế hoạch.txt").write_text(PLAN_TEXT, "utf-8")
    with serving(tmp_path / "root") as url:
        result = processed(f"{url}/vao", f"{url}/ra")
        assert result.statuses["ok"] == 1
        ra = tmp_path / "root" / "ra"
        first = written(ra)
        assert "kế hoạch.txt".encode() in first["files.csv"]
        (plan,) = [name for name in first if name.startswith("plans/")]
        (tmp_path / "root" / "vao" / "b" / "kế hoạch.txt").write_text(
            PLAN_TEXT.replace("45/KH", "46/KH"), "utf-8"
        )
        processed(f"{url}/vao", f"{url}/ra")
        second = written(ra)
        assert plan not in second and len(second) == len(first)
        assert not [name for name in second if name.endswith((".part", ".ketnghia-probe"))]
    processed(tmp_path / "root" / "vao", tmp_path / "here")
    assert written(tmp_path / "here") == second
