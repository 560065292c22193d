"""Tesseract's models: where they are, and which of a user's languages read what."""

from __future__ import annotations

import os
from pathlib import Path

_INSTALLED = Path("/usr/share/tesseract-ocr")  # by Debian and Ubuntu, in a folder for each version


def folder() -> Path:
    """Returns the folder with the models: ``TESSDATA_PREFIX``, else the newest one that the system has."""
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        return Path(prefix)
    return max(_INSTALLED.glob("*/tessdata"), default=_INSTALLED)


def page_models(languages: str) -> str:
    """All of them, Arabic last: where one Latin model is unsure of a line, another settles it before Arabic has to."""
    return "+".join(sorted(languages.split("+"), key=lambda name: name == "ara"))


def latin_models(languages: str) -> str:
    """The languages but Arabic, in reverse order: another model than in the first reading speaks first."""
    every = languages.split("+")
    return "+".join([name for name in reversed(every) if name != "ara"] or every)


def arabic_models(languages: str) -> str:
    """Arabic alone where there is Arabic: the others only guess at its letters."""
    return "ara" if "ara" in languages.split("+") else languages
