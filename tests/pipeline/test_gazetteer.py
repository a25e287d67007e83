"""Lists of schools that a user brings, and those learnt from outputs."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from normalizers.schools import KnownSchool
from pipeline.cli.app import app
from pipeline.gazetteer import KnownSchoolRow, knowledge_of, learnt, read_list, write_list
from schemas.errors import WrongUsage


def a_list(folder: Path, text: str, name: str = "truong.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_the_columns_of_an_office(tmp_path: Path) -> None:
    path = a_list(
        tmp_path,
        "STT;Tên trường;Cấp học;Quận/Huyện;Tỉnh/Thành phố\n"
        "1;Trường Mầm non Sao Khuê;;H. Sốp Cộp;Sơn La\n"
        "2;Nậm Lạnh;TH;Sốp Cộp;\n"
        ";;;;\n"
        "3;PTDTBT THCS Mường Và;;;Tỉnh Sơn La\n",
    )
    assert read_list(path) == [
        KnownSchool("MN", "Sao Khuê", None, "Huyện Sốp Cộp", "Tỉnh Sơn La", "truong.csv"),
        KnownSchool("TH", "Nậm Lạnh", None, "Huyện Sốp Cộp", "Tỉnh Sơn La", "truong.csv"),
        KnownSchool("THCS", "Mường Và", "PTDTBT", None, "Tỉnh Sơn La", "truong.csv"),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("STT,Quận\n1,Hà Đông\n", "no row of column names with one for the school"),
        ("name,level,province\nSao Khuê,,Sơn La\n", "row 2: the level"),
        ("name,level,province\nMN Sao Khuê,MN,Sơn Lam\n", "“Sơn Lam” is no province"),
        ("name,level,district\nMN Sao Khuê,MN,Châu Thành\n", "the province is missing"),
        ("name,province\nMN Sao Khuê - MN Hoa Mai,Sơn La\n", "or more than one"),
        ("name,level,province\nTHCS Sao Khuê,TH,Sơn La\n", "contradicts"),
    ],
)
def test_refuses_a_list_with_a_faulty_row(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(WrongUsage, match=complaint):
        read_list(a_list(tmp_path, text))


def test_refuses_a_list_that_is_absent_or_not_utf_8(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="cannot be read"):
        read_list(tmp_path / "none.csv")
    path = tmp_path / "old.csv"
    path.write_bytes("name,province\nMN Hoa Ban Tr\u00fd,S\u00f4n La\n".encode("cp1252"))
    with pytest.raises(WrongUsage, match="UTF-8"):
        read_list(path)


def test_learns_what_needs_no_review_and_reads_it_back(tmp_path: Path) -> None:
    columns = ("full_name", "kind", "level", "district", "province", "needs_review")
    rows = [
        ("Mầm non Sao Khuê", "school", "MN", "Huyện Sốp Cộp", "Tỉnh Sơn La", "false"),
        ("Mầm non Sao Khuê", "school", "MN", "Huyện Sốp Cộp", "Tỉnh Sơn La", "false"),
        ("Mầm non Sao Khêu", "school", "MN", "Huyện Sốp Cộp", "Tỉnh Sơn La", "true"),
        ("Xã Nậm Lạnh", "commune", "", "Huyện Sốp Cộp", "Tỉnh Sơn La", "false"),
    ]
    with (tmp_path / "pairing_schools.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([columns, *rows])
    learned = learnt(tmp_path)
    assert [row.full_name for row in learned] == ["Mầm non Sao Khuê"]
    write_list(tmp_path / "list.csv", learned)
    assert [school.name for school in read_list(tmp_path / "list.csv")] == ["Sao Khuê"]


def test_nothing_can_be_learnt_from_a_folder_without_tables(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="name a folder that a run wrote"):
        learnt(tmp_path)


def test_other_lists_are_other_knowledge(tmp_path: Path) -> None:
    schools = read_list(a_list(tmp_path, "name,province\nMN Sao Khuê,Sơn La\n"))
    assert knowledge_of(()) == ""
    assert knowledge_of(schools) != knowledge_of(schools * 2)


def test_find_shows_wards_and_how_a_broken_name_is_read() -> None:
    result = CliRunner().invoke(app, ["gazetteer", "find", "Pong Mai", "--unit", "Hà Đông"])
    assert result.exit_code == 0
    assert "Phường Đồng Mai" in result.output
    result = CliRunner().invoke(app, ["gazetteer", "find", "Pong Mai", "--unit", "Châu Thành"])
    assert result.exit_code == 2


def test_a_list_of_the_user_is_known_to_a_run(tmp_path: Path) -> None:
    """The school is found in the list: its match says so, and without the list it does not."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plan.txt").write_text(
        "UBND HUYỆN SỐP CỘP\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nSố: 12/KH-PGDĐT\n"
        "Sốp Cộp, ngày 3 tháng 10 năm 2023\nKẾ HOẠCH\nKết nghĩa giữa các trường\n"
        "Trường Mầm non Sao Khuê kết nghĩa với Trường Mầm non Hoa Ban.\n",
        encoding="utf-8",
    )
    own = a_list(tmp_path, "name,province\nMN Sao Khuê,Sơn La\n")
    methods = {}
    for label, more in (("without", []), ("with", ["--gazetteer", str(own)])):
        output = tmp_path / label
        command = [sys.executable, "-m", "pipeline.cli", "run", str(folder), "-o", str(output)]
        subprocess.run([*command, *more], check=True, capture_output=True)
        with (output / "pairing_schools.csv").open(encoding="utf-8") as stream:
            methods[label] = {row["name"]: row["match_method"] for row in csv.DictReader(stream)}
    assert methods["without"] == {"Sao Khuê": "as-read", "Hoa Ban": "as-read"}
    assert methods["with"] == {"Sao Khuê": "gazetteer", "Hoa Ban": "as-read"}


def test_the_row_of_a_list_has_the_columns_that_are_read(tmp_path: Path) -> None:
    row = KnownSchoolRow(
        full_name="Mầm non Sao Khuê", level="MN", district=None, province="Tỉnh Sơn La", source="x"
    )
    write_list(tmp_path / "list.csv", [row])
    assert read_list(tmp_path / "list.csv")[0].source == "x"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8-sig"),
        ("", "utf-16"),  # Excel's Unicode text
        ("DANH SÁCH TRƯỜNG\n\n", "utf-8"),
    ],
)
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_reads_what_spreadsheets_save(tmp_path: Path, head: str, encoding: str, mark: str) -> None:
    path = tmp_path / "schools.csv"
    rows = [("TT", "Tên trường", "Huyện", "Tỉnh"), ("1", "THCS Pa Ham", "Mường Chà", "Điện Biên")]
    path.write_text(head + "".join(mark.join(row) + "\n" for row in rows), encoding)
    assert [(one.level, one.name, one.district) for one in read_list(path)] == [
        ("THCS", "Pa Ham", "Huyện Mường Chà")
    ]


def test_a_list_without_column_names_is_told_with_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "schools.csv"
    path.write_text("THCS Pa Ham,Mường Chà,Điện Biên\n", "utf-8")
    with pytest.raises(WrongUsage, match=r"“THCS Pa Ham,Mường Chà,Điện Biên”.*Tên trường,Cấp học"):
        read_list(path)


def test_find_asks_for_a_name() -> None:
    result = CliRunner().invoke(app, ["gazetteer", "find", " "])
    assert (result.exit_code, "name" in result.output) == (2, True)
