import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sameness import fold, similarity
from pipeline.scoring import evaluate_plan
from schemas.plan import Plan


@pytest.fixture
def found(plan: Plan) -> dict[str, Any]:
    return json.loads(plan.model_dump_json())  # type: ignore[no-any-return]


@pytest.fixture
def truth(found: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy(found)


def test_equal_output_has_no_mistake(found: dict[str, Any], truth: dict[str, Any]) -> None:
    for name, score in evaluate_plan(found, truth).items():
        assert (score.wrong, score.missed) == (0, 0), name


def test_wrong_name_without_a_flag_is_silent(found: dict[str, Any], truth: dict[str, Any]) -> None:
    found["pairings"][0]["schools"][1]["name"] = "Cỏ Mây"
    found["pairings"][0]["needs_review"] = False
    score = evaluate_plan(found, truth)["pairings"]
    assert (score.right, score.wrong, score.missed, score.silent) == (0, 1, 1, 1)


def test_accepted_alternative_counts(found: dict[str, Any], truth: dict[str, Any]) -> None:
    found["pairings"][0]["schools"][1]["name"] = "Cỏ Mây"
    truth["pairings"][0]["schools"][1]["name_accept"] = ["cỏ mây"]
    assert evaluate_plan(found, truth)["pairings"].right == 1


def test_order_of_schools_counts(found: dict[str, Any], truth: dict[str, Any]) -> None:
    found["pairings"][0]["schools"].reverse()
    assert evaluate_plan(found, truth)["pairings"].right == 0


def test_undecidable_row_must_be_flagged(found: dict[str, Any], truth: dict[str, Any]) -> None:
    truth["pairings"][0]["undecidable"] = True
    assert evaluate_plan(found, truth)["pairings"].silent == 0
    found["pairings"][0]["needs_review"] = False
    assert evaluate_plan(found, truth)["pairings"].silent == 1


def test_optional_items_count_neither_way(found: dict[str, Any], truth: dict[str, Any]) -> None:
    truth["timeline"][0]["optional"] = True
    score = evaluate_plan(found, truth)["timeline"]
    assert (score.right, score.wrong, score.missed) == (0, 0, 0)
    found["timeline"] = []
    score = evaluate_plan(found, truth)["timeline"]
    assert (score.right, score.wrong, score.missed) == (0, 0, 0)


def test_event_needs_when_and_activity(found: dict[str, Any], truth: dict[str, Any]) -> None:
    truth["timeline"][0]["when"] = "2024-11"
    assert evaluate_plan(found, truth)["timeline"].right == 0
    truth["timeline"][0]["when_accept"] = ["2024-10"]
    assert evaluate_plan(found, truth)["timeline"].right == 1
    truth["timeline"][0]["activity"] = "Tổng kết năm học"
    assert evaluate_plan(found, truth)["timeline"].right == 0


def test_tone_placement_is_folded() -> None:
    assert fold("Hoà Bình") == fold("HÒA BÌNH")
    assert fold("Thuý") == fold("Thúy")
    assert fold("Văn Khê") != fold("Vạn Khê")


@given(st.text(max_size=20), st.text(max_size=20))
def test_similarity_is_a_symmetric_share(a: str, b: str) -> None:
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, b) == similarity(b, a)
    assert similarity(a, a) == 1
