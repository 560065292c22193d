"""How right the reader is, beside bare Tesseract (and OCRmyPDF) on the same pages, whose truth is known.

    python benchmarks/reading_quality.py [--each 2] [--ocrmypdf PROGRAM]

For each degradation, each way the page lies, and each font: character and word error, and how many of the identity
fields (dates, ids, the words of names in Latin and Arabic letters) were read to the letter. ``confirmed wrong`` are
dates and ids that stand on no page and were confirmed all the same: there must be none.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from pages import DEGRADATIONS, FONTS, Sheet, save, sheet
from pypdf import PdfReader
from reading import DECIDING, LANGUAGES
from rich.console import Console
from rich.table import Table

from agent.model import Word
from agent.readers import Reader, ReadOptions

EDGES = ".,:;()[]"
LAID = {"upright": 0, "on its side": 90, "on its head": 180}


@dataclass(frozen=True)
class Heard:
    """What a competitor says: its words in its order, and those of them that were confirmed."""

    words: Sequence[str]
    confirmed: Sequence[str] = ()


Competitor = Callable[[Path], Heard]


def ours(reader: Reader) -> Competitor:
    """The reader as the agent uses it."""

    def read(path: Path) -> Heard:
        document = reader.read(path).document
        words: list[Word] = [word for page in (document.pages if document else ()) for word in page.words]
        return Heard([w.text for w in words], [w.text.strip(EDGES) for w in words if w.confirmed])

    return read


def bare(path: Path) -> Heard:
    """pdftoppm at 300 dpi and tesseract, as one types it."""
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    picture = subprocess.run(
        ["pdftoppm", "-r", "300", "-gray", "-singlefile", path], check=True, capture_output=True
    ).stdout
    command = ["tesseract", "-", "-", "-l", LANGUAGES]
    said = subprocess.run(command, input=picture, check=True, capture_output=True, env=env).stdout
    return Heard(said.decode().split())


def ocrmypdf(program: str) -> Competitor:
    """OCRmyPDF with what its manual advises for scans; the text is what pypdf finds in its result."""

    def read(path: Path) -> Heard:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, "out.pdf")
            how = ["--force-ocr", "--rotate-pages", "--deskew", "--output-type", "pdf", "--quiet"]
            subprocess.run([program, "-l", LANGUAGES, *how, path, out], check=True)
            return Heard(PdfReader(out).pages[0].extract_text().split())

    return read


def judge(page: Sheet, heard: Heard) -> Counter[str]:
    """Counts of one reading against the truth. Errors are what is missing or wrong of the words and letters printed,
    in whatever order blocks were read."""
    count: Counter[str] = Counter()
    truth = [word for line in page.lines for word in line.split()]
    missing = Counter(truth) - Counter(heard.words)
    count["words"], count["word errors"] = len(truth), missing.total()
    count["letters"] = sum(map(len, truth))
    left = list((Counter(heard.words) - Counter(truth)).elements())
    for word in missing.elements():
        count["letter errors"] += _distance_to_nearest(word, left)
    said = {word.strip(EDGES) for word in heard.words}
    wanted = (*page.fields, *page.names)
    count["fields"], count["fields right"] = len(wanted), sum(field in said for field in wanted)
    count["confirmed wrong"] = sum(bool(DECIDING.fullmatch(w)) and w not in page.fields for w in heard.confirmed)
    return count


def _distance_to_nearest(word: str, candidates: list[str]) -> int:
    """Letters of ``word`` that the likest candidate hasn't in its order; a candidate serves once."""
    matched = [sum(b.size for b in SequenceMatcher(None, word, c, False).get_matching_blocks()) for c in candidates]
    if not matched or max(matched) == 0:
        return len(word)
    best = max(range(len(matched)), key=lambda i: matched[i] - abs(len(candidates[i]) - len(word)) / 100)
    candidates.pop(best)
    return len(word) - matched[best]


def main() -> None:
    """Runs all competitors over all pages and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=1, help="pages for each font and degradation")
    parser.add_argument("--ocrmypdf", default=shutil.which("ocrmypdf"), help="the program, if installed")
    args = parser.parse_args()
    reader, chance = Reader(ReadOptions(languages=LANGUAGES)), random.Random(21)
    competitors: dict[str, Competitor] = {"this reader": ours(reader), "bare": bare}
    if args.ocrmypdf:
        competitors["ocrmypdf"] = ocrmypdf(args.ocrmypdf)
    cells: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        for kind, font, how, _ in _plan(args.each):
            page = sheet(kind, chance, font=font)
            page = replace(page, image=page.image.rotate(-LAID[how], expand=True, fillcolor=245))
            path = save([page], Path(folder, "page.pdf"))
            for name, read in competitors.items():
                count = judge(page, read(path))
                for cell in (kind, how, font, "all"):
                    cells[cell, name] += count
    reader.close()
    _print(cells, list(competitors))


def _plan(each: int) -> list[tuple[str, str, str, int]]:
    """Every degradation in every font upright; every degradation lying otherwise in the first font."""
    upright = [(kind, font, "upright", n) for kind in DEGRADATIONS for font in FONTS for n in range(each)]
    first = next(iter(FONTS))
    return upright + [(kind, first, how, n) for how in LAID if LAID[how] for kind in DEGRADATIONS for n in range(each)]


def _print(cells: dict[tuple[str, str], Counter[str]], names: list[str]) -> None:
    table = Table("", "read by", "letter error", "word error", "fields right", "confirmed wrong")
    for cell in dict.fromkeys(cell for cell, _ in cells):
        for name in names:
            c = cells[cell, name]
            table.add_row(
                cell,
                name,
                f"{100 * c['letter errors'] / c['letters']:.2f} %",
                f"{100 * c['word errors'] / c['words']:.2f} %",
                f"{c['fields right']}/{c['fields']}",
                str(c["confirmed wrong"]) if name == names[0] else "",
            )
    Console().print(table)


if __name__ == "__main__":
    main()
