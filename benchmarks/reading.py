"""How fast and how right the reader is, beside what people use today; all in the same run.

    python benchmarks/reading.py [--pages 4] [--repeats 3] [--accuracy 5] [--ocrmypdf PROGRAM]

Prints medians of wall and CPU seconds (children included) for a scanned document, the overhead on a
born-digital page, and, for each degradation, how many deciding fields were read right, how many of these
were confirmed by the second look, and how many wrong ones were confirmed (which must be none).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pdf2image
import pytesseract
from pages import DEGRADATIONS, Sheet, save, sheet
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas
from rich.console import Console
from rich.table import Table

from agent.readers import Reader, ReadOptions

LANGUAGES = "fra+ara+eng"
SCANNED_DPI = 300  # of the pages that are timed
CORES = os.cpu_count() or 1
READY = "this reader, kept ready (second look included)"
DECIDING = re.compile(r"\d{2}/\d{2}/\d{4}|[A-Z]{0,2}\d{6,7}|\d{4}-\d{6}")


def plain(path: Path) -> None:
    """pdf2image and pytesseract as their readmes show them."""
    for page in pdf2image.convert_from_path(path, dpi=300):
        pytesseract.image_to_string(page, lang=LANGUAGES)


def bare(path: Path) -> None:
    """pdftoppm and tesseract at 300 dpi, as many at a time as there are cores."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "300", "-gray", path, f"{folder}/p"], check=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True}
        env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        with ThreadPoolExecutor(CORES) as pool:
            for picture in sorted(Path(folder).iterdir()):
                pool.submit(subprocess.run, ["tesseract", picture, "-", "-l", LANGUAGES, "tsv"], env=env, **quiet)


def ocrmypdf(program: str) -> Callable[[Path], None]:
    """OCRmyPDF with as many jobs as there are cores."""
    command = [program, "--jobs", str(CORES), "-l", LANGUAGES, "--force-ocr", "--output-type", "pdf", "--quiet"]

    def run(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([*command, path, f"{folder}/out.pdf"], check=True)

    return run


def anew(path: Path) -> None:
    """This reader, with a program of its own for the one document."""
    reader = Reader(ReadOptions(ocr_workers=CORES))
    reader.read(path)
    reader.close()


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of one call, its ended children included."""
    before, start = _cpu(), time.perf_counter()
    work()
    return time.perf_counter() - start, _cpu() - before


def _cpu() -> float:
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def compare(path: Path, repeats: int, program: str | None) -> Table:
    """Wall and CPU medians of all competitors on one scanned document; rounds interleaved, so that a busy
    moment of the machine hits all alike."""
    ready = Reader(ReadOptions(ocr_workers=CORES))
    ready.read(path)  # what was loaded for it is kept
    # The CPU of what is kept ready is not ours to count: it doesn't end.
    runs: dict[str, Callable[[Path], object]] = {
        READY: ready.read,
        "this reader, started anew": anew,
        "bare": bare,
    }
    runs["pdf2image + pytesseract, plain"] = plain
    if program:
        runs["ocrmypdf"] = ocrmypdf(program)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for _ in range(repeats):
        for name, run in runs.items():
            times[name].append(measured(lambda run=run: run(path)))
    table = Table("", "wall s", "CPU s", "wall, ours = 1", title=f"{path.name}, {CORES} cores, median of {repeats}")
    ours = statistics.median(wall for wall, _ in next(iter(times.values())))
    for name, taken in times.items():
        wall, cpu = (statistics.median(column) for column in zip(*taken, strict=True))
        table.add_row(name, f"{wall:.2f}", "" if name == READY else f"{cpu:.2f}", f"{wall / ours:.2f}")
    ready.close()
    return table


def born_digital(folder: Path) -> Table:
    """The reader's overhead over pypdf itself on a one-page text document."""
    path = folder / "digital.pdf"
    canvas = Canvas(str(path))
    for row in range(40):
        canvas.drawString(60, 780 - 17 * row, "Nous restons à votre disposition pour tout renseignement.")
    canvas.save()
    reader = Reader(ReadOptions())
    reader.read(path)
    ours = statistics.median(measured(lambda: reader.read(path))[0] for _ in range(20))
    theirs = statistics.median(measured(lambda: PdfReader(path).pages[0].extract_text())[0] for _ in range(20))
    reader.close()
    table = Table("one born-digital page", "ms", title="median of 20")
    for name, seconds in (("this reader", ours), ("pypdf alone", theirs), ("overhead", ours - theirs)):
        table.add_row(name, f"{seconds * 1000:.1f}")
    return table


def accuracy(folder: Path, each: int) -> Table:
    """Deciding fields read right, confirmed, and wrongly confirmed, by degradation."""
    table = Table("", "fields right", "of these confirmed", "wrong", "wrong and confirmed", "names right")
    chance = random.Random(11)
    reader = Reader(ReadOptions())
    for kind in DEGRADATIONS:
        count: Counter[str] = Counter()
        for _ in range(each):
            _score(reader, sheet(kind, chance), folder, count)
        right, names = f"{count['right']}/{count['fields']}", f"{count['name right']}/{count['names']}"
        table.add_row(kind, right, str(count["confirmed"]), str(count["wrong"]), str(count["wrongly"]), names)
    reader.close()
    return table


def _score(reader: Reader, page: Sheet, folder: Path, count: Counter[str]) -> None:
    document = reader.read(save([page], folder / "page.pdf")).document
    words = [(w.text.strip(".,:;()"), w.confirmed) for p in (document.pages if document else ()) for w in p.words]
    for field in page.fields:
        count["fields"] += 1
        count["right"] += any(text == field for text, _ in words)
        count["confirmed"] += any(text == field and confirmed for text, confirmed in words)
    for text, confirmed in words:
        if DECIDING.fullmatch(text) and text not in page.fields:
            count["wrong"] += 1
            count["wrongly"] += confirmed is True
    count["names"] += len(page.names)
    count["name right"] += sum(any(text == name for text, _ in words) for name in page.names)


def main() -> None:
    """Runs all three and prints their tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=4)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--accuracy", type=int, default=5, help="pages for each degradation")
    parser.add_argument("--ocrmypdf", default=shutil.which("ocrmypdf"), help="the program, if installed")
    args = parser.parse_args()
    chance = random.Random(3)
    console = Console()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = save([sheet("scan", chance, SCANNED_DPI)], folder / "1 page.pdf")
        many = save([sheet("scan", chance, SCANNED_DPI) for _ in range(args.pages)], folder / f"{args.pages} pages.pdf")
        for path in (one, many):
            console.print(compare(path, args.repeats, args.ocrmypdf))
        console.print(born_digital(folder))
        console.print(accuracy(folder, args.accuracy))


if __name__ == "__main__":
    main()
