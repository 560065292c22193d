"""The second look: the lines that decide are read again, independently, and the two readings compared.

Tesseract misreads digits into other valid digits with high confidence. What gives it away is a second
reading under other conditions: the crops of those lines alone, at another resolution, as one block
(PSM 6), with a model that had no part in the first reading.

A third look, with the first model on the crops, is for two kinds of words alone. English knows no accents, so it
can't confirm a name with one. And where the first reading was unsure and the second is sure, the second one's word
is taken; it is confirmed only if the third agrees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from PIL import Image

from agent.model import Word
from agent.readers.models import ARABIC_MODEL, first_models, look_models, reads_both
from agent.readers.sheet import Sheet
from agent.readers.tesseract import Scrap
from agent.readers.text import needs_arabic

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
    r"|اسم|النسب|تاريخ|الازدياد|الميلاد|المريض|المستفيد|البطاقة|الملف|السيد",
    re.IGNORECASE,
)
# A capital, no digit, at least one letter beyond English.
_ACCENTED_NAME = re.compile(r"(?=.*[À-ɏ])[A-ZÀ-Þ][^\W\d_][^\d]*")
_EDGES = ".,;:()[]|'’\"-–_*"
_UNSURE = 60.0  # confidence below which a look's word is the better one, if it is surer by
_BY = 20.0
_MAX_LINES = 80


@dataclass(frozen=True, slots=True)
class Look:
    """Where to look: the straightened ``page`` that the words' boxes (in points) belong to, at ``dpi``,
    which is to differ from the first reading's; ``languages`` that the page is read in; ``read`` gives what a
    sheet (its name, its picture) says to some models; ``cores`` to use."""

    page: Image.Image
    dpi: float
    languages: str
    read: Callable[[str, Image.Image, str], list[Scrap]]
    cores: int = 1


def confirm(words: Sequence[Word], look: Look) -> tuple[Word, ...]:
    """Returns the words with ``confirmed`` set: True where two independent readings agree to the letter.

    Raises :class:`agent.readers.tesseract.NotRead` when there was no second reading.
    """
    deciding = set(_deciding_lines(words)[:_MAX_LINES])
    found = {index: replace(word, confirmed=False) for index, word in enumerate(words)}
    both = reads_both(look.languages)
    arabic = {i: w for i, w in found.items() if w.line in deciding and both and needs_arabic(w.text)}
    latin = {i: w for i, w in found.items() if w.line in deciding and i not in arabic}
    tasks = ((arabic, ARABIC_MODEL), (latin, look_models(look.languages)))
    with ThreadPoolExecutor(look.cores) as pool:
        for seen in pool.map(lambda task: _looked_at(task[0], words, look, task[1]), tasks):
            found |= seen
    doubtful = {i: found[i] for i in latin if found[i].text != words[i].text or _is_accented_name(found[i])}
    found |= _looked_at(doubtful, words, look, first_models(look.languages))
    return tuple(found[index] for index in range(len(words)))


def _looked_at(asked: dict[int, Word], words: Sequence[Word], look: Look, languages: str) -> dict[int, Word]:
    """Reads the lines of the words asked for, once, with ``languages``."""
    lines = sorted({word.line for word in asked.values()})
    if not lines:
        return {}
    sheet = Sheet(words, lines, look.page, look.dpi)
    read = look.read(f"look-{languages}", sheet.picture, languages)
    return {i: _compared(word, *sheet.at(word, read)) for i, word in asked.items()}


def _compared(word: Word, text: str, confidence: float) -> Word:
    if _same(word.text, text):
        return replace(word, confirmed=True)
    if (sure := word.confidence or 0.0) < _UNSURE and confidence >= sure + _BY and text.strip(_EDGES):
        return replace(word, text=text, confidence=confidence, confirmed=False)
    return replace(word, confirmed=False)


def _is_accented_name(word: Word) -> bool:
    """An unconfirmed word that may be a name which the look's model can't spell."""
    return not word.confirmed and bool(_ACCENTED_NAME.fullmatch(word.text)) and not _LABEL.search(word.text)


def _deciding_lines(words: Sequence[Word]) -> list[int]:
    """The lines with a date, an id or a label on them, in reading order."""
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return [number for number, texts in lines.items() if _decides(texts)]


def _decides(texts: list[str]) -> bool:
    """A label opens a line or stands before a colon; in running text the same words decide nothing."""
    for place, text in enumerate(texts):
        digits = len(_DIGITS.findall(text))
        if digits >= 4 or (digits == 0 and _MONTH.match(text)):
            return True
        colon = text.endswith(":") or any(":" in near for near in texts[place + 1 : place + 3])
        if _LABEL.search(text) and (place < 1 or colon):
            return True
    return False


def _same(one: str, other: str) -> bool:
    """Equal but for punctuation at the edges, which a crop's border may add or take away."""
    core = one.strip(_EDGES)
    return (core == other.strip(_EDGES)) if core else one == other
