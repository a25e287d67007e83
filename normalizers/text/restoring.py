"""Sequences of broken tokens restored: candidates by a channel, chosen by the decoder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from normalizers.text.abbreviations import as_abbreviation
from normalizers.text.adaptation import adapted_channel
from normalizers.text.candidates import MODEL_WEIGHT, prepare, single
from normalizers.text.channel import Channel, MisreadChannel, misread_channel
from normalizers.text.decoder import HOPELESS, WIDTH, Array, posteriors
from normalizers.text.foretold import foretold
from normalizers.text.forms import Restored, best_form, restored
from normalizers.text.language_model import language_model
from normalizers.text.lexicon import Lexicon, lent_confidence
from normalizers.text.own_wording import own_wording
from normalizers.text.pieces import is_address, is_jumbled, pieces_of, roman_heading
from normalizers.text.places import Places
from normalizers.text.repetition import read_together
from normalizers.text.spellings import Readings
from normalizers.text.syllables import canonical
from normalizers.text.tokens import START, model_tokens
from normalizers.text.wrapping import BULLETS

_STROKE = "l"  # alone in its line it is a figure, as of a row: no word is one consonant
_SURE = 0.8  # the posterior of words that teach the channel
_TRUSTED = 0.95  # the posterior of words that are not weighed again with the channel so learnt
_UNSURE = 3e-3  # the bigram posterior under which a word is no matter to what teaches the channel
_EDGES = "“”\"'‘’()[]{}.,;:!?-–|/"
_TOPICAL, _MOST_TOPICAL = 0.7, 3.0  # weight and most nats of what a document says often
_JUMBLE = 0.9  # confidence, at most, of what an OCR made of no word
_DOUBT = 0.99  # the posterior under which a place is read again with what the text tells of it
_FIRST = 0.15  # share of what was read before in the posterior of such a place
_REACH = 2  # words that the model sees before another
_UNLIKELY = 1e-4  # the posterior from which a reading is weighed again
_ALL = 40  # candidates of such a place
_CHUNK = 1500  # places decoded at once; bounds the memory


def restore(
    sequences: Sequence[Sequence[str]], channel: Channel, lexicon: Lexicon | None = None
) -> list[list[Restored]]:
    """The tokens of unrelated sequences (paragraphs, cells) of one document restored.

    A misread document is read twice: the second time with the channel that its own sure words
    teach, where there are enough of them. What a lexicon decides is marked `lent`.
    """
    if not any(sequences):
        return [[] for _ in sequences]
    if channel == "stripped":
        result = _restore(sequences, None)
        return _lend(result, _restore(sequences, None, lexicon), lexicon) if lexicon else result
    sure, trusted = _first_reading(sequences)
    own = adapted_channel(sure, trusted) or misread_channel()
    topic = _topic(canonical(word) for _, word in sure)
    result = _restore(sequences, own, topic=topic)
    _temper([token for tokens in result for token in tokens])
    if lexicon is None:
        return result
    return _lend(result, _restore(sequences, own, lexicon, topic=topic), lexicon)


def _topic(words: Iterable[str]) -> Array:
    """For each word of the model, how much likelier (nats) it is where a document says it often.

    What a document is about it says again: `quận` in a district's plan, not `quân`.
    """
    model = language_model()
    counts = np.bincount(model.numbers(list(words)), minlength=len(model.words)).astype(float)
    expected = counts.sum() * np.exp(model.unigram(np.arange(len(model.words))))
    gain = np.clip(np.log((counts + 1) / (expected + 1)), 0, _MOST_TOPICAL)
    gain[model.unknown] = 0.0
    return _TOPICAL * gain  # type: ignore[no-any-return]


def _lend(
    alone: list[list[Restored]], together: list[list[Restored]], lexicon: Lexicon
) -> list[list[Restored]]:
    """What was decoded with a lexicon, no surer than without it, and who lent what it decided."""
    for own, lent in zip(alone, together, strict=True):
        for at, (before, after) in enumerate(zip(own, lent, strict=True)):
            same = before.text == after.text
            after.confidence = lent_confidence(before.confidence, after.confidence, same=same)
            if not same:
                after.lent = True
                after.lender = _lender(lent, at, lexicon)
    return together


def _lender(tokens: Sequence[Restored], at: int, lexicon: Lexicon) -> str:
    """The document that has the word in its place; "" where the wording further on decided it."""
    around = [model_tokens(token.text) for token in tokens[max(at - 2, 0) : at + 3]]
    place = sum(len(words) for words in around[: min(at, 2)])
    words = [word for part in around for word in part]
    return lexicon.lender(words, place) if place < len(words) else ""


def _temper(tokens: Sequence[Restored]) -> None:
    """Lower the confidence of all words of a document whose words are doubtful on the whole.

    Posteriors trust the channel, which a bad page breaks for all words at once. Fitted on made
    documents and judged on others (docs/language_model.md).
    """
    mean = (sum(token.confidence for token in tokens) + 50 * 0.96) / (len(tokens) + 50)
    doubt = 1 - mean
    for token in tokens:
        if is_jumbled(token.text):
            token.confidence = min(token.confidence, _JUMBLE)
        if token.confidence < 1.0 or any(c.isalpha() for c in token.text):
            token.confidence = (1 - 0.3 * doubt) * token.confidence ** (1.5 + 16 * doubt)


def _first_reading(
    sequences: Sequence[Sequence[str]],
) -> tuple[list[tuple[str, str]], set[str]]:
    """What the general channel makes of a document: the words that it reads surely, with what was
    observed, and the observed words that are sure wherever they stand."""
    gathered = _gathered(sequences, misread_channel(), None)
    places, weight = gathered.places, MODEL_WEIGHT["misread"]
    chances = _posteriors(places, weight, gathered.named(), hopeless=_UNSURE)
    tokens = (token for sequence in sequences for token in sequence)
    pairs: list[tuple[str, str]] = []
    trusted, doubted = set[str](), set[str]()
    for token, parts in zip(tokens, gathered.tokens, strict=True):
        text, confidence = best_form(parts, places, chances)
        if confidence >= _SURE:
            pairs.append((token.strip(_EDGES), text.strip(_EDGES)))
        (trusted if confidence >= _TRUSTED else doubted).update(
            part.observed for part in parts if part.readings is not None
        )
    return pairs, trusted - doubted


def _restore(
    sequences: Sequence[Sequence[str]],
    channel: MisreadChannel | None,
    lexicon: Lexicon | None = None,
    *,
    topic: Array | None = None,
) -> list[list[Restored]]:
    gathered = _gathered(sequences, channel, topic)
    chances = _chances(gathered, lexicon)
    results = (restored(parts, gathered.places, chances) for parts in gathered.tokens)
    return [[next(results) for _ in tokens] for tokens in sequences]


def _gathered(
    sequences: Sequence[Sequence[str]], channel: MisreadChannel | None, topic: Array | None
) -> Places:
    """The decoder's places for all tokens."""
    gathered = Places(channel, topic)
    if channel:
        pieces = (
            piece for tokens in sequences for t in tokens for piece in pieces_of(t, misread=True)
        )
        prepare((piece.text for piece in pieces if piece.kind == "word"), channel)
    for tokens in sequences:
        capitals = _in_capitals(tokens)
        gathered.start()
        for i, token in enumerate(tokens):
            if _begins_address(token, tokens[i + 1 : i + 2]):
                gathered.keep(token)
            elif channel and list(tokens) == [_STROKE]:
                gathered.keep("1")
            elif channel and i == 0 and len(tokens) > 1 and (numeral := roman_heading(token)):
                gathered.keep(numeral)
            elif channel and i == 0 and token in BULLETS and tokens[1:] and tokens[1][0].isupper():
                gathered.mark(token)
            else:
                gathered.add(token, first=i == 0, capitals=capitals)
    return gathered


def _chances(gathered: Places, lexicon: Lexicon | None) -> list[Array]:
    """The posteriors of all places; what a misread document leaves in doubt is read again."""
    places = gathered.places
    lexicons = (lexicon,) if lexicon else ()
    weight = MODEL_WEIGHT["misread" if gathered.channel else "stripped"]
    named = gathered.named()
    chances = _posteriors(places, weight, named, lexicons)
    if gathered.channel is None:
        return chances
    best = np.array([p.words[c.argmax()] for p, c in zip(places, chances, strict=True)])
    posterior = np.array([c.max() for c in chances])
    shared = read_together(places, best.tolist(), frozenset({language_model().number[START]}))
    more = _with_foretold(gathered, best, chances, posterior < _DOUBT, weight) | shared
    doubtful = np.zeros(len(places), dtype=bool)
    doubtful[list(more)] = True
    before = {
        i: _chance_of(readings.words, places[i].words, chances[i]) for i, readings in more.items()
    }
    for i, readings in more.items():
        places[i] = readings
    asked, known = _around(places, best, doubtful)
    lexicons = (*lexicons, own_wording(best, posterior))
    again = _posteriors(known, weight, np.where(asked < 0, 0, named[asked]), lexicons, width=_ALL)
    for i, chance in zip(asked, again, strict=True):
        if i >= 0 and doubtful[i]:
            chances[i] = (1 - _FIRST) * chance + _FIRST * before[int(i)]
    return chances


def _chance_of(words: Array, known: Array, chances: Array) -> Array:
    """The chances of words among known ones."""
    found: Array = (words[:, None] == known) @ chances
    return found


def _with_foretold(
    gathered: Places, best: Array, chances: Sequence[Array], doubtful: Array, weight: float
) -> dict[int, Readings]:
    """The likely readings of doubtful places, and what the text around them foretells."""
    assert gathered.channel is not None
    observed = {
        part.place: part.observed
        for parts in gathered.tokens
        for part in parts
        if part.place >= 0 and doubtful[part.place]
    }
    words = {i: text for i, text in observed.items() if not as_abbreviation(text)}
    told = foretold(best, words, gathered.channel, weight)
    return {
        i: _joined(gathered.places[i], chances[i] > _UNLIKELY, told.get(i), gathered.topic)
        for i in observed
    }


def _joined(place: Readings, likely: Array, told: Readings | None, topic: Array | None) -> Readings:
    """The likely readings of a place and those of the foretold ones that it does not have."""
    words, costs = place.words[likely], place.costs[likely]
    if told is None:
        return Readings(words, costs)
    new = ~(told.words[:, None] == place.words).any(axis=1)
    more, price = told.words[new], told.costs[new]
    if topic is not None:
        price = price - topic[more]
    return Readings(np.append(words, more), np.append(costs, price))


def _around(
    places: Sequence[Readings], best: Array, doubtful: Array
) -> tuple[Array, list[Readings]]:
    """The doubtful places and the two words before and after each, these without doubt; their
    numbers, and -1 for the sign that parts those of different places."""
    near = doubtful.copy()
    for distance in range(1, _REACH + 1):
        near[distance:] |= doubtful[:-distance]
        near[:-distance] |= doubtful[distance:]
    asked = np.flatnonzero(near)
    gaps = np.flatnonzero(np.diff(asked, prepend=-2) > 1)
    asked = np.insert(asked, gaps, -1)
    apart = single(START)
    known = [
        apart if i < 0 else places[i] if doubtful[i] else Readings(best[i : i + 1], np.zeros(1))
        for i in asked.tolist()
    ]
    return asked, known


def _posteriors(
    places: Sequence[Readings],
    weight: float,
    named: Array,
    lexicons: Sequence[Lexicon] = (),
    *,
    hopeless: float = HOPELESS,
    width: int = WIDTH,
) -> list[Array]:
    """The posteriors of the places, decoded a chunk of whole sequences at a time."""
    start = language_model().number[START]
    result: list[Array] = []
    starts = [i for i, place in enumerate(places) if int(place.words[0]) == start]
    begin = 0
    for end in (*starts, len(places)):
        if end - begin > _CHUNK or end == len(places):
            part, names = places[begin:end], named[begin:end]
            result += posteriors(
                language_model(), part, weight, lexicons, names, hopeless=hopeless, width=width
            )
            begin = end
    return result


def _begins_address(token: str, following: Sequence[str]) -> bool:
    """True for the part of an e-mail address that a space broke off (`pgd hadong@...`)."""
    if not following or "@" not in following[0] or not is_address(following[0]):
        return False
    return token.isascii() and token.isalnum() and token.islower() and len(token) >= 3


def _in_capitals(tokens: Sequence[str]) -> bool:
    letters = [c for token in tokens[1:] for c in token if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters) if letters else False
