"""Tables that go on over the page end are made one."""

from extractors.tables.across_pages import join_across_pages

__all__ = ["join_across_pages"]
