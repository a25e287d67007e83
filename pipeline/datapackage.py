"""The Frictionless Data Package descriptor of the CSV tables (specs.frictionlessdata.io)."""

from __future__ import annotations

import json
import types
from typing import Any, Union, get_args, get_origin

from schemas.columns import COLUMN_MEANINGS, TABLE_MEANINGS
from schemas.plan import SCHEMA_VERSION
from schemas.tables import TABLES, Row

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
PRIMARY_KEYS: dict[str, list[str]] = {
    "plans": ["plan_id"],
    "pairings": ["pairing_id"],
    "pairing_schools": ["pairing_id", "position"],
    "schools": ["school_id"],
    "objectives": ["objective_id"],
    "timelines": ["event_id"],
    "tasks": ["task_id"],
    "legal_basis": ["basis_id"],
    "findings": ["finding_id"],
    "files": ["path"],
}
_FOREIGN_KEYS = {
    "pairings": [("plan_id", "plans")],
    "pairing_schools": [("pairing_id", "pairings")],
    "objectives": [("plan_id", "plans"), ("pairing_id", "pairings")],
    "timelines": [("plan_id", "plans"), ("pairing_id", "pairings")],
    "tasks": [("plan_id", "plans"), ("pairing_id", "pairings")],
    "legal_basis": [("plan_id", "plans")],
    "findings": [("plan_id", "plans")],
    "files": [("plan_id", "plans")],
}


def descriptor() -> str:
    """`datapackage.json` as text; it depends on the row models only."""
    package = {
        "name": "ketnghia",
        "title": "School twinning plans",
        "profile": "tabular-data-package",
        "version": SCHEMA_VERSION,
        "resources": [_resource(name, row_type) for name, row_type in TABLES.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(name: str, row_type: type[Row]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(title, info.annotation) for title, info in row_type.model_fields.items()],
        "missingValues": [""],
        "primaryKey": PRIMARY_KEYS[name],
    }
    keys = [
        {"fields": [column], "reference": {"resource": table, "fields": [column]}}
        for column, table in _FOREIGN_KEYS.get(name, [])
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": name,
        "description": TABLE_MEANINGS[name],
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def column_type(annotation: Any) -> tuple[str, bool]:
    """A column's type in the descriptor's terms, and whether it is never empty.

    >>> column_type(str | None), column_type(bool)
    (('string', False), ('boolean', True))
    """
    if get_origin(annotation) in (Union, types.UnionType):
        plain = next(kind for kind in get_args(annotation) if kind is not type(None))
        return _TYPES[plain], False
    return _TYPES[annotation], True


def _field(title: str, annotation: Any) -> dict[str, Any]:
    kind, required = column_type(annotation)
    field: dict[str, Any] = {"name": title, "type": kind, "description": COLUMN_MEANINGS[title]}
    if kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if required and kind != "string":
        field["constraints"] = {"required": True}
    return field
