"""Further hard negatives: two schools in a row or a sentence, and nobody is twinned."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.documents.draft import Draft
from benchmarks.documents.more_layouts import words
from benchmarks.documents.more_layouts.aims import aims
from benchmarks.documents.more_layouts.tables import level, pair, style
from benchmarks.documents.pairings.parts import cell, head, person
from benchmarks.documents.plans import body as plan_body
from benchmarks.documents.plans import frame as plan_frame

TITLES = {
    "mergers": "Sáp nhập, sắp xếp lại mạng lưới trường lớp",
    "cross-marking": "Chấm chéo bài kiểm tra cuối cấp giữa các trường",
    "satellites": "Rà soát các điểm trường lẻ",
    "principals": "Cập nhật danh sách cán bộ quản lý các trường",
    "feeders": "Tiếp nhận học sinh hoàn thành chương trình tiểu học",
    "shared-teachers": "Bố trí giáo viên dạy liên trường",
    "moved-equipment": "Điều chuyển thiết bị dạy học giữa các đơn vị",
    "prizes": "Tổng kết hội thi tiếng hát giáo viên",
    "host-schools": "Tổ chức Hội khỏe Phù Đổng theo khu vực",
    "cross-audit": "Tự kiểm tra và kiểm tra chéo tài chính",
    "twinning-report": "Nâng cao chất lượng hoạt động kết nghĩa giữa các nhà trường",
    "invitation": "Tổ chức hội nghị giao ban các trường kết nghĩa",
}


def table(d: Draft, titles: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> None:
    rows = [head("TT", *titles)]
    rows += [tuple(cell(t) for t in (str(n), *line)) for n, line in enumerate(lines, 1)]
    d.table(rows, (1, *(4 for _ in titles)))


def pairs(d: Draft, of: str | None = None) -> list[tuple[str, str]]:
    shown = style(d)
    drawn = [pair(d, of) for _ in range(d.rng.randint(5, 10))]
    return [(a.printed(shown), b.printed(shown)) for a, b in drawn]


def mergers(d: Draft) -> None:
    d.para("Các trường sáp nhập gồm:")
    table(d, ("Trường trước khi sáp nhập", "Trường sau khi sáp nhập"), pairs(d))


def cross_marking(d: Draft) -> None:
    texts = [f"{a} chấm bài của {b};" for a, b in pairs(d)]
    d.para("Phân công chấm chéo như sau:")
    d.items(texts, d.rng.choice(("dash", "dot", "letter")))


def satellites(d: Draft) -> None:
    shown = [d.school(level(d)).printed("school-word") for _ in range(8)]
    places = d.rng.choices(d.district.communes, k=len(shown))
    lines = [(s, f"Điểm trường thôn {p}", "") for s, p in zip(shown, places, strict=True)]
    table(d, ("Trường chính", "Điểm trường lẻ", "Ghi chú"), lines)


def principals(d: Draft) -> None:
    shown = [d.school(level(d)).printed("word") for _ in range(10)]
    lines = [(s, person(d), person(d)) for s in shown]
    table(d, ("Đơn vị", "Hiệu trưởng", "Phó Hiệu trưởng"), lines)


def feeders(d: Draft) -> None:
    """Which secondary school takes the pupils of which primary school."""
    lines = [
        (d.school("TH").printed("word"), d.school("THCS").printed("word"), str(n * 17))
        for n in range(3, 11)
    ]
    table(d, ("Trường tiểu học", "Trường THCS tiếp nhận", "Số học sinh"), lines)


def shared_teachers(d: Draft) -> None:
    lines = [(person(d), d.rng.choice(words.SUBJECTS), a, b) for a, b in pairs(d, "THCS")]
    table(d, ("Giáo viên", "Môn", "Trường biên chế", "Trường dạy liên trường"), lines)


def moved_equipment(d: Draft) -> None:
    lines = [(f"{d.rng.randint(2, 20)} máy vi tính", a, b) for a, b in pairs(d)]
    table(d, ("Thiết bị", "Từ trường", "Đến trường"), lines)


def prizes(d: Draft) -> None:
    shown = [d.school(level(d)).printed("school-word") for _ in range(6)]
    texts = [
        f"Giải {prize}: {a} và {b};"
        for prize, a, b in zip(("Nhất", "Nhì", "Ba"), shown[::2], shown[1::2], strict=True)
    ]
    d.items(texts, "dash")


def host_schools(d: Draft) -> None:
    lines = []
    for number in range(1, 5):
        host, *guests = (s.printed("word") for s in d.schools(level(d), 4))
        lines.append((f"Khu vực {number}", host, ", ".join(guests)))
    table(d, ("Khu vực", "Địa điểm thi đấu", "Các đội tham gia"), lines)


def cross_audit(d: Draft) -> None:
    drawn = d.schools("TH", 6)
    shown = [s.printed("school-word") for s in drawn]
    circle = [*shown[1:], shown[0]]
    texts = [f"{a} kiểm tra {b};" for a, b in zip(shown, circle, strict=True)]
    d.para("Các đơn vị kiểm tra chéo theo vòng tròn:")
    d.items(texts, d.rng.choice(("dash", "paren")))


def twinning_report(d: Draft) -> None:
    """All about twinning, with objectives, and no pair named."""
    aims(d)
    d.heading(0, "Kết quả đã đạt được")
    d.para("Toàn ngành có 14 cặp trường kết nghĩa hoạt động nền nếp.")
    shown = d.school(level(d)).printed("school-word")
    d.para(f"Tiêu biểu là tập thể {shown} với nhiều việc làm thiết thực.")


def invitation(d: Draft) -> None:
    """Who comes to a meeting and what each school has to prepare."""
    shown = [d.school(level(d)).printed("school-word") for _ in range(8)]
    jobs = ("Tham luận", "Chuẩn bị âm thanh", "Đăng cai", "Báo cáo điển hình")
    lines = [(s, d.rng.choice(jobs), "02") for s in shown]
    table(d, ("Thành phần", "Nội dung chuẩn bị", "Số đại biểu"), lines)


BODIES: dict[str, Callable[[Draft], None]] = {
    "mergers": mergers,
    "cross-marking": cross_marking,
    "satellites": satellites,
    "principals": principals,
    "feeders": feeders,
    "shared-teachers": shared_teachers,
    "moved-equipment": moved_equipment,
    "prizes": prizes,
    "host-schools": host_schools,
    "cross-audit": cross_audit,
    "twinning-report": twinning_report,
    "invitation": invitation,
}


def negative(name: str) -> Callable[[Draft], None]:
    def build(d: Draft) -> None:
        plan_frame.letterhead(d)
        d.centre("KẾ HOẠCH", bold=True, size=14)
        line = f"{TITLES[name]} {d.period()}"
        d.centre(line, bold=True, size=14)
        d.truth["title"], d.truth["stage_accept"] = line, [None]
        d.truth["stage"] = {"start_year": d.start, "end_year": d.end}
        plan_frame.basis(d, "nhiệm vụ của năm học")
        if name != "twinning-report":
            d.heading(0, "Nội dung")
        BODIES[name](d)
        plan_body.closing(d, ("{issuer} đề nghị các đơn vị nghiêm túc thực hiện./.",))
        plan_frame.signature(d)
        d.truth["kind"] = "negative"

    return build


NEGATIVES = {f"negative-{name}": negative(name) for name in BODIES}
