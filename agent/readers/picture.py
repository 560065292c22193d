"""Making a page's picture fit to be read: straight, even, without noise. By Pillow alone.

Measured on generated pages: noise makes Tesseract's layout analysis take minutes and find nothing, and
uneven light blackens half of a page; both cost milliseconds to see and to mend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageMath, ImageStat

_BLANK_INK = 0.0004  # share of dark pixels: some specks of dust, less than a line of text
_MARGIN = 0.03  # scanners leave shadows at the edges
_NOISY = 2.0  # mean grey levels between a sample and its median
_BAND = 512
_UNEVEN = 40  # grey levels between the dark and the light parts of the paper
_SKEW_RANGE = 6  # degrees either way
_SKEWED = 0.4  # degrees; below, Tesseract's own line finding does as well
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


def measure(image: Image.Image) -> Traits:
    """Returns the traits of a page's picture; some 30 ms for A4 at 200 dpi."""
    dark = ink(image.reduce(4))
    rows = {angle: _sharpness(dark, angle, rows=True) for angle in range(-_SKEW_RANGE, _SKEW_RANGE + 1)}
    coarse = max(rows, key=rows.__getitem__)
    fine = {coarse + step / 4: _sharpness(dark, coarse + step / 4, rows=True) for step in range(-3, 4)}
    skew = max(fine, key=fine.__getitem__)
    across = max(_sharpness(dark, angle, rows=False) for angle in range(-_SKEW_RANGE, _SKEW_RANGE + 1, 2))
    return Traits(skew, fine[skew] < _SIDEWAYS * across, _noise(image), _unevenness(image) > _UNEVEN)


def mend(image: Image.Image, traits: Traits, dpi: float, turn: int = 0) -> Image.Image:
    """Returns the picture turned clockwise by ``turn``, straightened, evened out, without noise."""
    if traits.uneven:
        image = _even_out(image)
    if traits.noise >= _NOISY:
        image = image.filter(ImageFilter.BoxBlur(0.75 * dpi / 150))
    if turn:
        image = image.transpose(TURNS[turn])
    if abs(traits.skew) >= _SKEWED and not traits.sideways:
        image = image.rotate(traits.skew, Image.Resampling.BILINEAR, fillcolor=_paper(image))
    return image


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
    levels = sorted(_paper_map(image.reduce(16)).tobytes())
    return levels[-1 - len(levels) // 50] - levels[len(levels) // 50]


def _paper_map(small: Image.Image) -> Image.Image:
    return small.filter(ImageFilter.MaxFilter(5))


def _even_out(image: Image.Image) -> Image.Image:
    """Divides by the paper's own brightness, so that light falls evenly."""
    paper = _paper_map(image.reduce(8)).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(6))
    light = paper.resize(image.size, Image.Resampling.BILINEAR)
    even = Image.new("L", image.size)
    for top in range(0, image.height, _BAND):  # in bands: the arithmetic takes four bytes a pixel, three times
        band = (0, top, image.width, min(top + _BAND, image.height))
        even.paste(_divide(image.crop(band), light.crop(band)), band)
    return even


def _divide(page: Image.Image, light: Image.Image) -> Image.Image:
    quotient: Image.Image = ImageMath.lambda_eval(
        lambda a: a["convert"](a["min"](a["page"] * 255 / a["max"](a["light"], 1), 255), "L"), page=page, light=light
    )
    return quotient


def _paper(image: Image.Image) -> int:
    histogram = image.reduce(8).histogram()
    return max(range(256), key=histogram.__getitem__)
