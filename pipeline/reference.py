"""docs/output.md, generated from the models, so that it cannot go stale."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.datapackage import PRIMARY_KEYS, column_type
from schemas.columns import COLUMN_MEANINGS, TABLE_MEANINGS
from schemas.findings import FINDING_CODES
from schemas.tables import TABLES

_INTRODUCTION = """\
# The output

`ketnghia run INPUT… -o OUTPUT` writes `plans/<plan_id>.json` (one document, whole; its JSON
Schema is printed by `ketnghia schema`), the tables below as CSV, all of them as sheets of
`ketnghia.xlsx`, `datapackage.json` (a Frictionless Data Package), `report.html`
and `versions.json` (the versions of the program and, where they were used, of Tesseract, its
Vietnamese data and LibreOffice).

CSV is UTF-8 (with a byte-order mark under `--csv-bom`), comma-separated, with a header. A cell
that a spreadsheet could take for a formula has an apostrophe in front and a finding. The same
files give the same bytes, whatever the number of workers.

This page is printed by `ketnghia schema --format markdown`.
"""


def reference() -> str:
    """The reference of all tables and finding codes, in Markdown."""
    return "\n".join([_INTRODUCTION, *_tables(), *_codes()]) + "\n"


def _tables() -> Iterator[str]:
    for name, row_type in TABLES.items():
        yield f"## {name}.csv\n\n{TABLE_MEANINGS[name]} Key: {', '.join(PRIMARY_KEYS[name])}.\n"
        yield "| column | type | meaning |\n|---|---|---|"
        for column, info in row_type.model_fields.items():
            kind, required = column_type(info.annotation)
            optional = "" if required else ", may be empty"
            yield f"| {column} | {kind}{optional} | {_cell(COLUMN_MEANINGS[column])} |"
        yield ""


def _codes() -> Iterator[str]:
    yield "## Finding codes\n\n| code | severity | meaning | example |\n|---|---|---|---|"
    for code, entry in FINDING_CODES.items():
        yield f"| {code} | {entry.severity} | {entry.meaning} | {_cell(entry.example)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
