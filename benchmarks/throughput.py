"""How many documents a minute go the whole way, from the drop to their record's folder, beside a bare pypdf loop.

    python benchmarks/throughput.py [--documents 500] [--small 10]

Born-digital one-page letters about the people of the sample register, dropped all at once before a real agent
(``intake run``) that runs already. Afterwards: a one-page scan alone, and the same behind a long scan that is being
read, ``--small`` times each: how much longer the small one takes is what a big document costs its neighbours.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from memory import SAMPLES, start
from pages import save as save_sheets
from pages import sheet
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

ENDS = ("archive", "review", "failed")
LONG_PAGES = 60


def letters(folder: Path, count: int) -> list[Path]:
    """One-page letters, no two of them the same."""
    with (SAMPLES / "register.csv").open(encoding="utf-8") as file:
        people = [row for row in csv.DictReader(file) if row["birth_date"]]
    paths = []
    for number in range(count):
        person = people[number % len(people)]
        lines = [
            f"Laboratoire Ibn Sina, résultat n° {number}",
            f"Nom et prénom : {person['last_name']} {person['first_name']}",
            f"Date de naissance : {'/'.join(reversed(person['birth_date'].split('-')))}",
            *["Nous restons à votre disposition pour tout renseignement complémentaire."] * 30,
        ]
        canvas = Canvas(str(folder / f"letter-{number}.pdf"))
        for row, line in enumerate(lines):
            canvas.drawString(60, 780 - 17 * row, line)
        canvas.save()
        paths.append(folder / f"letter-{number}.pdf")
    return paths


def drop(paths: list[Path], home: Path) -> None:
    """As a scanner does: under another name first."""
    for path in paths:
        part = home / "incoming" / f".{path.name}.part"
        shutil.copy(path, part)
        part.rename(part.with_name(path.name))


def arrived(home: Path) -> int:
    """How many documents have come to their place."""
    return sum(1 for end in ENDS for path in (home / end).rglob("*.pdf") if path.is_file())


def wait_for(home: Path, count: int, since: float) -> float:
    """Seconds from ``since`` until so many have come to their place."""
    while arrived(home) < count:
        time.sleep(0.02)
    return time.perf_counter() - since


def many(home: Path, paths: list[Path]) -> None:
    """The whole way for all of them, beside pypdf alone."""
    began = time.perf_counter()
    for path in paths:
        PdfReader(path).pages[0].extract_text()
    bare = time.perf_counter() - began
    began = time.perf_counter()
    drop(paths, home)
    ours = wait_for(home, len(paths), began)
    filed = sum(1 for path in (home / "archive").rglob("*.pdf"))
    print(f"{len(paths)} letters: {ours:.1f} s, {len(paths) / ours:.1f} a second, {filed} filed", flush=True)
    print(f"pypdf alone: {bare:.1f} s, {len(paths) / bare:.1f} a second; ratio {ours / bare:.1f}", flush=True)


def beside_a_long_one(home: Path, scratch: Path, times: int) -> None:
    """A one-page scan alone, and while a long scan is being read."""
    chance = random.Random(8)
    long = save_sheets([sheet("scan", chance) for _ in range(4)] * (LONG_PAGES // 4), scratch / "long.pdf")
    small = [save_sheets([sheet("scan", chance)], scratch / f"small-{n}.pdf") for n in range(2 * times)]
    alone = [_one(home, path) for path in small[:times]]
    came = arrived(home)
    drop([long], home)
    while subprocess.run(["pgrep", "-f", "pdftoppm"], check=False, stdout=subprocess.DEVNULL).returncode:
        time.sleep(0.1)
    beside = [_one(home, path) for path in small[times:]]
    unfinished = arrived(home) == came + times
    one, other = statistics.median(alone), statistics.median(beside)
    print(
        f"a one-page scan alone {one:.1f} s, beside {LONG_PAGES} pages {other:.1f} s: {other / one:.1f} times", end=""
    )
    print("" if unfinished else " (the long one had ended before the last)", flush=True)


def _one(home: Path, path: Path) -> float:
    came = arrived(home)
    began = time.perf_counter()
    drop([path], home)
    return wait_for(home, came + 1, began)


def main() -> None:
    """Start an agent, feed it, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--small", type=int, default=10)
    given = parser.parse_args()
    os.environ["SETTLE_SECONDS"] = "0.2"
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        agent = start(scratch / "home")
        try:
            many(scratch / "home", letters(scratch, given.documents))
            beside_a_long_one(scratch / "home", scratch, given.small)
        finally:
            agent.terminate()
            agent.wait()


if __name__ == "__main__":
    main()
