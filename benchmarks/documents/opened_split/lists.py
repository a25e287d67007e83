"""Test layouts whose pairs stand in lists, articles and sentences of an office."""

from __future__ import annotations

from benchmarks.documents.model import Para
from benchmarks.documents.opened_split import formal, times, wording
from benchmarks.documents.opened_split.places import UPLAND
from benchmarks.documents.opened_split.sheet import ABC, Sheet, capital
from benchmarks.documents.places import in_running_text

RUNNING = {"MN": "mầm non", "TH": "tiểu học", "THCS": "trung học cơ sở", "THPT": "THPT"}


def bulleted_columns(s: Sheet) -> None:
    """Two columns without rules, a level each, bullets with `A ↔ B`."""
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, f"Kết nối các trường tiểu học, THCS {s.unit}", s.period(), doc_type="KẾ HOẠCH")
    formal.basis(s, f"{s.bureau.prose} triển khai kế hoạch kết nối, kết nghĩa như sau:")
    formal.aims(s, "joint", "•")
    s.heading(0, "Các cặp trường kết nghĩa")
    arrow = s.rng.choice((" ↔ ", " - ", " – "))
    sides = []
    for level in ("TH", "THCS"):
        label = {"TH": "Khối tiểu học:", "THCS": "Khối THCS:"}[level]
        paras = [Para(label, bold=True, align="left", indent=0, size=12.5)]
        for _ in range(s.rng.randint(4, 6)):
            pair = [*s.pair(level, private=0.1), *s.third(level)]
            text = arrow.join(p.printed("bare") for p in pair)
            paras.append(Para(text, label="•", align="left", indent=0, size=12.5))
            s.record([[p] for p in pair], source="section", section=label.rstrip(":"),
                     section_accept=[label, None])  # fmt: skip
        sides.append(paras)
    s.columns(sides[0], sides[1])
    s.heading(0, "Tiến độ thực hiện")
    times.dated_list(s, "-")
    formal.duties(s, "-")
    formal.ending(s)


def articles_plan(s: Sheet) -> None:
    """A plan in Điều, khoản, điểm; the pairs are lettered points."""
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, "Phối hợp, kết nghĩa giữa các trường trực thuộc", s.period(),
                 doc_type="KẾ HOẠCH")  # fmt: skip
    formal.basis(s, f"{s.bureau.prose} ban hành Kế hoạch:", italic=True)
    formal.aims(s, "apart", "1.")
    s.heading(0, "Các cặp trường kết nghĩa")
    for level in s.rng.sample(("MN", "TH", "THCS"), 2):
        name = f"Các trường {RUNNING[level]}"
        section = s.heading(1, f"{name}:")
        texts = []
        for index in range(s.rng.randint(2, 5)):
            a, b = s.pair(level)
            texts.append(f"{a.printed('school-word')} với {b.printed('school-word')};")
            letter = ABC[index]
            s.record([[a], [b]], section=section, section_accept=[None, name, f"{name}:"],
                     row=letter, row_accept=[None, f"{letter})"])  # fmt: skip
        s.items([*texts[:-1], texts[-1][:-1] + "."], "a)")
    s.heading(0, "Thời hạn")
    times.dated_list(s, "1.")
    formal.ending(s)


def decision_points(s: Sheet) -> None:
    """A decision (quyết định) that names the pairs in the clauses of its first article."""
    formal.opening(s, "QUYẾT ĐỊNH")
    formal.title(s, "Về việc công nhận các cặp trường kết nghĩa", s.period(), doc_type="QUYẾT ĐỊNH")
    s.centre(f"{s.bureau.signer} {' '.join(s.bureau.own)}", bold=True)
    for text, truth in s.rng.sample(formal.sources(s)[:-1], 2):
        s.para(f"Căn cứ {text};", italic=True)
        s.truth["legal_basis"].append(truth)
    s.para("Xét đề nghị của bộ phận chuyên môn.", italic=True)
    s.truth["legal_basis"].append(
        {"kind": "other", "number": None, "issued_on": None, "optional": True}
    )
    s.centre("QUYẾT ĐỊNH:", bold=True)
    s.para("Công nhận các cặp trường kết nghĩa gồm:", label="Điều 1.")
    verb = s.rng.choice((" và ", " kết nghĩa với ", " cùng "))
    extra = ", " if verb == " và " else " và "
    texts = []
    for number in range(1, s.rng.randint(4, 8)):
        level = s.rng.choice(("MN", "TH", "THCS", "TH&THCS"))
        group = [*s.pair(level), *s.third(level)]
        shown = [p.printed("school-word") for p in group]
        joints = (verb,) if len(group) == 2 else (extra, verb) if extra == ", " else (verb, extra)
        texts.append(
            shown[0] + "".join(j + n for j, n in zip(joints, shown[1:], strict=True)) + ";"
        )
        s.record([[p] for p in group], row=str(number), row_accept=[f"{number}."],
                 section_accept=["Điều 1.", "Công nhận các cặp trường kết nghĩa gồm:",
                                 "Điều 1. Công nhận các cặp trường kết nghĩa gồm:",
                                 "Công nhận các cặp trường kết nghĩa gồm"])  # fmt: skip
    s.items([*texts[:-1], texts[-1][:-1] + "."], "1.")
    s.para("Các trường nêu tại Điều 1 xây dựng nội dung phối hợp, báo cáo kết quả theo quy định.",
           label="Điều 2.")  # fmt: skip
    s.para("Bộ phận văn phòng, chuyên môn và hiệu trưởng các trường nêu tại Điều 1 chịu trách "
           "nhiệm thi hành Quyết định này./.", label="Điều 3.")  # fmt: skip
    formal.ending(s, closing=False)


def department_letter(s: Sheet) -> None:
    """A dispatch (công văn) of a province: upper schools in bullets below bullets."""
    subject = f"V/v kết nghĩa giữa các trường phổ thông {s.period()}"
    formal.opening(s, "CÔNG VĂN", subject=subject)
    s.truth |= {"title": subject, "title_accept": [subject.removeprefix("V/v "), None]}
    s.centre("Kính gửi: Thủ trưởng các đơn vị trực thuộc")
    text, truth = s.rng.choice(formal.sources(s)[1:4])
    s.truth["legal_basis"].append(truth)
    s.para(f"Thực hiện {text}, {s.bureau.prose} đề nghị các đơn vị thực hiện một số nội dung sau:")
    s.heading(0, "Ghép cặp kết nghĩa")
    for level in ("THPT", "THCS&THPT" if s.here.province in UPLAND else "THCS"):
        section = {"THPT": "Đối với các trường THPT:",
                   "THCS&THPT": "Đối với các trường phổ thông dân tộc nội trú:",
                   "THCS": "Đối với các trường THCS trọng điểm:"}[level]  # fmt: skip
        s.items([section], "-")
        texts = []
        for _ in range(s.rng.randint(2, 4)):
            pair = s.pair(level, far=True)
            texts.append(" kết nghĩa với ".join(p.printed("school-short") for p in pair) + ";")
            s.record([[p] for p in pair], section=section.rstrip(":"),
                     section_accept=[section, None])  # fmt: skip
        s.items(texts, "+", indent=1.8)
    s.heading(0, "Việc cần làm")
    s.items([f"{t}." for t in s.some(wording.WORK, 2, 3)], "-")
    s.heading(0, "Thời gian")
    times.dated_list(s, "-", 2, 4)
    s.para(f"Nhận được công văn này, đề nghị các đơn vị phối hợp cùng {s.bureau.prose} triển "
           "khai./.")  # fmt: skip
    formal.ending(s, closing=False)


def union_plan(s: Sheet) -> None:
    """A trade union's plan: the district in brackets, activities with Thời gian and Địa điểm."""
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, "Công đoàn đồng hành, kết nghĩa với các trường", f"vùng khó {s.period()}",
                 doc_type="KẾ HOẠCH")  # fmt: skip
    formal.basis(s, f"{s.bureau.prose} xây dựng kế hoạch như sau:")
    formal.aims(s, "joint", "+")
    section = s.heading(0, "Các cặp trường kết nghĩa")
    for level in s.rng.sample(("MN", "TH", "THCS"), 2):
        label = f"Khối trường {RUNNING[level]}"
        s.items([f"{label}:"], "-")
        texts = []
        for _ in range(s.rng.randint(3, 5)):
            pair = s.pair(level, far=True)
            shown = [f"{p.printed('short')} ({in_running_text(p.district or '')})" for p in pair]
            texts.append(s.rng.choice((" – ", " - ")).join(shown))
            s.record([[p] for p in pair], section=label,
                     section_accept=[f"{label}:", section, None])  # fmt: skip
        s.items([f"{t};" for t in texts], "+", indent=1.8)
    s.heading(0, "Hoạt động chính")
    for act in s.rng.sample(wording.ACTS, 3):
        name, at = f"{capital(act)}.", s.rng.choice((times.on_day, times.in_month, times.days))(s)
        where = s.rng.choice(("Nhà văn hóa Lao động tỉnh", "Hội trường Liên đoàn Lao động tỉnh"))
        s.heading(1, name)
        s.items([f"Thời gian: {at.phrase}.", f"Địa điểm: {where}."], "-")
        s.event(at.when, at.precision, at.phrase, name, location=where,
                activity_accept=[name.rstrip("."), f"Thời gian: {at.phrase}."],
                location_accept=[f"{where}."], **at.more)  # fmt: skip
    formal.duties(s, "-")
    formal.ending(s)


def border_commune(s: Sheet) -> None:
    """A ward after July 2025: its schools help schools of a border commune, side by side in a)."""
    far = s.there.name
    formal.opening(s, "KẾ HOẠCH")
    formal.title(s, f"Kết nghĩa, hỗ trợ các trường học tại {in_running_text(far)}",
                 f"của {s.unit} {s.period()}", doc_type="KẾ HOẠCH")  # fmt: skip
    formal.basis(s, f"{s.bureau.prose} ban hành kế hoạch như sau:")
    formal.aims(s, "joint", "-")
    section = s.heading(0, "Phân công các trường")
    units = (s.here.name, far)
    for number, gift in enumerate(s.rng.sample(wording.HELP, s.rng.randint(2, 5)), 1):
        level = s.rng.choice(("MN", "TH", "THCS"))
        a, b = s.pair(level, far=True)
        caption = s.heading(1, f"Cặp số {number}")
        shown = [f"{p.printed('school-word')}, {in_running_text(u)}"
                 for p, u in zip((a, b), units, strict=True)]  # fmt: skip
        s.items([f"Trường hỗ trợ: {shown[0]};", f"Trường được hỗ trợ: {shown[1]};",
                 f"Nội dung hỗ trợ: {gift}."], "-")  # fmt: skip
        communes = {p.full_name: u for p, u in zip((a, b), units, strict=True)}
        s.record([[a], [b]], relation="mentor", lead=a, communes=communes, section=section,
                 section_accept=[None, caption, f"Cặp số {number}", "Phân công các trường"],
                 row_accept=[str(number)], focus_accept=[[gift], [f"{gift}."]],
                 note_accept=[gift])  # fmt: skip
        s.truth["objectives"].append(
            {"kind": "focus", "pairing": number, "text": f"{gift}.", "optional": True}
        )
    s.heading(0, "Tiến độ")
    times.dated_list(s, "-")
    formal.duties(s, "-")
    formal.ending(s)
