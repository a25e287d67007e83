"""Pairings of schools (kết nghĩa): from tables, lists, sentences, memoranda and titles."""
