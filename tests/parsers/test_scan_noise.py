"""What scans lose or add: bullets, dashes, specks, misread numbers and fixed wording."""

from __future__ import annotations

import pytest

from parsers.front import take_front
from parsers.labels import read_label
from parsers.layout_tables import is_layout_table
from parsers.letterhead import read_letterhead
from parsers.numbers import own_number
from parsers.outline_builder import outline_of
from parsers.paragraphs import join_blocks
from parsers.plan_builder import parse
from parsers.regions import Regions
from parsers.signatures import read_back
from parsers.specks import without_specks
from parsers.unit_check import check_units
from parsers.wording import clean, opens_quote
from schemas.document import Block, Cell, Document, Line, Page, Table, Word, line_of, words_of
from schemas.geometry import Box
from schemas.plan import Judged, Plan, Source


def printed(text: str, left: float, top: float, confidence: float = 0.95) -> Line:
    """A scanned line: words of six points a letter from `left`."""
    words, x = [], left
    for word in words_of(text, confidence=confidence):
        width = 6.0 * len(word.text)
        word.box = Box(x, top, x + width, top + 10)
        words.append(word)
        x += width + 4
    return Line(words, box=Box(left, top, x - 4, top + 10))


def table_of(*rows: tuple[str, ...]) -> Table:
    cells = [
        Cell(r, c, [line_of(text)]) for r, row in enumerate(rows) for c, text in enumerate(row)
    ]
    return Table(len(rows), len(rows[0]), cells)


def texts(blocks: list[Block]) -> list[str]:
    return [part.text for part in join_blocks(blocks) if not isinstance(part, Table)]


def test_a_line_where_text_behind_bullets_starts_has_lost_its_bullet() -> None:
    lines: list[Block] = [
        printed("- Hai trường trao đổi giáo án với nhau;", 113, 10),
        printed("Học sinh hai trường viết thư cho nhau;", 123, 30),
        printed("- Thư viện hai trường luân chuyển sách.", 113, 50),
        printed("Cuối năm học, hai trường họp đánh giá.", 113, 70),
    ]
    items = outline_of(Regions(body=lines)).children
    assert [item.style for item in items[:3]] == ["bullet"] * 3
    assert [child.style for item in items for child in item.children] in ([], ["none"])


def test_digital_lines_lose_no_bullets() -> None:
    lines: list[Block] = [
        printed("Hai nhà trường thống nhất những việc sau đây trong năm học mới:", 113, 0, 1.0),
        printed("- Một là trao đổi giáo án với nhau;", 113, 10, 1.0),
        printed("Đoạn văn lùi vào như chữ sau gạch;", 123, 30, 1.0),
        printed("- Hai là luân chuyển sách thư viện.", 113, 50, 1.0),
    ]
    items = outline_of(Regions(body=lines)).children
    assert [item.style for item in items] == ["none", "bullet", "none", "bullet"]


def test_specks_behind_a_sentence_go_and_numbers_stay() -> None:
    speck = Line([*words_of("Hai trường bình đẳng."), Word("ì", confidence=0.02)])
    number = Line([*words_of("Trường TH số"), Word("2", confidence=0.02)])
    document = Document("a.pdf", "pdf", "00", [Page(1, [speck, number])])
    assert [line.text for line in without_specks(document).lines] == [
        "Hai trường bình đẳng.",
        "Trường TH số 2",
    ]
    assert speck.text.endswith("ì")  # what was read stays as it was


@pytest.mark.parametrize(
    ("printed_text", "wanted"),
    [
        ("giai đoạn 2022 2025", "giai đoạn 2022 - 2025"),
        ("Năm học 2024 2025", "Năm học 2024 - 2025"),
        ("giai đoạn 202] - 2023", "giai đoạn 2021 - 2023"),
        ("các năm 2022 2025", "các năm 2022 2025"),
        ("giai đoạn 2022 có 2025 em", "giai đoạn 2022 có 2025 em"),
    ],
)
def test_years_of_a_period(printed_text: str, wanted: str) -> None:
    assert clean(printed_text) == wanted


def test_misread_labels() -> None:
    assert read_label("HI. NỘI DUNG")[:2] == ("roman", "III")
    assert read_label("e Giúp các trường")[:2] == ("bullet", "-")
    assert read_label("e-mail của trường").style == "none"
    assert read_label("5,2. Công đoàn ngành")[:2] == ("dotted", "5.2")
    assert read_label("HH. Ba Vì").style != "roman"


def test_recipients_without_bullets_and_with_misread_reasons() -> None:
    lines = [
        line_of("Nơi nhận:"),
        line_of("UBND huyện Sơn Tây (đế b/€);"),
        line_of("~ Các trường học (để th);"),
        line_of("Lưu: VT, ©M."),
        line_of("TM. BAN THƯỜNG VỤ"),
        line_of("Đặng Văn Minh"),
    ]
    recipients, signers = read_back(lines)
    assert recipients == [
        "UBND huyện Sơn Tây (để b/c)",
        "Các trường học (để t/h)",
        "Lưu: VT, CM.",
    ]
    assert [(s.name, s.capacity) for s in signers] == [("Đặng Văn Minh", "TM. BAN THƯỜNG VỤ")]


def test_cells_that_conversion_glued() -> None:
    lines = [line_of("Nơi nhận:"), line_of("- Lưu: VT, CM.KT. GIÁM ĐỐC"), line_of("Lò Xuân Lan")]
    recipients, _ = read_back(lines)
    assert recipients == ["Lưu: VT, CM."]
    assert read_back([line_of("Nơi nhận:"), line_of("- Sở GDĐT;")])[0] == ["Sở GDĐT"]


def test_signed_names_and_rare_offices() -> None:
    _, signers = read_back([line_of("TỔNG THANH TRA"), line_of("Trần Văn Tuấn – Đã ký")])
    assert [(s.name, s.title) for s in signers] == [("Trần Văn Tuấn", "TỔNG THANH TRA")]


def test_a_misread_number_is_not_guessed() -> None:
    head = read_letterhead([line_of("UBND TỈNH X"), line_of("S6/4‡† /CT-UBND")])
    assert (head.number, head.symbol, head.issuers) == (None, "CT-UBND", [(None, "UBND TỈNH X")])


def test_gaps_of_a_doubtful_letterhead_are_flagged_and_of_a_clean_one_not() -> None:
    def plan_of(confidence: float) -> dict[str, bool]:
        text = "UBND HUYỆN X\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nKẾ HOẠCH\nKết nghĩa giữa các trường"
        lines: list[Block] = [
            Line(words_of(line, confidence=confidence)) for line in text.splitlines()
        ]
        plan = parse(Document("a.pdf", "pdf", "0" * 20, [Page(1, lines)]))
        return {name: plan.fields[name].needs_review for name in ("number", "issued_on", "place")}

    assert all(plan_of(0.95).values())
    assert not any(plan_of(1.0).values())


def test_an_exact_type_beats_a_place_that_resembles_one() -> None:
    lines: list[Block] = [
        line_of(t) for t in ("UBND XÃ", "THÔNG THỤ", "KẾ HOẠCH", "Kết nghĩa giữa các trường")
    ]
    assert take_front(lines)[0].doc_type == "KẾ HOẠCH"


def test_types_in_bold_in_boxes_and_with_their_number() -> None:
    bold = Line([Word("Thông", bold=True), Word("tư", bold=True)])
    assert take_front([line_of("BỘ TÀI CHÍNH"), bold, line_of("Hướng dẫn")])[0].doc_type
    plain: list[Block] = [line_of("Thông tư"), line_of("này có hiệu lực")]
    assert take_front(plain)[0].doc_type is None
    assert is_layout_table(table_of(("THÔNG TƯ",), ("Hướng dẫn thu phí",)))
    named: list[Block] = [line_of("Nghị định của Chính phủ số 15/2003/NĐ-CP ngày 10/10/2003")]
    assert take_front(named)[0].doc_type == "NGHỊ ĐỊNH"
    assert own_number("SỐ 41-TC/QĐ/CĐKT NGÀY 01 THÁNG 11 NĂM 1995 VỀ VIỆC X") == (
        "41-TC/QĐ/CĐKT",
        "TC/QĐ/CĐKT",
        "1995-11-01",
    )


def test_a_short_schedule_is_no_signature() -> None:
    schedule = table_of(
        ("Thời gian", "Nội dung", "Phụ trách"), ("Tháng 9", "Họp", "TỔ TRƯỞNG CHUYÊN MÔN")
    )
    assert not is_layout_table(schedule)
    assert is_layout_table(table_of(("Nơi nhận:", "HIỆU TRƯỞNG"), ("- Như trên;", "Lê Văn A")))


def test_times_and_basis_open_paragraphs_anew() -> None:
    blocks: list[Block] = [
        line_of("Tổ chức cho học sinh hai trường giao lưu văn nghệ, thể dục thể thao"),
        line_of("Năm học 2024 – 2025"),
        line_of("Trao đổi chuyên môn giữa các tổ, nhóm của hai nhà trường theo từng"),
        line_of("Căn cứ tình hình thực tế của mỗi trường để bố trí thời gian cho hợp lý"),
    ]
    assert "Năm học 2024 – 2025" in texts(blocks)
    assert any(text.startswith("Căn cứ") for text in texts(blocks))


def test_quotes_opened_twice_close_once() -> None:
    assert not opens_quote("phong trào ““Chia sẻ”")
    assert opens_quote("phong trào ““Chia sẻ")


def test_places_of_a_doubtful_letterhead_are_held_against_the_list_of_units() -> None:
    plan = Plan(source=Source(path="a.pdf"), place="Chư Sẽ", issuer_name="Phòng X huyện Vỉnhbảo")
    plan.fields = {"place": Judged(), "issuer": Judged()}
    check_units(plan)
    assert (plan.place, plan.issuer_name) == ("Chư Sê", "Phòng X huyện Vĩnh Bảo")
    assert plan.fields["place"].needs_review and plan.fields["issuer"].needs_review


def test_known_places_stay_and_unknown_ones_are_flagged_as_read() -> None:
    plan = Plan(source=Source(path="a.pdf"), place="Hà nội", issuer_name="Phòng X huyện Krông Pắảc")
    plan.fields = {"place": Judged(), "issuer": Judged()}
    check_units(plan)
    assert (plan.place, plan.issuer_name) == ("Hà nội", "Phòng X huyện Krông Pắảc")
    assert not plan.fields["place"].needs_review and plan.fields["issuer"].needs_review


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("Số: J2đ2 /BC-SYT", "BC-SYT"),
        ("Số:49JŸ/QĐ-SYT", "QĐ-SYT"),
        ("số: 54Ổ /SYT-NVD", "SYT-NVD"),
        ("- J5 /GM-HĐĐT", "GM-HĐĐT"),
        ("Số: 20G/KH-PGDĐT", "KH-PGDĐT"),
    ],
)
def test_digits_by_hand_leave_the_printed_symbol(printed: str, symbol: str) -> None:
    head = read_letterhead([line_of("SỞ Y TẾ"), line_of(printed)])
    assert (head.number, head.symbol, head.number_unread) == (None, symbol, True)


def test_blanks_and_letters_behind_the_digits_are_no_handwriting() -> None:
    for printed, number in (("Số:     /KH-TH", None), ("Số: 3176b/QĐ-SYT", "3176b/QĐ-SYT")):
        head = read_letterhead([line_of(printed)])
        assert (head.number, head.number_unread) == (number, False)


def test_a_school_named_by_a_date_ends_its_symbol() -> None:
    assert read_letterhead([line_of("Số: 61/KH-MN19/5")]).number == "61/KH-MN19/5"


def test_a_day_by_hand_leaves_month_and_year() -> None:
    head = read_letterhead([line_of("Kiên Giang, ngàyÁ*† tháng 10 năm 2017")])
    assert (head.issued_on, head.day_unread, head.place) == ("2017-10", True, "Kiên Giang")


def test_a_cited_date_is_no_date_of_issue() -> None:
    head = read_letterhead([line_of("Căn cứ công văn số 04/BQL ngày 04/1/2018 của Ban")])
    assert head.issued_on is None


def test_an_unread_number_is_told_and_a_misread_symbol_put_right_by_the_type() -> None:
    texts = ("UBND TỈNH X", "Số: J2đ2 /CI-UBND", "X, ngày {( tháng 5 năm 2021", "CHỈ THỊ", "Về thi")
    lines: list[Block] = [Line(words_of(text, confidence=0.6)) for text in texts]
    plan = parse(Document("a.pdf", "pdf", "0" * 20, [Page(1, lines)]))
    assert (plan.number, plan.number_symbol, plan.issued_on) == (None, "CT-UBND", "2021-05")
    told = {f.field for f in plan.findings if f.code == "handwritten"}
    assert told == {"number", "issued_on"}
    assert plan.fields["number"].needs_review and plan.fields["issued_on"].needs_review
