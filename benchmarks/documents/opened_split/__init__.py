"""Documents that were the first frozen test split, and were opened on 2026-11-22.

Written by someone who had not seen the parsers, before anything was tuned: own offices, places,
schools, faces, wording, heading habits and layouts. Two sessions measured on them without looking;
since half of the objectives stayed lost there, they are development documents now, and figures on
them are figures of tuned documents. `test_split` is the frozen one.
"""
