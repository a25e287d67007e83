"""What a process loads before its first document, while the run is still looking for one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalizers.schools import KnownSchool

_LINES = """\
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO QUẬN HẢI CHÂU
KẾ HOẠCH
Kết nghĩa giữa các trường năm học 2024 - 2025
1. Trường Mầm non Hoa Sen kết nghĩa với Trường Mầm non Sơn Lâm.
"""


def load(schools: Iterable[KnownSchool] = ()) -> None:
    """Load the programs and tables that nearly every document needs, by understanding one.

    The language model is unpacked on another processor meanwhile. `schools` are those of the
    user's lists, to be known too.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts none that would be stopped
    from normalizers.text.language_model import language_model

    beside = Thread(target=language_model)
    beside.start()
    import pipeline.understanding  # noqa: F401  for what it loads

    beside.join()
    from normalizers.schools import add_schools

    add_schools(schools)
    _understand_one()
    from threadpoolctl import threadpool_limits

    threadpool_limits(1)  # of numpy's products: a process a processor is enough


def _understand_one() -> None:
    from extractors.options import ReadOptions
    from extractors.plain_text import read_text
    from pipeline.finished import finish
    from pipeline.reading import repaired
    from pipeline.understanding import understand
    from schemas.document import Document

    document = Document("", "text", "0" * 64, read_text(_LINES, ReadOptions()))
    for plan in understand(repaired(document)):
        finish(plan, "", report=False)
