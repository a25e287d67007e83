"""The further layouts by name, with the offices that write them."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.documents.draft import Draft
from benchmarks.documents.more_layouts import lists, tables, words
from benchmarks.documents.more_layouts.frame import plan

OFFICES = ("district", "district", "union", "youth", "province", "commune", "council")
OFFICE_OF: dict[str, tuple[str, ...]] = {}

MENTOR, CLUSTER = words.MENTOR_TITLES, words.CLUSTER_TITLES
LAYOUTS: dict[str, Callable[[Draft], None]] = {
    "partner-first": plan(tables.partner_first, titles=MENTOR, aim="general-and-specific"),
    "content-first": plan(tables.content_first, aim="inline-words"),
    "helped-over-columns": plan(tables.helped_over_columns, titles=MENTOR, annexed=True),
    "key-value-cards": plan(tables.key_value_cards, aim="lettered"),
    "grid-of-levels": plan(tables.grid_of_levels, aim="decimals"),
    "lead-and-many": plan(tables.lead_and_many, aim="goals-and-targets"),
    "level-column-first": plan(tables.level_column_first, aim="bold-words", dates="phases"),
    "roman-rows-with-total": plan(tables.roman_rows_with_total, aim="nested", annexed=True),
    "ditto": plan(tables.ditto, titles=MENTOR, aim="one-paragraph", dates="quarters"),
    "nested-by-level": plan(lists.nested_by_level, titles=CLUSTER, dates="month-headings"),
    "roles-in-brackets": plan(lists.roles_in_brackets, titles=MENTOR, dates="merged-months"),
    "named-groups": plan(lists.named_groups, titles=CLUSTER, dates="semesters"),
    "lead-at-the-end": plan(lists.lead_at_the_end, titles=CLUSTER, aim="clauses"),
    "semicolons-by-level": plan(lists.semicolons_by_level, dates="regular"),
    "signs-between": plan(lists.signs_between, aim="mixed-list", dates="deadlines"),
    "places-behind": plan(lists.places_behind, aim="purpose-meaning"),
    "verbs": plan(lists.verbs, dates="numbered-table"),
}
NEGATIVES: dict[str, Callable[[Draft], None]] = {}
