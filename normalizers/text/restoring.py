"""Sequences of broken tokens restored: candidates by a channel, chosen by the decoder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from normalizers.text.adaptation import adapted_channel
from normalizers.text.candidates import MODEL_WEIGHT, prepare
from normalizers.text.channel import Channel, MisreadChannel, misread_channel
from normalizers.text.decoder import HOPELESS, Array, posteriors
from normalizers.text.forms import Restored, best_form, restored
from normalizers.text.language_model import language_model
from normalizers.text.lexicon import Lexicon, lent_confidence
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
            token.confidence = (1 - 0.2 * doubt) * token.confidence ** (1.25 + 22 * doubt)


def _first_reading(
    sequences: Sequence[Sequence[str]],
) -> tuple[list[tuple[str, str]], set[str]]:
    """What the general channel makes of a document: the words that it reads surely, with what was
    observed, and the observed words that are sure wherever they stand."""
    gathered = _gathered(sequences, misread_channel(), None)
    places, weight = gathered.places, MODEL_WEIGHT["misread"]
    chances = _posteriors(places, range(len(places)), weight, gathered.named(), hopeless=_UNSURE)
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
    """The posteriors of all places; a misread document's repeated phrases are read together."""
    places = gathered.places
    weight = MODEL_WEIGHT["misread" if gathered.channel else "stripped"]
    named = gathered.named()
    chances = _posteriors(places, range(len(places)), weight, named, lexicon)
    if gathered.channel is None:
        return chances
    best = [int(p.words[int(c.argmax())]) for p, c in zip(places, chances, strict=True)]
    shared = read_together(places, best, frozenset({language_model().number[START]}))
    for i, readings in shared.items():
        places[i] = readings
    again = [i for part in _parts(best) if any(i in shared for i in part) for i in part]
    for i, chance in zip(again, _posteriors(places, again, weight, named, lexicon), strict=True):
        chances[i] = chance
    return chances


def _parts(best: Sequence[int]) -> list[list[int]]:
    """The places of each unrelated sequence."""
    start = language_model().number[START]
    parts: list[list[int]] = []
    for i, word in enumerate(best):
        if word == start:
            parts.append([])
        parts[-1].append(i)
    return parts


def _posteriors(
    places: Sequence[Readings],
    numbers: Sequence[int],
    weight: float,
    named: Array,
    lexicon: Lexicon | None = None,
    *,
    hopeless: float = HOPELESS,
) -> list[Array]:
    """The posteriors of some places, decoded a chunk of whole sequences at a time."""
    start = language_model().number[START]
    result: list[Array] = []
    chunk: list[int] = []

    def decode() -> list[Array]:
        some = [places[i] for i in chunk]
        return posteriors(language_model(), some, weight, lexicon, hopeless, named[chunk])

    for i in numbers:
        if len(chunk) > _CHUNK and int(places[i].words[0]) == start:
            result += decode()
            chunk = []
        chunk.append(i)
    return result + decode()


def _begins_address(token: str, following: Sequence[str]) -> bool:
    """True for the part of an e-mail address that a space broke off (`pgd hadong@...`)."""
    if not following or "@" not in following[0] or not is_address(following[0]):
        return False
    return token.isascii() and token.isalnum() and token.islower() and len(token) >= 3


def _in_capitals(tokens: Sequence[str]) -> bool:
    letters = [c for token in tokens[1:] for c in token if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters) if letters else False
