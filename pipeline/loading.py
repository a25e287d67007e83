"""What a process loads before its first document, while the run is still looking for one."""

from __future__ import annotations

from threading import Thread

_LINES = """\
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO QUẬN HẢI CHÂU
KẾ HOẠCH
Kết nghĩa giữa các trường năm học 2024 - 2025
1. Trường Mầm non Hoa Sen kết nghĩa với Trường Mầm non Sơn Lâm.
"""


def load_programs() -> None:
    """Load the programs that every document needs.

    The language model is unpacked on another processor meanwhile.
    """
    from normalizers.text.language_model import language_model

    beside = Thread(target=language_model)
    beside.start()
    import pipeline.understanding  # noqa: F401  for what it loads

    beside.join()


def load(_: None = None) -> None:
    """Load the tables too that nearly every document needs, by understanding one."""
    from extractors.options import ReadOptions
    from extractors.plain_text import read_text
    from pipeline.finished import finish
    from pipeline.reading import repaired
    from pipeline.understanding import understand
    from schemas.document import Document

    document = Document("", "text", "0" * 64, read_text(_LINES, ReadOptions()))
    for plan in understand(repaired(document)):
        finish(plan, "")
