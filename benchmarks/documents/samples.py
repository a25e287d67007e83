"""The committed sample documents: one of each kind, in the shapes that offices send."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from benchmarks.documents.make import make_one


class Sample(NamedTuple):
    """A sample: its file name without suffix, layout, kind and seed."""

    name: str
    layout: str
    kind: str
    seed: int


SAMPLES = (
    Sample("01-ke-hoach-ket-nghia-cap-truong", "ruled-table", "pdf", 7206),
    Sample("02-ban-scan-co-dau-do", "level-section-rows", "scan200", 7102),
    Sample("03-muc-tieu-trong-tam", "pair-cell-focus", "docx", 7103),
    Sample("04-anh-chup-phu-luc", "annex-alone", "photo", 7308),
    Sample("05-ban-fax", "numbered-list", "tiff", 7105),
    Sample("06-ke-hoach-hai-huyen", "two-districts", "doc", 7106),
    Sample("07-ocr-sai-ngon-ngu", "table-per-level", "wrong-ocr", 7107),
    Sample("08-ma-tcvn3", "mentor-table", "tcvn3", 7108),
    Sample("09-ke-hoach-truong", "school-plan", "markdown", 7109),
    Sample("10-phu-luc-bang-tinh", "three-columns", "xlsx", 7110),
    Sample("11-bien-ban-ghi-nho", "memorandum", "docx", 7111),
    Sample("12-cum-truong", "cluster-table", "pdf", 7112),
    Sample("13-hai-tinh-bien-gioi", "inter-province", "office-pdf", 7113),
    Sample("14-cac-cap-trong-cau", "bullet-sentences", "text-bars", 7114),
    Sample("15-phan-cong-kiem-tra-cheo", "negative-cross-inspection", "docx", 7115),
)
HERE = Path(__file__).parent
TRUTH = HERE / "samples_truth"


def make_samples(folder: Path, truth: Path = TRUTH) -> list[Path]:
    """Write every sample into `folder` and its truth into `truth`; no outside names are used."""
    folder.mkdir(parents=True, exist_ok=True)
    truth.mkdir(parents=True, exist_ok=True)
    return [make_one(folder, truth, s.seed, s.layout, s.kind, name=s.name) for s in SAMPLES]
