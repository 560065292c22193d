"""Text folded so that what a reader takes for the same is the same. Pure functions of strings.

Sources: Unicode Standard Annex 15 (NFKC folds Arabic presentation forms and full-width signs) and the usual
Arabic orthographic folding (alef, ya, ta marbuta, kaf variants).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BIDI = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0x2060, 0xFEFF, 0x00AD])
_BIDI.update(dict.fromkeys(range(0x202A, 0x202F)))
_BIDI.update(dict.fromkeys(range(0x2066, 0x206A)))
_BIDI[0x0640] = None  # tatweel only stretches a word
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"})
_LATIN = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_APOSTROPHES = re.compile("['’‘`´ʼ′]")
_DIGITS = {ord(c): str(unicodedata.digit(c)) for c in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
_NOT_LETTER = re.compile(r"[^\w]|[\d_]")
_NOT_ALNUM = re.compile(r"[^0-9A-Z\u0621-\u064A]")
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")


def clean(text: str) -> str:
    """The text in NFKC, without marks of direction, tatweel and control characters, with ASCII digits."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text.replace("°", "o") if "N°" in text or "n°" in text else text)
    return text.translate(_BIDI).translate(_DIGITS)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without case, accents, harakat, apostrophes and Arabic letter variants."""
    text = _APOSTROPHES.sub("", clean(text)).casefold()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text).translate(_ARABIC).translate(_LATIN)
    kept = (c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=65536)
def name_tokens(text: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens part words, digits and signs are dropped."""
    return tuple(part for part in _NOT_LETTER.sub(" ", fold(text)).split() if part)


def is_arabic(text: str) -> bool:
    """True when the text has an Arabic letter."""
    return _ARABIC_LETTER.search(text) is not None


@lru_cache(maxsize=65536)
def id_value(text: str) -> str:
    """An identifier as capitals and digits alone: ``"ab-12 34"`` is ``"AB1234"``."""
    return _NOT_ALNUM.sub("", clean(text).upper())


def id_shape(value: str) -> str:
    """The shape of an identifier: ``A`` for a letter, ``9`` for a digit."""
    return "".join("9" if c.isdigit() else "A" for c in value)


_CONFUSED = str.maketrans({"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2"})


def confusable(value: str) -> str:
    """An identifier with the letters that are misread for digits folded into them (retrieval only)."""
    return value.translate(_CONFUSED)


def phone_value(text: str) -> str:
    """The last nine digits of a telephone number, or ``""`` when there are fewer: enough within a country."""
    digits = re.sub(r"\D", "", clean(text))
    return digits[-9:] if len(digits) >= 9 else ""


_DIGRAPHS = (("kh", "k"), ("gh", "g"), ("sh", "x"), ("ch", "x"), ("dj", "j"), ("th", "t"), ("dh", "d"), ("ph", "f"),
             ("ou", ""), ("ck", "k"), ("qu", "k"), ("ss", "s"), ("sc", "s"))  # fmt: skip
_SOUNDS = str.maketrans({
    "c": "k", "q": "k", "p": "b", "v": "b", "a": "", "e": "", "i": "", "o": "", "u": "", "y": "", "w": "", "h": "",
    "ب": "b", "ت": "t", "ث": "t", "ط": "t", "ج": "j", "خ": "k", "ق": "k", "ك": "k", "غ": "g", "ش": "x", "س": "s",
    "ص": "s", "ز": "z", "د": "d", "ذ": "d", "ض": "d", "ظ": "d", "ر": "r", "ف": "f", "ل": "l", "م": "m", "ن": "n",
    "ا": "", "ه": "", "ح": "", "ع": "", "ء": "", "ئ": "", "ؤ": "", "و": "", "ي": "",
})  # fmt: skip


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word in either script, doubles once; ``""`` when none is left.

    It merges different people (amina, amine, aymen), so it may find a record and never prove one.
    """
    for digraph, sound in _DIGRAPHS:
        word = word.replace(digraph, sound)
    word = word.translate(_SOUNDS)
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


@lru_cache(maxsize=65536)
def edits(a: str, b: str, limit: int = 3) -> int:
    """How many single-letter edits (incl. a swap of neighbours) part two words; at most ``limit``.

    Optimal string alignment distance (Damerau 1964), cut off at ``limit``.
    """
    return _edits(a, b, limit)


def _edits(a: str, b: str, limit: int) -> int:
    """Without what is equal at both ends, two words begin with an edit: each kind is tried, and the rest within
    what is left of the limit. Up to three that is far quicker than the table."""
    if abs(len(a) - len(b)) >= limit:
        return limit
    a, b = _trimmed(a, b)
    if not a or not b:
        return min(limit, max(len(a), len(b)))
    if limit <= 1 or len(a) == len(b) == 1 or (len(a) == 2 and a == b[::-1]):
        return 1
    if limit == 2:
        return 2
    if max(len(set(a) - set(b)), len(set(b) - set(a))) >= limit:
        return limit
    if limit > 3:
        return min(_table(a, b), limit)
    ways = [(a[1:], b[1:]), (a[1:], b), (a, b[1:])]
    if a[:2] == b[1::-1]:
        ways.append((a[2:], b[2:]))
    return 1 + min(_edits(x, y, limit - 1) for x, y in ways)


def _trimmed(a: str, b: str) -> tuple[str, str]:
    """Both words without the letters that they begin and end with alike."""
    shorter = min(len(a), len(b))
    start = 0
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


def _table(a: str, b: str) -> int:
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


_LOOKALIKES = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"))


def looks_like(a: str, b: str) -> bool:
    """True when two words differ only in one letter pair that print makes look alike (rn and m)."""
    return any((x in a and _once(a, x, y) == b) or (x in b and _once(b, x, y) == a) for x, y in _LOOKALIKES)


_CONFUSIONS = (
    *_LOOKALIKES,
    ("i", "l"),
    ("f", "e"),
    ("n", "m"),
    ("o", "a"),
    ("u", "v"),
    ("h", "b"),
    ("c", "e"),
    ("g", "q"),
)


def misreadings(word: str) -> list[str]:
    """What a Latin word may be in truth when a scan misread or a typist doubled a letter (retrieval only)."""
    found = [word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1]]
    for x, y in _CONFUSIONS:
        for old, new in ((x, y), (y, x)):
            at = word.find(old)
            while at >= 0:
                found.append(word[:at] + new + word[at + len(old) :])
                at = word.find(old, at + 1)
    return found


_BLUR = str.maketrans({"n": "m", "l": "i", "1": "i", "o": "a", "0": "a", "f": "e"})


@lru_cache(maxsize=65536)
def blur(word: str) -> str:
    """A folded word in which letters that a poor scan confuses are one (for labels, never for names)."""
    return word.replace("rn", "m").replace("ii", "u").translate(_BLUR)


def _once(word: str, old: str, new: str) -> str:
    return word.replace(old, new, 1)
