"""Is a text layer worth trusting? Pure.

A layer can be garbage (a font without a table to Unicode), a stamp or page number on a scan, or text
that lies outside the page. The thresholds are set on generated pages; a wrong "no" costs one OCR.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from agent.model import Word
from agent.readers.text import is_arabic

_MIN_CHARACTERS = 25  # less than a scanner's stamp or a running page number
_VOWELS = re.compile("[aeiouyàâäéèêëîïôöùûüœæ]", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{3,}")
_ODD_CASE = re.compile(r"[a-zà-ÿ][A-ZÀ-Ý][a-zà-ÿ]*[A-ZÀ-Ý]|[a-zà-ÿ][0-9][a-zà-ÿ]")
_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxzç]{6,}", re.IGNORECASE)


def distrust(words: Sequence[Word]) -> str:
    """Returns why the visible words of a text layer are not to be trusted; ``""`` when they are."""
    text = "".join(word.text for word in words if not word.hidden)
    if not text:
        return "no visible text"
    if len(text) < _MIN_CHARACTERS:
        return "next to no text"
    if _share(text, _is_garbage) > 0.02:
        return "characters without meaning"
    if _share(text, lambda c: c.isalnum()) < 0.5:
        return "hardly any letters or digits"
    if _share(text, _is_known_script) < 0.9:
        return "unknown script"
    return _distrust_latin(words)


def _distrust_latin(words: Sequence[Word]) -> str:
    latin = [w.text for w in words if not w.hidden and _LATIN_WORD.search(w.text) and not is_arabic(w.text)]
    if len(latin) < 8:
        return ""
    odd = sum(1 for word in latin if _looks_garbled(word))
    return "words that cannot be words" if odd > 0.35 * len(latin) else ""


def _looks_garbled(word: str) -> bool:
    letters = "".join(_LATIN_WORD.findall(word))
    if letters.isupper() and len(letters) <= 5:
        return False  # an abbreviation
    return not _VOWELS.search(letters) or bool(_ODD_CASE.search(word)) or bool(_CONSONANTS.search(letters))


def _share(text: str, test: Callable[[str], bool]) -> float:
    return sum(1 for character in text if test(character)) / len(text)


def _is_garbage(character: str) -> bool:
    code = ord(character)
    return code == 0xFFFD or 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or code < 0x20


def _is_known_script(character: str) -> bool:
    """Latin, Greek (units), Arabic, digits, punctuation and symbols."""
    if not character.isalpha():
        return True
    code = ord(character)
    return code < 0x0400 or is_arabic(character) or 0x1E00 <= code <= 0x1FFF or 0x2000 <= code <= 0x2BFF
