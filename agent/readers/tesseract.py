"""One call of Tesseract through pytesseract: a picture file in, words with boxes and confidences out.

Source: the TSV columns are described in Tesseract's documentation, "Command Line Usage", and in
``TessBaseAPI::GetTSVText``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytesseract

from agent.readers.text import fold

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


def recognise(picture: Path, languages: str, dpi: float, psm: int, timeout: float, *extra: str) -> list[Scrap]:
    """Returns the words of a picture file. ``extra`` are further Tesseract settings (``name=value``).

    Raises :class:`NotRead` when Tesseract fails or takes longer than ``timeout`` seconds.
    """
    settings = " ".join(f"-c {each}" for each in extra)
    try:
        table = pytesseract.image_to_data(
            str(picture),
            lang=languages,
            config=f"--psm {psm} --dpi {max(70, round(dpi))} {settings}",
            timeout=max(timeout, 1.0),
        )
    except RuntimeError as error:  # TesseractError is one as well; a time-out is a plain one
        late = "timeout" in str(error).lower()
        raise NotRead("Recognition took too long." if late else "Recognition failed.") from error
    except OSError as error:
        raise NotRead("Recognition could not be started.") from error
    return list(_scraps(table.split("\n")[1:]))


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
