"""Twice as long a text takes twice the work: counted in calls, no clock is asked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from parsers.plan_builder import parse
from schemas.document import Document, Line, Page, line_of
from schemas.plan import Plan

_HEAD = """UBND HUYỆN BA VÌ
KẾ HOẠCH
Kết nghĩa giữa các trường năm học 2024 - 2025
II. DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA"""
_LEVELS = ("Mầm non", "Tiểu học", "THCS")
_NAMES = ("Hoa Sen", "Bình Minh", "Kim Đồng", "Lê Lợi", "Vạn Phúc", "Yên Nghĩa", "Phú Lãm")
_MOST = 2.5  # times the calls for twice the text; four times would be quadratic


def _name(row: int, side: int) -> str:
    first, second = (_NAMES[(row * 3 + side * 2 + shift) % 7] for shift in (0, 1))
    return f"{_LEVELS[row % 3]} {first} {second} {row // 7 + 1}"


def _rows(form: str, count: int) -> list[str]:
    return [form.format(n + 1, _name(n, 0), _name(n, 1)) for n in range(count)]


def _printed(count: int) -> list[str]:
    header = "TT    Tên trường                    Đơn vị kết nghĩa"
    return [header, *_rows("{:<6}{:<30}{:<30}", count)]


def _piped(count: int) -> list[str]:
    return ["| TT | Tên trường | Đơn vị kết nghĩa |", *_rows("| {} | {} | {} |", count)]


def _numbered(count: int) -> list[str]:
    return _rows("{}. {} kết nghĩa với {}", count)


def _days(count: int) -> list[str]:
    days = (f"ngày {n % 28 + 1}/{n % 12 + 1}/{2021 + n % 4}" for n in range(count))
    return [f"Tổ chức họp vào {', '.join(days)}."]


def _named(count: int) -> list[str]:
    return [f"Các trường {', '.join(_name(n, 0) for n in range(count))} kết nghĩa với nhau."]


def _prose(count: int) -> list[str]:
    return [f"Nhà trường báo cáo phòng lần {n} về việc đã làm trong năm." for n in range(count)]


def _document(lines: list[str]) -> Document:
    blocks: list[Line] = [line_of(text) for text in [*_HEAD.splitlines(), *lines]]
    for line in blocks:
        line.is_paragraph = True
    page = Page(1, blocks=list(blocks))
    return Document("a.txt", "text", "0" * 64, pages=[page])


def _calls(document: Document) -> tuple[int, Plan]:
    """How many functions are called to understand a document, those of C among them."""
    count = 0

    def called(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        plan = parse(document)
    finally:
        sys.setprofile(before)
    return count, plan


@pytest.mark.parametrize("lines", [_printed, _piped, _numbered, _days, _prose])
def test_work_grows_as_the_text_does(lines: Callable[[int], list[str]]) -> None:
    parse(_document(lines(12)))  # what is loaded once
    once, _ = _calls(_document(lines(90)))
    twice, _ = _calls(_document(lines(180)))
    assert twice <= _MOST * once


def test_a_sentence_may_name_more_schools_than_there_are_letters() -> None:
    plan = parse(_document(_named(40)))
    assert sum(len(pairing.schools) for pairing in plan.pairings) >= 40
