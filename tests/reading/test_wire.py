"""The one protocol: what is sent comes back, and what isn't of it is refused."""

from __future__ import annotations

import pytest

from agent.readers import ReadOptions
from agent.reading.sandbox.wire import (
    Ended,
    ProtocolError,
    Request,
    decode_ended,
    decode_request,
    encode_ended,
    encode_request,
)


def test_a_request_comes_back_as_it_was_sent() -> None:
    options = ReadOptions(passwords=("sésame", "مفتاح"), timeout_seconds=1.5)
    request = Request("split", options, {"ranges": [[1, 2]]})
    assert decode_request(encode_request(request)) == request


@pytest.mark.parametrize(
    "message", [b"", b"{}", b"[1]", b'{"verb": "read", "options": {"languages": "fra"}, "arguments": {}}', b"\xff"]
)
def test_a_malformed_request_is_refused(message: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode_request(message)


def test_an_end_comes_back_as_it_was_sent() -> None:
    assert decode_ended(encode_ended(Ended(-9, True, 12))) == Ended(-9, True, 12)


@pytest.mark.parametrize("message", [b"", b"{}", b"[]", b'{"code": 1, "sort": "of"}', b"\xff"])
def test_a_malformed_end_is_refused(message: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode_ended(message)
