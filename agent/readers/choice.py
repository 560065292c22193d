"""Which of a page's two readings is believed, and what becomes of the other. Pure."""

from __future__ import annotations

from dataclasses import replace

from agent.model import Page, Word
from agent.readers.textlayer import Layer


def choose(number: int, layer: Layer | None, seen: Page | None) -> Page:
    """Returns the page. ``seen`` is its reading from pixels, None where that was not needed."""
    if seen is None:
        return _from_layer(number, layer)
    if layer is None or not layer.words:
        return seen
    filled = tuple(w for w in layer.words if w.origin in ("form", "annotation"))
    if layer.doubt:
        return _with_filled(replace(seen, other=layer.words), filled)
    if _explains(layer.words, seen.words):
        size = (layer.frame.width, layer.frame.height)
        return Page(number, *size, layer.words, "text_layer", "read", seen.words)
    return _with_filled(replace(seen, other=layer.words), filled)


def _from_layer(number: int, layer: Layer | None) -> Page:
    if layer is None:
        raise ValueError("a page without a text layer is always read from its pixels")
    return Page(number, layer.frame.width, layer.frame.height, layer.words, "text_layer")


def _with_filled(page: Page, filled: tuple[Word, ...]) -> Page:
    """Form values stand in no other reading as exactly: they come last, on lines of their own."""
    if not filled:
        return page
    first = max((w.line for w in page.words), default=-1) + 1
    lowest = min(w.line for w in filled)
    words = page.words + tuple(replace(w, line=w.line - lowest + first) for w in filled)
    return replace(page, words=words, status="read")


def _explains(layer: tuple[Word, ...], seen: tuple[Word, ...]) -> bool:
    """Whether the visible layer holds nearly all that is on the picture: then the layer is the truth."""
    texts = {w.text.casefold() for w in layer if not w.hidden}
    telling = [w.text.casefold() for w in seen if len(w.text) >= 3]
    return bool(telling) and sum(text in texts for text in telling) >= 0.8 * len(telling)
