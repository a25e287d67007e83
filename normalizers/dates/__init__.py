"""Phrases of time in Vietnamese administrative text, as typed values."""

from normalizers.dates.phrases import find_dates
from normalizers.dates.value import DateMention, DateReference, PlanDate

__all__ = ["DateMention", "DateReference", "PlanDate", "find_dates"]
