"""Register files as lines of cells: CSV in the encodings and with the separators in use, and XLSX.

What can't be decoded without guessing is refused, line by line: a name that was misread once is wrong for
ever. RFC 4180 for CSV; a Windows-1252 file is taken for one only where nothing in it is valid UTF-8 beyond ASCII.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from agent.errors import RegisterError

SEPARATORS = ",;\t"
SHOWN = 20  # bad lines that are named one by one

Row = tuple[int, Sequence[object]]  # its line in the file (from 1) and its cells


@dataclass(frozen=True, slots=True)
class Table:
    """The header of a file, and its rows, which can be read once."""

    header: tuple[str, ...]
    rows: Iterator[Row]


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """Open a CSV or XLSX file. Raises RegisterError in one sentence when it is neither, or empty."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise RegisterError(f"{path} can't be read ({error.strerror}).") from error
    if start[:4] == b"\xd0\xcf\x11\xe0":
        raise RegisterError(f"{path} is an old Excel file: save it as .xlsx or as CSV UTF-8.")
    reading = _open_xlsx(path) if start[:2] == b"PK" else _open_csv(path)
    with reading as table:
        if not any(name.strip() for name in table.header):
            raise RegisterError(f"{path} is empty: its first line must name the columns.")
        yield table


def refusal(path: Path, problems: Sequence[tuple[int, str]]) -> RegisterError:
    """The error that names every bad line, up to SHOWN of them."""
    lines = [f"  line {line}: {text}" for line, text in problems[:SHOWN]]
    if len(problems) > SHOWN:
        lines.append(f"  and {len(problems) - SHOWN:,} more")
    return RegisterError(f"{path} was not imported, the register is unchanged; please correct:\n" + "\n".join(lines))


@contextmanager
def _open_csv(path: Path) -> Iterator[Table]:
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        if first[:4].lower() == "sep=":  # Excel's own line, which names the separator
            separator, skipped = first[4:5], 1
        else:
            separator, skipped = _separator(first), 0
            file.seek(0)
        reader = csv.reader(file, delimiter=separator, strict=True)
        rows = _csv_rows(path, reader, skipped)
        header = next(rows, (1, ()))[1]
        yield Table(tuple(str(name).strip() for name in header), rows)


def _csv_rows(path: Path, reader: Iterator[list[str]], skipped: int) -> Iterator[Row]:
    """Each row with the line that it begins on (a quoted value may hold line breaks)."""
    before = skipped
    while True:
        try:
            row = next(reader, None)
        except (csv.Error, UnicodeError) as error:
            raise refusal(path, [(before + 1, f"is no CSV ({error}): is a quotation mark left open?")]) from error
        if row is None:
            return
        yield before + 1, row
        before = skipped + reader.line_num  # type: ignore[attr-defined]  # csv.reader's type has no public name


def _separator(first: str) -> str:
    """The sign that parts the header: the one that occurs most outside of quotation marks."""
    outside = "".join(first.split('"')[::2])
    best = max(SEPARATORS, key=outside.count)
    return best if outside.count(best) else ","


def encoding_of(path: Path) -> str:
    """The encoding of a text file: what its mark says, else UTF-8, else Windows-1252.

    Raises RegisterError naming the lines when it is neither, or a mixture of both.
    """
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith(codecs.BOM_UTF8):
            encoding = "utf-8-sig"
        elif start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            encoding = "utf-16"
        else:
            file.seek(0)
            return _unmarked(path, file)
        file.seek(0)
        _check(path, file, encoding)
    return encoding


def _check(path: Path, file: io.BufferedReader, encoding: str) -> None:
    good = 0
    try:
        for _ in io.TextIOWrapper(file, encoding):
            good += 1
    except UnicodeError:
        raise refusal(path, [(good + 1, f"is not {encoding.upper()}, as the file says of itself")]) from None


def _unmarked(path: Path, file: io.BufferedReader) -> str:
    bad_utf8: list[int] = []
    bad_1252: list[int] = []
    beyond_ascii = False
    for number, line in enumerate(file, 1):
        if b"\0" in line:
            raise RegisterError(f"{path} is not a text file (line {number}): save it as CSV UTF-8 or as .xlsx.")
        if line.isascii():
            continue
        if _decodes(line, "utf-8"):
            beyond_ascii = True
            continue
        bad_utf8.append(number)
        if not _decodes(line, "cp1252"):
            bad_1252.append(number)
    if not bad_utf8:
        return "utf-8"
    bad = bad_utf8 if beyond_ascii else bad_1252
    if bad:
        text = "is in another encoding than the rest" if beyond_ascii else "is neither UTF-8 nor Windows-1252"
        raise refusal(path, [(number, f"{text}: save the file as CSV UTF-8") for number in bad])
    return "cp1252"


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def _open_xlsx(path: Path) -> Iterator[Table]:
    from openpyxl import load_workbook  # here, because the daemon never needs it
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise RegisterError(f"{path} is not an Excel workbook that can be read: save it again as .xlsx.") from error
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write wrong ones, and rows would be cut
        rows = _xlsx_rows(sheet.iter_rows(values_only=True))
        header = next(rows, (1, ()))[1]
        width = max((number for number, name in enumerate(header, 1) if name is not None), default=0)
        names = tuple("" if name is None else str(name).strip() for name in header[:width])
        yield Table(names, ((line, _fitted(row, width)) for line, row in rows))
    finally:
        book.close()


def _xlsx_rows(rows: Iterator[tuple[object, ...]]) -> Iterator[Row]:
    yield from enumerate(rows, 1)


def _fitted(row: Sequence[object], width: int) -> Sequence[object]:
    """As many cells as the header has: workbooks leave out empty cells at the end, and keep deleted ones."""
    cells = list(row)
    while len(cells) > width and cells[-1] is None:
        cells.pop()
    return cells + [None] * (width - len(cells))
