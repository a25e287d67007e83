"""Every change of a text can be done again and undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.text import repair_text
from normalizers.text.trail import replayed, undone

BROKEN = (
    "Phong Gido duc va Pao tao quén ban hanh ké hoach nim hoc\nCan ctr Ké hoach s6 12 cua S& Gido",
    "Tr\u00ad\u00eang m\u00c7m non C\u00e9ng ho\u00b5 x\u00b7 h\u00e9i ch\u00f1 ngh\u00dca",
    "nghi \u0303a vụ\r\n\r\nĐIỀ U KHO ẢN CHUNG của các tr ường\n",
    "Thuc hien ke hoach cua Phong Giao duc va Dao tao huyen ve viec ket nghia\t\n",
    "Ke\u0302\u0301 hoa\u0323ch ke\u0302\u0301t nghi\u0303a",
)


@pytest.mark.parametrize("text", BROKEN)
def test_steps_lead_there_and_back(text: str) -> None:
    result = repair_text(text)
    assert result.steps and result.text != text
    assert replayed(text, result.steps) == result.text
    assert undone(result.text, result.steps) == text


def test_the_last_steps_can_be_undone_alone() -> None:
    result = repair_text(BROKEN[0])
    half = len(result.steps) // 2
    between = undone(result.text, result.steps[half:])
    assert between == replayed(result.read, result.steps[:half])
    assert between not in (result.read, result.text)


@given(st.text(max_size=80) | st.lists(st.sampled_from(BROKEN)).map("\n".join))
def test_any_text_can_be_repaired_and_undone(text: str) -> None:
    result = repair_text(text)
    assert replayed(text, result.steps) == result.text
    assert undone(result.text, result.steps) == text
