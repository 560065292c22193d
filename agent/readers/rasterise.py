"""From a page to a grey picture in a file, at a known resolution.

Poppler has no limits of its own, and on an oversized page it says success and delivers nothing, which
pdf2image turns into a 1x1 picture. So the picture's size is asked for in pixels, and what came is checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pdf2image import convert_from_path
from PIL import Image

from agent.readers.opening import Opened

MAX_SIDE = 6_000  # pixels; A3 at 300 dpi has 4,961
MAX_PIXELS = 12_000_000  # A4 at 300 dpi has 8.7 million; a few copies must fit into the memory allowed
# Anything larger was not asked for: an error rather than a warning.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


class NotRendered(Exception):
    """The page could not be made into a picture; ``args[0]`` says why."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A rendered page: its file, its size in pixels, and pixels per inch of the page (may be below what
    was asked for, on an oversized page)."""

    path: Path
    width: int
    height: int
    dpi: float


def rasterise(
    opened: Opened,
    number: int,
    size: tuple[float, float],
    dpi: float,
    folder: Path,
    timeout: float,
    strict: bool = False,
) -> Raster:
    """Renders page ``number`` of ``size`` points to a grey file in ``folder``.

    Raises :class:`NotRendered` when poppler delivers nothing, something else, or nothing in time; with
    ``strict`` also when it complained about the page, of which it then may have left out a part.
    """
    width, height, dpi = _pixels(size, dpi)
    try:
        paths = convert_from_path(
            str(opened.path),
            first_page=number,
            last_page=number,
            size=(width, height),
            grayscale=True,
            use_cropbox=True,
            output_folder=str(folder),
            output_file=f"p{number}-{int(dpi)}",
            paths_only=True,
            strict=strict,
            userpw=opened.password,
            timeout=max(1, int(timeout)),
        )
    except MemoryError:
        raise
    except Exception as error:
        raise NotRendered(f"The page could not be drawn ({type(error).__name__}).") from error
    if len(paths) != 1:
        raise NotRendered("The page could not be drawn: nothing came out.")
    path = Path(str(paths[0]))
    found = _size_of(path)
    if abs(found[0] - width) > 2 or abs(found[1] - height) > 2:
        raise NotRendered(f"The page could not be drawn: {found[0]} x {found[1]} pixels came out.")
    return Raster(path, *found, dpi)


def _pixels(size: tuple[float, float], dpi: float) -> tuple[int, int, float]:
    """Returns width and height in pixels within the caps, and the resolution that this makes."""
    width, height = max(size[0], 1.0), max(size[1], 1.0)
    scale = min(dpi / 72, MAX_SIDE / max(width, height), (MAX_PIXELS * 0.95 / (width * height)) ** 0.5)
    return max(round(width * scale), 1), max(round(height * scale), 1), scale * 72


def _size_of(path: Path) -> tuple[int, int]:
    try:
        with Image.open(path) as image:
            return image.size
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise NotRendered("The page could not be drawn: what came out is no picture.") from error
