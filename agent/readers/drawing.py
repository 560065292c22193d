"""What a page draws: its glyphs, its pictures and its filled rectangles, in upright page coordinates."""

from __future__ import annotations

from dataclasses import dataclass, field

from agent.model import Box


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character. ``angle`` is the clockwise turn of its upright (0, 90, 180, 270); ``order``
    counts drawing operations of the page; ``gap`` is the width in points that parts words here."""

    text: str
    box: Box
    x: float
    y: float
    size: float
    gap: float
    angle: int
    order: int
    invisible: bool
    white: bool


@dataclass(frozen=True, slots=True)
class Patch:
    """A picture or a filled rectangle; ``opaque`` says that it surely hides what was drawn before it."""

    box: Box
    order: int
    white: bool
    opaque: bool


@dataclass(slots=True)
class Drawing:
    """All that one page draws, in drawing order. ``complete`` is False when a limit cut it."""

    glyphs: list[Glyph] = field(default_factory=list)
    pictures: list[Patch] = field(default_factory=list)
    fills: list[Patch] = field(default_factory=list)
    complete: bool = True
