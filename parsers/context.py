"""What the formal parts of a document say that its other parts are read by."""

from __future__ import annotations

from dataclasses import dataclass

from normalizers.schools import BatchName
from schemas.plan import Stage


@dataclass(frozen=True, slots=True)
class PlanContext:
    """The plan's own unit and time, as far as its letterhead, title and body give them.

    `district` and `province` carry their word (`Quận Hà Đông`, `Thành phố Hà Nội`);
    `other_districts` are those that the title names beside it;
    `issued_on` is EDTF (`2023-03-11`, `2023-03`); `school_year` is the year in which the
    school year of a one-year plan starts; `theme` holds the wordings of twinning that the body
    repeats, which speak like a title; `batch` holds the names that other documents of the folder
    told cleanly, empty in a document's first reading.
    """

    doc_type: str | None = None
    title: str = ""
    issuer_name: str | None = None
    district: str | None = None
    province: str | None = None
    other_districts: tuple[str, ...] = ()
    issued_on: str | None = None
    stage: Stage | None = None
    school_year: int | None = None
    theme: str = ""
    batch: frozenset[BatchName] = frozenset()

    @property
    def subject(self) -> str:
        """What the document is about: its title and the wordings of twinning it repeats."""
        return f"{self.title} {self.theme}".strip()
