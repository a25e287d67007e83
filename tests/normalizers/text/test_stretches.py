from itertools import product

import numpy as np

from normalizers.text.channel import misread_channel
from normalizers.text.decoder import posteriors
from normalizers.text.inventory import inventory
from normalizers.text.language_model import language_model
from normalizers.text.spellings import Readings
from normalizers.text.stretches import Stretches

CHOICES = (
    ("<s>",), ("kế", "kẻ", "kể"), ("hoạch", "hoách"), ("năm",), ("học", "hóc"), ("<s>",),
    ("trường", "trưởng"), ("mầm", "mâm", "mắm"), ("non", "nón"),
)  # fmt: skip


def test_posteriors_are_those_of_all_ways_added_up() -> None:
    model = language_model()
    costs = [np.linspace(0, 1, len(words)) for words in CHOICES]
    places = [
        Readings(model.numbers(words), cost) for words, cost in zip(CHOICES, costs, strict=True)
    ]
    chances = posteriors(model, places, 1.0, hopeless=0.0)
    expected = [np.zeros(len(words)) for words in CHOICES]
    for way in product(*(range(len(words)) for words in CHOICES)):
        words = [CHOICES[i][a] for i, a in enumerate(way)]
        halves = model.logprobs(words[1:5]).sum() + model.logprobs(words[6:]).sum()
        weight = np.exp(halves - sum(costs[i][a] for i, a in enumerate(way)))
        for i, a in enumerate(way):
            expected[i][a] += weight
    for chance, share in zip(chances, expected, strict=True):
        assert np.allclose(chance, share / share.sum(), atol=1e-4)


def test_stretches_without_a_choice_are_left_out() -> None:
    assert len(Stretches.between(np.array([True, True, True])).places) == 0


def test_words_read_together_are_read_as_alone() -> None:
    channel, words = misread_channel(), ["Gido", "PAO", "tao", "trudng", "quén", "nghia", "&"]
    channel.prepare(words)
    for word in words:
        words_found, found = channel.readings(word)
        costs = dict(zip(inventory().numbers.tolist(), channel.costs(word), strict=True))
        assert np.allclose(found, [costs[w] for w in words_found.tolist()], atol=1e-4)
        assert found[0] == min(found) and np.isclose(found[0], min(costs.values()), atol=1e-4)


def test_names_follow_names() -> None:
    model = language_model()
    head, right, wrong = (model.numbers([word]) for word in ("nguyễn", "huệ", "huê"))
    assert model.named(head, right) > model.named(head, wrong)
