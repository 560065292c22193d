"""A register in memory: what an adapter answers, in twenty lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from agent import vocabulary
from agent.matching.blocking import record_keys
from agent.matching.lexicon import Lexicon, build_lexicon
from agent.matching.match import match
from agent.model import Decision, Document, Gathered, Key, Policy, Record

TODAY = date(2025, 11, 20)
LEXICON: Lexicon = build_lexicon(vocabulary.tables())


class Register:
    """Records by their blocking keys. Last names retrieve whole lists up to ``last_cap`` records, given names none."""

    def __init__(self, records: Iterable[Record], last_cap: int = 200) -> None:
        self.records = {r.record_id: r for r in records}
        self.last_cap = last_cap
        self.index: dict[Key, set[str]] = defaultdict(set)
        for record in self.records.values():
            self._index(record)

    def _index(self, record: Record) -> None:
        for key in record_keys(record, LEXICON):
            self.index[key].add(record.record_id)

    def add(self, record: Record) -> None:
        """One more record, or another version of one."""
        self.remove(record.record_id)
        self.records[record.record_id] = record
        self._index(record)

    def remove(self, record_id: str) -> None:
        """Forget a record."""
        old = self.records.pop(record_id, None)
        for key in record_keys(old, LEXICON) if old else ():
            self.index[key].discard(record_id)

    def gather(self, keys: Iterable[Key]) -> Gathered:
        """The records that share a key, as ``agent.register`` answers."""
        asked = set(keys)
        counts = {key: len(self.index.get(key, ())) for key in asked}
        chosen: set[str] = set()
        for key in asked:
            if key.kind in ("id", "date", "full", "phone") or (
                key.kind in ("last", "sound") and counts[key] <= self.last_cap
            ):
                chosen |= self.index.get(key, set())
        return Gathered(tuple(self.records[i] for i in sorted(chosen)), False, len(self.records), counts)

    def decide(self, document: Document, name: str = "scan.pdf", policy: Policy = Policy.TWO_IDENTIFIERS) -> Decision:
        """The whole core on one document."""
        return match(document, name, self.gather, policy, LEXICON, TODAY).decision
