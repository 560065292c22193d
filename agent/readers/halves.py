"""A page in two parts, so that one page can use two cores. Pure."""

from __future__ import annotations

from PIL import Image

from agent.readers.picture import ink

_GAP = 3  # rows without ink between two lines of text, of the picture at half its size
_LINES = 6  # in each part at least: Tesseract finds few lines less surely
_PARTS = 24  # of a row
_NEAR = 0.1  # of the page's height: how far from the middle of the ink the cut may be


def halves(image: Image.Image) -> list[Image.Image]:
    """Returns the picture in two, upper part first, cut through white near the middle of its ink; in one where there
    is no white from edge to edge, or where a part would hold few lines."""
    dark = ink(image.reduce(2))
    gaps, middle = _gaps(_rows(dark)), _middle(dark)
    inner = [(sum(gap) / 2, gap[1] - gap[0]) for gap in gaps[_LINES : len(gaps) - _LINES]]
    near = [(at, width) for at, width in inner if abs(at - middle) <= _NEAR * dark.height]
    if not near:
        return [image]
    usual = sorted(width for _, width in near)[len(near) // 2]
    cut = round(2 * min((at for at, width in near if width >= usual), key=lambda at: abs(at - middle)))
    return [image.crop((0, 0, image.width, cut)), image.crop((0, cut, image.width, image.height))]


def _rows(dark: Image.Image) -> bytes:
    """How much ink each row has, the most of any of its parts: over a whole row a stroke or two would count as none."""
    parts = dark.resize((_PARTS, dark.height), Image.Resampling.BOX).tobytes()
    return bytes(max(parts[row : row + _PARTS]) for row in range(0, len(parts), _PARTS))


def _middle(dark: Image.Image) -> int:
    """The row above which half of the ink lies: reading takes its time for letters, not for lines."""
    rows = dark.resize((1, dark.height), Image.Resampling.BOX).tobytes()
    seen, total = 0, sum(rows)
    for row, amount in enumerate(rows):
        seen += amount
        if total and 2 * seen >= total:
            return row
    return dark.height // 2


def _gaps(rows: bytes) -> list[tuple[int, int]]:
    """Where rows without ink begin and end, so many together that lines of text are parted by them."""
    gaps, start = [], 0
    for row, amount in enumerate([*rows, 255]):
        if amount:
            if row - start >= _GAP:
                gaps.append((start, row))
            start = row + 1
    return gaps
