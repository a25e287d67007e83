"""Objectives under the headings, numbers and tables of many offices, in every kind of source."""

from __future__ import annotations

import pytest

from parsers.aim_tables import aims_of_table
from parsers.outline import Item
from schemas.document import Cell, Table, line_of
from tests.parsers.printed import MODES, plan_of

PURPOSE = "Tăng cường sự gắn kết giữa các trường."
REQUIREMENT = "Hoạt động thiết thực, đúng đối tượng."
GOAL = "100% các trường có kế hoạch."
TOPIC = "Dự giờ, thăm lớp tại các trường vùng khó."

LAYOUTS = {
    "capital letters over roman": f"""
**A. MỤC ĐÍCH, YÊU CẦU
**I. Mục đích
1. {PURPOSE}
**II. Yêu cầu
1. {REQUIREMENT}
**B. NỘI DUNG
1. {TOPIC}""",
    "parts with ordinals": f"""
**Phần thứ nhất
**MỤC ĐÍCH, YÊU CẦU
**I. MỤC ĐÍCH
- {PURPOSE}
**II. YÊU CẦU
- {REQUIREMENT}
**Phần thứ hai
**NỘI DUNG
- {TOPIC}""",
    "figures below letters": f"""
**a) Mục đích
1. {PURPOSE}
**b) Yêu cầu
1. {REQUIREMENT}
**c) Nội dung
1. {TOPIC}""",
    "figures below bullets": f"""
**I. MỤC ĐÍCH VÀ YÊU CẦU
* Mục đích:
1. {PURPOSE}
* Yêu cầu:
1. {REQUIREMENT}
**II. NỘI DUNG
1. {TOPIC}""",
    "figures in brackets": f"""
**1) Mục đích hợp tác
(1) {PURPOSE}
**2) Yêu cầu khi triển khai
(1) {REQUIREMENT}
**3) Phạm vi hợp tác
(1) {TOPIC}""",
    "romans with figures": f"""
**I. CĂN CỨ, MỤC ĐÍCH VÀ YÊU CẦU
**I.1. Mục đích
- {PURPOSE}
**I.2. Yêu cầu
- {REQUIREMENT}
**II. NỘI DUNG
**II.1. Chuyên môn
- {TOPIC}""",
    "words with a colon": f"""
Mục đích:
- {PURPOSE}
Yêu cầu đối với các trường:
- {REQUIREMENT}
Nội dung:
- {TOPIC}""",
    "sentences that lead in": f"""
**I. MỤC ĐÍCH, YÊU CẦU
Việc kết nghĩa giữa các trường nhằm các mục đích sau:
- {PURPOSE}
Các trường tham gia phải bảo đảm các yêu cầu sau đây:
- {REQUIREMENT}
**II. NỘI DUNG
- {TOPIC}""",
    "dashes behind figures": f"""
**I- MỤC ĐÍCH - YÊU CẦU
**1- Mục đích
a- {PURPOSE}
**2- Yêu cầu
a- {REQUIREMENT}
**II- NỘI DUNG
1- {TOPIC}""",
    "small romans": f"""
**1. Mục đích, yêu cầu
**a) Mục đích
(i) {PURPOSE}
**b) Yêu cầu
(i) {REQUIREMENT}
**2. Nội dung
(i) {TOPIC}""",
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_purpose_and_requirement(layout: str, mode: str) -> None:
    plan = plan_of(LAYOUTS[layout], mode)
    found = [(aim.kind, aim.text) for aim in plan.objectives]
    assert found == [("purpose", PURPOSE), ("requirement", REQUIREMENT)]
    assert [found.code for found in plan.findings if found.code == "section-numbering"] == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "heading",
    ["CÁC CHỈ TIÊU CƠ BẢN", "KẾT QUẢ DỰ KIẾN ĐẠT ĐƯỢC", "MỤC TIÊU ĐẾN HẾT NĂM HỌC 2024-2025",
     "Mục tiêu của phong trào thi đua", "QUAN ĐIỂM, MỤC TIÊU"],
)  # fmt: skip
def test_goals(heading: str, mode: str) -> None:
    body = f"**I. {heading}\n- {GOAL}\n**II. BIỆN PHÁP\n- {TOPIC}"
    assert [(a.kind, a.text) for a in plan_of(body, mode).objectives] == [("goal", GOAL)]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "heading",
    ["NỘI DUNG, YÊU CẦU", "YÊU CẦU CÁC TRƯỜNG THỰC HIỆN", "GIẢI PHÁP THỰC HIỆN MỤC TIÊU",
     "PHẠM VI, ĐỐI TƯỢNG", "CHI TIÊU TÀI CHÍNH"],
)  # fmt: skip
def test_headings_of_something_else(heading: str, mode: str) -> None:
    assert plan_of(f"**I. {heading}\n- {TOPIC}", mode).objectives == []


def test_the_closing_words_are_no_aim() -> None:
    assert [aim.text for aim in plan_of(f"**I. YÊU CẦU\n- {REQUIREMENT}").objectives] == [
        REQUIREMENT
    ]


def table(*rows: tuple[str, ...]) -> Item:
    cells = [
        Cell(row, column, [line_of(part, is_paragraph=True) for part in text.split("\n")])
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return Item("table", table=Table(len(rows), len(rows[0]), cells))


def test_tables_of_aims() -> None:
    columns = table(("TT", "Mục đích", "Yêu cầu"), ("1", PURPOSE, f"- {REQUIREMENT}\n- {GOAL}"))
    assert [(kind, text) for _, kind, text in aims_of_table(columns, None)] == [
        ("purpose", PURPOSE), ("requirement", REQUIREMENT), ("requirement", GOAL)
    ]  # fmt: skip
    labels = table(("1. Mục đích", PURPOSE), ("2. Chỉ tiêu", GOAL), ("3. Thời gian", "Tháng 9"))
    assert [(kind, text) for _, kind, text in aims_of_table(labels, None)] == [
        ("purpose", PURPOSE), ("goal", GOAL)
    ]  # fmt: skip
    rows = table(("TT", "Nội dung"), ("1", PURPOSE), ("2", GOAL))
    assert [text for _, _, text in aims_of_table(rows, "goal")] == [PURPOSE, GOAL]
    assert list(aims_of_table(rows, None)) == []


def test_a_table_of_schools_holds_no_aims_of_the_plan() -> None:
    pairs = table(("TT", "Trường", "Trường kết nghĩa", "Mục tiêu"), ("1", "MN A", "MN B", GOAL))
    assert list(aims_of_table(pairs, "goal")) == []
