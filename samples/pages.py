"""Draws the pages of the sample documents: letterhead, labelled fields, tables, letters, in Latin and Arabic."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import arabic_reshaper
from bidi.algorithm import get_display
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

rl_config.invariant = 1  # the same input gives the same bytes

WIDTH, HEIGHT = A4
LEFT, RIGHT = 56.0, WIDTH - 56.0
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")


def load_fonts() -> None:
    """Makes DejaVu known to reportlab; FileNotFoundError where Debian's fonts-dejavu-core is missing."""
    for name, file in (("DejaVu", "DejaVuSans.ttf"), ("DejaVu-Bold", "DejaVuSans-Bold.ttf")):
        if not (_DEJAVU / file).exists():
            raise FileNotFoundError(f"{_DEJAVU / file} is missing: install fonts-dejavu-core")
        pdfmetrics.registerFont(TTFont(name, str(_DEJAVU / file)))


class Sheet:
    """A PDF that is written from top to bottom. ``font`` is Helvetica (not embedded) or DejaVu (embedded)."""

    def __init__(self, path: Path, *, font: str = "Helvetica", title: str = "", encrypt: object = None) -> None:
        self.canvas = Canvas(str(path), pagesize=A4, encrypt=encrypt)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("sample")
        self.font = font
        self.y = HEIGHT - 60
        self.page = 1

    # --- Latin -------------------------------------------------------------------------------------

    def head(self, name: str, lines: Sequence[str]) -> None:
        """The letterhead: who writes, with an address, and a rule below."""
        self._put(LEFT, name, size=15, bold=True)
        self.y -= 15
        for line in lines:
            self._put(LEFT, line, size=8.5)
            self.y -= 11
        self.canvas.setLineWidth(0.8)
        self.canvas.line(LEFT, self.y, RIGHT, self.y)
        self.y -= 26

    def title(self, text: str) -> None:
        """A centred heading."""
        self.canvas.setFont(self._bold, 13)
        self.canvas.drawCentredString(WIDTH / 2, self.y, text)
        self.y -= 26

    def section(self, text: str) -> None:
        """A heading on a grey bar, as forms have it."""
        self.y -= 6
        self.canvas.setFillGray(0.88)
        self.canvas.rect(LEFT, self.y - 5, RIGHT - LEFT, 17, stroke=0, fill=1)
        self.canvas.setFillGray(0)
        self._put(LEFT + 6, text, size=10, bold=True)
        self.y -= 24

    def fields(self, *pairs: tuple[str, str], column: float = 150) -> None:
        """Label and value, one pair a line."""
        for label, value in pairs:
            self._put(LEFT, f"{label} :", size=10)
            self._put(LEFT + column, value, size=10.5, bold=True)
            self.y -= 17
        self.y -= 6

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A table with rules; the first column is text, all are set flush left."""
        for number, row in enumerate((header, *rows)):
            x = LEFT
            for cell, width in zip(row, widths, strict=True):
                self._put(x, cell, size=9.5, bold=number == 0)
                x += width
            self.canvas.setLineWidth(0.7 if number == 0 else 0.25)
            self.canvas.line(LEFT, self.y - 5, RIGHT, self.y - 5)
            self.y -= 18
        self.y -= 8

    def text(self, paragraph: str, *, size: float = 10.5) -> None:
        """A paragraph, broken into lines."""
        for line in simpleSplit(paragraph, self.font, size, RIGHT - LEFT):
            self._put(LEFT, line, size=size)
            self.y -= size * 1.45
        self.y -= 7

    def right(self, *lines: str) -> None:
        """Lines set flush right: place and date, signature."""
        self.canvas.setFont(self.font, 10)
        for line in lines:
            self.canvas.drawRightString(RIGHT, self.y, line)
            self.y -= 15
        self.y -= 8

    # --- Arabic ------------------------------------------------------------------------------------

    def arabic_title(self, text: str) -> None:
        """A centred heading in Arabic."""
        self.canvas.setFont("DejaVu-Bold", 14)
        self.canvas.drawCentredString(WIDTH / 2, self.y, shaped(text))
        self.y -= 30

    def arabic(self, *lines: str, size: float = 12) -> None:
        """Lines from right to left, stored as most programs store them: shaped, in visual order."""
        self.canvas.setFont("DejaVu", size)
        for line in lines:
            self.canvas.drawRightString(RIGHT, self.y, shaped(line))
            self.y -= size * 1.9
        self.y -= 6

    # --- pages -------------------------------------------------------------------------------------

    def footer(self, text: str) -> None:
        """Small print at the bottom, with the number of the page."""
        self.canvas.setFont(self.font, 7.5)
        self.canvas.drawCentredString(WIDTH / 2, 34, f"{text} - page {self.page}")

    def next_page(self) -> None:
        """Closes the page and begins another."""
        self.canvas.showPage()
        self.y = HEIGHT - 60
        self.page += 1

    def save(self) -> None:
        """Writes the file."""
        self.canvas.showPage()
        self.canvas.save()

    @property
    def _bold(self) -> str:
        return f"{self.font}-Bold"

    def _put(self, x: float, text: str, *, size: float, bold: bool = False) -> None:
        self.canvas.setFont(self._bold if bold else self.font, size)
        self.canvas.drawString(x, self.y, text)


def shaped(text: str) -> str:
    """Arabic letters in their joined forms, in the order in which they are drawn."""
    return str(get_display(arabic_reshaper.reshape(text)))
