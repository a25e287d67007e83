from pathlib import Path

from pipeline.reference import reference
from schemas.columns import COLUMN_MEANINGS, TABLE_MEANINGS
from schemas.tables import TABLES

ROOT = Path(__file__).parents[2]


def test_output_reference_is_current() -> None:
    """Print it anew with: ketnghia schema --format markdown > docs/output.md"""
    assert (ROOT / "docs" / "output.md").read_text("utf-8") == reference()


def test_every_column_and_table_has_a_meaning_and_no_other() -> None:
    assert set(TABLE_MEANINGS) == set(TABLES)
    assert set(COLUMN_MEANINGS) == {name for row in TABLES.values() for name in row.model_fields}
