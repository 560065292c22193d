"""Which way up a page is, by Tesseract's orientation and script detection (OSD)."""

from __future__ import annotations

from pathlib import Path

import pytesseract

_SURE = 1.0  # OSD's orientation confidence; below, it is a guess


def upright_turn(picture: Path, timeout: float) -> int | None:
    """Returns by how many degrees clockwise (0, 90, 180, 270) the picture has to be turned to stand upright;
    None when OSD cannot tell: too few letters, or no time."""
    try:
        found = pytesseract.image_to_osd(
            str(picture), config="--dpi 225", output_type=pytesseract.Output.DICT, timeout=max(timeout, 1.0)
        )
    except (RuntimeError, OSError, ValueError, KeyError):
        return None  # no answer is an answer: the caller tries the turns itself
    turn = int(found["rotate"]) % 360
    return turn if float(found["orientation_conf"]) >= _SURE else None
