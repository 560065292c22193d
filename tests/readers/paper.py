"""PDFs for the reader's tests, made on the fly. No real person's data."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import arabic_reshaper
from bidi.algorithm import get_display
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from agent.model import Page, Word

pdfmetrics.registerFont(TTFont("Sans", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))

FRENCH = (
    "Laboratoire d'analyses médicales",
    "Compte rendu du 04/11/2024",
    "Nom et prénom : EL IDRISSI Mohamed",
    "Né le : 12/03/1961",
    "CIN : BK483920",
    "Le bilan est dans les limites de la normale et une surveillance est conseillée.",
    "Nous restons à votre disposition pour tout renseignement complémentaire.",
)
ARABIC = (
    "المملكة المغربية",
    "الاسم العائلي : الإدريسي",
    "تاريخ الازدياد : 12/03/1961",
    "تم إجراء الفحص بحضور المريض وتم إخباره بالنتائج من طرف الطبيب",
)


def shaped(text: str) -> str:
    """Arabic as old programs draw it: presentation forms in visual order."""
    drawn: str = get_display(arabic_reshaper.reshape(text))
    return drawn


def pdf(path: Path, *pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> Path:
    """Writes a PDF, each page drawn by one function."""
    canvas = Canvas(str(path), pagesize=size)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def write(*lines: str, size: float = 12, top: float = 780) -> Callable[[Canvas], None]:
    """A page with these lines, Arabic ones at the right."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Sans", size)
        for number, line in enumerate(lines):
            y = top - number * 1.7 * size
            if any("\u0600" <= c <= "\u06ff" for c in line):
                canvas.drawRightString(535, y, shaped(line))
            else:
                canvas.drawString(60, y, line)

    return draw


def picture_of(source: Path, dpi: int = 200) -> Image.Image:
    """The first page, as a scanner sees it."""
    drawn = subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-gray", "-singlefile", source], capture_output=True, check=True
    )
    return Image.open(io.BytesIO(drawn.stdout)).convert("L")


def scan(path: Path, image: Image.Image, dpi: int = 200) -> Path:
    """Writes a PDF of one picture, as scanners do."""
    image.save(path, format="PDF", resolution=dpi)
    return path


def raw_pdf(path: Path, *objects: bytes, trailer: bytes = b"/Root 1 0 R") -> Path:
    """Writes a PDF of hand-made objects, numbered from 1, with a correct cross-reference table."""
    body = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    path.write_bytes(body)
    return path


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n" % (len(content), extra) + content + b"\nendstream"


def one_page(path: Path, content: bytes, page: bytes = b"", extra: bytes = b"", *more: bytes) -> Path:
    """A PDF of one A4 page with this content stream; its font is /F1. Further objects start at 6."""
    return raw_pdf(
        path,
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> " + page + b" >>",
        stream(content, extra),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *more,
    )


def lines_of(words: tuple[Word, ...]) -> list[str]:
    """The words as lines of text."""
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return [" ".join(texts) for texts in lines.values()]


def word(page: Page, text: str) -> Word:
    """The one word with this text."""
    (found,) = [each for each in page.words if each.text == text]
    return found
