"""The workers: each brings one document to its end, or lets it wait for better times.

Here is the one broad ``except Exception``: a bug in the work on one document is a strike against that document, is
written down with its traceback, and stops nothing else.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from agent.alarms import Alarms
from agent.desk import Desk
from agent.errors import PutBack, RegisterError, Unavailable
from agent.home import Bell
from agent.lanes import Lanes
from agent.logs import get_logger
from agent.model import Filed, State
from agent.pipeline import Pipeline
from agent.store import documents, plans
from agent.trouble import reason, tried, where
from agent.vitals import Vitals

log = get_logger("agent.daemon")

HOLD_SECONDS = 30.0  # before something that failed for a while is tried again


@dataclass
class Workers:
    """Who is worked on, and who is held. ``dispatch`` and what follows belong to the main thread."""

    pipeline: Pipeline
    bell: Bell
    vitals: Vitals
    alarms: Alarms
    lanes: Lanes = field(default_factory=Lanes)
    _held: dict[str, float] = field(default_factory=dict)
    _owed: dict[str, str] = field(default_factory=dict)
    _parted: bool = False

    @property
    def desk(self) -> Desk:
        """What every step needs."""
        return self.pipeline.desk

    @property
    def busy(self) -> dict[str, float]:
        """Since when (monotonic) each document is worked on; a copy."""
        return dict(self.lanes.busy)

    def bring_to_end(self, document_ids: Iterable[str]) -> None:
        """Work on just these, here and now; one that must wait for something outside is left to the daemon."""
        for document_id in document_ids:
            while documents.get(self.desk.store.reader(), document_id).state in (State.RECEIVED, State.IN_PROGRESS):
                self.lanes.begin(document_id, time.monotonic())
                self._work(document_id)
                if self._held.get(document_id, 0) > time.monotonic() + 5:
                    break

    def next_due(self) -> list[float]:
        """In how many seconds each held document may be tried again, and a lane may have to be freed."""
        now = time.monotonic()
        turn = self.lanes.next_turn(now)
        return [at - now for at in list(self._held.values()) if at > now] + ([] if turn is None else [turn])

    def dispatch(self, pool: ThreadPoolExecutor) -> None:
        """Hand documents to free workers."""
        now = time.monotonic()
        held = {document_id for document_id, until in list(self._held.items()) if until > now}
        held.update(list(self._owed))
        for document_id in self.lanes.choose(documents.unfinished(self.desk.store.reader()), held, now):
            self._held.pop(document_id, None)
            pool.submit(self._work, document_id)
        if slow := self.lanes.in_the_way(documents.unfinished(self.desk.store.reader()), held, now):
            self.pipeline.reader.put_back(self.desk.inbox.claimed / slow / "copy")

    def pay_what_is_owed(self) -> None:
        """Take back attempts that were no crashes; on a full disk that, too, must wait, and the documents with it."""
        for document_id, problem in list(self._owed.items()):
            if tried("withdraw", self._withdraw, document_id, problem):
                self._owed.pop(document_id, None)

    def part(self, why: str) -> None:
        """Let go of what is still worked on: it is done anew at the next start, and its attempt doesn't count."""
        self._parted = True
        for document_id in self.busy:
            tried("withdraw", self._withdraw, document_id, why)

    def _work(self, document_id: str) -> None:
        """The work on one document, and what becomes of it when that goes wrong."""
        put_back = False
        try:
            outcome = self.pipeline.process(document_id)
            self.alarms.tell(f"document:{document_id}", "")
            if outcome is not None:
                self.alarms.tell("outside", "")
                log.info("done", doc=document_id, outcome=type(outcome).__name__.lower(), path=outcome.path)
                if isinstance(outcome, Filed):
                    self.vitals.last_filed = outcome.path
        except PutBack as error:
            put_back = True
            log.info("put back: it takes long, and others wait", doc=document_id)
            self._owe(document_id, str(error))
        except (Unavailable, RegisterError, OSError, sqlite3.Error) as error:
            if not self._parted:  # else we were stopped in the middle of it, and its attempt is taken back already
                self._wait_for_better(document_id, error)
        except Exception as error:  # noqa: BLE001  the one place: a bug must not stop the documents behind it
            log.failure("the work on this document failed; it will be tried again", error, doc=document_id)
            self._hold(document_id, 1.0)
        finally:
            self.lanes.end(document_id, put_back=put_back)
            self.bell.ring()

    def _wait_for_better(self, document_id: str, error: Exception) -> None:
        """Something outside the document is wrong: it waits, and the attempt doesn't count."""
        problem = reason(error)
        if isinstance(error, Unavailable | RegisterError):
            # Not in the driver's words, which name hosts and users: an alarm leaves the house.
            sentence = "The register can't be reached: documents wait, nothing is decided."
            self.alarms.tell("register", sentence, doc=document_id, error=problem)
        else:
            key, sentence = f"document:{document_id}", f"Document {document_id} must wait: {problem}."
            self.alarms.tell(key, sentence, why=problem, doc=document_id, where=where(error))
        self._hold(document_id, HOLD_SECONDS)
        self._owe(document_id, problem)

    def _owe(self, document_id: str, problem: str) -> None:
        """This attempt doesn't count."""
        self._owed[document_id] = problem
        self.pay_what_is_owed()

    def _withdraw(self, document_id: str, problem: str) -> None:
        with self.desk.store.transaction() as tx:
            documents.withdraw_attempt(tx, document_id)
            if plan := plans.open_of(tx, document_id):
                plans.fail(tx, plan.id, problem)

    def _hold(self, document_id: str, seconds: float) -> None:
        self._held[document_id] = time.monotonic() + seconds
