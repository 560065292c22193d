"""The daemon: recover, then watch and sweep, claim, work, and say that we are alive, until told to stop.

The main thread looks at the folder and hands documents to the workers; sender and conversation have threads of
their own, and one that dies is started again.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from agent import workers
from agent.alarms import Alarms
from agent.arrival import receive
from agent.chores import Chores
from agent.core import messages, naming
from agent.daily import Daily
from agent.desk import Desk
from agent.home import Bell, held
from agent.inbox import Sighting
from agent.journal import Journal
from agent.lanes import LANES
from agent.logs import get_logger
from agent.pipeline import Pipeline
from agent.recovery import STRAY_SECONDS, Recovery
from agent.sender import Sender
from agent.store import documents
from agent.trouble import reason, tried, where
from agent.vitals import Loop, Vitals
from agent.watcher import Watcher

log = get_logger("agent.daemon")

CLAIMS_A_ROUND = 200  # so that ten thousand files at once keep nobody from seeing that we are alive
PARTING_SECONDS = 10.0  # for documents that are nearly done when we are told to stop
LOOK_WHILE_HELD = 5.0  # seconds


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
    _tidy_at: float = 0.0
    _stopping: threading.Event = field(default_factory=threading.Event)
    _workers: workers.Workers = field(init=False)
    _recovery: Recovery = field(init=False)

    def __post_init__(self) -> None:
        self._workers = workers.Workers(self.pipeline, self.bell, self.vitals, self.alarms)
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
        self._wait_while_held()
        if self._stopping.is_set():
            return
        self.recover()
        tried("started", self.alarms.announce, "started", messages.for_started(language=self.desk.language))
        threads = [threading.Thread(target=self._guard, args=(loop,), daemon=True) for loop in self.vitals.loops]
        for thread in threads:
            thread.start()
        pool = ThreadPoolExecutor(LANES, thread_name_prefix="worker")
        tried("ready", lambda: self.vitals.service.ready(self.vitals.line()))
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
        self._workers.bring_to_end(document_ids)
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
        tried("recover", lambda: self._tidy(patience=0.0))
        self._sync()

    def _wait_while_held(self) -> None:
        """A new release on trial: ready, seen to be alive, but no document is touched and nobody told anything."""
        if held(self.desk.home):
            log.info("on trial after an upgrade: nothing is taken in yet")
            tried("ready", lambda: self.vitals.service.ready("on trial after an upgrade"))
        while held(self.desk.home) and not self._stopping.is_set():
            tried("report", self.vitals.beat)
            self.bell.wait(LOOK_WHILE_HELD)

    # --- one round of the main loop ---------------------------------------------------------------

    def _guarded_round(self, pool: ThreadPoolExecutor) -> tuple[float, bool]:
        """A round; a disk that is full or can't deliver the ledger is waited for, alive."""
        try:
            seconds, idle = self._round(pool)
        except (OSError, sqlite3.Error) as error:
            why = reason(error)
            self.alarms.tell("state", f"The agent can't use its own files ({why}).", why=why, where=where(error))
            self.vitals.service.alive()
            return workers.HOLD_SECONDS, False
        self.alarms.tell("state", "")
        return seconds, idle

    def _round(self, pool: ThreadPoolExecutor) -> tuple[float, bool]:
        """Look, claim, hand out, report. Returns in how many seconds the next round is due, and if all is done."""
        if problem := self.watcher.check():
            log.warning(problem)
        self._workers.pay_what_is_owed()
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
                waits.append(workers.HOLD_SECONDS)
                break
            self._workers.dispatch(pool)
        else:
            waits += [0.0] if len(look.ready) > CLAIMS_A_ROUND else []
        self._workers.dispatch(pool)
        self._sync()
        tried("report", self.vitals.report, self._workers.busy)
        waits += self._workers.next_due()
        if not self.watcher.events:
            waits.append(self.look_seconds)
        if self.vitals.service.watchdog_seconds:
            waits.append(self.vitals.service.watchdog_seconds / 3)
        return min(waits), not (look.ready or look.waiting or self._workers.busy) and self._nothing_left()

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
            subject = "claim" if full else f"claim:{name}"
            why = reason(error)
            problem = f"A file in incoming/ can't be taken ({why})."
            self.alarms.tell(subject, problem, why=why, file=name, where=where(error))
            return not full
        self.alarms.tell("claim", "")
        self.alarms.tell(f"claim:{name}", "")
        return True

    # --- small things -----------------------------------------------------------------------------

    def _speak(self) -> None:
        """What a round has put into the outbox, or a bell announced, leaves now: the sender looks by itself seldom."""
        if self.daily is not None:
            tried("daily summary", self.daily.tell_if_due)
        if self.sender is not None:
            self.sender.wake()

    def _shut_down(self, pool: ThreadPoolExecutor, threads: list[threading.Thread]) -> None:
        self._stopping.set()
        self.vitals.service.stopping()
        pool.shutdown(wait=False, cancel_futures=True)
        self.watcher.stop()
        deadline = time.monotonic() + PARTING_SECONDS
        while self._workers.busy and time.monotonic() < deadline:
            self.bell.wait(0.2)
        self._workers.part("the agent was stopped")
        self.pipeline.reader.close()  # what is still being read is read anew at the next start
        tried("stopped", self.alarms.announce, "stopped", messages.for_stopped(language=self.desk.language))
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
                log.warning(f"the {type(loop).__name__.lower()} must wait", error=reason(error))
                self._stopping.wait(10)
            except Exception as error:  # noqa: BLE001  the thread's outermost frame: else it would vanish in silence
                log.failure(f"the {type(loop).__name__.lower()} failed; it starts again", error)
                self._stopping.wait(10)

    def _tidy(self, *, patience: float = STRAY_SECONDS) -> None:
        now = time.monotonic()
        self._tidy_at = now + self.sweep_seconds
        for document_id in self._recovery.tidy(now, frozenset(self._workers.busy), patience=patience):
            self.alarms.tell(f"document:{document_id}", "")

    def _nothing_left(self) -> bool:
        unfinished = next(documents.unfinished(self.desk.store.reader()), None)
        return unfinished is None and self._recovery.nothing_left()

    def _sync(self) -> None:
        for journal in self.journals:
            tried(f"journal {journal.path.name}", lambda journal=journal: journal.sync() and None)
