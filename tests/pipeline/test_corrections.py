"""A person's corrections: found by their place, applied, or told when their ground has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors import read
from parsers.plan_builder import judge, parse
from pipeline.corrections import Correction, correct, read_corrections
from pipeline.csv_tables import CsvTable
from pipeline.review import to_review
from schemas.errors import WrongUsage
from schemas.plan import Plan, canonical_json
from schemas.tables import CorrectionRow

SHA256 = "f" * 64
TEXT = """PHÒNG GIÁO DỤC VÀ ĐÀO TẠO QUẬN HÀ ĐÔNG
Số: 12/KH-PGDĐT
Hà Đông, ngày 3 tháng 10 năm 2023
KẾ HOẠCH
Kết nghĩa giữa các trường
1. Trường Mầm non Vân Khê - Trường Mầm non Đồng Mai
2. Trường Mầm non Vạn Phúc - Trường Mầm non Vân Khê"""


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """A plan of two pairings, with the name of the first and of the last school in doubt."""
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, "utf-8")
    document = read(path, "plan.txt")
    understood = parse(document)
    assert [p.schools[0].name for p in understood.pairings] == ["Vân Khê", "Vạn Phúc"]
    for pairing, place in zip(understood.pairings, (0, 1), strict=True):
        party = pairing.schools[place]
        party.doubt("two readings", at_most=0.4)
        pairing.doubt(f"{party.name}: two readings", at_most=0.4)
    understood.source.sha256 = SHA256
    judge(understood)
    return understood


def row_one(**changes: object) -> Correction:
    values: dict[str, object] = {
        "row": 2,
        "sha256": SHA256,
        "page": 1,
        "box": (),
        "raw": "Trường Mầm non Vân Khê",
        "field": "school.name",
        "read": "Vân Khê",
        "value": "Văn Khê",
        "who": "Lan",
    }
    return Correction(**{**values, **changes})  # type: ignore[arg-type]


def test_a_corrected_name_is_the_name_and_needs_no_review(plan: Plan) -> None:
    before = plan.pairings[0].schools[0].school_id
    assert correct(plan, [row_one()])
    party = plan.pairings[0].schools[0]
    assert (party.name, party.full_name) == ("Văn Khê", "Mầm non Văn Khê")
    assert party.school_id != before
    assert not party.needs_review
    assert party.reasons == ["corrected from “Vân Khê” by Lan"]
    assert not plan.pairings[0].needs_review
    assert plan.pairings[1].needs_review


def test_a_value_equal_to_what_was_read_confirms_it(plan: Plan) -> None:
    correct(plan, [row_one(value="Vân Khê", note="seen on the wall")])
    party = plan.pairings[0].schools[0]
    assert (party.name, party.needs_review) == ("Vân Khê", False)
    assert party.reasons == ["confirmed by Lan seen on the wall"]


def test_a_full_name_corrects_the_level_too(plan: Plan) -> None:
    correct(plan, [row_one(value="Tiểu học Văn Khê")])
    party = plan.pairings[0].schools[0]
    assert (party.name, party.level, party.full_name) == ("Văn Khê", "TH", "Tiểu học Văn Khê")


@pytest.mark.parametrize(
    "change",
    [{"page": 2}, {"read": "Văn Khế"}, {"raw": "Trường Mầm non Vân Khế"}, {"field": "title"}],
)
def test_changed_ground_is_told_and_nothing_is_changed(
    plan: Plan, change: dict[str, object]
) -> None:
    before = canonical_json(plan)
    correct(plan, [row_one(**change)])
    assert plan.findings[-1].code == "correction-unused"
    plan.findings.pop()
    assert canonical_json(plan) == before


def test_a_value_that_is_none_is_told(plan: Plan) -> None:
    raw = plan.fields["issued_on"].evidence
    assert raw is not None
    change = row_one(field="issued_on", read="2023-10-03", value="3/10/2024", raw=raw.text)
    correct(plan, [change])
    assert plan.issued_on == "2023-10-03"
    assert "is no date" in plan.findings[-1].message


def test_a_number_brings_its_symbol(plan: Plan) -> None:
    raw = plan.fields["number"].evidence
    assert raw is not None
    correct(plan, [row_one(field="number", read="12/KH-PGDĐT", value="13/KH-GDĐT", raw=raw.text)])
    assert (plan.number, plan.number_symbol) == ("13/KH-GDĐT", "KH-GDĐT")


def test_corrections_of_other_documents_change_nothing(plan: Plan) -> None:
    before = canonical_json(plan)
    assert not correct(plan, [row_one(sha256="0" * 64)])
    assert canonical_json(plan) == before


def test_what_needs_review_comes_back_as_corrections(plan: Plan, tmp_path: Path) -> None:
    """The round a user goes: review, fill in, run again."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.json").write_text(canonical_json(plan), "utf-8")
    rows = [row for row in to_review(tmp_path) if row.field == "school.name"]
    assert [row.read for row in rows] == ["Vân Khê", "Vân Khê"]
    rows[1].value = "Văn Khê"
    with (tmp_path / "fix.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        table = CsvTable(stream, CorrectionRow)
        for row in rows:
            table.write(row)
    decided = read_corrections(tmp_path / "fix.csv")
    assert [one.value for one in decided] == ["Văn Khê"]
    correct(plan, decided)
    assert sum(party.name == "Văn Khê" for p in plan.pairings for party in p.schools) == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a,b\n1,2\n", "has no column"),
        ("sha256,page,field,read,value\nf,x,title,a,b\n", "row 2: “x” is no page"),
        ("sha256,page,field,read,value\nf,1,titel,a,b\n", "row 2: “titel” cannot be corrected"),
    ],
)
def test_a_faulty_file_is_refused_with_its_row(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "fix.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(WrongUsage, match=complaint):
        read_corrections(path)


def test_a_folder_without_plans_cannot_be_reviewed(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="no plans"):
        list(to_review(tmp_path))


def test_the_same_text_in_the_same_box_is_the_same_ground(plan: Plan) -> None:
    party = plan.pairings[0].schools[0]
    assert party.evidence is not None
    party.evidence.box = (72.0, 100.0, 200.0, 112.0)
    assert correct(plan, [row_one(read="Vạn Khê", box=(72.0, 100.0, 200.0, 112.0))])
    assert (party.name, party.needs_review) == ("Văn Khê", False)
    assert not any(found.code == "correction-unused" for found in plan.findings)
