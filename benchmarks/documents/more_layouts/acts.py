"""Decisions, dispatches, minutes and a school's own plan, with the pairs in their sentences."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.documents.draft import Draft
from benchmarks.documents.model import Columns, Para
from benchmarks.documents.more_layouts import words
from benchmarks.documents.more_layouts.aims import aims
from benchmarks.documents.more_layouts.dates import schedule
from benchmarks.documents.more_layouts.frame import ending, opening, two_signatures
from benchmarks.documents.more_layouts.lists import joined
from benchmarks.documents.more_layouts.tables import level, pair
from benchmarks.documents.names import School
from benchmarks.documents.pairings.parts import cell, head, person, record, row_text
from benchmarks.documents.plans import acts as plan_acts
from benchmarks.documents.plans import body as plan_body
from benchmarks.documents.plans import frame as plan_frame


def decision_in_articles(d: Draft) -> None:
    """The pairs as clauses of Điều 1; purpose and term in the next articles."""
    d.office = replace(d.office, symbol=d.office.symbol.replace("KH-", "QĐ-"))
    plan_frame.letterhead(d, doc_type="QUYẾT ĐỊNH")
    titles = ("Về việc phân công các trường kết nghĩa, giúp đỡ lẫn nhau {period}",)
    plan_frame.title(d, titles, doc_type="QUYẾT ĐỊNH")
    d.centre(d.office.signer_title, bold=True)
    for text, truth in d.rng.sample(plan_frame.cited(d)[:-1], 3):
        d.para(f"Căn cứ {text};", italic=True)
        d.truth["legal_basis"].append(truth)
    d.para("Theo đề nghị của bộ phận chuyên môn.", italic=True)
    d.truth["legal_basis"].append({"kind": "other", "number": None, "issued_on": None,
                                   "optional": True})  # fmt: skip
    d.centre("QUYẾT ĐỊNH:", bold=True)
    d.numbering = "article"
    d.counters = [1, 0, 0]
    mentor = d.rng.random() < 0.5
    task = "giúp đỡ các trường còn khó khăn" if mentor else "kết nghĩa với nhau"
    d.para(f"Phân công các trường {task}, gồm các cặp sau:", label="Điều 1.")
    verb = d.rng.choice(("giúp đỡ", "nhận đỡ đầu")) if mentor else "kết nghĩa với"
    texts = []
    for number in range(1, d.rng.randint(4, 9)):
        a, b = pair(d)
        texts.append(f"{a.printed('school-word')} {verb} {b.printed('school-word')};")
        record(
            d, [[a], [b]], "printed", row=row_text("plain", number), other_sections=["Điều 1"],
            relation="mentor" if mentor else "twin", lead=a if mentor else None,
        )  # fmt: skip
    d.items([*texts[:-1], texts[-1][:-1] + "."], "dot")
    aims(d, "clauses")
    schedule(d, "deadlines")
    d.heading(0, "Các trường có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.")
    plan_frame.signature(d)


def dispatch_in_prose(d: Draft) -> None:
    """A dispatch (công văn) that names the pairs in a paragraph."""
    symbol = d.office.symbol.removeprefix("KH-") + "-CM"
    d.office = replace(d.office, symbol=symbol)
    plan_frame.letterhead(d, doc_type="CÔNG VĂN")
    subject = f"V/v ghép cặp các trường hỗ trợ chuyên môn {d.period()}"
    place = next(i for i, b in enumerate(d.document.blocks) if isinstance(b, Columns))
    top = d.document.blocks[place]
    assert isinstance(top, Columns)
    line = Para(subject, align="center", indent=0, size=12)
    d.document.blocks[place] = replace(top, left=(*top.left, line))
    d.truth["title"], d.truth["title_accept"] = subject, [subject.removeprefix("V/v "), None]
    d.truth["stage"] = {"start_year": d.start, "end_year": d.end}
    d.centre("Kính gửi: Hiệu trưởng các trường trực thuộc")
    text, truth = plan_frame.cited(d)[0]
    d.truth["legal_basis"].append(truth)
    parts = []
    for _ in range(d.rng.randint(3, 6)):
        a, b = pair(d)
        parts.append(f"{a.printed('school-word')} với {b.printed('school-word')}")
        record(d, [[a], [b]], "printed")
    d.para(f"Thực hiện {text}, {d.office.prose} đề nghị các đơn vị triển khai như sau:")
    d.numbering = "arabic"
    d.heading(0, "Về phân công kết nghĩa")
    d.para(f"Ghép cặp các trường gồm: {'; '.join(parts)}.")
    aims(d, d.rng.choice(("purpose-meaning", "lettered", "nested")))
    schedule(d)
    plan_body.closing(
        d, ("Trong quá trình thực hiện, có vướng mắc đề nghị liên hệ với {issuer}./.",)
    )
    plan_frame.signature(d)


def minutes(d: Draft) -> None:
    """Minutes (biên bản) of a meeting that agrees on the pairs."""
    d.office = replace(d.office, symbol=d.office.symbol.replace("KH-", "BB-"))
    plan_frame.letterhead(d, doc_type="BIÊN BẢN", numbered=False)
    titles = ("Họp thống nhất ghép cặp trường kết nghĩa {period}",)
    plan_frame.title(d, titles, doc_type="BIÊN BẢN")
    del d.truth["number"], d.truth["number_symbol"], d.truth["stage"]
    iso = d.truth["issued_on"]
    iso = iso if len(iso) == len("2024-09-01") else f"{iso}-{d.rng.randint(10, 28)}"
    year, month, day = iso.split("-")
    phrase = f"ngày {day}/{month}/{year}"
    opened = f"Thời gian: 8 giờ 00 phút, {phrase}."
    d.para(opened)
    d.truth["timeline"].append(
        {
            "when": iso, "precision": "time", "precision_accept": ["day"], "bound": None,
            "approximate": False, "recurrence": None, "when_text": phrase, "activity": opened,
            "activity_accept": [f"8 giờ 00 phút, {phrase}."],
            "optional": True,
        }
    )  # fmt: skip
    d.para(f"Địa điểm: Phòng họp {d.office.prose}.")
    chair, clerk = person(d), person(d)
    d.para(f"Chủ trì: Ông (Bà) {chair}. Thư ký: Ông (Bà) {clerk}.")
    d.para("Thành phần: Hiệu trưởng các trường trực thuộc.")
    d.heading(0, "Nội dung cuộc họp")
    d.para("Sau khi trao đổi, các trường thống nhất kết nghĩa theo từng cặp:")
    texts, numbering = [], d.rng.choice(("dash", "letter", "paren"))
    for place in range(d.rng.randint(4, 7)):
        a, b = pair(d)
        texts.append(f"{a.printed('school-word')} – {b.printed('school-word')};")
        mark = {"dash": None, "letter": "abcdđeg"[place], "paren": str(place + 1)}[numbering]
        row = (mark, mark, [f"{mark})"]) if mark else None
        record(d, [[a], [b]], "printed", row=row)
    d.items(texts, numbering)
    aims(d, d.rng.choice(("lettered", "bold-words", "general-and-specific")))
    schedule(d, d.rng.choice(("phases", "quarters", "month-headings")))
    d.para("Biên bản được thông qua trước toàn thể thành viên dự họp và lập thành 02 bản./.")
    left, right = ["", "THƯ KÝ", clerk], ["", "CHỦ TRÌ", chair]
    two_signatures(d, left, right, organisations=("", ""))
    for signer in d.truth["signers"]:
        signer["organisation"] = None


def own_school(d: Draft) -> School:
    return plan_acts.own_school(d, next(k for k, _ in d.namer.used))


def school_and_partners(d: Draft) -> None:
    """A school's plan: it is twinned with several schools at once."""
    own = own_school(d)
    partners = d.schools(own.level, d.rng.randint(3, 5))
    shown = [s.printed("school-word") for s in partners]
    opening(d, ("Kết nghĩa với các trường bạn trên địa bàn {unit} {period}",))
    aims(d)
    d.heading(0, "Đối tượng kết nghĩa")
    names = d.rng.choice((joined(shown), "; ".join(shown)))
    me = own.printed("school-word")
    d.para(f"{me} kết nghĩa với {len(partners)} trường gồm: {names}.")
    one = record(d, [[own], partners], "printed", loose_sides=True)
    one["relation_accept"] = ["cluster"]
    schedule(d)
    ending(d)


def school_partner_table(d: Draft) -> None:
    """A school's plan with a row for each partner: the other party is the school that writes."""
    own = own_school(d)
    opening(d, ("Hoạt động kết nghĩa với các trường bạn {period}",))
    aims(d)
    d.heading(0, "Danh sách trường kết nghĩa")
    d.para(f"{own.printed('school-word')} kết nghĩa với các trường sau:")
    rows = [head("TT", "Trường kết nghĩa", "Nội dung trọng tâm")]
    for number in range(1, d.rng.randint(3, 6)):
        partner, focus = d.school(own.level), d.rng.sample(words.FOCUS, 1)
        texts = (str(number), partner.printed("school-word"), *focus)
        rows.append(tuple(cell(t) for t in texts))
        record(
            d, [[own], [partner]], "printed", row=row_text("plain", number), focus=focus,
            other_sections=[None],
        )  # fmt: skip
    d.table(rows, (1, 5, 6))
    schedule(d)
    ending(d)


def branches(d: Draft) -> None:
    """Twinned branches: liên đội of the pioneers or công đoàn cơ sở of the union."""
    youth = d.office.kind == "union" and d.office.signer_title == "BÍ THƯ"
    word = "Liên đội" if youth else d.rng.choice(("CĐCS", "Công đoàn cơ sở", "Công đoàn"))
    rows = [head("TT", f"{word}", "Đơn vị kết nghĩa", "Chỉ tiêu phối hợp")]
    for number in range(1, d.rng.randint(4, 9)):
        a, b = pair(d, "TH" if youth else level(d))
        shown = [f"{word} {s.printed('school-word')}" for s in (a, b)]
        focus = d.rng.sample(words.FOCUS, 1)
        rows.append(tuple(cell(t) for t in (str(number), *shown, *focus)))
        record(d, [[a], [b]], "printed", row=row_text("plain", number), focus=focus)
    d.table(rows, (1, 5, 5, 4))
