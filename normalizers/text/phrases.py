"""Names and short phrases: the probabilities that name decoding weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

import numpy as np

from normalizers.text.adaptation import adapted_channel
from normalizers.text.channel import Channel, MisreadChannel, misread_channel
from normalizers.text.language_model import language_model
from normalizers.text.restoring import restore
from normalizers.text.syllables import canonical
from normalizers.text.tokens import model_tokens

_FLOOR = -25.0  # of one word
_LONE, _LONE_LETTER = 4.0, 2.0  # nats for a word without a counterpart, and for each letter of it


def lm_logprobs(texts: Sequence[str]) -> list[float]:
    """log p of each of several texts of one line (nats); together they take little longer.

    >>> right, wrong = lm_logprobs(["Trường Mầm non Hoa Sen", "Trường Mầm nón Hòa Sẻn"])
    >>> right > wrong
    True
    """
    return language_model().logprobs_of([model_tokens(text) for text in texts])


def name_logprobs(names: Sequence[str]) -> list[float]:
    """log p of words as a name, by the pairs of words with capitals in the corpora (nats).

    >>> right, wrong = name_logprobs(["Mậu Lương", "Mẫu Lương"])
    >>> right > wrong
    True
    """
    words = [[canonical(word) for word in name.split()] for name in names]
    return language_model().name_logprobs_of(words)


def channel_logprob(observed: str, candidate: str) -> float:
    """log P(observed phrase | candidate phrase) when an OCR of the wrong language read it.

    Words are aligned in order; a word without a counterpart costs like an unexplained one.

    >>> channel_logprob("Pong Mai", "Đồng Mai") > channel_logprob("Pong Mai", "Hàng Mai")
    True
    """
    return _aligned(observed, candidate, _general_word)


def channel_of(pairs: Iterable[tuple[str, str]]) -> Callable[[str, str], float]:
    """`channel_logprob` as the (observed, restored) words of one document fit it.

    Too few words leave it as it is.

    >>> fitted = channel_of([("Tén", "Tần"), ("Trén", "Trần"), ("dén", "dần")] * 60)
    >>> fitted("Trén Phu", "Trần Phú") > channel_logprob("Trén Phu", "Trần Phú")
    True
    """
    own = adapted_channel(pairs)
    if own is None:
        return channel_logprob
    word = lru_cache(maxsize=1 << 14)(partial(_word_logprob, own))
    return lambda observed, candidate: _aligned(observed, candidate, word)


def _aligned(observed: str, candidate: str, word: Callable[[str, str], float]) -> float:
    seen, true = _words(observed), _words(candidate)
    before = [0.0]  # log P of nothing seen so far, given the first words of the candidate
    for wanted in true:
        before.append(before[-1] - _LONE - _LONE_LETTER * len(wanted))
    for read in seen:
        row = [before[0] - _LONE - _LONE_LETTER * len(read)]
        for j, wanted in enumerate(true):
            added = before[j + 1] - _LONE - _LONE_LETTER * len(read)
            lost = row[j] - _LONE - _LONE_LETTER * len(wanted)
            row.append(max(added, lost, before[j] + word(read, wanted)))
        before = row
    return before[-1]


def _words(phrase: str) -> list[str]:
    return [w for token in phrase.split() if (w := token.strip("“”\"'’‘()[]{}.,;:|"))]


@lru_cache(maxsize=1 << 15)
def _general_word(observed: str, word: str) -> float:
    return _word_logprob(misread_channel(), observed, word)


def _word_logprob(channel: MisreadChannel, observed: str, word: str) -> float:
    lower = canonical(word)
    if observed == word or canonical(observed) == lower:
        return -0.1
    cost = channel.cost(observed, lower)
    if cost is not None:
        return max(-cost, _FLOOR)
    same = sum(a == b for a, b in zip(observed.lower(), word.lower(), strict=False))
    return max(_FLOOR, -3.5 * (max(len(observed), len(word)) - same))


def decode_phrase(
    tokens: Sequence[str],
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    channel: Channel = "misread",
    best: int = 8,
) -> list[tuple[str, float]]:
    """Readings of a short phrase with their probability, most probable first.

    `before` and `after` are tokens, already right, that stand around it in the text.

    >>> decode_phrase(["Mau", "Luong"], before=["trường", "mầm", "non"])[0][0]
    'Mậu Lương'
    """
    inner = restore([[*before, *tokens, *after]], channel)[0]
    inner = inner[len(before) : len(before) + len(tokens)]
    options: list[tuple[str, float]] = [("", 1.0)]
    for token in inner:
        forms = token.alternatives or ((token.text, token.confidence),)
        options = [(f"{h} {form}".strip(), p * q) for h, p in options for form, q in forms[:5]]
        options = sorted(options, key=lambda o: (-o[1], o[0]))[: 4 * best]
    model = language_model()
    if not options:
        return []
    context = model_tokens(" ".join(before))
    scores = np.array(model.logprobs_of([[*context, *model_tokens(t)] for t, _ in options]))
    chance = np.array([p for _, p in options]) * np.exp(0.3 * (scores - scores.max()))
    chance /= chance.sum()
    order = np.argsort(-chance, kind="stable")[:best]
    return [(options[i][0], float(chance[i])) for i in order]
