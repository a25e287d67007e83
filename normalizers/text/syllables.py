"""The syllables (âm tiết) that Vietnamese spelling allows: onset x rime x tone.

After the orthography taught in school (Quyết định 240/QĐ, 1984 and Hoàng Phê, "Từ điển tiếng
Việt"): a syllable is an onset, a rime and a tone; rimes closed by a stop (c, ch, p, t) carry only
sắc and nặng; c/g/ng are written k/gh/ngh before e, ê, i. Canonical form here: lower case, NFC, the
tone mark where the traditional style puts it (hòa, thúy).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

TONES = {"": "", "huyền": "\u0300", "sắc": "\u0301", "hỏi": "\u0309", "ngã": "\u0303",
         "nặng": "\u0323"}  # fmt: skip
_STOPS = ("c", "ch", "p", "t")
_VOWELS = "aăâeêioôơuưy"

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uâu uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
"""
_AFTER_QU = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et
ê êch ên ênh êt êu i ich it ôc ơ ơi ơn ơt y ych yên yêt ynh yt
"""
_AFTER_GI = "ê êm ên êng êp êt êu"  # giếng, giết, giễu: the i is written once
_WITHOUT_ONSET = "y yêm yên yêng yêt yêu"

ONSETS = ("", *_ONSETS.split())
RIMES = tuple(_RIMES.split())
_Y_RIMES = {"": _WITHOUT_ONSET.split(), **{onset: ["y"] for onset in "hklmstv"}}
_QU_RIMES = _AFTER_QU.split()
_GI_RIMES = _AFTER_GI.split()


class _WithoutMarks(dict[int, str]):
    """For `str.translate`: each character without its marks, found when it is first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code))
        base = "".join(c for c in decomposed if not unicodedata.combining(c))
        self[code] = unicodedata.normalize("NFC", base)
        return self[code]


_WITHOUT_MARKS = _WithoutMarks({ord("đ"): "d", ord("Đ"): "D"})


def strip_marks(text: str) -> str:
    """The text without any diacritic; đ becomes d.

    >>> strip_marks("Đội ngũ nhà giáo")
    'Doi ngu nha giao'
    """
    return text if text.isascii() else text.translate(_WITHOUT_MARKS)


def with_tone(rime: str, mark: str) -> str:
    """The rime with a combining tone mark on the vowel that the traditional style chooses.

    >>> with_tone("oa", "\\u0300"), with_tone("oan", "\\u0301"), with_tone("ươi", "\\u0300")
    ('òa', 'oán', 'ười')
    """
    if not mark:
        return rime
    end = len(rime)
    while end and rime[end - 1] not in _VOWELS:
        end -= 1
    shaped = [i for i, c in enumerate(rime[:end]) if c in "ăâêôơư"]
    if shaped:
        place = shaped[-1]
    elif rime[end:] or end > 2:
        place = end - 1 if end <= 2 else 1
    else:
        place = 0
    return rime[:place] + unicodedata.normalize("NFC", rime[place] + mark) + rime[place + 1 :]


def _allowed(onset: str, rime: str) -> bool:
    front = rime[0] in "eêi"
    if onset == "qu":
        return False  # its rimes are listed
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        return not front or (onset == "g" and rime in ("i", "in"))  # gì, gìn
    if onset == "gi":
        return rime[0] not in "iê"
    if onset == "":
        return not rime.startswith("iê")
    return True


def rimes_of(onset: str) -> list[str]:
    """The rimes, without tone, that may follow an onset.

    >>> "iêng" in rimes_of("ngh"), "iêng" in rimes_of("ng"), "uyêt" in rimes_of("t")
    (True, False, True)
    """
    if onset == "qu":
        return list(_QU_RIMES)
    rimes = [rime for rime in RIMES if _allowed(onset, rime)]
    if onset == "gi":
        rimes += _GI_RIMES
    return rimes + _Y_RIMES.get(onset, [])


@cache
def toned(rime: str) -> tuple[str, ...]:
    """The rime in every tone that it can carry (two if it ends in a stop, else six)."""
    stop = rime.endswith(_STOPS)
    marks = (TONES["sắc"], TONES["nặng"]) if stop else tuple(TONES.values())
    return tuple(with_tone(rime, mark) for mark in marks)


def _generate() -> dict[str, tuple[str, str]]:
    return {
        onset + form: (onset, form)
        for onset in ONSETS
        for rime in rimes_of(onset)
        for form in toned(rime)
    }


PARTS: dict[str, tuple[str, str]] = _generate()  # syllable -> onset, rime with its tone
SYLLABLES: frozenset[str] = frozenset(PARTS)

_OPEN = re.compile(r"([oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?!\w)|(?<![qQ])([uU])([ỳýỷỹỵỲÝỶỸỴ])(?!\w)")


def _move_tone(match: re.Match[str]) -> str:
    first, second = (group for group in match.groups() if group)
    decomposed = unicodedata.normalize("NFD", second)
    return unicodedata.normalize("NFC", first + decomposed[1]) + decomposed[0]


def traditional_tone(text: str) -> str:
    """Tone marks of open oa, oe, uy moved to the first letter, so that one spelling remains.

    >>> traditional_tone("hoà thuỷ khoẻ HOÀ"), traditional_tone("quý hoàn")
    ('hòa thủy khỏe HÒA', 'quý hoàn')
    """
    return _OPEN.sub(_move_tone, text)


@lru_cache(maxsize=1 << 16)
def canonical(token: str) -> str:
    """Lower case, NFC, traditional tone place: the form in which syllables are compared."""
    return traditional_tone(unicodedata.normalize("NFC", token).lower())


def is_syllable(token: str) -> bool:
    """True when the token, in any case and tone style, is a spelling Vietnamese allows.

    >>> [is_syllable(w) for w in ("Nghĩa", "HOÀ", "quận", "gì", "sở", "khuỷu")]
    [True, True, True, True, True, True]
    >>> [is_syllable(w) for w in ("nghiã", "kuận", "cát1", "toc", "xyz", "")]
    [False, False, False, False, False, False]
    """
    return canonical(token) in SYLLABLES
