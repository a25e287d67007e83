"""Tasks from hand-made outlines: who does what, and how many."""

from parsers.context import PlanContext
from parsers.outline import Item
from parsers.tasks import parse_tasks
from schemas.document import line_of
from schemas.plan import Task
from tests.parsers.pairing_makers import table


def item(text: str, *children: Item, kind: str = "item", style: str = "bullet") -> Item:
    made = Item(kind, text, style=style, lines=[line_of(text)])  # type: ignore[arg-type]
    for child in children:
        child.parent = made
        made.children.append(child)
    return made


def heading(text: str, *children: Item) -> Item:
    return item(text, *children, kind="heading", style="roman")


def tasks(*children: Item) -> list[Task]:
    root = Item("heading")
    for child in children:
        child.parent = root
        root.children.append(child)
    return parse_tasks(root, PlanContext())


def test_the_headings_unit_is_responsible() -> None:
    found = tasks(
        heading(
            "TỔ CHỨC THỰC HIỆN",
            heading("Ban giám hiệu:", item("Xây dựng kế hoạch."), item("Tổng hợp báo cáo.")),
            heading("Các tổ chuyên môn", item("Chuẩn bị chuyên đề.")),
        )
    )
    assert [(t.responsible, t.text) for t in found] == [
        ("Ban giám hiệu", "Xây dựng kế hoạch."),
        ("Ban giám hiệu", "Tổng hợp báo cáo."),
        ("Các tổ chuyên môn", "Chuẩn bị chuyên đề."),
    ]
    assert {t.section for t in found} == {"TỔ CHỨC THỰC HIỆN"}


def test_a_unit_named_by_the_item() -> None:
    found = tasks(heading("TỔ CHỨC THỰC HIỆN", item("Giao Tổ Mầm non theo dõi, tổng hợp kết quả.")))
    assert found[0].text == "Giao Tổ Mầm non theo dõi, tổng hợp kết quả."
    assert found[0].responsible is not None and found[0].responsible.startswith("Tổ Mầm non")


def test_responsibility_in_the_sections_own_title() -> None:
    found = tasks(heading("TRÁCH NHIỆM CỦA CÁC TRƯỜNG", item("Cử giáo viên tham gia.")))
    assert found[0].responsible == "CÁC TRƯỜNG"


def test_support_list_with_quantities() -> None:
    found = tasks(
        heading(
            "NỘI DUNG",
            heading(
                "Hỗ trợ cơ sở vật chất",
                item("05 ti vi thông minh."),
                item("02 máy in màu."),
                item("Sách vở cho học sinh."),
            ),
        )
    )
    assert [t.quantity for t in found] == ["05 ti vi", "02 máy in", None]


def test_a_table_of_goods_is_a_support_list() -> None:
    goods = Item("table")
    goods.table = table(
        [
            ["TT", "Nội dung hỗ trợ", "Số lượng", "Đơn vị thực hiện"],
            ["1", "Máy tính để bàn", "10 bộ", "TH Phú Xuyên"],
            ["2", "Bàn ghế học sinh", "40 bộ", "Công đoàn"],
        ]
    )
    found = tasks(heading("DANH MỤC HỖ TRỢ", goods))
    assert [(t.number, t.text, t.quantity, t.responsible) for t in found] == [
        ("1", "Máy tính để bàn", "10 bộ", "TH Phú Xuyên"),
        ("2", "Bàn ghế học sinh", "40 bộ", "Công đoàn"),
    ]


def test_a_schedule_is_no_support_list() -> None:
    schedule = Item("table")
    schedule.table = table([["Thời gian", "Nội dung", "Số lượng"], ["Tháng 9", "Tặng quà", "10"]])
    assert not tasks(heading("HỖ TRỢ HỌC SINH", schedule))


def test_the_unit_before_a_colon_and_a_person_are_responsible() -> None:
    found = tasks(
        heading(
            "TỔ CHỨC THỰC HIỆN",
            item("Trường được giúp đỡ: chuẩn bị 03 phòng học, 01 hội trường."),
            item("Ông Nguyễn Văn Ân - Phó Trưởng phòng chịu trách nhiệm chung."),
        )
    )
    assert [(t.responsible, t.quantity) for t in found] == [
        ("Trường được giúp đỡ", "03 phòng học; 01 hội trường"),
        ("Ông Nguyễn Văn Ân - Phó Trưởng phòng", None),
    ]


def test_other_sections_hand_out_nothing() -> None:
    assert not tasks(
        heading("MỤC ĐÍCH", item("Nâng cao chất lượng.")),
        heading("Thầy cô cùng sẻ chia trách nhiệm", item("Giúp đỡ học sinh.")),
    )


def test_closing_words_are_no_task() -> None:
    closing = item("Trên đây là kế hoạch, đề nghị thực hiện./.", kind="paragraph", style="none")
    assert not tasks(heading("TỔ CHỨC THỰC HIỆN", closing))
