"""A practice with a bot: the real agent in a process of its own, and the stand-in that its users write to."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from agent.home import owner_of, ring
from agent.store import Store, outbox
from tests.botapi import TOKEN, BotApi, Sent
from tests.notify.world import DOCTOR, NURSE
from tests.running import PROJECT, QUICK, Agent

CHAT = -100200300  # a group
SAMPLE = "ordonnance-benali.pdf"  # two records fit: a question with two candidates


class Practice(Agent):
    """``start`` runs the agent with short waits; what it says is in ``bot``."""

    def __init__(self, home: Path, bot: BotApi, env: str = "") -> None:
        super().__init__(
            home,
            f"{QUICK}{env}TELEGRAM_BOT_TOKEN={TOKEN}\nTELEGRAM_CHAT_ID={CHAT}\n"
            f"TELEGRAM_ALLOWED_USER_IDS={DOCTOR},{NURSE}\nTELEGRAM_API_BASE_URL={bot.url}\n",
        )
        self.bot = bot

    def start(self, **env: str) -> None:
        """Start it and wait until it owns the home."""
        output = (self.home / "output.txt").open("ab")
        command = [sys.executable, "-m", "tests.notify.impatient", "run"]
        self.process = subprocess.Popen(command, env=self._environ(env), stdout=output, stderr=output, cwd=PROJECT)
        self.until(lambda: owner_of(self.home) is not None and self._has_spoken(), "the agent runs")

    def end(self) -> None:
        """For fixtures."""
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def put(self, text: str, kind: str = "note") -> None:
        """A message, put into the outbox by another process, which rings."""
        store = Store(self.home / "state" / "intake.sqlite")
        with store.transaction() as tx:
            outbox.enqueue(tx, kind, {"text": text}, datetime.now(UTC))
        store.close()
        ring(self.home)

    def _has_spoken(self) -> bool:
        try:
            return bool(self.rows("SELECT 1 FROM outbox"))
        except sqlite3.OperationalError:
            return False  # it is just making its tables

    def rows(self, query: str) -> list[Any]:
        """What the state database says."""
        db = sqlite3.connect(f"{(self.home / 'state' / 'intake.sqlite').as_uri()}?mode=ro", uri=True, timeout=10)
        try:
            return [row[0] if len(row) == 1 else row for row in db.execute(query)]
        finally:
            db.close()

    def states(self) -> Counter[str]:
        """How many messages are in which state."""
        return Counter(self.rows("SELECT state FROM outbox"))

    def quiet(self) -> bool:
        """Whether every message has left, or was given up."""
        return set(self.states()) <= {"sent", "dead"}

    def asked(self) -> Sent:
        """Drop the ambiguous sample beside the sample register; the question as it stands in the chat."""
        self.register()
        self.drop(SAMPLE)
        return self.question()

    def question(self) -> Sent:
        """The question, once it is in the chat."""
        self.until(lambda: any("❓" in text for text in self.bot.texts()), "the question arrives")
        return self.bot.find("❓")

    def state(self, name: str = SAMPLE) -> tuple[str, str | None, str | None]:
        """State, record and decider of the document that came with this name."""
        found = self.rows(f"SELECT state, record_id, decided_by FROM documents WHERE name = '{name}'")
        return found[0] if found else ("", None, None)

    def audit(self, event: str) -> list[dict[str, Any]]:
        """The trail's lines of a kind."""
        lines = map(json.loads, self.rows("SELECT line FROM audit"))
        return [line for line in lines if line["event"] == event]
