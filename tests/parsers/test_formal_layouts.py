"""Formal parts as other offices print them: dates, bases, signers, schedules."""

from __future__ import annotations

import pytest

from parsers.issuer import full_name
from parsers.letterhead import read_letterhead
from parsers.plan_builder import parse
from parsers.signatures import read_back
from schemas.document import Line, Word, line_of
from schemas.geometry import Box
from tests.parsers.printed import HEAD, MODES, TAIL, plan_of, printed

TOPIC = "**I. NỘI DUNG\n- Dự giờ."


@pytest.mark.parametrize("mode", MODES)
def test_the_day_stands_below_the_title(mode: str) -> None:
    day = "Yên Lập, ngày 5 tháng 9 năm 2024"
    lines = [line for line in HEAD if line != day]
    title = lines.index("**Kết nghĩa giữa các trường năm học 2024-2025")
    lines.insert(title + 1, day)
    plan = parse(printed([*lines, *TOPIC.splitlines(), *TAIL], mode))
    assert (plan.issued_on, plan.place) == ("2024-09-05", "Yên Lập")
    assert plan.title == "Kết nghĩa giữa các trường năm học 2024-2025"


@pytest.mark.parametrize("mode", MODES)
def test_bases_below_a_heading(mode: str) -> None:
    body = (
        "**I. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n1. Kế hoạch số 12/KH-UBND ngày 01/8/2024 của UBND huyện;\n"
        "2. Công văn số 44/PGDĐT ngày 02/8/2024 của Phòng GDĐT.\n**II. NỘI DUNG\n- Dự giờ."
    )
    found = [cited.number for cited in plan_of(body, mode).legal_basis if not cited.in_body]
    assert found == ["97/KH-SGDĐT", "12/KH-UBND", "44/PGDĐT"]


@pytest.mark.parametrize("mode", MODES)
def test_clock_times_below_days_with_their_weekday(mode: str) -> None:
    body = (
        "**I. LỊCH TRÌNH\nNgày 17/12/2024 (thứ ba)\n- 5 giờ 30: Tập trung.\n"
        "Chủ nhật, ngày 22/12/2024:\n- 7h15: Trao quà."
    )
    starts = [event.start for event in plan_of(body, mode).timeline]
    assert starts == ["2024-12-17T05:30", "2024-12-22T07:15"]


@pytest.mark.parametrize("mode", MODES)
def test_a_school_year_behind_a_noun_dates_no_act(mode: str) -> None:
    body = "**I. NỘI DUNG\n- Phê duyệt danh sách các trường kết nghĩa năm học 2024 - 2025."
    assert plan_of(body, mode).timeline == []


@pytest.mark.parametrize("mode", MODES)
def test_numbers_that_start_again_below_each_heading_are_in_order(mode: str) -> None:
    body = (
        "**1. NỘI DUNG\n1.1. Dự giờ.\n1.2. Hội thảo.\n"
        "**2. GIẢI PHÁP\n1.1. Phân công.\n1.2. Đôn đốc."
    )
    codes = [found.code for found in plan_of(body, mode).findings]
    assert "section-numbering" not in codes


def test_a_signer_with_a_rank_and_an_office_that_no_list_knows() -> None:
    tail = [*TAIL[:-2], "**CHÍNH TRỊ VIÊN", "**Thiếu tá Quàng Văn Bình"]
    plan = parse(printed([*HEAD, *TOPIC.splitlines(), *tail], "paragraphs"))
    assert [(one.name, one.title) for one in plan.signers] == [("Quàng Văn Bình", "CHÍNH TRỊ VIÊN")]


def test_recipients_in_one_line() -> None:
    tail = [TAIL[0], "Nơi nhận: Như trên; Lưu: VT.", *TAIL[-2:]]
    plan = parse(printed([*HEAD, *TOPIC.splitlines(), *tail], "paragraphs"))
    assert plan.recipients == ["Như trên", "Lưu: VT."]


@pytest.mark.parametrize(
    ("sentence", "conflicts"),
    [
        ("Kết thúc giai đoạn 2024-2027, các trường tổng kết.", ["2023-2026; 2024-2027"]),
        ("Trong giai đoạn 2023-2027, mỗi trường có một trường bạn.", ["2023-2026; 2023-2027"]),
        ("Tổng kết giai đoạn 2020-2023 và triển khai kế hoạch mới.", []),
        ("Chương trình mục tiêu quốc gia trong giai đoạn 2021-2025 là nguồn vốn.", []),
    ],
)
def test_the_plans_period_told_otherwise(sentence: str, conflicts: list[str]) -> None:
    head = [
        line.replace("các trường năm học 2024-2025", "các trường giai đoạn 2023-2026")
        for line in HEAD[:8]
    ]
    plan = parse(printed([*head, "**I. NỘI DUNG", sentence, *TAIL[1:]], "paragraphs"))
    found = [one.value for one in plan.findings if one.code == "period-conflict"]
    assert found == conflicts


def test_every_annex_is_compared_with_the_letterhead() -> None:
    annex = ["**Phụ lục I", "(Kèm theo Kế hoạch số 12/KH-PGDĐT ngày 05/9/2024)", "Mầm non"]
    other = ["**Phụ lục II", "(Kèm theo Kế hoạch số 21/KH-PGDĐT ngày 05/9/2024)", "Tiểu học"]
    lines = [*HEAD, *TOPIC.splitlines(), *TAIL, *annex, *other]
    found = parse(printed(lines, "paragraphs")).findings
    values = [one.value for one in found if one.code == "number-mismatch"]
    assert values == ["12/KH-PGDĐT; 21/KH-PGDĐT"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [("GIAO ƯỚC THI ĐUA, KẾT NGHĨA", "GIAO ƯỚC"), ("BIÊN BẢN HỢP TÁC", "BIÊN BẢN")],
)
def test_what_kind_of_agreement_it_is_stands_in_no_title(line: str, kind: str) -> None:
    head = [*HEAD[:6], f"**{line}", "**Giữa Trường Tiểu học Yên Lập và Trường Tiểu học Mỹ Lung"]
    plan = parse(printed([*head, *TOPIC.splitlines(), *TAIL[1:]], "paragraphs"))
    title = "Giữa Trường Tiểu học Yên Lập và Trường Tiểu học Mỹ Lung"
    assert (plan.doc_type or "").startswith(kind) and plan.title == title


def test_a_unit_beside_place_and_date_without_a_gap() -> None:
    lines = ["LIÊN ĐOÀN LAO ĐỘNG TỈNH A", "CÔNG ĐOÀN GIÁO DỤC Long Xuyên, ngày 3 tháng 8 năm 2023"]
    head = read_letterhead([line_of(line) for line in lines])
    assert head.issuers == [("LIÊN ĐOÀN LAO ĐỘNG TỈNH A", "CÔNG ĐOÀN GIÁO DỤC")]
    assert (head.place, head.issued_on) == ("Long Xuyên", "2023-08-03")


def test_two_issuers_side_by_side_each_keep_their_second_line() -> None:
    lines = ["TRƯỜNG THCS LÊ LAI        TRƯỜNG THCS KIM ĐỒNG", "HUYỆN A LƯỚI        HUYỆN NAM ĐÔNG"]
    head = read_letterhead([line_of(line) for line in lines])
    assert head.issuers == [
        (None, "TRƯỜNG THCS LÊ LAI HUYỆN A LƯỚI"),
        (None, "TRƯỜNG THCS KIM ĐỒNG HUYỆN NAM ĐÔNG"),
    ]


def test_a_signers_unit_broken_over_two_lines() -> None:
    lines = ["ĐẠI DIỆN TRƯỜNG TIỂU HỌC BẾ VĂN", "ĐÀN", "HIỆU TRƯỞNG", "Cao Hoài Yến"]
    _, signers = read_back([line_of(line) for line in lines])
    told = [(one.name, one.title, one.organisation) for one in signers]
    assert told == [("Cao Hoài Yến", "HIỆU TRƯỞNG", "TRƯỜNG TIỂU HỌC BẾ VĂN ĐÀN")]


@pytest.mark.parametrize(
    ("basis", "kind", "issued_on"),
    [
        ("Căn cứ Biên bản làm việc ngày 02/8/2024 giữa hai Phòng GDĐT;", "BIÊN BẢN", "2024-08-02"),
        ("Căn cứ Thỏa thuận hợp tác ký ngày 5/9/2023 giữa hai trường;", "THỎA THUẬN", "2023-09-05"),
        ("Căn cứ tình hình thực tế của các trường từ ngày 5/9/2023;", "other", None),
    ],
)
def test_a_basis_told_by_its_day(basis: str, kind: str, issued_on: str | None) -> None:
    head = [*HEAD[:8], basis, HEAD[-1]]
    plan = parse(printed([*head, *TOPIC.splitlines(), *TAIL], "paragraphs"))
    assert (plan.legal_basis[0].kind, plan.legal_basis[0].issued_on) == (kind, issued_on)


def test_the_youth_union_above_the_motto_issues_nothing() -> None:
    lines = ["HUYỆN ĐOÀN NINH HẢI", "HỘI ĐỒNG ĐỘI", "***", "ĐOÀN TNCS HỒ CHÍ MINH"]
    head = read_letterhead([line_of(line) for line in lines])
    assert head.issuers == [("HUYỆN ĐOÀN NINH HẢI", "HỘI ĐỒNG ĐỘI")]
    assert full_name("HỘI ĐỒNG ĐỘI", "HUYỆN ĐOÀN NINH HẢI") == "Hội đồng Đội huyện Ninh Hải"


def test_an_incoming_stamp_gives_neither_number_nor_issuer() -> None:
    stamp = ["CÔNG VĂN ĐẾN", "Số: 455", "Ngày: 12/10/2023"]
    plan = parse(printed([*HEAD[:6], *stamp, *HEAD[6:], *TOPIC.splitlines(), *TAIL], "paragraphs"))
    assert (plan.number, plan.issued_on) == ("12/KH-PGDĐT", "2024-09-05")
    assert plan.issuer == "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"


def test_a_first_number_that_comes_twice_is_a_finding() -> None:
    body = "**I. MỤC ĐÍCH, YÊU CẦU\n**1. Mục đích\n- Giúp nhau.\n**1. Yêu cầu\n- Thiết thực."
    found = [one.value for one in plan_of(body).findings if one.code == "section-numbering"]
    assert found == ["1. Mục đích; 1. Yêu cầu"]


@pytest.mark.parametrize("mode", MODES)
def test_items_that_begin_with_a_time(mode: str) -> None:
    body = (
        "**I. LỊCH TRÌNH NGÀY 25/3/2025\n1. 19h30 - 21h00: Đêm lửa trại.\n2. 21h15: Ra về.\n"
        "**II. ĐỢT SAU\n1. 20/11/2024: Tặng hoa.\n2. Trước 25 hằng tháng: Báo cáo."
    )
    found = [(event.when, event.activity) for event in plan_of(body, mode).timeline]
    assert found == [
        ("2025-03-25", "Đêm lửa trại."),
        ("2025-03-25", "Ra về."),
        ("2024-11-20", "Tặng hoa."),
        ("XXXX-XX-25", "Báo cáo."),
    ]


def test_what_an_office_asks_of_schools_is_no_aim() -> None:
    lines = [*HEAD[:9], "Phòng Giáo dục và Đào tạo yêu cầu:", "1. Báo cáo trước ngày 20/9/2024."]
    assert not parse(printed([*lines, *TAIL], "paragraphs")).objectives


def test_districts_cut_to_one_letter_are_no_numbering() -> None:
    districts = "\n".join(f"H. {name}" for name in ("Định Quán", "Cẩm Mỹ", "Long Thành", "Tân Phú"))
    found = plan_of(f"**I. ĐỊA BÀN\n{districts}").findings
    assert not [one for one in found if one.code == "section-numbering"]


def test_only_a_letterhead_can_leave_number_and_day_blank() -> None:
    bare = parse(printed(["**KẾ HOẠCH", "**Kết nghĩa năm học 2024-2025", "**I. NỘI DUNG"], "text"))
    assert not [one for one in bare.findings if one.code.endswith("-blank")]
    head = [line.replace("Số: 12", "Số:    ").replace("ngày 5", "ngày   ") for line in HEAD]
    blank = parse(printed([*head, *TOPIC.splitlines(), *TAIL], "text"))
    codes = [one.code for one in blank.findings if one.code.endswith("-blank")]
    assert codes == ["number-blank", "date-blank"]


def test_a_basis_from_years_behind_the_plan_is_doubted() -> None:
    lines = [line.replace("20/8/2024", "20/8/2094") for line in HEAD]
    plan = parse(printed([*lines, *TOPIC.splitlines(), *TAIL], "paragraphs"))
    assert plan.legal_basis[0].needs_review


def test_a_list_below_a_letterhead_has_its_title() -> None:
    lines = [*HEAD[:2], *HEAD[3:6], "**BẢNG PHÂN CÔNG", "**Các trường kết nghĩa năm học 2024-2025"]
    plan = parse(
        printed([*lines, "**I. CÁC CẶP TRƯỜNG", "- Trường A và Trường B.", *TAIL[4:]], "text")
    )
    assert plan.title == "BẢNG PHÂN CÔNG Các trường kết nghĩa năm học 2024-2025"
    assert plan.doc_type is None and plan.fields["doc_type"].needs_review


def _row(top: float, *parts: tuple[float, str]) -> Line:
    """A printed row: each part begins at its distance from the left, in points."""
    words = []
    for left, text in parts:
        for word in text.split():
            words.append(Word(word, box=Box(left, top, left + 6.0 * len(word), top + 12)))
            left += 6.0 * len(word) + 4
    return Line(words, box=Box(words[0].box.x0, top, words[-1].box.x1, top + 12))


def test_names_broken_beside_a_broken_motto_are_read_by_column() -> None:
    head = read_letterhead(
        [
            _row(70, (90, "UBND HUYỆN A TỈNH"), (310, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA")),
            _row(86, (150, "QUẢNG"), (390, "VIỆT")),
            _row(102, (155, "NAM"), (395, "NAM")),
            _row(118, (90, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"), (310, "Độc lập - Tự do - Hạnh phúc")),
            _row(140, (110, "Số:"), (160, "/KH-PGDĐT"), (320, "A, ngày 5 tháng 9 năm")),
            _row(156, (390, "2024")),
        ]
    )
    assert head.issuers == [("UBND HUYỆN A TỈNH QUẢNG NAM", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO")]
    assert (head.symbol, head.issued_on) == ("KH-PGDĐT", "2024-09-05")


def test_three_columns_are_two_issuers_and_the_motto() -> None:
    head = read_letterhead(
        [
            _row(70, (90, "TRƯỜNG THCS"), (240, "TRƯỜNG THCS"), (390, "CỘNG HÒA XÃ HỘI")),
            _row(86, (390, "CHỦ NGHĨA VIỆT")),
            _row(96, (110, "LÊ LỢI"), (260, "CÁT BÀ"), (430, "NAM")),
            _row(118, (390, "Cát Hải, ngày 05 tháng")),
            _row(132, (410, "10 năm 2024")),
        ]
    )
    assert head.issuers == [(None, "TRƯỜNG THCS LÊ LỢI"), (None, "TRƯỜNG THCS CÁT BÀ")]
    assert (head.place, head.issued_on) == ("Cát Hải", "2024-10-05")
