"""Under ``minimal`` nothing of a document leaves the house: all samples, all commands, all buttons, on a real agent."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
from datetime import date

import pytest
from pypdf import PdfReader

from agent.core.catalogue import CATALOGUE
from tests.botapi import BotApi
from tests.notify.practice import CHAT, Practice
from tests.notify.world import DOCTOR
from tests.running import SAMPLES

# What the agent says of its own: the catalogue, and English where a check of the health has something to say.
_OURS = set(re.findall(r"\w+", " ".join([*CATALOGUE["fr"].values(), *CATALOGUE["en"].values()]).casefold()))


@pytest.fixture(scope="module")
def morning(practice, tmp_path_factory):
    """The practice's first morning with a bot: every message is said anew, then everything is asked and pressed."""
    home = tmp_path_factory.mktemp("minimal") / "home"
    shutil.copytree(practice.home, home, ignore=shutil.ignore_patterns("bell", "agent.lock"))
    bot = BotApi()
    here = Practice(home, bot, "LANGUAGE=fr\n")
    speak_again(home)
    here.start()
    here.until(here.quiet, "everything is said")
    documents = here.rows("SELECT id, name FROM documents")
    for document_id, name in documents:
        for said in (f"/show {document_id}", f"/show {document_id[:6]}", f"/show {name}", f"/undo {name}"):
            bot.say(said, DOCTOR, CHAT)
    for said in ("/status", "/open", "/costs", "/costs week", "/health", "/service ssh", "/help", "/show nobody", "/x"):
        bot.say(said, DOCTOR, CHAT)
    for message in [item for item in bot.sent.values() if item.buttons]:
        for choice in [item for row in message.buttons for item in row][::-1]:
            bot.press(choice["data"], DOCTOR, message)
    here.until(lambda: bot.unconfirmed == 0, "everything is fetched")
    here.until(lambda: not here.rows("SELECT 1 FROM updates WHERE handled_at IS NULL"), "everything is handled")
    here.until(here.quiet, "everything is answered")
    yield here
    here.end()
    bot.stop()


def speak_again(home):
    """What had gone to the log alone waits once more."""
    db = sqlite3.connect(home / "state" / "intake.sqlite")
    db.execute("UPDATE outbox SET state = 'pending', message_id = NULL, sent_at = NULL")
    db.commit()
    db.close()


def sent(bot):
    """Whatever left, but the ids and texts that Telegram itself wants back."""
    return json.dumps([call.params for call in bot.calls], ensure_ascii=False, default=repr).casefold()


def test_something_was_said_about_every_document(morning):
    said = sent(morning.bot)
    assert all(document_id in said for document_id in morning.rows("SELECT id FROM documents"))
    assert morning.bot.count("sendMessage") > 80
    assert morning.bot.count("answerCallbackQuery") > 20


def test_no_name_no_date_and_no_number_of_a_person(morning):
    said = sent(morning.bot)
    with (SAMPLES / "register.csv").open(encoding="utf-8") as file:
        people = list(csv.DictReader(file))
    for person in people:
        kept = ("record_id", "status", "sex", "birth_date")
        values = [value for key, value in person.items() if key not in kept and value and len(value) > 2]
        values += written(person.get("birth_date", ""))
        assert [value for value in values if re.search(rf"\b{re.escape(value.casefold())}\b", said)] == []


def written(iso):
    """A date as it may be printed."""
    if not iso:
        return []
    day = date.fromisoformat(iso)
    return [iso, *(day.strftime(form) for form in ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%Y%m%d"))]


def test_no_file_name_and_no_word_of_a_document(morning):
    said = set(re.findall(r"\w+", sent(morning.bot)))
    words = set()
    for path in sorted((SAMPLES / "pdf").rglob("*.pdf")):
        words |= set(re.findall(r"\w+", path.stem.casefold()))
        words |= set(re.findall(r"\w+", text_of(path).casefold()))
    quotes = morning.rows("SELECT explanation || evidence || candidates FROM documents")
    words |= {word for text in quotes for word in re.findall(r'"quote": "([^"]*)"', text or "")}
    telling = {word for word in words if len(word) > 3 and not word.isdigit()} - _OURS
    assert len(telling) > 200
    assert telling & said == set()


def text_of(path):
    try:
        return " ".join(page.extract_text() for page in PdfReader(path).pages)
    except Exception:  # noqa: BLE001 - broken on purpose, or locked
        return ""


def test_no_picture_and_no_error_tells_either(morning):
    assert morning.bot.count("sendPhoto") == 0
    problems = " ".join(morning.rows("SELECT coalesce(error, '') FROM outbox"))
    assert "benali" not in problems.casefold()
    assert set(morning.states()) == {"sent"}


def test_under_full_the_same_button_sends_the_page(morning, tmp_path):
    """The picture is drawn by a child; its name and its caption say nothing but the case and the page."""
    bot = BotApi()
    full = Practice(tmp_path / "home", bot, "NOTIFY_DETAIL=full\n")
    full.start()
    question = full.asked()
    assert "BENALI" in question.text.upper()
    page = next(item for item in question.buttons[-1] if item["data"].endswith(":p"))
    bot.press(page["data"], DOCTOR, question)
    full.until(lambda: bot.count("sendPhoto") == 1, "the page is sent")
    full.until(full.quiet, "and noted")
    message = bot.find("page 1.")
    full.end()
    bot.stop()
    assert message.photo["filename"] == "page.jpg"
    assert message.photo["bytes"].startswith(b"\xff\xd8\xff")
    assert full.rows("SELECT operation FROM costs WHERE operation = 'send_photo'") == ["send_photo"]
