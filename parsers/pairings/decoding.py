"""Names that were read badly, decoded as names: by the plan's district, levels and batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from math import prod

from normalizers.schools import (
    Decoded,
    NameContext,
    PlaceOfName,
    SchoolMention,
    decode_name,
    decode_scanned,
    doubt_of,
    full_name,
    is_known_private,
    is_number_word,
    names_elsewhere,
    settle_numberings,
    settle_spellings,
    share_right,
    sureness,
    title_case,
    with_capital_i,
)
from normalizers.text import channel_of, clean
from parsers.context import PlanContext
from parsers.pairings.mending import is_clean
from parsers.pairings.names import name_context
from parsers.pairings.telling import Telling, Told
from schemas.document import Document, Word

Channel = Callable[[str, str], float]  # log P(read | name), both of one phrase
_TEACHES = 0.8  # confidence of a restored word from which it teaches how letters are misread
_EDGES = " -–,;.:|{}[]()"
_REPAIRED = 0.5  # what a repair adds: it heard the same letters, yet knows the whole document


def decode_all(tellings: Sequence[Telling], context: PlanContext, document: Document) -> None:
    """Replace badly read names by the likeliest ones; probabilities become their confidence.

    A name of digital text stays. What an OCR read stays where it is the likeliest name. Unsure
    names are read twice: the second time with what the other places of the document say.
    `document`, as repaired, teaches how an OCR of another language misread its letters.
    """
    told = [(telling, party) for telling in tellings for party in telling.parties]
    for _, party in told:
        _weigh(party)
    broken = [_broken(telling, party) for telling, party in told]
    if not any(one is not None for one in broken):
        return
    contexts = [
        name_context(context, party.mention.level or telling.section_level)
        for telling, party in told
    ]
    letters = _channel_of(document)
    places = [
        _place(*one_told, one, names, letters)
        for one_told, one, names in zip(told, broken, contexts, strict=True)
    ]
    elsewhere = names_elsewhere(places)
    for at, (one, names) in enumerate(zip(broken, contexts, strict=True)):
        if one is not None and not _is_sure(places[at].readings):
            heard = replace(names, document=elsewhere[at])
            places[at] = _place(*told[at], one, heard, letters)
    settled = settle_spellings(settle_numberings(places))
    for (_, party), one, readings, names in zip(told, broken, settled, contexts, strict=True):
        if one is not None and readings:
            _settle(party, readings, names)


def _channel_of(document: Document) -> Channel:
    """How the OCR of another language misread this document, by its words restored surely.

    Fitted when it is first asked: an OCR of the right language asks for none.
    """

    @cache
    def fitted() -> Channel:
        words = (word for line in document.lines for word in line.words)
        sure = [word for word in words if word.confidence >= _TEACHES]
        return channel_of((word.as_read.strip(_EDGES), word.text.strip(_EDGES)) for word in sure)

    return lambda observed, name: fitted()(observed, name)


def _place(
    telling: Telling,
    told: Told,
    broken: Sequence[Word] | None,
    names: NameContext,
    letters: Channel,
) -> PlaceOfName:
    """The name of a party as the reader of names has it; `broken` are its words if badly read."""
    level = told.mention.level or telling.section_level
    if broken is None:
        return PlaceOfName(telling.source, level, [(told.mention.name, 1.0)])
    return PlaceOfName(telling.source, level, *_decoded(telling, told, broken, names, letters))


def _broken(telling: Telling, told: Told) -> list[Word] | None:
    """The words of a name that was not surely read; None for one that stays as it is."""
    words = _words(told)
    if told.mention.kind != "school" or not words:
        return None
    surely = _is_clean(words) and not _is_repaired(telling, words)
    return None if told.letters == 1.0 and surely else words


def _words(told: Told) -> list[Word]:
    span = _name_span(told)
    return told.passage.words(*span) if span is not None else []


def _weigh(told: Told) -> None:
    """How sure the letters of a party are: as often as such words of an OCR are right."""
    words = _words(told)
    if words:
        told.letters = prod(map(_sure, words))


def _sure(word: Word) -> float:
    digital = word.confidence == 1.0 or not _is_as_read(word)
    return word.confidence if digital else share_right(word.confidence)


def _is_repaired(telling: Telling, words: Sequence[Word]) -> bool:
    """Whether marks were restored beside words of digital text: these may have lost theirs too.

    Beside them are the words of all parties of their row. What an OCR read has a confidence of
    its own, and is decoded by that.
    """
    lettered = any(character.isalpha() for word in words for character in word.text)
    if not lettered or any(word.confidence < 1.0 and word.read is None for word in words):
        return False
    passages = {id(told.passage): told.passage for told in telling.parties}
    beside = (word for one in passages.values() for word in one.words(0, len(one.text)))
    return not all(map(_is_as_read, beside))


def _is_clean(words: Sequence[Word]) -> bool:
    return all(is_clean(word) for word in words)


def _is_sure(readings: Sequence[tuple[str, float]]) -> bool:
    return not readings or doubt_of(readings) is None


def _settle(told: Told, readings: list[tuple[str, float]], names: NameContext) -> None:
    """Give a party the likeliest of the readings of its name, with its probability."""
    name, _ = readings[0]
    if name != told.mention.name:
        cased = title_case(name) if name.isupper() and len(name) > 4 else name
        told.mention = _renamed(told.mention, cased, names)
    told.letters = sureness(readings)
    doubt = doubt_of(readings)
    if doubt is not None:
        told.doubts.append(doubt)
    told.readings = readings


def _decoded(
    telling: Telling, told: Told, words: Sequence[Word], names: NameContext, letters: Channel
) -> Decoded:
    """The names that words may stand for: by an OCR of another language, or of the right one."""
    name = told.mention.name
    sure = [word.confidence for word in words]
    if all(map(_is_as_read, words)) and not _is_repaired(telling, words):
        return decode_scanned(name, names, sure, [word.alternatives for word in words])
    observed = " ".join(word.as_read for word in words).strip(_EDGES)
    observed += _number_behind(told)
    repaired = max(prod(sure), 0.05) * _REPAIRED
    return decode_name(observed or name, names, [(name, repaired)], letters)


def _is_as_read(word: Word) -> bool:
    """Whether at most the encoding of a word was changed."""
    return word.read is None or clean(word.read, word.font) == word.text


def _number_behind(told: Told) -> str:
    """The number behind a name whose `số` (number) was read so badly that it stands outside it.

    `Cam Thuong s6é 1 ky két`: a word of two or three letters that begins like `số`, and a digit.
    """
    span = _name_span(told)
    behind = told.passage.words(span[1] + 1, span[1] + 9)[:2] if span is not None else []
    if len(behind) < 2 or behind[0].read is None:
        return ""
    word, number = behind[0].as_read, behind[1].as_read.rstrip(".,;:)")
    is_one = is_number_word(word) and number.isdigit() and len(number) < 3
    return f" s6 {number}" if is_one else ""


def _name_span(told: Told) -> tuple[int, int] | None:
    """Where the name itself stands in the passage, whatever its case; None when it does not."""
    text = with_capital_i(told.passage.text)
    at = text.lower().find(told.mention.name.lower(), told.mention.start)
    if at < 0 or at > told.mention.end:
        return None
    return at, at + len(told.mention.name)


def _renamed(mention: SchoolMention, name: str, names: NameContext) -> SchoolMention:
    if mention.level_source == "printed" and mention.full_name.endswith(mention.name):
        whole = mention.full_name[: len(mention.full_name) - len(mention.name)] + name
    else:
        private = mention.level_source != "printed" and is_known_private(
            name, names.district, names.province
        )
        prefix = "" if private else None
        whole = full_name(name, mention.level, prefix, mention.boarding)
    return replace(mention, name=name, full_name=whole)
