"""A new release on trial: it starts, is seen to be alive, and touches nothing until it is let loose."""

import os
import threading
import time

from agent.home import HOLD_AT_MOST, held
from agent.model import State
from agent.store import meta
from tests.house import LETTER, House


def start(house):
    daemon = house.daemon()
    thread = threading.Thread(target=daemon.run, kwargs={"until_idle": True})
    thread.start()
    return daemon, thread


def messages(house):
    return house.store.reader().execute("SELECT count(*) FROM outbox").fetchone()[0]


def wait_for_heartbeat(house):
    while meta.read(house.store.reader(), "heartbeat") is None:
        time.sleep(0.02)  # the pace of asking


def test_on_trial_no_document_is_touched_and_nobody_is_told(tmp_path):
    house = House(tmp_path)
    house.drop("a.pdf", LETTER)
    hold = house.home / "state" / "hold"
    hold.touch()
    daemon, thread = start(house)
    wait_for_heartbeat(house)
    assert (house.home / "incoming" / "a.pdf").exists()
    assert house.rows() == {}
    assert messages(house) == 0
    hold.unlink()
    daemon.bell.ring()
    thread.join(30)
    assert house.row("a.pdf").state is State.FILED
    assert messages(house) > 0


def test_a_trial_that_fails_ends_without_a_trace(tmp_path):
    house = House(tmp_path)
    house.drop("a.pdf", LETTER)
    (house.home / "state" / "hold").touch()
    daemon, thread = start(house)
    wait_for_heartbeat(house)
    daemon.stop()
    thread.join(30)
    assert not thread.is_alive()
    assert (house.home / "incoming" / "a.pdf").exists()
    assert messages(house) == 0, "neither started nor stopped was announced"


def test_a_trial_that_was_broken_off_does_not_hold_the_agent_for_ever(tmp_path):
    house = House(tmp_path)
    hold = house.home / "state" / "hold"
    assert held(house.home) is False
    hold.touch()
    assert held(house.home) is True
    long_ago = time.time() - HOLD_AT_MOST - 1
    os.utime(hold, (long_ago, long_ago))
    assert held(house.home) is False
