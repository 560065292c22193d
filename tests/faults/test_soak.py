"""Thousands of small PDFs through the real daemon, which is killed at random times and started again.

Every document is accounted for, none twice, and the daemon's memory doesn't grow with what it has done.
"""

from __future__ import annotations

import hashlib
import random
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from tests.faults import homes, needs

DOCUMENTS = 10_000 if needs.ALL else 40 * int(needs.FAULTS)
KILLS = 200 if needs.ALL else 3
BATCH = 20  # dropped at a time
LINES = ("Veuillez trouver ci-joint la facture du mois de novembre pour les fournitures du cabinet.",
         "Le montant est payable dans les trente jours par virement bancaire ou par cheque.",
         "Pour toute question, notre service client est a votre disposition du lundi au vendredi.")  # fmt: skip


def test_killed_at_random_times_nothing_is_lost_or_doubled(tmp_path):
    chooser = random.Random(needs.SEED)
    home = homes.make_template(tmp_path / "home")
    (home / "incoming").mkdir(exist_ok=True)
    contents = small_pdfs()
    hashes = {f"{number}.pdf": hashlib.sha256(content).hexdigest() for number, content in enumerate(contents)}
    kill_at = sorted(chooser.sample(range(1, DOCUMENTS), KILLS))
    kills, peak, resident = 0, 0, []
    running = start(home)
    try:
        for first in range(0, DOCUMENTS, BATCH):
            for number in range(first, min(first + BATCH, DOCUMENTS)):
                part = home / "incoming" / f".{number}.part"
                part.write_bytes(contents[number])
                part.rename(home / "incoming" / f"{number}.pdf")
            while kills < KILLS and kill_at[kills] < first + BATCH:
                wait_until(lambda wanted=kill_at[kills]: settled_count(home) >= wanted - BATCH, running)
                running.send_signal(signal.SIGKILL)
                running.wait(60)
                kills += 1
                running = start(home)
            wait_until(lambda wanted=first: settled_count(home) > wanted, running)  # so it has begun to work
            resident.append(memory(running.pid))
            peak = max(peak, resident[-1])
        wait_until(lambda: settled_count(home) == DOCUMENTS, running)
        running.send_signal(signal.SIGTERM)
        running.wait(60)
    finally:
        if running.poll() is None:
            running.kill()
            running.wait(60)
    assert homes.run(home, "run", "--until-idle").returncode == 0
    lost, doubled = account(home, hashes)
    first, last = resident[0] // 1024, resident[-1] // 1024
    figures = f"{DOCUMENTS} documents, {kills} kills, {len(lost)} lost, {len(doubled)} doubled"
    needs.tell(f"soak: {figures}, memory {first} MB at first, {last} MB at last, {peak // 1024} MB peak")
    assert (lost, doubled) == ([], [])
    verdict = homes.settled(home, hashes, may_fail=True)
    assert verdict, str(verdict)


def small_pdfs() -> list[bytes]:
    """One page each with lines of its own, that name nobody: each ends in review. Enough text to need no OCR."""
    return [small_pdf(f"Facture {number}", *LINES) for number in range(DOCUMENTS)]


def small_pdf(*lines: str) -> bytes:
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td 16 TL {shown} ET".encode("ascii")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start_of_table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start_of_table)


def start(home: Path) -> subprocess.Popen:
    output = (home.parent / "output.txt").open("ab")
    with output:
        return subprocess.Popen(homes.command("run"), cwd=homes.REPO, env=homes.environment(home),
                                stdout=output, stderr=output)  # fmt: skip


def wait_until(condition, running: subprocess.Popen, seconds: float = 300) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert running.poll() is None, "the daemon has ended by itself"
        assert time.monotonic() < deadline, "no progress"
        time.sleep(0.2)


def settled_count(home: Path) -> int:
    """Read only: a writer that asks so often would hold the daemon up."""
    try:
        with closing(sqlite3.connect(f"file:{home}/state/intake.sqlite?mode=ro", uri=True, timeout=30)) as db:
            return db.execute(
                "SELECT count(*) FROM documents WHERE state NOT IN ('received', 'in_progress')"
            ).fetchone()[0]
    except sqlite3.OperationalError:
        return 0  # not made yet


def memory(pid: int) -> int:
    """Resident kilobytes of the daemon alone; its readers come and go."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def account(home: Path, hashes: dict[str, str]) -> tuple[list[str], list[str]]:
    final = homes.places(home, homes.FINAL)
    lost = [name for name, value in hashes.items() if value not in final]
    return lost, [name for name, value in hashes.items() if len(final.get(value, [])) > 1]
