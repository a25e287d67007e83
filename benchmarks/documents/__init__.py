"""Maker of test documents: Vietnamese twinning plans and their neighbours, with exact truth.

A random but seeded `Office` and its schools become a laid-out `model.Document` and, in the same
step, the truth in the terms of the output contract. Writers turn the document into files of every
kind that offices send. Nothing here imports the parsers: the truth is what was written.
"""
