"""The Telegram channel against a Bot API that misbehaves: what may be repeated, and that the token stays in."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator

import pytest

from agent.notify import ChannelError, Conflict, NotSent, Permanent, RateLimited, ServerFault, Uncertain
from agent.notify.telegram import Telegram
from tests.botapi import TOKEN, BotApi

CHAT = 4711
BUTTONS = [
    [{"text": "1. P-12 · K.B.", "data": "q:0123456789abcdef:0"}],
    [{"text": "Later", "data": "q:0123456789abcdef:l"}],
]


@pytest.fixture
def channel(bot_api: BotApi) -> Iterator[Telegram]:
    channel = Telegram(TOKEN, bot_api.url, timeout=0.5)
    yield channel
    channel.close()


def test_a_message_arrives_with_its_buttons_and_can_be_edited(bot_api, channel):
    message_id = channel.send(CHAT, "❓ Case <4f2a> & _co_: *who*?", BUTTONS)
    assert bot_api.sent[message_id].text == "❓ Case <4f2a> & _co_: *who*?"
    assert bot_api.sent[message_id].buttons == BUTTONS
    channel.edit(CHAT, message_id, "done")
    channel.edit(CHAT, message_id, "done")  # "not modified" is what we want
    assert (bot_api.sent[message_id].text, bot_api.sent[message_id].buttons) == ("done", [])


def test_a_picture_arrives_under_a_name_that_says_nothing(bot_api, channel):
    message_id = channel.photo(CHAT, b"\xff\xd8\xff a picture", "Case 4f2a, page 2.")
    assert bot_api.sent[message_id].text == "Case 4f2a, page 2."
    assert bot_api.sent[message_id].photo == {"filename": "page.jpg", "bytes": b"\xff\xd8\xff a picture"}


def test_updates_come_as_they_are_until_acknowledged(bot_api, channel):
    first = bot_api.say("/status", user=7, chat=CHAT)
    channel.send(CHAT, "question", BUTTONS)
    query = bot_api.press("q:0123456789abcdef:0", user=7, message=bot_api.find("question"))
    updates = channel.fetch(None, 1)
    assert [item["update_id"] for item in updates] == [first, first + 1]
    assert updates[0]["message"]["from"]["id"] == 7
    assert updates[1]["callback_query"]["data"] == "q:0123456789abcdef:0"
    assert updates[1]["callback_query"]["message"]["chat"]["id"] == CHAT
    assert channel.fetch(first, 0) == updates
    assert channel.fetch(first + 2, 0) == []
    assert bot_api.unconfirmed == 0
    channel.answer(query, "Noted. " * 100)
    assert bot_api.answered[query].startswith("Noted.")


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        ("reset", {}, Uncertain),
        ("hang", {}, Uncertain),
        ("drip", {}, Uncertain),
        ("500", {}, ServerFault),
        ("502", {}, ServerFault),
        ("html", {}, ServerFault),
        ("html", {"status": 302}, ServerFault),
        ("html", {"status": 403}, ServerFault),
        ("html", {"status": 404}, ServerFault),
        ("html", {"status": 502}, ServerFault),
        ("400", {}, Permanent),
        ("401", {}, Permanent),
        ("403", {}, Permanent),
        ("404", {}, Permanent),
        ("409", {}, Conflict),
    ],
)
def test_each_fault_is_told_apart_and_never_shows_the_token(bot_api, channel, kind, more, expected, caplog):
    caplog.set_level(logging.DEBUG)
    bot_api.fault("sendMessage", kind, **more)
    with pytest.raises(ChannelError) as caught:
        channel.send(CHAT, "x")
    assert type(caught.value) is expected
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + caplog.text
    assert TOKEN not in shown
    assert TOKEN.split(":")[1] not in shown
    assert caught.value.__cause__ is None
    assert channel.send(CHAT, "the next one gets through")


def test_an_update_that_nobody_understands_is_passed_on(bot_api, channel):
    bot_api.put({"message": {"forward_origin": 3}})
    bot_api.put({"brand_new": True})
    assert [set(item) for item in channel.fetch(None, 0)] == [{"update_id", "message"}, {"update_id", "brand_new"}]


def test_slow_down_says_for_how_long(bot_api, channel):
    bot_api.fault("sendMessage", "429", retry_after=37)
    with pytest.raises(RateLimited) as caught:
        channel.send(CHAT, "x")
    assert caught.value.retry_after == 37


def test_refused_connections_are_surely_not_sent(bot_api, channel):
    bot_api.stop()
    with pytest.raises(NotSent):
        channel.send(CHAT, "x")
    bot_api.start()
    assert channel.send(CHAT, "x")


def test_a_name_that_can_not_be_resolved_is_surely_not_sent():
    channel = Telegram(TOKEN, "http://telegram.invalid", timeout=2)
    with pytest.raises(NotSent):
        channel.me()
    channel.close()


def test_limits_are_permanent(bot_api, channel):
    for text, buttons in (("x" * 4097, []), ("", []), ("x", [[{"text": "t", "data": "d" * 65}]])):
        with pytest.raises(Permanent) as caught:
            channel.send(CHAT, text, buttons)
        assert caught.value.code == 400


def test_a_wrong_token_is_permanent(bot_api):
    channel = Telegram("1:wrong-secret", bot_api.url, timeout=2)
    with pytest.raises(Permanent) as caught:
        channel.me()
    assert caught.value.code == 401
    with pytest.raises(Permanent):
        channel.fetch(None, 0)
    assert "wrong-secret" not in str(caught.value)
    channel.close()


def test_a_poll_that_hangs_ends_and_a_new_connection_works(bot_api, channel):
    bot_api.fault("getUpdates", "hang")
    with pytest.raises(Uncertain):
        channel.fetch(None, 0)
    channel.rebuild()
    bot_api.say("/status", user=7, chat=CHAT)
    assert len(channel.fetch(None, 1)) == 1


def test_after_close_nothing_is_sent(bot_api, channel):
    channel.close()
    with pytest.raises(NotSent):
        channel.send(CHAT, "x")
    channel.close()
