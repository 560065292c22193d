"""The parent believes nothing: every part of a reply is checked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.model import Box, Document, FailReason, Page, PageCost, ReadResult, Word
from agent.readers.protocol import ProtocolError, decode_reply, encode_reply

WORD = Word("محمد", Box(1, 2, 3, 4), 0, "ocr", 91.5, True, False)
PAGE = Page(1, 595.28, 841.89, (WORD,), "ocr", "read", (Word("x", Box(0, 0, 1, 1), 0, hidden=True),), "noted")
READ = ReadResult(Document((PAGE,)), None, "", 1, (PageCost(1, "ocr_page", 820, True),))
FAILED = ReadResult(None, FailReason.ENCRYPTED, "The file is password-protected.", None)


@pytest.mark.parametrize("result", [READ, FAILED])
def test_a_reply_comes_back_as_it_was_sent(result: ReadResult) -> None:
    assert decode_reply(encode_reply(result)) == result


def _changed(path: list[Any], value: Any) -> bytes:
    reply = json.loads(encode_reply(READ))
    node = reply
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return json.dumps(reply).encode()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["failure"], "because"),
        (["failure"], "broken_pdf"),  # and a document as well
        (["detail"], "x" * 3000),
        (["page_count"], -1),
        (["page_count"], True),
        (["pages"], []),
        (["pages"], {}),
        (["pages", 0, 0], 2),  # pages start at 1
        (["pages", 0, 1], "wide"),
        (["pages", 0, 1], 1e12),
        (["pages", 0, 3], "guess"),
        (["pages", 0, 4], "fine"),
        (["pages", 0, 6, 0, 0], ""),
        (["pages", 0, 6, 0, 0], "two words"),
        (["pages", 0, 6, 0, 0], "\ud800"),
        (["pages", 0, 6, 0, 0], "x" * 5000),
        (["pages", 0, 6, 0, 1], 9.0),  # left of its right edge no more
        (["pages", 0, 6, 0, 1], float("nan")),
        (["pages", 0, 6, 0, 5], 1.5),
        (["pages", 0, 6, 0, 6], "hearsay"),
        (["pages", 0, 6, 0, 7], 101),
        (["pages", 0, 6, 0, 8], 1),
        (["pages", 0, 6, 0, 9], None),
        (["pages", 0, 6, 0], ["short"]),
        (["costs", 0, 1], "telegram"),
        (["costs", 0, 2], -5),
    ],
)
def test_a_reply_with_one_wrong_part_is_refused(path: list[Any], value: Any) -> None:
    with pytest.raises(ProtocolError):
        decode_reply(_changed(path, value))


@given(st.binary(max_size=200))
def test_noise_is_refused_and_never_raises_anything_else(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode_reply(data)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


@given(st.sampled_from(["failure", "detail", "page_count", "pages", "costs"]), _json)
def test_odd_values_are_refused_or_harmless(key: str, value: Any) -> None:
    try:
        result = decode_reply(_changed([key], value))
    except ProtocolError:
        return
    assert (result.document is None) != (result.failure is None)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ProtocolError):
        decode_reply(b"[" * 100_000 + b"]" * 100_000)
