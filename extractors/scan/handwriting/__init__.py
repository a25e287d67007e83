"""Digits that a pen wrote into a printed form."""
