"""Tesseract, in this very process: a picture in, words with boxes and confidences out.

A program of its own for each picture loads its models anew, which takes a third of the time of a page. Here they are
loaded once, and the processes that read a document's pages (:mod:`agent.readers.apart`) inherit them.

Source: the TSV columns are described in Tesseract's documentation, "Command Line Usage", and in
``TessBaseAPI::GetTSVText``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image
from tesserocr import PyTessBaseAPI

from agent.readers.models import folder
from agent.readers.text import fold

WHOLE_PAGE = 3  # page segmentation modes
ONE_BLOCK = 6
_LEAST_DPI = 70  # below, Tesseract guesses one of its own
_WORD_LEVEL = "5"


class NotRead(Exception):
    """Tesseract gave no answer; ``args[0]`` says why."""


@dataclass(frozen=True, slots=True)
class Scrap:
    """One word as recognised, in pixels of the picture; ``confidence`` 0 to 100."""

    text: str
    x0: int
    y0: int
    x1: int
    y1: int
    confidence: float

    def times(self, factor: float) -> Scrap:
        """Returns it in pixels of a picture larger by ``factor``."""
        x0, y0, x1, y1 = (round(side * factor) for side in (self.x0, self.y0, self.x1, self.y1))
        return Scrap(self.text, x0, y0, x1, y1, self.confidence)


def recognise(image: Image.Image, languages: str, dpi: float, psm: int, timeout: float, copy: int = 0) -> list[Scrap]:
    """Returns the words of a grey picture. Threads that read at the same time take a ``copy`` each.

    Raises :class:`NotRead` when Tesseract fails or takes longer than ``timeout`` seconds; the layout analysis, which
    comes first, heeds no time: who calls this has to be ready to end the process.
    """
    engine = loaded(languages, copy)
    engine.SetPageSegMode(psm)
    engine.SetImageBytes(image.tobytes(), image.width, image.height, 1, image.width)
    engine.SetSourceResolution(max(_LEAST_DPI, round(dpi)))
    try:
        if not engine.Recognize(max(round(timeout * 1000), 1000)):
            raise NotRead("Recognition failed or took too long.")
        return list(_scraps(engine.GetTSVText(0).split("\n")))
    except RuntimeError as error:
        raise NotRead("Recognition failed.") from error
    finally:
        engine.Clear()


@cache
def loaded(languages: str, copy: int = 0) -> PyTessBaseAPI:  # noqa: ARG001 - each copy is one of its own
    """Returns Tesseract with these models. Raises :class:`NotRead` when they can't be loaded."""
    try:
        engine = PyTessBaseAPI(path=str(folder()), lang=languages)
    except RuntimeError as error:
        raise NotRead("Recognition could not be started.") from error
    engine.SetVariable("debug_file", os.devnull)  # its remarks about a picture are of no use to anybody
    return engine


def mean_confidence(scraps: Sequence[Scrap]) -> float:
    """Mean over characters, 0 to 100; 0 for no words."""
    total = sum(len(s.text) for s in scraps)
    return sum(s.confidence * len(s.text) for s in scraps) / total if total else 0.0


def _scraps(rows: Sequence[str]) -> Iterator[Scrap]:
    for row in rows:
        columns = row.split("\t")
        if len(columns) != 12 or columns[0] != _WORD_LEVEL:
            continue
        left, top, width, height = (int(value) for value in columns[6:10])
        text = fold(columns[11]).replace(" ", "")
        if text:
            sure = min(max(float(columns[10]), 0.0), 100.0)
            yield Scrap(text, left, top, left + width, top + height, sure)
