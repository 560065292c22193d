"""Folding of what was read: one form for each letter, logical order for right-to-left words. Pure.

Sources: Unicode Standard Annex 9 (bidirectional algorithm), Annex 15 (NFKC).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

ARABIC = re.compile("[\u0600-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# Bidi marks, zero-width characters, soft hyphen, byte order mark: they steer display and carry no text.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
# A run that stays left to right inside a right-to-left word: digits of any script and Latin letters, with
# the separators that stand inside numbers.
_LEFT_TO_RIGHT = re.compile(
    "[0-9A-Za-z\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9]"
    "(?:[0-9A-Za-z\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9.,/:\\-\u066a-\u066c]*"
    "[0-9A-Za-z\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9])?"
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Returns ``text`` in NFKC (Arabic presentation forms and ligatures become letters), without marks of
    direction, zero-width and control characters, and with single spaces."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return " ".join(text.split())


def is_arabic(text: str) -> bool:
    """True when ``text`` holds an Arabic letter (digits alone are no letters)."""
    return ARABIC.search(text) is not None


def visual_to_logical(glyphs: Sequence[str]) -> str:
    """Returns one word in logical order, from its glyphs' texts in visual order, left to right.

    A glyph may stand for several letters (a ligature): these are in logical order already.
    """
    if not any(is_arabic(glyph) for glyph in glyphs):
        return "".join(glyphs)
    reversed_text = "".join(glyph.translate(_MIRRORED) for glyph in reversed(glyphs))
    return _LEFT_TO_RIGHT.sub(lambda run: run.group()[::-1], reversed_text)


def reads_backwards(words: Iterable[str]) -> bool:
    """True when Arabic words are spelled from their end: the article stands last, ta marbuta or alef
    maksura (which only end words) stand first. Decides by majority over all words."""
    score = 0
    for word in words:
        if len(word) < 3 or not is_arabic(word):
            continue
        score += word.startswith(("ال", "وال", "بال", "لل")) + word.endswith(("ة", "ى"))
        score -= word.endswith(("لا", "لاو", "لاب")) + 2 * word.startswith(("ة", "ى"))
    return score < 0
