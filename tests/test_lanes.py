"""Who is worked on at the same time: the oldest first, and always room for what is quickly done."""

import threading

from agent.lanes import LANES, LARGE_AT_ONCE, LARGE_BYTES, Lanes
from agent.model import State
from tests.house import LETTER, STRANGER, House, SlowReader, pdf

SMALL, LARGE = LARGE_BYTES, LARGE_BYTES + 1


def lanes(**sizes):
    return Lanes(lambda document_id: sizes.get(document_id, SMALL))


def choose(lanes, *waiting, held=()):
    return lanes.choose([each if isinstance(each, tuple) else (each, 0) for each in waiting], held, 0.0)


def test_the_oldest_come_first_as_many_as_there_are_lanes():
    assert choose(lanes(), "a", "b", "c", "d") == ["a", "b", "c"]
    assert LANES == 3


def test_large_ones_leave_a_lane_to_the_small_one_behind_them():
    them = lanes(a=LARGE, b=LARGE, c=LARGE)
    assert choose(them, "a", "b", "c", "small") == ["a", "b", "small"]
    assert choose(them, "a", "b", "c", "small", "other") == []
    them.end("small")
    assert choose(them, "a", "b", "c", "other") == ["other"]
    assert LARGE_AT_ONCE == 2


def test_a_large_one_has_its_turn_when_another_has_ended():
    them = lanes(a=LARGE, b=LARGE, c=LARGE)
    choose(them, "a", "b", "c")
    them.end("a")
    assert choose(them, "b", "c") == ["c"]


def test_small_ones_do_not_pass_a_large_one_whose_turn_it_is():
    them = lanes(large=LARGE)
    choose(them, "a", "b", "c")
    them.end("a")
    assert choose(them, "b", "c", "large", "d") == ["large"]


def test_one_that_has_crashed_us_works_alone():
    them = lanes()
    assert choose(them, "a", ("suspect", 1), "b") == ["a"]
    them.end("a")
    assert choose(them, ("suspect", 1), "b") == ["suspect"]
    assert choose(them, ("suspect", 2), "b") == []
    them.end("suspect")
    assert choose(them, "b") == ["b"]


def test_what_is_held_or_busy_is_passed_over():
    them = lanes()
    assert choose(them, "a", "b", held={"a"}) == ["b"]
    assert choose(them, ("b", 1), "c", held={"a"}) == ["c"]  # busy ones have begun an attempt


class StuckOnLarge(SlowReader):
    """Reads small files at once; large ones until it is closed, as a scan of 200 pages would."""

    def __init__(self):
        super().__init__()
        self.at_work = 0

    def read(self, path):
        if path.stat().st_size > LARGE_BYTES:
            self.at_work += 1
            return super().read(path)
        return super(SlowReader, self).read(path)


def test_a_small_file_is_filed_while_long_scans_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr("agent.daemon.PARTING_SECONDS", 0.05)
    house = House(tmp_path, reader=StuckOnLarge())
    object.__setattr__(house.pipeline, "max_bytes", 10 * LARGE_BYTES)
    for number in range(4):
        house.drop(f"{number}.pdf", STRANGER + f"\n{number}" + "x" * LARGE_BYTES)
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
    assert house.reader.at_work == LARGE_AT_ONCE
