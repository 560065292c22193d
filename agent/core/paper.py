"""A PDF of one page, written by hand: some lines of text and nothing else.

ISO 32000-1:2008, 7.5 (file structure) and 9.6.2.2 (the standard fonts, which need not be embedded).
"""

from __future__ import annotations

from collections.abc import Sequence

A4 = (595, 842)  # points
LEFT, TOP, LEADING, SIZE = 72, 770, 20, 12


def one_page(lines: Sequence[str]) -> bytes:
    """The file. Raises UnicodeEncodeError for a letter that isn't ASCII: the font's encoding is left at its default."""
    shown = "\n".join(f"({_escaped(line)}) Tj T*" for line in lines)
    content = f"BT /F1 {SIZE} Tf {LEADING} TL {LEFT} {TOP} Td\n{shown}\nET".encode("ascii")
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>" % A4,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def _file(objects: Sequence[bytes]) -> bytes:
    """Header, objects, the table of where each begins, and the trailer that says where the table is."""
    data = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size, at = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, at)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
