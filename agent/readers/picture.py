"""A page's picture, and what it takes to read it: skew, noise, light, ink. By Pillow alone.

Measured on generated pages: noise makes Tesseract's layout analysis take minutes and find nothing, and
uneven light blackens half of a page; both cost milliseconds to see and to mend (:mod:`agent.readers.mending`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

_BLANK_INK = 0.0004  # share of dark pixels: some specks of dust, less than a line of text
_MARGIN = 0.03  # scanners leave shadows at the edges
_UNEVEN = 40  # grey levels between the dark and the light parts of the paper
_SKEW_RANGE = 6  # degrees either way
_SIDEWAYS = 0.8  # lines stand out in rows; where they stand out in columns, the page lies on its side


@dataclass(frozen=True, slots=True)
class Traits:
    """What was measured: ``skew`` in degrees counter-clockwise that straightens, ``noise`` in grey levels."""

    skew: float
    sideways: bool
    noise: float
    uneven: bool


def load(path: Path) -> Image.Image:
    """Returns the grey picture in memory. Raises OSError."""
    with Image.open(path) as image:
        return image.convert("L")


def reduced(image: Image.Image, factor: float) -> Image.Image:
    """Returns the picture made smaller by ``factor``, or as it is where that is 1 or less."""
    if factor <= 1:
        return image
    size = (max(round(image.width / factor), 1), max(round(image.height / factor), 1))
    return image.resize(size, Image.Resampling.LANCZOS)


def measure(image: Image.Image) -> Traits:
    """Returns the traits of a page's picture; some 30 ms for A4 at 225 dpi."""
    dark = ink(image.reduce(4))
    rows = {angle: _sharpness(dark, angle, rows=True) for angle in range(-_SKEW_RANGE, _SKEW_RANGE + 1)}
    coarse = max(rows, key=rows.__getitem__)
    fine = {coarse + step / 4: _sharpness(dark, coarse + step / 4, rows=True) for step in range(-3, 4)}
    skew = max(fine, key=fine.__getitem__)
    across = max(_sharpness(dark, angle, rows=False) for angle in range(-_SKEW_RANGE, _SKEW_RANGE + 1, 2))
    return Traits(skew, fine[skew] < _SIDEWAYS * across, _noise(image), _unevenness(image) > _UNEVEN)


def is_blank(image: Image.Image) -> bool:
    """True when the picture has next to no ink away from its edges."""
    width, height = image.size
    left, top = int(width * _MARGIN), int(height * _MARGIN)
    histogram = image.crop((left, top, max(width - left, left + 1), max(height - top, top + 1))).histogram()
    paper = max(range(256), key=histogram.__getitem__)
    dark = sum(histogram[: max(paper - 60, 0)])
    return dark <= sum(histogram) * _BLANK_INK and paper > 127


TURNS = {
    90: Image.Transpose.ROTATE_270,  # Pillow counts counter-clockwise
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def ink(small: Image.Image) -> Image.Image:
    """White where the picture is darker than the paper around it."""
    # The paper is looked for in a smaller picture: ranking every neighbourhood takes longer than all the rest.
    coarse = small.resize((max(small.width // 4, 1), max(small.height // 4, 1)), Image.Resampling.BOX)
    paper = coarse.filter(ImageFilter.MaxFilter(3)).resize(small.size, Image.Resampling.BILINEAR)
    return ImageChops.subtract(paper, small).point(lambda level: 255 if level > 60 else 0)


def _sharpness(ink: Image.Image, angle: float, rows: bool) -> float:
    """How sharply lines of ink part from gaps: mean squared step of the profile over rows or columns."""
    turned = ink.rotate(angle, Image.Resampling.NEAREST)
    width, height = turned.size
    profile = turned.resize((1, height) if rows else (width, 1), Image.Resampling.BOX).tobytes()
    return _steps(profile) / len(profile)


def _steps(profile: Iterable[int]) -> float:
    levels = list(profile)
    return float(sum((a - b) ** 2 for a, b in pairwise(levels)))


def _noise(image: Image.Image) -> float:
    """Median over samples of the mean distance to the sample's own median filter."""
    width, height = image.size
    side = min(96, width, height)
    found = []
    for x in (0.2, 0.5, 0.8):
        for y in (0.2, 0.4, 0.6, 0.8):
            left, top = int((width - side) * x), int((height - side) * y)
            sample = image.crop((left, top, left + side, top + side))
            smooth = sample.filter(ImageFilter.MedianFilter(3))
            found.append(ImageStat.Stat(ImageChops.difference(sample, smooth)).mean[0])
    return sorted(found)[len(found) // 2]


def _unevenness(image: Image.Image) -> int:
    levels = sorted(paper_map(image.reduce(16)).tobytes())
    return levels[-1 - len(levels) // 50] - levels[len(levels) // 50]


def paper_map(small: Image.Image) -> Image.Image:
    """Returns what is behind the ink: the lightest of each pixel's neighbours."""
    return small.filter(ImageFilter.MaxFilter(5))
