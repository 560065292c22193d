"""Arabic where there is Arabic: lines that the Latin model was unsure of are read again with the Arabic model.

Measured on generated pages: what a Latin model makes of Arabic words has a confidence of 0 to 55, what it makes
of Latin ones over 85. Reading everything with both takes twice the time, and spells Latin ids in Arabic.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PIL import Image

from agent.model import Word
from agent.readers.layout import arrange
from agent.readers.sheet import Sheet
from agent.readers.tesseract import Scrap
from agent.readers.text import needs_arabic

_UNSURE = 70.0  # confidence below which a Latin word may be no Latin word
_SURE = 85.0  # the same in a line that is Arabic for the most part: there even a surer one may be none
_LETTERS = 3  # so many unsure characters make a line worth another reading
_BETTER = 10.0  # by so much the Arabic reading must be surer


def with_arabic(
    words: Sequence[Word], page: Image.Image, dpi: float, read: Callable[[Image.Image], list[Scrap]]
) -> tuple[Word, ...]:
    """Returns the words in reading order, the unsure ones replaced where ``read`` (the Arabic model) is surer.

    ``page`` at ``dpi`` is the picture that the words' boxes (in points) belong to.
    """
    ordered = arrange(words)
    lines = _unsure_lines(ordered)
    if not lines:
        return ordered
    sheet = Sheet(ordered, lines, page, dpi, whole=True)
    arabic = [sheet.word(scrap) for scrap in read(sheet.picture) if needs_arabic(scrap.text)]
    gone: set[int] = set()
    found: list[Word] = []
    # The surest first: where the crops of two lines overlap, a word is read twice.
    for word in sorted(filter(None, arabic), key=lambda word: -(word.confidence or 0.0)):
        limit = _SURE if _mostly_arabic(ordered, word.line) else _UNSURE
        under = [i for i, latin in enumerate(ordered) if latin.line == word.line and _covers(word, latin)]
        # A colon is the same in both, surely read, and protects nobody.
        surest = max((ordered[i].confidence or 0.0 for i in under if _has_letters(ordered[i])), default=0.0)
        if surest < limit and (word.confidence or 0.0) >= surest + _BETTER:
            gone.update(i for i in under if (ordered[i].confidence or 0.0) < limit)
            found += [] if any(_same_place(word, other) for other in found) else [word]
    return arrange([*(word for i, word in enumerate(ordered) if i not in gone), *found])


def _mostly_arabic(words: Sequence[Word], line: int) -> bool:
    """Whether the Latin model was unsure of most of a line's letters; digits it reads in any."""
    letters = [(w.confidence or 0.0, sum(c.isalpha() for c in w.text)) for w in words if w.line == line]
    return 2 * sum(count for sure, count in letters if sure < _UNSURE) > sum(count for _, count in letters)


def _unsure_lines(words: Sequence[Word]) -> list[int]:
    letters: dict[int, int] = {}
    for word in words:
        if (word.confidence or 0.0) < _UNSURE:
            letters[word.line] = letters.get(word.line, 0) + len(word.text)
    return [line for line, count in letters.items() if count >= _LETTERS]


def _has_letters(word: Word) -> bool:
    return any(character.isalnum() for character in word.text)


def _same_place(one: Word, other: Word) -> bool:
    return _covers(one, other) and one.box.y0 < other.box.y1 and other.box.y0 < one.box.y1


def _covers(one: Word, other: Word) -> bool:
    """Whether ``one`` stands on a third of ``other``, or more, from left to right."""
    shared = min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)
    return shared > 0.3 * max(other.box.x1 - other.box.x0, 0.1)
