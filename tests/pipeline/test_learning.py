"""A folder teaches itself: what may be lent, to whom, and that it makes nothing sure."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.options import ReadOptions
from normalizers.schools import BatchName
from normalizers.text import wording_of
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile
from pipeline.learning import Batch, Lesson, lent_of, restrain
from schemas.document import Document, Page, line_of
from schemas.plan import Evidence, PageReading, Pairing, Party, Plan, Source

HERE = {"district": "Quận Long Biên", "province": "Thành phố Hà Nội"}
TEXT = """Căn cứ Kế hoạch số 12/KH-PGDĐT của Phòng Giáo dục và Đào tạo về việc kết nghĩa,
các nhà trường tổ chức thực hiện những nội dung sau đây trong năm học mới:
thăm hỏi, giao lưu, chia sẻ kinh nghiệm quản lý, tặng sách vở cho học sinh khó khăn."""


def plan(plan_id: str, *names: str, doubt: bool = False, method: str = "document") -> Plan:
    parties = [
        Party(
            name=name,
            level="MN",
            needs_review=doubt,
            confidence=0.4 if doubt else 0.98,
            evidence=Evidence(page=1),
            **HERE,
        )
        for name in names
    ]
    reading = [PageReading(page=1, method=method, reason="", confidence=1.0, repaired=0)]
    return Plan(
        plan_id=plan_id,
        source=Source(path=plan_id, reading=reading),
        pairings=[Pairing(schools=parties)],
    )


def source(name: str) -> InputDocument:
    return InputDocument((InputFile(Path(name), name),))


def lessons(
    plans: list[Plan], tmp_path: Path, restored: frozenset[str] = frozenset()
) -> dict[str, Lesson]:
    batch = Batch()
    for one in plans:
        batch.add(source(one.plan_id), [lent_of(one)], None, one.plan_id in restored)
    told = batch.lessons(Cache(tmp_path / "cache"), tmp_path)
    return {borrower.name: lesson for borrower, lesson in told}


def names(lesson: Lesson) -> dict[str, str]:
    return {name.name: lender for name, lender in lesson.names.items()}


def test_a_digital_document_lends_its_names_to_a_doubtful_one(tmp_path: Path) -> None:
    told = lessons([plan("a", "Hoa Sữa"), plan("b", "Hoa Sứa", doubt=True)], tmp_path)
    assert {key: names(lesson) for key, lesson in told.items()} == {"b": {"Hoa Sữa": "a"}}


def test_what_an_ocr_read_is_lent_only_where_two_agree(tmp_path: Path) -> None:
    doubtful = plan("z", "Hoa Sứa", doubt=True)
    one = plan("a", "Hoa Sữa", method="ocr")
    assert lessons([one, doubtful], tmp_path) == {}
    two = lessons([one, plan("b", "Hoa Sữa", method="ocr"), doubtful], tmp_path)
    assert names(two["z"]) == {"Hoa Sữa": "a"}


def test_nobody_borrows_from_himself_or_from_the_doubtful(tmp_path: Path) -> None:
    assert lessons([plan("a", "Hoa Sữa", doubt=True), plan("b", "Hoa", doubt=True)], tmp_path) == {}
    mixed = plan("a", "Hoa Sữa")
    mixed.pairings += plan("a", "Sao Mai", doubt=True).pairings
    assert lessons([mixed], tmp_path) == {}
    decoded = plan("b", "Hoa Mai", method="plain-text")
    decoded.source.reading[0].repaired = 9
    restored = frozenset({"b"})
    assert lessons([decoded, plan("z", "Sao", doubt=True)], tmp_path, restored) == {}


def test_names_stay_in_their_province(tmp_path: Path) -> None:
    far = plan("a", "Hoa Sữa")
    for party in far.pairings[0].schools:
        party.district, party.province = None, "Tỉnh Sơn La"
    assert lessons([far, plan("b", "Hoa Sứa", doubt=True)], tmp_path) == {}


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    plans = [plan(f"{i}", "Hoa Sữa", f"Sao Mai {i}", method="ocr") for i in range(6)]
    plans += [plan("d", "Hoa Sữa"), plan("z", "Hoa Sứa", doubt=True)]
    keys = set()
    for turn in range(4):
        turned = [*plans[turn:], *plans[:turn]][:: -1 if turn % 2 else 1]
        keys.add(lessons(turned, tmp_path)["z"].key)
    assert len(keys) == 1


def test_wording_is_lent_to_restored_documents_only(tmp_path: Path) -> None:
    cache, batch = Cache(tmp_path / "cache"), Batch()
    clean = Document("a", "docx", "ab" * 32, [Page(1, [line_of(t) for t in TEXT.split("\n")])])
    wording = wording_of(clean)
    assert wording is not None
    key = cache.keep_wording("a", ReadOptions(), wording)
    batch.add(source("a"), [lent_of(plan("a"))], key, restored=False)
    batch.add(source("b"), [lent_of(plan("b"))], None, restored=True)
    ((borrower, lesson),) = batch.lessons(cache, tmp_path)
    assert borrower.name == "b"
    assert lesson.lexicon is not None and lesson.lexicon.exists()


def understood(name: str, doubt: str | None = None) -> Plan:
    party = Party(name=name, level="MN", confidence=0.97, evidence=Evidence(text="3|MN Hoa Sua"))
    pairing = Pairing(pairing_id="p1", schools=[party], evidence=Evidence(text="3|MN Hoa Sua"))
    if doubt:
        party.doubt(doubt)
    return Plan(plan_id="b", source=Source(path="b"), pairings=[pairing])


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (understood("Hoa Sữa", "uncertain"), understood("Hoa Sữa"), "uncertain; Hoa Sữa stands in"),
        (understood("Hoa Sứa"), understood("Hoa Sữa"), "read as Hoa Sứa without the batch"),
    ],
)
def test_what_is_lent_makes_nothing_sure(before: Plan, after: Plan, reason: str) -> None:
    restrain(after, before, Lesson("key", None, {BatchName("Hoa Sữa", "MN"): "a"}))
    party = after.pairings[0].schools[0]
    assert party.needs_review and after.pairings[0].needs_review and after.needs_review
    assert party.reasons[0].startswith(reason)
    assert party.reasons[0].endswith("stands in plan a too")


def test_a_name_that_was_sure_stays_sure() -> None:
    again = understood("Hoa Sữa")
    restrain(again, understood("Hoa Sữa"), Lesson("key", None, {BatchName("Hoa Sữa"): "a"}))
    assert not again.needs_review


def in_rows(*lines: str) -> Plan:
    """A plan of pairings without row numbers, each told by a line of two names."""
    pairings = []
    for number, line in enumerate(lines, 1):
        there = Evidence(text=line)
        parties = [Party(name=name, level="MN", evidence=there) for name in line.split(" - ")]
        pairings.append(Pairing(pairing_id=f"p{number}", schools=parties, evidence=there))
    return Plan(plan_id="b", source=Source(path="b"), pairings=pairings)


def test_rows_without_numbers_are_compared_by_where_they_stand() -> None:
    lesson = Lesson("key", None, {BatchName("Hoa Sữa", "MN"): "a"})
    again = in_rows("Sơn Ca - Ban Mai", "Hoa Sen - Hoa Sữa", "Sao Mai - Vàng Anh")
    restrain(again, in_rows("Sao Mai - Vàng Anh", "Hoa Sen - Hoa Sữa"), lesson)
    assert not again.needs_review


def test_two_names_of_one_line_keep_their_own_first_reading() -> None:
    lesson = Lesson("key", None, {BatchName("Hoa Sữa", "MN"): "a"})
    first, again = in_rows("Hoa Sứa - Sơn Ca"), in_rows("Hoa Sứa - Sơn Ca")
    again.pairings[0].schools[0].name = "Hoa Sữa"
    restrain(again, first, lesson)
    changed, kept = again.pairings[0].schools
    assert changed.reasons == ["read as Hoa Sứa without the batch; Hoa Sữa stands in plan a too"]
    assert not kept.needs_review


def test_a_corrected_name_is_lent_even_from_a_scan(tmp_path: Path) -> None:
    corrected = plan("a", "Hoa Sữa", method="ocr")
    corrected.pairings[0].schools[0].confidence = 1.0  # as a correction leaves it
    told = lessons([corrected, plan("b", "Hoa Sứa", doubt=True)], tmp_path)
    assert names(told["b"]) == {"Hoa Sữa": "a"}
    uncorrected = lessons(
        [plan("a", "Hoa Sữa", method="ocr"), plan("b", "Hoa Sứa", doubt=True)], tmp_path
    )
    assert "b" not in uncorrected
