"""The offices that send documents, and the empty document each starts from."""

from __future__ import annotations

import random

from benchmarks.documents.draft import Draft, Json, Office
from benchmarks.documents.model import Document
from benchmarks.documents.names import Namer, School
from benchmarks.documents.places import (
    DISTRICTS,
    NEW_COMMUNES,
    District,
    in_running_text,
    without_word,
)

Made = tuple[Document, Json]

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")

FONTS = ("LiberationSerif", "LiberationSerif", "FreeSerif", "DejaVuSerif", "LiberationSans")

LEVEL_SYMBOLS = {"MN": "MN", "TH": "TH", "THCS": "THCS"}


def empty_truth() -> Json:
    return {
        "source": {"path": ""},
        "doc_type": None,
        "number": None,
        "number_symbol": None,
        "issuer_name": None,
        "place": None,
        "issued_on": None,
        "title": None,
        "stage": None,
        "legal_basis": [],
        "pairings": [],
        "objectives": [],
        "timeline": [],
        "tasks": [],
        "signers": [],
        "recipients": [],
        "findings": [],
    }


def district_office(d: District) -> Office:
    """The education office of a district (phòng giáo dục và đào tạo)."""
    return Office(
        "district",
        (f"UBND {d.name.upper()}",),
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",),
        f"Phòng Giáo dục và Đào tạo {in_running_text(d.name)}",
        f"Phòng GDĐT {in_running_text(d.name)}",
        "KH-PGDĐT",
        d.short,
        d.name,
        "TRƯỞNG PHÒNG",
        ("Phòng Giáo dục và Đào tạo", f"Phòng GDĐT {in_running_text(d.name)}"),
    )


def union_office(d: District) -> Office:
    """The education trade union of a district."""
    return Office(
        "union",
        (f"LIÊN ĐOÀN LAO ĐỘNG {d.name.upper()}",),
        ("CÔNG ĐOÀN GIÁO DỤC",),
        f"Công đoàn Giáo dục {in_running_text(d.name)}",
        "Công đoàn Giáo dục",
        "KH-CĐGD",
        d.short,
        d.name,
        "CHỦ TỊCH",
        ("Công đoàn Giáo dục",),
    )


def province_office(d: District) -> Office:
    """The education department of a province (sở giáo dục và đào tạo)."""
    running = in_running_text(d.province)
    return Office(
        "province",
        (f"UBND {d.province.upper()}",),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
        f"Sở Giáo dục và Đào tạo {running}",
        "Sở GDĐT",
        "KH-SGDĐT",
        without_word(d.province),
        d.province,
        "GIÁM ĐỐC",
        ("Sở Giáo dục và Đào tạo", f"Sở Giáo dục và Đào tạo {without_word(d.province)}"),
    )


def commune_office(commune: str, province: str) -> Office:
    """A commune or ward that looks after its schools since July 2025."""
    return Office(
        "commune",
        (f"ỦY BAN NHÂN DÂN {commune.upper()}",),
        ("PHÒNG VĂN HÓA - XÃ HỘI",),
        f"Phòng Văn hóa - Xã hội {in_running_text(commune)}",
        "Phòng Văn hóa - Xã hội",
        "KH-VHXH",
        commune.split(" ", 1)[1],
        commune,
        "TRƯỞNG PHÒNG",
        ("Phòng Văn hóa - Xã hội", f"UBND {in_running_text(commune)}"),
    )


def school_office(school: School, parent: str, place: str, unit: str) -> Office:
    """A school under its district office or commune."""
    initials = "".join(w[0] for w in school.name.split()).upper()
    initials = "".join(c for c in initials if c.isalnum())
    full = f"Trường {school.full_name}"
    return Office(
        "school",
        (parent,),
        (full.upper(),),
        full,
        f"trường {school.full_name}",
        f"KH-{LEVEL_SYMBOLS.get(school.level, 'TH')}{initials}",
        place,
        unit,
        "HIỆU TRƯỞNG",
        (school.full_name, f"{full} {in_running_text(unit)}"),
    )


def new_draft(seed: int, kind: str, facts: dict[str, list[str]] | None = None) -> Draft:
    """A draft of an office kind.

    `district`, `union`, `province` and `school` write before the reform of 1 July 2025,
    `commune` and `new-province` after it.
    """
    rng = random.Random(seed)  # noqa: S311 - documents, not secrets
    namer = Namer(rng, facts)
    place = rng.choice(DISTRICTS)
    start = rng.randint(2021, 2024)
    reformed = kind in ("commune", "new-province")
    if kind == "new-province":
        kind, start = "province", rng.randint(2025, 2026)
    if kind == "commune":
        province = rng.choice(sorted(NEW_COMMUNES))
        commune = rng.choice(NEW_COMMUNES[province])
        others = tuple(c.split(" ", 1)[1] for c in NEW_COMMUNES[province])
        place, start = District(commune, province, others), rng.randint(2025, 2026)
        office = commune_office(commune, province)
    elif kind == "school":
        own = namer.school(
            rng.choice(("MN", "TH", "THCS")), place.name, place.province, place.communes
        )
        office = school_office(own, f"PHÒNG GDĐT {place.name.upper()}", place.short, place.name)
    else:
        office = {"district": district_office, "union": union_office, "province": province_office}[
            kind
        ](place)
    d = Draft(rng, office, namer, place, place.province, start, start + rng.randint(1, 3), reformed)
    d.document.font = rng.choice(FONTS)
    d.document.size = rng.choice((13, 13, 14, 14))
    d.document.automatic_numbers = rng.random() < 0.5
    d.numbering = rng.choice(("roman", "roman", "roman", "arabic", "letters", "plain", "article"))
    d.truth = empty_truth()
    return d
