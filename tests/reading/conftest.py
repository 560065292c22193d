from __future__ import annotations

from collections.abc import Iterator

import pytest

from agent.readers import Reader, ReadOptions


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """The reader as the daemon uses it, over a program of its own."""
    made = Reader(ReadOptions(timeout_seconds=120))
    yield made
    made.close()
