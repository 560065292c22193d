"""Values of form fields and the text of annotations: shown on the page, yet not in its content stream.

Source: ISO 32000-2, 12.5 (annotations), 12.7 (forms).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from agent.model import Box, Word
from agent.readers.geometry import Frame, bounds
from agent.readers.text import fold

_MAX_ANNOTATIONS = 5_000
_MAX_VALUE = 20_000
_SPOKEN = ("/FreeText", "/Text", "/Stamp")
_NOT_SHOWN = 2 | 32  # flags Hidden and NoView


def words_of(page: Any, frame: Frame) -> list[Word]:
    """Returns the words of the page's filled form fields and annotations, at their rectangles, line 0."""
    words: list[Word] = []
    for annotation in _annotations(page):
        kind = annotation.get("/Subtype")
        if kind == "/Widget":
            value, origin = _field_value(annotation), "form"
        elif kind in _SPOKEN:
            value, origin = _string(annotation.get("/Contents")), "annotation"
        else:
            continue
        box = _box(annotation, frame)
        if value and box is not None:
            hidden = bool(_integer(annotation.get("/F")) & _NOT_SHOWN)
            words.extend(_spread(value[:_MAX_VALUE], box, origin, hidden))  # type: ignore[arg-type]
    return words


def _annotations(page: Any) -> Iterator[Any]:
    listed = page.get("/Annots")
    listed = listed.get_object() if listed is not None else ()
    if not isinstance(listed, list):
        return
    for reference in listed[:_MAX_ANNOTATIONS]:
        annotation = reference.get_object()
        if isinstance(annotation, dict):
            yield annotation


def _field_value(widget: Any) -> str:
    """The text of a text or choice field; the value may stand on a parent (ISO 32000-2, 12.7.4)."""
    kind, value, node = None, None, widget
    for _ in range(20):
        kind = kind if kind is not None else node.get("/FT")
        value = value if value is not None else node.get("/V")
        if "/Parent" not in node:
            break
        node = node["/Parent"].get_object()
    if kind not in ("/Tx", "/Ch") or value is None:
        return ""
    value = value.get_object()
    if isinstance(value, list):
        return " ".join(_string(each) for each in value)
    return _string(value)


def _string(value: Any) -> str:
    value = value.get_object() if value is not None else None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value) if isinstance(value, str) else ""


def _integer(value: Any) -> int:
    return int(value) if isinstance(value, int) else 0


def _box(annotation: Any, frame: Frame) -> Box | None:
    try:
        x0, y0, x1, y1 = (float(number.get_object()) for number in annotation["/Rect"].get_object())
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return bounds(frame.to_upright, x0, y0, x1, y1)


def _spread(value: str, box: Box, origin: Literal["form", "annotation"], hidden: bool) -> Iterator[Word]:
    """Places the words of a value side by side on the lines of its rectangle."""
    lines = [fold(line).split() for line in value.replace("\r", "\n").split("\n")]
    lines = [line for line in lines if line]
    for row, line in enumerate(lines):
        height = (box.y1 - box.y0) / len(lines)
        total = sum(len(word) + 1 for word in line)
        x, y = box.x0, box.y0 + row * height
        for text in line:
            width = (box.x1 - box.x0) * len(text) / total
            yield Word(text, Box(x, y, x + width, y + height), 0, origin, hidden=hidden)
            x += (box.x1 - box.x0) * (len(text) + 1) / total
