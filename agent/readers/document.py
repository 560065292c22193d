"""Reading one document, page by page: text layer, pixels, or both. Runs in the child only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

from agent.model import Document, FailReason, Page, PageCost, ReadResult, Word
from agent.readers.apart import each
from agent.readers.choice import choose
from agent.readers.ocr import PAGE_SECONDS, Job, PageReader, preload
from agent.readers.opening import Opened, Refused, open_pdf
from agent.readers.options import ReadOptions
from agent.readers.textlayer import Layer, LayerReader
from agent.reading.sandbox.wire import Killed

_A4 = (595.28, 841.89)


def read_document(path: Path, options: ReadOptions) -> ReadResult:
    """Returns what the file at ``path`` says, or why it can't be read. Raises what a parser raises."""
    deadline = monotonic() + options.timeout_seconds
    try:
        opened = open_pdf(path, options)
        layers = _layers(opened, options)
        pages, costs = _read_pages(opened, layers, options, deadline)
    except Refused as refused:
        return ReadResult(None, refused.reason, refused.detail, None)
    pages, detail = _reconcile(opened, pages)
    return ReadResult(Document(tuple(pages)), None, detail, len(pages), tuple(costs))


def _layers(opened: Opened, options: ReadOptions) -> list[Layer | None]:
    """The text layer of each page; None where it cannot be parsed."""
    if opened.reader is None:
        return [None] * opened.pages
    reader = LayerReader()
    layers: list[Layer | None] = []
    left = options.max_text_bytes
    for page in opened.reader.pages:
        try:
            layers.append(reader.read(page))
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - a parser may raise anything; the page's pixels are read instead
            layers.append(None)
            continue
        left -= _text_bytes(layers[-1].words if layers[-1] else ())
        if left < 0:
            raise Refused(FailReason.TOO_LARGE, "The file holds more text than is allowed.")
    return layers


def _text_bytes(words: tuple[Word, ...]) -> int:
    return sum(len(word.text.encode("utf-8", "replace")) + 1 for word in words)


def _read_pages(
    opened: Opened, layers: list[Layer | None], options: ReadOptions, deadline: float
) -> tuple[list[Page], list[PageCost]]:
    """Reads the pixels of the pages that need it, several at a time, and chooses between the readings."""
    needed = [n for n, layer in enumerate(layers, 1) if layer is None or layer.needs_ocr]
    seen: dict[int, Page] = {}
    costs: list[PageCost] = []

    cores = options.ocr_workers // max(len(needed), 1)  # for each page
    if len(needed) > 1:
        preload(options.languages, cores)
    jobs = [_job(number, layers[number - 1]) for number in needed]
    pixels = PageReader(opened, options, Path.cwd(), deadline, cores)
    for done in each(pixels.read, jobs, options.ocr_workers, PAGE_SECONDS, deadline):
        if done.killed:  # nobody in here can have done that: it says nothing about the page
            raise Killed(f"the reader of page {done.task.number} was killed")
        job, page = done.task, done.result or _unread(done.task, done.late)
        seen[job.number] = page
        costs.append(PageCost(job.number, "ocr_page", round(done.seconds * 1000), page.status != "unreadable"))
    if monotonic() >= deadline:
        limit = f"{options.timeout_seconds:g} seconds"
        raise Refused(FailReason.TIMEOUT, f"Reading the file took longer than {limit}, which is the limit set.")
    return [choose(n, layer, seen.get(n)) for n, layer in enumerate(layers, 1)], sorted(costs, key=lambda c: c.page)


def _unread(job: Job, late: bool) -> Page:
    why = (
        "Reading the page took too long." if late else "Reading the page stopped half way: it may need too much memory."
    )
    return Page(job.number, *job.size, (), "ocr", "unreadable", (), why)


def _job(number: int, layer: Layer | None) -> Job:
    if layer is None:
        return Job(number, _A4)
    size = (layer.frame.width, layer.frame.height)
    return Job(number, size[::-1] if layer.turned in (90, 270) else size, layer.turned)


def _reconcile(opened: Opened, pages: list[Page]) -> tuple[list[Page], str]:
    """Adds a page that a human must look at where the two programs disagree on how many there are."""
    other = opened.poppler_pages
    if other is None or other == len(pages):
        return pages, opened.detail
    detail = f"The file is inconsistent: it has {len(pages)} or {other} pages, depending on the program."
    doubtful = Page(len(pages) + 1, *_A4, (), "text_layer", "unreadable", (), detail)
    return list(_upto(pages, doubtful)), detail


def _upto(pages: list[Page], doubtful: Page) -> Iterator[Page]:
    yield from pages
    yield replace(doubtful, number=len(pages) + 1)
