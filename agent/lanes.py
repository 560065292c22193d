"""Which documents are worked on at the same time: what takes long never keeps the others behind it waiting.

How long a document takes can't be told from outside: 14 KB are enough for an hour. So lanes go by time already spent.
Everything has a quick turn first; what isn't done by then is slow, and slow ones leave one lane to those that have had
no turn yet: if need be, the last one that came is put back, and comes again when there is a lane for it.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import islice

LANES = 3  # documents at a time; the pages of one are read in parallel by the reader
SLOW_AT_ONCE = LANES - 1
QUICK_SECONDS = 2.0  # a scanned page takes about one
LOOK_AHEAD = 1000  # documents, past slow ones that must wait

Waiting = Iterable[tuple[str, int]]


@dataclass
class Lanes:
    """``busy`` tells since when (monotonic) each is worked on. Thread-safe."""

    busy: dict[str, float] = field(default_factory=dict)
    _put_back: set[str] = field(default_factory=set)
    _alone: str = ""
    _newest_next: bool = True
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, document_id: str, now: float) -> None:
        """This one is worked on, whatever else is."""
        with self._lock:
            self.busy[document_id] = now

    def end(self, document_id: str, *, put_back: bool = False) -> None:
        """The work on it has ended, or was broken off in favour of others."""
        with self._lock:
            self.busy.pop(document_id, None)
            (self._put_back.add if put_back else self._put_back.discard)(document_id)
            self._alone = "" if self._alone == document_id else self._alone

    def choose(self, waiting: Waiting, held: Collection[str], now: float) -> list[str]:
        """The documents to begin with now, which are busy from here on.

        ``waiting`` are (id, attempts so far), the oldest first; ``held`` must not be touched yet. One that has
        crashed us before works alone: the others are innocent.
        """
        chosen: list[str] = []
        with self._lock:
            free = self._free(waiting, held)
            while free and len(self.busy) < LANES and not self._alone:
                document_id, attempts = self._next(free, now)
                if not document_id or (attempts and self.busy):
                    break
                free.remove((document_id, attempts))
                self.busy[document_id] = now
                self._alone = document_id if attempts else ""
                chosen.append(document_id)
        return chosen

    def in_the_way(self, waiting: Waiting, held: Collection[str], now: float) -> str:
        """The document to put back so that one that has had no turn gets a lane; ``""`` for none."""
        with self._lock:
            if self._alone or self._slow(now) < LANES:
                return ""
            if all(document_id in self._put_back for document_id, _ in self._free(waiting, held)):
                return ""
            # None is put back twice: what has been keeps its lane to its end.
            first = [document_id for document_id in self.busy if document_id not in self._put_back]
            return max(first, key=self.busy.__getitem__, default="")

    def next_turn(self, now: float) -> float | None:
        """In how many seconds a lane may have to be freed; None while one is free."""
        with self._lock:
            if len(self.busy) < LANES:
                return None
            ends = [since + QUICK_SECONDS - now for since in self.busy.values()]
            return next((left for left in sorted(ends) if left > 0), QUICK_SECONDS / 2)

    def _free(self, waiting: Waiting, held: Collection[str]) -> list[tuple[str, int]]:
        return [one for one in islice(waiting, LOOK_AHEAD) if one[0] not in self.busy and one[0] not in held]

    def _slow(self, now: float) -> int:
        spent = {document_id for document_id, since in self.busy.items() if now - since >= QUICK_SECONDS}
        return len(spent | (self._put_back & set(self.busy)))

    def _next(self, free: list[tuple[str, int]], now: float) -> tuple[str, int]:
        """The oldest; beside slow ones the newest and the oldest in turns, of those that have had no turn: behind a row
        of slow ones nobody waits for them all."""
        if self._slow(now) < SLOW_AT_ONCE:
            return free[0]
        fresh = [one for one in free if one[0] not in self._put_back]
        if not fresh or fresh[0][1]:
            return fresh[0] if fresh else ("", 0)
        innocent = [one for one in fresh if not one[1]]
        self._newest_next = not self._newest_next
        return innocent[0] if self._newest_next else innocent[-1]
