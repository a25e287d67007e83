"""Schools over a batch: what is one school, what is two, and where it stands today."""

from __future__ import annotations

import pytest

from normalizers.schools import NameContext, parse_schools, same_name, school_id
from pipeline.schools import SchoolIndex, province_today, today_of, told_of
from schemas.plan import Pairing, Party, Plan, Source
from schemas.tables import SchoolRow

TAM_NONG = NameContext(district="Huyện Tam Nông", province="Tỉnh Phú Thọ")
LAM_THAO = NameContext(district="Huyện Lâm Thao", province="Tỉnh Phú Thọ")


def plan_of(number: int, text: str, place: NameContext) -> Plan:
    """A plan with one pairing of the schools that a text names."""
    parties = [
        Party(
            name=mention.name,
            level=mention.level,
            full_name=mention.full_name,
            district=place.district,
            province=place.province,
            school_id=school_id(mention, place),
        )
        for mention in parse_schools(text, place)
    ]
    return Plan(
        plan_id=f"{number:012d}",
        source=Source(path=f"{number}.docx", sha256="0" * 64, kind="docx", pages=1),
        pairings=[Pairing(pairing_id=f"{number:012d}-p001", schools=parties)],
    )


def rows_of(*plans: Plan) -> list[SchoolRow]:
    index = SchoolIndex()
    for plan in plans:
        index.add(told_of(plan))
    return list(index.rows())


def test_one_school_in_three_plans_is_one_row() -> None:
    texts = ("TH Dị Nậu", "Trường Tiểu học Dị Nậu", "TRƯỜNG TIỂU HỌC DỊ NẬU")
    rows = rows_of(*(plan_of(at, text, TAM_NONG) for at, text in enumerate(texts)))
    assert len(rows) == 1
    assert (rows[0].plans, rows[0].pairings) == (3, 3)


def test_spellings_of_one_name_are_one_school() -> None:
    rows = rows_of(
        plan_of(1, "THCS Phan Chu Trinh", TAM_NONG), plan_of(2, "THCS Phan Châu Trinh", TAM_NONG)
    )
    assert len(rows) == 1
    assert rows[0].variants is not None


@pytest.mark.parametrize(
    ("text", "place"),
    [("THCS Dị Nậu", TAM_NONG), ("TH Dị Nậu", LAM_THAO), ("TH Dị Nậu II", TAM_NONG)],
)
def test_another_level_district_or_number_is_another_school(text: str, place: NameContext) -> None:
    assert len(rows_of(plan_of(1, "TH Dị Nậu", TAM_NONG), plan_of(2, text, place))) == 2


def test_a_plan_that_repeats_another_counts_nothing() -> None:
    again = plan_of(2, "TH Dị Nậu", TAM_NONG)
    again.same_as = "000000000001"
    rows = rows_of(plan_of(1, "TH Dị Nậu", TAM_NONG), again)
    assert [row.plans for row in rows] == [1]


def test_units_of_today() -> None:
    row = rows_of(plan_of(1, "TH Dị Nậu", TAM_NONG))[0]
    assert (row.new_commune, row.new_province) == ("Xã Thọ Văn", "Tỉnh Phú Thọ")


def test_no_commune_of_today_where_it_is_not_certain() -> None:
    ha_dong = {"district": "Quận Hà Đông", "province": "Thành phố Hà Nội"}
    divided = today_of(Party(name="Phú Lương I", **ha_dong))
    assert divided.commune is None
    assert divided.note is not None and divided.note.startswith("Phường Phú Lương went to Phường ")
    assert today_of(Party(name="Hoa Sen", **ha_dong)) == (None, None)
    assert today_of(Party(name="Dị Nậu", province="Tỉnh Phú Thọ")).commune is None  # no district
    assert province_today("Tỉnh Không Có") is None


def test_a_commune_that_is_printed_is_no_conclusion() -> None:
    place = {"district": "Huyện Tam Nông", "province": "Tỉnh Phú Thọ"}
    assert today_of(Party(name="Hoa Sen", commune="Xã Dị Nậu", **place)).note is None
    assert today_of(Party(name="Dị Nậu", **place)).note == "by its name, after Xã Dị Nậu"


def test_the_evidence_of_a_merge_is_kept() -> None:
    plans = (plan_of(1, "TH Đa Sỹ", TAM_NONG), plan_of(2, "Trường Tiểu học Đa Sĩ", TAM_NONG))
    (row,) = rows_of(*plans)
    assert row.evidence == (
        "Tiểu học Đa Sỹ (Huyện Tam Nông, as-read): 000000000001-p001; "
        "Tiểu học Đa Sĩ (Huyện Tam Nông, as-read): 000000000002-p001"
    )


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà An", "Hòa An"), ("Đa Sỹ", "Đa Sĩ"), ("Hoạ Mi", "Họa My")]
)
def test_spellings_of_one_sound_are_one_school(one: str, other: str) -> None:
    rows = rows_of(plan_of(1, f"MN {one}", TAM_NONG), plan_of(2, f"MN {other}", TAM_NONG))
    assert [row.variants for row in rows] == [f"Mầm non {max(one, other)}"]


def test_names_of_two_spellings() -> None:
    assert same_name("Mộ Lao II", "Mỗ Lao II")
    assert not same_name("Mộ Lao", "Mỗ Lao II")
