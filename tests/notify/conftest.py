"""What every test here starts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.botapi import bot_api
from tests.notify.world import FakeChannel, World

__all__ = ["bot_api"]


@pytest.fixture
def world(tmp_path: Path) -> World:
    """An empty home and a clock that stands."""
    return World(tmp_path)


@pytest.fixture
def channel(world: World) -> FakeChannel:
    """A channel in memory."""
    fake = FakeChannel()
    fake.world = world
    return fake
