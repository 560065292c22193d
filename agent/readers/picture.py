"""Measures on a page's picture, by Pillow alone."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

_BLANK_INK = 0.0004  # share of dark pixels: some specks of dust, less than a line of text
_MARGIN = 0.03  # scanners leave shadows at the edges


def is_blank(path: Path) -> bool:
    """True when the picture has next to no ink away from its edges."""
    with Image.open(path) as image:
        width, height = image.size
        inner = image.convert("L").crop(
            (int(width * _MARGIN), int(height * _MARGIN), int(width * (1 - _MARGIN)), int(height * (1 - _MARGIN)))
        )
        histogram = inner.histogram()
    total = sum(histogram)
    paper = max(range(256), key=histogram.__getitem__)
    dark = sum(histogram[: max(paper - 60, 0)])
    return dark <= total * _BLANK_INK and paper > 127
