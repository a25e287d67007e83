"""A folder of files in, the contract's files out."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from extractors.archive import ARCHIVE_KINDS, unpack
from extractors.kind import kind_of
from pipeline.discovery import InputFile, discover, is_litter, sha256_of
from pipeline.options import RunOptions
from pipeline.outputs import write_outputs, write_plan
from pipeline.work import Outcome, failure
from pipeline.workers import process_all
from schemas.errors import KetnghiaError
from schemas.tables import FileRow


class Progress(Protocol):
    """Told of what is done; the command line draws it."""

    def start(self, files: int) -> None: ...

    def done(self, row: FileRow) -> None: ...


@dataclass(slots=True)
class RunResult:
    """The rows of `files.csv`, the plans in their order, and whether the run was cut short.

    `counts` are the numbers of the summary: plans, pairings, findings, values to review.
    """

    files: list[FileRow] = field(default_factory=list)
    plan_ids: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    interrupted: bool = False

    @property
    def exit_code(self) -> int:
        if self.interrupted:
            return 130
        return 1 if any(row.status in {"failed", "partial"} for row in self.files) else 0


def run(options: RunOptions, progress: Progress) -> RunResult:
    """Process all inputs and write the outputs.

    Raises FileNotFoundError for an input that does not exist and ValueError when there is
    nothing to read. A file that cannot be read costs its own row only.
    """
    with tempfile.TemporaryDirectory(prefix="ketnghia-") as folder:
        files = discover(options.inputs, options.only, exclude=options.output)
        if not files:
            raise ValueError("No file to read in the given inputs.")
        return _run(files[: options.limit], Path(folder), options, progress)


def _run(
    files: Sequence[InputFile], folder: Path, options: RunOptions, progress: Progress
) -> RunResult:
    result = RunResult()
    members, refused = _open_archives(files, folder, options)
    unique, duplicates = _split_duplicates(members)
    progress.start(len(unique))
    written: list[tuple[str, str]] = []  # source path, plan id
    try:
        for outcome in process_all(unique, options):
            for text in outcome.plans:
                written.append(_write(options.output, text))
            result.files.append(outcome.row)
            progress.done(outcome.row)
    except KeyboardInterrupt:
        result.interrupted = True
    result.files += [outcome.row for outcome in refused]
    result.files += _duplicate_rows(duplicates, result.files)
    result.files.sort(key=lambda row: row.path)
    result.plan_ids = [plan_id for _, plan_id in sorted(written)]
    result.counts = write_outputs(options.output, result.plan_ids, result.files, options.csv_bom)
    return result


def _write(output: Path, text: str) -> tuple[str, str]:
    plan = json.loads(text)
    write_plan(output, plan["plan_id"], text)
    return plan["source"]["path"], plan["plan_id"]


def _open_archives(
    files: Sequence[InputFile], folder: Path, options: RunOptions
) -> tuple[list[InputFile], list[Outcome]]:
    """The files with archives replaced by their members; archives that cannot be opened."""
    members: list[InputFile] = []
    refused: list[Outcome] = []
    for file in files:
        try:
            members.extend(_members(file, folder, options))
        except KetnghiaError as error:
            refused.append(failure(file, error))
    return members, refused


def _members(file: InputFile, folder: Path, options: RunOptions) -> Iterator[InputFile]:
    if file.path.stat().st_size == 0 or kind_of(file.path) not in ARCHIVE_KINDS:
        yield file
        return
    target = folder / sha256_of(file.path)[:16]
    for inner, path in unpack(file.path, target, options.read):
        if not is_litter(Path(inner).name):
            yield InputFile(path, f"{file.name}/{inner}")


def _split_duplicates(
    files: Sequence[InputFile],
) -> tuple[list[InputFile], list[tuple[InputFile, str]]]:
    """Files with bytes of their own, and the others with the hash that they repeat."""
    seen: set[str] = set()
    unique: list[InputFile] = []
    duplicates: list[tuple[InputFile, str]] = []
    for file in files:
        digest = sha256_of(file.path)
        if digest in seen and file.path.stat().st_size:
            duplicates.append((file, digest))
        else:
            unique.append(file)
            seen.add(digest)
    return unique, duplicates


def _duplicate_rows(
    duplicates: Sequence[tuple[InputFile, str]], rows: Sequence[FileRow]
) -> list[FileRow]:
    first = {row.sha256: row for row in reversed(rows)}
    return [
        first[digest].model_copy(
            update={
                "path": file.name,
                "status": "duplicate",
                "code": "file-duplicate",
                "reason": f"The same bytes as {first[digest].path}.",
            }
        )
        for file, digest in duplicates
        if digest in first
    ]
