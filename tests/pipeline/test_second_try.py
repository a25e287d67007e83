"""Files that took too much time or memory are read once more, sparingly, and told so."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from extractors.options import SPARED, ReadOptions
from extractors.scan.picture import Picture
from extractors.scan.sparing import MOST_PIXELS, smaller
from pipeline.cache import Cache
from pipeline.discovery import InputDocument, InputFile
from pipeline.options import RunOptions
from pipeline.outcome import Outcome, failure, fault
from pipeline.reading import _scanned
from pipeline.run import run
from pipeline.second_try import tried
from pipeline.spared import doubt_spared
from pipeline.work import process_document
from schemas.document import Page, Reading
from schemas.errors import KetnghiaError, Starved, UnreadableFile, WorkerLost
from schemas.plan import PageReading, Plan
from tests.pipeline.test_incremental import Silent

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass
class Slow:
    """An engine in which only sparing tasks end well."""

    error: KetnghiaError
    given: list[bool] = field(default_factory=list)

    def map(self, task: Callable[..., Any], jobs: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        assert isinstance(task, partial)
        sparing = task.keywords["options"].sparing
        for job in jobs:
            self.given.append(sparing)
            yield job, Outcome([], ["{}"]) if sparing else self.error


@pytest.fixture
def page(tmp_path: Path) -> InputDocument:
    Image.new("L", (40, 30), "white").save(tmp_path / "a.png")
    return InputDocument((InputFile(tmp_path / "a.png", "a.png"),))


@pytest.fixture
def text(tmp_path: Path) -> InputDocument:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH")
    return InputDocument((InputFile(tmp_path / "a.txt", "a.txt"),))


def done(engine: Slow, *jobs: InputDocument) -> dict[InputDocument, Any]:
    cache = Cache(Path("nowhere"))
    return dict(tried(engine, process_document, jobs, ReadOptions(), cache))


@pytest.mark.parametrize("error", [Starved("late"), WorkerLost("dead")])
def test_a_picture_has_a_second_try_and_a_text_has_none(
    page: InputDocument, text: InputDocument, error: KetnghiaError
) -> None:
    engine = Slow(error)
    found = done(engine, page, text)
    assert engine.given == [False, False, True]
    assert found[page].plans == ["{}"]
    assert found[text] is error


def test_damage_is_no_reason_for_a_second_try(page: InputDocument) -> None:
    engine = Slow(UnreadableFile("cut"))
    done(engine, page)
    assert engine.given == [False]


def test_want_of_memory_is_known_in_every_form(page: InputDocument) -> None:
    opencv = cv2.error("OpenCV(4): error: (-4:Insufficient memory) Failed to allocate 9 bytes")
    for error in (MemoryError(), opencv, Starved("late")):
        outcome = fault(page, error)
        assert outcome.starved
        assert outcome.rows[0].code == "file-limit"
    assert not failure(page, UnreadableFile("cut")).starved


def test_a_smaller_picture_lies_where_it_lay() -> None:
    pixels = np.full((4000, 3000), 255, np.uint8)
    picture = Picture(pixels, 300.0, "drawn", points=(0.24, 0.24))
    small = smaller(picture)
    height, width = small.pixels.shape
    assert height * width <= MOST_PIXELS * 1.01
    assert small.home @ (width, height, 1) == pytest.approx(picture.home @ (3000, 4000, 1))
    assert smaller(Picture(pixels[:100], 300.0, "drawn")).dpi == 300.0


def test_what_was_read_sparingly_is_flagged(plan: Plan) -> None:
    plan.source.reading = [PageReading(page=1, method="text-layer")]
    doubt_spared(plan)
    assert not plan.objectives[0].needs_review
    plan.source.reading = [PageReading(page=1, method="ocr", reason=f"the image, {SPARED}")]
    doubt_spared(plan)
    assert plan.objectives[0].needs_review
    assert plan.objectives[0].reasons == [SPARED]
    assert plan.needs_review


def test_pages_that_were_read_well_before_are_not_read_again(tmp_path: Path) -> None:
    cache, page = Cache(tmp_path), Page(2, [], 595, 842, Reading("ocr", "", 0.9))
    cache.keep_scanned_page("0" * 64, page, ReadOptions())
    assert _scanned(2, tmp_path / "none", "0" * 64, ReadOptions(sparing=True), cache) == page


@pytest.mark.slow
def test_a_page_read_sparingly_says_so(tmp_path: Path) -> None:
    with Image.open(SAMPLES / "04-anh-chup-phu-luc.jpg") as image:
        image.crop((0, 0, image.width, image.height // 3)).save(tmp_path / "a.png", dpi=(150, 150))
    source = InputDocument((InputFile(tmp_path / "a.png", "a.png"),))
    outcome = process_document(source, ReadOptions(sparing=True))
    plan = Plan.model_validate_json(outcome.plans[0])
    assert SPARED in plan.source.reading[0].reason
    assert "read-sparingly" in {found.code for found in plan.findings}
    assert all(value.needs_review for value in plan.pairings)


def hang_unless_sparing(
    source: InputDocument, options: ReadOptions, cache: Cache | None = None, report: bool = True
) -> Outcome:
    """As `process_document`, but too slow unless it is to be sparing."""
    if not options.sparing:
        time.sleep(600)
    return process_document(source, options, cache)


@pytest.mark.slow
def test_a_file_past_its_time_is_read_again_sparingly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole road: the process is stopped, another one reads, and the outputs say so."""
    monkeypatch.setattr("pipeline.stages.process_document", hang_unless_sparing)
    (tmp_path / "in").mkdir()
    with Image.open(SAMPLES / "04-anh-chup-phu-luc.jpg") as image:
        strip = image.crop((0, 0, image.width, image.height // 5))
        strip.save(tmp_path / "in" / "a.png", dpi=(150, 150))
    options = RunOptions(
        inputs=(tmp_path / "in",), output=tmp_path / "out", workers=1, timeout_s=20
    )
    result = run(options, Silent())
    assert result.statuses["ok"] == 1
    (path,) = (tmp_path / "out" / "plans").iterdir()
    assert SPARED in path.read_text("utf-8")
    assert "read-sparingly" in (tmp_path / "out" / "findings.csv").read_text("utf-8")
