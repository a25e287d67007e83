"""What is a pairing at all, by the wording around two schools: other words, and look-alikes."""

import pytest

from parsers.context import PlanContext
from parsers.outline import Item
from parsers.pairings.list_headings import evidence_above
from parsers.pairings.lists import told_by_item
from parsers.pairings.wording import ENOUGH, evidence
from schemas.document import line_of
from tests.parsers.pairing_makers import names
from tests.parsers.printed import plan_of


@pytest.mark.parametrize(
    "words",
    [
        "Trường nhận giúp đỡ; Trường được giúp",
        "Trường thứ nhất; Trường thứ hai; hợp tác",
        "Trường vùng thuận lợi; Trường vùng khó khăn",
        "Các cặp liên đội",
        "giao lưu kết bạn",
        "Tương hỗ giữa các trường",
    ],
)
def test_other_words_for_twinning(words: str) -> None:
    assert evidence(words).balance >= ENOUGH


@pytest.mark.parametrize(
    "words",
    ["Hội nghị trực tuyến: các điểm cầu", "Danh sách các trường học theo xã", "Cụm thi đấu"],
)
def test_look_alikes(words: str) -> None:
    assert evidence(words).balance < ENOUGH


def _paragraphs(*texts: str) -> list[Item]:
    root = Item("heading")
    for text in texts:
        root.children.append(Item("paragraph", text, lines=[line_of(text)], parent=root))
    return root.children


def test_what_stands_before_the_first_cluster_is_said_of_all() -> None:
    lead_in = "Các trường chia thành 02 cụm thi đấu:"
    told = [f"Cụm {n}: TH Sông Lô, TH Núi Đôi (cụm trưởng: TH Sông Lô)." for n in (1, 2)]
    items = _paragraphs(lead_in, *told)
    assert evidence_above(items[2]).balance < 0
    assert not [one for item in items for one in told_by_item(item, PlanContext())]


def test_friends_are_a_pair() -> None:
    (item,) = _paragraphs("Liên đội TH Sông Lô giao lưu kết bạn với Liên đội TH Núi Đôi.")
    context = PlanContext(title="Giao lưu kết bạn giữa các liên đội")
    (told,) = told_by_item(item, context)
    assert [party.mention.name for party in told.parties] == ["Sông Lô", "Núi Đôi"]


def test_schools_that_are_not_or_no_longer_twinned_are_no_pair() -> None:
    plan = plan_of(
        "**II. NỘI DUNG KẾT NGHĨA\n"
        "1. Trường Tiểu học Ít Ong không kết nghĩa với Trường Tiểu học Hua Trai.\n"
        "2. Trường Tiểu học Mường Bú thôi kết nghĩa với Trường Tiểu học Chiềng Công.\n"
        "3. Chưa kết nghĩa: Trường THCS Tạ Bú với Trường THCS Nậm Giôn.\n"
        "4. Trường Mầm non Hua Trai kết nghĩa với Trường Mầm non Pi Toong."
    )
    assert names(plan.pairings) == [("4", ["Mầm non Hua Trai", "Mầm non Pi Toong"])]


def test_a_time_behind_a_name_is_none_of_it() -> None:
    plan = plan_of(
        "**II. NỘI DUNG KẾT NGHĨA\n"
        "1. Trường Tiểu học Ít Ong kết nghĩa với Trường Tiểu học Hua Trai Tháng 9/2024\n"
        "2. Trường TH Mường Bú kết nghĩa với Trường TH Chiềng Công Quý I/2025"
    )
    assert names(plan.pairings) == [
        ("1", ["Tiểu học Ít Ong", "Tiểu học Hua Trai"]),
        ("2", ["Tiểu học Mường Bú", "Tiểu học Chiềng Công"]),
    ]
