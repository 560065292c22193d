"""Five hundred files at once, and a week without network: nothing is lost or told twice, nobody is flooded."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from agent.conversation import Conversation
from agent.notify import NotSent
from agent.sender import Sender
from tests.house import LETTER, STRANGER, House
from tests.notify.test_conversation import Office
from tests.notify.world import CHAT, DOCTOR

FILES, QUESTIONS, BROKEN = 500, 20, 80
HOUR, DAY = 3600.0, 86400.0


@pytest.fixture
def house(tmp_path):
    """Five hundred documents, worked off: 400 filed, 20 asked about, 80 that are no PDF."""
    house = House(tmp_path)
    house.store.reader().execute("PRAGMA synchronous=OFF")  # no power goes here, and disks are slow
    for number in range(FILES):
        text = STRANGER if number % 25 == 0 else LETTER
        house.drop(f"scan-{number}.pdf", f"{text}\nFeuille {number}")
        if number % 25 in (1, 2, 3, 4):
            (house.home / "incoming" / f"scan-{number}.pdf").write_bytes(b"no PDF %d %%%%EOF" % number)
    house.run()
    assert Counter(row.state.value for row in house.rows().values()) == {
        "filed": FILES - QUESTIONS - BROKEN, "review": QUESTIONS, "failed": BROKEN,
    }  # fmt: skip
    return house


def test_five_hundred_files_at_once_after_a_week_without_network(house, world, channel):
    clocks = {"clock": world.clock, "monotonic": world.monotonic, "pause": world.pause}
    sender = Sender(house.store, channel, chat_id=CHAT, **clocks)
    channel.always = NotSent("no way")
    world.at(7 * DAY, lambda: setattr(channel, "always", None))
    while sender.step():
        pass
    told = Counter(re.findall(r"\bd\d{4}\b", "\n".join(channel.texts)))
    states = Counter(row[0] for row in house.store.reader().execute("SELECT state FROM outbox"))
    assert states.keys() == {"sent"}
    assert len([text for text in channel.texts if text.startswith("❓")]) == QUESTIONS
    assert len(channel.texts) <= QUESTIONS + 6, "two notes, and one digest or two for each kind"
    assert max(told.values()) == 1
    hidden = sum(int(number) for number in re.findall(r"… and (\d+) more", "\n".join(channel.texts)))
    assert len(told) + hidden == FILES, "every document is told, or counted where a digest is full"


def test_a_week_of_polls_without_network_and_then_the_questions_come_again(world, channel):
    sender = Sender(world.store, channel, chat_id=CHAT, clock=world.clock, monotonic=world.monotonic, pause=world.pause)
    talk = Conversation(
        world.store, channel, Office(world).answers(), chat_id=CHAT, allowed_user_ids=(DOCTOR,), clock=world.clock,
        monotonic=world.monotonic, pause=world.pause, poll_seconds=0,
    )  # fmt: skip
    world.ask("4f2a")
    sender.step()
    talk.step()
    channel.always = NotSent("no way")
    world.at(world.ticks + 7 * DAY, lambda: setattr(channel, "always", None))
    talk.step()
    while sender.step():
        pass
    assert [text.splitlines()[0] for text in channel.texts] == [
        "❓ Case 4f2a: several records fit.", "⏰ Still waiting for an answer.",
    ]  # fmt: skip
