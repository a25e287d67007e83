"""Phrases and what they name: four corpora, and properties that hold for every name."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.schools import NameContext, parse_cell, parse_schools, title_case
from normalizers.schools.stems import name_stems

HERE = Path(__file__).parent


def cases(name):
    items = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(item, id=f"{i}: {item['text'][:50]}") for i, item in enumerate(items)]


def check(case):
    context = NameContext(**case.get("context", {}))
    mentions = parse_schools(case["text"], context)
    read = [(m.level, m.level_source, m.name) for m in mentions]
    assert read == [(s["level"], s["source"], s["name"]) for s in case["schools"]]
    for mention, school in zip(mentions, case["schools"], strict=True):
        for field in school.keys() - {"level", "source", "name"}:
            assert getattr(mention, field) == school[field], field
        assert case["text"][mention.start : mention.end].strip() == mention.raw


@pytest.mark.parametrize("case", cases("in_the_wild"))
def test_in_the_wild(case):
    check(case)


@pytest.mark.parametrize("case", cases("synthetic"))
def test_synthetic(case):
    check(case)


@pytest.mark.parametrize("case", cases("negative"))
def test_negative(case):
    check(case)


@pytest.mark.parametrize("case", cases("known_failures"))
@pytest.mark.xfail(strict=True, reason="known limit; a fix moves the case to another corpus")
def test_known_failures(case):
    check(case)


WORDS = st.sampled_from(["Trường Mầm non", "MN", "TH", "Trường Tiểu học", "THCS", "PTDTBT THCS"])
NAMES = st.sampled_from([name for name in name_stems() if name[0].isalpha() and "'" not in name])
NUMBERS = st.sampled_from(["", " A", " B", " I", " II", " 1", " 2"])


@given(WORDS, NAMES, NUMBERS)
def test_a_level_word_and_a_name_give_back_the_name(word, name, number):
    (mention,) = parse_schools(f"{word} {name}{number}")
    assert mention.name == f"{name}{number}"
    assert mention.level_source == "printed"


@given(WORDS, NAMES, WORDS, NAMES)
def test_two_level_words_are_two_schools(word, name, other_word, other):
    mentions = parse_schools(f"{word} {name} – {other_word} {other}")
    assert [m.name for m in mentions] == [name, other]


@given(st.text(max_size=80))
def test_any_text_is_read_within_its_bounds(text):
    for reading in parse_cell(text, NameContext(level="TH")):
        assert 0 <= reading.score <= 1
        for mention in reading.schools:
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.name


@given(NAMES, NUMBERS)
def test_title_case_changes_nothing_twice(name, number):
    once = title_case(f"{name}{number}".upper())
    assert title_case(once) == once
    assert title_case(once.upper()) == once
