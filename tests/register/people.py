"""A small key function and small records, so that these tests say what they mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from agent.model import Key, Record
from agent.register import INDEX_FILE
from agent.register.database import Database
from agent.register.embedded import EmbeddedRegister


def keys_of(record: Record) -> frozenset[Key]:
    """Lower case, nothing else: the real one is the matching core's."""
    keys = [Key("last", record.last_name.lower())]
    if record.first_name:
        keys += [Key("first", record.first_name.lower())]
        keys += [Key("full", f"{record.last_name}|{record.first_name}".lower())]
    if record.birth_date:
        keys.append(Key("date", record.birth_date.isoformat()))
    keys += [Key("id", value) for value in (record.national_id, record.file_number) if value]
    if record.phone:
        keys.append(Key("phone", record.phone))
    return frozenset(keys)


def person(record_id: str, last: str = "Alaoui", first: str | None = "Salma", born: str = "", **more: str) -> Record:
    """A record in one line."""
    return Record(record_id, last, first, date.fromisoformat(born) if born else None, **more)


def embedded(folder: Path, *records: Record, keys_version: str = "") -> EmbeddedRegister:
    """An embedded register with these records."""
    register = EmbeddedRegister(Database(folder / INDEX_FILE), keys_of, keys_version)
    if records:
        register.upsert(enumerate(records, 1))
    return register
