"""Checks over the pairings of a plan: what contradicts itself or is only inferred."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizers.schools import SchoolMention, loose_key, match_key, same_name
from normalizers.schools import section_level as level_of_section
from parsers.new_finding import finding
from schemas.plan import Evidence, Finding, Level, Pairing, Party

_COUNT = re.compile(
    r"(?<!\d)(?P<count>\d{1,3})[^\S\n]*(?P<unit>cặp(?:\s+(?:trường|đơn\s+vị|kết\s+nghĩa))*"
    r"|đôi\s+(?:trường|đơn\s+vị)|(?<=gồm \d )đôi\b|nhóm\s+trường|cụm\s+trường)"
    r"(?!(?:\s+(?:trường|kết\s+nghĩa))*\s+số\b)",  # a label: `Cặp kết nghĩa số 3`
    re.IGNORECASE,
)
RUN_TOGETHER = (
    "rows are missing behind this one, which has more schools than most: it may hold theirs"
)


def check_pairings(pairings: Sequence[Pairing], text: str = "") -> list[Finding]:
    """All findings on the pairings; `text` is the running text that may state their number."""
    findings: list[Finding] = []
    for check in (
        _self_pairs,
        _repeats,
        _levels,
        _inherited,
        _rows,
        _two_spellings,
        _read_in_two_ways,
    ):
        findings.extend(check(pairings))
    findings.extend(_counts(pairings, text))
    return findings


def _identity(party: Party) -> tuple[str, str, str]:
    """What makes a school one: its full name (without level where it has no word) and unit."""
    return (
        match_key(party.full_name),
        party.district or party.commune or "",
        party.province or "",
    )


def _parties(pairings: Sequence[Pairing]) -> Iterator[tuple[int, int, Pairing, Party]]:
    for i, pairing in enumerate(pairings):
        for j, party in enumerate(pairing.schools):
            yield i, j, pairing, party


def _self_pairs(pairings: Sequence[Pairing]) -> Iterator[Finding]:
    for i, pairing in enumerate(pairings):
        seen: dict[tuple[str, str, str, str], Party] = {}
        for j, party in enumerate(pairing.schools):
            own = (*_identity(party), party.commune or "")
            if party.level_source == "partner":  # so is its boarding type, which may differ
                own = next((key for key, other in seen.items() if _alike(other, party)), own)
            if own in seen:
                pairing.doubt("a school is paired with itself", at_most=0.5)
                yield finding(
                    "self-pair",
                    f"{party.full_name} is paired with itself",
                    field=f"pairings[{i}].schools[{j}].name",
                    value=party.full_name,
                    evidence=[seen[own].evidence, party.evidence],
                )
            seen.setdefault(own, party)


def _alike(one: Party, two: Party) -> bool:
    return (match_key(one.name), one.level) == (match_key(two.name), two.level)


def _repeats(pairings: Sequence[Pairing]) -> Iterator[Finding]:
    first: dict[tuple[str, str, str], tuple[int, Party]] = {}
    for i, j, _, party in _parties(pairings):
        if party.kind != "school":
            continue
        before = first.setdefault(_identity(party), (i, party))
        if before[0] != i:
            yield finding(
                "school-repeated",
                f"{party.full_name} stands in more than one pairing",
                field=f"pairings[{i}].schools[{j}].name",
                value=party.name,
                evidence=[before[1].evidence, party.evidence],
            )


def _levels(pairings: Sequence[Pairing]) -> Iterator[Finding]:
    for i, pairing in enumerate(pairings):
        section = level_of_section(pairing.section or "")
        schools = [(j, p) for j, p in enumerate(pairing.schools) if p.level is not None]
        usual = section or (schools[0][1].level if schools else None)
        odd = [(j, party) for j, party in schools if party.level != usual]
        if section is not None and len(odd) == len(schools) > 1:
            odd = odd[:1]
        beside = next((party for _, party in schools if party.level == usual), None)
        for j, party in odd:
            yield finding(
                "level-mismatch",
                f"{party.full_name} is {party.level}, its list or partner {usual}",
                field=f"pairings[{i}].schools[{j}].level",
                value=party.level,
                evidence=[party.evidence, beside.evidence if beside else None],
            )


def _inherited(pairings: Sequence[Pairing]) -> Iterator[Finding]:
    """One note per party that takes its partner's level, one per list for the list's."""
    told: set[tuple[str | None, str | None]] = set()
    for i, j, pairing, party in _parties(pairings):
        if party.level_source == "partner":
            field = f"pairings[{i}].schools[{j}].level"
        elif party.level_source == "section" and (pairing.section, party.level) not in told:
            told.add((pairing.section, party.level))
            field = f"pairings[{i}].level"
        else:
            continue
        yield finding(
            "inherited-level",
            f"the level of {party.name} is taken from its {party.level_source}",
            field=field,
            value=party.level,
            evidence=[party.evidence],
        )


def _rows(pairings: Sequence[Pairing]) -> Iterator[Finding]:
    """Gaps and repeats in the row numbers; a list may begin anew at 1.

    A row before a gap that has more schools than most may hold those of the rows that lack.
    """
    numbered = [
        (i, pairing, int(pairing.row))
        for i, pairing in enumerate(pairings)
        if pairing.row is not None and pairing.row.isdigit()
    ]
    counts = Counter(len(pairing.schools) for _, pairing, _ in numbered)
    usual = max(counts, key=lambda count: (counts[count], -count), default=0)
    for (_, one, before), (i, two, number) in pairwise(numbered):
        places = [one.evidence, two.evidence]
        if number == 1 and one.section != two.section:
            continue
        if number == before:
            two.doubt("its row number stands twice", at_most=0.8)
            yield finding(
                "row-repeat",
                f"row {number} stands twice",
                field=f"pairings[{i}].row",
                value=two.row,
                evidence=places,
            )
        elif number > before + 1 or (number < before and number != 1):
            if number > before and len(one.schools) > usual:
                one.doubt(RUN_TOGETHER, at_most=0.5)
            yield finding(
                "row-gap",
                f"row {number} follows row {before}",
                field=f"pairings[{i}].row",
                value=f"{before}; {number}",
                evidence=places,
            )


def _two_spellings(pairings: Sequence[Pairing]) -> Iterator[Finding]:
    """A school of one level and unit whose name differs only in capitals or marks of tone."""
    first: dict[tuple[str, str | None, str], tuple[str, Party]] = {}
    for i, j, _, party in _parties(pairings):
        key = (match_key(party.name), party.level, _identity(party)[1])
        before = first.setdefault(key, (party.name, party))
        if before[0] != party.name and same_name(before[0], party.name):
            yield finding(
                "name-two-spellings",
                f"{before[0]} is also spelt {party.name}",
                field=f"pairings[{i}].schools[{j}].name",
                value=f"{before[0]}; {party.name}",
                evidence=[before[1].evidence, party.evidence],
            )


def _doubt_name(pairing: Pairing, party: Party, reason: str) -> None:
    party.doubt(reason, at_most=0.7)
    pairing.doubt(f"{party.name}: {reason}", at_most=0.7)


def _read_in_two_ways(pairings: Sequence[Pairing]) -> Iterator[Finding]:
    """Names of a scan that differ in marks alone: the rarer one may be misread, so it is doubted.

    Schools of several levels are called after one commune: `MN Pờ Ê`, `THCS Pờ E`.
    """
    alike: dict[str, list[tuple[int, int, Pairing, Party]]] = {}
    for place in _parties(pairings):
        alike.setdefault(loose_key(place[3].name), []).append(place)
    for places in alike.values():
        counts = Counter(match_key(party.name) for *_, party in places)
        names = {match_key(party.name): party.name for *_, party in places}
        for i, j, pairing, party in places if len(counts) > 1 else ():
            own = match_key(party.name)
            others = [key for key in counts if key != own and counts[key] >= counts[own]]
            if not others or party.confidence == 1.0:
                continue
            usual = names[others[0]]
            _doubt_name(pairing, party, f"elsewhere in the list: {usual}")
            yield finding(
                "name-two-readings",
                f"{party.name} may be {usual}, which stands elsewhere in the list",
                field=f"pairings[{i}].schools[{j}].name",
                value=f"{party.name}; {usual}",
                evidence=[party.evidence],
            )


def check_mentions(
    pairings: Sequence[Pairing], mentions: Sequence[tuple[SchoolMention, Evidence]]
) -> Iterator[Finding]:
    """Schools of the list that the running text spells in another way.

    A spelling that is itself a school of some pairing is another school.
    """
    parties: dict[tuple[str, Level | None], list[tuple[int, int, Pairing, Party]]] = {}
    for place in _parties(pairings):
        parties.setdefault((loose_key(place[3].name), place[3].level), []).append(place)
    known = {(party.name.casefold(), party.level) for *_, party in _parties(pairings)}
    told: set[tuple[int, int]] = set()
    for mention, evidence in mentions:
        if mention.level_source != "printed" or (mention.name.casefold(), mention.level) in known:
            continue
        for i, j, pairing, party in parties.get((loose_key(mention.name), mention.level), []):
            if party.name == mention.name or (i, j) in told:
                continue
            told.add((i, j))
            _doubt_name(pairing, party, f"spelt in two ways: {party.name}; {mention.name}")
            yield finding(
                "name-two-spellings",
                f"{party.name} is also spelt {mention.name}",
                field=f"pairings[{i}].schools[{j}].name",
                value=f"{party.name}; {mention.name}",
                evidence=[party.evidence, evidence],
            )


def _counts(pairings: Sequence[Pairing], text: str) -> Iterator[Finding]:
    """A number of pairs stated in the text that no list of the plan has."""
    sections: dict[str | None, int] = {}
    for pairing in pairings:
        sections[pairing.section] = sections.get(pairing.section, 0) + 1
    listed = {len(pairings), *sections.values()}
    levels: dict[str | None, int] = {}
    for pairing in pairings:
        levels[pairing.level] = levels.get(pairing.level, 0) + 1
    listed.update(levels.values())
    told: set[int] = set()
    for match in _COUNT.finditer(text):
        count = int(match.group("count"))
        if count < 2 or len(pairings) < 2 or count in listed or count in told:
            continue
        told.add(count)
        yield finding(
            "count-mismatch",
            f"the text says {match.group(0)}, {len(pairings)} are listed",
            field="pairings",
            value=f"{match.group(0)}; {len(pairings)}",
            evidence=[
                Evidence(text=text[max(0, match.start() - 60) : match.end() + 60]),
                pairings[0].evidence,
                pairings[-1].evidence,
            ],
        )
