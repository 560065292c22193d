"""Reading a form with a file in it, as the Bot API gets one with a picture (RFC 7578)."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from typing import Any


def read_form(body: bytes, kind: str) -> dict[str, Any]:
    """The fields by name; a file is ``{"filename", "bytes"}``."""
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    fields: dict[str, Any] = {}
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        filename = part.get_filename()
        fields[name] = {"filename": filename, "bytes": content} if filename else content.decode()
    return fields
