"""A reader that was taken over reaches neither its parent nor a sibling, and no file but its own and the programs."""

from __future__ import annotations

import inspect
import json
import os
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from agent.errors import Unavailable
from agent.readers import ReadOptions
from agent.reading.sandbox import landlock, limits, syscalls
from agent.reading.sandbox.client import Sandbox
from tests.reading import fakes, probe

OPTIONS = ReadOptions(timeout_seconds=60)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "document.pdf"
    path.write_bytes(b"%PDF somebody's")
    return path


def _held(sandbox: Sandbox, document: Path, pool: ThreadPoolExecutor) -> tuple[int, str]:
    """A sibling that holds still; its number and its file. Its note is read in its folder, which the test may do."""

    def hold() -> None:
        with pytest.raises(Unavailable), sandbox.ask("read", document, OPTIONS, hold=True):
            pass

    before = set(Path(tempfile.gettempdir()).glob("intake-read-*"))
    pool.submit(hold)
    while True:
        for folder in set(Path(tempfile.gettempdir()).glob("intake-read-*")) - before:
            if (folder / "pid").exists() and (pid := (folder / "pid").read_text()):
                return int(pid), str(folder / "document.pdf")
        threading.Event().wait(0.02)


def _probed(sandbox: Sandbox, document: Path) -> dict[str, str]:
    with ThreadPoolExecutor(1) as pool:
        sibling, neighbour = _held(sandbox, document, pool)
        order = {"sibling": sibling, "neighbour": neighbour, "files": [str(document), str(document.parent)]}
        with sandbox.ask("read", document, OPTIONS, **order) as reply:
            said: dict[str, str] = json.loads(reply.read())
        sandbox.close()
    return said


def test_one_that_was_taken_over_reaches_nothing_and_nobody(document: Path, tmp_path: Path) -> None:
    assert limits.why_open() == "", "this machine can't keep readers apart"
    assert probe.judge(_probed(fakes.sandbox(probe.BODY, tmp_path), document)) == {}


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_nor_on_an_older_kernel(version: int, document: Path, tmp_path: Path) -> None:
    older = f"from agent.reading.sandbox import landlock\nlandlock.abi = lambda: {version}"
    assert probe.judge(_probed(fakes.sandbox(probe.BODY, tmp_path, older), document)) == {}


def test_outside_of_the_sandbox_the_probe_gets_everywhere(document: Path) -> None:
    """Else the tests above would pass with a probe that can do nothing at all."""
    code = f"import json, os, sys\n{inspect.getsource(probe.attempts)}\n"
    code += "if (pid := os.fork()) == 0:\n"
    code += "    print(json.dumps(attempts(int(sys.argv[1]), sys.argv[2], [])), flush=True)\n    os._exit(0)\n"
    code += "os.waitpid(pid, 0)"
    sibling = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", code, str(sibling.pid), str(document)],
            capture_output=True, text=True, check=True, cwd=folder,
        )  # fmt: skip
    sibling.kill()
    sibling.communicate()
    said: dict[str, Any] = json.loads(done.stdout)
    assert {name: how for name, how in said.items() if how.startswith("E")} == {}
    assert said.keys() >= probe.CAN


def test_what_a_reader_leaves_running_is_ended_with_it_whatever_it_tries(document: Path, tmp_path: Path) -> None:
    lurks = """
if (pid := os.fork()) == 0:
    for way in (os.setsid, os.setpgrp):
        try:
            way()
        except OSError:
            pass
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(3600)
reply.write(str(pid).encode())
time.sleep(0.2)
"""
    sandbox = fakes.sandbox(lurks, tmp_path)
    with sandbox.ask("read", document, OPTIONS) as reply:
        assert fakes.ends(int(reply.read()))
    sandbox.close()


def test_the_kernel_is_asked_for_what_it_offers() -> None:
    assert landlock.abi() >= 1
    assert syscalls.library() is not None
    assert os.path.exists("/proc/self/status"), "and this process has given up nothing"
