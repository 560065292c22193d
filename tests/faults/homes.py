"""Homes for the real agent: made from a template, run as a process of its own, and checked from outside."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from agent.core.chain import verify
from agent.journal import read_lines
from agent.model import State
from agent.store import Store, documents, ledger
from agent.verify import check_files

REPO = Path(__file__).resolve().parents[2]
SAMPLES = REPO / "samples"
TWO = ("lettre-adressage.pdf", "ordonnance-benali.pdf")  # born digital; one is filed, one is asked about
FINAL = ("archive", "review", "failed", "duplicates")
NOTICES = {State.FILED: "filed", State.REVIEW: "question", State.FAILED: "failed", State.DUPLICATE: "duplicate"}
SETTINGS = "SETTLE_SECONDS=0.1\nOCR_LANGUAGES=eng\nSWEEP_SECONDS=1\n"
HUNG = -1000
DEADLINE = 60  # seconds after which a run is hung; nothing is asserted about how long one takes


def command(*arguments: str, change: str | None = None) -> list[str]:
    """The agent's command line; with ``change``, through tests.faults.entry."""
    if change is None:
        return [sys.executable, "-m", "agent", *arguments]
    return [sys.executable, "-m", "tests.faults.entry", change, *arguments]


def environment(home: Path) -> dict[str, str]:
    """Nothing of ours leaks into the agent but where it lives."""
    keep = {key: os.environ[key] for key in ("PATH", "LANG", "TMPDIR") if key in os.environ}
    return {**keep, "INTAKE_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}


def run(
    home: Path, *arguments: str, change: str | None = None, before: tuple[str, ...] = (), timeout: float = DEADLINE
) -> subprocess.CompletedProcess[str]:
    """Run a command of the agent to its end; one that hangs is killed with all its children (HUNG)."""
    whole = [*before, *command(*arguments, change=change)]
    with subprocess.Popen(
        whole, cwd=REPO, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        errors="replace", start_new_session=True,
    ) as process:  # fmt: skip
        try:
            output, errors = process.communicate(timeout=timeout)
            code = process.returncode
        except subprocess.TimeoutExpired:
            # strace's child would live on without it: the whole group goes.
            os.killpg(process.pid, signal.SIGKILL)
            output, errors = process.communicate()
            code = HUNG
    return subprocess.CompletedProcess(whole, code, output, errors)


def make_template(folder: Path) -> Path:
    """A home with a register and short waits, and nothing that ever came in."""
    folder.mkdir(parents=True)
    (folder / ".env").write_text(SETTINGS)
    (folder / ".env").chmod(0o600)
    done = run(folder, "register", "import", str(SAMPLES / "register.csv"))
    assert done.returncode == 0, done.stderr
    return folder


def make_home(template: Path, home: Path, names: tuple[str, ...] = TWO) -> Path:
    """A copy of the template with samples waiting in incoming/."""
    shutil.copytree(template, home, dirs_exist_ok=True, ignore=shutil.ignore_patterns("bell"))
    (home / "incoming").mkdir(exist_ok=True)
    for name in names:
        shutil.copy(SAMPLES / "pdf" / name, home / "incoming" / name)
    return home


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def dropped(names: tuple[str, ...] = TWO) -> dict[str, str]:
    """The hash of each sample by its name."""
    return {name: digest(SAMPLES / "pdf" / name) for name in names}


@dataclass
class Verdict:
    """What is wrong with a home, in sentences; nothing is good news."""

    problems: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return not self.problems

    def __str__(self) -> str:
        return "; ".join(self.problems)


def places(home: Path, folders: tuple[str, ...]) -> dict[str, list[str]]:
    """Where each hash lies."""
    found: dict[str, list[str]] = {}
    for folder in folders:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                found.setdefault(digest(path), []).append(str(path.relative_to(home)))
    return found


def somewhere(home: Path, hashes: dict[str, str]) -> Verdict:
    """After a crash, before anything has recovered: each document is still there, whole, somewhere."""
    found = places(home, ("incoming", "state/claimed", *FINAL))
    return Verdict([f"{name} is gone" for name, value in hashes.items() if value not in found])


def settled(home: Path, hashes: dict[str, str], may_fail: bool = False) -> Verdict:
    """After recovery: each document in exactly one final place, told of once, nothing left over, the trail whole.

    ``may_fail``: the fault was a disk that can't read, so failed/ with io_error is an honest end, too.
    """
    verdict = Verdict()
    say = verdict.problems.append
    final = places(home, FINAL)
    for name, value in hashes.items():
        if len(final.get(value, [])) != 1:
            say(f"{name} is in {final.get(value, [])}, not in one final place")
    _debris(home, say)
    store = Store(home / "state" / "intake.sqlite")
    try:
        _ledger(store, say, may_fail)
        verdict.problems += [finding.text for finding in check_files(home, store.reader())]
        trail = verify(read_lines(home / "logs" / "audit.jsonl"), *ledger.head(store.reader()))
        if trail.broken_at is not None:
            say(f"the audit trail breaks at line {trail.broken_at}: {trail.problem}")
        costs = [json.loads(line)["seq"] for line in read_lines(home / "logs" / "api_costs.jsonl")]
        if costs != [seq for seq, _ in ledger.costs_after(store.reader(), 0)][: len(costs)]:
            say("api_costs.jsonl is not what the ledger says")
    finally:
        store.close()
    return verdict


def _debris(home: Path, say) -> None:
    for folder in ("incoming", "state/claimed"):
        if left := sorted(path.name for path in (home / folder).iterdir()):
            say(f"left in {folder}: {left}")
    if parts := [str(path.relative_to(home)) for path in home.rglob("*.part")]:
        say(f"debris: {parts}")


def _ledger(store: Store, say, may_fail: bool) -> None:
    db = store.reader()
    counts = documents.counts(db)
    if sum(counts.values()) != documents.came_in(db):
        say(f"{documents.came_in(db)} came in, but {counts}")
    for row in documents.listed(db):
        if row.state not in NOTICES:
            say(f"{row.name} is still {row.state.value}")
            continue
        if row.state is State.FAILED and not may_fail:
            say(f"{row.name} has failed: {row.reason}")
        kinds = [kind for (kind,) in db.execute("SELECT kind FROM outbox WHERE document_id = ?", (row.id,)).fetchall()]
        if kinds != [NOTICES[row.state]]:
            say(f"{row.name} ({row.state.value}) was told of by {kinds}")
    if db.execute("SELECT count(*) FROM plans WHERE released_at IS NULL").fetchone()[0]:
        say("a plan is not released")
