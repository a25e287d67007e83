"""Reasons in Vietnamese: the ones that documents have, and whatever they name."""

import json
from pathlib import Path

import pytest

from pipeline.reason_wordings import WORDINGS
from pipeline.reasons import in_vietnamese

OUTPUT = Path(__file__).parents[2] / "output" / "plans"


@pytest.mark.parametrize("said", sorted(WORDINGS))
def test_every_wording_is_found_with_what_stands_in_it(said: str) -> None:
    filled = said.replace("{}", "Sơn La 0.5")
    assert in_vietnamese(filled) == WORDINGS[said].replace("{}", "Sơn La 0.5")
    named = in_vietnamese(f"Hoa Sen: {filled}")
    assert named == f"Hoa Sen: {in_vietnamese(filled)}" or not said[0].islower()


def test_braces_in_a_name_are_only_braces() -> None:
    assert in_vietnamese("uncertain reading: {0} {a}") == "chữ đọc chưa chắc: {0} {a}"


def test_the_samples_have_few_reasons_without_a_wording() -> None:
    reasons = [
        reason
        for path in sorted(OUTPUT.glob("*.json"))
        for pairing in json.loads(path.read_text("utf-8"))["pairings"]
        for reason in pairing["reasons"]
    ]
    assert sum(in_vietnamese(reason) != reason for reason in reasons) >= 0.9 * len(reasons) > 0
