"""A repaired `Document` understood as a `Plan`."""

from parsers.plan_builder import parse

__all__ = ["parse"]
