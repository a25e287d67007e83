"""The closed list of finding codes: what each means, how bad it is, and an example."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "doubt", "note"]


class FindingCode(NamedTuple):
    severity: Severity
    meaning: str
    example: str


FINDING_CODES: dict[str, FindingCode] = {
    # the names
    "name-two-readings": FindingCode(
        "doubt", "A name can be read in two ways.", "Văn Khê 0.55, Vạn Khê 0.41"
    ),
    "name-two-spellings": FindingCode(
        "doubt", "A school is spelt in two ways in one document.", "Tân Phong A; Tấn Phong A"
    ),
    "person-two-spellings": FindingCode(
        "doubt", "A person is spelt in two ways in one document.", "Lê Thị Hường; Lê Thị Hương"
    ),
    "level-mismatch": FindingCode(
        "doubt", "The schools of a pairing, or a school and its list, differ in level.", "PTCS"
    ),
    "inherited-level": FindingCode(
        "note", "A school's level is taken from its partner or its list.", "THCS"
    ),
    "school-repeated": FindingCode(
        "doubt", "A school stands in more than one pairing of a list.", "Mầm non Hoa Ban"
    ),
    "self-pair": FindingCode("error", "A school is paired with itself.", "Tiểu học Ba Vì"),
    "row-gap": FindingCode("doubt", "A row number is missing.", "11; 13"),
    "row-repeat": FindingCode("doubt", "A row number stands twice.", "12"),
    "count-mismatch": FindingCode(
        "doubt", "A count in the text differs from what is listed.", "12 cặp; 11"
    ),
    "pairing-missing": FindingCode(
        "doubt",
        "The title speaks of twinning, but no pairing was understood.",
        "KẾ HOẠCH kết nghĩa",
    ),
    "row-unread": FindingCode(
        "doubt", "A row among pairings gave none.", "3 | TH số 2 Yên Lương | nt"
    ),
    # the formal parts
    "number-blank": FindingCode("note", "The document number was left blank.", "/KH-PGDĐT"),
    "date-blank": FindingCode("note", "The issue date is incomplete or missing.", "2023-03"),
    "number-mismatch": FindingCode(
        "doubt", "The number differs between letterhead and annex.", "12/KH-TH; 21/KH-TH"
    ),
    "date-mismatch": FindingCode(
        "doubt", "The date differs between letterhead and annex.", "2023-03-01; 2023-03-11"
    ),
    "number-variant": FindingCode(
        "note", "A cited number is misspelt and was normalised.", "4340/KH-SGDDĐT"
    ),
    "handwritten": FindingCode("doubt", "A handwritten value may be misread.", "2084/KH-SYT"),
    "section-numbering": FindingCode(
        "note", "Section numbers are repeated or skip.", "III. NỘI DUNG; III. TỔ CHỨC"
    ),
    # time
    "period-conflict": FindingCode(
        "doubt", "The plan's period is given in two ways.", "2022-2025; 2023-2025"
    ),
    "date-impossible": FindingCode("error", "A date does not exist.", "31/2/2024"),
    "date-order": FindingCode("doubt", "An interval ends before it starts.", "5/2024; 3/2024"),
    "date-outside-period": FindingCode(
        "note", "An event lies outside the plan's period.", "2027-01"
    ),
    "date-before-basis": FindingCode(
        "note", "Something is dated before the document that it rests on.", "2022-10; 2022-12-12"
    ),
    "date-unresolved": FindingCode(
        "note", "A phrase of time names no date that can be resolved.", "sau kết nghĩa"
    ),
    # the reading
    "text-repaired": FindingCode("note", "Text was repaired.", "Ké hoach → Kế hoạch"),
    "text-doubtful": FindingCode("doubt", "A passage reads badly.", "du:c_rg"),
    "page-unreadable": FindingCode("error", "A page could not be read.", "3"),
    "page-blank": FindingCode("note", "A page is blank.", "4"),
    "layer-distrusted": FindingCode(
        "note", "A text layer reads badly; the page was read from its picture.", "2"
    ),
    "read-sparingly": FindingCode(
        "doubt",
        "The file took too much time or memory; its pictures were read smaller and only once.",
        "more than 900 seconds",
    ),
    "pages-joined": FindingCode(
        "note", "Files were joined as the pages of one document.", "x-1.jpg; x-2.jpg"
    ),
    "wrong-extension": FindingCode("note", "The file is not what its name says.", "docx as .pdf"),
    "formula-cell": FindingCode("note", "A CSV cell was neutralised.", "'=1+1"),
    "correction-unused": FindingCode(
        "doubt",
        "A person's correction no longer fits what is read there.",
        "Vân Khê; Văn Khê",
    ),
    # the file
    "file-empty": FindingCode("error", "The file is empty.", "0 bytes"),
    "file-unreadable": FindingCode("error", "The file could not be read.", "truncated PDF"),
    "file-encrypted": FindingCode("error", "The file needs a password.", "ke-hoach.pdf"),
    "file-limit": FindingCode("error", "The file exceeds a limit.", "5,000 pages"),
    "file-duplicate": FindingCode("note", "The same bytes were given twice.", "copy of a.pdf"),
    "kind-unsupported": FindingCode("note", "No reader for this kind of file.", "video.mp4"),
    "tool-missing": FindingCode("note", "An optional program is not installed.", "LibreOffice"),
    "setup-missing": FindingCode("error", "A required program is not installed.", "Tesseract"),
    "worker-lost": FindingCode("error", "The process reading the file died.", "ke-hoach.pdf"),
    "internal-error": FindingCode("error", "The program failed on this file.", "ke-hoach.pdf"),
    # between documents
    "same-document": FindingCode("note", "Two files hold the same plan.", "scan beside its DOC"),
    "annex-attached": FindingCode(
        "note", "An annex that came alone belongs to another file.", "phu-luc.jpg"
    ),
    "basis-two-numbers": FindingCode(
        "doubt", "Two plans cite one document differently.", "4340/KH-SGDĐT; 4340/KH-SGDDĐT"
    ),
}
