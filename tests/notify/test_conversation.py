"""What users say: only known people in the known chat, nothing lost, nothing done twice."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field

import pytest

from agent.conversation import Answers, Conversation
from agent.conversation.incoming import command, parse, press
from agent.errors import NotFound, Refused, Unavailable
from agent.notify import Conflict, NotSent, Uncertain
from agent.notify.telegram import Telegram
from agent.sender import Sender
from agent.store import conversation as questions
from tests.botapi import TOKEN
from tests.notify.world import CHAT, DOCTOR, NONCE, NURSE, STRANGER

HOUR = 3600.0


@dataclass
class Office:
    """Stands for what lies above: decisions and facts. ``decided`` and ``undone`` are what it was asked to do."""

    world: object
    decided: list = field(default_factory=list)
    undone: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    crash_after: bool = False
    shown: int | None = None

    def decide(self, document_id, record_id, by):
        if self.problems:
            raise self.problems.pop(0)
        with self.world.store.transaction() as tx:
            if not questions.answer(tx, document_id, record_id, by, self.world.now):
                raise Refused(f"{document_id} was answered already.")
        self.decided.append((document_id, record_id, by))
        if self.crash_after:
            self.crash_after = False
            raise KeyboardInterrupt  # stands for the power going

    def undo(self, doc, by):
        if doc == "nowhere":
            raise NotFound("There is no document 'nowhere'.")
        self.undone.append((doc, by))
        return doc

    def answers(self):
        return Answers(
            status=lambda: "all fine", open=lambda: "2 open", show=lambda doc: f"story of {doc}",
            costs=lambda day: f"costs of {day}", health=lambda: "healthy", service=lambda name: f"{name} active",
            decide=self.decide, undo=self.undo, page=lambda doc: self.shown,
        )  # fmt: skip


@pytest.fixture
def office(world):
    return Office(world)


@pytest.fixture
def telegram(bot_api):
    channel = Telegram(TOKEN, bot_api.url, timeout=1)
    yield channel
    channel.close()


@pytest.fixture
def talk(world, telegram, office):
    return converse(world, telegram, office)


@pytest.fixture
def sender(world, telegram):
    return Sender(world.store, telegram, chat_id=CHAT, clock=world.clock, monotonic=world.monotonic, pause=world.pause)


def converse(world, channel, office, **more):
    options = {"poll_seconds": 0, "clock": world.clock, "monotonic": world.monotonic, "pause": world.pause}
    return Conversation(
        world.store, channel, office.answers(), chat_id=CHAT, allowed_user_ids=(DOCTOR, NURSE), **{**options, **more}
    )


def drain(sender):
    while sender.step():
        pass


def asked(world, bot_api, sender, document_id="4f2a", nonce=NONCE):
    """A question as it stands in the chat."""
    world.ask(document_id, nonce)
    drain(sender)
    return bot_api.find(document_id)


# --- commands -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/status", "all fine"),
        ("/status@intake_test_bot", "all fine"),
        ("/open", "2 open"),
        ("/show \u20684f2a\u2069", "story of 4f2a"),
        ("/show", "Like this: /show 4f2a"),
        ("/costs", "costs of today"),
        ("/costs yesterday", "costs of yesterday"),
        ("/costs week", "costs of week"),
        ("/health", "healthy"),
        ("/service nginx", "nginx active"),
        ("/undo 4f2a", "↩️ Case 4f2a: taken back by telegram:7. It waits in review/ again."),
        ("/undo nowhere", "There is no document 'nowhere'."),
    ],
)
def test_commands_of_known_users(world, bot_api, talk, sender, said, answer):
    bot_api.say(said, DOCTOR, CHAT)
    talk.step()
    drain(sender)
    assert bot_api.texts() == [answer]


@pytest.mark.parametrize("said", ["/help", "/start", "/nonsense", "/costs tomorrow"])
def test_help_where_it_helps(bot_api, talk, sender, said):
    bot_api.say(said, DOCTOR, CHAT)
    talk.step()
    drain(sender)
    assert bot_api.texts()[0].startswith("/status")


def test_what_is_no_command_is_left_alone(world, bot_api, talk, sender, office):
    bot_api.say("good morning", DOCTOR, CHAT)
    bot_api.say("/undo 4f2a", DOCTOR, CHAT, kind="edited_message")
    bot_api.say("/undo 4f2a", DOCTOR, CHAT, forward_origin={"type": "user"})
    talk.step()
    assert office.undone == []
    assert world.rows("outbox") == []
    assert world.rows("updates", "count(*)", "handled_at IS NULL") == [0]


# --- who may --------------------------------------------------------------------------------------


def test_strangers_get_nothing_at_all_and_a_line_in_the_audit(world, bot_api, talk, sender, office):
    message = asked(world, bot_api, sender)
    before = len(bot_api.calls)
    bot_api.say("/status", STRANGER, STRANGER)  # a stranger in private
    bot_api.say("/status", STRANGER, CHAT)  # a stranger who got into the chat
    bot_api.say("/status", DOCTOR, DOCTOR)  # a known user elsewhere
    bot_api.say("/status", STRANGER, CHAT, kind="edited_message")
    bot_api.press(f"q:{NONCE}:0", STRANGER, message)
    bot_api.press(f"q:{NONCE}:0", DOCTOR, message, chat=999)  # forwarded into another chat
    bot_api.put({"callback_query": {"id": "1", "from": {"id": DOCTOR}, "data": f"q:{NONCE}:0"}})  # from nowhere
    bot_api.put({"message": {"message_id": 1, "date": 1, "chat": {"id": CHAT, "type": "private"}, "text": "/undo x"}})
    talk.step()
    drain(sender)
    assert {call.method for call in bot_api.calls[before:]} == {"getUpdates"}
    assert office.decided == office.undone == []
    refusals = world.audit("refused_access")
    assert [(line["user"], line["chat"]) for line in refusals] == [
        (STRANGER, STRANGER), (STRANGER, CHAT), (DOCTOR, DOCTOR), (STRANGER, CHAT), (STRANGER, CHAT), (DOCTOR, 999),
        (DOCTOR, None), (None, CHAT),
    ]  # fmt: skip


def test_nobody_is_known_when_the_list_is_empty(world, bot_api, telegram, office, caplog):
    nobody = Conversation(world.store, telegram, office.answers(), chat_id=CHAT, allowed_user_ids=(), poll_seconds=0)
    nobody.stop()
    nobody.run()
    assert "NOBODY" in caplog.text


# --- questions ------------------------------------------------------------------------------------


def test_a_button_answers_and_every_copy_says_who(world, bot_api, talk, sender, office):
    message = asked(world, bot_api, sender)
    assert [row[0]["text"] for row in message.buttons[:2]] == ["1. P-12 · K.B.", "2. P-13 · K.B."]
    query = bot_api.press(message.buttons[1][0]["data"], DOCTOR, message)
    elsewhere(world, talk.step)
    drain(sender)
    assert office.decided == [("4f2a", "P-13", "telegram:7")]
    assert bot_api.answered[query] == "Noted."
    assert message.text == "✔️ Case 4f2a: P-13 · K.B., answered by telegram:7"
    assert [[item["text"] for item in row] for row in message.buttons] == [["Undo"]]
    bot_api.press(message.buttons[0][0]["data"], NURSE, message)
    talk.step()
    assert office.undone == [("4f2a", "telegram:8")]


def elsewhere(world, work):
    """In a thread, and so with a connection, of its own, as the loops have them."""
    thread = threading.Thread(target=lambda: (work(), world.store.close()))
    thread.start()
    thread.join()


def test_none_of_these(world, bot_api, talk, sender, office):
    message = asked(world, bot_api, sender)
    bot_api.press(f"q:{NONCE}:n", DOCTOR, message)
    elsewhere(world, talk.step)
    drain(sender)
    assert office.decided == [("4f2a", None, "telegram:7")]
    assert message.text == "✔️ Case 4f2a: none of the suggested, answered by telegram:7"
    assert message.buttons == []


def test_two_answer_at_once_one_wins_and_both_are_told(world, bot_api, talk, sender, office):
    message = asked(world, bot_api, sender)
    first = bot_api.press(f"q:{NONCE}:0", DOCTOR, message)
    second = bot_api.press(f"q:{NONCE}:1", NURSE, message)
    talk.step()
    assert office.decided == [("4f2a", "P-12", "telegram:7")]
    assert bot_api.answered == {first: "Noted.", second: "Already answered by telegram:7."}


def test_the_shell_was_quicker(world, bot_api, talk, sender, office):
    message = asked(world, bot_api, sender)
    office.problems = [Refused("4f2a was filed to P-13 by shell:root.")]
    query = bot_api.press(f"q:{NONCE}:0", DOCTOR, message)
    talk.step()
    assert bot_api.answered[query] == "4f2a was filed to P-13 by shell:root."


@pytest.mark.parametrize("data", ["q:ffffffffffffffff:0", f"q:{NONCE}:4", "decide:4f2a:P-12", "", f"u:{NONCE}", "q::0"])
def test_buttons_that_mean_nothing_do_nothing(world, bot_api, talk, sender, office, data):
    message = asked(world, bot_api, sender)
    query = bot_api.press(data, DOCTOR, message)
    talk.step()
    assert office.decided == office.undone == []
    assert bot_api.answered[query] == "This question is closed."


def test_buttons_of_an_older_question_do_nothing(world, bot_api, talk, sender, office):
    message = asked(world, bot_api, sender)
    world.pause(60)
    asked(world, bot_api, sender, nonce="fedcba9876543210")  # undone, and asked anew
    bot_api.press(f"q:{NONCE}:0", DOCTOR, message)
    bot_api.press(f"u:{NONCE}", DOCTOR, message)
    talk.step()
    assert office.decided == office.undone == []


def test_the_page_is_not_sent_but_shown_where_to_find(world, bot_api, talk, sender):
    message = asked(world, bot_api, sender)
    query = bot_api.press(f"q:{NONCE}:p", DOCTOR, message)
    talk.step()
    assert bot_api.answered[query] == "On the server: intake show 4f2a"


def test_under_full_the_page_is_sent(world, bot_api, telegram, talk, office):
    asked_for = []
    draw = lambda document_id, page: asked_for.append((document_id, page)) or b"\xff\xd8\xff"  # noqa: E731 - a fake in a line
    sender = Sender(world.store, telegram, chat_id=CHAT, clock=world.clock, monotonic=world.monotonic,
                    pause=world.pause, draw=draw)  # fmt: skip
    message = asked(world, bot_api, sender)
    office.shown = 3
    query = bot_api.press(f"q:{NONCE}:p", DOCTOR, message)
    talk.step()
    drain(sender)
    assert bot_api.answered[query] == "Noted."
    assert asked_for == [("4f2a", 3)]
    assert bot_api.find("page 3").photo["filename"] == "page.jpg"


# --- nothing is lost, nothing is done twice -------------------------------------------------------


def test_killed_between_fetching_and_acknowledging(world, bot_api, telegram, sender, office):
    message = asked(world, bot_api, sender)
    bot_api.press(f"q:{NONCE}:0", DOCTOR, message)
    updates = telegram.fetch(None, 0)
    with world.store.transaction() as tx:
        questions.save_updates(tx, updates, world.now)  # the power goes here: Telegram doesn't know that we have it
    again = converse(world, telegram, office)
    again.step()
    again.step()
    assert office.decided == [("4f2a", "P-12", "telegram:7")]
    assert bot_api.unconfirmed == 0


def test_killed_between_deciding_and_noting_it(world, bot_api, telegram, talk, sender, office):
    message = asked(world, bot_api, sender)
    office.crash_after = True
    query = bot_api.press(f"q:{NONCE}:0", DOCTOR, message)
    with pytest.raises(KeyboardInterrupt):
        talk.step()
    converse(world, telegram, office).step()
    assert office.decided == [("4f2a", "P-12", "telegram:7")]
    assert bot_api.answered[query] == "Already answered by telegram:7."


def test_an_answer_waits_while_the_register_is_down(world, bot_api, talk, sender, office):
    message = asked(world, bot_api, sender)
    office.problems = [Unavailable("The register can't be reached.")]
    bot_api.press(f"q:{NONCE}:0", DOCTOR, message)
    bot_api.say("/status", DOCTOR, CHAT)
    talk.step()
    assert office.decided == []
    assert world.rows("updates", "count(*)", "handled_at IS NULL") == [1]
    talk.step()
    assert office.decided == [("4f2a", "P-12", "telegram:7")]


def test_a_bug_in_one_update_stops_no_other(world, bot_api, talk, sender, office, caplog):
    message = asked(world, bot_api, sender)
    office.problems = [ZeroDivisionError()]
    bot_api.press(f"q:{NONCE}:0", DOCTOR, message)
    bot_api.say("/status", DOCTOR, CHAT)
    talk.step()
    drain(sender)
    assert bot_api.texts()[1:] == ["That did not work; the agent's log says why.", "all fine"]
    assert "ZeroDivisionError" in caplog.text


def test_what_was_said_is_forgotten_once_it_is_handled(world, bot_api, talk):
    bot_api.say("/show Karim Bennani", DOCTOR, CHAT)
    talk.step()
    assert world.rows("updates", "payload") == ["{}"]


def test_after_a_week_of_silence_smaller_ids_are_taken(world, bot_api, talk, sender):
    bot_api.say("/status", DOCTOR, CHAT)
    talk.step()
    talk.step()  # this one acknowledges
    world.pause(7 * 24 * HOUR)
    bot_api.jump(5)
    bot_api.say("/open", DOCTOR, CHAT)
    talk.step()
    drain(sender)
    assert bot_api.texts() == ["all fine", "2 open"]
    assert bot_api.calls[-1].params.get("offset") in (None, "6")


# --- the loop -------------------------------------------------------------------------------------


def test_a_poll_that_hangs_is_given_up_and_its_connection_renewed(world, channel, office):
    channel.script = [Uncertain("no answer in time"), None]
    loop = converse(world, channel, office)
    world.pause(500)
    assert loop.poll_age == 500
    loop.step()
    assert channel.calls == ["fetch None", "rebuild", "fetch None"]
    assert loop.poll_age == 0


def test_days_without_network_keep_the_loop_alive(world, channel, office):
    channel.always = NotSent("no way")
    world.at(2 * 24 * HOUR, lambda: setattr(channel, "always", None))
    loop = converse(world, channel, office)
    loop.step()
    assert world.ticks >= 2 * 24 * HOUR
    assert loop.last_progress == loop.last_contact == world.ticks
    assert world.rows("meta", "value", "key = 'telegram_contact'") == [world.now.isoformat()]


def test_another_program_on_the_same_token_is_alarmed_once_and_cleared_once(world, channel, office):
    channel.script = [Conflict("409"), None, Conflict("409"), None, Conflict("409"), Conflict("409"), None]
    loop = converse(world, channel, office)
    for _ in range(5):
        loop.step()
    assert world.rows("outbox", "kind") == ["alarm"]
    world.pause(601)
    loop.step()
    loop.step()
    assert world.rows("outbox", "kind") == ["alarm", "all_clear"]


def test_open_questions_are_asked_again_after_a_day_and_later_means_later(world, bot_api, talk, sender):
    message = asked(world, bot_api, sender)
    keep_talking(world, talk, 20)
    bot_api.press(f"q:{NONCE}:l", DOCTOR, message)
    keep_talking(world, talk, 23)
    drain(sender)
    assert len(bot_api.sent) == 1
    keep_talking(world, talk, 2)
    drain(sender)
    assert len(bot_api.sent) == 2
    reminder = bot_api.texts()[1]
    assert reminder.startswith("⏰ Still waiting for an answer.\n❓ Case 4f2a")
    assert bot_api.find("⏰").buttons == message.buttons


def keep_talking(world, talk, hours):
    for _ in range(hours):
        world.pause(HOUR)
        talk.step()


def test_after_a_day_without_contact_open_questions_are_asked_anew(world, channel, office, bot_api, telegram, sender):
    asked(world, bot_api, sender)
    talk = converse(world, telegram, office, remind_hours=0)
    talk.step()
    world.pause(25 * HOUR)  # whoever pressed a button in that time: Telegram has forgotten it
    world.ask("5555", "5555555555555555")  # still in the outbox: not asked at all yet
    talk.step()
    talk.step()
    drain(sender)
    assert [text.splitlines()[-4] for text in bot_api.texts()[1:]] == [
        "❓ Case 5555: several records fit.", "❓ Case 4f2a: several records fit.",
    ]  # fmt: skip


def test_many_open_questions_are_no_flood(world, bot_api, talk, sender):
    for number in range(12):
        world.ask(f"doc{number}", f"{number:016d}")
    drain(sender)
    keep_talking(world, talk, 26)
    drain(sender)
    assert len(bot_api.sent) == 12 + 6
    assert bot_api.texts()[-1] == "⏰ Still waiting for an answer.\n… and 7 more: /open"


def test_both_loops_in_their_threads_end_when_told(world, bot_api, telegram, office):
    sender = Sender(world.store, telegram, chat_id=CHAT, idle_seconds=0.01)
    talk = Conversation(
        world.store, telegram, office.answers(), chat_id=CHAT, allowed_user_ids=(DOCTOR,), poll_seconds=30
    )
    threads = [threading.Thread(target=loop.run) for loop in (sender, talk)]
    for thread in threads:
        thread.start()
    world.ask("4f2a")
    wait_for(bot_api, lambda: bot_api.sent)
    message = bot_api.find("4f2a")
    bot_api.press(f"q:{NONCE}:0", DOCTOR, message)
    wait_for(bot_api, lambda: message.edits)
    assert message.text.startswith("✔️ Case 4f2a: P-12")
    for loop in (sender, talk):
        loop.stop()
    for thread in threads:
        thread.join(10)
    assert not any(thread.is_alive() for thread in threads)
    assert office.decided == [("4f2a", "P-12", "telegram:7")]


def wait_for(bot_api, condition):
    with bot_api.changed:
        assert bot_api.changed.wait_for(condition, 20)


# --- reading updates ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"message": None},
        {"message": {"from": 7, "chat": "x"}},
        {"message": {"from": {"id": "7"}, "chat": {"id": True}}},
        {"callback_query": {"from": {"id": 7}, "message": None}},
        {"channel_post": {"chat": {"id": CHAT}}},
    ],
)
def test_strange_updates_give_no_permission(update):
    assert not parse({"update_id": 1, **update}).allowed({7, 1}, CHAT)


def test_reading_buttons_and_commands():
    assert press(f"q:{NONCE}:0x") is None
    assert press(f"q:{NONCE}:\n0") is None
    assert press(f"u:{NONCE}").choice == "u"
    assert command("status") is None
    assert command("/show   a b.pdf ") == ("show", "a b.pdf")
    assert json.dumps(parse({"update_id": 3, "x": 1}).kind) == '"x"'
