"""Names: how a file's name is shown, and what it is called where we put it.

A name from outside is bytes and data. What is built from it here can't leave its folder, hide its
ending, run off the end of a line or exceed what a filesystem takes.
"""

from __future__ import annotations

import unicodedata
from datetime import date

# A name on Linux may have 255 bytes; we leave room for a date, a number and ".reason.txt".
MAX_STEM_BYTES = 200
# Marks that turn the reading direction around: "fdp.exe" can be made to look like "exe.pdf".
_BIDI = {chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def shown(name: bytes) -> str:
    """The name for people, logs and JSON: one line, valid Unicode; anything else is escaped (``\\xe9``)."""
    text = name.decode("utf-8", errors="backslashreplace")
    return "".join(_escape(char) for char in text)


def safe_name(name: bytes) -> str:
    """The name as a name of ours: no separator, no control or direction mark, not hidden, at most 200 bytes + ending.

    Bytes that aren't UTF-8 appear as ``%E9``. The ending is kept.
    """
    text = "".join(_replace(char) for char in name.decode("utf-8", errors="surrogateescape"))
    text = unicodedata.normalize("NFC", text).strip(" .")
    stem, dot, ending = text.rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = text, ""
    stem = _cut(stem.strip(" .") or "unnamed", MAX_STEM_BYTES)
    return f"{stem}.{ending}" if ending else stem


def numbered(name: str, number: int) -> str:
    """The name of the n-th file of this name: ``scan.pdf``, ``scan_2.pdf``, ``scan_3.pdf`` ..."""
    if number == 1:
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem}_{number}.{ending}" if dot else f"{name}_{number}"


def archive_name(received: date, name: bytes) -> str:
    """``<YYYY-MM-DD>_<original name>.pdf``, the day being the one on which it came in."""
    safe = safe_name(name)
    if not safe.lower().endswith(".pdf"):
        safe += ".pdf"
    return f"{received.isoformat()}_{safe}"


def record_folder(record_id: str) -> str:
    """The folder of a record below ``archive/``: the id itself where that is safe.

    Other characters become ``%XX``, so that two ids never share a folder.
    """
    folder = "".join(
        char
        if (char.isascii() and char.isalnum()) or char in "_-" or (char == "." and index)
        else _percent(char.encode("utf-8", errors="surrogatepass"))
        for index, char in enumerate(record_id)
    )
    if len(folder) > 255:
        raise ValueError(f"the record id {record_id[:40]!r}... is too long to name a folder")
    return folder


def _escape(char: str) -> str:
    if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") or char in _BIDI:
        code = ord(char)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return char


def _replace(char: str) -> str:
    if "\udc80" <= char <= "\udcff":
        return _percent(bytes([ord(char) - 0xDC00]))
    if char in "/\\\0" or char in _BIDI or unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs"):
        return "_"
    return char


def _percent(raw: bytes) -> str:
    return "".join(f"%{byte:02X}" for byte in raw)


def _cut(text: str, limit: int) -> str:
    return text.encode("utf-8")[:limit].decode("utf-8", errors="ignore")
