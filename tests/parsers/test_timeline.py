"""Timelines from hand-made outlines: what is an event, whose time it has, what is doubtful."""

from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates import DateReference
from parsers.outline import Item
from parsers.timeline import parse_timeline
from parsers.timeline.times import times_of
from schemas.document import Line, Word
from tests.parsers.timeline_makers import (
    SCHOOL_YEAR,
    THREE_YEARS,
    adopt,
    events,
    findings,
    heading,
    item,
    paragraph,
    root,
    short,
    table,
)


def test_own_date_beats_the_headings_and_undated_bullets_inherit() -> None:
    found = events(
        heading(
            "Năm học 2023 – 2024",
            item("Xây dựng kế hoạch."),
            item("Dự giờ tại trường bạn (khoảng tháng 4/2024)."),
        )
    )
    assert short(found) == [
        ("2023-09/2024-05", "Xây dựng kế hoạch."),
        ("2024-04", "Dự giờ tại trường bạn (khoảng tháng 4/2024)."),
    ]
    assert found[0].when_text == "Năm học 2023 – 2024"
    assert found[1].approximate


def test_leading_time_is_no_part_of_the_activity() -> None:
    found = events(heading("NỘI DUNG", item("Vào tháng 12/2023, sơ kết phong trào.")))
    assert short(found) == [("2023-12", "sơ kết phong trào.")]


def test_a_list_of_months_gives_an_event_each() -> None:
    found = events(heading("NỘI DUNG", item("Giao lưu (tháng 10 và tháng 12/2023).")))
    assert [event.when for event in found] == ["2023-10", "2023-12"]


def test_period_issue_and_basis_dates_are_no_events() -> None:
    assert not events(
        paragraph("Căn cứ Kế hoạch số 12/KH-PGDĐT ngày 01/9/2023 của Phòng GDĐT;"),
        paragraph("Thực hiện Công văn số 88/SGDĐT-VP ngày 02/9/2023 của Sở GDĐT;"),
        heading("NỘI DUNG", item("Thực hiện Chỉ thị số 5/CT-UBND ngày 03/9/2023 của UBND huyện.")),
        heading("NHIỆM VỤ", item("Thực hiện nhiệm vụ năm học 2023-2024.")),
        paragraph("Trên đây là kế hoạch kết nghĩa năm học 2023-2024./."),
    )


def test_goals_with_years_are_no_events() -> None:
    assert not events(heading("MỤC TIÊU", item("Đến năm 2025, mọi trường có trường kết nghĩa.")))


def test_clock_times_under_the_heading_of_their_day() -> None:
    found = events(
        heading(
            "Chương trình ngày 16/5/2024",
            item("7h30p: Xuất phát."),
            item("Từ 9h00 đến 9h 30: Đón tiếp."),
            style="arabic",
        )
    )
    assert short(found) == [("2024-05-16", "Xuất phát."), ("2024-05-16", "Đón tiếp.")]
    assert [(e.start, e.end) for e in found] == [
        ("2024-05-16T07:30", None),
        ("2024-05-16T09:00", "2024-05-16T09:30"),
    ]


def test_a_dated_line_dates_the_bullets_behind_it() -> None:
    found = events(
        heading(
            "LỊCH TRÌNH",
            paragraph("Ngày 16/5/2024:"),
            item("Thăm trường."),
            paragraph("Ngày 17/5/2024:"),
            item("8h00: Tổng kết."),
        )
    )
    assert short(found) == [("2024-05-16", "Thăm trường."), ("2024-05-17", "Tổng kết.")]


def test_a_time_key_below_an_act() -> None:
    found = events(
        heading(
            "Giao lưu chuyên môn",
            item("Thời gian: tháng 10/2023"),
            item("Địa điểm: Trường Tiểu học B."),
            style="arabic",
        )
    )
    assert short(found) == [("2023-10", "Giao lưu chuyên môn")]
    assert found[0].location == "Trường Tiểu học B"


def test_signing_day_of_a_memorandum() -> None:
    found = events(
        paragraph("Hôm nay, ngày 11 tháng 3 năm 2024, tại Trường A, chúng tôi gồm:"),
        paragraph("Đã thống nhất ký kết biên bản ghi nhớ với các nội dung sau:"),
    )
    assert short(found) == [
        ("2024-03-11", "Đã thống nhất ký kết biên bản ghi nhớ với các nội dung sau:")
    ]


def test_sentences_of_running_text() -> None:
    found = events(
        heading(
            "THỜI GIAN",
            paragraph("Sơ kết vào tháng 1/2024. Tổng kết trước ngày 20/5/2024. Tiết kiệm."),
        )
    )
    assert short(found) == [
        ("2024-01", "Sơ kết vào tháng 1/2024."),
        ("../2024-05-20", "Tổng kết trước ngày 20/5/2024."),
    ]


def test_deadline_in_the_body_of_a_dispatch() -> None:
    text = (
        "Thực hiện Công văn số 88/SGDĐT ngày 01/9/2023, Phòng yêu cầu các trường gửi báo cáo "
        "trước 16h00 ngày 20/10/2023."
    )
    assert [event.when for event in events(paragraph(text))] == ["../2023-10-20"]


def test_section_after_a_dated_heading_inherits_nothing() -> None:
    found = events(
        heading(
            "Năm học 2023-2024",
            item("Ký kết."),
            paragraph("Tổ chức thực hiện"),
            item("Các trường báo cáo."),
        )
    )
    assert [event.activity for event in found] == ["Ký kết."]


SCHEDULE = (
    ("TT", "Nội dung công việc", "Thời gian", "Người thực hiện", "Địa điểm"),
    ("1", "Lập kế hoạch", "Tháng 9/2023", "Hiệu trưởng", "Trường A"),
    ("2", "- Dự giờ\n- Thao giảng", "05/10/2023", "Tổ chuyên môn", "Trường B"),
    ("3", "Tặng sách", "", "Liên đội", ""),
)


def test_schedule_table() -> None:
    found = events(heading("LỊCH", table(*SCHEDULE)))
    assert short(found) == [
        ("2023-09", "Lập kế hoạch"),
        ("2023-10-05", "Dự giờ"),
        ("2023-10-05", "Thao giảng"),
        ("2023-10-05", "Tặng sách"),
    ]
    assert (found[0].responsible, found[0].location) == ("Hiệu trưởng", "Trường A")


def test_schedule_with_group_rows_and_clock_times() -> None:
    found = events(
        table(
            ("Thời gian", "Nội dung", "Phụ trách"),
            ("Ngày 16/5/2024", "", ""),
            ("7h30 - 8h00", "Đón khách", "Ban giám hiệu"),
            ("Ngày 17/5/2024", "", ""),
            ("8h00", "Tổng kết", "Ban giám hiệu"),
        )
    )
    assert [(e.start, e.end) for e in found] == [
        ("2024-05-16T07:30", "2024-05-16T08:00"),
        ("2024-05-17T08:00", None),
    ]


def test_schedule_with_month_and_week_columns() -> None:
    found = events(
        table(("Tháng", "Tuần", "Nội dung"), ("9/2023", "2", "Ký kết"), ("10", "3", "Dự giờ"))
    )
    assert short(found) == [("2023-09", "Ký kết"), ("2023-10", "Dự giờ")]


def test_months_as_columns() -> None:
    found = events(
        table(
            ("Nội dung", "Tháng 9/2023", "Tháng 10/2023"),
            ("Ký kết", "x", ""),
            ("Dự giờ", "", "x"),
        )
    )
    assert short(found) == [("2023-09", "Ký kết"), ("2023-10", "Dự giờ")]


def test_a_table_of_pairings_has_no_events() -> None:
    assert not events(
        table(("TT", "Tên trường", "Đơn vị kết nghĩa"), ("1", "Tiểu học A", "Tiểu học B"))
    )


def test_findings_of_dates() -> None:
    found = findings(
        heading(
            "NỘI DUNG",
            item("Giao lưu ngày 31/2/2024."),
            item("Giao lưu từ tháng 5/2024 đến tháng 3/2024."),
            item("Giao lưu sau kết nghĩa."),
            item("Giao lưu tháng 5/2030."),
        )
    )
    assert [(f.code, f.field) for f in found] == [
        ("date-impossible", "timeline[0].when"),
        ("date-order", "timeline[1].when"),
        ("date-unresolved", "timeline[2].when"),
        ("date-outside-period", "timeline[3].when"),
    ]


def test_a_year_that_is_only_inferred_is_reviewed() -> None:
    (event,) = events(heading("NỘI DUNG", item("Báo cáo trước ngày 15/6.")), context=THREE_YEARS)
    assert event.when == "XXXX-06-15" and event.needs_review


def test_badly_read_dates_are_reviewed_with_evidence_as_read() -> None:
    words = [Word("Họp", 0.99), Word("ngày", 0.99), Word("5/9/2023", 0.4, read="5/9/2O23")]
    bad = Item(
        "item", "Họp ngày 5/9/2023", style="bullet", lines=[Line(words, read="Họp ngày 5/9/2O23")]
    )
    (event,) = events(heading("NỘI DUNG", bad))
    assert event.needs_review and event.confidence == 0.4
    assert event.evidence is not None and event.evidence.text == "Họp ngày 5/9/2O23"


def test_a_time_cell_without_a_date_takes_no_other_rows_date() -> None:
    found = events(
        table(
            ("Nội dung", "Thời gian"),
            ("Ký kết", "Tháng 9/2023"),
            ("Thăm hỏi", "Thường xuyên"),
        )
    )
    assert [(e.when, e.when_text) for e in found] == [
        ("2023-09", "Tháng 9/2023"),
        (None, "Thường xuyên"),
    ]


def test_a_column_that_only_sounds_like_time_makes_no_schedule() -> None:
    assert not events(table(("TT", "Quỳ Hợp", "Tên trường"), ("1", "Tiểu học A", "Tiểu học B")))


def test_a_day_that_an_act_prints_beats_its_rows_month() -> None:
    found = events(
        table(
            ("Thời gian", "Nội dung"),
            ("Tháng 9/2023", "Ký kết ngày 15/9"),
            ("Tháng 11/2023", "Thi đua chào mừng ngày 20/11"),
        )
    )
    assert [event.when for event in found] == ["2023-09-15", "2023-11"]


def test_the_day_of_a_time_key_dates_the_clock_times_behind_it() -> None:
    found = events(
        heading("CHƯƠNG TRÌNH", item("Thời gian: ngày 28/10/2023"), item("7h30: Xuất phát"))
    )
    assert found[1].start == "2023-10-28T07:30"


def test_a_clock_time_without_a_day_is_kept_unresolved() -> None:
    (event,) = events(heading("LỊCH TRÌNH", item("7h30: Xuất phát")))
    assert (event.when, event.when_text, event.activity) == (None, "7h30", "Xuất phát")


def test_an_occasion_beside_a_date_is_no_second_event() -> None:
    text = "Hội thi trong tháng 11/2023, chào mừng ngày Nhà giáo Việt Nam 20/11."
    assert [event.when for event in events(heading("NỘI DUNG", item(text)))] == ["2023-11"]


def test_all_yearly_dates_behind_a_leading_word() -> None:
    text = "Hằng năm, trước ngày 30/5, các trường báo cáo; dịp khai giảng tặng quà."
    found = events(heading("NỘI DUNG", item(text)), context=THREE_YEARS)
    assert [event.recurrence for event in found] == [
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=5",
    ]


WORDS = st.sampled_from(
    (
        "Thời gian:",
        "ngày 5/9/2023",
        "tháng 10",
        "Hằng năm",
        "7h30",
        "Giao lưu",
        ":",
        "31/2/2024",
        "-",
    )
)
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
KINDS = st.sampled_from(("heading", "item", "paragraph"))


@given(st.lists(st.tuples(KINDS, LINES, st.integers(0, 2)), max_size=8))
def test_never_crashes_and_every_event_says_what_and_when(
    made: list[tuple[str, str, int]],
) -> None:
    top = root()
    open_items = [top]
    for kind, text, depth in made:
        child = item(text, kind=kind)
        adopt(open_items[min(depth, len(open_items) - 1)], child)
        open_items = [*open_items[: depth + 1], child]
    found, _ = parse_timeline(top, SCHOOL_YEAR)
    assert all(event.activity and event.when_text and event.evidence for event in found)


def test_yearly_review_and_end_of_the_period_in_one_sentence() -> None:
    text = "Cuộc vận động kéo dài ba năm. Sơ kết sau mỗi năm học; tổng kết khi kết thúc giai đoạn."
    found = events(heading("THỜI GIAN", paragraph(text)), context=THREE_YEARS)
    assert [(event.when, event.recurrence) for event in found] == [
        (None, "FREQ=YEARLY"),
        ("2025", None),
    ]


def test_what_an_act_celebrates_is_no_day_below_a_dated_heading() -> None:
    celebration = item("Hội thao chào mừng Ngày Nhà giáo Việt Nam 20/11.")
    below_month = events(heading("Tháng 11/2023", celebration))
    assert [event.when for event in below_month] == ["2023-11"]
    below_year = events(heading("Năm học 2023-2024", item("Hội thao chào mừng ngày 20/11.")))
    assert [event.when for event in below_year] == ["2023-11-20"]


def test_the_documents_own_type_is_no_act() -> None:
    duration = item("Thời gian thực hiện: từ tháng 12/2023 đến tháng 5/2024.", style="article")
    assert not events(heading("QUYẾT ĐỊNH", duration))


def test_targets_with_a_rate_are_no_events() -> None:
    target = item("Mỗi năm vận động ít nhất 500 triệu đồng.")
    assert not events(heading("Chỉ tiêu phấn đấu đến năm 2026", target))


def test_a_deadline_behind_a_reference_to_the_document() -> None:
    text = "Căn cứ nội dung công văn, các trường thực hiện. Báo cáo trước ngày 15/9/2023./."
    assert [event.when for event in events(paragraph(text))] == ["../2023-09-15"]


def test_the_date_of_a_form_is_no_event() -> None:
    form = "........., ngày ..... tháng ..... năm 2024"
    assert times_of(form, DateReference()) == []
    behind = times_of(f"{form}; gửi về Phòng trước ngày 05/9/2024", DateReference())
    assert [mention.text for mention in behind] == ["trước ngày 05/9/2024"]


def test_what_was_before_and_aims_are_no_events() -> None:
    found = events(
        heading(
            "NỘI DUNG",
            paragraph("Trước khi có mô hình, các trường vẫn tặng quà nhau vào dịp khai giảng."),
            item("Mục tiêu trọng tâm: Nuôi dưỡng thói quen đọc sách mỗi ngày 15 phút."),
            item("Mỗi tháng một lần, tổ chức sinh hoạt chuyên môn."),
        )
    )
    assert [event.activity for event in found] == ["tổ chức sinh hoạt chuyên môn."]


def test_an_act_of_repaired_text_that_begins_inside_a_sentence_is_doubted() -> None:
    for text, doubted in (
        ("học sinh các trường, tháng 11/2023.", True),
        ("Họp tháng 11/2023.", False),
    ):
        act = item(text, kind="paragraph", style="none")
        for line in act.lines:
            line.read = f"{line.text}´"
            line.words[0].confidence = 0.99
        (event,) = events(heading("NỘI DUNG", act))
        assert ("the text was repaired and begins inside a sentence" in event.reasons) == doubted
