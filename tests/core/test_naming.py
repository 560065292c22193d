"""Names from outside are data: they can't leave a folder, hide an ending or break a line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core import naming

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        (b"scan.pdf", "scan.pdf"),
        (b"R\xe9sultat.pdf", "R%E9sultat.pdf"),
        ("résultat n° 3.PDF".encode(), "résultat n° 3.PDF"),
        (b"../../etc/passwd", "_.._etc_passwd"),
        (b"..", "unnamed"),
        (b".hidden.pdf", "hidden.pdf"),
        (b"a\nb\x1b[31m.pdf", "a_b_[31m.pdf"),
        ("evil\u202efdp.exe".encode(), "evil_fdp.exe"),
        (b"noending", "noending"),
    ],
)
def test_safe_names(name, safe):
    assert naming.safe_name(name) == safe


@given(st.binary(max_size=255))
def test_whatever_the_bytes_the_name_is_a_harmless_part_of_a_path(name):
    for made in (naming.safe_name(name), naming.archive_name(DAY, name), naming.shown(name)):
        assert "\n" not in made
        made.encode("utf-8")
    safe = naming.safe_name(name)
    assert "/" not in safe
    assert "\0" not in safe
    assert safe not in ("", ".", "..")
    assert not safe.startswith(".")
    longest = naming.numbered(naming.archive_name(DAY, name), 99999) + ".reason.txt"
    assert len(longest.encode("utf-8")) <= 255


def test_archive_names_carry_the_day_and_one_ending():
    assert naming.archive_name(DAY, b"scan.pdf") == "2026-11-23_scan.pdf"
    assert naming.archive_name(DAY, b"scan") == "2026-11-23_scan.pdf"
    assert naming.numbered("2026-11-23_scan.pdf", 2) == "2026-11-23_scan_2.pdf"


@given(st.text(max_size=40), st.text(max_size=40))
def test_two_records_never_share_a_folder(one, other):
    folders = naming.record_folder(one), naming.record_folder(other)
    assert (folders[0] == folders[1]) == (one == other)
    for folder in folders:
        assert "/" not in folder
        assert folder not in (".", "..")


def test_plain_record_ids_name_their_folder():
    assert naming.record_folder("4711") == "4711"
    assert naming.record_folder("../4711") == "%2E.%2F4711"
