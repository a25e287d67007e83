import csv
import json
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from frictionless import Package

from pipeline.finished import Finished, Parts, finish
from pipeline.ledger import Ledger
from pipeline.output_folder import OutputFolder
from pipeline.outputs import remove_stale_plans, write_outputs
from pipeline.plans import plan_file
from pipeline.report import Top
from schemas.plan import Plan, canonical_json
from schemas.tables import TABLES, FileRow


@pytest.fixture
def written(tmp_path: Path, plan: Plan) -> Path:
    files = [
        FileRow(
            path=plan.source.path,
            kind="docx",
            pages=2,
            sha256="0" * 64,
            status="ok",
            code=None,
            reason=None,
            plan_id=plan.plan_id,
        ),
        FileRow(
            path="rong.pdf",
            kind=None,
            pages=None,
            sha256=None,
            status="failed",
            code="file-empty",
            reason="The file is empty.",
            plan_id=None,
        ),
    ]
    tmp_path = tmp_path / "out"
    (tmp_path / "plans").mkdir(parents=True)
    (tmp_path / "plans" / "ffffffffffff.json").write_text("{}")
    (tmp_path / "plans" / "mine.json").write_text("{}")
    write(tmp_path, plan, files)
    return tmp_path


@dataclass
class One:
    """A batch of one plan."""

    made: Finished

    def parts(self) -> list[Parts]:
        return [self.made.parts]

    def tops(self) -> list[Top]:
        return [self.made.shown.top] if self.made.shown else []

    def bodies(self) -> list[str]:
        return [self.made.shown.body] if self.made.shown else []


def write(path: Path, plan: Plan, files: list[FileRow]) -> None:
    """Write the outputs of one plan, as a run does."""
    ledger = Ledger(path.parent / "ledger")
    folder = OutputFolder(path, ledger)
    made = finish(plan, canonical_json(plan))
    folder.write(plan_file(plan.plan_id), canonical_json(plan))
    remove_stale_plans(folder, {plan.plan_id})
    write_outputs(folder, One(made), files)
    folder.keep()
    ledger.flush()
    ledger.close()


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_table_has_the_contract_header(written: Path) -> None:
    for table, row_type in TABLES.items():
        first_line = (written / f"{table}.csv").read_text("utf-8").split("\n")[0]
        assert first_line == ",".join(row_type.header())


def test_pairing_row(written: Path) -> None:
    (row,) = rows(written, "pairings")
    assert row["schools"] == "Mầm non Hoa Ban; Mầm non Cỏ May"
    assert (row["school_a"], row["school_c"]) == ("Mầm non Hoa Ban", "")
    assert row["district"] == "Huyện Tam Nông"
    assert row["needs_review"] == "true"
    assert row["focus"] == "'- Chia sẻ kinh nghiệm | Giao lưu"


def test_formula_cells_are_neutralised_and_reported(written: Path) -> None:
    assert rows(written, "objectives")[0]["text"] == "'=SUM(A1)"
    found = [row for row in rows(written, "findings") if row["code"] == "formula-cell"]
    assert {row["field"] for row in found} == {"objectives.text", "pairings.focus"}


def test_findings_come_worst_first(written: Path) -> None:
    severities = [row["severity"] for row in rows(written, "findings")]
    assert severities == sorted(severities, key=["error", "doubt", "note"].index)
    assert "file-empty" in {row["code"] for row in rows(written, "findings")}


def test_data_package_is_valid(written: Path) -> None:
    report = Package(str(written / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])


def test_workbook_has_typed_cells(written: Path) -> None:
    book = openpyxl.load_workbook(written / "ketnghia.xlsx")
    assert book.sheetnames == list(TABLES)
    header, row = list(book["pairings"].values)[:2]
    pairing = dict(zip(header, row, strict=True))
    assert pairing["needs_review"] is True
    assert pairing["confidence"] == 0.4
    assert pairing["focus"].startswith("- Chia")
    objective = book["objectives"]["H2"]
    assert (objective.value, objective.data_type) == ("=SUM(A1)", "s")


def test_stale_plans_go_and_other_files_stay(written: Path, plan: Plan) -> None:
    assert {path.name for path in (written / "plans").iterdir()} == {
        f"{plan.plan_id}.json",
        "mine.json",
    }


def test_writing_again_gives_the_same_bytes(written: Path, plan: Plan) -> None:
    before = {path: path.read_bytes() for path in written.rglob("*") if path.is_file()}
    files = [FileRow.model_validate(_typed(row)) for row in rows(written, "files")]
    write(written, plan, files)
    assert before == {path: path.read_bytes() for path in written.rglob("*") if path.is_file()}


def _typed(row: dict[str, str]) -> dict[str, object]:
    return {name: value or None for name, value in row.items()}


def test_report_shows_the_doubtful_row_and_escapes(written: Path, plan: Plan) -> None:
    html = (written / "report.html").read_text("utf-8")
    assert "có hai cách đọc: Cỏ May 0.5, Cỏ Mây 0.4" in html
    assert "rong.pdf" in html
    assert "<script" not in html


def test_plan_json_round_trips(written: Path, plan: Plan) -> None:
    text = (written / "plans" / f"{plan.plan_id}.json").read_text("utf-8")
    assert Plan.model_validate_json(text) == plan
    assert json.loads(text)["schema_version"] == "1.0"
