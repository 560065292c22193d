"""Reading one page from its pixels: draw it, recognise it, and say how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from agent.model import Box, Page, Word
from agent.readers.layout import arrange
from agent.readers.opening import Opened
from agent.readers.options import ReadOptions
from agent.readers.picture import is_blank
from agent.readers.rasterise import NotRendered, Raster, rasterise
from agent.readers.tesseract import NotRead, Scrap, recognise

BASE_DPI = 200.0
_PAGE_SECONDS = 60.0  # one page may not eat the time of all


@dataclass(frozen=True, slots=True)
class Job:
    """One page to read: its number, its size in points as poppler draws it, what its pictures' resolution
    is (0: unknown), and how far it seems to be turned."""

    number: int
    size: tuple[float, float]
    native_dpi: float = 0.0
    turned: int = 0


def read_page(job: Job, opened: Opened, options: ReadOptions, folder: Path, deadline: float) -> Page:
    """Returns the page as read from its pixels; what cannot be read is ``unreadable``, with the reason."""
    try:
        raster = rasterise(opened, job.number, job.size, BASE_DPI, folder, _seconds(deadline))
        try:
            scraps = recognise(raster.path, options.languages, raster.dpi, 3, _seconds(deadline))
            return _page(job, raster, scraps)
        finally:
            raster.path.unlink(missing_ok=True)
    except (NotRendered, NotRead) as error:
        return Page(job.number, *job.size, (), "ocr", "unreadable", (), str(error))


def _page(job: Job, raster: Raster, scraps: list[Scrap]) -> Page:
    words = arrange([_word(scrap, 72 / raster.dpi) for scrap in scraps])
    if words:
        return Page(job.number, *job.size, words, "ocr")
    if is_blank(raster.path):
        return Page(job.number, *job.size, (), "ocr", "blank")
    return Page(job.number, *job.size, (), "ocr", "unreadable", (), "There is ink on the page but no word to read.")


def _word(scrap: Scrap, scale: float) -> Word:
    box = Box(scrap.x0 * scale, scrap.y0 * scale, scrap.x1 * scale, scrap.y1 * scale)
    return Word(scrap.text, box, 0, "ocr", scrap.confidence, False)


def _seconds(deadline: float) -> float:
    return min(_PAGE_SECONDS, deadline - monotonic())
