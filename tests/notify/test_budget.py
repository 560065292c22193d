"""What a message costs, and what still leaves when the day's budget is used up."""

from __future__ import annotations

from agent.core.prices import Prices
from agent.notify import NotSent, Uncertain
from agent.sender import Sender
from tests.notify.world import CHAT

PAID = Prices({("telegram", "*"): 0.25})


def test_when_it_is_used_up_only_alarms_leave_and_the_rest_leaves_the_next_day(world, channel):
    used = {"up": True}
    sender = Sender(
        world.store, channel, chat_id=CHAT, clock=world.clock, monotonic=world.monotonic, pause=world.pause,
        prices=PAID, used_up=lambda _: used["up"],
    )  # fmt: skip
    world.put("question", "who is it?")
    world.put("alarm", "something is wrong")
    while sender.step():
        pass
    assert [text for _, text in channel.arrived] == ["something is wrong"]
    used["up"] = False
    while sender.step():
        pass
    assert [text for _, text in channel.arrived] == ["something is wrong", "who is it?"]
    assert world.rows("costs", "unit_price, cost") == [(0.25, 0.25)] * 2


def test_what_never_left_is_on_no_bill_and_what_may_have_arrived_is(world, channel):
    channel.script = [NotSent("no route"), Uncertain("reset")]
    sender = Sender(
        world.store, channel, chat_id=CHAT, clock=world.clock, monotonic=world.monotonic, pause=world.pause, prices=PAID
    )
    world.put("note", "hello")
    while sender.step():
        pass
    sent = world.rows("costs", "operation, ok, cost")
    assert [row for row in sent if row[0] == "send_message"] == [
        ("send_message", 0, 0.0), ("send_message", 0, 0.25), ("send_message", 1, 0.25)
    ]  # fmt: skip


def test_without_telegram_the_log_costs_nothing_and_is_never_stopped(world):
    sender = Sender(world.store, None, chat_id=None, clock=world.clock, prices=PAID, used_up=lambda _: True)
    world.put("question", "who is it?")
    assert sender.step()
    assert world.rows("costs", "provider, cost") == [("log", 0.0)]
