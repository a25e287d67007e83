"""The documents say what the program does: README's session, numbers and commands.

`make output` writes the parts of README that come from output/ anew.
"""

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from rich.console import Console
from typer.core import TyperGroup

from pipeline.cli.app import app
from pipeline.evaluate import evaluate
from pipeline.result import RunResult
from pipeline.screen import summary_table
from schemas.tables import FileRow

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "output"
README = ROOT / "README.md"
COLUMNS = ("source", "page", "row", "level", "school_a", "school_b", "needs_review")
SCORED = ("header", "legal_basis", "pairings", "objectives", "timeline", "findings")


def table(name: str) -> list[dict[str, str]]:
    with (OUTPUT / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def session() -> str:
    """What `make run` prints after the set-up, but for the bar of progress."""
    pairings = table("pairings")
    files = [
        FileRow.model_validate({name: value or None for name, value in row.items()})
        for row in table("files")
    ]
    counts = {
        "plans": len(table("plans")),
        "pairings": len(pairings),
        "findings": len(table("findings")),
        "pairings to review": sum(row["needs_review"] == "true" for row in pairings),
    }
    console = Console(file=io.StringIO(), width=80)
    console.print(
        summary_table(
            RunResult(statuses=Counter(row.status for row in files), counts=counts), Path("output")
        )
    )
    assert isinstance(console.file, io.StringIO)
    printed = "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())
    return f"```console\n$ make run\n.venv/bin/ketnghia run samples -o output\n{printed}\n```"


def excerpt() -> str:
    """The first sure row of three documents in pairings.csv, and one to review."""
    rows = table("pairings")
    first = {row["source"]: row for row in reversed(rows) if row["needs_review"] == "false"}
    sure = [first[source] for source in sorted(first)][:3]
    doubtful = [row for row in rows if row["needs_review"] == "true"][:1]
    lines = [" | ".join(COLUMNS), "|".join("---" for _ in COLUMNS)]
    lines += [" | ".join(row[name] for name in COLUMNS) for row in sure + doubtful]
    return "\n".join(f"| {line} |" for line in lines)


def scores() -> str:
    """How the samples come out against their truth."""
    total = evaluate(OUTPUT, ROOT / "benchmarks/documents/samples_truth").total
    lines = [
        "| | right | wrong | missed | F1 | wrong and not flagged |",
        "|---|---|---|---|---|---|",
    ]
    for name in SCORED:
        score = total[name]
        lines.append(
            f"| {name} | {score.right} | {score.wrong} | {score.missed} "
            f"| {score.f1:.3f} | {score.silent} |"
        )
    return "\n".join(lines)


@pytest.mark.parametrize("part", [session, excerpt, scores])
def test_readme_shows_what_is_in_output(part: object) -> None:
    assert callable(part)
    name, expected = part.__name__, part() + "\n"
    text = README.read_text("utf-8")
    marks = re.compile(rf"(<!-- {name} -->\n)(.*?)(<!-- /{name} -->)", re.DOTALL)
    found = marks.search(text)
    assert found is not None
    if os.environ.get("KETNGHIA_UPDATE"):
        updated = text[: found.start(2)] + expected + text[found.end(2) :]
        README.write_text(updated, "utf-8")
    else:
        assert found[2] == expected, "run `make output`"


def commands() -> Iterator[tuple[str, str]]:
    """Each command (`gazetteer find` is one) with each of its options."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    yield from _commands_of(group, "")


def _commands_of(group: TyperGroup, parent: str) -> Iterator[tuple[str, str]]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, TyperGroup):
            yield from _commands_of(command, f"{parent}{name} ")
            continue
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    yield parent + name, option
        yield parent + name, ""


def test_readme_tells_of_every_command_and_option() -> None:
    sections = dict(
        re.findall(
            r"^### `ketnghia ([a-z]+(?: [a-z]+)?)[^\n]*\n(.*?)(?=^##)",
            README.read_text("utf-8"),
            re.M | re.S,
        )
    )
    listed = list(commands())
    assert len(listed) > 15
    missing = [
        f"{name} {option}"
        for name, option in listed
        if name not in sections or (option and f"`{option}" not in sections[name])
    ]
    assert missing == []


def test_readme_tells_of_no_option_that_is_not_there() -> None:
    known = {option for _, option in commands()} | {"--version", "--help"}
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README.read_text("utf-8")))
    assert told - known == set()


def test_relative_links_lead_somewhere() -> None:
    for document in [README, *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), (document.name, target)
