from pathlib import Path

from typer.testing import CliRunner

from extractors.options import ReadOptions
from pipeline.cache import Cache
from pipeline.cache_command import app, kept_in
from schemas.document import Document

runner = CliRunner()


def filled(folder: Path) -> Path:
    """A cache with an entry of this version, one of another, and a stranger's file."""
    Cache(folder).keep_document(Document("a.txt", "text", "ab" * 32), ReadOptions())
    old = folder / "outcome-0123456789ab" / "00" / "00ff"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"x" * 2_000_000)
    (folder / "mine.txt").write_text("not the cache's")
    return folder


def test_show_tells_stages_sizes_and_versions(tmp_path: Path) -> None:
    shown = runner.invoke(app, ["show", "--cache", str(filled(tmp_path))]).output
    lines = [line.split() for line in shown.splitlines()]
    assert ["read", "1", "0.0", "this", "version"] in lines
    assert ["outcome", "1", "2.0", "another", "version"] in lines


def test_prune_deletes_what_this_version_cannot_use(tmp_path: Path) -> None:
    done = runner.invoke(app, ["prune", "--cache", str(filled(tmp_path))])
    assert done.output == "1 entries of 2.0 MB deleted.\n"
    assert [kept.stage for kept in kept_in(tmp_path)] == ["read"]
    assert (tmp_path / "mine.txt").exists()
    assert runner.invoke(app, ["prune", "--all", "--cache", str(tmp_path)]).exit_code == 0
    assert list(kept_in(tmp_path)) == []
    assert (tmp_path / "mine.txt").exists()


def test_no_cache_is_an_empty_one(tmp_path: Path) -> None:
    assert list(kept_in(tmp_path / "nowhere")) == []
