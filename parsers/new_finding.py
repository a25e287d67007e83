"""A finding as all parsers make it: the severity is its code's."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.findings import FINDING_CODES
from schemas.plan import Evidence, Finding


def finding(
    code: str,
    message: str,
    *,
    field: str | None = None,
    value: str | None = None,
    suggestion: str | None = None,
    evidence: Sequence[Evidence | None] = (),
) -> Finding:
    """A finding of a code of `schemas.findings`; places that are not known are left out.

    >>> finding("row-gap", "row 4 follows row 2", field="pairings[2].row").severity
    'doubt'
    """
    return Finding(
        severity=FINDING_CODES[code].severity,
        code=code,
        message=message,
        field=field,
        value=value,
        suggestion=suggestion,
        evidence=[place for place in evidence if place is not None],
    )
