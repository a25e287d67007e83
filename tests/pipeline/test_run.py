"""The whole road through the command a user types, on small documents written here."""

import csv
import io
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest

from pipeline.signatures import is_settled

PLAN_TEXT = """\
UBND HUYỆN YÊN LẬP
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
Số: 45/KH-PGDĐT
Yên Lập, ngày 12 tháng 9 năm 2024

KẾ HOẠCH
Tổ chức kết nghĩa giữa các trường mầm non năm học 2024 - 2025

Căn cứ Kế hoạch số 102/KH-SGDĐT ngày 20/8/2024 của Sở Giáo dục và Đào tạo Phú Thọ về kết nghĩa;
Phòng Giáo dục và Đào tạo xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
- Giúp các trường học hỏi kinh nghiệm chăm sóc trẻ.
II. DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA
1. Trường Mầm non Hoa Ban kết nghĩa với Trường Mầm non Cỏ May.
2. Trường Mầm non Sơn Lâm kết nghĩa với Trường Mầm non Suối Nguồn.
III. THỜI GIAN
- Tháng 10/2024: Ký kết giao ước.
"""


MISREAD = """\
PHONG GIAO DUC VA DAO TAO
KE HOACH
Phong Gido duc va Pao tao ban hanh ké hoach tb chire két nghia gitta cac trudng hoc
trén dia ban huyén Yén Lap ndm hoc moi, cac nha trudng tb chire thuc hién nhu sau:
- Gitp cdc trudng hoc hdi kinh nghiém chim soc tré, chia sé kinh nghiém quan ly."""


def ketnghia(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


def rows(output: Path, table: str) -> list[dict[str, str]]:
    with (output / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan as text and as DOCX, a duplicate, and files that cannot be read."""
    folder = tmp_path / "in"
    (folder / "huyen").mkdir(parents=True)
    (folder / "ke-hoach.txt").write_text(PLAN_TEXT, "utf-8")
    (folder / "huyen" / "ban-sao.txt").write_text(PLAN_TEXT, "utf-8")
    (folder / "rong.pdf").write_bytes(b"")
    (folder / "hong.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")
    document = docx.Document()
    for line in PLAN_TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(folder / "ke-hoach.pdf"))  # a DOCX under a wrong name
    with zipfile.ZipFile(folder / "goi.zip", "w") as archive:
        archive.writestr("trong/ke-hoach-2.txt", PLAN_TEXT.replace("45/KH", "46/KH"))
        archive.writestr("../ra-ngoai.txt", "no way out")
    return folder


def test_a_folder_gives_tables_and_a_row_for_every_file(folder: Path, tmp_path: Path) -> None:
    done = ketnghia("run", folder, "-o", tmp_path / "out", "--workers", "2")
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    output = tmp_path / "out"
    status = {row["path"]: (row["status"], row["code"]) for row in rows(output, "files")}
    assert status["huyen/ban-sao.txt"] == ("ok", "")
    assert status["ke-hoach.txt"] == ("duplicate", "file-duplicate")
    assert status["rong.pdf"] == ("failed", "file-empty")
    assert status["hong.pdf"] == ("failed", "file-unreadable")
    assert status["ke-hoach.pdf"] == ("ok", "")
    assert status["goi.zip/trong/ke-hoach-2.txt"] == ("ok", "")
    assert not (tmp_path / "ra-ngoai.txt").exists()
    pairings = rows(output, "pairings")
    assert [row["schools"] for row in pairings if row["source"] == "huyen/ban-sao.txt"] == [
        "Mầm non Hoa Ban; Mầm non Cỏ May",
        "Mầm non Sơn Lâm; Mầm non Suối Nguồn",
    ]
    findings = {(row["source"], row["code"]) for row in rows(output, "findings")}
    assert ("rong.pdf", "file-empty") in findings
    assert ("ke-hoach.pdf", "wrong-extension") in findings


def test_workers_do_not_change_a_byte(folder: Path, tmp_path: Path) -> None:
    for workers in ("1", "2"):
        ketnghia("run", folder, "-o", tmp_path / workers, "--workers", workers)
    one, two = (
        {
            path.relative_to(tmp_path / workers): path.read_bytes()
            for path in (tmp_path / workers).rglob("*")
            if path.is_file()
        }
        for workers in ("1", "2")
    )
    assert one.keys() == two.keys()
    assert [path for path in one if one[path] != two[path]] == []


def test_the_same_plan_in_two_forms_counts_once(folder: Path, tmp_path: Path) -> None:
    ketnghia("run", folder, "-o", tmp_path / "out")
    plans = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "out/plans").iterdir()]
    first = {plan["source"]["path"]: plan["plan_id"] for plan in plans}["huyen/ban-sao.txt"]
    same_as = {plan["source"]["path"]: plan["same_as"] for plan in plans}
    assert same_as == {
        "goi.zip/ra-ngoai.txt": None,
        "huyen/ban-sao.txt": None,
        "ke-hoach.pdf": first,
        "goi.zip/trong/ke-hoach-2.txt": None,
    }
    schools = {row["full_name"]: row["plans"] for row in rows(tmp_path / "out", "schools")}
    assert schools["Mầm non Hoa Ban"] == "2"


def test_a_clean_document_lends_its_wording(tmp_path: Path) -> None:
    rhyme = "Thầy cô nắng ấm vườn hồng, học trò nắng ấm vườn hồng, cha mẹ nắng ấm vườn hồng."
    broken = "Thay c6 ning 4m vudn hong, hoc tro ning 4m vudn hong, cha me ning 4m vudn hong."
    (tmp_path / "in").mkdir()
    clean = PLAN_TEXT.replace("- Giúp các", f"- {rhyme}\n- Giúp các")
    (tmp_path / "in" / "sach.txt").write_text(clean, "utf-8")
    (tmp_path / "in" / "hong.txt").write_text(f"{MISREAD}\n- {broken}\n", "utf-8")
    told = {}
    for option in ("--verbose", "--no-learning"):
        ketnghia("run", tmp_path / "in", "-o", tmp_path / "out", option, "--cache", tmp_path / "c")
        found = rows(tmp_path / "out", "findings")
        told[option] = [row["message"] for row in found if row["code"] == "text-repaired"]
    assert "with the wording of other documents" in told["--verbose"][0]
    assert "with the wording of other documents" not in told["--no-learning"][0]


def settled(path: Path) -> Path:
    """The file, once a change of it would show in what the system says of it."""
    while not is_settled(path.stat(), time.time_ns()):
        time.sleep(0.1)
    return path


def test_a_log_lies_beside_the_outputs(folder: Path, tmp_path: Path) -> None:
    file = settled(folder / "ke-hoach.txt")
    for cached in (False, True):
        options = ("--cache", tmp_path / "cache", "--profile")
        done = ketnghia("run", file, "-o", tmp_path / "out", *options)
        assert "Where the time went" in done.stderr
        lines = (tmp_path / "out.log.jsonl").read_text("utf-8").splitlines()
        work = [json.loads(line) for line in lines]
        done_work = [one for one in work if one["task"] == "understand"]
        assert [one["files"] for one in done_work] == ([] if cached else [["ke-hoach.txt"]])
        assert [one["cached"] for one in work if one["task"] == "unchanged"] == [True] * cached


def test_exit_codes(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    good = ketnghia("run", folder / "ke-hoach.txt", "-o", output)
    assert good.returncode == 0, good.stderr
    nothing = ketnghia("run", tmp_path / "nowhere", "-o", output)
    assert nothing.returncode == 2
    assert "nowhere" in nothing.stderr
    (tmp_path / "empty").mkdir()
    assert ketnghia("run", tmp_path / "empty", "-o", output).returncode == 2
    assert ketnghia("run", folder).returncode == 2


def test_pairings_command_writes_only_its_table(folder: Path, tmp_path: Path) -> None:
    done = ketnghia("pairings", folder / "ke-hoach.txt", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["pairings.csv"]
    assert len(rows(tmp_path / "out", "pairings")) == 2


def test_show_prints_the_pairings(folder: Path) -> None:
    done = ketnghia("show", folder / "ke-hoach.txt")
    assert done.returncode == 0, done.stderr
    assert "Mầm non Hoa Ban" in done.stdout
    assert "45/KH-PGDĐT" in done.stdout
    assert ketnghia("show", folder / "hong.pdf").returncode == 1


def test_only_and_limit(folder: Path, tmp_path: Path) -> None:
    ketnghia("run", folder, "-o", tmp_path / "out", "--only", "*.txt", "--limit", "1")
    assert [row["path"] for row in rows(tmp_path / "out", "files")] == ["huyen/ban-sao.txt"]


@pytest.mark.slow
def test_limits_of_archives_are_options(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", PLAN_TEXT)
    with zipfile.ZipFile(tmp_path / "in" / "outer.zip", "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
    for options, code in (((), 0), (("--max-depth", "1"), 1)):
        done = ketnghia(
            "run", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--no-cache", *options
        )
        assert done.returncode == code, done.stderr
    assert "nested more than 1 deep" in (tmp_path / "out" / "files.csv").read_text("utf-8")
