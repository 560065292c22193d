"""From the bytes of a show operator to characters with widths, by pypdf's own font tables.

``pypdf.generic._font.Font`` is what pypdf's text extraction uses; it is private, so everything that
depends on its shape stands in this file (pypdf 7.1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import StreamObject
from pypdf.generic._font import Font

UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Character:
    """One shown glyph: its text, its advance in text space units (size 1), whether it is the space
    that word spacing applies to (single-byte code 32), and whether it leaves no ink."""

    text: str
    advance: float
    spaced: bool
    blank: bool


@dataclass(frozen=True, slots=True)
class FontFace:
    """A font as the interpreter needs it; ``ascent`` and ``descent`` at size 1."""

    font: Font
    scale: float
    ascent: float
    descent: float
    space: float
    known: dict[str, Character] = field(default_factory=dict)

    def decode(self, shown: bytes) -> list[Character]:
        """Returns the characters that the bytes show; unknown ones as U+FFFD."""
        encoding = self.font.encoding
        if isinstance(encoding, dict):
            return [self._character(chr(b), encoding.get(b, chr(b)), b == 32) for b in shown]
        try:
            decoded = shown.decode(encoding, "surrogatepass")
        except (UnicodeDecodeError, LookupError):
            decoded = shown.decode("utf-16-be", "replace")
        return [self._character(c, c, False) for c in decoded]

    def _character(self, raw: str, text: str, spaced: bool) -> Character:
        if raw not in self.known:
            self.known[raw] = self._look_up(raw, text, spaced)
        return self.known[raw]

    def _look_up(self, raw: str, text: str, spaced: bool) -> Character:
        font = self.font
        if not font.interpretable or (isinstance(font.encoding, str) and not font.character_map):
            text = UNKNOWN  # glyph numbers without a table to Unicode
        else:
            text = font.character_map.get(text, text)
        return Character(text, self._advance(raw), spaced, not text.strip())

    def _advance(self, raw: str) -> float:
        widths = self.font.character_widths
        width = widths.get(raw, widths.get("default", 500))
        if not width and raw == self.font.space_char:
            width = self.font.space_width
        return min(max(float(width), 0.0), 5000.0) * self.scale


def face(resource: Any) -> FontFace:
    """Returns the face of a font resource. Raises whatever pypdf raises on a broken one."""
    font = Font.from_font_resource(resource)
    scale = 0.001
    if font.sub_type == "Type3":
        scale = _type3_scale(resource)
    descriptor = font.font_descriptor
    ascent, descent = float(descriptor.ascent) / 1000, float(descriptor.descent) / 1000
    if not 0.4 <= ascent <= 1.3:
        ascent = 0.75
    if not -0.6 <= descent <= 0:
        descent = -0.22
    return FontFace(font, scale, ascent, descent, min(max(font.space_width, 150.0), 600.0) * 0.001)


def _type3_scale(resource: Any) -> float:
    """Type 3 widths are in glyph space; FontMatrix leads to text space (ISO 32000-2, 9.6.4)."""
    try:
        return abs(float(resource["/FontMatrix"][0]))
    except (KeyError, IndexError, TypeError, ValueError):
        return 0.001


def is_stream(value: Any) -> bool:
    """True for a PDF stream object."""
    return isinstance(value, StreamObject)
