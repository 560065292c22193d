"""Text made fit to leave: filled in once, harmless on anybody's screen, within a messenger's limits."""

from __future__ import annotations

import unicodedata

from agent.core.catalogue import phrase

ISOLATES = "\u2068\u2069"  # what ``mark`` puts around a number
_SHAPING = "\u200c\u200d"  # joiners that Arabic and Persian words need


def say(language: str, key: str, **values: str) -> str:
    """The sentence for ``key`` with its values filled in, once: braces inside a value stay as they are."""
    return phrase(language, key).format(**values)


def mark(value: str, language: str) -> str:
    """A number or id, cleaned; isolated in Arabic, so that its digits don't change places."""
    cleaned = fit(plain(value), 80)
    return f"\u2068{cleaned}\u2069" if language == "ar" else cleaned


def plain(text: str, keep: str = "") -> str:
    """Text from outside as one harmless line: control, direction and surrogate characters become escapes.

    ``keep`` are such characters that we have put there ourselves.
    """
    return "".join(_escape(c) if _steers(c) and c not in keep else c for c in text)


def fit(text: str, limit: int) -> str:
    """Cut to ``limit`` UTF-16 units, which is how Telegram counts, with "…" where it was cut."""
    if units(text) <= limit:
        return text
    cut = text[:limit]
    while units(cut) > limit - 1:
        cut = cut[:-1]
    return cut + "…"


def units(text: str) -> int:
    """The length of a text in UTF-16 units, which is how Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _steers(character: str) -> bool:
    return character not in _SHAPING and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
