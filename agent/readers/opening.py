"""Opening a PDF: what it is, whether it can be opened, and by whom (pypdf, or poppler alone)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pdf2image import pdfinfo_from_path
from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

from agent.model import FailReason
from agent.readers.options import ReadOptions

_INFO_SECONDS = 20  # poppler's info tool can hang on a damaged file
_HEAD = 1024  # the header may stand anywhere in the first 1024 bytes (ISO 32000-1, H.3.4.1)


class Refused(Exception):
    """The document can't be read. ``args``: the :class:`FailReason` and a sentence for a person."""

    def __init__(self, reason: FailReason, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened document. ``reader`` is None when pypdf cannot parse it, and poppler has to do;
    ``poppler_pages`` is None when poppler cannot."""

    path: Path
    reader: PdfReader | None
    pages: int
    poppler_pages: int | None
    password: str
    detail: str = ""


def open_pdf(path: Path, options: ReadOptions) -> Opened:
    """Opens the file. Raises :class:`Refused` when nobody can, or when it is no document to be read."""
    _check_head(path)
    reader, password, detail = _open_with_pypdf(path, options)
    if reader is not None and _is_portfolio(reader):
        raise Refused(
            FailReason.NOT_A_PDF,
            "The file is a PDF portfolio, a folder of attached files; please save the documents in it one by one.",
        )
    pages = _count(reader)
    if pages is None:
        reader, detail = None, detail or "Its structure is damaged; it was read from its picture alone."
    poppler_pages, password = _ask_poppler(path, (password,) if reader else ("", *options.passwords))
    found = pages if pages is not None else poppler_pages
    if not found:
        raise Refused(FailReason.BROKEN_PDF, "The file is damaged: no program could find a page in it.")
    _check_count(max(found, poppler_pages or 0), options)
    return Opened(path, reader, found, poppler_pages, password, detail)


def _check_count(pages: int, options: ReadOptions) -> None:
    if pages > options.max_pages:
        raise Refused(FailReason.TOO_LARGE, f"The file has {pages} pages; the limit set is {options.max_pages} pages.")


def _check_head(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head:
        return
    start = head.lstrip()[:200].lower()
    if not head:
        detail = "The file is empty (0 bytes)."
    elif start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<")):
        detail = "The file is a web page, not a PDF."
    elif head.startswith(b"PK\x03\x04"):
        detail = "The file is a ZIP archive or an Office document, not a PDF."
    elif head.startswith((b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8")):
        detail = "The file is a picture, not a PDF."
    else:
        detail = "The file is not a PDF, whatever its name says."
    raise Refused(FailReason.NOT_A_PDF, detail)


def _open_with_pypdf(path: Path, options: ReadOptions) -> tuple[PdfReader | None, str, str]:
    """Returns (reader or None, the password that fits, why there is no reader)."""
    try:
        reader = PdfReader(path, strict=False)
        if not reader.is_encrypted:
            return reader, "", ""
        for password in ("", *options.passwords):
            if reader.decrypt(password):
                return reader, password, ""
    except (DependencyError, NotImplementedError):
        return None, "", "Its encryption is unknown to the parser; it was read from its picture alone."
    except (FileNotDecryptedError, WrongPasswordError):
        pass  # told below, in the same words as for a password that does not fit
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a parser may raise anything; poppler is asked next
        return None, "", ""
    raise Refused(
        FailReason.ENCRYPTED, "The file is password-protected; please save it without a password and send it again."
    )


def _is_portfolio(reader: PdfReader) -> bool:
    try:
        return "/Collection" in reader.root_object
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - no catalogue: then it is no portfolio, and the page count will fail
        return False


def _count(reader: PdfReader | None) -> int | None:
    """The number of pages that pypdf finds by walking the tree, or None."""
    if reader is None:
        return None
    try:
        pages: list[Any] = list(reader.pages)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - loops and lies in the page tree; poppler is asked next
        return None
    return len(pages) or None


def _ask_poppler(path: Path, passwords: tuple[str, ...]) -> tuple[int | None, str]:
    """Returns poppler's page count, None when it cannot open the file, and the password that fits."""
    locked = False
    for password in passwords:
        try:
            info = pdfinfo_from_path(str(path), userpw=password, timeout=_INFO_SECONDS)
            return int(info["Pages"]), password
        except Exception as error:  # noqa: BLE001 - pdf2image raises several kinds for a file it cannot open
            locked = locked or "password" in str(error).lower()
    if locked:
        raise Refused(
            FailReason.ENCRYPTED,
            "The file is password-protected; please save it without a password and send it again.",
        )
    return None, passwords[0]
