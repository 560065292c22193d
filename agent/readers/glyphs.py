"""From drawn glyphs to words: by where they stand, not by the order in which they were drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from agent.model import Box, Word
from agent.readers.drawing import Drawing, Glyph, Patch
from agent.readers.geometry import Frame, area, overlap
from agent.readers.layout import cluster, union
from agent.readers.text import fold, is_arabic, reads_backwards, visual_to_logical


@dataclass(frozen=True, slots=True)
class _Placed:
    """A glyph in the frame in which its text is upright: start, end and baseline."""

    glyph: Glyph
    x0: float
    x1: float
    y: float
    hidden: bool


def dominant_angle(drawing: Drawing) -> int:
    """Returns the turn of most of the page's glyphs: the way in which the page is to be held."""
    counts = Counter(glyph.angle for glyph in drawing.glyphs)
    return counts.most_common(1)[0][0] if counts else 0


def words_of(drawing: Drawing, frame: Frame) -> list[Word]:
    """Returns the page's words with upright boxes, unordered (line 0), hidden ones marked."""
    placed: dict[tuple[int, bool], list[_Placed]] = {}
    for glyph in drawing.glyphs:
        item = _place(glyph, _hidden(glyph, drawing, frame))
        placed.setdefault((glyph.angle, item.hidden), []).append(item)
    words: list[Word] = []
    for group in placed.values():
        found = [word for line in cluster(group, lambda p: (p.y, p.glyph.size)) for word in _split(line)]
        words.extend(_turned_if_backwards(found))
    return words


def _place(glyph: Glyph, hidden: bool) -> _Placed:
    box = glyph.box
    match glyph.angle:
        case 90:
            return _Placed(glyph, box.y0, box.y1, -glyph.x, hidden)
        case 180:
            return _Placed(glyph, -box.x1, -box.x0, -glyph.y, hidden)
        case 270:
            return _Placed(glyph, -box.y1, -box.y0, glyph.x, hidden)
        case _:
            return _Placed(glyph, box.x0, box.x1, glyph.y, hidden)


def _hidden(glyph: Glyph, drawing: Drawing, frame: Frame) -> bool:
    """Whether nobody who looks at the page can see this glyph."""
    if glyph.invisible or glyph.size < 1.0:
        return True
    page = Box(0, 0, frame.width, frame.height)
    if overlap(glyph.box, page) < 0.3 * area(glyph.box):
        return True
    if any(_painted_over(glyph, patches) for patches in (drawing.fills, drawing.pictures)):
        return True
    if not glyph.white:
        return False
    below = [p for p in (*drawing.fills, *drawing.pictures) if p.order < glyph.order and _covers(p, glyph.box)]
    return not below or max(below, key=lambda p: p.order).white


def _painted_over(glyph: Glyph, patches: list[Patch]) -> bool:
    """``patches`` are in drawing order, so that only those after the glyph are looked at."""
    first = bisect_right(patches, glyph.order, key=lambda p: p.order)
    return any(patches[i].opaque and _covers(patches[i], glyph.box) for i in range(first, len(patches)))


def _covers(patch: Patch, box: Box) -> bool:
    return overlap(patch.box, box) >= 0.9 * max(area(box), 0.01)


def _split(line: list[_Placed]) -> Iterable[Word]:
    """Splits one line of glyphs into words at its gaps."""
    line.sort(key=lambda p: (p.x0, p.glyph.order))
    word: list[_Placed] = []
    for item in line:
        if word and _is_overprint(word[-1], item):
            continue
        if word and item.x0 - word[-1].x1 > max(item.glyph.gap, 0.1 * item.glyph.size):
            yield from _word(word)
            word = []
        word.append(item)
    if word:
        yield from _word(word)


def _is_overprint(left: _Placed, right: _Placed) -> bool:
    """The same letter drawn twice at one place: a poor man's bold."""
    near = 0.3 * max(left.x1 - left.x0, 0.1)
    return left.glyph.text == right.glyph.text and right.x0 - left.x0 < near and left.x1 > left.x0


def _word(glyphs: list[_Placed]) -> Iterable[Word]:
    text = fold(visual_to_logical([fold(p.glyph.text) for p in glyphs]))
    if text:
        box = union([p.glyph.box for p in glyphs])
        yield Word(text.replace(" ", ""), box, 0, hidden=glyphs[0].hidden)


def _turned_if_backwards(words: list[Word]) -> list[Word]:
    """Some layers place logical order from left to right: then turning the glyphs was wrong."""
    if not reads_backwards(word.text for word in words):
        return words
    return [replace(word, text=visual_to_logical(list(word.text))) if is_arabic(word.text) else word for word in words]
