"""Plans that amend a list: only pairs in force are pairings; footnotes belong to no name."""

from parsers.pairings.amended import in_force, pairing_has_ended
from parsers.pairings.table_header import Column


def _columns(*headers: str) -> list[Column]:
    return [Column(at, header) for at, header in enumerate(headers)]


def test_the_new_pairs_stand_beside_the_old_ones() -> None:
    columns = _columns(
        "Theo Kế hoạch số 412/KH-PGDĐT (cũ) Trường vùng thấp",
        "Theo Kế hoạch số 412/KH-PGDĐT (cũ) Trường vùng biên",
        "Nay điều chỉnh thành (mới) Trường vùng thấp",
        "Nay điều chỉnh thành (mới) Trường vùng biên",
    )
    assert [column.index for column in in_force(columns)] == [2, 3]


def test_columns_stay_where_nothing_replaces_them() -> None:
    columns = _columns("Trường giúp đỡ", "Trường được giúp đỡ", "Đơn vị mới")
    assert in_force(columns) == columns
    assert in_force(columns[:2]) == columns[:2]


def test_an_ended_pairing_is_told_by_its_own_cell_only() -> None:
    assert pairing_has_ended("Thôi kết nghĩa")
    assert pairing_has_ended("Chấm dứt")
    assert not pairing_has_ended("Trường Tiểu học Thôi Ninh")
    assert not pairing_has_ended("Hai trường xin thôi, tự liên hệ")
