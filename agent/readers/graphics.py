"""The state that the interpreter keeps while it draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agent.readers.fonts import FontFace
from agent.readers.geometry import Matrix


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state as far as text needs it (ISO 32000-2, 8.4 and 9.3); ``q`` saves it whole."""

    ctm: Matrix
    font: FontFace | None = None
    size: float = 12.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    light: float = 0.0  # of the fill colour: 0 black to 1 white
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Run:
    """What the glyphs of one shown string share; ``matrix`` leads from text space to the upright page."""

    matrix: Matrix
    low: float
    high: float
    size: float
    gap: float
    angle: int
    invisible: bool
    white: bool


def matrix_of(operands: Any) -> Matrix:
    """Returns six operands as a matrix. Raises TypeError or ValueError when they are none."""
    a, b, c, d, e, f = (float(value) for value in operands[:6])
    return (a, b, c, d, e, f)


def angle_of(up_x: float, up_y: float) -> int:
    """The clockwise turn of an upright vector, in upright coordinates (y grows downwards)."""
    if abs(up_y) >= abs(up_x):
        return 0 if up_y <= 0 else 180
    return 90 if up_x > 0 else 270
