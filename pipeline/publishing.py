"""Outputs for a place that is no folder of this machine: written here, then put there."""

from __future__ import annotations

from pathlib import Path

from pipeline.output_folder import PLAN_FILE
from pipeline.places import Remote, files_below, put, remove
from pipeline.run_log import log_path

_LAST = ("versions.json", "datapackage.json")  # a reader who waits for these finds all the rest


def publish(folder: Path, place: Remote) -> None:
    """Put the outputs in `folder` to `place`, each file whole, the data package last.

    Plans there that are not in the folder are deleted. The log of the run goes beside the place,
    or into it where it is a whole bucket. Raises `WrongUsage` where it cannot be written.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in paths]
    put(folder, place, [name for name in names if name not in _LAST])
    remove(place, _stale_plans(place, set(names)))
    for name in _LAST:
        put(folder, place, [name] if name in names else [])
    log = log_path(folder)
    if log.is_file():
        named = log.rename(log_path(folder.with_name(place.name)))
        put(named.parent, place.parent or place, [named.name])


def _stale_plans(place: Remote, wanted: set[str]) -> list[str]:
    try:
        there = files_below(place / "plans")
    except FileNotFoundError:
        return []
    listed = [f"plans/{found.name}" for found in there if PLAN_FILE.fullmatch(found.name)]
    return [name for name in listed if name not in wanted]
