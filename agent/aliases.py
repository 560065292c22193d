"""The register with the names that human answers have taught laid over it. The source itself is never changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from agent.matching.blocking import record_keys
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import fold
from agent.model import Changed, Gathered, Key, Record
from agent.register import Changes, Register
from agent.store import Store, aliases


@dataclass(frozen=True, slots=True)
class _Names:
    """The names in force, by record, and the full-name keys that find them. ``version`` tells if they still hold."""

    version: tuple[int, int]
    by_record: Mapping[str, tuple[str, ...]]
    by_key: Mapping[Key, frozenset[str]]


@dataclass
class WithAliases:
    """See ``agent.register.Register``. Thread-safe."""

    source: Register
    store: Store
    lexicon: Lexicon
    _names: _Names = field(default_factory=lambda: _Names((0, 0), {}, {}))

    def gather(self, keys: Collection[Key], limit: int = 200) -> Gathered:
        """Also finds the records whose learnt name is printed; they are read live like all others."""
        gathered = self.source.gather(keys, limit)
        names = self._current()
        if not names.by_record:
            return gathered
        bearers = {key: names.by_key[key] for key in keys if key in names.by_key}
        known = {record.record_id for record in gathered.records}
        missed = {record_id for some in bearers.values() for record_id in some} - known
        found = (*gathered.records, *(self.source.fetch(missed).values() if missed else ()))
        # A record that has the name in the source, too, is counted twice: the safe side.
        counts = {key: n + len(bearers.get(key, ())) for key, n in gathered.counts.items()}
        return replace(gathered, records=tuple(_known_as(record, names) for record in found), counts=counts)

    def fetch(self, record_ids: Collection[str]) -> dict[str, Record]:
        """The records with their learnt names."""
        names = self._current()
        return {key: _known_as(record, names) for key, record in self.source.fetch(record_ids).items()}

    def search(self, text: str, limit: int = 20) -> list[Record]:
        """Also finds records by a learnt name."""
        names = self._current()
        found = {record.record_id: record for record in self.source.search(text, limit)}
        words = fold(text).split()
        learnt = [key for key, some in names.by_record.items() if any(_has(name, words) for name in some)]
        more = self.source.fetch([key for key in learnt if key not in found]) if words and learnt else {}
        return [_known_as(record, names) for record in (found | more).values()][:limit]

    def size(self) -> int:
        """N."""
        return self.source.size()

    @property
    def index_age(self) -> timedelta | None:
        """The source's."""
        return self.source.index_age

    def ping(self) -> None:
        """The source's."""
        self.source.ping()

    def refresh(self) -> Changes:
        """The source's."""
        return self.source.refresh()

    def changed(self) -> Changed:
        """The source's."""
        return self.source.changed()

    def forget_changed(self, seen: Changed) -> None:
        """The source's."""
        self.source.forget_changed(seen)

    def close(self) -> None:
        """The source's."""
        self.source.close()

    def _current(self) -> _Names:
        """The names in force, worked out anew only when one has come or gone."""
        db = self.store.reader()
        version = aliases.version(db)
        if version != self._names.version:
            self._names = self._read(version)
        return self._names

    def _read(self, version: tuple[int, int]) -> _Names:
        by_record: dict[str, tuple[str, ...]] = {}
        by_key: dict[Key, set[str]] = {}
        for alias in aliases.active(self.store.reader()):
            by_record[alias.record_id] = (*by_record.get(alias.record_id, ()), alias.name)
            for key in record_keys(Record(alias.record_id, "", aliases=(alias.name,)), self.lexicon):
                if key.kind not in ("last", "first"):
                    by_key.setdefault(key, set()).add(alias.record_id)
        return _Names(version, by_record, {key: frozenset(some) for key, some in by_key.items()})


def _known_as(record: Record, names: _Names) -> Record:
    learnt = tuple(name for name in names.by_record.get(record.record_id, ()) if name not in record.aliases)
    return replace(record, aliases=(*record.aliases, *learnt)) if learnt else record


def _has(name: str, words: list[str]) -> bool:
    folded = fold(name)
    return all(word in folded for word in words)
