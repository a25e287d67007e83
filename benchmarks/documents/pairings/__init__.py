"""Layouts of the pairing list: each prints a list and adds what it says to the truth."""

from __future__ import annotations

from benchmarks.documents.pairings.lists import (
    bullet_sentences,
    cluster_list,
    inline_by_level,
    mentor_sentences,
    numbered_list,
    prose_only,
)
from benchmarks.documents.pairings.parts import Layout
from benchmarks.documents.pairings.tables import (
    headless_table,
    landscape_annex,
    level_column,
    level_section_rows,
    long_table,
    mixed_levels,
    pair_cell_focus,
    pair_column,
    ruled_table,
    shouted_table,
    table_per_level,
    two_in_a_cell,
)
from benchmarks.documents.pairings.wide_tables import (
    cluster_table,
    commune_table,
    communes_in_brackets,
    inter_province,
    lead_rowspan,
    mentor_table,
    side_by_side,
    three_columns,
    two_districts,
    unruled_columns,
)

LAYOUTS: dict[str, Layout] = {
    layout.__name__.replace("_", "-"): layout
    for layout in (
        ruled_table,
        pair_cell_focus,
        level_section_rows,
        table_per_level,
        level_column,
        mentor_table,
        cluster_table,
        lead_rowspan,
        two_districts,
        inter_province,
        landscape_annex,
        long_table,
        three_columns,
        two_in_a_cell,
        unruled_columns,
        commune_table,
        numbered_list,
        bullet_sentences,
        mentor_sentences,
        prose_only,
        inline_by_level,
        cluster_list,
        shouted_table,
        side_by_side,
        communes_in_brackets,
        headless_table,
        pair_column,
        mixed_levels,
    )
}
