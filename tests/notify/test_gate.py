"""What may leave when: quiet hours, and what is told together."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from agent.sender import Sender
from agent.sender.gate import Gate
from agent.store import conversation
from tests.notify.test_sender import drain, make
from tests.notify.world import CHAT, NONCE

NIGHT = (time(21), time(7))


@pytest.mark.parametrize(
    ("span", "at", "quiet"),
    [
        (NIGHT, "20:59", False), (NIGHT, "21:00", True), (NIGHT, "00:00", True), (NIGHT, "06:59", True),
        (NIGHT, "07:00", False), ((time(12), time(14)), "13:00", True), ((time(12), time(14)), "14:00", False),
        ((time(12), time(14)), "11:59", False), (None, "03:00", False),
    ],
)  # fmt: skip
def test_quiet_hours_may_go_over_midnight(span, at, quiet):
    zone = ZoneInfo("Africa/Casablanca")
    hour, minute = at.split(":")
    moment = datetime(2026, 7, 2, int(hour), int(minute), tzinfo=zone).astimezone(UTC)
    assert Gate(span, zone).is_quiet(moment) is quiet


def test_at_night_only_alarms_and_what_was_asked_for_leave(world, channel):
    world.now = world.now.replace(hour=23)
    sender = make(world, channel, quiet_hours=NIGHT, timezone=UTC)
    for kind in ("filed", "question", "failed", "duplicate", "note", "all_clear", "alarm", "answer", "page"):
        world.put(kind, kind, instead="no page", page=1) if kind == "page" else world.put(kind, kind)
    drain(sender)
    assert channel.texts == ["alarm", "answer", "no page"]
    assert not sender.step()
    world.pause(8 * 3600)
    drain(sender)
    assert channel.texts[3:] == ["filed", "question", "failed", "duplicate", "note", "all_clear"]


def test_a_nights_work_is_a_digest_in_the_morning(world, channel):
    world.now = world.now.replace(hour=23)
    sender = make(world, channel, quiet_hours=NIGHT, timezone=UTC)
    for number in range(40):
        world.put("filed", f"filed {number}", line=f"doc{number}")
    drain(sender)
    world.pause(8 * 3600)
    drain(sender)
    assert [text.splitlines()[0] for text in channel.texts] == ["✅ 40 documents filed:"]


def test_a_question_that_was_answered_before_it_left_is_not_asked(world, channel):
    world.now = world.now.replace(hour=23)
    sender = make(world, channel, quiet_hours=NIGHT, timezone=UTC)
    world.ask("4f2a")
    with world.store.transaction() as tx:
        conversation.answer(tx, "4f2a", "P-12", "shell:root", world.now)
    drain(sender)
    world.pause(8 * 3600)
    drain(sender)
    assert channel.texts == []
    assert set(world.states()) == {"sent"}


def test_an_edit_waits_until_its_message_has_left(world, channel):
    sender = make(world, channel, quiet_hours=NIGHT, timezone=UTC)
    note = world.put("note", "who?")
    world.put("edit", "answered", edit=note)
    world.now = world.now.replace(hour=23)
    drain(sender)
    assert channel.calls == []
    world.pause(8 * 3600)
    drain(sender)
    assert (channel.texts, channel.edits) == (["who?"], [(100, "answered")])


def test_what_waits_for_its_hour_keeps_nobody_waiting(world, channel):
    sender = make(world, channel, quiet_hours=(time(0), time(23, 59)), timezone=UTC)
    world.put("filed", "x")
    assert sender.idle
    world.put("alarm", "y")
    assert not sender.idle


def test_a_picture_is_drawn_when_it_leaves_and_where_it_may(world, channel):
    world.put("page", "Case 4f2a, page 2.", "4f2a", page=2, instead="look on the server")
    drain(make(world, channel, draw=lambda document_id, page: f"{document_id} {page}".encode()))
    assert (channel.pictures, channel.texts) == ([b"4f2a 2"], ["Case 4f2a, page 2."])
    world.put("page", "Case 4f2a, page 2.", "4f2a", page=2, instead="look on the server")
    world.put("page", "Case 4f2a, page 2.", "4f2a", page=2, instead="look on the server")
    drain(make(world, channel, draw=lambda *_: None))  # it can't be drawn
    world.put("page", "Case 4f2a, page 2.", "4f2a", page=2, instead="look on the server")
    drain(make(world, channel))  # pictures don't leave the house
    assert channel.texts[1:] == ["look on the server"] * 3
    assert channel.pictures == [b"4f2a 2"]


def test_an_idle_sender_sleeps_until_it_is_woken(world, channel):
    looks = threading.Semaphore(0)

    class Counted(Sender):
        def step(self):
            looks.release()
            return super().step()

    sender = Counted(world.store, channel, chat_id=CHAT)
    thread = threading.Thread(target=sender.run)
    thread.start()
    assert looks.acquire(timeout=20)
    assert not looks.acquire(timeout=0.3), "it looks again although nobody has woken it"
    world.put("question", "who?", "4f2a", nonce=NONCE)
    sender.wake()
    assert looks.acquire(timeout=20)
    sender.stop()
    thread.join(20)
    assert channel.texts == ["who?"]


def test_one_trouble_that_stops_many_documents_is_two_alarms_not_many(world, channel):
    sender = make(world, channel)
    for number in range(50):
        world.put("alarm", f"🚨 Document d{number} must wait", line=f"Document d{number} must wait", group="document")
        if number == 0:
            drain(sender)
    world.put("alarm", "🚨 the disk is full", line="the disk is full")
    drain(sender)
    assert channel.texts == ["🚨 Document d0 must wait", "🚨 the disk is full"]
    world.pause(20)
    drain(sender)
    assert channel.texts[2].splitlines()[0] == "🚨 49 alarms:"
    assert len(channel.texts) == 3
