"""The text layer of one page: its words where they stand, and whether it may be trusted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ContentStream, DictionaryObject

from agent.model import Box, Word
from agent.readers import glyphs, notes
from agent.readers.drawing import Drawing, Patch
from agent.readers.fonts import FontFace
from agent.readers.geometry import Frame, area, frame_of, overlap, rotate
from agent.readers.interpreter import Interpreter
from agent.readers.layout import arrange
from agent.readers.plausible import distrust

_COVERED = 0.35  # a picture over so much of the page may hold text of its own
_MAX_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class Layer:
    """The text layer of a page. ``doubt`` says why it is not trusted, ``""`` when it is.

    ``covered`` is the share of the page under pictures.
    ``turned`` is how far the page had to be turned clockwise for its text to stand upright.
    """

    frame: Frame
    words: tuple[Word, ...]
    doubt: str
    covered: float = 0.0
    turned: int = 0

    @property
    def needs_ocr(self) -> bool:
        """Whether the page's pixels have to be read as well."""
        return bool(self.doubt) or self.covered >= _COVERED


@dataclass(slots=True)
class LayerReader:
    """Reads the layers of one document's pages; fonts are parsed once for all pages."""

    faces: dict[tuple[int, int], FontFace] = field(default_factory=dict)

    def read(self, page: Any) -> Layer:
        """Returns the layer of a pypdf page. Raises what pypdf raises on a broken one."""
        frame = frame_of(page)
        interpreter = Interpreter(frame, self.faces)
        contents = page.get("/Contents")
        if contents is not None:
            resources = page.get_inherited("/Resources", DictionaryObject())
            interpreter.run(ContentStream(contents, page.pdf, "bytes"), resources.get_object())
        return _layer(page, frame, interpreter.drawing)


def _layer(page: Any, frame: Frame, drawing: Drawing) -> Layer:
    turned = -glyphs.dominant_angle(drawing) % 360
    words = glyphs.words_of(drawing, frame)
    upright = rotate(frame, turned)
    doubt = distrust(words)
    words += notes.words_of(page, frame)
    if len(words) > _MAX_WORDS:
        words, doubt = words[:_MAX_WORDS], "more words than a page can hold"
    pictures = [p for p in drawing.pictures if area(p.box) > 0]
    words = [_turn(word, frame, turned) for word in words]
    return Layer(upright, arrange(words), doubt, _covered(pictures, frame), turned)


def _turn(word: Word, frame: Frame, degrees: int) -> Word:
    return word if degrees == 0 else _replace_box(word, turn_box(word.box, frame.width, frame.height, degrees))


def _replace_box(word: Word, box: Box) -> Word:
    return Word(word.text, box, word.line, word.origin, word.confidence, word.confirmed, word.hidden)


def turn_box(box: Box, width: float, height: float, degrees: int) -> Box:
    """Returns the box after the page of ``width`` x ``height`` is turned clockwise by ``degrees``."""
    match degrees % 360:
        case 90:
            return Box(height - box.y1, box.x0, height - box.y0, box.x1)
        case 180:
            return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
        case 270:
            return Box(box.y0, width - box.x1, box.y1, width - box.x0)
        case _:
            return box


def _covered(pictures: list[Patch], frame: Frame) -> float:
    """The share of the page under its pictures; scanners cut pages into strips, so they are added up."""
    page = Box(0, 0, frame.width, frame.height)
    return min(sum(overlap(p.box, page) for p in pictures) / max(area(page), 1.0), 1.0)
