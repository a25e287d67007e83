"""Aims under many headings, times and phases as headings, what closes a document."""

from __future__ import annotations

import hashlib

import pytest

from extractors.plain_text import read_text
from parsers.plan_builder import parse
from schemas.document import Document
from schemas.plan import Plan

HEAD = """PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
Số: 12/KH-PGDĐT
Ba Vì, ngày 5 tháng 9 năm 2024

KẾ HOẠCH
Kết nghĩa giữa các trường năm học 2024-2025

"""


def plan_of(body: str, head: str = HEAD) -> Plan:
    text = head + body
    digest = hashlib.sha256(text.encode()).hexdigest()
    return parse(Document("plan.txt", "text", digest, read_text(text)))


def aims(body: str) -> list[tuple[str, str]]:
    return [(aim.kind, aim.text) for aim in plan_of(body).objectives]


def events(body: str) -> list[tuple[str | None, str]]:
    return [(event.when, event.activity) for event in plan_of(body).timeline]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Chỉ tiêu", "goal"),
        ("Các chỉ tiêu chủ yếu:", "goal"),
        ("Kết quả cần đạt", "goal"),
        ("Ý nghĩa", "purpose"),
        ("Mục đích của việc kết nghĩa", "purpose"),
        ("Quan điểm, mục tiêu", "goal"),
        ("Yêu cầu và nguyên tắc", "requirement"),
        ("Nguyên tắc", None),
        ("Chi tiêu", None),
        ("Phạm vi", None),
    ],
)
def test_headings_of_aims(heading: str, kind: str | None) -> None:
    found = aims(f"I. KHÁI QUÁT\n1. {heading}\n- Hai trường cùng tiến bộ.\n")
    assert found == ([(kind, "Hai trường cùng tiến bộ.")] if kind else [])


def test_a_topic_beside_the_aims_is_no_aim() -> None:
    body = (
        "I. MỤC ĐÍCH, CHỈ TIÊU\n1. Mục đích\n- Giúp nhau;\n2. Phạm vi, đối tượng\n"
        "- Các trường tiểu học;\n3. Chỉ tiêu\na) 100% giáo viên tham gia.\n"
    )
    assert aims(body) == [("purpose", "Giúp nhau;"), ("goal", "100% giáo viên tham gia.")]


def test_aims_on_the_line_of_their_word() -> None:
    body = (
        "Điều 1. Mục đích, yêu cầu\n1. Mục đích: Cùng tiến bộ.\n2. Chỉ tiêu: Đạt 100%.\n"
        "Điều 2. Nội dung\n1. Thời gian: Cả năm học.\n"
    )
    assert aims(body) == [("purpose", "Cùng tiến bộ."), ("goal", "Đạt 100%.")]


@pytest.mark.parametrize(
    "phase",
    [
        "1. Bước 1: Từ tháng 9/2024 đến tháng 12/2024",
        "1. Giai đoạn 1 (từ tháng 9/2024 đến tháng 12/2024)",
        "1. Giai đoạn I: Khởi động (từ tháng 9/2024 đến tháng 12/2024)",
        "Đợt 1 (từ tháng 9/2024 đến tháng 12/2024):",
        "* Chặng 1: từ tháng 9/2024 đến tháng 12/2024",
    ],
)
def test_a_phase_dates_its_items(phase: str) -> None:
    assert events(f"I. TIẾN ĐỘ\n{phase}\n- Khảo sát nhu cầu;\n- Ký giao ước.\n") == [
        ("2024-09/2024-12", "Khảo sát nhu cầu;"),
        ("2024-09/2024-12", "Ký giao ước."),
    ]


def test_a_heading_that_names_an_act_before_its_time_is_the_event() -> None:
    found = events("I. TIẾN ĐỘ\n1. Hội thi vào tháng 11/2024\n- Mỗi trường 05 giáo viên;\n")
    assert found == [("2024-11", "Hội thi vào tháng 11/2024")]


def test_a_month_alone_dates_the_paragraphs_below_it() -> None:
    body = "NỘI DUNG\nTháng 10/2024\nSinh hoạt chuyên môn.\nTháng 11/2024\nGiao lưu.\n"
    assert events(body) == [("2024-10", "Sinh hoạt chuyên môn."), ("2024-11", "Giao lưu.")]


@pytest.mark.parametrize(
    "closing",
    [
        "Phòng GDĐT đề nghị các trường nghiêm túc thực hiện Kế hoạch này.",
        "Hội đồng sư phạm các trường thực hiện nghiêm túc./.",
        "Biên bản được thông qua trước toàn thể thành viên dự họp.",
    ],
)
def test_no_month_runs_over_into_the_closing(closing: str) -> None:
    body = f"I. LỊCH\n* Tháng 4/2025:\n- Tổng kết hoạt động của năm học.\n{closing}\n"
    assert events(body) == [("2025-04", "Tổng kết hoạt động của năm học.")]


def test_an_occasion_beside_a_month_is_no_second_event() -> None:
    found = events("I. NỘI DUNG\n1. Tháng 3: Giao lưu nhân ngày 8/3 tại sân trường.\n")
    assert found == [("2025-03", "Giao lưu nhân ngày 8/3 tại sân trường.")]


def test_meetings_come_back_daily_life_does_not() -> None:
    plan = plan_of(
        "I. NỘI DUNG\n- Các cụm sinh hoạt mỗi tháng 01 lần.\n- Nền nếp sinh hoạt hằng ngày.\n"
    )
    assert [event.recurrence for event in plan.timeline] == ["FREQ=MONTHLY"]


def test_a_review_in_a_quarter_is_an_event() -> None:
    assert events("I. NỘI DUNG\n- Tổng kết quý II năm 2025.\n")[0][0] == "2025-04/2025-06"
    assert events("I. NỘI DUNG\n- Báo cáo tổng kết năm học 2024-2025.\n") == []


@pytest.mark.parametrize("ward", ["PHƯỜNG TAM KỲ", "PHƯỜNG ÂN THI", "PHƯỜNG BẾN CÁT", "XÃ BÁO ĐÁP"])
def test_a_commune_in_two_lines_issues_and_is_no_type(ward: str) -> None:
    head = (
        f"ỦY BAN NHÂN DÂN\n{ward}\nSố: 5/KH-UBND\nTam Kỳ, ngày 5 tháng 9 năm 2025\n\n"
        "KẾ HOẠCH\nKết nghĩa giữa các trường\n\n"
    )
    plan = plan_of("I. MỤC ĐÍCH\n- Giúp nhau.\n", head)
    assert (plan.doc_type, plan.number, plan.issued_on) == ("KẾ HOẠCH", "5/KH-UBND", "2025-09-05")
    assert plan.issuer == f"ỦY BAN NHÂN DÂN {ward}"
    assert plan.title == "Kết nghĩa giữa các trường"


def test_a_method_is_still_a_type() -> None:
    head = HEAD.replace("KẾ HOẠCH\n", "PHƯƠNG ÁN\n")
    assert plan_of("I. MỤC ĐÍCH\n- Giúp nhau.\n", head).doc_type == "PHƯƠNG ÁN"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 61/KH-MN19/5", "61/KH-MN19/5"),
        ("Số: 61/KH-MN2", "61/KH-MN2"),
    ],
)
def test_numbers_that_end_in_a_school_named_by_a_day(printed: str, number: str) -> None:
    head = HEAD.replace("Số: 12/KH-PGDĐT", printed)
    assert plan_of("I. MỤC ĐÍCH\n- Giúp nhau.\n", head).number == number


def test_a_number_below_the_type_is_no_title() -> None:
    head = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBẢN GHI NHỚ\n"
        "(Số: 02/2025/GNHT)\nVề việc kết nghĩa giữa hai trường\n\n"
    )
    plan = plan_of(
        "Hôm nay, ngày 9/1/2025, chúng tôi gồm:\n1. Trường TH A (sau đây gọi là Bên A)\n"
        "2. Trường TH B (sau đây gọi là Bên B)\n",
        head,
    )
    assert (plan.number, plan.title) == ("02/2025/GNHT", "Về việc kết nghĩa giữa hai trường")
    assert plan.issuer == "Trường TH A; Trường TH B"


def test_the_line_that_opens_a_list_is_no_title() -> None:
    plan = plan_of("1. TH A - TH B\n", HEAD.rstrip() + "\nDanh sách các cặp trường kết nghĩa:\n")
    assert plan.title == "Kết nghĩa giữa các trường năm học 2024-2025"


def test_an_aim_without_items_opens_nothing_beyond_the_next_heading() -> None:
    body = (
        "**Mục đích, yêu cầu**\n\n**Mục đích**\n\n- Cùng tiến bộ.\n\n**Tổ chức thực hiện**\n\n"
        "- Các trường báo cáo kết quả.\n"
    )
    assert aims(body) == [("purpose", "Cùng tiến bộ.")]
