"""Where one pair of a sentence ends and the next begins, or what is said of its last school."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from normalizers.schools import SchoolMention
from parsers.pairings.chains import Chain
from parsers.pairings.links import WEAK, Tie, chained, ties
from parsers.pairings.verbs import verb

# In turn, in this order: the first with the first, the second with the second.
_IN_TURN = re.compile(r"\b(?:lần\s+lượt|tương\s+ứng|theo\s+(?:thứ|trình)\s+tự)\b", re.IGNORECASE)
_TURN_AT_END = re.compile(rf"[\s,(]*{_IN_TURN.pattern}[\s.;)]*", re.IGNORECASE)
# What a school behind a comma does, of which the sentence goes on to tell: advises, is in charge.
_ACTS = re.compile(
    r"\s+(?:(?:sẽ|phải|cần|được\s+giao|có)\s+)*"
    r"(?:tham\s+mưu|chủ\s+trì|(?:chịu\s+)?trách\s+nhiệm|phụ\s+trách|báo\s+cáo|đăng\s+cai|tổng\s+hợp"
    r"|theo\s+dõi|đón\s+tiếp|chuẩn\s+bị)\b",
    re.IGNORECASE,
)
_VERBS = ("twin", "mentor", "mentored")
# A further object of the verb before, or a further verb of its subject: `, với Trường C`.
_AND_WITH = re.compile(r"[,;]\s*(?:và\s+)?với\s*(?:các\s+)?(?:trường\s*)?$", re.IGNORECASE)
_FURTHER = re.compile(r"\s*(?:,|và\b)")


def parted(text: str, chains: Sequence[Chain]) -> list[Chain]:
    """The chains with those in two that end one pair and begin the next.

    `A kết nghĩa với B, C kết nghĩa với D` and `A kết nghĩa với B, C với D` have two pairs, and
    so has `A kết nghĩa với B, C tham mưu` but one: C begins what is told of it.
    """
    told = list(chains[:1])
    for at in range(1, len(chains)):
        chain = chains[at]
        kind = verb(text, told[-1], chain)
        groups = chained(ties(text, chain.mentions)) if kind else []
        goes_on = at + 1 < len(chains) and verb(text, chain, chains[at + 1])
        if len(groups) > 1:
            first, *rest = [Chain(chain.mentions[a:b]) for a, b in groups]
            told += [first, *(replace(one, kind=kind) for one in rest)]
        elif kind and (goes_on or _ends_with_subject(text, chain)) and len(chain.mentions) > 1:
            told += [Chain(chain.mentions[:-1]), Chain(chain.mentions[-1:])]
        else:
            told.append(chain)
    return told


def links_of(text: str, chains: Sequence[Chain]) -> list[tuple[int, int, str]]:
    """Which chains a verb ties, by their numbers, with the relation that it tells.

    `A kết nghĩa với B, hỗ trợ C` and `A kết nghĩa với B về chuyên môn, với C về Đội` tie A to both.
    """
    found: list[tuple[int, int, str]] = []
    for at, (one, two) in enumerate(pairwise(chains)):
        kind = verb(text, one, two)
        before = found[-1] if found and found[-1][1] == at else None
        between = text[one.end : two.start]
        if before is None and kind is not None:
            found.append((at, at + 1, kind))
        elif before is not None and _names(chains[before[1]]) == _names(two):
            continue  # `A kết nghĩa với B và giúp đỡ B`
        elif before is not None and kind is not None and _FURTHER.match(between):
            found.append((before[0], at + 1, kind))
        elif before is not None and _AND_WITH.search(between):
            found.append((before[0], at + 1, before[2]))
    return found


def _names(chain: Chain) -> list[str]:
    return [mention.full_name for mention in chain.mentions]


def without_label(text: str, mentions: Sequence[SchoolMention]) -> list[SchoolMention]:
    """The parties but a commune before a colon, in which the others lie: `Xã A: TH B – TH C`."""
    labels = mentions[:1] if len(mentions) > 2 and mentions[0].kind == "commune" else []
    named = labels and text[labels[0].end :].lstrip().startswith(":")
    tied = any(one not in WEAK and one != "other" for one in ties(text, mentions[1:]))
    return list(mentions[1:] if named and tied else mentions)


def linked_pairs(text: str, one: Chain, two: Chain) -> list[list[Chain]]:
    """The pairs of two sides that a verb ties: one, or one each where it says `lần lượt`."""
    turn = _in_turn(text[one.end : two.start], text[two.end :])
    if len(one.mentions) != len(two.mentions) or not turn:
        return [[one, two]]
    pairs = zip(one.mentions, two.mentions, strict=True)
    return [[Chain([first]), Chain([second])] for first, second in pairs]


def listed_pairs(text: str, chain: Chain) -> list[list[Chain]]:
    """The pairs that a chain lists: one, or one each two schools: `A và B, C và D`."""
    groups = _by_twos(ties(text, chain.mentions)) or [(0, len(chain.mentions))]
    return [[Chain(chain.mentions[a:b])] for a, b in groups]


def _ends_with_subject(text: str, chain: Chain) -> bool:
    """Whether the last school of a chain, behind a comma, is the subject of what follows."""
    return ties(text, chain.mentions)[-1:] == ["comma"] and bool(_ACTS.match(text, chain.end))


def _in_turn(between: str, after: str) -> bool:
    """Whether `lần lượt` stands between two sides, or ends the clause behind them.

    >>> _in_turn(" lần lượt kết nghĩa với ", " trong năm học."), _in_turn(" - ", ", tương ứng.")
    (True, True)
    >>> _in_turn(" kết nghĩa với ", ", lần lượt tổ chức sinh hoạt chuyên môn.")
    False
    """
    return bool(_IN_TURN.search(between) or _TURN_AT_END.fullmatch(after))


def pairs_told(
    text: str, schools: Sequence[SchoolMention], found: Sequence[Tie]
) -> list[list[int]]:
    """The schools of each pairing by their numbers, from what ties each to the next.

    `A - B, C - D`, `A và B, C và D` and `A, C lần lượt kết nghĩa với B, D` have two pairs, and so
    has `A kết nghĩa với B, hỗ trợ C`.
    """
    size = len(found) + 1
    half = size // 2
    strong = [at for at, one in enumerate(found) if one not in WEAK]
    turn = strong == [half - 1] and size == 2 * half
    if turn and _in_turn(
        text[schools[half - 1].end : schools[half].start], text[schools[-1].end :]
    ):
        return [[at, at + half] for at in range(half)]
    groups = _by_twos(found) or chained(found)
    if len(groups) == 1 and len(strong) > 1 and all(found[at] in _VERBS for at in strong):
        ends = pairwise([*strong, size - 1])
        return [[*range(strong[0] + 1), *range(a + 1, b + 1)] for a, b in ends]
    return [list(range(a, b)) for a, b in groups]


def ties_of(found: Sequence[Tie], schools: Sequence[int]) -> list[Tie]:
    """The ties between neighbours of one pairing: of several the last strong one."""
    tied = [list(found[one:two]) for one, two in pairwise(schools)]
    return [next((one for one in between[::-1] if one not in WEAK), between[0]) for between in tied]


def _by_twos(found: Sequence[Tie]) -> list[tuple[int, int]]:
    """Pairs inside which the same stands, `và` or a dash, and between which commas do."""
    inside, beside = set(found[::2]), set(found[1::2])
    if len(found) % 2 == 0 or beside != {"comma"} or len(inside) != 1 or inside == {"comma"}:
        return []
    return [(at, at + 2) for at in range(0, len(found), 2)]
