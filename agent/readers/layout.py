"""Lines and reading order from boxes, for both readings alike. Pure.

Text layers come in the order in which they were drawn and Tesseract's lines end at its block borders;
neither is what a person sees. So both are laid out anew: words that stand at one height form a line,
and a line is read in the direction of its letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from agent.model import Box, Word
from agent.readers.text import ARABIC, LATIN

T = TypeVar("T")

_CELL_GAP = 2.5  # a gap of so many line heights separates cells (columns, table cells) of one line


def cluster(items: Iterable[T], height_of: Callable[[T], tuple[float, float]]) -> list[list[T]]:
    """Groups items into lines, top to bottom. ``height_of`` gives (middle or baseline, height)."""
    groups: list[list[T]] = []
    centre = size = 0.0
    for item in sorted(items, key=lambda each: height_of(each)[0]):
        y, height = height_of(item)
        if groups and y - centre <= 0.45 * max(size, min(height, 2 * size)):
            members = groups[-1]
            members.append(item)
            centre += (y - centre) / len(members)
            size = max(size, height) if len(members) < 4 else size
        else:
            groups.append([item])
            centre, size = y, height
    return groups


def arrange(words: Sequence[Word], first_line: int = 0) -> tuple[Word, ...]:
    """Returns the words in reading order, numbered by line from ``first_line``."""
    lines = cluster(words, lambda w: ((w.box.y0 + w.box.y1) / 2, w.box.y1 - w.box.y0))
    ordered: list[Word] = []
    for number, line in enumerate(lines, first_line):
        ordered.extend(replace(word, line=number) for word in _read_line(line))
    return tuple(ordered)


def union(boxes: Sequence[Box]) -> Box:
    """The smallest box around all."""
    return Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))


def _read_line(line: list[Word]) -> list[Word]:
    """One line in logical order: its cells in the line's direction, each cell in its own."""
    line.sort(key=lambda w: w.box.x0)
    rightwards = _direction(line) or 1
    cells = _cells(line)
    if rightwards < 0:
        cells.reverse()
    return [word for cell in cells for word in _read_cell(cell, _direction(cell) or rightwards)]


def _cells(line: list[Word]) -> list[list[Word]]:
    """Splits a line, sorted from left to right, at its wide gaps."""
    heights = sorted(w.box.y1 - w.box.y0 for w in line)
    gap = _CELL_GAP * max(heights[len(heights) // 2], 1.0)
    cells = [[line[0]]]
    for left, right in pairwise(line):
        if right.box.x0 - left.box.x1 > gap:
            cells.append([])
        cells[-1].append(right)
    return cells


def _direction(words: Iterable[Word]) -> int:
    """1 for left to right, -1 for right to left, 0 when no letter tells."""
    balance = 0
    for word in words:
        balance += len(LATIN.findall(word.text)) - len(ARABIC.findall(word.text))
    return (balance > 0) - (balance < 0)


def _read_cell(cell: list[Word], direction: int) -> list[Word]:
    """Reverses what runs against the direction of reading (Unicode Annex 9, rule L2, on words)."""
    against = [_direction([word]) == -direction for word in cell]
    runs = list(cell)
    start = 0
    while start < len(runs):
        if not against[start]:
            start += 1
            continue
        end = _run_end(cell, against, start, direction)
        runs[start:end] = reversed(runs[start:end])
        start = end
    return runs if direction > 0 else runs[::-1]


def _run_end(cell: list[Word], against: list[bool], start: int, direction: int) -> int:
    """Where the run of words against the direction ends; neutral words belong to it only in between."""
    end = start + 1
    for index in range(start + 1, len(cell)):
        if against[index]:
            end = index + 1
        elif _direction([cell[index]]) == direction:
            break
    return end
