"""Reading any file: kind by content, errors by cause, archives, text, sheets, offices."""

from __future__ import annotations

import datetime
import io
import shutil
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractors
from extractors.archive import safe_name, unpack
from extractors.office import convert
from extractors.options import ReadOptions
from extractors.plain_text import decode
from parsers.signatures import read_back
from schemas.document import Document, Line
from schemas.errors import (
    EmptyFile,
    EncryptedFile,
    KetnghiaError,
    LimitExceeded,
    MissingTool,
    UnreadableFile,
    UnsupportedKind,
)
from tests.extractors.makers import text_pdf

REAL = Path(__file__).parents[3] / "shared" / "real" / "files"
needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is absent"
)


def read(folder: Path, name: str, data: bytes) -> Document:
    path = folder / "input"
    path.write_bytes(data)
    return extractors.read(path, name)


def zipped(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return target.getvalue()


def word_file() -> bytes:
    target = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Kế hoạch kết nghĩa")
    table = document.add_table(rows=2, cols=2)
    table.style = "Table Grid"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Cặp trường"
    document.add_paragraph("Nơi nhận:")  # LibreOffice loses a table that ends a DOC it writes
    document.save(target)
    return target.getvalue()


def sheet_file() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["PHÒNG GIÁO DỤC"])
    sheet.append([])
    sheet.append(["TT", "Cặp trường", None, "Ngày"])
    sheet.append([1, "TH Hòa Bình", "TH Yên Thịnh", datetime.date(2023, 3, 5)])
    sheet.merge_cells("B3:C3")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_the_content_tells_the_kind_and_a_wrong_ending_is_noted(tmp_path: Path) -> None:
    document = read(tmp_path, "ke-hoach.pdf", word_file())
    assert document.kind == "docx"
    assert [note.code for note in document.notes] == ["wrong-extension"]
    right = read(tmp_path, "ke-hoach.docx", word_file())
    assert right.notes == []
    assert right.path == "ke-hoach.docx"
    assert len(right.sha256) == 64


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"\0" * 500, EmptyFile),
        (b"%PDF-1.7 hong", UnreadableFile),
        (bytes(range(256)) * 4, UnsupportedKind),
        (zipped(a__txt=b"x"), UnsupportedKind),
        (word_file()[:3000], UnreadableFile),
    ],
)
def test_bad_files_are_refused_by_cause(
    tmp_path: Path, data: bytes, error: type[KetnghiaError]
) -> None:
    with pytest.raises(error) as raised:
        read(tmp_path, "a", data)
    assert raised.value.message


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    with pytest.raises(LimitExceeded):
        extractors.read(path, "a.txt", ReadOptions(max_bytes=10))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_any_unicode_encoding(tmp_path: Path, encoding: str) -> None:
    text = "Số: 12/KH\nTrường Tiểu học Hòa Bình và những trường khác\n"
    document = read(tmp_path, "a.txt", text.encode(encoding))
    assert document.kind == "text"
    assert document.pages[0].text.splitlines() == text.splitlines()


@given(st.text(alphabet="aăâđêôơưáàảãạếềểễệ ABCĐ\n", min_size=1))
def test_utf8_is_always_read_as_utf8(text: str) -> None:
    assert decode(text.encode())[0] == text


def test_sheets_give_lines_and_a_table(tmp_path: Path) -> None:
    document = read(tmp_path, "a.xlsx", sheet_file())
    assert document.pages[0].text.splitlines()[0] == "PHÒNG GIÁO DỤC"
    (table,) = document.tables
    assert [[c.text if c else None for c in row] for row in table.grid()] == [
        ["TT", "Cặp trường", "Cặp trường", "Ngày"],
        ["1", "TH Hòa Bình", "TH Yên Thịnh", "5/3/2023"],
    ]


def test_a_name_alone_under_a_title_of_a_sheet_signs(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    back = ["Nơi nhận:", None, "GIÁM ĐỐC"], ["- Lưu: VT."], [None, None, "Đặng Xuân Sơn"]
    for row in (["TT", "Trường", "Kết nghĩa với"], [1, "MN Ban Mai", "MN Hoa Sim"], *back):
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    (page,) = read(tmp_path, "a.xlsx", target.getvalue()).pages
    recipients, signers = read_back([block for block in page.blocks if isinstance(block, Line)])
    assert recipients == ["Lưu: VT."]
    assert [(signer.name, signer.title) for signer in signers] == [("Đặng Xuân Sơn", "GIÁM ĐỐC")]


def test_archives_are_unpacked_with_safe_names(tmp_path: Path) -> None:
    inner = zipped(trong__txt="Kế hoạch".encode())
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(**{"../../ngoai.txt": b"x", "thu muc/b.zip": inner}))
    found = list(unpack(path, tmp_path / "out", ReadOptions()))
    assert [name for name, _ in found] == ["ngoai.txt", "thu muc/b.zip/trong.txt"]
    assert all(tmp_path / "out" in file.parents for _, file in found)
    assert found[1][1].read_bytes().decode() == "Kế hoạch"


@pytest.mark.parametrize(
    "options",
    [
        ReadOptions(max_ratio=5),
        ReadOptions(max_unpacked_bytes=1000),
        ReadOptions(max_members=1),
        ReadOptions(max_depth=1),
    ],
)
def test_archives_have_limits(tmp_path: Path, options: ReadOptions) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(a__txt=b"0" * 5_000_000, b__zip=zipped(c__txt=b"x")))
    with pytest.raises(LimitExceeded):
        list(unpack(path, tmp_path / "out", options))


@given(st.text())
def test_a_safe_name_stays_inside(name: str) -> None:
    safe = safe_name(name)
    assert safe is None or (not safe.startswith("/") and ".." not in safe.split("/"))


def test_without_libreoffice_the_hint_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractors.office.soffice", lambda: None)
    with pytest.raises(MissingTool, match="apt-get install libreoffice"):
        read(tmp_path, "a.rtf", b"{\\rtf1 a}")


@needs_office
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_office_files_keep_text_and_table(tmp_path: Path, kind: str) -> None:
    made = convert(word_file(), "docx", kind, ReadOptions())
    document = read(tmp_path, f"a.{kind}", made)
    assert document.kind == kind
    assert "Kế hoạch kết nghĩa" in document.text
    (table,) = document.tables
    assert (table.rows, table.columns) == (2, 2)


@needs_office
def test_a_slow_conversion_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 a}")
    with pytest.raises(LimitExceeded):
        extractors.read(path, "a.rtf", ReadOptions(office_timeout_s=0.05))


def test_real_files_are_read_without_a_crash() -> None:
    if not REAL.is_dir():
        pytest.skip("the research material is not beside the checkout")
    kinds = {"pdf", "docx", "xls"}
    for path in sorted(REAL.rglob("*.*")):
        if path.suffix[1:] in kinds:
            document = extractors.read(path, path.name)
            assert document.pages
            for table in document.tables:
                assert all(cell is not None for row in table.grid() for cell in row)


def test_text_encrypted_pdf_is_told(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFile):
        read(tmp_path, "a.pdf", text_pdf([(50, 50, "x")], password="p"))  # noqa: S106
