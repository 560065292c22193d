"""AES-256, which today's programs encrypt with: opened by an empty or a configured password, else said to be locked."""

from pathlib import Path

import pytest
from pypdf import PdfWriter

from agent.readers import Reader, ReadOptions

SAMPLE = Path(__file__).parents[2] / "samples/pdf/lab-report-english.pdf"


@pytest.mark.parametrize(("password", "known", "failure"), [("", (), None), ("s3", ("no", "s3"), None),
                                                            ("s3", ("no",), "encrypted")])  # fmt: skip
def test_aes_256(tmp_path, password, known, failure):
    writer = PdfWriter(clone_from=str(SAMPLE))
    writer.encrypt(password, "the owner's", algorithm="AES-256")
    writer.write(tmp_path / "locked.pdf")
    reader = Reader(ReadOptions(passwords=known))
    result = reader.read(tmp_path / "locked.pdf")
    reader.close()
    assert result.failure == failure
    if failure is None:
        assert result.document is not None
        assert result.document.pages[0].source == "text_layer", "decrypted, not rendered and recognised"
