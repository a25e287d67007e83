"""`ketnghia cache show | prune`: how much is kept from earlier runs, and what of it is of use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from pipeline.cache import STAGES, current_folders, default_folder

app = typer.Typer(
    name="cache",
    help="Show or prune what is kept from earlier runs.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Folder = Annotated[Path | None, typer.Option("--cache", help="The cache's folder.")]


@dataclass(frozen=True, slots=True)
class Kept:
    """The entries of one stage, made by one version of the program."""

    folder: Path
    stage: str
    current: bool
    entries: int
    size: int  # bytes


@app.command()
def show(cache: Folder = None) -> None:
    """Show the entries and their size by stage."""
    folder = cache or default_folder()
    table = Table(title=str(folder), title_justify="left", box=SIMPLE_HEAD)
    table.add_column("stage")
    for name in ("entries", "MB"):
        table.add_column(name, justify="right")
    table.add_column("of")
    for kept in kept_in(folder):
        version = "this version" if kept.current else "another version"
        table.add_row(kept.stage, str(kept.entries), f"{kept.size / 1e6:.1f}", version)
    Console().print(table)


@app.command()
def prune(
    cache: Folder = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what this version can still use.")
    ] = False,
) -> None:
    """Delete what other versions of the program left, which this one cannot use."""
    entries = size = 0
    for kept in list(kept_in(cache or default_folder())):
        if everything or not kept.current:
            shutil.rmtree(kept.folder, ignore_errors=True)
            entries, size = entries + kept.entries, size + kept.size
    Console().print(f"{entries} entries of {size / 1e6:.1f} MB deleted.", highlight=False)


def kept_in(folder: Path) -> Iterator[Kept]:
    """What a cache holds, by stage and version; what is not the cache's is not looked at."""
    current = current_folders()
    for place in sorted(folder.iterdir()) if folder.is_dir() else ():
        stage, _, version = place.name.rpartition("-")
        if place.is_dir() and stage in STAGES and version:
            files = [path for path in place.rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in files)
            yield Kept(place, stage, place.name in current, len(files), size)
