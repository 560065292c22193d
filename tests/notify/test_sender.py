"""The outbox's loop: nothing is lost, only what can't be known is doubled, and nobody is flooded."""

from __future__ import annotations

import logging
import threading

import pytest

from agent.notify import NotSent, Permanent, RateLimited, ServerFault, Uncertain
from agent.notify.telegram import Telegram
from agent.sender import Sender
from agent.store import conversation, outbox
from tests.botapi import TOKEN
from tests.notify.world import CHAT, NONCE

DAY = 86400.0


@pytest.fixture
def sender(world, channel):
    return make(world, channel)


def make(world, channel, **more):
    options = {"chat_id": CHAT, "clock": world.clock, "monotonic": world.monotonic, "pause": world.pause}
    return Sender(world.store, channel, **{**options, **more})


def drain(sender, limit=2000):
    for _ in range(limit):
        if not sender.step():
            return
    raise AssertionError("the outbox never empties")


def test_messages_leave_in_order_and_each_call_is_metered(world, channel, sender):
    for number in range(3):
        world.put("note", f"message {number}", f"doc{number}")
    drain(sender)
    assert channel.arrived == [(CHAT, "message 0"), (CHAT, "message 1"), (CHAT, "message 2")]
    assert world.rows("outbox", "state, message_id") == [("sent", 100), ("sent", 101), ("sent", 102)]
    costs = world.rows("costs", "provider, operation, unit, cost, ok, document_id")
    assert costs == [("telegram", "send_message", "call", 0.0, 1, f"doc{number}") for number in range(3)]


def test_one_message_a_second_to_a_chat(world, channel, sender):
    for number in range(5):
        world.put("note", f"message {number}")
    drain(sender)
    assert all(later - earlier >= 1 for earlier, later in zip(channel.at, channel.at[1:], strict=False))


def test_twenty_a_minute_to_a_group(world, channel):
    for number in range(45):
        world.put("note", f"message {number}")
    drain(make(world, channel, chat_id=-100))
    assert len(channel.at) == 45
    assert all(later - earlier >= 60 for earlier, later in zip(channel.at, channel.at[20:], strict=False))


def test_a_week_without_network_loses_nothing_and_floods_nobody(world, channel, sender):
    channel.always = NotSent("no way")
    for number in range(500):
        world.put("filed", f"filed {number}", f"doc{number}", line=f"doc{number} → P-{number}")
    world.put("question", "who is it?", "docq")
    for number in range(30):
        world.put("failed", f"failed {number}", f"bad{number}", line=f"bad{number}", group="encrypted")
    world.put("alarm", "the disk is full")
    world.at(7 * DAY, lambda: setattr(channel, "always", None))
    drain(sender)
    assert world.ticks >= 7 * DAY
    assert set(world.states()) == {"sent"}
    assert len(channel.arrived) == 4
    digest = channel.texts[0]
    assert digest.startswith("✅ 500 documents filed:")
    assert digest.splitlines()[-1].endswith("more")
    assert len(digest) <= 4096
    assert channel.texts[1] == "who is it?"
    assert all(f"bad{number}" in channel.texts[2] for number in range(30))
    assert len(channel.calls) < 8000  # two minutes apart at most, not a storm


def test_few_filings_are_told_one_by_one_and_failures_of_a_kind_together(world, channel, sender):
    for number in range(4):
        world.put("filed", f"filed {number}", line="x")
    for number in range(4):
        world.put("failed", f"locked {number}", line="x", group="encrypted")
        world.put("failed", f"broken {number}", line="x", group="broken_pdf")
    drain(sender)
    assert len(channel.arrived) == 6


def test_a_failure_is_told_at_once_and_more_of_its_kind_soon_after_together(world, channel, sender):
    world.put("failed", "locked 0", line="doc0", group="encrypted")
    drain(sender)
    assert channel.texts == ["locked 0"]
    for number in (1, 2, 3):
        world.put("failed", f"locked {number}", line=f"doc{number}", group="encrypted")
    world.put("failed", "another kind", line="x", group="broken_pdf")
    drain(sender)
    assert channel.texts[1:] == ["another kind"]
    world.pause(20)
    drain(sender)
    assert channel.texts[2].splitlines()[1:] == ["doc1", "doc2", "doc3"]


def test_filings_can_be_gathered_for_an_hour(world, channel):
    sender = make(world, channel, filed_every=3600)
    world.put("filed", "one", "d1", line="d1")
    world.pause(1800)
    world.put("filed", "two", "d2", line="d2")
    world.put("alarm", "now")
    drain(sender)
    assert channel.texts == ["now"]
    world.pause(1801)
    drain(sender)
    assert channel.texts[1:] == ["✅ 2 documents filed:\nd1\nd2"]


def test_slow_down_is_honoured(world, channel, sender):
    channel.script = [RateLimited("slow", 300)]
    world.put("note", "x")
    drain(sender)
    assert channel.texts == ["x"]
    assert world.ticks >= 300


def test_what_may_have_arrived_goes_out_once_more_and_says_so(world, channel, sender):
    channel.delivers_first, channel.script = True, [Uncertain("broke")]
    world.put("question", "❓ Case 4f2a", "4f2a")
    drain(sender)
    assert len(channel.texts) == 2
    assert channel.texts[1].startswith("🔁 Perhaps a repetition")
    assert "4f2a" in channel.texts[1]
    assert world.states() == ["sent"]


def test_it_is_never_repeated_twice(world, channel, sender, caplog):
    channel.delivers_first, channel.script = True, [Uncertain("broke"), Uncertain("broke")]
    world.put("note", "x", "4f2a")
    drain(sender)
    assert len(channel.texts) == 2
    assert world.states() == ["dead"]
    assert "may not have arrived" in caplog.text


def test_the_one_repetition_is_kept_until_the_way_is_open(world, channel, sender):
    channel.script, channel.probe = [Uncertain("broke")], Uncertain("still")
    world.put("note", "x")
    world.at(DAY, lambda: setattr(channel, "probe", None))
    drain(sender)
    assert world.states() == ["sent"]
    assert channel.calls.count("send") == 2
    assert world.ticks >= DAY


def test_killed_between_sending_and_marking(world, channel, sender):
    first = world.put("note", "arrived?", "4f2a")
    world.put("note", "not yet")
    with world.store.transaction() as tx:
        outbox.claim(tx, [first])  # the power goes here
    again = make(world, channel)
    again.start()
    assert world.states() == ["uncertain", "pending"]
    drain(again)
    assert [text.startswith("🔁") for text in channel.texts] == [True, False]
    assert world.states() == ["sent", "sent"]


def test_a_message_that_telegram_refuses_stops_no_other(world, channel, sender, caplog):
    channel.script = [Permanent("too long", 400)]
    world.put("note", "bad", "4f2a")
    world.put("note", "good")
    drain(sender)
    assert channel.texts == ["good"]
    assert world.states() == ["dead", "sent"]
    assert [record.levelno for record in caplog.records if "ALERT" in record.message] == [logging.ERROR]


@pytest.mark.parametrize("code", [401, 403])
def test_what_a_bad_token_or_a_closed_chat_stopped_is_sent_once_that_is_mended(world, channel, sender, code):
    channel.script = [Permanent("no", code), Permanent("no", code)]
    for text in ("one", "two"):
        world.put("question", text)
    drain(sender)
    assert world.states() == ["dead", "dead"]
    again = make(world, channel)  # the token was mended in .env, and the agent started again
    again.start()
    drain(again)
    assert channel.texts == ["one", "two"]


def test_let_in_again_without_a_restart(world, channel, sender):
    channel.script = [Permanent("no", 403), None]
    world.put("question", "one")
    world.put("question", "two")
    drain(sender)
    assert channel.texts == ["two", "one"]


def test_faults_of_the_other_side_are_waited_out(world, channel, sender):
    channel.script = [ServerFault("502"), ServerFault("no Bot API")]
    world.put("note", "x")
    world.put("note", "y")
    drain(sender)
    assert [text.splitlines()[-1] for text in channel.texts] == ["x", "y"]


def test_a_message_that_always_meets_a_fault_lets_the_others_pass(world, channel, sender):
    channel.script = [ServerFault("500")] * 10
    world.put("note", "cursed")
    world.put("alarm", "urgent")
    drain(sender)
    assert channel.texts == ["urgent"]
    world.pause(601)
    drain(sender)
    assert channel.texts[1].endswith("cursed")
    assert world.states() == ["sent", "sent"]


def test_an_edit_goes_to_the_message_that_was_sent(world, channel, sender):
    question = world.put("question", "who?", "4f2a")
    world.put("edit", "answered", "4f2a", edit=question)
    channel.script = [None, Uncertain("broke"), Uncertain("broke"), None]
    drain(sender)
    assert channel.edits == [(100, "answered")]


def test_an_edit_of_what_never_left_is_dropped(world, channel, sender):
    channel.script = [Permanent("no", 400)]
    question = world.put("question", "who?", "4f2a")
    world.put("edit", "answered", "4f2a", edit=question)
    drain(sender)
    assert world.states() == ["dead", "sent"]
    assert "edit" not in channel.calls


def test_an_answer_from_the_shell_is_shown_on_every_copy_of_the_question(world, channel, sender):
    world.ask("4f2a")
    drain(sender)
    other = threading.Thread(target=answer_from_another_connection, args=(world,))
    other.start()
    other.join()
    drain(sender)
    assert channel.edits == [(100, "✔️ Case 4f2a: P-13 · K.B., answered by shell:root")]
    drain(sender)
    assert len(channel.edits) == 1
    drain(make(world, channel))  # nor after a restart
    assert len(channel.edits) == 1


def answer_from_another_connection(world):
    with world.store.transaction() as tx:
        assert conversation.answer(tx, "4f2a", "P-13", "shell:root", world.now)
        assert not conversation.answer(tx, "4f2a", "P-12", "shell:else", world.now)
    world.store.close()


def test_without_a_token_everything_goes_to_the_log_and_nothing_piles_up(world, caplog):
    caplog.set_level(logging.INFO)
    sender = make(world, None, chat_id=None)
    world.put("question", "who\nis it?", "4f2a")
    world.put("filed", "filed")
    sender.start()
    drain(sender)
    loud = [record.message for record in caplog.records if record.levelno == logging.WARNING]
    assert loud == [
        "TELEGRAM_BOT_TOKEN is not set: questions and alerts go to the log ALONE",
        "[question] who | is it?",
    ]
    assert world.states() == ["sent", "sent"]
    assert set(world.rows("costs", "provider, cost")) == {("log", 0.0)}
    assert caplog.records[-1].levelno == logging.INFO


@pytest.mark.parametrize(
    ("kind", "more", "arrivals"),
    [
        ("reset", {"after": True}, 2),
        ("reset", {}, 1),
        ("hang", {"after": True}, 2),
        ("drip", {}, 2),
        ("429", {}, 1),
        ("500", {}, 1),
        ("html", {}, 1),
        ("html", {"status": 403}, 1),
    ],
)
def test_each_fault_over_http_loses_nothing(world, bot_api, kind, more, arrivals, caplog):
    caplog.set_level(logging.DEBUG)
    telegram = Telegram(TOKEN, bot_api.url, timeout=0.3)
    bot_api.fault("sendMessage", kind, **more)
    world.put("question", "❓ Case 4f2a", "4f2a", nonce=NONCE)
    drain(make(world, telegram))
    telegram.close()
    assert len(bot_api.sent) == arrivals
    assert world.states() == ["sent"]
    assert TOKEN not in caplog.text
    assert all("4f2a" in text for text in bot_api.texts())
    assert sum(not text.startswith("🔁") for text in bot_api.texts()) <= 1


def test_refused_for_two_days_over_http(world, bot_api):
    telegram = Telegram(TOKEN, bot_api.url, timeout=1)
    bot_api.stop()
    for number in range(60):
        world.put("filed", f"filed {number}", f"doc{number}", line=f"doc{number} → P-1")
    world.at(3 * 3600, bot_api.start)
    drain(make(world, telegram))
    telegram.close()
    assert len(bot_api.sent) == 1
    assert all(f"doc{number}" in bot_api.texts()[0] for number in range(60))


def test_stop_ends_a_long_wait_at_once_and_last_words_still_leave(world, channel):
    waiting = Sender(world.store, channel, chat_id=CHAT)
    channel.always = NotSent("no way")
    world.put("note", "x")
    thread = threading.Thread(target=waiting.run)
    thread.start()
    waiting.stop()
    thread.join(10)
    assert not thread.is_alive()
    channel.always = None
    parting = Sender(world.store, channel, chat_id=CHAT)
    parting.stop()
    world.put("note", "I have stopped")
    parting.run()
    assert channel.texts[0] == "x"
