"""What has a time and is no event: years that name, cited days, what reports tell, statistics."""

from parsers.context import PlanContext
from schemas.plan import Stage
from tests.parsers.timeline_makers import (
    SCHOOL_YEAR,
    THREE_YEARS,
    events,
    heading,
    item,
    short,
    table,
)

ONE_YEAR = PlanContext(stage=Stage(start_year=2024, end_year=2024), issued_on="2024-02-05")


def test_a_year_that_only_names_something_is_no_time() -> None:
    named = (
        "Lập hội đồng chấm sáng kiến cấp trường năm 2024.",
        "Gửi danh sách học sinh khó khăn năm 2024 về Phòng.",
        "Mua sách giáo khoa năm 2024 - 2025 cho thư viện.",
        "Trao đổi đề kiểm tra học kỳ I.",
        "Kinh phí lấy từ ngân sách chi thường xuyên hằng năm của trường.",
        "Thực hiện Đề án dạy học ngoại ngữ đến năm 2030.",
    )
    assert not events(heading("NỘI DUNG", *map(item, named)), context=ONE_YEAR)


def test_a_year_of_several_or_behind_a_word_of_doing_is_a_time() -> None:
    found = events(heading("NỘI DUNG", item("Hội trại năm 2024.")), context=THREE_YEARS)
    assert short(found) == [("2024", "Hội trại năm 2024.")]
    open_year = PlanContext(issued_on="2024-02-05")
    done = item("Sửa nhà bếp, hoàn thành năm 2025.")
    assert [e.when for e in events(heading("NỘI DUNG", done), context=open_year)] == ["2025"]
    camp, budget = item("Tổ chức hội trại năm 2025."), item("Lập dự toán chi tiêu năm 2025.")
    found = events(heading("NỘI DUNG", camp, budget), context=open_year)
    assert short(found) == [("2025", "Tổ chức hội trại năm 2025.")]


def test_days_of_cited_documents_and_of_things_are_no_events() -> None:
    cited = (
        "QĐ 77/QĐ-PGDĐT - 05/11/2023 về quy chế thi đua",
        "Sửa đổi Quyết định 77/QĐ-PGDĐT (ngày 05/11/2023)",
        "Sữa học đường, ngày sản xuất: 01/9/2023",
        "Họp khi có ít nhất 2/3 số thành viên",
    )
    assert not events(heading("NỘI DUNG", *map(item, cited)), context=SCHOOL_YEAR)


def test_a_report_tells_days_but_neither_habits_nor_figures() -> None:
    report = PlanContext(doc_type="BÁO CÁO", issued_on="2024-06-01", school_year=2023)
    found = events(
        heading(
            "KẾT QUẢ",
            item("Ngày 12/10/2023, hai trường ký giao ước."),
            item("Mỗi tuần hai trường dạy chung hai tiết."),
            item("Đầu năm học có 12 cặp trường đăng ký."),
            item("Lũy kế đến ngày 30/4/2024 là 12 cặp."),
            item("Các trường chỉ gặp nhau vào dịp 20/11."),
        ),
        heading("PHƯƠNG HƯỚNG", item("Mỗi tháng một lần, hai trường dạy chung.")),
        context=report,
    )
    assert [(e.when, e.recurrence) for e in found] == [
        ("2023-10-12", None),
        (None, "FREQ=MONTHLY"),
    ]


def test_aims_below_a_dated_heading_have_no_time() -> None:
    aims = heading("Mục tiêu", item("Có ít nhất 14 cặp trường tham gia."), style="arabic")
    acts = heading("Việc làm", item("Các trường đăng ký trường bạn."), style="arabic")
    found = events(heading("NĂM HỌC 2023 - 2024", aims, acts))
    assert short(found) == [("2023-09/2024-05", "Các trường đăng ký trường bạn.")]
    share = item("Đến tháng 6/2024, 100% trường có kho học liệu chung.")
    assert not events(heading("MỤC TIÊU", share))


def test_a_day_that_is_only_named_gives_no_second_event() -> None:
    found = events(
        heading("NỘI DUNG", item("Ngày 21/4/2024: tổ chức Ngày Sách và Văn hóa đọc tại thư viện."))
    )
    assert [event.when for event in found] == ["2024-04-21"]


def test_a_schedule_without_a_header() -> None:
    found = events(
        table(
            ("Ngày 02/10/2023", "Trường TH Sông Lô", "8h00 - 10h00"),
            ("Ngày 03/10/2023", "Trường TH Núi Đôi", "14h00 - 16h00"),
        )
    )
    assert [(e.start, e.activity) for e in found] == [
        ("2023-10-02T08:00", "Trường TH Sông Lô"),
        ("2023-10-03T14:00", "Trường TH Núi Đôi"),
    ]


def test_figures_below_months_are_statistics() -> None:
    header = ("Nội dung", "T1/2024", "T2/2024")
    assert not events(table(header, ("Số giờ dạy", "120", "98,5"), ("Số tiết", "30", "41")))


def test_a_form_with_blanks_has_no_event() -> None:
    assert not events(heading("MẪU", item("Sông Lô, ngày .... tháng 3 năm 2024")))


def test_acts_that_semicolons_part_have_each_its_own_time() -> None:
    act = item("Tháng 10/2024 ký kết; tháng 12/2024 giao lưu; kết thúc năm học đánh giá.")
    found = events(heading("NỘI DUNG", act), context=SCHOOL_YEAR)
    assert [e.activity for e in found] == ["ký kết", "giao lưu", "đánh giá."]
    one = item("Tháng 10/2024 ký kết; tặng quà cho học sinh.")
    found = events(heading("NỘI DUNG", one), context=SCHOOL_YEAR)
    assert [e.activity for e in found] == ["ký kết; tặng quà cho học sinh."]
