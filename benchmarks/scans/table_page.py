"""Pages with a ruled table of school pairs, drawn with their truth.

School names, contents and times are made up in the way real ones are; cells of two lines, a
section row over all columns, a narrow number column and a letterhead of two columns are there
because real plans have them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from benchmarks.scans.font import serif

DPI = 300
A4 = (2481, 3508)
LEFTS = (
    "TH Lương Sơn", "THCS Vĩnh Tuy", "MN Hướng Dương", "TH Trưng Nhị", "THCS Tân Hưng",
    "MN Bông Sen", "TH Mỹ Thạnh", "THCS Ngũ Phụng", "MN Vành Khuyên", "TH Đông Sơn",
    "THCS Bình Khê", "MN Ánh Hồng", "TH Kỳ Sơn", "THCS Hữu Nghị", "MN Hoa Phượng",
    "TH Phước Lộc", "THCS Trường Yên", "MN Thủy Tiên", "TH Nghĩa Thắng", "THCS Quỳnh Lưu",
    "MN Ban Mai", "TH Lũng Vân", "THCS Xuân Trường", "MN Tường Vi", "TH Cẩm Thượng",
    "THCS Đỗ Xuyên", "MN Mầm Xanh", "TH Hưng Trạch", "THCS Lộc Điền", "MN Sao Mai",
)  # fmt: skip
RIGHTS = (
    "TH Thuận Hòa A", "THCS Suối Rao", "MN Đắk Nông", "TH Pờ Tó", "THCS Ẳng Nưa", "MN Sín Chéng",
    "TH Tả Phời", "THCS Ngọk Bay", "MN Họa Mi", "TH Ea Kiết", "THCS Mường Hum", "MN Vĩnh Ô",
    "TH Bản Khoang B", "THCS Trà Giác", "MN Hồng Thủy", "TH Sơn Bua", "THCS Phìn Hồ",
    "MN Nậm Lư", "TH Chư Răng", "THCS Ba Khâm", "MN Giàng Chu Phìn", "TH Thượng Lâm",
    "THCS Bản Xèo", "MN Tà Rụt", "TH Húc Nghì", "THCS Lũng Cú", "MN Khánh Yên",
    "TH Nghĩa Đô", "THCS Đường Thượng", "MN Thạch Giám",
)  # fmt: skip
CONTENTS = (
    "Trao đổi chuyên môn", "Dự giờ, thăm lớp", "Hỗ trợ thiết bị dạy học",
    "Giao lưu văn nghệ, thể thao giữa học sinh hai trường", "Tặng sách thư viện",
)  # fmt: skip
TIMES = ("Tháng 10/2024", "Quý III/2024", "Năm học 2024-2025", "20/11/2024", "Học kỳ II")
HEAD = ("TT", "Trường", "Trường kết nghĩa", "Nội dung", "Thời gian")
WIDTHS = (0.07, 0.25, 0.25, 0.25, 0.18)  # of the table's width
LEFT_HEAD = ("UBND HUYỆN TÂN HƯNG", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO")
RIGHT_HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")

Row = tuple[str, ...]


@dataclass
class Drawn:
    image: Image.Image
    rows: list[Row]  # the table rows below the header


def pair_rows(count: int, seed: int) -> list[Row]:
    rng = random.Random(seed)  # noqa: S311
    return [
        (str(i + 1), LEFTS[i], RIGHTS[i], rng.choice(CONTENTS), rng.choice(TIMES))
        for i in range(count)
    ]


def draw_pages(rows: list[Row], points: float = 12) -> list[Drawn]:
    """The table over as many A4 pages at 300 dpi as it needs, the letterhead on the first."""
    pages: list[Drawn] = []
    todo: list[Row] = [HEAD, *rows]
    while todo:
        image = Image.new("L", A4, 255)
        top = _letterhead(image) if not pages else 240
        done = _table(image, todo, top, points)
        pages.append(Drawn(image, [row for row in todo[:done] if row is not HEAD]))
        todo = todo[done:]
    return pages


def font(points: float, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = serif("Bold" if bold else "Regular")
    return ImageFont.truetype(name, round(points * DPI / 72))


def _letterhead(image: Image.Image) -> int:
    draw = ImageDraw.Draw(image)
    y = 240
    for left, right in zip(LEFT_HEAD, RIGHT_HEAD, strict=True):
        for text, x in ((left, 700), (right, 1700)):
            face = font(12, bold=True)
            draw.text((x - face.getlength(text) / 2, y), text, font=face, fill=0)
        y += 65
    title = "DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA"
    face = font(14, bold=True)
    draw.text((A4[0] / 2 - face.getlength(title) / 2, y + 80), title, font=face, fill=0)
    return y + 220


def _table(image: Image.Image, rows: list[Row], top: int, points: float) -> int:
    """Draw as many rows as fit; return how many."""
    draw = ImageDraw.Draw(image)
    left, width = 260, A4[0] - 430
    edges = [left + round(width * sum(WIDTHS[:i])) for i in range(len(WIDTHS) + 1)]
    y = top
    for done, row in enumerate(rows):
        face = font(points, bold=row is HEAD)
        step, pad = round(face.size * 1.2), round(face.size * 0.25)
        wrapped = [
            wrap(text, face, edges[i + 1] - edges[i] - 2 * pad) for i, text in enumerate(row)
        ]
        height = max(map(len, wrapped)) * step + pad
        if y + height > A4[1] - 240:
            return done
        for i, lines in enumerate(wrapped):
            draw.rectangle((edges[i], y, edges[i + 1], y + height), outline=0, width=3)
            at = y + (height - len(lines) * step) / 2
            for line in lines:
                draw.text((edges[i] + pad, at), line, font=face, fill=0)
                at += step
        y += height
    return len(rows)


def wrap(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
