"""Hard negatives: documents full of school names in tables that pair nobody.

Each has a letterhead and a title like a plan's and true zero pairings.
"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.documents import wording
from benchmarks.documents.draft import Draft
from benchmarks.documents.model import Cell
from benchmarks.documents.pairings.parts import cell, head, levels, person
from benchmarks.documents.plans import body as plan_body
from benchmarks.documents.plans import frame as plan_frame

LEADS = {
    "exam-rooms": ("Tổ chức kỳ thi học sinh giỏi cấp huyện",),
    "competition": ("Tổ chức hội thi giáo viên dạy giỏi",),
    "enrolment-zones": ("Tuyển sinh vào các lớp đầu cấp",),
    "cross-inspection": ("Kiểm tra chéo hồ sơ phổ cập giáo dục giữa các đơn vị",),
    "school-list": ("Rà soát mạng lưới trường lớp trên địa bàn",),
    "fixtures": ("Tổ chức giải bóng đá học sinh",),
    "transfers": ("Điều động, biệt phái giáo viên giữa các trường",),
}


def opening(d: Draft, name: str) -> None:
    plan_frame.letterhead(d)
    d.centre("KẾ HOẠCH", bold=True, size=14)
    line = f"{LEADS[name][0]} {d.period()}"
    d.centre(line, bold=True, size=14)
    d.truth["title"] = line
    d.truth["stage"] = {"start_year": d.start, "end_year": d.end}
    d.truth["stage_accept"] = [None]
    plan_frame.basis(d, "nhiệm vụ trọng tâm của năm học")
    d.heading(0, "Nội dung")


def ending(d: Draft) -> None:
    plan_body.closing(d, wording.CLOSINGS[1:])
    plan_frame.signature(d)


def rows_of(d: Draft, titles: tuple[str, ...], lines: list[list[str]]) -> None:
    rows = [head(*titles)]
    rows += [tuple(cell(t) for t in (str(n), *line)) for n, line in enumerate(lines, 1)]
    d.table(rows, (1.0, *(4.0 for _ in titles[1:])), repeat_header=True)


def school_names(d: Draft, count: int, style: str = "word") -> list[str]:
    return [d.school(d.rng.choice(levels(d))).printed(style) for _ in range(count)]


def exam_rooms(d: Draft) -> None:
    """Which school sits its examination at which school."""
    names = school_names(d, 18, "school-word")
    pairs = zip(names[::2], names[1::2], strict=True)
    lines = [[a, b, str(d.rng.randint(12, 30))] for a, b in pairs]
    d.para("Các trường đưa học sinh dự thi tại các điểm thi sau:")
    rows_of(d, ("TT", "Trường", "Điểm thi", "Số phòng thi"), lines)


def competition(d: Draft) -> None:
    """Contestants with their school."""
    lines = [
        [person(d), name, f"Môn {d.rng.choice(('Toán', 'Ngữ văn', 'Lịch sử'))}"]
        for name in school_names(d, 12)
    ]
    d.para("Danh sách giáo viên dự thi:")
    rows_of(d, ("STT", "Họ và tên", "Đơn vị", "Môn dự thi"), lines)


def enrolment_zones(d: Draft) -> None:
    """Which school takes the children of which places (tuyến tuyển sinh)."""
    communes = d.rng.sample(d.district.communes, min(4, len(d.district.communes)))
    lines = [
        [name, f"Trẻ có hộ khẩu tại {d.rng.choice(communes)}", str(d.rng.randint(60, 240))]
        for name in school_names(d, 10)
    ]
    d.para("Phân tuyến tuyển sinh như sau:")
    rows_of(d, ("TT", "Trường", "Tuyến tuyển sinh", "Chỉ tiêu"), lines)


def cross_inspection(d: Draft) -> None:
    """Schools that inspect each other: two school columns and no twinning."""
    names = school_names(d, 16, d.rng.choice(("word", "short")))
    lines = [[a, b] for a, b in zip(names[::2], names[1::2], strict=True)]
    d.para("Phân công kiểm tra chéo giữa các đơn vị:")
    rows_of(d, ("TT", "Đơn vị kiểm tra", "Đơn vị được kiểm tra"), lines)


def school_list(d: Draft) -> None:
    """A plain list of schools in two columns side by side."""
    names = school_names(d, 20)
    rows = [head("TT", "Tên trường", "TT", "Tên trường")]
    for n in range(10):
        texts = (str(n + 1), names[n], str(n + 11), names[n + 10])
        rows.append(tuple(Cell((t,)) for t in texts))
    d.table(rows, (1, 4, 1, 4))


def fixtures(d: Draft) -> None:
    """Matches: school against school at clock times."""
    names = school_names(d, 12)
    pairs = zip(names[::2], names[1::2], strict=True)
    lines = [[f"{a} - {b}", d.rng.choice(("Sân vận động huyện", "Sân số 2")), ""] for a, b in pairs]
    d.para("Lịch thi đấu vòng bảng:")
    rows_of(d, ("Trận", "Đội gặp đội", "Địa điểm", "Tỷ số"), lines)


def transfers(d: Draft) -> None:
    """Teachers who move from one school to another."""
    names = school_names(d, 16, "short")
    lines = [[person(d), a, b] for a, b in zip(names[::2], names[1::2], strict=True)]
    rows_of(d, ("TT", "Họ và tên", "Trường đang công tác", "Trường đến"), lines)


BODIES: dict[str, Callable[[Draft], None]] = {
    "exam-rooms": exam_rooms,
    "competition": competition,
    "enrolment-zones": enrolment_zones,
    "cross-inspection": cross_inspection,
    "school-list": school_list,
    "fixtures": fixtures,
    "transfers": transfers,
}


def negative(name: str) -> Callable[[Draft], None]:
    """The builder of one negative document."""

    def build(d: Draft) -> None:
        opening(d, name)
        BODIES[name](d)
        ending(d)
        d.truth["kind"] = "negative"

    return build


NEGATIVES: dict[str, Callable[[Draft], None]] = {
    f"negative-{name}": negative(name) for name in BODIES
}
