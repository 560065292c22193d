"""The page's own coordinates: matrices from user space to points from the top left of the upright page.

Source: ISO 32000-2, 8.3 (coordinate systems), 14.11.2 (page boundaries), 7.7.3.3 (Rotate, UserUnit).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agent.model import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LETTER = (0.0, 0.0, 612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """One page's size in points, upright, the way there from user space, and its rotation in degrees."""

    width: float
    height: float
    to_upright: Matrix
    rotation: int


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Returns the matrix that applies ``first`` and then ``second`` to row vectors."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Returns the point after ``matrix``."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """Returns the upright box around a rectangle after ``matrix``."""
    a, b, c, d, e, f = matrix
    # Each corner is a sum of one part from x and one from y: so are the extremes.
    ax0, ax1, cy0, cy1 = a * x0, a * x1, c * y0, c * y1
    bx0, bx1, dy0, dy1 = b * x0, b * x1, d * y0, d * y1
    return Box(
        min(ax0, ax1) + min(cy0, cy1) + e,
        min(bx0, bx1) + min(dy0, dy1) + f,
        max(ax0, ax1) + max(cy0, cy1) + e,
        max(bx0, bx1) + max(dy0, dy1) + f,
    )


def area(box: Box) -> float:
    """Square points; 0 for a box without extent."""
    return max(box.x1 - box.x0, 0.0) * max(box.y1 - box.y0, 0.0)


def overlap(one: Box, other: Box) -> float:
    """Square points that both boxes cover."""
    return area(Box(max(one.x0, other.x0), max(one.y0, other.y0), min(one.x1, other.x1), min(one.y1, other.y1)))


def rotate(frame: Frame, degrees: int) -> Frame:
    """Returns the frame of the page after turning it clockwise by ``degrees`` (0, 90, 180, 270)."""
    w, h = frame.width, frame.height
    turns: dict[int, tuple[Matrix, float, float]] = {
        0: (IDENTITY, w, h),
        90: ((0.0, 1.0, -1.0, 0.0, h, 0.0), h, w),
        180: ((-1.0, 0.0, 0.0, -1.0, w, h), w, h),
        270: ((0.0, -1.0, 1.0, 0.0, 0.0, w), h, w),
    }
    turn, width, height = turns[degrees % 360]
    return Frame(width, height, multiply(frame.to_upright, turn), (frame.rotation + degrees) % 360)


def frame_of(page: Any) -> Frame:
    """Returns the frame of a pypdf page: its crop box, upright. Bad boxes fall back as viewers do."""
    media = _rectangle(page, "/MediaBox") or _LETTER
    crop = _rectangle(page, "/CropBox") or media
    x0, y0 = max(media[0], crop[0]), max(media[1], crop[1])
    x1, y1 = min(media[2], crop[2]), min(media[3], crop[3])
    if x1 - x0 < 1 or y1 - y0 < 1:
        x0, y0, x1, y1 = media
    unit = _number(page.get("/UserUnit"), 1.0)
    unit = unit if 0.01 <= unit <= 1000 else 1.0
    upright = Frame((x1 - x0) * unit, (y1 - y0) * unit, (unit, 0.0, 0.0, -unit, -x0 * unit, y1 * unit), 0)
    rotation = int(_number(page.get_inherited("/Rotate"), 0.0)) % 360
    return rotate(upright, rotation // 90 * 90)


def _rectangle(page: Any, key: str) -> tuple[float, float, float, float] | None:
    """Returns an inherited rectangle with sorted corners, or None if it is missing or not one."""
    value = page.get_inherited(key)
    try:
        a, b, c, d = (float(number.get_object()) for number in value.get_object())
    except (AttributeError, TypeError, ValueError):
        return None
    x0, y0, x1, y1 = min(a, c), min(b, d), max(a, c), max(b, d)
    return (x0, y0, x1, y1) if x1 - x0 >= 1 and y1 - y0 >= 1 else None


def _number(value: Any, default: float) -> float:
    """Returns a PDF number as a float, or the default when it is none."""
    try:
        return float(value.get_object()) if value is not None else default
    except (AttributeError, TypeError, ValueError):
        return default
