"""A repaired `Document` understood as a `Plan`, one for each document that a file holds.

`plan_builder.parse` and `splitting.split_documents` are the ways in.
"""
