"""The second look: the lines that decide are read again, independently, and the two readings compared.

Tesseract misreads digits into other valid digits with high confidence. What gives it away is a second
reading under other conditions: the crops of those lines alone, at another resolution, as one block
(PSM 6), with the languages in another order (each language is a model of its own).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from agent.model import Box, Word
from agent.readers.layout import union
from agent.readers.tesseract import Scrap, recognise
from agent.readers.text import is_arabic

_DIGITS = re.compile(r"\d")
_MONTH = re.compile(
    r"janv|f[ée]vr|mars|avr|mai|juin|juil|ao[uû]t|sept|octo|nove|d[ée]ce|january|februar|march|april|may|june|july"
    r"|august|يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(nom|noms|pr[ée]noms?|patient|patiente|malade|n[ée]+(\(e\))?|naissance|concerne|b[ée]n[ée]ficiaire|assur[ée]e?"
    r"|adh[ée]rent|cin|cnie|dossier|ipp|matricule|m|mr|mme|mlle|monsieur|madame|enfant|sexe"
    r"|name|surname|dob|birth|mrn|re|id)\W*$"
    r"|اسم|الاسم|النسب|تاريخ|الازدياد|الميلاد|المريض|المريضة|المستفيد|البطاقة|الملف|السيد|السيدة",
    re.IGNORECASE,
)
_EDGES = ".,;:()[]|'’\"-–_*"
_MAX_LINES = 80
_GAP = 24  # white pixels between crops


@dataclass(frozen=True, slots=True)
class _Crop:
    """One line on the sheet: which line, where its crop was taken, and its top on the sheet."""

    line: int
    box: tuple[int, int, int, int]
    top: int


def confirm(words: Sequence[Word], page: Image.Image, dpi: float, languages: str, sheet: Path, seconds: float,
            paper: int = 255) -> tuple[Word, ...]:  # fmt: skip
    """Returns the words with ``confirmed`` set: True where a second reading gave the very same text.

    ``page`` is the straightened picture that the words' boxes (in points) belong to, at ``dpi``, other
    than that of the first reading. ``sheet`` is a file to work with. Raises
    :class:`agent.readers.tesseract.NotRead` when there was no second reading.
    """
    lines = _deciding_lines(words)
    agreed: set[int] = set()
    for arabic in (False, True):
        chosen = [number for number in lines if _has_arabic(words, number) == arabic][:_MAX_LINES]
        if chosen:
            crops = _lay_out(words, chosen, page.size, dpi / 72)
            _paste(crops, page, paper).save(sheet)
            read = recognise(sheet, _other_order(languages, arabic), dpi, 6, seconds)
            for crop in crops:
                agreed |= _agreeing(words, crop, _of_crop(read, crop), dpi / 72)
    sheet.unlink(missing_ok=True)
    return tuple(replace(word, confirmed=index in agreed) for index, word in enumerate(words))


def _deciding_lines(words: Sequence[Word]) -> list[int]:
    """The lines with a date, an id or a label on them, in reading order."""
    found = {word.line for word in words if _decides(word.text)}
    return sorted(found)


def _decides(text: str) -> bool:
    digits = len(_DIGITS.findall(text))
    return digits >= 4 or bool(_LABEL.search(text)) or (digits == 0 and bool(_MONTH.match(text)))


def _has_arabic(words: Sequence[Word], line: int) -> bool:
    return any(word.line == line and is_arabic(word.text) for word in words)


def _other_order(languages: str, arabic: bool) -> str:
    """The languages for this script, in reverse order: another model gets the first word."""
    every = languages.split("+")
    fitting = [name for name in reversed(every) if arabic or name != "ara"] or every
    if arabic and "ara" in fitting:
        fitting = ["ara", *(name for name in fitting if name != "ara")]
    return "+".join(fitting)


def _lay_out(words: Sequence[Word], lines: list[int], size: tuple[int, int], scale: float) -> list[_Crop]:
    crops: list[_Crop] = []
    top = _GAP
    for line in lines:
        box = _pixels(union([word.box for word in words if word.line == line]), scale)
        margin = max(3, (box[3] - box[1]) // 5)
        left, upper = max(box[0] - 4 * margin, 0), max(box[1] - margin, 0)
        box = (left, upper, min(box[2] + 4 * margin, size[0]), min(box[3] + margin, size[1]))
        crops.append(_Crop(line, box, top))
        top += box[3] - box[1] + _GAP
    return crops


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    return int(box.x0 * scale), int(box.y0 * scale), int(box.x1 * scale) + 1, int(box.y1 * scale) + 1


def _paste(crops: list[_Crop], page: Image.Image, paper: int) -> Image.Image:
    width = max(crop.box[2] - crop.box[0] for crop in crops) + 2 * _GAP
    last = crops[-1]
    sheet = Image.new("L", (width, last.top + last.box[3] - last.box[1] + _GAP), paper)
    for crop in crops:
        sheet.paste(page.crop(crop.box), (_GAP, crop.top))
    return sheet


def _of_crop(read: Sequence[Scrap], crop: _Crop) -> list[Scrap]:
    bottom = crop.top + crop.box[3] - crop.box[1]
    return [scrap for scrap in read if crop.top <= (scrap.y0 + scrap.y1) / 2 <= bottom]


def _agreeing(words: Sequence[Word], crop: _Crop, read: list[Scrap], scale: float) -> set[int]:
    """The indexes of the line's words that the second reading gives alike, at the same place."""
    indexes = [index for index, word in enumerate(words) if word.line == crop.line]
    agreed = set()
    for index in indexes:
        left, _, right, _ = _pixels(words[index].box, scale)
        shift = _GAP - crop.box[0]
        there = [s for s in read if left + shift - 2 <= (s.x0 + s.x1) / 2 <= right + shift + 2]
        there.sort(key=lambda s: s.x0, reverse=is_arabic(words[index].text))
        if _same(words[index].text, "".join(s.text for s in there)):
            agreed.add(index)
    return agreed


def _same(one: str, other: str) -> bool:
    """Equal but for punctuation at the edges, which a crop's border may add or take away."""
    core = one.strip(_EDGES)
    return (core == other.strip(_EDGES)) if core else one == other
