"""Pairings told in running text: `A kết nghĩa với B`, `A hỗ trợ B và C`, `giữa A và B`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalizers.schools import SchoolMention, parse_schools
from parsers.context import PlanContext
from parsers.pairings.bodies import without_bodies
from parsers.pairings.chains import Chain, chains_of, goes_on
from parsers.pairings.details import without_details
from parsers.pairings.names import name_context, without_tail
from parsers.pairings.own_school import own_school_of
from parsers.pairings.partings import linked_pairs, links_of, listed_pairs, parted, without_label
from parsers.pairings.passages import Passage
from parsers.pairings.past import is_past
from parsers.pairings.telling import Source, Telling, Told, side_of
from parsers.pairings.wording import AROUND, ENOUGH, MUTUAL, Evidence, evidence
from schemas.plan import Level, Relation

TITLE_SHARE = 0.7
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[.;!?](?=\s|$)|\./\.")
_BRACKETS = re.compile(r"\([^()]{0,300}\)")
_AROUND = [(re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in AROUND]
_AMONG = re.compile(  # giữa: between; cặp: pair of
    r"(?:giữa|cặp(?:\s+(?:trường|đơn\s+vị|kết\s+nghĩa))*)\s*(?:(?:\d+|hai|ba|bốn|các)\s+)?"
    r"(?:đơn\s+vị\s*|nhà\s+)?(?:trường\s*)?[:\s]*$",
    re.IGNORECASE,
)
_CLUSTER_OF = re.compile(  # the cluster consists of the schools
    r"\bcụm(?:\s+[^\W_]+){0,6}\s+(?:bao\s+)?gồm(?:\s+có)?\s*(?:(?:các|\d+)\s+)?(?:đơn\s+vị\s*)?"
    r"(?:trường\s*)?:?\s*$",
    re.IGNORECASE,
)
_SCHOOLS_OF = re.compile(  # the schools of
    r"các\s*(?:(?:nhà\s+)?trường(?:\s+\w+){0,4}\s*)?$", re.IGNORECASE
)
_UNIT = re.compile(
    r"(?:trường\s+)?(?:quận|huyện|thị\s+xã|thành\s+phố|tỉnh|phường|xã)\s", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?:^|\W)(?P<count>\d{1,2}|hai|ba|bốn|năm)\s+(?:nhà\s+|đơn\s+vị\s+)?(?:trường\s*|đơn\s+vị\s*)?:?\s*$",
    re.IGNORECASE,
)
_NUMERALS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_AFTER_LIST = re.compile(
    r"\s*(?:là\s+(?:các\s+|một\s+|hai\s+|\d+\s+)?(?:cặp|đôi|nhóm|đơn\s+vị|trường)|(?:(?:đã|sẽ|cùng|được"
    r"|tiếp\s+tục|cùng\s+nhau|chính\s+thức|tiến\s+hành|tổ\s+chức|thực\s+hiện)\s+){0,3}"
    r"(?:ký\s+(?:kết\s+)?(?:(?:bản|biên\s+bản|giao\s+ước|cam\s+kết|thỏa\s+thuận|ghi\s+nhớ)\s+){0,2})?"
    r"(?:kết\s*nghĩa|(?:ghép|bắt)\s*cặp|(?:kết|ghép)\s*đôi"
    r"|(?:(?:kết|ghép|hợp|lập|tạo|trở|làm)\s+)?thành\s+(?:một\s+|\d\s+)?(?:cặp|đôi|nhóm)))",
    re.IGNORECASE,
)
# The plan's own school is the first party; a school's union or party cell stands for it.
_WITH = re.compile(
    r"(?:kết\s*nghĩa|kết\s*nối|liên\s*kết|(?:giúp\s*đỡ|hỗ\s*trợ|đỡ\s*đầu)(?:,?\s*(?:và\s+)?kết\s*nghĩa)?)"
    r"\s*(?:với|cùng|cho)?\s*(?:các\s+|đơn\s+vị\s+)?"
    r"(?:(?:công\s+đoàn(?:\s+cơ\s+sở)?|cđcs|chi\s+bộ|chi\s+đoàn|liên\s+đội)\s+)?$",
    re.IGNORECASE,
)
_TWINNING_OF = re.compile(
    r"kết\s*nghĩa\s*:?\s*(?:(?:hai|2|02|các)\s+)?(?:đơn\s+vị\s*)?(?:nhà\s+)?(?:trường\s*)?:?\s*$",
    re.IGNORECASE,
)
# In a title `với Trường B` (with school B) alone tells it: the rest says what is done with it.
_WITH_ONLY = re.compile(r"\b(?:với|cùng)\s*(?:các\s+)?$", re.IGNORECASE)
_OWN_SUBJECT = re.compile(
    r"(?:nhà\s+trường|trường\s+ta|trường\s+chúng\s+tôi|đơn\s+vị)\W*[^,.;]{0,60}$", re.IGNORECASE
)


def told_by_sentences(
    passage: Passage,
    start: int,
    text: str,
    context: PlanContext,
    *,
    source: Source = "sentence",
    level: Level | None = None,
    near: Evidence | None = None,
) -> Iterator[Telling]:
    """The pairings that the sentences of a text tell; `text` begins at `start` of the passage.

    `near` is what the headings above say for and against twinning.
    """
    weight = (near or Evidence()) + evidence(context.subject).times(TITLE_SHARE)
    for begin, end in sentences_of(text):
        sentence = without_details(without_bodies(text[begin:end]))
        balance = (weight + evidence(sentence)).balance
        if balance < ENOUGH or is_past(sentence, context.school_year):
            continue
        found = parse_schools(sentence, name_context(context, level))
        mentions = [without_tail(mention, sentence) for mention in found]
        for chains, relation in _links(sentence, mentions, context, source):
            yield _telling(passage, start + begin, chains, relation, source)


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends; a clause that only enumerates goes on.

    Nothing ends in brackets: `Trường A (xã B; hiệu trưởng: …) kết nghĩa với Trường C`.
    """
    plain = _BRACKETS.sub(lambda found: "_" * len(found.group()), text)
    ends = [match.end() for match in _SENTENCE_END.finditer(plain)]
    starts = [0, *ends]
    clauses: list[tuple[int, int]] = []
    for a, b in zip(starts, [*ends, len(text)], strict=True):
        if clauses and text[:a].endswith(";") and goes_on(text[a:b]):
            clauses[-1] = (clauses[-1][0], b)
        elif text[a:b].strip():
            clauses.append((a, b))
    return clauses


def _links(
    text: str, mentions: Sequence[SchoolMention], context: PlanContext, source: Source
) -> Iterator[tuple[list[Chain], str]]:
    """Groups of chains that a sentence makes a pairing, with the kind of their relation."""
    chains = parted(text, chains_of(text, without_label(text, mentions)))
    linked: set[int] = set()
    for one, two, kind in links_of(text, chains):
        linked.update((one, two))
        yield from ((pair, kind) for pair in linked_pairs(text, chains[one], chains[two]))
    for i, chain in enumerate(chains):
        if i in linked:
            continue
        around = chain.kind
        if around is None and len(chain.mentions) > 1:
            around = _among(text, chain, evidence(context.title).balance >= ENOUGH)
            if around is None and source == "title":
                around = _twinned_in_title(text, chain, context)
        if around is not None:
            pairs = [[chain]] if around == "cluster" else listed_pairs(text, chain)
            yield from ((pair, around) for pair in pairs)
        elif len(chains) == 1:
            yield from _with_issuer(text, chain, context, source)


def _among(text: str, chain: Chain, titled: bool) -> str | None:
    """The relation of schools told together: `giữa A và B`, `3 trường A, B, C`."""
    before, after = text[: chain.start], text[chain.end :]
    if are_places_of_schools(text, chain.mentions):
        return None
    lead = text[: chain.start + _lead_length(text, chain)]
    if _CLUSTER_OF.search(before) or _CLUSTER_OF.search(lead):
        return "cluster"
    kind = _around(before) or _around(after)
    if _AMONG.search(before) or _AMONG.search(lead):
        return _mutual(kind or ("twin" if titled else None), text)
    if _AFTER_LIST.match(after):
        return _mutual(_around(after), text)
    counted = _COUNTED.search(before) or _COUNTED.search(lead)
    if counted is not None:
        count = counted.group("count").lower()
        number = _NUMERALS.get(count) or (int(count) if count.isdigit() else 0)
        if number == len(chain.mentions) and (kind or titled):
            return "twin"
    return None


def _twinned_in_title(text: str, chain: Chain, context: PlanContext) -> str | None:
    """The relation of two schools right behind `kết nghĩa` in a title: `Giao lưu kết nghĩa A và B`.

    In the plan of another school both are its partners, which is not told here.
    """
    own = own_school_of(context)
    known = own is None or own.full_name in {mention.full_name for mention in chain.mentions}
    behind = _TWINNING_OF.search(text[: chain.start]) is not None
    return "twin" if known and behind and len(chain.mentions) == 2 else None


def are_places_of_schools(text: str, mentions: Sequence[SchoolMention]) -> bool:
    """Whether units are named for their schools only: `giữa các trường quận A và huyện B`."""
    units = all(m.kind != "school" or (not m.level and _UNIT.match(m.raw)) for m in mentions)
    return bool(mentions) and units and _SCHOOLS_OF.search(text[: mentions[0].start]) is not None


def _lead_length(text: str, chain: Chain) -> int:
    """Letters of `trường ` at the start of the first school, which belongs to a count too."""
    match = re.match(r"(?:nhà\s+)?trường\s+", text[chain.start :], re.IGNORECASE)
    return match.end() if match else 0


def _around(text: str) -> str | None:
    """The nearest wording of a relation in the words around schools: of equals if any is."""
    kinds = [kind for pattern, kind in _AROUND if pattern.search(text)]
    return kinds[0] if kinds else None


def _mutual(kind: str | None, text: str) -> str | None:
    return "twin" if kind == "mentor" and re.search(MUTUAL, text, re.IGNORECASE) else kind


def _with_issuer(
    text: str, chain: Chain, context: PlanContext, source: Source
) -> Iterator[tuple[list[Chain], str]]:
    """The plan's own school and those it names: `kết nghĩa với trường B` in A's plan."""
    own = own_school_of(context)
    found = _WITH.search(text[: chain.start])
    if own is None or own.full_name in {mention.full_name for mention in chain.mentions}:
        return
    if source == "title":
        found = found or _WITH_ONLY.search(text[: chain.start])
    elif found is not None and not _is_own_act(text[: found.start()]):
        found = None
    if found is None:
        return
    helps = re.search(r"hỗ\s*trợ|giúp\s*đỡ|đỡ\s*đầu", found.group(), re.IGNORECASE)
    yield [Chain([own]), chain], "mentor" if helps else "twin"


def _is_own_act(before: str) -> bool:
    """Whether the words before a verb name the school whose plan it is, or there are none."""
    return not before.strip(" -–+*") or _OWN_SUBJECT.search(before) is not None


def _telling(
    passage: Passage, offset: int, chains: list[Chain], relation: str, source: Source
) -> Telling:
    told: list[Told] = []
    for number, chain in enumerate(chains):
        for i, mention in enumerate(chain.mentions):
            side = side_of(i if len(chains) == 1 else number)
            helper = number == (relation == "mentored") if len(chains) > 1 else i == 0
            lead = relation in ("mentor", "mentored") and helper
            moved = replace(mention, start=mention.start + offset, end=mention.end + offset)
            told.append(Told(moved, passage, side=side, lead=lead))
    kind: Relation = "mentor" if relation in ("mentor", "mentored") else "twin"
    kind = "cluster" if relation == "cluster" else kind
    directed = kind == "mentor" and len(chains) > 1
    return Telling(source, told, passage.evidence(), kind, directed=directed)
