"""A repaired `Document` understood as a `Plan`, one for each document that a file holds."""

from parsers.plan_builder import parse
from parsers.splitting import split_documents

__all__ = ["parse", "split_documents"]
