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
        _change(folder, number, number + 1, random)


def plan_text(number: int, random: Random) -> str:
    """A small plan with that number, a day and schools drawn by lot."""
    a, b, c, d = random.sample(_NAMES, 4)
    day, month = random.randint(1, 28), random.randint(1, 12)
    return _PLAN.format(number=number, day=day, month=month, a=a, b=b, c=c, d=d)


def _change(folder: Path, file: int, number: int, random: Random) -> None:
    (folder / f"{file:06}.txt").write_text(plan_text(number, random), "utf-8")


def scale(folder: Path, count: int, workers: int) -> list[Cost]:
    """The costs of a first run, a second one, one after a file was changed, and one after another
    was, with the tables and plans only."""
    shutil.rmtree(folder, ignore_errors=True)
    room = Room(folder)
    inputs = folder / "input"
    make(inputs, count)
    costs = [measured("first", room, inputs, workers), measured("second", room, inputs, workers)]
    _change(inputs, count // 2, count + 7, Random(0))  # noqa: S311
    costs.append(measured("one changed", room, inputs, workers))
    _change(inputs, count // 3, count + 8, Random(1))  # noqa: S311
    tables = ("--no-workbook", "--no-report")
    return [*costs, measured("JSON and CSV", room, inputs, workers, *tables)]


def measured(name: str, room: Room, inputs: Path, workers: int, *options: str) -> Cost:
    """What a run over `inputs` costs."""
    before, start = processor_s(), time.monotonic()
    process = room.start(inputs, "--workers", str(workers), *options, verbose=False)
    parent = children = 0
    while process.poll() is None:
        try:
            watched = psutil.Process(process.pid)
            parent = max(parent, watched.memory_info().rss)
            sizes = (child.memory_info().rss for child in watched.children(recursive=True))
            children = max(children, max(sizes, default=0))
        except psutil.Error:
            continue
        finally:
            time.sleep(_TICK_S)
    wall = time.monotonic() - start
    spent, rows = processor_s() - before, len(rows_of(room.output))
    return Cost(name, wall, spent, parent / 1e6, children / 1e6, rows)


def processor_s() -> float:
    """Seconds of the processors that all ended descendants of this process have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
