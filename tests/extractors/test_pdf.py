"""The text layer of a PDF."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.options import ReadOptions
from extractors.pdf import read_pdf
from schemas.document import Line, Page, Table
from schemas.errors import EncryptedFile, LimitExceeded, UnreadableFile
from tests.extractors.makers import HEADER, pair_rows, table_pdf, text_pdf

OPTIONS = ReadOptions()


def pages(data: bytes) -> list[Page]:
    return read_pdf(data, OPTIONS)[0]


def lines(data: bytes) -> list[Line]:
    return [block for block in pages(data)[0].blocks if isinstance(block, Line)]


def test_a_letterhead_row_is_one_line_with_a_tab() -> None:
    found = lines(
        text_pdf(
            [(60, 60, "UBND HUYEN NAM SON"), (330, 60, "CONG HOA XA HOI"),
             (60, 78, "PHONG GIAO DUC"), (330, 79, "Doc lap - Tu do")]
        )
    )  # fmt: skip
    assert [[" ".join(w.text for w in part) for part in line.columns] for line in found] == [
        ["UBND HUYEN NAM SON", "CONG HOA XA HOI"],
        ["PHONG GIAO DUC", "Doc lap - Tu do"],
    ]


def test_columns_whose_rows_differ_are_not_interleaved() -> None:
    left = [(60, 100 + 16 * i, f"Trai dong {i}") for i in range(4)]
    right = [(330, 100 + 23 * i, f"Phai dong {i}") for i in range(4)]
    texts = {
        " ".join(w.text for w in part)
        for line in lines(text_pdf([*left, *right]))
        for part in line.columns
    }
    assert texts == {text for _, _, text in [*left, *right]}


def test_words_keep_box_font_and_size() -> None:
    (line,) = lines(text_pdf([(60, 60, "KE HOACH")], font="Times-BoldItalic", size=14))
    word = line.words[0]
    assert (word.text, word.bold, word.italic, word.size) == ("KE", True, True, 14.0)
    assert word.font == "Times-BoldItalic"
    assert word.box is not None
    assert word.box.x0 == pytest.approx(60, abs=0.5)
    assert word.box.bottom == pytest.approx(60, abs=5)
    assert line.bold


@pytest.mark.parametrize("step", [0.3, 0.6])
def test_a_line_drawn_twice_is_one_bold_line(step: float) -> None:
    (line,) = lines(text_pdf([(60, 60, "MUC DICH"), (60 + step, 60, "MUC DICH")]))
    assert line.text == "MUC DICH"
    assert line.bold


def test_double_letters_stay() -> None:
    (line,) = lines(text_pdf([(60, 60, "Hall 2200 www")]))
    assert line.text == "Hall 2200 www"


def test_a_spaced_out_heading_is_closed_up() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    text = canvas.beginText(200, 700)
    text.setFont("Times-Bold", 14)
    text.setCharSpace(4)
    text.textOut("KE HOACH")
    canvas.drawText(text)
    canvas.save()
    assert [line.text for line in lines(target.getvalue())] == ["KE HOACH"]


def test_a_gap_for_a_handwritten_number_stays_a_gap() -> None:
    (line,) = lines(text_pdf([(60, 60, "So:          /KH-PGD")]))
    assert [word.text for word in line.words] == ["So:", "/KH-PGD"]
    assert len(line.columns) == 2


def test_a_ruled_table_gives_cells_with_boxes() -> None:
    page = pages(table_pdf(pair_rows(4)))[0]
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    grid = table.grid()
    assert [[cell.text if cell else None for cell in row] for row in grid] == [
        HEADER,
        *pair_rows(4),
    ]
    assert all(cell.box is not None for cell in table.cells)
    assert table.ruled


def test_merged_cells_are_spans() -> None:
    rows = [["", "Ten", "Xa", "Ten", ""], *pair_rows(3)]
    data = table_pdf(rows, spans=[(0, 0, 0, 1), (1, 0, 2, 0), (4, 0, 4, 1)])
    (table,) = [block for block in pages(data)[0].blocks if isinstance(block, Table)]
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells if cell.row == 0}
    assert spans == {"TT": (2, 1), "Truong A": (1, 2), "Noi dung": (1, 1), "Ghi chu": (2, 1)}


def test_a_page_without_text_says_so_and_how_much_is_picture() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(Image.new("L", (200, 280), 200)), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    (page,) = pages(target.getvalue())
    assert page.blocks == []
    assert page.reading.confidence == 0
    assert page.picture_share == pytest.approx(1.0, abs=0.01)


def test_a_password_is_told() -> None:
    with pytest.raises(EncryptedFile):
        pages(text_pdf([(60, 60, "mat")], password="mat-khau"))  # noqa: S106


def test_an_owner_password_alone_is_no_hindrance() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(text_pdf([(60, 60, "mo duoc")]))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="", owner="chu"))
    assert lines(target.getvalue())[0].text == "mo duoc"


def test_a_damaged_cross_reference_is_repaired() -> None:
    data = text_pdf([(60, 60, "van doc duoc")])
    broken = data[: data.rindex(b"startxref")]
    assert lines(broken)[0].text == "van doc duoc"


@pytest.mark.parametrize("keep", [20, 300])
def test_a_truncated_file_is_unreadable(keep: int) -> None:
    with pytest.raises(UnreadableFile):
        pages(table_pdf(pair_rows(20))[:keep])


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(LimitExceeded):
        read_pdf(table_pdf(pair_rows(60)), ReadOptions(max_pages=1))
