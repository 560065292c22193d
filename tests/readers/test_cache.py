"""What was recognised once is never paid for twice, and nothing that is remembered is trusted blindly."""

import os
import time
from dataclasses import replace

import pytest

from agent.model import Document, FailReason, PageCost, ReadResult
from agent.readers import CachedReader, ReadOptions
from agent.readers import cache as cache_module
from tests.house import page_of

READ = ReadResult(Document((replace(page_of("Patient : TAZI Hamid"), source="ocr"),)), None, "", 1,
                  (PageCost(1, "ocr_page", 900, True),))  # fmt: skip


class Engine:
    """Gives the same answer each time, and counts."""

    def __init__(self, result=READ):
        self.result, self.asked = result, 0

    def read(self, pdf):
        self.asked += 1
        return self.result

    def close(self):
        pass


@pytest.fixture
def scan(tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 pixels")
    return tmp_path / "scan.pdf"


def reader(tmp_path, engine, **options):
    return CachedReader(engine, tmp_path / "readings", ReadOptions(**options))


def test_the_second_reading_is_the_first_and_costs_nothing(tmp_path, scan):
    engine = Engine()
    first = reader(tmp_path, engine).read(scan)
    again = reader(tmp_path, engine).read(scan)
    assert engine.asked == 1
    assert first == READ
    assert [page.words for page in again.document.pages] == [page.words for page in first.document.pages]
    assert (again.costs, again.page_count) == ((), 1)
    assert "Read before" in again.detail


@pytest.mark.parametrize("change", ["bytes", "languages", "code"])
def test_other_bytes_settings_or_code_are_read_anew(change, tmp_path, scan, monkeypatch):
    engine = Engine()
    reader(tmp_path, engine).read(scan)
    if change == "bytes":
        scan.write_bytes(b"%PDF-1.4 other")
    if change == "code":
        monkeypatch.setattr(cache_module, "_own_version", lambda: "newer")
    reader(tmp_path, engine, languages="fra" if change == "languages" else "fra+ara+eng").read(scan)
    assert engine.asked == 2


def test_a_page_that_could_not_be_read_gets_another_chance(tmp_path, scan):
    engine = Engine(replace(READ, document=Document((replace(READ.document.pages[0], status="unreadable"),))))
    reader(tmp_path, engine).read(scan)
    reader(tmp_path, engine).read(scan)
    assert engine.asked == 2


@pytest.mark.parametrize(
    "result",
    [ReadResult(None, FailReason.TIMEOUT, "too long", None), replace(READ, costs=())],
    ids=["failure", "text layer"],
)
def test_failures_and_cheap_readings_are_not_kept(result, tmp_path, scan):
    engine = Engine(result)
    for _ in "ab":
        assert reader(tmp_path, engine).read(scan) == result
    assert engine.asked == 2


@pytest.mark.parametrize("content", [b"", b"{}", b'{"failure":null', b"\xff" * 100])
def test_a_damaged_entry_is_as_good_as_none_and_is_mended(content, tmp_path, scan):
    engine = Engine()
    reader(tmp_path, engine).read(scan)
    [entry] = (tmp_path / "readings").iterdir()
    entry.write_bytes(content)
    assert reader(tmp_path, engine).read(scan) == READ
    reader(tmp_path, engine).read(scan)
    assert engine.asked == 2


def test_only_the_agent_may_read_what_patients_said(tmp_path, scan):
    reader(tmp_path, Engine()).read(scan)
    folder = tmp_path / "readings"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]


def test_old_entries_go_and_so_do_the_oldest_of_too_many(tmp_path, scan, monkeypatch):
    monkeypatch.setattr(cache_module, "KEPT_ENTRIES", 2)
    engine = Engine()
    for number in range(4):
        scan.write_bytes(b"%d" % number)
        reader(tmp_path, engine).read(scan)
        for age, path in enumerate(sorted((tmp_path / "readings").iterdir(), key=lambda path: -path.stat().st_mtime)):
            os.utime(path, (time.time() - 100 * age - 100,) * 2)
    assert len(list((tmp_path / "readings").iterdir())) == 2
    for path in (tmp_path / "readings").iterdir():
        os.utime(path, (time.time() - 8 * 86400,) * 2)
    scan.write_bytes(b"new")
    reader(tmp_path, engine).read(scan)
    assert len(list((tmp_path / "readings").iterdir())) == 1


def test_a_cache_that_can_not_be_written_changes_nothing(tmp_path, scan):
    (tmp_path / "readings").write_text("a file where the folder should be")
    assert reader(tmp_path, Engine()).read(scan) == READ
