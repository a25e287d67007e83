"""The further layouts by name, with the offices that write them."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.documents.draft import Draft
from benchmarks.documents.more_layouts import (
    acts,
    agreements,
    heads,
    lists,
    none,
    parts,
    tables,
    wide_tables,
    words,
)
from benchmarks.documents.more_layouts.frame import plan

OFFICES = ("district", "district", "union", "youth", "province", "commune", "council")
OLD = ("district", "union")
OFFICE_OF: dict[str, tuple[str, ...]] = {
    "districts-over-columns": ("district",),
    "school-and-partners": ("school",),
    "school-partner-table": ("school",),
    "agreement-of-two": OLD,
    "agreement-of-three": OLD,
    "agreement-of-four": OLD,
    "branches": ("union", "youth"),
    "decision-in-articles": ("district", "province", "council"),
    "dispatch-in-prose": ("district", "province", "commune"),
    "meeting-minutes": ("district", "commune"),
    "across-provinces": ("commune", "council"),
    "province-columns": ("commune", "council"),
    "action-programme": ("district", "union", "youth"),
    "cluster-statute": ("district", "commune"),
    "districts-behind": ("district",),
    "subjects": ("district", "commune"),
}

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
    "abbreviated": plan(wide_tables.abbreviated, annexed=True),
    "role-rows": plan(wide_tables.role_rows, titles=CLUSTER, aim="goals-and-targets"),
    "side-rows": plan(wide_tables.side_rows, dates="two-sessions"),
    "school-numbers": plan(wide_tables.school_numbers, annexed=True),
    "districts-over-columns": plan(wide_tables.districts_over_columns),
    "subjects": plan(wide_tables.subjects, titles=CLUSTER),
    "address-lines": plan(wide_tables.address_lines, aim="nested"),
    "starred": plan(wide_tables.starred, aim="one-paragraph"),
    "after-other-tables": plan(wide_tables.after_other_tables),
    "annex-pages": plan(wide_tables.annex_pages, annexed=True, titled=False),
    "branches": plan(acts.branches, aim="goals-and-targets"),
    "decision-in-articles": acts.decision_in_articles,
    "dispatch-in-prose": acts.dispatch_in_prose,
    "meeting-minutes": acts.minutes,
    "school-and-partners": acts.school_and_partners,
    "school-partner-table": acts.school_partner_table,
    "agreement-of-two": agreements.of_two,
    "agreement-of-three": agreements.of_three,
    "agreement-of-four": agreements.of_four,
    "level-in-head": plan(heads.level_in_head, aim="nested"),
    "column-numbers": plan(heads.column_numbers, annexed=True, aim="lettered"),
    "districts-behind": plan(heads.districts_behind, dates="quarters"),
    "verb-between-columns": plan(heads.verb_between_columns, aim="inline-words"),
    "across-provinces": plan(parts.across_provinces),
    "province-columns": plan(parts.province_columns, aim="inline-words"),
    "bullets-of-a-pair": plan(parts.bullets_of_a_pair, aim="bold-words"),
    "helped-below": plan(parts.helped_below, titles=MENTOR, dates="merged-months"),
    "bare-lists": plan(parts.bare_lists, aim="goals-and-targets", annexed=True),
    "lines-in-cells": plan(parts.lines_in_cells, dates="numbered-table"),
    "pairs-told-by-number": plan(parts.pairs_told_by_number, aim="decimals"),
    "action-programme": parts.signed_as(
        "CTr",
        plan(
            lists.verbs,
            titles=("Kết nghĩa, giúp đỡ trường vùng khó của ngành Giáo dục {unit} {period}",),
            doc_type="CHƯƠNG TRÌNH HÀNH ĐỘNG",
            aim="general-and-specific",
            dates="merged-months",
        ),
    ),
    "cluster-statute": parts.signed_as(
        "QC",
        plan(
            parts.statute_members,
            titles=("Hoạt động của cụm trường kết nghĩa {period}",),
            doc_type="QUY CHẾ",
            heading="Thành viên của cụm",
            aim="clauses",
            dates="regular",
        ),
    ),
}
NEGATIVES: dict[str, Callable[[Draft], None]] = none.NEGATIVES
