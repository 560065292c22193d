"""A consistent copy of what the agent knows, made while it works, and the way back onto a new machine.

A backup holds the ledger (``intake.sqlite``), the embedded register (``register.sqlite``), the user's own
``names.toml`` and ``prices.toml``, the cases (``cases/``), and a manifest with the hash of each. It does not hold the
documents, which are plain files: copy ``archive/``, ``review/``, ``failed/`` and ``duplicates/`` with any tool, after
the backup. Nor ``.env``: secrets are no part of a copy that travels.
"""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from agent import __version__, cases
from agent.durable import copy_file, fsync_folder, hash_file, make_folder, write_file
from agent.errors import Refused
from agent.model import State
from agent.store import Store, documents, ledger, meta, stamp
from agent.verify import PLACES, check_files

MANIFEST = "manifest.json"
LEDGER = "intake.sqlite"
DATABASES = (LEDGER, "register.sqlite")
OWN_FILES = ("names.toml", "prices.toml")
_CASE = re.compile(rf"{cases.FOLDER}/[0-9A-Za-z-]+\.json")
JOURNALS = ("audit.jsonl", "api_costs.jsonl")


@dataclass(frozen=True, slots=True)
class Saved:
    """A backup that was made: its files with their sizes in bytes, and how many documents its ledger knows."""

    folder: Path
    files: dict[str, int]
    documents: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and in sentences where the ledger and the folders disagree."""

    made_at: str
    documents: int
    in_progress: int
    findings: list[str]


def make_backup(home: Path, folder: Path, now: datetime) -> Saved:
    """Copy the state of ``home`` into ``folder``, which must be new or empty. The agent may be running.

    SQLite's backup reads one snapshot of each database, so no transaction is torn. The manifest is written last:
    a backup without it is not whole. Raises Refused, or OSError when the copy can't be stored.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty: name a new folder for each backup.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in DATABASES:
        if (home / "state" / name).exists():
            _copy_database(home / "state" / name, folder / name)
    for name in OWN_FILES:
        if (home / name).is_file():
            copy_file(home / name, folder / name)
    if stored := cases.stored(home):
        (folder / cases.FOLDER).mkdir(mode=0o700)
        for case in stored:
            copy_file(case, folder / cases.FOLDER / case.name)
        fsync_folder(folder / cases.FOLDER)
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    if LEDGER not in names:
        raise Refused(f"{home} has no ledger yet: there is nothing to back up.")
    count = _count(folder / LEDGER)
    manifest = {
        "version": __version__,
        "made_at": stamp(now),
        "documents": count,
        "sha256": {name: hash_file(folder / name) for name in names},
    }
    write_file(folder / MANIFEST, json.dumps(manifest, indent=2).encode("ascii"))
    fsync_folder(folder)
    fsync_folder(folder.parent)
    return Saved(folder, {name: (folder / name).stat().st_size for name in [*names, MANIFEST]}, count)


def restore_backup(home: Path, folder: Path, by: str, now: datetime) -> Restored:
    """Bring a backup back into a home whose ledger knows no document yet. Call it as the owner of the home.

    The journals of the home are put aside: they are written anew from the ledger. Nothing in the folders of
    documents is touched. Raises Refused, or OSError when something can't be stored.
    """
    manifest = _checked(folder)
    state = home / "state"
    if (state / LEDGER).exists() and _count(state / LEDGER):
        raise Refused(f"{home} has a ledger with documents already: restore into a new home, or move state/ away.")
    for name in JOURNALS:
        with contextlib.suppress(FileNotFoundError):
            aside = f"{name}.before-restore-{now.strftime('%Y%m%dT%H%M%S')}"
            (home / "logs" / name).rename(home / "logs" / aside)
    for name in manifest["sha256"]:
        if name != LEDGER:
            _put(folder / name, (state if name in DATABASES else home) / name)
    _put(folder / LEDGER, state / LEDGER)  # last: a restore that was interrupted can simply be repeated
    return _reconciled(home, manifest, by, now)


def reconcile(home: Path, store: Store) -> list[str]:
    """Where ledger and folders disagree, each as a sentence that says what to do."""
    db = store.reader()
    rows = documents.listed(db)
    unknown = _unknown_files(home, {row.path for row in rows})
    found = []
    for row in rows:
        going = row.state in (State.RECEIVED, State.IN_PROGRESS)
        if (home / row.path).exists() or not row.sha256:
            continue
        if place := unknown.pop(row.sha256, None):
            found.append(f"{row.id} ({row.name}): the ledger says {row.path}, it stands at {place} since the backup.")
        elif going:
            found.append(f"{row.id} ({row.name}) was in progress and its file did not come along: send it again.")
    explained = {text.split(" ", 1)[0] for text in found}
    found += [f"{f.text}." for f in check_files(home, db) if f.text.split(" ", 1)[0] not in explained
              and "doesn't know" not in f.text]  # fmt: skip
    found += [
        f"{place} came after the backup: move it into incoming/ to have it taken in." for place in unknown.values()
    ]
    return found


def _reconciled(home: Path, manifest: dict[str, Any], by: str, now: datetime) -> Restored:
    store = Store(home / "state" / LEDGER)
    try:
        findings = reconcile(home, store)
        with store.transaction() as tx:
            ledger.audit(tx, "restored", now, by=by, made_at=manifest["made_at"], findings=len(findings))
            meta.put(tx, ledger.AUDIT_REACHED, "0")  # its file was put aside and is written anew
        counts = documents.counts(store.reader())
        going = counts[State.RECEIVED] + counts[State.IN_PROGRESS]
        return Restored(manifest["made_at"], documents.came_in(store.reader()), going, findings)
    finally:
        store.close()


def _unknown_files(home: Path, known: set[str]) -> dict[str, str]:
    """Files that the ledger doesn't know, by their hash; the reasons beside failed ones are ours."""
    found = {}
    for place in PLACES:
        for path in sorted((home / place).rglob("*")):
            relative = str(path.relative_to(home))
            ours = relative.endswith(".reason.txt") or path.name.startswith(".")
            if relative not in known and not ours and path.is_file() and not path.is_symlink():
                found[hash_file(path)] = relative
    return found


def _checked(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="ascii"))
        for name, expected in manifest["sha256"].items():
            known = name in (*DATABASES, *OWN_FILES) or _CASE.fullmatch(name)
            if not known or hash_file(folder / name) != expected:
                raise Refused(f"{folder / name} is not what was backed up: use another backup.")
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise Refused(f"{folder} is no whole backup ({error}): use another one.") from error
    return manifest


def _put(source: Path, target: Path) -> None:
    """Let a copy stand at the target, whole or not at all; what SQLite keeps beside an older one goes."""
    make_folder(target.parent)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    copy_file(source, part)
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    part.replace(target)
    fsync_folder(target.parent)


def _copy_database(source: Path, target: Path) -> None:
    with contextlib.closing(_open(source)) as reading, contextlib.closing(sqlite3.connect(target)) as writing:
        target.chmod(0o600)
        reading.backup(writing)
        # One plain file, that needs nothing beside it.
        writing.execute("PRAGMA journal_mode=DELETE")
        problem = writing.execute("PRAGMA quick_check(1)").fetchone()[0]
    if problem != "ok":
        raise Refused(f"{source} is damaged ({problem}): restore an older backup.")


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=30, isolation_level=None)


def _count(path: Path) -> int:
    """How many documents a ledger knows; none when the file is no ledger yet."""
    with contextlib.closing(_open(path)) as db:
        known = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'documents'").fetchone()[0]
        db.row_factory = sqlite3.Row
        return documents.came_in(db) if known else 0
