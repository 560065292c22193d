"""What a child can do with a document. To add a verb: a function here, its line in ``VERBS``, and who asks for it.

Each gets the document's path in the folder that belongs to this child alone, the options, the request's arguments, and
where the reply goes. Parsers are imported in here, under the limits. What is raised ends the child: MemoryError and
OSError say so, anything else is a document that can't be worked on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from agent.model import FailReason, ReadResult
from agent.readers.options import ReadOptions
from agent.reading.sandbox.wire import Killed

Work = Callable[[Path, ReadOptions, Mapping[str, Any], BinaryIO], None]

SHOWN_SIDE = 1600  # pixels of the longer side: what a phone can make use of
_NARROWEST = SHOWN_SIDE // 20  # https://core.telegram.org/bots/api#sendphoto: sides of at most 1 to 20


def read(document: Path, options: ReadOptions, _arguments: Mapping[str, Any], reply: BinaryIO) -> None:
    """What the document says. Reply: :func:`agent.readers.protocol.encode_reply`."""
    from agent.readers.document import read_document
    from agent.readers.protocol import encode_reply

    try:
        result = read_document(document, options)
    except (MemoryError, OSError, Killed):
        raise
    except Exception as error:  # noqa: BLE001 - a parser may raise anything on hostile bytes; it is a result
        detail = f"The file is damaged and cannot be read ({type(error).__name__})."
        result = ReadResult(None, FailReason.BROKEN_PDF, detail, None)
    reply.write(encode_reply(result))


def show(document: Path, options: ReadOptions, arguments: Mapping[str, Any], reply: BinaryIO) -> None:
    """Page ``page`` as a person sees it, the last one when there are fewer. Reply: a JPEG picture."""
    from pdf2image import convert_from_path
    from PIL import Image

    from agent.readers.opening import open_pdf

    opened = open_pdf(document, options)
    number = min(int(arguments["page"]), opened.pages)
    made = convert_from_path(
        str(document), first_page=number, last_page=number, size=SHOWN_SIDE, fmt="jpeg", use_cropbox=True,
        output_folder=str(document.parent), output_file="page", paths_only=True, userpw=opened.password,
        timeout=max(1, int(options.timeout_seconds)),
    )  # fmt: skip
    picture = Path(str(made[0]))
    with Image.open(picture) as image:
        # On an oversized page poppler says success and delivers next to nothing.
        if abs(max(image.size) - SHOWN_SIDE) > 2 or min(image.size) < _NARROWEST:
            raise ValueError(f"{image.size[0]} x {image.size[1]} pixels came out")
    reply.write(picture.read_bytes())


def split(document: Path, options: ReadOptions, arguments: Mapping[str, Any], reply: BinaryIO) -> None:
    """The pages of each of ``ranges`` ([first, last], from 1) as a PDF of its own. Reply: a line of JSON,
    ``{"sizes": [...]}`` or ``{"refused": "why"}``, then the PDFs, one after the other."""
    from agent.readers.opening import Refused

    ranges = [(int(first), int(last)) for first, last in arguments["ranges"]]
    try:
        parts = _parts(document, options, ranges)
    except Refused as refused:
        reply.write(json.dumps({"refused": refused.detail}).encode() + b"\n")
        return
    reply.write(json.dumps({"sizes": [part.stat().st_size for part in parts]}).encode() + b"\n")
    for part in parts:
        reply.write(part.read_bytes())


def _parts(document: Path, options: ReadOptions, ranges: list[tuple[int, int]]) -> list[Path]:
    from pypdf import PdfWriter

    from agent.readers.opening import Refused, open_pdf

    opened = open_pdf(document, options)
    if opened.reader is None:
        raise Refused(
            FailReason.BROKEN_PDF,
            "The file is damaged; its pages can be seen, but not taken apart: print them and scan them.",
        )
    if max(last for _, last in ranges) > opened.pages:
        raise Refused(FailReason.BROKEN_PDF, f"The file has {opened.pages} pages.")
    parts = []
    for number, (first, last) in enumerate(ranges, 1):
        writer = PdfWriter()
        writer.append(opened.reader, pages=(first - 1, last), import_outline=False)
        part = document.with_name(f"part-{number}.pdf")
        writer.write(part)
        parts.append(part)
    return parts


VERBS: dict[str, Work] = {"read": read, "show": show, "split": split}
