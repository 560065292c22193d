"""Who is worked on at the same time: the oldest first, and always room for what is quickly done."""

import threading

import pytest

from agent import lanes as lanes_module
from agent.errors import PutBack
from agent.lanes import LANES, QUICK_SECONDS, SLOW_AT_ONCE, Lanes
from agent.model import State
from tests.house import LETTER, STRANGER, House, SlowReader, pdf

SLOW = QUICK_SECONDS  # seconds later, what was begun is slow


def choose(lanes, *waiting, held=(), now=0.0):
    return lanes.choose(_pairs(waiting), held, now)


def in_the_way(lanes, *waiting, now):
    return lanes.in_the_way(_pairs(waiting), (), now)


def _pairs(waiting):
    return [each if isinstance(each, tuple) else (each, 0) for each in waiting]


def test_the_oldest_come_first_as_many_as_there_are_lanes():
    assert choose(Lanes(), "a", "b", "c", "d") == ["a", "b", "c"]
    assert (LANES, SLOW_AT_ONCE) == (3, 2)


def test_what_is_quick_is_never_put_back():
    them = Lanes()
    choose(them, "a", "b", "c")
    assert in_the_way(them, "d", now=SLOW - 0.1) == ""


def test_of_three_slow_ones_the_last_that_came_makes_room_for_one_that_had_no_turn():
    them = Lanes()
    choose(them, "a", "b")
    choose(them, "c", now=0.1)
    assert in_the_way(them, "d", now=SLOW + 0.1) == "c"
    them.end("c", put_back=True)
    assert choose(them, "c", "d", "e", now=SLOW + 0.1) == ["e"], "it had its turn; behind slow ones the newest goes"


def test_what_was_put_back_has_its_turn_when_a_slow_one_has_ended_and_keeps_it():
    them = Lanes()
    choose(them, "a", "b", "c")
    them.end("c", put_back=True)
    assert choose(them, "c", "d", now=SLOW) == ["d"]
    assert choose(them, "c", now=SLOW) == []
    them.end("a")
    them.end("d")
    assert choose(them, "c", "e", "f", now=SLOW) == ["c", "e"]
    assert in_the_way(them, "f", now=9 * SLOW) == "e", "c is not put back again"
    them.end("b")
    them.end("e", put_back=True)
    assert choose(them, "e", "f", now=9 * SLOW) == ["e", "f"]
    assert in_the_way(them, "g", now=99 * SLOW) == "f"


def test_slow_ones_go_on_in_all_lanes_while_nobody_waits_who_had_no_turn():
    them = Lanes()
    choose(them, "a", "b", "c")
    assert in_the_way(them, now=SLOW) == ""
    them.end("c", put_back=True)
    choose(them, "d", now=SLOW)
    assert in_the_way(them, "c", now=9 * SLOW) == ""


def test_behind_slow_ones_the_newest_and_the_oldest_take_turns():
    them = Lanes()
    choose(them, "a", "b", now=-SLOW)
    order = []
    waiting = ["c", "d", "e", "f"]
    while waiting:
        (one,) = choose(them, *waiting, now=0.0)
        waiting.remove(one)
        them.end(one)
        order.append(one)
    assert order == ["f", "c", "e", "d"]


def test_a_lane_is_looked_after_when_it_may_have_to_be_freed():
    them = Lanes()
    assert them.next_turn(0.0) is None
    choose(them, "a", "b", "c")
    assert them.next_turn(0.5) == pytest.approx(QUICK_SECONDS - 0.5)
    assert them.next_turn(SLOW) > 0


def test_one_that_has_crashed_us_works_alone():
    them = Lanes()
    assert choose(them, "a", ("suspect", 1), "b") == ["a"]
    them.end("a")
    assert choose(them, ("suspect", 1), "b") == ["suspect"]
    assert choose(them, ("suspect", 2), "b") == []
    assert in_the_way(them, "b", now=9 * SLOW) == ""
    them.end("suspect")
    assert choose(them, "b") == ["b"]


def test_what_is_held_or_busy_is_passed_over():
    them = Lanes()
    assert choose(them, "a", "b", held={"a"}) == ["b"]
    assert choose(them, ("b", 1), "c", held={"a"}) == ["c"]  # busy ones have begun an attempt


class Stuck(SlowReader):
    """Reads letters at once; all else until it is put back or closed."""

    def __init__(self):
        super().__init__()
        self.at_work, self._put_back = {}, []

    def read(self, path):
        if b"STUCK" not in path.read_bytes():
            return super(SlowReader, self).read(path)
        mine = self.at_work[path] = threading.Event()
        self.reading.set()
        while not mine.wait(0.02):
            if self.closed.is_set():
                return super().read(path)
        del self.at_work[path]
        self._put_back.append(path)
        raise PutBack("It takes long: others are read first.")

    def put_back(self, path):
        if path in self.at_work:
            self.at_work[path].set()


def test_a_letter_is_filed_while_small_bad_files_take_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr("agent.daemon.PARTING_SECONDS", 0.05)
    monkeypatch.setattr(lanes_module, "QUICK_SECONDS", 0.2)
    house = House(tmp_path, reader=Stuck())
    for number in range(10):
        house.drop(f"{number}.pdf", STRANGER + f"\nSTUCK {number}")
    daemon = house.daemon()
    running = threading.Thread(target=daemon.run)
    running.start()
    try:
        assert house.reader.reading.wait(30)
        (tmp_path / "incoming" / "small.pdf").write_bytes(pdf(LETTER))
        waited = threading.Event()
        for _ in range(600):
            row = house.rows().get("small.pdf")
            if row is not None and row.state is State.FILED:
                break
            waited.wait(0.05)
    finally:
        daemon.stop()
        running.join(30)
    assert house.row("small.pdf").state is State.FILED
    assert len(house.reader._put_back) >= 1
    assert {row.attempts for name, row in house.rows().items() if name != "small.pdf"} == {0}, "no strike against any"
