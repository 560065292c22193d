"""Prints the pages of a test as a PDF: what stands at a place in a ``Page`` stands there on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from agent.matching.normalise import is_arabic
from agent.model import Page, Word
from samples.pages import load_fonts, shaped
from tests.layout import CHAR

FONT = "DejaVu"
SIZE = 10.0


def print_pdf(path: Path, pages: Sequence[Page]) -> Path:
    """A born-digital PDF with its font in it: a viewer without it takes another one, whose letters don't fit."""
    load_fonts()
    canvas = Canvas(str(path))
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        _print(canvas, page)
        canvas.showPage()
    canvas.save()
    return path


def print_over(path: Path, page: Page, picture: Path) -> Path:
    """A picture of a page with the words of ``page`` as an invisible text layer over it, as scanners make them."""
    canvas = Canvas(str(path), pagesize=(page.width, page.height))
    canvas.drawImage(ImageReader(str(picture)), 0, 0, page.width, page.height)
    _print(canvas, page, hidden=True)
    canvas.showPage()
    canvas.save()
    return path


def _print(canvas: Canvas, page: Page, *, hidden: bool = False) -> None:
    for words in _runs(page.words):
        text = " ".join(w.text for w in words)
        shown = shaped(text) if is_arabic(text) else text
        left, right = min(w.box.x0 for w in words), max(w.box.x1 for w in words)
        writing = canvas.beginText(left, page.height - words[0].box.y1)
        writing.setFont(FONT, SIZE)
        writing.setHorizScale(100 * (right - left) / canvas.stringWidth(shown, FONT, SIZE))
        writing.setTextRenderMode(3 if hidden else 0)
        writing.textOut(shown)
        canvas.drawText(writing)


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a line that are one space apart, in reading order. A wider gap begins another column, and what
    follows a label stands in its own place, as in forms. A line with Arabic stays whole: its order is not ours."""
    for _, line in groupby(words, key=lambda w: w.line):
        run: list[Word] = []
        some = list(line)
        arabic = any(is_arabic(w.text) for w in some)
        for word in some:
            if run and not arabic and _apart(run[-1], word):
                yield run
                run = []
            run.append(word)
        yield run


def _apart(a: Word, b: Word) -> bool:
    return b.box.x0 - a.box.x1 > 1.5 * CHAR or a.text.endswith(":")
