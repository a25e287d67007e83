"""The unseen documents: every truth belongs to a page and names what that page prints."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from benchmarks.unseen.__main__ import HERE, chosen
from benchmarks.unseen.convert import convert
from pipeline.sameness import accepted, fold

LEVELS = {"MN", "TH", "THCS", "THPT", "PTCS", "TH&THCS", "THCS&THPT", "GDTX", "LC", None}
PAGES = [page for folder in sorted(HERE.iterdir()) if folder.is_dir() for page in chosen(folder)]


def syllables(text: str) -> str:
    return fold(re.sub(r"[^\w]+", " ", text))


def printed(page: Path) -> str:
    return syllables(unescape(re.sub(r"<[^>]+>", " ", page.read_text("utf-8"))))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_truth_names_what_is_printed(page: Path) -> None:
    truth = json.loads(page.with_suffix(".json").read_text("utf-8"))
    text = printed(page)
    for pairing in truth.get("pairings", []):
        assert pairing["relation"] in {"twin", "mentor", "cluster"}
        for school in pairing["schools"]:
            assert school["level"] in LEVELS
            assert any(syllables(name) in text for name in accepted(school, "name") if name)


def test_chosen_takes_names_by_their_beginning() -> None:
    assert chosen(HERE / "open", "pair_khong")
    assert not chosen(HERE / "open", "no_such_name")


def test_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        convert([], "papyrus", tmp_path)
