"""Contacts of paragraphs, of the rows of tables and of the list of recipients."""

from parsers.contacts import read_contacts, texts_of
from parsers.outline import Item
from schemas.document import Cell, Table, line_of


def test_contacts_of_tables_and_recipients() -> None:
    cells = [Cell(0, c, [line_of(t)]) for c, t in enumerate(("TH Sông Lô", "0220.3736.114"))]
    table = Item("table", table=Table(1, 2, cells))
    mail = Item("item", "Gửi về pgd@songlo.edu.vn", lines=[line_of("Gửi về pgd@songlo.edu.vn")])
    texts = [*texts_of([table, mail]), "Website songlo.edu.vn"]
    found = [(contact.kind, contact.value) for contact in read_contacts(texts, None)]
    assert found == [
        ("phone", "0220.3736.114"),
        ("email", "pgd@songlo.edu.vn"),
        ("website", "songlo.edu.vn"),
    ]


def test_figures_of_a_table_are_no_telephone_numbers() -> None:
    cells = [Cell(0, c, [line_of(t)]) for c, t in enumerate(("TH Sông Lô", "612", "1.250.000"))]
    assert not read_contacts(list(texts_of([Item("table", table=Table(1, 3, cells))])), None)
