"""Whole files to damage: the samples, and small ones of every other kind."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
from PIL import Image

_SAMPLES = Path("samples")
_SLOW = frozenset({".doc", ".jpg", ".tif"})  # LibreOffice, or OCR of whole pages
_TEXT = 1800  # bytes of a text
_STRIP = 240  # points of a page's height
_SMALL = (360, 240)  # pixels of a picture: a corner of a page, so that OCR takes no time


def seeds() -> dict[str, bytes]:
    """Files by name. Pages of pictures are small ones, so that thousands can be read."""
    found = {
        path.name: path.read_bytes()
        for path in sorted(_SAMPLES.iterdir())
        if path.suffix not in _SLOW and not path.name.startswith("02-")
    }
    for number, name in enumerate(list(found)):
        if name.endswith(".pdf"):
            found[name] = _one_page(found[name], number)
            found[f"plain-{name}"] = _unpacked(found[name])
        elif name.endswith((".txt", ".md")):
            found[name] = found[name][:_TEXT]
    found |= _pictures(_SAMPLES / "04-anh-chup-phu-luc.jpg")
    found["scan.pdf"] = _scan(found["small.jpg"])
    texts = {name: data for name, data in found.items() if name.endswith((".txt", ".md"))}
    found["texts.zip"] = _zip(texts)
    found["nested.zip"] = _zip({"x/texts.zip": found["texts.zip"], **texts})
    found["utf16.txt"] = next(iter(texts.values())).decode("utf-8", "replace").encode("utf-16")
    return dict(sorted(found.items()))


def slow_seeds() -> dict[str, bytes]:
    """Files that take seconds each: a DOC for LibreOffice, an RTF and an HTML page."""
    text = (_SAMPLES / "09-ke-hoach-truong.md").read_text("utf-8")
    lines = text.splitlines()
    rtf = r"{\rtf1\ansi\deff0 {\fonttbl{\f0 Times New Roman;}}" + "".join(
        "".join(c if c.isascii() else rf"\u{ord(c)}?" for c in line) + r"\par " for line in lines
    )
    html = "<!DOCTYPE html><html><meta charset='utf-8'><body>" + "".join(
        f"<p>{line}</p>" for line in lines
    )
    return {
        "old.doc": (_SAMPLES / "06-ke-hoach-hai-huyen.doc").read_bytes(),
        "rich.rtf": (rtf + "}").encode("ascii"),
        "page.html": (html + "</body></html>").encode(),
        "fax.tif": (_SAMPLES / "05-ban-fax.tif").read_bytes(),
    }


def _one_page(data: bytes, number: int) -> bytes:
    """The PDF with the upper part of one of its pages only."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kept = number % len(pdf.pages)
        for page in reversed(range(len(pdf.pages))):
            if page != kept:
                del pdf.pages[page]
        x0, _, x1, y1 = (float(edge) for edge in pdf.pages[0].mediabox)
        pdf.pages[0].mediabox = [x0, y1 - _STRIP, x1, y1]
        pdf.remove_unreferenced_resources()
        pdf.save(out)
    return out.getvalue()


def _unpacked(data: bytes) -> bytes:
    """The PDF with its streams in the open, so that damage reaches what they say."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, qdf=True)
    return out.getvalue()


def _pictures(path: Path) -> dict[str, bytes]:
    found = {}
    with Image.open(path) as image:
        corner = image.resize((image.width // 2, image.height // 2)).crop((0, 0, *_SMALL))
    grey = corner.convert("L")
    for suffix in ("jpg", "png", "webp", "gif", "bmp", "tif"):
        out = io.BytesIO()
        more = {"save_all": True, "append_images": [grey]} if suffix == "tif" else {}
        (corner if suffix in ("jpg", "webp") else grey).save(
            out, {"jpg": "JPEG", "tif": "TIFF"}.get(suffix, suffix.upper()), dpi=(150, 150), **more
        )
        found[f"small.{suffix}"] = out.getvalue()
    return found


def _scan(jpeg: bytes) -> bytes:
    """A PDF whose page is one picture."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(jpeg)) as image:
        image.save(out, "PDF", resolution=100)
    return out.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()
