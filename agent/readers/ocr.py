"""Reading one page from its pixels: draw it, mend it, recognise it, look again at what decides."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from time import monotonic

from PIL import Image

from agent.model import Box, Page, Word
from agent.readers import picture
from agent.readers.halves import halves
from agent.readers.layout import arrange
from agent.readers.mending import Mended
from agent.readers.models import arabic_models, latin_models, page_models
from agent.readers.opening import Opened
from agent.readers.options import ReadOptions
from agent.readers.orientation import upright_turn
from agent.readers.rasterise import NotRendered, rasterise
from agent.readers.secondlook import Look, confirm
from agent.readers.tesseract import WHOLE_PAGE, NotRead, Scrap, loaded, mean_confidence, recognise

# Measured on generated pages (clean, scanned, faxed, photographed): 150 dpi reads as well as 200 and 300 and is the
# fastest. Most of the time goes with letters, whatever the resolution. The second look's is another one on purpose.
READ_DPI = 150.0
LOOK_DPI = 225.0
FINE_DPI = 300.0  # the second look's at print so small that it is read at LOOK_DPI
_SMALL = 13  # pixels of a typical word's height at READ_DPI (some 7 points): below, more pixels help
_POOR = 72.0  # mean confidence below which another try is worth its time
_SPECK = 1.5  # points either way; what is smaller is dust, or a full stop, or an Arabic zero
PAGE_SECONDS = 90.0  # one page may not eat the time of all
_MARGIN = 5.0  # seconds for the programs that a page starts to end by themselves, before its process is ended


@dataclass(frozen=True, slots=True)
class Job:
    """One page to read: its number, its size in points as poppler draws it, and how far it seems to be turned."""

    number: int
    size: tuple[float, float]
    turned: int = 0


@dataclass(frozen=True, slots=True)
class _Reading:
    """One try: what was recognised (pixels at ``dpi``) of which page, which has more pixels for another look."""

    scraps: list[Scrap]
    dpi: float
    page: Mended

    @property
    def score(self) -> float:
        """How much was read well: letters times confidence, the unsure ones not counted."""
        return sum(len(s.text) * s.confidence for s in self.scraps if s.confidence >= 50)

    @property
    def poor(self) -> bool:
        return len(self.scraps) < 3 or mean_confidence(self.scraps) < _POOR


def preload(languages: str, cores: int = 1) -> None:
    """Loads the models that reading a page with so many cores needs: for this process, and for those it will fork."""
    wanted = [
        *((page_models(languages), copy) for copy in range(min(max(cores, 1), 2))),
        (latin_models(languages), 0),
        (arabic_models(languages), 0),
    ]
    with suppress(NotRead), ThreadPoolExecutor(len(wanted)) as pool:  # without models, each page will say so
        list(pool.map(lambda one: loaded(*one), dict.fromkeys(wanted)))


class PageReader:
    """Reads a page of a document from its pixels, with files in ``folder``, until ``deadline``; each page is read by a
    copy of its own, in a process of its own.

    ``cores``: how many a page may use; more than one when there are fewer pages than cores.
    """

    def __init__(self, opened: Opened, options: ReadOptions, folder: Path, deadline: float, cores: int = 1) -> None:
        self._opened = opened
        self._options = options
        self._folder = folder
        self._deadline = deadline
        self._cores = cores

    def read(self, job: Job) -> Page:
        """Returns the page as read; what cannot be read is ``unreadable``, with the reason."""
        self._deadline = min(self._deadline, monotonic() + PAGE_SECONDS - _MARGIN)
        try:
            with ThreadPoolExecutor(1) as meanwhile:  # of use where no process before this one has loaded them
                meanwhile.submit(preload, self._options.languages, self._cores)
                drawn, dpi = self._draw(job, LOOK_DPI)
                traits = picture.measure(drawn)
            reading = self._best(job, drawn, dpi, traits)
            return self._page(job, reading, drawn)
        except (NotRendered, NotRead) as error:
            return Page(job.number, *job.size, (), "ocr", "unreadable", (), str(error))

    def _draw(self, job: Job, dpi: float) -> tuple[Image.Image, float]:
        raster = rasterise(self._opened, job.number, job.size, dpi, self._folder, self._seconds())
        try:
            return picture.load(raster.path), raster.dpi
        except OSError as error:
            raise NotRendered("The page could not be drawn: the picture is damaged.") from error
        finally:
            raster.path.unlink(missing_ok=True)

    def _best(self, job: Job, drawn: Image.Image, dpi: float, traits: picture.Traits) -> _Reading:
        """The first reading, or a better one where the first is poor or the print small."""
        turn = job.turned
        if traits.sideways and turn not in (90, 270):
            found = self._turn(drawn, job)
            turn = 90 if found is None else found
        reading = self._try(drawn, dpi, traits, turn)
        if reading.poor and not picture.is_blank(drawn):
            for other in self._other_turns(drawn, job, turn, traits):
                again = self._try(drawn, dpi, traits, other)
                if again.score > 1.2 * reading.score:
                    reading, turn = again, other
                if not reading.poor:
                    break
        if self._wants_more_pixels(reading):
            fine, fine_dpi = self._draw(job, FINE_DPI)
            again = self._try(fine, fine_dpi, traits, turn, fine_dpi * LOOK_DPI / FINE_DPI)
            reading = again if again.score > reading.score else reading
        return reading

    def _other_turns(self, drawn: Image.Image, job: Job, turn: int, traits: picture.Traits) -> list[int]:
        found = self._turn(drawn, job)
        if found not in (None, turn):
            return [found]
        return [90, 270] if traits.sideways and turn not in (90, 270) else [(turn + 180) % 360]

    def _wants_more_pixels(self, reading: _Reading) -> bool:
        heights = sorted(s.y1 - s.y0 for s in reading.scraps if len(s.text) > 2)
        return bool(heights) and (reading.poor or heights[len(heights) // 2] < _SMALL)

    def _try(self, drawn: Image.Image, dpi: float, traits: picture.Traits, turn: int, at: float = READ_DPI) -> _Reading:
        if turn in (90, 270) and traits.sideways:
            # Its skew was measured across; seen upright it is measured anew.
            drawn = drawn.transpose(picture.TURNS[turn])
            traits, turn = picture.measure(drawn), 0
        elif traits.sideways:  # it only seemed so: a table's columns stand out as lines do
            traits = replace(traits, sideways=False)
        page = Mended(drawn, dpi, traits, turn)
        at = min(at, dpi)
        return _Reading(self._scraps(page.whole(at), at), at, page)

    def _scraps(self, image: Image.Image, dpi: float) -> list[Scrap]:
        """What a whole page says; read in two parts at once where there are cores to spare."""
        parts = halves(image) if self._cores > 1 else [image]
        tops = accumulate((part.height for part in parts), initial=0)
        languages, seconds = page_models(self._options.languages), self._seconds()
        with ThreadPoolExecutor(len(parts)) as pool:
            read = pool.map(
                lambda part, copy: recognise(part, languages, dpi, WHOLE_PAGE, seconds, copy), parts, range(len(parts))
            )
            return [
                replace(scrap, y0=scrap.y0 + top, y1=scrap.y1 + top)
                for top, scraps in zip(tops, read, strict=False)
                for scrap in scraps
            ]

    def _turn(self, drawn: Image.Image, job: Job) -> int | None:
        path = self._folder / f"osd-{job.number}.pgm"
        try:
            drawn.save(path)
            return upright_turn(path, self._seconds())
        finally:
            path.unlink(missing_ok=True)

    def _page(self, job: Job, reading: _Reading, drawn: Image.Image) -> Page:
        width, height = (side * 72 / reading.page.dpi for side in reading.page.size)
        page = Page(job.number, width, height, _words(reading), "ocr")
        if not page.words:
            if picture.is_blank(drawn):
                return self._blank(job, page)
            return replace(page, status="unreadable", detail="There is ink on the page but no word to read.")
        try:
            look = Look(reading.page, self._options.languages, self._seconds())
            words = confirm(page.words, look)
        except NotRead:
            return replace(page, detail="There was no second look: it failed or took too long.")
        return replace(page, words=words)

    def _blank(self, job: Job, page: Page) -> Page:
        """A white page is blank, unless it is white because a damaged part of it was left out."""
        try:
            raster = rasterise(self._opened, job.number, job.size, 24, self._folder, self._seconds(), strict=True)
        except NotRendered:
            return replace(page, status="unreadable", detail="The page came out white: a part of it is damaged.")
        raster.path.unlink(missing_ok=True)
        return replace(page, status="blank")

    def _seconds(self) -> float:
        return self._deadline - monotonic()


def _words(reading: _Reading) -> tuple[Word, ...]:
    """The words in reading order, without lines that are nothing but dust: one alone parts a table from its head."""
    scale = 72 / reading.dpi
    words = arrange(
        [
            Word(s.text, Box(s.x0 * scale, s.y0 * scale, s.x1 * scale, s.y1 * scale), 0, "ocr", s.confidence, False)
            for s in reading.scraps
        ]
    )
    lines = {word.line for word in words if max(word.box.x1 - word.box.x0, word.box.y1 - word.box.y0) >= _SPECK}
    return arrange([word for word in words if word.line in lines])
