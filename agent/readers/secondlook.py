"""The second look: the lines that decide are read again, independently, and the two readings compared.

Tesseract misreads digits into other valid digits with high confidence. What gives it away is a second
reading under other conditions: the crops of those lines alone, at another resolution, as one block
(PSM 6), with the languages in another order (each language is a model of its own).

The Arabic model knows no Latin letter and reads "BE" as "88", twice the same. So in Arabic lines, what is
not Arabic is looked at with the other languages' models.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.model import Word
from agent.readers.mending import Mended
from agent.readers.models import arabic_models, latin_models
from agent.readers.picture import reduced
from agent.readers.sheet import Sheet
from agent.readers.tesseract import ONE_BLOCK, Scrap, recognise
from agent.readers.text import is_arabic

_DIGITS = re.compile(r"\d")
_ARABIC_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_LATIN_ID = re.compile(r"(?=.*\d{2})(?=.*[A-Z])[A-Z0-9./-]{4,}")
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
_EDGES = ".,;:()[]|'’\"-–_*"
_MAX_LINES = 80
_ZOOM = 0.8  # for a third reading: yet another resolution
_NO_LETTER = re.compile(r"[][{}|]\d|\d[][{}|]")  # "[785687" was "J785687"
_SURE = 60.0  # of a word with digits, in both readings: "J428903" without its "J" was read twice, by 40 and 49


@dataclass(frozen=True, slots=True)
class Look:
    """Where to look: the straightened ``page`` that the words' boxes (in points) belong to, with more pixels than it
    was read from, unless it is so large that it has none to spare; ``languages`` of the first reading; ``seconds`` for
    each call."""

    page: Mended
    languages: str
    seconds: float

    def read(self, sheet: Sheet, languages: str, zoom: float = 1.0) -> list[Scrap]:
        """Returns what the sheet says, in its own pixels. Raises :class:`agent.readers.tesseract.NotRead`."""
        picture = reduced(sheet.picture, 1 / zoom)
        scraps = recognise(picture, languages, self.page.dpi * zoom, ONE_BLOCK, self.seconds)
        return [scrap.times(1 / zoom) for scrap in scraps]


def confirm(words: Sequence[Word], look: Look) -> tuple[Word, ...]:
    """Returns the words with ``confirmed`` set: True where two independent readings agree to the letter.

    Raises :class:`agent.readers.tesseract.NotRead` when there was no second reading.
    """
    lines = _deciding_lines(words)
    arabic = {word.line for word in words if is_arabic(word.text)}
    found = {index: replace(word, confirmed=False) for index, word in enumerate(words)}
    for of_script in ([n for n in lines if n not in arabic], [n for n in lines if n in arabic]):
        if of_script:
            chosen = of_script[:_MAX_LINES]
            sheet = Sheet(words, chosen, look.page)
            own = {index: word for index, word in found.items() if word.line in set(chosen)}
            found |= _confirm_sheet(own, sheet, look, chosen[0] in arabic)
    return tuple(found[index] for index in range(len(words)))


def _confirm_sheet(words: dict[int, Word], sheet: Sheet, look: Look, arabic: bool) -> dict[int, Word]:
    if not arabic:
        return _compare(words, sheet, look.read(sheet, latin_models(look.languages)))
    foreign = {i: word for i, word in words.items() if not _needs_arabic(word.text)}
    own = {i: word for i, word in words.items() if i not in foreign}
    done = _compare(own, sheet, look.read(sheet, arabic_models(look.languages)))
    if any(_DIGITS.search(word.text) for word in foreign.values()):
        done |= _confirm_foreign(foreign, sheet, look)
    return done


def _confirm_foreign(words: dict[int, Word], sheet: Sheet, look: Look) -> dict[int, Word]:
    """Numbers and ids in Arabic lines. Where the two readings differ and the second shows an id with Latin
    letters, which the first could not have spelled, a third one decides whether it stands."""
    languages = latin_models(look.languages)
    second = look.read(sheet, languages)
    done = _compare(words, sheet, second)
    doubtful: dict[int, Word] = {}
    for index, word in words.items():
        text, sure = sheet.at(word, second)
        other = replace(word, text=text.strip(_EDGES), confidence=sure)
        if other.text != word.text.strip(_EDGES) and _LATIN_ID.fullmatch(other.text):
            doubtful[index] = other
    if doubtful:
        agreed = _compare(doubtful, sheet, look.read(sheet, languages, _ZOOM))
        done |= {index: word for index, word in agreed.items() if word.confirmed}
    return done


def _compare(words: dict[int, Word], sheet: Sheet, read: Sequence[Scrap]) -> dict[int, Word]:
    return {i: replace(word, confirmed=_agree(word, *sheet.at(word, read))) for i, word in words.items()}


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


def _needs_arabic(text: str) -> bool:
    return is_arabic(text) or _ARABIC_DIGITS.search(text) is not None


def _agree(word: Word, again: str, sure: float) -> bool:
    """Equal but for punctuation at the edges, which a crop's border may add or take away; digits only where both
    readings are sure of them, and no sign stands there that a letter may have been."""
    core = word.text.strip(_EDGES)
    if not _DIGITS.search(core):
        return (core == again.strip(_EDGES)) if core else word.text == again
    known = min(sure, word.confidence or 0.0) >= _SURE and not _NO_LETTER.search(f"{word.text} {again}")
    return known and core == again.strip(_EDGES)
