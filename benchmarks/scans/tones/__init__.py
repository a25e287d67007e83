"""Teaches the net that sees the marks over vowels (`extractors/scan/tones.py`)."""
