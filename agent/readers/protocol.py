"""The reply to ``read``: one JSON document. How it travels is :mod:`agent.reading.sandbox.wire`.

It was made by a process that has touched hostile bytes, so every part of it is checked here before it becomes a model
type.
"""

from __future__ import annotations

import json
import math
from typing import Any, get_args

from agent.model import Box, Document, FailReason, Origin, Page, PageCost, PageStatus, ReadResult, Word

MAX_REPLY = 64 * 1024 * 1024
MAX_WORD = 4_000
MAX_DETAIL = 2_000
MAX_WORDS = 2_000_000
_FAR = 2_000_000.0  # points; UserUnit allows pages of kilometres, not more than that

_ORIGINS = frozenset(get_args(Origin))
_STATUSES = frozenset(get_args(PageStatus))


class ProtocolError(ValueError):
    """What came over the wire is not of the protocol."""


def encode_reply(result: ReadResult) -> bytes:
    """Returns the reply for a result."""
    document = result.document
    reply = {
        "failure": result.failure.value if result.failure else None,
        "detail": result.detail[:MAX_DETAIL],
        "page_count": result.page_count,
        "pages": [_encode_page(page) for page in document.pages] if document else None,
        "costs": [[c.page, c.operation, c.duration_ms, c.ok] for c in result.costs],
    }
    return json.dumps(reply, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode()


def _encode_page(page: Page) -> list[Any]:
    words, other = [_encode_word(w) for w in page.words], [_encode_word(w) for w in page.other]
    size = [round(page.width, 2), round(page.height, 2)]
    return [page.number, *size, page.source, page.status, page.detail[:MAX_DETAIL], words, other]


def _encode_word(word: Word) -> list[Any]:
    b = word.box
    box = [round(b.x0, 2), round(b.y0, 2), round(b.x1, 2), round(b.y1, 2)]
    tail = [word.line, word.origin, word.confidence, word.confirmed, word.hidden]
    return [word.text[:MAX_WORD], *box, *tail]


def decode_reply(data: bytes) -> ReadResult:
    """Returns the result that a reply holds. Raises :class:`ProtocolError` unless every part is right."""
    if len(data) > MAX_REPLY:
        raise ProtocolError("The reply is longer than allowed.")
    try:
        reply = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("The reply is not JSON.") from error
    _expect(isinstance(reply, dict), "an object")
    _expect(set(reply) == {"failure", "detail", "page_count", "pages", "costs"}, "the known keys")
    failure = None if reply["failure"] is None else _reason(reply["failure"])
    document = None if reply["pages"] is None else _document(reply["pages"])
    _expect((document is None) != (failure is None), "a document or a failure, not both")
    count = None if reply["page_count"] is None else _whole(reply["page_count"], 0, 10**7)
    costs = tuple(_cost(each) for each in _listed(reply["costs"], 100_000))
    return ReadResult(document, failure, _text(reply["detail"], MAX_DETAIL), count, costs)


def _document(value: Any) -> Document:
    pages = tuple(_page(each) for each in _listed(value, 100_000))
    _expect([page.number for page in pages] == list(range(1, len(pages) + 1)), "pages numbered from 1")
    _expect(bool(pages), "at least one page")
    _expect(sum(len(page.words) + len(page.other) for page in pages) <= MAX_WORDS, "fewer words")
    return Document(pages)


def _page(value: Any) -> Page:
    number, width, height, source, status, detail, words, other = _row(value, 8)
    _expect(source in ("text_layer", "ocr"), "a known source")
    _expect(isinstance(status, str) and status in _STATUSES, "a known status")
    return Page(
        _whole(number, 1, 10**7),
        _number(width, 0, _FAR),
        _number(height, 0, _FAR),
        tuple(_word(each) for each in _listed(words, MAX_WORDS)),
        source,
        status,
        tuple(_word(each) for each in _listed(other, MAX_WORDS)),
        _text(detail, MAX_DETAIL),
    )


def _word(value: Any) -> Word:
    text, x0, y0, x1, y1, line, origin, confidence, confirmed, hidden = _row(value, 10)
    box = Box(*(_number(each, -_FAR, _FAR) for each in (x0, y0, x1, y1)))
    _expect(box.x0 <= box.x1 and box.y0 <= box.y1, "a box with sorted corners")
    _expect(isinstance(origin, str) and origin in _ORIGINS, "a known origin")
    _expect(confirmed is None or isinstance(confirmed, bool), "a truth value")
    _expect(isinstance(hidden, bool), "a truth value")
    sure = None if confidence is None else _number(confidence, 0, 100)
    text = _text(text, MAX_WORD)
    _expect(bool(text) and not any(c.isspace() for c in text), "a word")
    return Word(text, box, _whole(line, 0, MAX_WORDS), origin, sure, confirmed, hidden)


def _cost(value: Any) -> PageCost:
    page, operation, duration, ok = _row(value, 4)
    _expect(operation in ("ocr_page", "text_page") and isinstance(ok, bool), "a metered page")
    return PageCost(_whole(page, 1, 10**7), operation, _whole(duration, 0, 10**9), ok)


def _reason(value: Any) -> FailReason:
    _expect(isinstance(value, str) and value in {reason.value for reason in FailReason}, "a known reason")
    return FailReason(value)


def _row(value: Any, length: int) -> list[Any]:
    _expect(isinstance(value, list) and len(value) == length, f"a row of {length}")
    row: list[Any] = value
    return row


def _listed(value: Any, most: int) -> list[Any]:
    _expect(isinstance(value, list) and len(value) <= most, "a list within its limit")
    listed: list[Any] = value
    return listed


def _whole(value: Any, low: int, high: int) -> int:
    _expect(type(value) is int and low <= value <= high, "a whole number in range")
    return int(value)


def _number(value: Any, low: float, high: float) -> float:
    _expect(type(value) in (int, float) and math.isfinite(value) and low <= value <= high, "a number in range")
    return float(value)


def _text(value: Any, longest: int) -> str:
    _expect(isinstance(value, str) and len(value) <= longest, "text within its limit")
    _expect(not any("\ud800" <= c <= "\udfff" for c in value), "text without lone surrogates")
    return str(value)


def _expect(held: bool, what: str) -> None:
    if not held:
        raise ProtocolError(f"The reply was to hold {what}.")
