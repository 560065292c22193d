"""The register: who may be meant by a document.

``open_register`` gives the one that the settings name: the embedded SQLite register, or any database that
SQLAlchemy reaches. Both answer through the same shadow index and read the records themselves live.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from agent.model import Changed, Gathered, Key, Record
from agent.register.build import Changes as Changes
from agent.register.database import Database
from agent.register.embedded import EmbeddedRegister
from agent.register.keymaker import KeysOf

INDEX_FILE = "register.sqlite"


class Register(Protocol):
    """What the pipeline, the decisions and the health check need of a register.

    Every method raises Unavailable when the source is down for now, and RegisterError when it can't be used
    as it stands (wrong columns, two rows with one record_id).
    """

    def gather(self, keys: Collection[Key], limit: int = 200) -> Gathered:
        """The records that share a key with the document, read live; see ``index.look_up`` for what is left out."""

    def fetch(self, record_ids: Collection[str]) -> dict[str, Record]:
        """These records as they are in the source now; those that don't exist are absent from the answer."""

    def search(self, text: str, limit: int = 20) -> list[Record]:
        """The records in whose names or numbers every word of ``text`` occurs, by name."""

    def size(self) -> int:
        """N, the number of records in the index."""

    @property
    def index_age(self) -> timedelta | None:
        """How long ago the index was compared with the source; zero when it can't be stale, None when never."""

    def ping(self) -> None:
        """Raise Unavailable or RegisterError when the source can't be asked now."""

    def refresh(self) -> Changes:
        """Bring the index in line with the source; cheap when nothing has changed."""

    def changed(self) -> Changed:
        """The keys of records that were added, changed or removed since that was last forgotten."""

    def forget_changed(self, seen: Changed) -> None:
        """These changes are dealt with."""

    def close(self) -> None:
        """Let go of this thread's connections."""


def open_register(
    state: Path,
    keys_of: KeysOf,
    *,
    url: str = "",
    query: str = "",
    keys_version: str = "",
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Register:
    """The register of a home whose ``state`` folder this is: embedded when ``url`` is empty.

    ``keys_version`` names the way that keys are made (lexicon and code): when it changes, the index is made
    anew from its source. Raises ConfigError, RegisterError (wrong query); an external database that is down
    is no error yet: it is met at the first use.
    """
    database = Database(state / INDEX_FILE)
    if not url:
        return EmbeddedRegister(database, keys_of, keys_version)
    from agent.register.sql import SqlRegister  # here, because SQLAlchemy costs 20 MB that most homes don't need

    return SqlRegister(database, keys_of, keys_version, url=url, query=query, now=now)
