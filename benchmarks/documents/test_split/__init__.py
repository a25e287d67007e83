"""The TEST documents: frozen, not to be tuned on, not to be read while tuning.

Written by someone who has not seen the parsers, normalisers, extractors or the pipeline, before
anything was tuned. Offices, places, schools, faces, wording, heading habits and layouts are others
than those of the development documents; the document model, the writers, the damage and the form
of the truth are the same.

Rules. Run the split to measure, and report the numbers; never open its sources, documents or
single truths to find out what went wrong, and never change code because of one of its documents:
look for the same weakness in development documents instead. A mistake in a truth is corrected by
someone who is not tuning, in a commit of its own that says so, with the numbers before and after.
Every layout must keep its name.
"""
