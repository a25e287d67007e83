"""Damaged pages and what the scan road makes of them."""
