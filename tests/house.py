"""A whole agent in a temporary folder, with a reader that takes plain text for a PDF and a register in memory."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path

from agent import home as home_adapter
from agent import vocabulary
from agent.alarms import Alarms
from agent.aliases import WithAliases
from agent.core.prices import Prices
from agent.daemon import Daemon
from agent.desk import Desk
from agent.errors import Unavailable
from agent.inbox import Inbox
from agent.journal import Journal
from agent.matching.blocking import record_keys
from agent.matching.lexicon import build_lexicon
from agent.model import (
    Box,
    Changed,
    Document,
    FailReason,
    Gathered,
    Key,
    Page,
    PageCost,
    Policy,
    ReadResult,
    Record,
    Word,
)
from agent.pipeline import Pipeline
from agent.service import Service
from agent.store import Store, documents, ledger
from agent.store.documents import Row
from agent.vitals import Vitals
from agent.watcher import Watcher

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LEXICON = build_lexicon(vocabulary.tables())
PATIENT = Record("4711", "EL IDRISSI", "Mohamed", date(1961, 3, 12), sex="M")
OTHER = Record("882", "BENNANI", "Salma", date(1985, 7, 30), sex="F")
LETTER = "Patient : EL IDRISSI Mohamed\nNé le : 12/03/1961\nPSA total : 4,2 ng/ml"
STRANGER = "Patient : TAZI Hamid\nNé le : 02/11/1970"


def pdf(text: str) -> bytes:
    """What the reader of these tests takes for a PDF."""
    return b"%PDF-1.4\n" + text.encode("utf-8") + b"\n%%EOF\n"


def page_of(text: str, number: int = 1) -> Page:
    """A page with the lines of a text, word by word."""
    words = []
    for line, content in enumerate(text.splitlines()):
        x = 50.0
        for word in content.split():
            width = 6.0 * len(word)
            words.append(Word(word, Box(x, 50 + 20.0 * line, x + width, 62 + 20.0 * line), line))
            x += width + 4
    return Page(number, 595, 842, tuple(words), "text_layer")


class PlainReader:
    """Reads the text of ``pdf``, whose pages are parted by form feeds; ``seen`` counts how often."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def read(self, path: Path) -> ReadResult:
        content = path.read_bytes()
        text = content.removeprefix(b"%PDF-1.4\n").removesuffix(b"\n%%EOF\n").decode("utf-8")
        self.seen.append(text)
        if not content.startswith(b"%PDF-"):
            return ReadResult(None, FailReason.NOT_A_PDF, "This is no PDF.", None)
        pages = tuple(page_of(part, number) for number, part in enumerate(text.split("\f"), 1))
        return ReadResult(Document(pages), None, "", len(pages), (PageCost(1, "ocr_page", 500, True),))

    def put_back(self, path: Path) -> None:
        """Nothing takes long enough for it."""

    def close(self) -> None:
        """Nothing is kept running."""


class SlowReader(PlainReader):
    """Reads until it is closed, as a long scan would."""

    def __init__(self) -> None:
        super().__init__()
        self.reading, self.closed = threading.Event(), threading.Event()

    def read(self, path: Path) -> ReadResult:
        self.reading.set()
        self.closed.wait(60)
        raise Unavailable("The agent was stopped while it read the file.")

    def close(self) -> None:
        self.closed.set()


class BuggyReader(PlainReader):
    """Raises something that nobody expects when the text asks for it."""

    def read(self, path: Path) -> ReadResult:
        if b"POISON" in path.read_bytes():
            raise RuntimeError("a bug that nobody thought of")
        return super().read(path)


class MemoryRegister:
    """Records in memory, found by their keys. ``down`` makes it unavailable."""

    def __init__(self, *records: Record) -> None:
        self.records = {record.record_id: record for record in records}
        self.down = False
        self.new = False  # set it when a record has come

    def gather(self, keys: Collection[Key], limit: int = 200) -> Gathered:
        if self.down:
            raise Unavailable("The register does not answer.")
        by_key = {key: [r for r in self.records.values() if key in record_keys(r, LEXICON)] for key in keys}
        found = {record.record_id: record for group in by_key.values() for record in group}
        return Gathered(tuple(found.values()), False, len(self.records), {k: len(v) for k, v in by_key.items()})

    def changed(self) -> Changed:
        return Changed(everything=self.new, upto=1)

    def forget_changed(self, seen: Changed) -> None:
        self.new = False

    def fetch(self, record_ids: Collection[str]) -> dict[str, Record]:
        if self.down:
            raise Unavailable("The register does not answer.")
        return {record_id: self.records[record_id] for record_id in record_ids if record_id in self.records}


class House:
    """Drop files, run until nothing is left to do, look at what became of them."""

    def __init__(
        self,
        home: Path,
        *,
        reader: PlainReader | None = None,
        register: MemoryRegister | None = None,
        policy: Policy = Policy.TWO_IDENTIFIERS,
    ) -> None:
        home_adapter.prepare(home)
        self.home = home
        self.reader = reader or PlainReader()
        self.register = register or MemoryRegister(PATIENT, OTHER)
        self.store = Store(home / "state" / "intake.sqlite")
        numbers = itertools.count(1)
        self.desk = Desk(
            home=home,
            store=self.store,
            inbox=Inbox(home / "incoming", home / "state" / "claimed", 0.01, 0.05, (".*", "*.part")),
            clock=lambda: NOW,
            new_id=lambda: f"d{next(numbers):04d}",
            zone=UTC,
        )
        known = WithAliases(self.register, self.store, LEXICON)
        self.pipeline = Pipeline(
            self.desk, self.reader, known, LEXICON, policy, max_bytes=1_000_000,
            prices=Prices({("local", "*"): 0.01}),
        )  # fmt: skip

    def daemon(self) -> Daemon:
        db, logs = self.store.reader, self.home / "logs"
        bell = home_adapter.Bell(self.home)
        return Daemon(
            self.pipeline,
            Watcher(self.home / "incoming", "polling", self.desk.inbox.closed, bell.ring),
            bell,
            Vitals(self.desk, Service({}), (), 900.0),
            Alarms(self.desk),
            (
                Journal(logs / "audit.jsonl", lambda seq: ledger.audit_after(db(), seq)),
                Journal(logs / "api_costs.jsonl", lambda seq: ledger.costs_after(db(), seq)),
            ),
            sweep_seconds=0.05,
            look_seconds=0.01,
        )

    def drop(self, name: str, text: str) -> None:
        path = self.home / "incoming" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdf(text))

    def run(self) -> None:
        """Until nothing is left to do; a document that waits for ever is a failure, not a hang."""
        daemon = self.daemon()
        late = threading.Event()
        timer = threading.Timer(120, lambda: (late.set(), daemon.stop()))
        timer.start()
        daemon.run(until_idle=True)
        timer.cancel()
        assert not late.is_set(), [(row.name, row.state, row.attempts) for row in self.rows().values()]

    def rows(self) -> dict[str, Row]:
        """Every document, by the name that it came with."""
        return {row.name: row for row in documents.listed(self.store.reader())}

    def row(self, name: str) -> Row:
        return self.rows()[name]

    def tree(self) -> dict[str, bytes]:
        """Every file below the folders that a user looks into."""
        places = ("incoming", "archive", "review", "failed", "duplicates", "state/claimed")
        found = [path for place in places for path in (self.home / place).rglob("*") if path.is_file()]
        return {str(path.relative_to(self.home)): path.read_bytes() for path in sorted(found)}

    def outbox(self) -> list[tuple[str, str | None]]:
        rows = self.store.reader().execute("SELECT kind, document_id FROM outbox ORDER BY id")
        return [(row["kind"], row["document_id"]) for row in rows if row["kind"] != "note"]
