"""Documents written by a stranger to the program, with their truth."""
