"""Order after a crash, and after a fault that left something half done: at start, and again with every sweep.

What can be left: a settled plan whose source still stands, a claimed file without a row, a claim that holds
nothing any more, a name that the disk brought back. All of it is found from the ledger and the folders alone,
never from what a process remembers.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from agent import filing
from agent.arrival import receive
from agent.desk import Desk
from agent.durable import hash_file
from agent.logs import get_logger
from agent.model import State
from agent.settling import release, release_claim, stands
from agent.store import documents, plans
from agent.trouble import tried

log = get_logger("agent.recovery")

STRAY_SECONDS = 60.0  # a claim without a row may belong to a command that is taking a file in just now


@dataclass
class Recovery:
    """Not thread-safe: the main loop's own. Every part of it can be repeated."""

    desk: Desk
    _strays: dict[str, float] = field(default_factory=dict)
    _ours: set[str] = field(default_factory=set)

    def expect(self, document_id: str) -> None:
        """We failed to take this in: if its claim has come to be, it is ours and needs no patience."""
        self._ours.add(document_id)

    def tidy(self, now: float, busy: Collection[str] = (), *, patience: float = STRAY_SECONDS) -> list[str]:
        """Finish what was left. ``now`` is monotonic; ``busy`` are documents that are worked on.

        Returns the ids of the documents whose release was finished. Raises sqlite3.Error when the ledger can't
        be read; what can't be mended just now is logged and stays for the next time.
        """
        released = [plan.document_id for plan in self._unreleased(busy) if tried("release", self._release, plan)]
        for path in self.desk.inbox.misplaced():
            tried("recover", self._take_misplaced, path)
        strays: dict[str, float] = {}
        for document_id, has_file in list(self.desk.inbox.claims()):
            row = documents.lookup(self.desk.store.reader(), document_id)
            if row is not None and (row.state in (State.RECEIVED, State.IN_PROGRESS) or document_id in busy):
                continue
            since = self._strays.get(document_id, now)
            due = row is not None or document_id in self._ours or now - since >= patience
            if not due or not tried("recover", self._put_right, document_id, row, has_file):
                strays[document_id] = since
        self._strays = strays
        self._ours &= strays.keys()
        return released

    def nothing_left(self) -> bool:
        """Whether there is nothing to do. Raises sqlite3.Error."""
        return not self._strays and not self._ours and not plans.unreleased(self.desk.store.reader())

    def _unreleased(self, busy: Collection[str]) -> list[plans.Plan]:
        return [plan for plan in plans.unreleased(self.desk.store.reader()) if plan.document_id not in busy]

    def _release(self, plan: plans.Plan) -> None:
        release(self.desk, documents.get(self.desk.store.reader(), plan.document_id), plan)

    def _put_right(self, document_id: str, row: documents.Row | None, has_file: bool) -> None:
        if row is not None:
            release_claim(self.desk, row)  # with a file in it only if a disk has forgotten that it was removed
        elif has_file:
            origin = self.desk.inbox.adopt(document_id)
            receive(self.desk, document_id, origin.name, origin.source, adopted=True)
        else:
            self.desk.inbox.discard(document_id)

    def _take_misplaced(self, path: Path) -> None:
        """What stands at its place already loses a second name; anything else is a document to be looked at."""
        log.warning("a file stands where only claims do, as after a power cut", file=path.name)
        if filing.is_regular(path) and stands(self.desk, hash_file(path)):
            filing.remove(path)
        else:
            new_id = self.desk.new_id()
            self.desk.inbox.claim_misplaced(path, new_id)
            self.expect(new_id)
