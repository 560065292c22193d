"""Which of Tesseract's models reads what. Pure.

Each language is a model of its own, and ``-l a+b+c`` runs all of them over every word. A Latin model knows the
letters of English, and the Arabic one guesses at Latin letters (and "BE" becomes "88"): so one family at a time.
"""

from __future__ import annotations

ARABIC_MODEL = "ara"
_PLAIN = "eng"  # its letters are in every other Latin model


def first_models(languages: str) -> str:
    """For the first reading: the Latin models, English only where it is alone; Arabic where nothing else is."""
    latin = _latin(languages)
    return "+".join([name for name in latin if name != _PLAIN] or latin) or languages


def look_models(languages: str) -> str:
    """For the second look: a model that had no part in the first reading, where there is one."""
    others = [name for name in _latin(languages) if name not in first_models(languages).split("+")]
    return "+".join(others) or first_models(languages)


def reads_both(languages: str) -> bool:
    """Whether Arabic is read beside Latin letters."""
    return ARABIC_MODEL in languages.split("+") and bool(_latin(languages))


def _latin(languages: str) -> list[str]:
    return [name for name in languages.split("+") if name != ARABIC_MODEL]
