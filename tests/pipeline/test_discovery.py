from pathlib import Path

import pytest

from pipeline.discovery import discover


def test_names_are_relative_and_sorted(tmp_path: Path) -> None:
    for name in ("b/hai.txt", "a.txt", "~$a.docx", ".hidden", "b/Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [file.name for file in discover([tmp_path])] == ["a.txt", "b/hai.txt"]


def test_output_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "plans.csv").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    found = discover([tmp_path], exclude=[tmp_path / "out"])
    assert [file.name for file in found] == ["a.txt"]


def test_only_matches_name_or_last_part(tmp_path: Path) -> None:
    for name in ("x/a.pdf", "x/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [f.name for f in discover([tmp_path], only="*.pdf")] == ["x/a.pdf"]
    assert [f.name for f in discover([tmp_path], only="x/b*")] == ["x/b.txt"]


def test_a_file_given_twice_is_found_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert len(discover([tmp_path, tmp_path / "a.txt"])) == 1


def test_a_missing_input_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        discover([tmp_path / "nowhere"])


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [file.name for file in discover([tmp_path])] == ["a.txt"]


def test_links_that_lead_to_each_other_are_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "b.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    (tmp_path / "c.txt").write_text("x")
    assert [file.name for file in discover([tmp_path])] == ["a.pdf", "b.pdf", "c.txt"]
