"""Patterns kept by one process are those of another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cache import default_folder

_PROGRAM = """
import re
from pipeline import patterns
patterns._FEW = 0
patterns.recall()
made = []
usual = patterns._made
def counted(pattern, flags):
    made.append(pattern)
    return usual(pattern, flags)
patterns._made = counted
one = re.compile(r"(?P<number>\\d+)/(?P<symbol>[A-ZĐ-]+)|[àáảãạ]{2,}(?!x)", re.IGNORECASE)
two = re.compile(rb"(a|b)(?:c)")
found = one.fullmatch("45/kh-đt")
try:
    re.compile("(")
except re.error as error:
    print(error, end=" ")
print(found["number"], found["symbol"], one.flags, one.groups, two.match(b"ac")[1], len(made) - 1)
patterns.keep()
"""


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def said() -> str:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True
    )
    return done.stdout.rpartition(" ")[0] + (" anew" if done.stdout.split()[-1] != "0" else "")


def kept() -> Path:
    (path,) = default_folder().glob("patterns-*")
    return path


def test_what_was_compiled_is_taken_from_the_cache() -> None:
    first = said()
    assert first.endswith("anew")
    assert said() == first.removesuffix(" anew")


@pytest.mark.parametrize("harm", ["cut", "overwritten", "empty", "a folder"])
def test_damage_costs_time_only(harm: str) -> None:
    first = said()
    path = kept()
    data = path.read_bytes()
    if harm == "a folder":
        path.unlink()
        path.mkdir()
    else:
        wrong = {"cut": data[:-9], "overwritten": data[:50] + b"12345678" + data[58:], "empty": b""}
        path.write_bytes(wrong[harm])
    assert said() == first
