"""Hard negatives of the test documents: two school columns, helpers, moves, and no pairing."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.documents.opened_split import formal
from benchmarks.documents.opened_split.sheet import Sheet, cell, head, mid

LEVELS = ("MN", "TH", "THCS")
Lines = list[tuple[str, ...]]


def _opening(s: Sheet, doc_type: str, *lines: str) -> None:
    formal.opening(s, doc_type)
    formal.title(s, *lines, doc_type=doc_type)
    s.truth["stage_accept"] = [None]
    if str(s.start) not in s.truth["title"]:
        s.truth["stage"] = None
    formal.basis(s, f"{s.bureau.prose} thông báo đến các đơn vị nội dung sau:")


def _rows(s: Sheet, titles: tuple[str, ...], lines: Lines) -> None:
    rows = [head("TT", *titles)]
    rows += [(mid(str(n)), *(cell(t) for t in line)) for n, line in enumerate(lines, 1)]
    s.table(rows, (1, *(4.0 for _ in titles)), repeat_header=True)


def _names(s: Sheet, level: str, count: int, style: str = "word") -> list[str]:
    return [s.school(level).printed(style) for _ in range(count)]


def merger(s: Sheet) -> None:
    """Schools that are merged into one: two old names and the new one."""
    _opening(s, "ĐỀ ÁN", f"Sắp xếp, sáp nhập các trường học {s.unit}", s.period())
    s.heading(0, "Phương án sáp nhập")
    lines: Lines = []
    for _ in range(s.rng.randint(4, 7)):
        a, b = s.school("TH"), s.school("THCS")
        lines.append((a.printed("word"), b.printed("word"), f"TH&THCS {a.name}"))
    _rows(s, ("Trường sáp nhập", "Trường sáp nhập vào", "Tên trường sau sáp nhập"), lines)
    s.items([f"Sáp nhập {a} và {b} thành {c};" for a, b, c in lines[:2]], "-")
    formal.duties(s, "-")


def renaming(s: Sheet) -> None:
    """Old and new names of schools."""
    _opening(s, "THÔNG BÁO", f"Đổi tên các trường học trên địa bàn {s.unit}")
    s.heading(0, "Danh sách trường đổi tên")
    lines: Lines = []
    for _ in range(s.rng.randint(6, 10)):
        level = s.rng.choice(LEVELS)
        a, b = s.pair(level)
        lines.append((a.printed("school-word"), b.printed("school-word")))
    _rows(s, ("Tên trường cũ", "Tên trường mới"), lines)


def feeder_schools(s: Sheet) -> None:
    """Which lower secondary school takes the leavers of which primary schools."""
    _opening(s, "KẾ HOẠCH", "Tuyển sinh vào lớp 6", s.period())
    s.heading(0, "Phân vùng tuyển sinh")
    lines: Lines = []
    for _ in range(s.rng.randint(5, 8)):
        to = s.school("THCS").printed("word")
        lines.append((to, ", ".join(_names(s, "TH", s.rng.choice((1, 2)))),
                      str(s.rng.randint(80, 260))))  # fmt: skip
    _rows(s, ("Trường tuyển sinh", "Nhận học sinh từ trường", "Chỉ tiêu"), lines)
    formal.duties(s, "+")


def asset_handover(s: Sheet) -> None:
    """Furniture and computers that go from one school's books to another's."""
    _opening(s, "KẾ HOẠCH", "Điều chuyển tài sản, thiết bị dôi dư giữa các đơn vị")
    s.heading(0, "Danh mục điều chuyển")
    lines: Lines = []
    for _ in range(s.rng.randint(6, 10)):
        a, b = _names(s, s.rng.choice(LEVELS), 2, "short")
        lines.append((a, b, s.rng.choice(("Máy chiếu", "Bàn ghế học sinh", "Tủ hồ sơ")),
                      str(s.rng.randint(2, 40))))  # fmt: skip
    _rows(s, ("Đơn vị giao", "Đơn vị nhận", "Tài sản", "Số lượng"), lines)


def visit_rounds(s: Sheet) -> None:
    """An inspection team's school of the morning and of the afternoon."""
    _opening(s, "KẾ HOẠCH", "Kiểm tra công tác y tế trường học", s.period())
    s.heading(0, "Phân công đoàn kiểm tra")
    lines: Lines = []
    for number in range(1, s.rng.randint(6, 10)):
        a, b = _names(s, s.rng.choice(LEVELS), 2, "school-word")
        lines.append((f"Đoàn số {number}", a, b))
    _rows(s, ("Đoàn", "Buổi sáng", "Buổi chiều"), lines)
    formal.duties(s, "-")


def standard_schools(s: Sheet) -> None:
    """Schools of the first and of the second national standard, side by side."""
    _opening(s, "BÁO CÁO", "Kết quả xây dựng trường đạt chuẩn quốc gia", s.period())
    s.heading(0, "Các trường đạt chuẩn")
    lines: Lines = []
    for _ in range(s.rng.randint(6, 10)):
        a, b = _names(s, s.rng.choice(LEVELS), 2, s.rng.choice(("word", "short")))
        lines.append((a, b))
    _rows(s, ("Đạt chuẩn mức độ 1", "Đạt chuẩn mức độ 2"), lines)


def shared_teachers(s: Sheet) -> None:
    """Teachers of a rare subject who teach at two schools."""
    _opening(s, "KẾ HOẠCH", "Bố trí giáo viên dạy liên trường môn Tin học, Tiếng Anh", s.period())
    s.heading(0, "Danh sách bố trí")
    lines: Lines = []
    for _ in range(s.rng.randint(6, 9)):
        a, b = _names(s, s.rng.choice(("TH", "THCS")), 2)
        lines.append((s.person(), a, f"{b} ({s.rng.randint(4, 10)} tiết)"))
    _rows(s, ("Giáo viên", "Trường biên chế", "Trường dạy liên trường"), lines)
    formal.duties(s, "-")


def host_schools(s: Sheet) -> None:
    """Bulleted sentences: who hosts whose contest heats."""
    _opening(s, "KẾ HOẠCH", "Tổ chức Hội khỏe Phù Đổng cấp cơ sở", s.period())
    s.heading(0, "Địa điểm thi đấu")
    texts = []
    for _ in range(s.rng.randint(4, 7)):
        a, b = _names(s, s.rng.choice(("TH", "THCS")), 2, "school-word")
        texts.append(f"{a} đăng cai, vận động viên {b} thi đấu tại sân của đơn vị đăng cai;")
    s.items([*texts[:-1], texts[-1][:-1] + "."], "+")
    formal.duties(s, "-")


BODIES: dict[str, Callable[[Sheet], None]] = {
    f"no-{body.__name__.replace('_', '-')}": body
    for body in (
        merger, renaming, feeder_schools, asset_handover, visit_rounds, standard_schools,
        shared_teachers, host_schools,
    )
}  # fmt: skip


def build(s: Sheet, name: str) -> None:
    """A negative document with its ending."""
    BODIES[name](s)
    formal.ending(s)
    s.truth["kind"] = "negative"
