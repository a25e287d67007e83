"""The batch at a glance: one HTML file that opens offline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, select_autoescape

from pipeline.atomic import atomic_text
from schemas.plan import Plan
from schemas.tables import FileRow


def write_report(path: Path, plans: Iterable[Plan], files: Sequence[FileRow]) -> None:
    """Write the report over all plans and files."""
    environment = Environment(
        loader=PackageLoader("pipeline"),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html")
    with atomic_text(path) as stream:
        for part in template.generate(plans=list(plans), files=files):
            stream.write(part)
