"""Which documents are worked on at the same time: long scans never keep the small ones behind them waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from itertools import islice

LANES = 3  # documents at a time; the pages of one are read in parallel by the reader
LARGE_AT_ONCE = 2  # so that one lane is always left for what is quickly done
LARGE_BYTES = 2_000_000  # a scanned page has some 0.1 to 1 MB
LOOK_AHEAD = 1000  # documents, past large ones that must wait


@dataclass
class Lanes:
    """``size_of`` gives a document's bytes. ``busy`` tells since when (monotonic) each is worked on. Thread-safe."""

    size_of: Callable[[str], int]
    busy: dict[str, float] = field(default_factory=dict)
    _large: set[str] = field(default_factory=set)
    _alone: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, document_id: str, now: float) -> None:
        """This one is worked on, whatever else is."""
        with self._lock:
            self.busy[document_id] = now

    def end(self, document_id: str) -> None:
        """The work on it has ended."""
        with self._lock:
            self.busy.pop(document_id, None)
            self._large.discard(document_id)
            self._alone = "" if self._alone == document_id else self._alone

    def choose(self, waiting: Iterable[tuple[str, int]], held: Collection[str], now: float) -> list[str]:
        """The documents to begin with now, which are busy from here on.

        ``waiting`` are (id, attempts so far), the oldest first; ``held`` must not be touched yet. One that has
        crashed us before works alone: the others are innocent.
        """
        chosen: list[str] = []
        with self._lock:
            for document_id, attempts in islice(waiting, LOOK_AHEAD):
                if len(self.busy) >= LANES or self._alone:
                    break
                if document_id in self.busy or document_id in held:
                    continue
                if attempts and self.busy:
                    break
                if self._fits(document_id):
                    self.busy[document_id] = now
                    chosen.append(document_id)
                    self._alone = document_id if attempts else ""
        return chosen

    def _fits(self, document_id: str) -> bool:
        """Whether there is a lane for its size; a large one is counted as such."""
        if self.size_of(document_id) <= LARGE_BYTES:
            return True
        if len(self._large) >= LARGE_AT_ONCE:
            return False
        self._large.add(document_id)
        return True
