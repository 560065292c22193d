"""Every sentence that leaves the house, in French, English and Arabic. Written once, chosen by key.

The same keys and the same placeholders in all three languages (``agent/core/words/``); a test holds them
together. Placeholders are filled by ``agent.core.messages``, which decides what may be said.
"""

from __future__ import annotations

from typing import Final, Literal

from agent.core.words import ar, en, fr
from agent.model import FailReason, ReviewReason

Language = Literal["fr", "en", "ar"]

CATALOGUE: Final[dict[str, dict[str, str]]] = {"en": en.WORDS, "fr": fr.WORDS, "ar": ar.WORDS}


def phrase(language: str, key: str) -> str:
    """The template for ``key``; an unknown language falls back to English. Raises KeyError on an unknown key."""
    return CATALOGUE.get(language, en.WORDS)[key]


def word(language: str, kind: str, name: str) -> str:
    """The word for a name of the agent's own, such as a state or a step; the name itself where there is none."""
    return CATALOGUE.get(language, en.WORDS).get(f"{kind}:{name}", name)


def review_phrase(language: str, reason: ReviewReason) -> str:
    """Why a human is asked, in plain words."""
    return phrase(language, f"review:{reason.value}")


def fail_phrase(language: str, reason: FailReason) -> str:
    """Why a document could not be processed, in plain words."""
    return phrase(language, f"failed:{reason.value}")
