"""The body of a plan: objectives, content, timeline, who does what, closing."""

from __future__ import annotations

from benchmarks.documents import timelines, wording
from benchmarks.documents.draft import Draft, Json


def objectives(d: Draft) -> None:
    """Mục đích and yêu cầu, or mục tiêu, as bullets, numbers, letters or paragraphs."""
    shape = d.rng.choice(("both", "both", "both", "separate", "goal"))
    parts = {
        "purpose": ("Mục đích", wording.PURPOSES),
        "requirement": ("Yêu cầu", wording.REQUIREMENTS),
        "goal": ("Mục tiêu", wording.GOALS),
    }
    if shape == "both":
        d.heading(0, "Mục đích, yêu cầu")
        kinds, depth = ["purpose", "requirement"], 1
    elif shape == "goal":
        kinds, depth = ["goal", "requirement"], 0
    else:
        kinds, depth = ["purpose", "requirement"], 0
    style = d.item_style()
    for kind in kinds:
        name, pool = parts[kind]
        d.heading(depth, name)
        end = d.rng.choice((".", ";"))
        chosen = d.rng.sample(pool, d.rng.randint(2, 4))
        texts = [
            t.format(unit=d.running_unit) + (end if i < len(chosen) - 1 else ".")
            for i, t in enumerate(chosen)
        ]
        for text, number in zip(texts, d.items(texts, style), strict=True):
            truth: Json = {"kind": kind, "text": text}
            d.truth["objectives"].append(truth | ({"number": number} if number else {}))


def content(d: Draft) -> None:
    d.heading(0, "Nội dung thực hiện")
    texts = [t + "." for t in d.rng.sample(wording.CONTENT, d.rng.randint(2, 4))]
    d.items(texts, d.item_style())


def timeline(d: Draft, style: str | None = None) -> None:
    d.heading(0, d.rng.choice(("Thời gian thực hiện", "Tiến độ thực hiện", "Lộ trình thực hiện")))
    chosen = style or d.rng.choice(
        ("by-school-year", "by-school-year", "dated-list", "dated-list", "schedule-table")
    )
    timelines.STYLES[chosen](d)
    if d.rng.random() < 0.15:
        timelines.two_months(d)


def organisation(d: Draft) -> None:
    """Who does what; the last item of the schools is a report with a deadline."""
    section = d.heading(0, "Tổ chức thực hiện")
    for who, pool in d.rng.sample(sorted(wording.TASKS.items()), d.rng.randint(2, 3)):
        d.heading(1, who)
        texts = [t + "." for t in d.rng.sample(pool, min(2, len(pool)))]
        if who == "Các trường học":
            texts.append(report(d))
        for text, number in zip(texts, d.items(texts, "dash"), strict=True):
            d.truth["tasks"].append(
                {"section": section, "number": number, "text": text, "responsible": who}
            )


def report(d: Draft) -> str:
    moment = d.rng.choice((timelines.before, timelines.yearly_before))(d, d.end - 1)
    act = d.rng.choice(wording.REPORTS).format(issuer=d.office.prose)
    text = f"{act} {moment.phrase}." if d.rng.random() < 0.5 else f"{act} ({moment.phrase})."
    timelines.add_event(d, moment, text, [act])
    return text


def closing(d: Draft, sentences: tuple[str, ...] = wording.CLOSINGS) -> None:
    prose = timelines.capital(d.office.prose)
    d.para(d.rng.choice(sentences).format(issuer=prose))
