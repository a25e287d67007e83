"""Ways to print objectives: mục đích (purpose), yêu cầu (requirement), mục tiêu (goal)."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.documents.draft import Draft, Json
from benchmarks.documents.more_layouts import words

POOLS = {
    "purpose": ("Mục đích", words.PURPOSES),
    "requirement": ("Yêu cầu", words.REQUIREMENTS),
    "goal": ("Mục tiêu", words.GOALS),
}
BULLETS = ("dash", "plus", "bullet", "star")


def note(d: Draft, kind: str, text: str, number: str | None = None, **more: object) -> None:
    truth: Json = {"kind": kind, "text": text} | more
    d.truth["objectives"].append(truth | ({"number": number} if number else {}))


def chosen(d: Draft, kind: str, count: int) -> list[str]:
    """Sentences of a kind; the last ends with a full stop, the others with one mark."""
    mark = d.rng.choice((".", ";", ""))
    texts = d.rng.sample(POOLS[kind][1], count)
    return [t + mark for t in texts[:-1]] + [texts[-1] + "."]


def listed(d: Draft, kind: str, style: str, count: int | None = None) -> None:
    texts = chosen(d, kind, count or d.rng.randint(2, 4))
    for text, number in zip(texts, d.items(texts, style), strict=True):
        note(d, kind, text, number)


def general_and_specific(d: Draft) -> None:
    """Mục tiêu chung (a paragraph), mục tiêu cụ thể (bullets)."""
    d.heading(0, "Mục tiêu")
    d.heading(1, "Mục tiêu chung")
    text = d.rng.choice(words.OVERALL)
    d.para(text)
    note(d, "goal", text)
    d.heading(1, "Mục tiêu cụ thể")
    listed(d, "goal", d.rng.choice(BULLETS))


def goals_and_targets(d: Draft) -> None:
    """Mục đích, then chỉ tiêu (targets, which are goals)."""
    d.heading(0, d.rng.choice(("Mục đích và chỉ tiêu", "Mục đích, chỉ tiêu")))
    d.heading(1, "Mục đích")
    listed(d, "purpose", d.rng.choice(BULLETS))
    d.heading(1, "Chỉ tiêu")
    listed(d, "goal", d.rng.choice((*BULLETS, "letter")))


def inline_words(d: Draft) -> None:
    """`1. Mục đích: …` and `2. Yêu cầu: …`, the sentence on the same line."""
    d.heading(0, d.rng.choice(("Mục đích - Yêu cầu", "Mục đích và yêu cầu")))
    for place, kind in enumerate(("purpose", "requirement"), 1):
        name, pool = POOLS[kind]
        text = d.rng.choice(pool) + "."
        d.para(f"{name}: {text}", label=f"{place}.")
        note(d, kind, text)


def one_paragraph(d: Draft) -> None:
    """All sentences of a kind in one paragraph: one item."""
    d.heading(0, "Mục đích, yêu cầu")
    for kind in ("purpose", "requirement"):
        d.heading(1, POOLS[kind][0])
        text = ". ".join(d.rng.sample(POOLS[kind][1], 2)) + "."
        d.para(text)
        note(d, kind, text)


def mixed_list(d: Draft) -> None:
    """One list under MỤC ĐÍCH - YÊU CẦU that does not say which is which."""
    d.heading(0, d.rng.choice(("Mục đích - Yêu cầu", "Mục đích, yêu cầu")))
    texts = chosen(d, "purpose", 2) + chosen(d, "requirement", 2)
    for text, number in zip(texts, d.items(texts, d.rng.choice(BULLETS)), strict=True):
        note(d, "purpose", text, number, kind_accept=["requirement"])


def decimals(d: Draft) -> None:
    """1.1, 1.2 under 1. Mục đích."""
    d.heading(0, "Mục đích, yêu cầu")
    for kind in ("purpose", "requirement"):
        d.heading(1, POOLS[kind][0])
        listed(d, kind, "sub" if d.numbering in ("roman", "article") else "dash")


def nested(d: Draft) -> None:
    """`- Đối với giáo viên:` with `+` items below: the label line itself is no objective."""
    d.heading(0, "Mục tiêu")
    pool = d.rng.sample(words.GOALS, 4)
    for place, whom in enumerate(d.rng.sample(("nhà trường", "giáo viên", "học sinh"), 2)):
        label = f"Đối với {whom}:"
        d.para(label, label="-")
        note(d, "goal", label, optional=True)
        texts = [t + ";" for t in pool[2 * place : 2 * place + 2]]
        for text, number in zip(texts, d.items(texts, "plus"), strict=True):
            note(d, "goal", text, number, text_accept=[f"{label} {text}"])


def lettered(d: Draft) -> None:
    """a), b) under a single heading, with a sentence that leads over to them."""
    kind = d.rng.choice(("purpose", "goal"))
    d.heading(0, POOLS[kind][0])
    lead = "Việc tổ chức kết nghĩa hướng tới các nội dung sau:"
    d.para(lead)
    note(d, kind, lead, optional=True)
    listed(d, kind, "letter", 3)
    d.heading(0, "Yêu cầu")
    listed(d, "requirement", d.rng.choice(("dot", "paren", "letter")), 3)


def clauses(d: Draft) -> None:
    """Articles with numbered clauses (Điều, khoản)."""
    for kind in ("goal", "requirement"):
        d.heading(0, POOLS[kind][0])
        listed(d, kind, "dot", 3)


def bold_words(d: Draft) -> None:
    """`Mục đích:` and `Yêu cầu:` as lines of their own without a number."""
    d.heading(0, "Mục đích và yêu cầu")
    for kind in ("purpose", "requirement"):
        d.para(f"{POOLS[kind][0]}:", bold=True, italic=d.rng.random() < 0.5)
        listed(d, kind, d.rng.choice(("dash", "none", "star")))


def purpose_meaning(d: Draft) -> None:
    """Mục đích, ý nghĩa as bullets; then yêu cầu as a section of its own."""
    d.heading(0, d.rng.choice(("Mục đích, ý nghĩa", "Mục đích của việc kết nghĩa")))
    listed(d, "purpose", d.rng.choice(BULLETS))
    d.heading(0, d.rng.choice(("Yêu cầu", "Yêu cầu chung")))
    listed(d, "requirement", d.rng.choice(BULLETS))


STYLES: dict[str, Callable[[Draft], None]] = {
    "general-and-specific": general_and_specific,
    "goals-and-targets": goals_and_targets,
    "inline-words": inline_words,
    "one-paragraph": one_paragraph,
    "mixed-list": mixed_list,
    "decimals": decimals,
    "nested": nested,
    "lettered": lettered,
    "clauses": clauses,
    "bold-words": bold_words,
    "purpose-meaning": purpose_meaning,
}


def aims(d: Draft, style: str | None = None) -> None:
    """Print the objectives in a style, or in one that fits the headings."""
    STYLES[style or d.rng.choice(sorted(STYLES))](d)
