from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.model import Page
from agent.readers import Reader, ReadOptions


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """The reader as the daemon uses it, over a program of its own."""
    made = Reader(ReadOptions(timeout_seconds=120, passwords=("sesame",)))
    yield made
    made.close()


@pytest.fixture(scope="session")
def read_page(reader: Reader) -> Callable[[Path], Page]:
    """Reads a document that has one page."""

    def read(path: Path) -> Page:
        result = reader.read(path)
        assert result.document is not None, result
        (page,) = result.document.pages
        return page

    return read
