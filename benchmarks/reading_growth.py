"""How the reader's time and memory grow with a document, and what a second core brings.

    python benchmarks/reading_growth.py [--pages 1 10 50 200]

Scanned pages of 300 dpi, black and white, as long documents are scanned. Memory is the highest sum seen of what the
processes that read (fork server, child, its pages' processes, the programs they start) hold, shared pages counted once
(PSS, proc(5)).
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

from pages import Sheet, save, sheet
from reading import CORES, SCANNED_DPI
from rich.console import Console
from rich.table import Table

from agent.readers import Reader, ReadOptions

DIFFERENT = 4  # pages that are different; longer documents repeat them


class Memory:
    """Samples the proportional memory of this process's descendants until it is left."""

    def __init__(self) -> None:
        self.peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            self.peak = max(self.peak, sum(_pss(pid) for pid in _descendants(os.getpid())))


def _descendants(pid: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue  # it has ended
            parents.setdefault(parent, []).append(int(entry.name))
    found, left = [], [pid]
    while left:
        children = parents.get(left.pop(), [])
        found += children
        left += children
    return found


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # it has ended
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _black_and_white(page: Sheet) -> Sheet:
    return replace(page, image=page.image.point(lambda level: 255 if level > 150 else 0).convert("1"))


def main() -> None:
    """Reads documents of several lengths with one core and with all, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[1, 10, 50, 200])
    args = parser.parse_args()
    chance = random.Random(5)
    sheets = [_black_and_white(sheet("scan", chance, SCANNED_DPI)) for _ in range(DIFFERENT)]
    table = Table("pages", "cores", "wall s", "s a page", "peak MB", "pages read")
    with tempfile.TemporaryDirectory() as folder:
        for count in args.pages:
            path = save([sheets[n % DIFFERENT] for n in range(count)], Path(folder, f"{count}.pdf"))
            for cores in (1, CORES):
                reader = Reader(ReadOptions(ocr_workers=cores, timeout_seconds=3600))
                start = time.perf_counter()
                with Memory() as memory:
                    document = reader.read(path).document
                wall = time.perf_counter() - start
                reader.close()
                read = sum(page.status == "read" for page in document.pages) if document else 0
                row = (count, cores, f"{wall:.1f}", f"{wall / count:.2f}", round(memory.peak / 1e6), read)
                table.add_row(*map(str, row))
    Console().print(table)


if __name__ == "__main__":
    main()
