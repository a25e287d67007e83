"""Many small documents: what a run costs, what a second one costs, how much memory is held."""

from __future__ import annotations

import resource
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psutil

from benchmarks.batch.sandbox import Room, rows_of

_TICK_S = 0.2
_NAMES = (
    "Hoa Ban", "Cỏ May", "Sơn Lâm", "Suối Nguồn", "Hòa Bình", "Kim Đồng", "Ban Mai", "Sao Mai",
    "Hướng Dương", "Tuổi Thơ", "Vành Khuyên", "Hoa Sen", "Bình Minh", "Măng Non", "Họa Mi",
)  # fmt: skip
_PLAN = """\
UBND HUYỆN YÊN LẬP
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
Số: {number}/KH-PGDĐT
Yên Lập, ngày {day} tháng {month} năm 2024

KẾ HOẠCH
Tổ chức kết nghĩa giữa các trường mầm non năm học 2024 - 2025

I. MỤC ĐÍCH
- Giúp các trường học hỏi kinh nghiệm chăm sóc trẻ.
II. DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA
1. Trường Mầm non {a} kết nghĩa với Trường Mầm non {b}.
2. Trường Mầm non {c} kết nghĩa với Trường Mầm non {d}.
III. THỜI GIAN
- Tháng 10/2024: Ký kết giao ước.
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: seconds by the wall and of the processors, peak memory in megabytes."""

    name: str
    wall_s: float
    processor_s: float
    parent_mb: float
    children_mb: float  # the largest of one child
    rows: int


def make(folder: Path, count: int) -> None:
    """Write `count` small plans, each with a number, day and schools of its own."""
    random = Random(count)  # noqa: S311
    folder.mkdir(parents=True)
    for number in range(count):
        _write(folder / f"{number:06}.txt", number, random)


def _write(path: Path, number: int, random: Random) -> None:
    a, b, c, d = random.sample(_NAMES, 4)
    day, month = random.randint(1, 28), random.randint(1, 12)
    text = _PLAN.format(number=number + 1, day=day, month=month, a=a, b=b, c=c, d=d)
    path.write_text(text, "utf-8")


def scale(folder: Path, count: int, workers: int) -> list[Cost]:
    """The costs of a first run, a second one, and one after one file was changed."""
    shutil.rmtree(folder, ignore_errors=True)
    room = Room(folder)
    inputs = folder / "input"
    make(inputs, count)
    costs = [_measured("first", room, inputs, workers), _measured("second", room, inputs, workers)]
    _write(inputs / f"{count // 2:06}.txt", count + 7, Random(0))  # noqa: S311
    return [*costs, _measured("one changed", room, inputs, workers)]


def _measured(name: str, room: Room, inputs: Path, workers: int) -> Cost:
    before, start = _processor_s(), time.monotonic()
    process = room.start(inputs, "--workers", str(workers), verbose=False)
    parent = children = 0
    while process.poll() is None:
        try:
            watched = psutil.Process(process.pid)
            parent = max(parent, watched.memory_info().rss)
            sizes = (child.memory_info().rss for child in watched.children())
            children = max(children, max(sizes, default=0))
        except psutil.Error:
            continue
        finally:
            time.sleep(_TICK_S)
    wall = time.monotonic() - start
    spent, rows = _processor_s() - before, len(rows_of(room.output))
    return Cost(name, wall, spent, parent / 1e6, children / 1e6, rows)


def _processor_s() -> float:
    """Seconds of the processors that all ended descendants of this process have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
