"""HEIC pictures need an optional library."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image

import extractors
from extractors.heif import enable_heif
from schemas.errors import MissingTool


def test_without_the_library_the_hint_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    path = tmp_path / "a.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40)
    with pytest.raises(MissingTool, match="pip install pillow-heif"):
        extractors.read(path, "a.heic")


def test_with_it_pillow_opens_heic() -> None:
    pytest.importorskip("pillow_heif", reason="pillow-heif is not installed")
    enable_heif()
    target = io.BytesIO()
    Image.new("RGB", (32, 24), "white").save(target, "HEIF")
    assert Image.open(io.BytesIO(target.getvalue())).size == (32, 24)
