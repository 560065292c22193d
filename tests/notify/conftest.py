"""The Bot API stand-in, for every test here."""

from __future__ import annotations

from tests.botapi import bot_api

__all__ = ["bot_api"]
