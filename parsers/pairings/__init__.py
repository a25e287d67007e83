"""Pairings of schools (kết nghĩa): from tables, lists, sentences, memoranda and titles."""

from parsers.pairings.parse import parse_pairings

__all__ = ["parse_pairings"]
