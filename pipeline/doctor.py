"""What is installed, what is missing, and how to get it."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.tesseract_data import data_folder
from schemas.errors import SetupMissing


@dataclass(frozen=True, slots=True)
class Tool:
    """A program, library or data file: whether it is there, and the command that gets it."""

    name: str
    required: bool
    found: bool
    detail: str
    remedy: str = ""


def check() -> Iterator[Tool]:
    """Everything that the program can use, required things first."""
    yield _vietnamese_data()
    yield _ocr_engine()
    yield _program(
        "LibreOffice",
        ("soffice", "libreoffice"),
        "needed for DOC, ODT, RTF and PPT",
        "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui",
    )
    yield _library("HEIC photos", "pillow_heif", ".venv/bin/pip install pillow-heif")
    yield _library("7z archives", "py7zr", ".venv/bin/pip install py7zr")
    yield _program(
        "RAR archives", ("unrar", "unar", "bsdtar"), "needed for RAR", "apt-get install unar"
    )


def missing_for_run() -> list[Tool]:
    """The required things that are not there."""
    return [tool for tool in check() if tool.required and not tool.found]


def _vietnamese_data() -> Tool:
    try:
        detail, found = str(data_folder()), True
    except SetupMissing as error:
        detail, found = error.message, False
    remedy = "Run `make setup`, or: apt-get install tesseract-ocr-vie"
    return Tool("Tesseract's Vietnamese data", True, found, detail, remedy)


def _ocr_engine() -> Tool:
    in_process = importlib.util.find_spec("tesserocr") is not None
    program = shutil.which("tesseract")
    detail = "tesserocr" if in_process else program or "not found"
    return Tool(
        "OCR engine",
        True,
        in_process or program is not None,
        detail,
        "pip install tesserocr, or: apt-get install tesseract-ocr",
    )


def _program(name: str, programs: tuple[str, ...], use: str, remedy: str) -> Tool:
    found = next((path for program in programs if (path := shutil.which(program))), None)
    return Tool(name, False, found is not None, found or use, remedy)


def _library(name: str, module: str, remedy: str) -> Tool:
    found = importlib.util.find_spec(module) is not None
    return Tool(name, False, found, module if found else f"needs {module}", remedy)
