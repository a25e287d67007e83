"""Whatever happens to a file, its reader gives a document or says what is wrong with it."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractors
from benchmarks.batch.mutations import mutate
from benchmarks.batch.seeds import seeds
from extractors.archive import ARCHIVE_KINDS, members
from extractors.kind import kind_of_bytes
from extractors.options import ReadOptions
from extractors.scan.render import image_pictures
from schemas.errors import KetnghiaError

SEEDS = seeds()
OPTIONS = ReadOptions(max_pixels=4_000_000, max_unpacked_bytes=20_000_000, max_cells=50_000)
OFFICE = {"doc", "odt", "rtf", "html", "wordml", "ods", "ppt", "pptx", "odp"}

pytestmark = pytest.mark.filterwarnings("ignore:::PIL")
damage = settings(
    max_examples=settings().max_examples if settings().max_examples > 100 else 60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def read(path: Path, data: bytes) -> None:
    """Read bytes with what reads their kind, short of OCR and LibreOffice."""
    path.write_bytes(data)
    kind = kind_of_bytes(data)
    try:
        if kind == "image":
            list(image_pictures(path, OPTIONS))
        elif kind in ARCHIVE_KINDS:
            list(members(data, OPTIONS))
        elif kind not in OFFICE:
            document = extractors.read(path, path.name, OPTIONS)
            assert document.pages or kind in {"docx", "xlsx"}
    except KetnghiaError as error:
        assert error.message
        assert len(str(error)) < 300


@pytest.mark.parametrize("family", ["pdf", "docx", "xlsx", "zip", "text", "image"])
@damage
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, family: str, data: st.DataObject
) -> None:
    kinds = {"text": ("txt", "md"), "image": ("jpg", "png", "tif", "gif", "bmp", "webp")}
    endings = kinds.get(family, (family,))
    names = [name for name in SEEDS if name.endswith(endings)]
    name = data.draw(st.sampled_from(names))
    random = Random(data.draw(st.integers(0, 2**32)))  # noqa: S311
    other = SEEDS[data.draw(st.sampled_from(list(SEEDS)))]
    read(tmp_path / name, mutate(SEEDS[name], random, other)[1])


@given(st.binary(max_size=4000))
def test_any_bytes_have_a_kind(data: bytes) -> None:
    assert isinstance(kind_of_bytes(data), str)
    assert isinstance(kind_of_bytes(b"PK\x03\x04" + data), str)
    assert isinstance(kind_of_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data), str)
