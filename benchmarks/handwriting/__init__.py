"""Digits written by hand into a printed form: made, taught to a small net, and measured."""
