"""Files made to harm: nothing is executed, fetched or written elsewhere, and each has its row."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import openpyxl
import pytest

import extractors
from extractors.archive import members
from extractors.kind import kind_of_bytes
from extractors.options import ReadOptions
from schemas.errors import KetnghiaError, LimitExceeded
from tests.pipeline.test_run import PLAN_TEXT, ketnghia, rows

LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY x0 "ha">'
    + b"".join(b'<!ENTITY x%d "%s">' % (i, b"&x%d;" % (i - 1) * 10) for i in range(1, 12))
    + b"]>"
)


def word(*paragraphs: str) -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A package with one part's bytes replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            assert name != part or old in content
            target.writestr(name, content.replace(old, new, 1) if name == part else content)
    return out.getvalue()


def read(tmp_path: Path, name: str, data: bytes, options: ReadOptions = ReadOptions()) -> str:  # noqa: B008
    """The text of a file, or what is said of it."""
    (tmp_path / name).write_bytes(data)
    try:
        return extractors.read(tmp_path / name, name, options).text
    except KetnghiaError as error:
        return f"{error.code}: {error}"


def test_entities_do_not_multiply(tmp_path: Path) -> None:
    data = changed(
        word("KẾ HOẠCH &amp;"), "word/document.xml", b"<w:document", LAUGHS + b"<w:document"
    )
    data = changed(data, "word/document.xml", b"&amp;amp;", b"&x11;")
    assert len(read(tmp_path, "a.docx", data)) < 1000


def test_entities_fetch_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("bí mật")
    uri = (tmp_path / "secret.txt").as_uri().encode()
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "' + uri + b'">]><w:document'
    data = changed(word("KẾ HOẠCH &"), "word/document.xml", b"<w:document", entity)
    data = changed(data, "word/document.xml", b"&amp;", b"&x;")
    assert "bí mật" not in read(tmp_path, "a.docx", data)


def png(width: int, height: int) -> bytes:
    """A PNG of some bytes that claims any size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [20_000, 60_000, 2_000_000])
def test_a_picture_of_too_many_pixels_is_not_opened(tmp_path: Path, side: int) -> None:
    assert read(tmp_path, "a.png", png(side, side)).startswith("file-limit")


def test_an_archive_in_itself_ends(tmp_path: Path) -> None:
    data = PLAN_TEXT.encode()
    for _ in range(9):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.zip", data)
        data = out.getvalue()
    with pytest.raises(LimitExceeded):
        list(members(data, ReadOptions()))


def test_a_document_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO(word("KẾ HOẠCH"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big.bin", bytes(3_000_000))
    small = ReadOptions(max_unpacked_bytes=1_000_000)
    assert read(tmp_path, "a.docx", out.getvalue(), small).startswith("file-limit")


def test_a_macro_document_is_read_and_its_macros_are_not(tmp_path: Path) -> None:
    out = io.BytesIO(
        changed(
            word("KẾ HOẠCH kết nghĩa"),
            "[Content_Types].xml",
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )
    )
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Shell calc.exe")
    assert kind_of_bytes(out.getvalue()) == "docx"
    text = read(tmp_path, "a.docm", out.getvalue())
    assert "kết nghĩa" in text
    assert "calc" not in text


def test_formulas_are_values_and_never_worked_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Trường", "Ghi chú"])
    sheet.append([1, "TH Hòa Bình", '=HYPERLINK("http://nowhere.invalid/"&A1,"x")'])
    out = io.BytesIO()
    book.save(out)
    text = read(tmp_path, "a.xlsx", out.getvalue())
    assert "TH Hòa Bình" in text
    assert "nowhere" not in text


def test_fifty_megabytes_of_text_are_refused_before_they_are_taken_apart(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", b"ke hoach ket nghia " * 2_500_000).startswith("file-limit")
    assert read(tmp_path, "b.txt", b"ke\n" + b"\n" * 5_000_000).startswith("file-limit")


def test_data_in_a_text_is_no_word(tmp_path: Path) -> None:
    text = read(
        tmp_path, "a.md", b"KE HOACH\n![](data:image/png;base64," + b"A" * 5_000_000 + b")\n"
    )
    assert text.startswith("KE HOACH\n![](data:image/png;base64,AAAA")
    assert len(text) < 100


@pytest.mark.slow
def test_names_with_scripts_and_formulas_harm_no_reader_of_the_outputs(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    script = "<script>alert(1)<／script>"
    for number, name in enumerate((f"{script}.txt", "=1+1.txt", "x" * 251 + ".txt", "a\nb.txt")):
        (folder / name).write_text(PLAN_TEXT.replace("45/KH", f"{50 + number}/KH"), "utf-8")
    done = ketnghia("run", folder, "-o", tmp_path / "out", "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert len(rows(tmp_path / "out", "files")) == 4
    assert "<script>alert" not in (tmp_path / "out" / "report.html").read_text("utf-8")
    assert all(not row["path"].startswith("=") for row in rows(tmp_path / "out", "files"))
