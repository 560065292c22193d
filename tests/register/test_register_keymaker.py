"""Keys made in a second process are those made in this one, and its death costs time alone."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from agent.register import keymaker
from agent.register.keymaker import KeyMaker, numbers_of
from tests.register.people import embedded, keys_of, person

LOTS = [[person(f"{lot}-{n}", f"Name{n}", f"First{lot}", born="1980-01-02") for n in range(50)] for lot in range(4)]
EXPECTED = [[numbers_of(keys_of(record)) for record in lot] for lot in LOTS]


@pytest.fixture
def two_cores(monkeypatch):
    """A machine with two cores, and so little work that it is worth it at once."""
    monkeypatch.setattr(keymaker, "WORTH_IT", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1})


def made(maker, lots=LOTS):
    found = []
    for lot in lots:
        maker.give(lot)
        found.append(maker.collect())
    return found


def is_gone(pid):
    with pytest.raises(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    return True


def test_a_second_process_makes_the_same(two_cores):
    maker = KeyMaker(keys_of)
    assert made(maker) == EXPECTED
    child = maker._child
    assert child != 0
    maker.close()
    assert is_gone(child)


def test_little_work_starts_no_process():
    maker = KeyMaker(keys_of)
    assert made(maker) == EXPECTED
    assert maker._child == 0
    maker.close()


def test_other_threads_than_the_main_one_fork_nothing(two_cores):
    maker, found = KeyMaker(keys_of), []
    thread = threading.Thread(target=lambda: found.append(made(maker)))
    thread.start()
    thread.join()
    assert (found, maker._child) == ([EXPECTED], 0)


def test_a_process_that_is_killed_is_done_without(two_cores):
    maker = KeyMaker(keys_of)
    assert made(maker, LOTS[:1]) == EXPECTED[:1]
    os.kill(maker._child, signal.SIGKILL)
    assert made(maker, LOTS[1:]) == EXPECTED[1:]
    maker.close()


def test_what_goes_wrong_there_is_said_here(two_cores):
    def broken(record):
        raise ZeroDivisionError(record.record_id)

    maker = KeyMaker(broken)
    maker.give(LOTS[0])
    with pytest.raises(ZeroDivisionError, match="0-0"):
        maker.collect()
    maker.close()


def test_an_index_made_with_it_is_the_same(two_cores, tmp_path):
    people = [record for lot in LOTS for record in lot]
    both = embedded(tmp_path / "both", *people)
    alone = embedded(tmp_path / "alone")
    for record in people:
        alone.upsert([(1, record)])
    for key in {key for record in people for key in keys_of(record)}:
        assert set(both.gather([key]).records) == set(alone.gather([key]).records)
