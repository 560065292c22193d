"""Making a page's picture fit to be read: upright, straight, even, without noise. By Pillow alone.

The page is read from few pixels and its deciding lines are looked at with many. So a page is mended twice: the whole of
it at the resolution it is read at, and at its own resolution only what is cut out.
"""

from __future__ import annotations

from math import cos, radians, sin

from PIL import Image, ImageFilter, ImageMath

from agent.readers.picture import TURNS, Traits, paper_map, reduced

_NOISY = 2.0  # mean grey levels between a sample and its median
_SKEWED = 0.4  # degrees; below, Tesseract's own line finding does as well
_BLUR = 1 / 300  # inches either way; of what is cut out, which has more noise to a pixel, twice that
_LIGHT = 8  # pixels as drawn to one of the map of the light, which changes slowly
_BAND = 512


class Mended:
    """A page ``drawn`` at ``dpi``, turned clockwise by ``turn`` and mended as its ``traits`` ask."""

    def __init__(self, drawn: Image.Image, dpi: float, traits: Traits, turn: int = 0) -> None:
        self._drawn = drawn.transpose(TURNS[turn]) if turn else drawn
        self.dpi = dpi
        self._traits = traits

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels at ``dpi``."""
        return self._drawn.size

    def whole(self, dpi: float) -> Image.Image:
        """Returns all of the page at ``dpi``, or at its own resolution where that is lower."""
        factor = max(self.dpi / dpi, 1.0)
        image = self._clean(reduced(self._drawn, factor), factor, _BLUR)
        if not self._skewed:
            return image
        return image.rotate(self._traits.skew, Image.Resampling.BILINEAR, fillcolor=_paper(image))

    def cut(self, box: tuple[int, int, int, int]) -> Image.Image:
        """Returns what is inside ``box``: left, top, right and bottom in pixels of the straightened page at ``dpi``."""
        return self._clean(self._straight(box) if self._skewed else self._drawn.crop(box), 1.0, 2 * _BLUR)

    def _straight(self, box: tuple[int, int, int, int]) -> Image.Image:
        """A part of what ``Image.rotate`` would make of the whole page."""
        left, top, right, bottom = box
        middle_x, middle_y = self._drawn.width / 2, self._drawn.height / 2
        x, y = left - middle_x, top - middle_y
        c, s = cos(radians(self._traits.skew)), sin(radians(self._traits.skew))
        return self._drawn.transform(
            (right - left, bottom - top),
            Image.Transform.AFFINE,
            (c, -s, c * x - s * y + middle_x, s, c, s * x + c * y + middle_y),
            Image.Resampling.BILINEAR,
            fillcolor=_paper(self._drawn.crop(box)),
        )

    def _clean(self, image: Image.Image, factor: float, blur: float) -> Image.Image:
        """``factor``: how much smaller than drawn the picture is."""
        if self._traits.uneven:
            image = _even_out(image, max(round(_LIGHT / factor), 1))
        if self._traits.noise >= _NOISY:
            image = image.filter(ImageFilter.BoxBlur(blur * self.dpi / factor))
        return image

    @property
    def _skewed(self) -> bool:
        return abs(self._traits.skew) >= _SKEWED and not self._traits.sideways


def _paper(image: Image.Image) -> int:
    """The grey level that most of a picture has."""
    histogram = image.reduce(8).histogram()
    return max(range(256), key=histogram.__getitem__)


def _even_out(image: Image.Image, coarse: int) -> Image.Image:
    """Divides by the paper's own brightness, seen ``coarse`` times smaller, so that light falls evenly."""
    small = image.reduce(coarse)
    paper = paper_map(paper_map(small)).filter(ImageFilter.GaussianBlur(6))
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
