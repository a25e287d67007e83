"""What a plan sets a time for: events from headings, items, running text and schedules."""

from parsers.timeline.parse import parse_timeline

__all__ = ["parse_timeline"]
