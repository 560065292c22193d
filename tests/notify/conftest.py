"""What every test here starts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.botapi import bot_api
from tests.notify.world import FakeChannel, World

__all__ = ["bot_api"]

_KNOWN = (
    "ignore:Deprecated since version v22.2",  # we take both types of retry_after
    "ignore:Please use 'Bot.getUpdates'",  # agent/notify/_bot.py says why not, and filters it outside of pytest
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two warnings of the library that we have answered."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            for warning in _KNOWN:
                item.add_marker(pytest.mark.filterwarnings(warning))


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
