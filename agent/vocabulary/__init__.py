"""The word lists that matching knows, as data: ``names.toml``, and one file for each language.

A practice adds its own words in ``INTAKE_HOME/names.toml``, laid over all of these.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from agent.matching.lexicon import merge_tables

LANGUAGES = ("fr", "en", "ar", "es", "pt", "it", "de", "nl", "tr")


@cache
def tables() -> dict[str, Any]:
    """All tables, joined. Read once; nobody may change what it returns."""
    joined: dict[str, Any] = {}
    for name in ("names", *LANGUAGES):
        text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
        joined = merge_tables(joined, tomllib.loads(text))
    return joined
