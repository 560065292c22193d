"""Pages for tests: lines of text become words with boxes, as a reader would deliver them.

Two or more spaces are a gap between columns: what stands at column 40 of one line stands under what stands at
column 40 of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from agent.matching.normalise import is_arabic
from agent.model import Box, Document, Page, Word

CHAR = 5.5  # points a letter takes
LINE = 14.0  # points from one line to the next
HEIGHT = 10.0
WIDTH = 595.0


def page(*lines: str, number: int = 1, **given: Any) -> Page:
    """One page of a text layer; an empty line leaves a gap. ``given`` replaces fields of the page."""
    words = [word for at, line in enumerate(lines) for word in _line(line, at)]
    return replace(Page(number, WIDTH, 842.0, tuple(words), "text_layer"), **given)


def scan(*lines: str, confirmed: bool = True, doubtful: Iterable[str] = (), number: int = 1, **given: Any) -> Page:
    """One page read by OCR; ``doubtful`` are words that the second look did not confirm."""
    unsure = set(doubtful)
    made = page(*lines, number=number)
    words = tuple(
        replace(w, origin="ocr", confidence=91.0, confirmed=confirmed and w.text not in unsure) for w in made.words
    )
    return replace(made, words=words, source="ocr", **given)


def document(*pages: Page) -> Document:
    """Pages, numbered in their order."""
    return Document(tuple(replace(p, number=at) for at, p in enumerate(pages, 1)))


def _line(line: str, at: int) -> Iterable[Word]:
    top = 40 + at * LINE
    arabic = is_arabic(line)
    for match in re.finditer(r"\S+", line):
        x0, x1 = 40 + match.start() * CHAR, 40 + match.end() * CHAR
        if arabic:
            x0, x1 = WIDTH - x1, WIDTH - x0
        yield Word(match.group(), Box(x0, top, x1, top + HEIGHT), at)
