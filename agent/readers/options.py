"""What the reader is told: plain values only, so that it can be sent to another process as they stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Limits and settings of one reader.

    ``languages`` is Tesseract's ``-l`` value. ``timeout_seconds`` is the wall clock for one document.
    ``memory_bytes`` bounds the address space of *each* process that touches the document (the child
    and every program that it starts). ``max_text_bytes`` bounds the text kept of one document, in UTF-8.
    """

    languages: str = "fra+ara+eng"
    ocr_workers: int = 2
    max_pages: int = 500
    max_bytes: int = 50 * 1024 * 1024
    timeout_seconds: float = 300.0
    passwords: tuple[str, ...] = ()
    memory_bytes: int = 1024 * 1024 * 1024
    max_text_bytes: int = 2 * 1024 * 1024
