"""The daemon: recover, then watch and sweep, claim, work, and say that we are alive, until told to stop.

The main thread looks at the folder and hands documents to the workers; sender and conversation have threads of
their own. Here is the one broad ``except Exception``: a bug in the work on one document is a strike against that
document, is written down with its traceback, and stops nothing else.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from agent.alarms import Alarms
from agent.arrival import receive
from agent.chores import Chores
from agent.core import messages, naming
from agent.daily import Daily
from agent.desk import Desk
from agent.errors import Unavailable
from agent.home import Bell
from agent.inbox import Sighting
from agent.journal import Journal
from agent.lanes import LANES, Lanes
from agent.logs import get_logger
from agent.model import Filed, State
from agent.pipeline import Pipeline
from agent.recovery import STRAY_SECONDS, Recovery
from agent.sender import Sender
from agent.store import documents, plans
from agent.vitals import Loop, Vitals
from agent.watcher import Watcher

log = get_logger("agent.daemon")

CLAIMS_A_ROUND = 200  # so that ten thousand files at once keep nobody from seeing that we are alive
PARTING_SECONDS = 10.0  # for documents that are nearly done when we are told to stop
HOLD_SECONDS = 30.0  # before something that failed for a while is tried again


@dataclass
class Daemon:
    """Built by ``agent.app``. ``run`` returns when ``stop`` was called."""

    pipeline: Pipeline
    watcher: Watcher
    bell: Bell
    vitals: Vitals
    alarms: Alarms
    journals: tuple[Journal, ...]
    sweep_seconds: float = 60.0
    look_seconds: float = 60.0
    sender: Sender | None = None
    daily: Daily | None = None
    chores: Chores = field(default_factory=Chores)
    _held: dict[str, float] = field(default_factory=dict)
    _owed: dict[str, str] = field(default_factory=dict)
    _tidy_at: float = 0.0
    _parted: bool = False
    _stopping: threading.Event = field(default_factory=threading.Event)
    _lanes: Lanes = field(init=False)
    _recovery: Recovery = field(init=False)

    def __post_init__(self) -> None:
        self._lanes = Lanes(self.desk.inbox.size)
        self._recovery = Recovery(self.pipeline.desk)

    @property
    def desk(self) -> Desk:
        """What every step needs."""
        return self.pipeline.desk

    def stop(self) -> None:
        """End in good order; callable from a signal handler."""
        self._stopping.set()
        self.bell.ring()

    def run(self, until_idle: bool = False) -> None:
        """Work until stopped, or until nothing is left to do."""
        self.recover()
        self._try("started", self.alarms.announce, "started", messages.for_started(language=self.desk.language))
        threads = [threading.Thread(target=self._guard, args=(loop,), daemon=True) for loop in self.vitals.loops]
        for thread in threads:
            thread.start()
        pool = ThreadPoolExecutor(LANES, thread_name_prefix="worker")
        self._try("ready", lambda: self.vitals.service.ready(self.vitals.line()))
        try:
            while not self._stopping.is_set():
                seconds, idle = self._guarded_round(pool)
                self._speak()
                if until_idle and idle:
                    break
                self.bell.wait(seconds)
        finally:
            self._shut_down(pool, threads)

    def work_on(self, document_ids: Iterable[str]) -> None:
        """Bring just these documents to their end; for the command line."""
        for document_id in document_ids:
            while documents.get(self.desk.store.reader(), document_id).state in (State.RECEIVED, State.IN_PROGRESS):
                self._lanes.begin(document_id, time.monotonic())
                self._work(document_id)
                if self._held.get(document_id, 0) > time.monotonic() + 5:
                    break  # it must wait for something outside; the daemon will go on
        self._sync()

    def send(self, seconds: float) -> None:
        """Let the sender empty the outbox for at most so long; what is left waits for the daemon."""
        sender = self.sender
        if sender is None:
            return
        thread = threading.Thread(target=self._guard, args=(sender,), daemon=True)
        thread.start()
        deadline = time.monotonic() + seconds
        while not sender.idle and time.monotonic() < deadline:
            self.bell.wait(0.1)
        self._stopping.set()
        sender.stop()
        thread.join(timeout=5)

    def recover(self) -> None:
        """Bring what a crash has left into order: claims without a row, files that were not released."""
        self._try("recover", lambda: self._tidy(patience=0.0))
        self._sync()

    # --- one round of the main loop ---------------------------------------------------------------

    def _guarded_round(self, pool: ThreadPoolExecutor) -> tuple[float, bool]:
        """A round; a disk that is full or can't deliver the ledger is waited for, alive."""
        try:
            seconds, idle = self._round(pool)
        except (OSError, sqlite3.Error) as error:
            why = _reason(error)
            self.alarms.tell("state", f"The agent can't use its own files ({why}).", why=why, where=_where(error))
            self.vitals.service.alive()
            return HOLD_SECONDS, False
        self.alarms.tell("state", "")
        return seconds, idle

    def _round(self, pool: ThreadPoolExecutor) -> tuple[float, bool]:
        """Look, claim, hand out, report. Returns in how many seconds the next round is due, and if all is done."""
        if problem := self.watcher.check():
            log.warning(problem)
        self._pay_what_is_owed()
        if time.monotonic() >= self._tidy_at:
            self._tidy()
        self.chores.do(time.monotonic())
        look = self.desk.inbox.look(time.monotonic())
        unreadable = (
            f"{len(look.problems)} folders of incoming/ can't be read: the log says which" if look.problems else ""
        )
        self.alarms.tell("incoming", unreadable, why=str(len(look.problems)), where="; ".join(look.problems))
        waits = [self.sweep_seconds, *([] if look.next_look is None else [look.next_look])]
        for sighting in look.ready[:CLAIMS_A_ROUND]:
            if self._stopping.is_set() or not self._claim(sighting):
                waits.append(HOLD_SECONDS)
                break
            self._dispatch(pool)
        else:
            waits += [0.0] if len(look.ready) > CLAIMS_A_ROUND else []
        self._dispatch(pool)
        self._sync()
        self._try("report", self.vitals.report, dict(self._lanes.busy))
        now = time.monotonic()
        waits += [at - now for at in list(self._held.values()) if at > now]
        if not self.watcher.events:
            waits.append(self.look_seconds)
        if self.vitals.service.watchdog_seconds:
            waits.append(self.vitals.service.watchdog_seconds / 3)
        return min(waits), not (look.ready or look.waiting or self._lanes.busy) and self._nothing_left()

    def _claim(self, sighting: Sighting) -> bool:
        """Take a file in. Returns False when nothing more should be claimed for now."""
        document_id = self.desk.new_id()
        name = naming.shown(os.fsencode(sighting.path.name))
        try:
            if self.desk.inbox.claim(sighting, document_id) is not None:
                receive(self.desk, document_id, os.fsencode(sighting.path.name), sighting.source)
        except (OSError, sqlite3.Error) as error:
            self._recovery.expect(document_id)
            self._tidy_at = 0.0
            full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
            full = full or isinstance(error, sqlite3.Error)
            where = "claim" if full else f"claim:{name}"
            why = _reason(error)
            problem = f"A file in incoming/ can't be taken ({why})."
            self.alarms.tell(where, problem, why=why, file=name, where=_where(error))
            return not full
        self.alarms.tell("claim", "")
        self.alarms.tell(f"claim:{name}", "")
        return True

    def _dispatch(self, pool: ThreadPoolExecutor) -> None:
        """Hand documents to free workers."""
        now = time.monotonic()
        held = {document_id for document_id, until in list(self._held.items()) if until > now}
        held.update(list(self._owed))
        for document_id in self._lanes.choose(documents.unfinished(self.desk.store.reader()), held, now):
            self._held.pop(document_id, None)
            pool.submit(self._work, document_id)

    def _work(self, document_id: str) -> None:
        """The work on one document, and what becomes of it when that goes wrong."""
        try:
            outcome = self.pipeline.process(document_id)
            self.alarms.tell(f"document:{document_id}", "")
            if outcome is not None:
                self.alarms.tell("outside", "")
                log.info("done", doc=document_id, outcome=type(outcome).__name__.lower(), path=outcome.path)
                if isinstance(outcome, Filed):
                    self.vitals.last_filed = outcome.path
        except (Unavailable, OSError, sqlite3.Error) as error:
            if not self._parted:  # else we were stopped in the middle of it, and its attempt is taken back already
                self._wait_for_better(document_id, error)
        except Exception as error:  # noqa: BLE001  the one place: a bug must not stop the documents behind it
            log.failure("the work on this document failed; it will be tried again", error, doc=document_id)
            self._hold(document_id, 1.0)
        finally:
            self._lanes.end(document_id)
            self.bell.ring()

    def _wait_for_better(self, document_id: str, error: Exception) -> None:
        """Something outside the document is wrong: it waits, and the attempt doesn't count."""
        problem = _reason(error)
        if isinstance(error, Unavailable):
            # Not in the driver's words, which name hosts and users: an alarm leaves the house.
            sentence = "The register can't be reached: documents wait, nothing is decided."
            self.alarms.tell("register", sentence, doc=document_id, error=problem)
        else:
            key, sentence = f"document:{document_id}", f"Document {document_id} must wait: {problem}."
            self.alarms.tell(key, sentence, why=problem, doc=document_id, where=_where(error))
        self._hold(document_id, HOLD_SECONDS)
        self._owed[document_id] = problem
        self._pay_what_is_owed()

    def _pay_what_is_owed(self) -> None:
        """Take back attempts that were no crashes; on a full disk that, too, must wait, and the documents with it."""
        for document_id, problem in list(self._owed.items()):
            if self._try("withdraw", self._withdraw, document_id, problem):
                self._owed.pop(document_id, None)

    def _withdraw(self, document_id: str, problem: str) -> None:
        with self.desk.store.transaction() as tx:
            documents.withdraw_attempt(tx, document_id)
            if plan := plans.open_of(tx, document_id):
                plans.fail(tx, plan.id, problem)

    def _hold(self, document_id: str, seconds: float) -> None:
        self._held[document_id] = time.monotonic() + seconds

    # --- small things -----------------------------------------------------------------------------

    def _speak(self) -> None:
        """What a round has put into the outbox, or a bell announced, leaves now: the sender looks by itself seldom."""
        if self.daily is not None:
            self._try("daily summary", self.daily.tell_if_due)
        if self.sender is not None:
            self.sender.wake()

    def _shut_down(self, pool: ThreadPoolExecutor, threads: list[threading.Thread]) -> None:
        self._stopping.set()
        self.vitals.service.stopping()
        pool.shutdown(wait=False, cancel_futures=True)
        self.watcher.stop()
        deadline = time.monotonic() + PARTING_SECONDS
        while self._lanes.busy and time.monotonic() < deadline:
            self.bell.wait(0.2)
        self._parted = True
        for document_id in list(self._lanes.busy):
            self._try("withdraw", self._withdraw, document_id, "the agent was stopped")
        self.pipeline.reader.close()  # what is still being read is read anew at the next start
        self._try("stopped", self.alarms.announce, "stopped", messages.for_stopped(language=self.desk.language))
        for loop in self.vitals.loops:
            loop.stop()
        for thread in threads:
            thread.join(timeout=5)
        self._sync()

    def _guard(self, loop: Loop) -> None:
        """A loop that dies is started again, a little later: nobody else would notice."""
        while not self._stopping.is_set():
            try:
                loop.run()
            except (OSError, sqlite3.Error) as error:
                log.warning(f"the {type(loop).__name__.lower()} must wait", error=_reason(error))
                self._stopping.wait(10)
            except Exception as error:  # noqa: BLE001  the thread's outermost frame: else it would vanish in silence
                log.failure(f"the {type(loop).__name__.lower()} failed; it starts again", error)
                self._stopping.wait(10)

    def _try(self, what: str, action: Callable[..., object], *args: object) -> bool:
        """For what must not stop the daemon when the disk is full; it will come round again."""
        try:
            action(*args)
        except (OSError, sqlite3.Error) as error:
            log.warning("not possible just now", what=what, error=_reason(error))
            return False
        return True

    def _tidy(self, *, patience: float = STRAY_SECONDS) -> None:
        now = time.monotonic()
        self._tidy_at = now + self.sweep_seconds
        for document_id in self._recovery.tidy(now, frozenset(self._lanes.busy), patience=patience):
            self.alarms.tell(f"document:{document_id}", "")

    def _nothing_left(self) -> bool:
        unfinished = next(documents.unfinished(self.desk.store.reader()), None)
        return unfinished is None and self._recovery.nothing_left()

    def _sync(self) -> None:
        for journal in self.journals:
            self._try(f"journal {journal.path.name}", lambda journal=journal: journal.sync() and None)


def _reason(error: Exception) -> str:
    """What went wrong, without a path: this is said over Telegram, too."""
    text = error.strerror if isinstance(error, OSError) else str(error)
    return (text or type(error).__name__).rstrip(".")


def _where(error: Exception) -> str:
    """The path that it went wrong on, for the log."""
    path = getattr(error, "filename", None)
    return naming.shown(os.fsencode(path)) if path else ""
