"""The truth of the real files in the contract's form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.understanding.cost import Cost, cost_of
from benchmarks.understanding.goals import missed_goals
from benchmarks.understanding.real import real_files, real_truths
from pipeline.evaluate import Evaluation
from pipeline.scoring import Score


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


def test_the_first_document_of_a_log_is_not_timed(tmp_path: Path) -> None:
    spent = [{"read": 9.0, "understand": 9.0}, {"read": 40.0, "understand": 1.0}, {"write": 1.0}]
    log = tmp_path / "output.log.jsonl"
    log.write_text("".join(json.dumps({"seconds": one}) + "\n" for one in spent), "utf-8")
    assert cost_of(log) == Cost(1, 40.0, 1.0)


def test_goals_that_are_missed_are_named() -> None:
    result = Evaluation()
    result.total = {"header": Score(right=9, wrong=1, missed=1), "pairings": Score(wrong=1)}
    assert missed_goals("real", result) == ["header", "pairings"]
    assert missed_goals("made-docx", result) == ["header"]
