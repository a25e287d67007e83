"""Tables recovered from text that has no rules.

A list of schools that reached us as text (a converter's or an OCR's) lost its rules: columns
are parted by `|`, by tabs or wide gaps, by nothing at all, or each cell stands on a line of its
own. `recover_tables` finds such runs of lines and puts a `Table` with `ruled=False` in their
place, so that parsers see a table wherever it came from.
"""

from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import HEADERS, Role
from parsers.text_tables.headers import header_role, is_header, is_level_row
from parsers.text_tables.recovery import recover_tables

__all__ = ["HEADERS", "Role", "fold", "header_role", "is_header", "is_level_row", "recover_tables"]
