"""Work in a process of its own: what hangs, dies or raises there is told, and takes nothing else with it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from agent.readers.apart import Done, each

FAR = 60.0


def _work(task: str) -> str:
    match task:
        case "hang":
            time.sleep(600)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "raise":
            raise ValueError("no")
        case "large":
            return "x" * 3_000_000
    return task.upper()


def _all(*tasks: str, seconds: float = FAR, within: float = FAR) -> dict[str, Done[str, str]]:
    return {done.task: done for done in each(_work, tasks, 2, seconds, time.monotonic() + within)}


def test_every_task_has_its_result() -> None:
    found = _all("a", "large", "b", "c", "d")
    assert {task: len(done.result or "") for task, done in found.items()} == {
        "a": 1, "large": 3_000_000, "b": 1, "c": 1, "d": 1,
    }  # fmt: skip


def test_a_death_costs_its_own_task() -> None:
    found = _all("a", "die", "b")
    assert [(found[task].result, found[task].late, found[task].killed) for task in ("a", "die", "b")] == [
        ("A", False, False), (None, False, True), ("B", False, False),
    ]  # fmt: skip


def test_what_hangs_is_ended_and_the_others_go_on(others: set[str]) -> None:
    found = _all("hang", "a", "b", "c", seconds=2.0)
    assert (found["hang"].result, found["hang"].late) == (None, True)
    assert {found[task].result for task in "abc"} == {"A", "B", "C"}
    assert _children() <= others, "the process that hung is gone"


def test_at_the_deadline_all_end(others: set[str]) -> None:
    started = time.monotonic()
    assert "a" not in _all("hang", "hang", "a", within=0.5)
    assert time.monotonic() - started < 300
    assert _children() <= others


def test_an_error_is_the_callers(others: set[str]) -> None:
    with pytest.raises(ValueError, match="no"):
        _all("hang", "raise")
    assert _children() <= others


def test_it_ends_with_the_process_that_waits_for_it() -> None:
    ours, theirs = os.pipe()
    waiting = os.fork()
    if waiting == 0:
        os.close(ours)
        list(each(_hold, [theirs], 1, FAR, time.monotonic() + FAR))
        os._exit(0)
    os.close(theirs)
    assert os.read(ours, 1) == b"!", "the work has begun"
    os.kill(waiting, signal.SIGKILL)
    os.waitpid(waiting, 0)
    assert os.read(ours, 1) == b"", "nobody has the other end any more"
    os.close(ours)


def _hold(pipe: int) -> None:
    os.write(pipe, b"!")
    time.sleep(600)


@pytest.fixture
def others() -> set[str]:
    """What other tests keep running."""
    return _children()


def _children() -> set[str]:
    """Children of this process, those that ended unreaped included."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())
