"""Events only hasten the next look, and a watcher that is stopped in good order makes no noise."""

import logging
import os
import threading
import time
from types import SimpleNamespace

import pytest
from watchdog.utils import delayed_queue

from agent.watcher import Watcher


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "incoming").mkdir()
    return tmp_path / "incoming"


def test_a_file_that_its_writer_closed_is_told(folder):
    told, closed = threading.Event(), []
    watcher = Watcher(folder, "inotify", lambda path: (closed.append(path), told.set()), lambda: None)
    assert watcher.check() == ""
    (folder / "scan.pdf").write_bytes(b"x")
    assert told.wait(30)
    watcher.stop()
    assert closed == [str(folder / "scan.pdf")]


def test_stopping_right_after_a_claim_is_no_error(folder, monkeypatch, caplog):
    held = threading.Event()  # watchdog has the rename, and waits for its other half

    def sleep(seconds):
        held.set()
        time.sleep(seconds)

    monkeypatch.setattr(delayed_queue, "time", SimpleNamespace(monotonic=time.monotonic, sleep=sleep))
    watcher = Watcher(folder, "inotify", lambda _: None, lambda: None)
    (folder / "scan.pdf").write_bytes(b"x")
    assert watcher.check() == ""
    os.rename(folder / "scan.pdf", folder.parent / "claimed")
    assert held.wait(30)
    watcher.stop()
    assert caplog.messages == []


def test_what_else_watchdog_complains_of_is_heard(caplog):
    logging.getLogger("watchdog.observers.inotify").error("Unable to rebuild the watches")
    assert caplog.messages == ["Unable to rebuild the watches"]
