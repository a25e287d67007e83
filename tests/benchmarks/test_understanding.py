"""The truth of the real files in the contract's form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.understanding.real import real_files, real_truths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("office/a.doc", "scan_x/b.pdf"):
        file = tmp_path / "files" / name
        file.parent.mkdir(parents=True)
        file.write_text("x")
    letterhead = {"file": "scan_x/b.pdf", "doc_type": "CÔNG VĂN", "doc_number": "2/SYT"}
    (tmp_path / "letterheads.jsonl").write_text(json.dumps(letterhead) + "\n", "utf-8")
    (tmp_path / "truth").mkdir()
    whole = {
        "file": "office/a.doc", "read": "by eye", "doc_type": "KẾ HOẠCH", "doc_number": None,
        "objectives": ["Nâng cao chất lượng."], "signers": None,
    }  # fmt: skip
    (tmp_path / "truth" / "a.json").write_text(json.dumps(whole), "utf-8")
    return tmp_path


def test_scans_are_left_out_unless_asked_for(folder: Path) -> None:
    assert [path.name for path in real_files(folder, scans=False)] == ["a.doc"]
    assert [path.name for path in real_files(folder, scans=True)] == ["a.doc", "b.pdf"]


def test_what_is_known_is_judged_and_nothing_else(folder: Path) -> None:
    truths = real_truths(folder)
    assert truths["scan_x/b.pdf"] == {
        "source": {"path": "scan_x/b.pdf"}, "pairings": [],
        "doc_type": "CÔNG VĂN", "number": "2/SYT",
    }  # fmt: skip
    assert truths["office/a.doc"]["number"] is None
    assert [aim["text"] for aim in truths["office/a.doc"]["objectives"]] == ["Nâng cao chất lượng."]
    assert truths["office/a.doc"]["signers"] == []
