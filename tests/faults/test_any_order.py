"""Anything in any order: drop, overwrite, delete, kill, restart, answer, undo, retry, no network, no space.

A kill comes at a random step of whatever the agent does next. At every moment each document that was dropped is
somewhere, whole; in the end each is in exactly one final place, and every plan was told of exactly once.
"""

from __future__ import annotations

import gc
import hashlib
import itertools
import json
import logging
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from agent import decisions, filing, settling, workers
from agent.core.chain import verify
from agent.errors import ConfigError, IntakeError
from agent.home import Lock
from agent.journal import read_lines
from agent.model import State
from agent.store import documents, ledger
from agent.verify import check_files
from tests.faults import needs
from tests.faults.fate import Fate
from tests.house import LETTER, OTHER, PATIENT, STRANGER, House, MemoryRegister, pdf

FINAL = ("archive", "review", "failed", "duplicates")
TEXTS = (LETTER, STRANGER, "Patient : BENNANI Salma\nNée le : 30/07/1985", "")
ROUNDS = 400


class Later:
    """A pool whose work is done between the rounds, by the test's only thread: so a run can be repeated."""

    def __init__(self) -> None:
        self.work: list = []

    def submit(self, action, *arguments):
        self.work.append((action, arguments))


class Agent(House):
    """A house whose ids go on over restarts and whose files settle at once."""

    def __init__(self, home: Path, numbers, register: MemoryRegister) -> None:
        super().__init__(home, register=register)
        self.desk.inbox.settle_seconds = self.desk.inbox.grace_seconds = 0.0
        self.desk = replace(self.desk, new_id=lambda: f"d{next(numbers):05d}")
        self.pipeline = replace(self.pipeline, desk=self.desk)
        self.at_work, self.pool = self.daemon(), Later()
        self.lock = Lock(home)
        self.lock.acquire()

    def live(self, rounds: int) -> bool:
        """So many rounds of the main loop, or until nothing is left to do. Returns whether that is so."""
        for _ in range(rounds):
            _, idle = self.at_work._guarded_round(self.pool)
            while self.pool.work:
                action, arguments = self.pool.work.pop(0)
                action(*arguments)
            if idle:
                return True
        return False

    def die(self) -> None:
        """What the kernel does for a process that was killed."""
        self.lock.release()
        self.store.close()
        os.close(self.at_work.bell._descriptor)


class AnyOrder(RuleBasedStateMachine):
    """``expected`` counts the documents by the hash of their bytes; ``waiting`` are still the user's own."""

    def __init__(self) -> None:
        super().__init__()
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = Path(tempfile.mkdtemp(prefix="intake-any-order-", dir=base))
        self.home = self.folder / "home"
        self.numbers, self.drops = itertools.count(1), itertools.count(1)
        self.register = MemoryRegister(PATIENT, OTHER)
        self.expected: Counter[str] = Counter()
        self.waiting: dict[Path, str] = {}
        self.fate = Fate()
        self.fate.install()
        self.agent = Agent(self.home, self.numbers, self.register)

    @initialize()
    def begin(self) -> None:
        self.agent.at_work.recover()

    def teardown(self) -> None:
        try:
            self.end_well()
        finally:
            self.agent.die()
            self.fate.uninstall()
            shutil.rmtree(self.folder)
            gc.collect()

    # --- what users and the world do ------------------------------------------------------------------

    @rule(name=st.sampled_from(["scan.pdf", "a/scan.pdf", "x.pdf.reason.txt"]), text=st.sampled_from(TEXTS),
          same=st.booleans(), whole=st.booleans())  # fmt: skip
    def drop(self, name: str, text: str, same: bool, whole: bool) -> None:
        """A new file, over an older one of its name that may still lie there; some are no PDF, some come twice."""
        content = pdf(text if same else f"{text}\n{next(self.drops)}")
        self.put(name, content if whole else content[10:])

    def put(self, name: str, content: bytes) -> None:
        path = self.home / "incoming" / name
        self.forget(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.waiting[path] = hashlib.sha256(content).hexdigest()
        self.expected[self.waiting[path]] += 1

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def delete(self, data) -> None:
        """The user takes a file back, if the agent hasn't got it yet."""
        path = data.draw(st.sampled_from(sorted(self.waiting)))
        self.forget(path)
        path.unlink(missing_ok=True)

    def forget(self, path: Path) -> None:
        value = self.waiting.pop(path, None)
        if value is not None and path.exists():
            self.expected[value] -= 1  # it never came in: its owner removed it

    @rule(steps=st.integers(1, 120))
    def be_killed_soon(self, steps: int) -> None:
        self.fate.kill_after = steps

    @rule(text=st.sampled_from(TEXTS), steps=st.integers(1, 60))
    def be_killed_at_work(self, text: str, steps: int) -> None:
        """Something new comes in, and the power goes while it is worked on."""
        self.put("new.pdf", pdf(f"{text}\n{next(self.drops)}"))
        self.fate.kill_after = steps
        self.working(lambda: self.agent.live(20))

    @rule()
    def run_a_little(self) -> None:
        self.working(lambda: self.agent.live(2))

    @rule()
    def run(self) -> None:
        self.working(lambda: self.agent.live(20))

    @rule()
    def restart(self) -> None:
        self.agent.die()
        self.revive()

    @rule(down=st.booleans())
    def network(self, down: bool) -> None:
        self.register.down = down

    @rule(full=st.booleans())
    def disk(self, full: bool) -> None:
        self.fate.full = full

    @rule()
    def second_agent(self) -> None:
        with pytest.raises(ConfigError, match="Another agent"):
            Lock(self.home).acquire()

    # --- what humans decide -------------------------------------------------------------------------------

    @rule(data=st.data(), record=st.sampled_from(["4711", "882", None]), twice=st.booleans())
    def answer(self, data, record, twice) -> None:
        for _ in range(1 + twice):
            self.decide(
                data, State.REVIEW, lambda doc: decisions.decide(self.agent.desk, self.register, doc, record, "t")
            )

    @rule(data=st.data())
    def undo(self, data) -> None:
        self.decide(data, State.FILED, lambda doc: decisions.undo(self.agent.desk, doc, "t"))

    @rule(data=st.data())
    def retry(self, data) -> None:
        self.decide(data, State.FAILED, lambda doc: decisions.retry(self.agent.desk, doc, "t"))

    def decide(self, data, state: State, action) -> None:
        rows = documents.listed(self.agent.store.reader())
        wanted = [row.id for row in rows if row.state is state] or [row.id for row in rows]
        if not wanted:
            return
        document_id = data.draw(st.sampled_from(wanted))

        def act() -> None:
            # Answered already, the register is down, the disk is full: each is said to whoever asked.
            with suppress(IntakeError, OSError, *(sqlite3.Error,)):
                action(document_id)

        self.working(act)

    # --- life and death -------------------------------------------------------------------------------------

    def working(self, action) -> None:
        with self.fate.working():
            action()
        if self.fate.dead:
            self.agent.die()
            self.revive()

    def revive(self) -> None:
        """A clean start; it may be killed, too."""
        self.fate.dead, self.fate.kill_after = False, None
        self.agent = Agent(self.home, self.numbers, self.register)
        self.agent.at_work.recover()

    @invariant()
    def nothing_is_lost(self) -> None:
        found = self.files("incoming", "state/claimed", *FINAL)
        lost = [value for value, number in self.expected.items() if number > 0 and value not in found]
        assert not lost

    def files(self, *folders: str) -> Counter[str]:
        paths = [path for folder in folders for path in (self.home / folder).rglob("*") if path.is_file()]
        return Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)

    def end_well(self) -> None:
        """Everything works again, and everything comes to its end."""
        self.register.down = self.fate.full = self.fate.works = False
        self.fate.kill_after = None
        self.agent.at_work._recovery._strays.clear()
        self.agent.at_work.recover()
        assert self.agent.live(ROUNDS), "it never came to rest"
        self.agent.at_work._sync()
        db = self.agent.store.reader()
        final, wanted = self.files(*FINAL), +self.expected
        assert {value: final[value] for value in wanted} == dict(wanted), "not in exactly one final place"
        assert check_files(self.home, db) == []
        assert sum(documents.counts(db).values()) == documents.came_in(db)
        trail = verify(read_lines(self.home / "logs" / "audit.jsonl"), *ledger.head(db))
        assert trail.broken_at is None, trail.problem
        left = [path for place in ("incoming", "state/claimed") for path in (self.home / place).rglob("*")]
        assert [path for path in left if not path.is_dir() or path.parent.name == "claimed"] == []
        assert list(self.home.rglob("*.part")) == []
        planned = sum(len(json.loads(row["messages"])) for row in db.execute("SELECT messages FROM plans"))
        told = db.execute("SELECT count(*) FROM outbox WHERE document_id IS NOT NULL").fetchone()[0]
        assert told == planned, "each plan is told of once"


def test_nothing_is_lost_in_any_order(monkeypatch):
    monkeypatch.setattr(workers, "HOLD_SECONDS", 0.0)
    logging.disable(logging.CRITICAL)  # thousands of lines about full disks say nothing here
    examples = 2000 if needs.ALL else 25 * int(needs.FAULTS)
    try:
        run(examples)
    finally:
        logging.disable(logging.NOTSET)


def test_an_agent_that_releases_before_it_has_stored_is_caught(monkeypatch):
    """The negative control: the claimed file goes before its copy is published."""
    real = settling._publish

    def careless(desk, row, plan):
        source, aside = desk.home / plan.source_path, desk.home.parent / "aside"
        if not source.exists() or not plan.source_path.endswith("/copy"):
            return real(desk, row, plan)
        shutil.copy(source, aside)
        shutil.rmtree(source.parent)
        filing.publish(aside, desk.home / plan.target_path, row.sha256, token=row.id)
        return plan

    monkeypatch.setattr(workers, "HOLD_SECONDS", 0.0)
    monkeypatch.setattr(settling, "_publish", careless)
    logging.disable(logging.CRITICAL)
    try:
        with pytest.raises(AssertionError):
            run(200, (Phase.generate,))  # that it fails is enough: no need to make it small
    finally:
        logging.disable(logging.NOTSET)


def run(examples: int, phases: tuple[Phase, ...] = tuple(Phase)) -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=examples,
            phases=phases,
            stateful_step_count=30,
            deadline=None,
            derandomize=not needs.ALL,
            suppress_health_check=list(HealthCheck),
        ),
    )
