"""The frame around a list of pairs: office, opening, body, signature."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from benchmarks.documents.draft import Draft, Office
from benchmarks.documents.model import Columns, Para
from benchmarks.documents.more_layouts import words
from benchmarks.documents.more_layouts.aims import aims
from benchmarks.documents.more_layouts.dates import schedule
from benchmarks.documents.more_layouts.places import DISTRICTS, NEW_COMMUNES, FurtherNamer
from benchmarks.documents.names import School
from benchmarks.documents.pairings.parts import annex_reference
from benchmarks.documents.places import District, in_running_text
from benchmarks.documents.plans import body as plan_body
from benchmarks.documents.plans import frame as plan_frame
from benchmarks.documents.plans import offices as plan_offices

Body = Callable[[Draft], None]


def youth_office(d: District) -> Office:
    """The district's youth union (huyện đoàn); signs like a union."""
    return replace(
        plan_offices.union_office(d),
        parent=("TỈNH ĐOÀN " + d.province.split(" ", 1)[1].upper(),),
        issuer=("BAN CHẤP HÀNH ĐOÀN", d.name.upper()),
        full_name=f"Ban Chấp hành Đoàn {in_running_text(d.name)}",
        prose=f"Ban Thường vụ Huyện đoàn {d.short}" if "Huyện" in d.name else "Ban Thường vụ Đoàn",
        symbol="KH-ĐTN",
        signer_title="BÍ THƯ",
        accept=("Ban Chấp hành Đoàn", f"BAN CHẤP HÀNH ĐOÀN {d.name.upper()}"),
    )


def commune_council(commune: str, province: str) -> Office:
    """The people's committee of a commune itself (UBND xã), since July 2025."""
    base = plan_offices.commune_office(commune, province)
    full = f"Ủy ban nhân dân {in_running_text(commune)}"
    return replace(
        base,
        parent=(f"UBND {province.upper()}",),
        issuer=(f"ỦY BAN NHÂN DÂN {commune.upper()}",),
        full_name=full,
        prose=f"UBND {in_running_text(commune)}",
        symbol="KH-UBND",
        signer_title="CHỦ TỊCH",
        accept=(f"UBND {in_running_text(commune)}",),
    )


def new_draft(seed: int, kind: str, facts: dict[str, list[str]] | None = None) -> Draft:
    """A draft of an office kind: district, union, youth, province, school, commune, council."""
    rng = random.Random(seed)  # noqa: S311 - documents, not secrets
    namer = FurtherNamer(rng, facts)
    place, start = rng.choice(DISTRICTS), rng.randint(2021, 2024)
    reformed = kind in ("commune", "council")
    if reformed:
        province = rng.choice(sorted(NEW_COMMUNES))
        commune = rng.choice(NEW_COMMUNES[province])
        others = tuple(c.split(" ", 1)[1] for c in NEW_COMMUNES[province])
        place, start = District(commune, province, others), rng.randint(2025, 2026)
        maker = commune_council if kind == "council" else plan_offices.commune_office
        office = maker(commune, province)
    elif kind == "school":
        own = own_school(namer, rng, place)
        office = plan_offices.school_office(
            own, f"PHÒNG GD&ĐT {place.name.upper()}", place.short, place.name
        )
    else:
        makers = {
            "district": plan_offices.district_office,
            "union": plan_offices.union_office,
            "youth": youth_office,
            "province": plan_offices.province_office,
        }
        office = makers[kind](place)
    end = start + rng.randint(1, 3)
    d = Draft(rng, office, namer, place, place.province, start, end, reformed)
    d.document.font = rng.choice(plan_offices.FONTS)
    d.document.size = rng.choice((13, 13, 14, 14))
    d.document.automatic_numbers = rng.random() < 0.4
    d.numbering = rng.choice(("roman", "roman", "arabic", "letters", "plain", "article"))
    d.truth = plan_offices.empty_truth()
    return d


def own_school(namer: FurtherNamer, rng: random.Random, place: District) -> School:
    level = rng.choice(("MN", "TH", "THCS"))
    school = namer.school(level, place.name, place.province, place.communes)
    return school if school.boarding != "PTDTNT" else replace(school, boarding="PTDTBT")


def content(d: Draft) -> None:
    """Nội dung: what the schools do together; nothing that is judged."""
    d.heading(0, d.rng.choice(("Nội dung", "Nội dung phối hợp", "Nhiệm vụ, giải pháp")))
    texts = [
        f"Phối hợp theo phương châm “{d.rng.choice(words.MOTTOES)}”.",
        "Trao đổi chuyên môn, chia sẻ học liệu và cùng chăm lo học sinh khó khăn.",
    ]
    d.items(texts, d.item_style())


def opening(d: Draft, titles: tuple[str, ...], doc_type: str = "KẾ HOẠCH") -> None:
    plan_frame.letterhead(d, doc_type=doc_type)
    plan_frame.title(d, titles, doc_type=doc_type)
    plan_frame.basis(d)


def ending(d: Draft) -> None:
    if d.rng.random() < 0.5:
        plan_body.organisation(d)
    plan_body.closing(d)
    plan_frame.signature(d)


HEADINGS = (
    "Phân công các trường kết nghĩa", "Danh sách kết nghĩa", "Các đơn vị tham gia",
    "Phân công cụ thể", "Tổ chức ghép cặp",
)  # fmt: skip


def annex_title(d: Draft) -> list[str]:
    """PHỤ LỤC or not, the list's title, the plan that it belongs to; returns the titles."""
    first = d.rng.choice(("PHỤ LỤC", "Phụ lục 01", ""))
    if first:
        d.centre(first, bold=True)
    line = d.rng.choice(("DANH SÁCH CÁC TRƯỜNG THAM GIA", "BẢNG PHÂN CÔNG CÁC ĐƠN VỊ"))
    d.centre(line, bold=True)
    annex_reference(d)
    return [first, line] if first else [line]


def under(d: Draft, section: str | None, others: list[str | None]) -> None:
    """Pairs without a section of their own belong to the title above the list."""
    for one in d.pairings():
        if one["section"] is None:
            one["section"] = section
            one["section_accept"] = [*one.get("section_accept", []), *others]


def plan(
    body: Body,
    *,
    titles: tuple[str, ...] = words.TITLES,
    doc_type: str = "KẾ HOẠCH",
    heading: str | None = None,
    aim: str | None = None,
    dates: str | None = None,
    annexed: bool = False,
    titled: bool = True,
) -> Body:
    """A whole plan around a body that prints the pairs, in the text or on an annex page."""

    def build(d: Draft) -> None:
        opening(d, titles, doc_type)
        if doc_type == "CHƯƠNG TRÌNH HÀNH ĐỘNG":
            d.truth["doc_type_accept"] = ["CHƯƠNG TRÌNH"]
        if aim == "clauses":
            d.numbering = "article"
        aims(d, aim)
        if d.rng.random() < 0.4:
            content(d)
        if not annexed:
            text = heading or d.rng.choice(HEADINGS)
            line = d.heading(0, text)
            body(d)
            under(d, None, [line, text])
        schedule(d, dates)
        ending(d)
        if annexed:
            d.page()
            above = annex_title(d) if titled else []
            body(d)
            under(d, above[-1] if above else None, [None, *above, " ".join(above)])

    return build


def two_signatures(
    d: Draft, left: list[str], right: list[str], *, organisations: tuple[str, str]
) -> None:
    """Representatives side by side; the last line of each is the name, the one before the post."""
    sides = [
        tuple(Para(t, bold=True, align="center", indent=0) for t in (*side[:-1], "", "", side[-1]))
        for side in (left, right)
    ]
    d.add(Columns(sides[0], sides[1], (0.5, 0.5)))
    for side, organisation in zip((left, right), organisations, strict=True):
        d.truth["signers"].append(
            {
                "name": side[-1],
                "title": side[-2],
                "title_accept": [side[-2].capitalize()],
                "capacity": None,
                "organisation": organisation,
                "organisation_accept": [None, side[0]],
            }
        )
