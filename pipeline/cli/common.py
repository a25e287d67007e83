"""What the commands share: their arguments, the screen, and how they end."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.logging import RichHandler

from pipeline.doctor import missing_for_run
from pipeline.options import RunOptions
from pipeline.result import RunResult
from pipeline.run import run as run_batch
from pipeline.screen import ScreenProgress
from schemas.errors import SetupMissing, WrongUsage

if TYPE_CHECKING:
    from normalizers.schools import KnownSchool
    from pipeline.corrections import Correction

errors = Console(stderr=True)

PROCESSORS = os.cpu_count() or 1

T = TypeVar("T")

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders or URLs.")]

Output = Annotated[str, typer.Option("--output", "-o", help="Folder to write to, or its URL.")]

Workers = Annotated[
    int,
    typer.Option(
        min=1, show_default="one a processor", help="Processes that work at the same time."
    ),
]


def own_schools(paths: Sequence[Path]) -> tuple[tuple[KnownSchool, ...], str]:
    """The schools of the user's lists, and a text that differs where the lists do."""
    if not paths:
        return (), ""
    from pipeline.gazetteer import knowledge_of, schools_of  # with all lists

    schools = _listed(schools_of, paths)
    return schools, knowledge_of(schools)


def own_corrections(paths: Sequence[Path]) -> tuple[Correction, ...]:
    """What a person corrected."""
    if not paths:
        return ()
    from pipeline.corrections import corrections_of  # with all parsers

    return _listed(corrections_of, paths)


def _listed(read: Callable[[Sequence[Path]], Iterable[T]], paths: Sequence[Path]) -> tuple[T, ...]:
    """What the user's own files hold; a faulty one stops the run before it begins."""
    try:
        return tuple(read(paths))
    except WrongUsage as error:
        refuse(str(error))


def run_with_progress(options: RunOptions) -> RunResult:
    log_to_stderr(logging.DEBUG if options.verbose else logging.WARNING)
    stop_if_setup_is_missing()
    try:
        with ScreenProgress(errors) as progress:
            return run_batch(options, progress)
    except WrongUsage as error:
        refuse(str(error))
    except SetupMissing as error:
        stop(3, str(error))
    except OSError as error:
        refuse(f"Writing failed: {error}.")
    except KeyboardInterrupt:
        errors.print("Interrupted before anything was written.", style="red")
        raise typer.Exit(130) from None


def stop_if_setup_is_missing() -> None:
    for tool in missing_for_run():
        stop(3, f"{tool.name} is missing. {tool.remedy}")


def refuse(message: str) -> NoReturn:
    stop(2, message)


def stop(code: int, message: str) -> NoReturn:
    errors.print(message, style="red", markup=False)
    raise typer.Exit(code)


def log_to_stderr(level: int = logging.WARNING) -> None:
    logging.getLogger("pipeline").setLevel(level)
    logging.basicConfig(
        level=logging.WARNING,
        format="%(message)s",
        handlers=[RichHandler(console=errors, show_time=False, show_path=False)],
    )
