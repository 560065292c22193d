"""Crops of lines, pasted on one sheet: one call of Tesseract reads them all again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from agent.model import Box, Word
from agent.readers.layout import union
from agent.readers.mending import Mended
from agent.readers.tesseract import Scrap
from agent.readers.text import is_arabic

_GAP = 24  # white pixels between crops


@dataclass(frozen=True, slots=True)
class _Crop:
    """One line on the sheet: its number, where its crop was taken, its top on the sheet (pixels)."""

    line: int
    box: tuple[int, int, int, int]
    top: int


class Sheet:
    """The lines ``lines`` of a page, cut out of its picture."""

    def __init__(self, words: Sequence[Word], lines: Sequence[int], page: Mended) -> None:
        self._scale = page.dpi / 72
        self._crops: dict[int, _Crop] = {}
        top = _GAP
        for line in lines:
            box = _with_margin(self._pixels(union([w.box for w in words if w.line == line])), page.size)
            self._crops[line] = _Crop(line, box, top)
            top += box[3] - box[1] + _GAP
        width = max(crop.box[2] - crop.box[0] for crop in self._crops.values()) + 2 * _GAP
        self.picture = Image.new("L", (width, top), 255)
        for crop in self._crops.values():
            self.picture.paste(page.cut(crop.box), (_GAP, crop.top))

    def at(self, word: Word, read: Sequence[Scrap]) -> tuple[str, float]:
        """Returns what a reading of the sheet gives at the place of ``word``, and how sure it is of it (0 to 100)."""
        crop = self._crops[word.line]
        bottom = crop.top + crop.box[3] - crop.box[1]
        left, _, right, _ = self._pixels(word.box)
        shift = _GAP - crop.box[0]
        there = [
            scrap
            for scrap in read
            if crop.top <= (scrap.y0 + scrap.y1) / 2 <= bottom
            and left + shift - 2 <= (scrap.x0 + scrap.x1) / 2 <= right + shift + 2
        ]
        there.sort(key=lambda scrap: scrap.x0, reverse=is_arabic(word.text))
        return "".join(scrap.text for scrap in there), min((scrap.confidence for scrap in there), default=0.0)

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        s = self._scale
        return int(box.x0 * s), int(box.y0 * s), int(box.x1 * s) + 1, int(box.y1 * s) + 1


def _with_margin(box: tuple[int, int, int, int], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """A little paper around a line, not so much that its neighbours come along."""
    margin = max(3, (box[3] - box[1]) // 5)
    left, top = max(box[0] - 4 * margin, 0), max(box[1] - margin, 0)
    return (left, top, min(box[2] + 4 * margin, size[0]), min(box[3] + margin, size[1]))
