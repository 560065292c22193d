"""Health: each trouble is seen and named, all at once and in time; a message comes when something changes."""

from __future__ import annotations

import json
import os
import socket
import stat
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from agent.config import Settings
from agent.errors import Refused, RegisterError, Unavailable
from agent.health import Report, Result, checks, inside, machine, run_checks
from agent.health.bot import Bot
from agent.health.changes import announce, deliver
from agent.health.finding import Finding, age
from agent.home import Lock, prepare
from agent.notify import ChannelError, NotSent, Permanent, Uncertain
from agent.store import Store, documents, ledger, meta, outbox, plans
from tests.running import Agent

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class House:
    """A home with a state database, and what happens in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        prepare(home)
        self.store = Store(home / "state" / "intake.sqlite")

    def beat(self, ago=timedelta()):
        with self.store.transaction() as tx:
            meta.put(tx, "heartbeat", (NOW - ago).isoformat())

    def message(self, ago, state="pending"):
        with self.store.transaction() as tx:
            number = outbox.enqueue(tx, "note", {"text": "hello"}, NOW - ago)
            tx.execute("UPDATE outbox SET state = ? WHERE id = ?", (state, number))

    def document(self, name="d1", ago=timedelta(), file=True, row=True):
        claimed = self.home / "state" / "claimed" / name
        if file:
            claimed.mkdir()
            (claimed / "document").write_bytes(b"%PDF-")
            os.utime(claimed, (0, 0))
        if row:
            with self.store.transaction() as tx:
                documents.insert(
                    tx, name, name="a.pdf", name_bytes=b"a.pdf", source="", now=NOW - ago,
                    path=f"state/claimed/{name}/document",
                )  # fmt: skip


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "home")


class FakeRegister:
    """A register that is well, unless told otherwise."""

    def __init__(self, size=3, age=timedelta(), problem=None):
        self._size, self.index_age, self._problem = size, age, problem

    def ping(self):
        if self._problem:
            raise self._problem

    def size(self):
        return self._size


def opened(register):
    @contextmanager
    def opening():
        yield register

    return opening


def raising(error):
    def fail():
        raise error

    return fail


def raising_any(error):
    def fail(*_, **__):
        raise error

    return fail


def report(**statuses):
    return Report(tuple(Result(name, status, f"detail of {name}", 1) for name, status in statuses.items()))


# --- all at once, in time --------------------------------------------------------------------------


def test_checks_run_at_once():
    together = threading.Barrier(3, timeout=10)

    def check():
        together.wait()
        return Finding("ok", "")

    assert run_checks({"a": check, "b": check, "c": check}, limit=10).status == "ok"


def test_a_check_that_hangs_is_broken_and_keeps_nobody_waiting():
    found = run_checks({"hangs": threading.Event().wait, "fine": lambda: Finding("ok", "well")}, limit=0.2)
    assert [(r.name, r.status) for r in found.results] == [("hangs", "broken"), ("fine", "ok")]
    assert "no answer" in found.results[0].detail


def test_when_every_check_of_a_home_hangs_each_is_named_and_nobody_waits(house):
    named = checks(Settings(home=house.home), NOW, register=opened(FakeRegister()), me=None)
    found = run_checks(dict.fromkeys(named, threading.Event().wait), limit=0.2)
    assert {result.name for result in found.results} == set(named)
    assert {(result.status, result.detail) for result in found.results} == {("broken", "gave no answer within 0.2 s")}
    assert found.exit_code == 2


def test_the_command_answers_when_the_world_around_it_hangs(tmp_path):
    hanging = tmp_path / "bin"
    hanging.mkdir()
    for program in ("tesseract", "systemctl"):
        (hanging / program).write_text("#!/bin/sh\nexec sleep 600\n")
        (hanging / program).chmod(0o755)
    with socket.create_server(("127.0.0.1", 0)) as mute:  # it takes calls and never says a word
        agent = Agent(
            tmp_path / "home",
            f"TELEGRAM_BOT_TOKEN=1:a\nTELEGRAM_CHAT_ID=1\nALLOWED_SERVICES=cups\n"
            f"TELEGRAM_API_BASE_URL=http://127.0.0.1:{mute.getsockname()[1]}\n",
        )
        done = agent.intake("health", "--json", PATH=f"{hanging}:{os.environ['PATH']}")
    found = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert done.returncode == 2
    assert found["tesseract"]["status"] == "broken"
    assert found["telegram"]["status"] == "degraded"
    assert found["services"]["status"] == "degraded"
    assert found["poppler"]["status"] == "ok", "the others have answered all the same"


@pytest.mark.parametrize(
    "error", [OSError(5, "Input/output error"), ValueError("what is this\nsecond line"), KeyError()]
)
def test_a_check_that_fails_in_an_unforeseen_way_is_a_finding(error):
    (result,) = run_checks({"odd": raising(error)}).results
    assert result.status == "broken"
    assert "\n" not in result.detail


@pytest.mark.parametrize(
    ("statuses", "status", "code"),
    [(["ok", "ok"], "ok", 0), (["ok", "degraded"], "degraded", 1), (["degraded", "broken"], "broken", 2)],
)
def test_the_worst_decides(statuses, status, code):
    found = report(**{f"c{number}": status for number, status in enumerate(statuses)})
    assert (found.status, found.exit_code) == (status, code)


def test_a_home_that_is_well(house):
    lock = Lock(house.home)
    lock.acquire()
    house.beat()
    settings = Settings(home=house.home, ocr_languages="eng")
    named = checks(settings, NOW, register=opened(FakeRegister()), me=lambda: "our_bot")
    found = run_checks({name: check for name, check in named.items() if name not in ("tesseract", "poppler", "disk")})
    lock.release()
    assert {r.name: r.status for r in found.results if r.status != "ok"} == {}


# --- the agent -------------------------------------------------------------------------------------


def test_an_agent_that_does_not_run(house):
    assert inside.agent(house.home, NOW, 60).status == "broken"


@pytest.mark.parametrize(
    ("ago", "sweep", "status"), [(30, 60, "ok"), (200, 60, "broken"), (1000, 600, "ok"), (2000, 600, "broken")]
)
def test_an_agent_that_has_made_no_progress(house, ago, sweep, status):
    lock = Lock(house.home)
    lock.acquire()
    assert inside.agent(house.home, NOW, sweep).status == "degraded"  # just started
    house.beat(timedelta(seconds=ago))
    assert inside.agent(house.home, NOW, sweep).status == status
    lock.release()


# --- the machine -----------------------------------------------------------------------------------


def test_a_missing_folder(house):
    (house.home / "review").rmdir()
    assert machine.folders(house.home) == Finding("broken", "the folder review/ is missing")


def test_an_unwritable_folder(house, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "archive")
    assert "archive/ can't be written" in machine.folders(house.home).detail


def test_incoming_on_another_disk(house, monkeypatch):
    real = Path.stat

    def elsewhere(self, **options):
        info = real(self, **options)
        if self.name != "incoming":
            return info
        return os.stat_result((info.st_mode, info.st_ino, info.st_dev + 1, *info[3:]))

    monkeypatch.setattr(Path, "stat", elsewhere)
    assert "different disks" in machine.folders(house.home).detail


@pytest.mark.parametrize(
    ("free", "inodes", "files", "status"),
    [
        (10**10, 10**6, 10**7, "ok"),
        (9 * 10**8, 10**6, 10**7, "degraded"),
        (10**8, 10**6, 10**7, "broken"),
        (10**10, 5000, 10**7, "degraded"),
        (10**10, 10, 10**7, "broken"),
        (10**10, 0, 0, "ok"),  # btrfs counts none
    ],
)
def test_room_on_the_disk(house, monkeypatch, free, inodes, files, status):
    space = os.statvfs_result((4096, 1, free, free, free, files, inodes, inodes, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _: space)
    assert machine.disk(house.home).status == status


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a stand-in for a program first on the PATH."""

    def put(name, script):
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)

    return put


def test_tesseract_and_its_languages(program):
    program("tesseract", "printf 'List of available languages (2):\\neng\\nfra\\n'")
    assert machine.tesseract("fra+eng").status == "ok"
    assert "apt-get install tesseract-ocr-ara" in machine.tesseract("fra+ara").detail


def test_the_models_have_to_be_where_the_reader_looks_for_them(program, tmp_path, monkeypatch):
    program("tesseract", "printf 'List of available languages (2):\\neng\\nfra\\n'")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    (tmp_path / "fra.traineddata").touch()
    found = machine.tesseract("fra+eng")
    assert found.status == "broken"
    assert "eng" in found.detail
    assert "TESSDATA_PREFIX" in found.detail


@pytest.mark.parametrize("script", ["exit 1", "exec sleep 60"])
def test_a_tesseract_that_fails_or_hangs(program, monkeypatch, script):
    monkeypatch.setattr(machine, "SECONDS", 0.2)
    program("tesseract", script)
    assert machine.tesseract("eng").status == "broken"


def test_programs_that_are_missing(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    assert machine.tesseract("eng").status == "broken"
    assert machine.poppler().status == "broken"


def test_how_documents_are_kept_apart_is_said(tmp_path, monkeypatch):
    assert "each document by itself (Landlock" in machine.sandbox(None).detail
    path = tmp_path / "pdf-intake-reader.socket"
    assert machine.sandbox(path) == Finding("broken", f"{path} is missing: systemctl start pdf-intake-reader.socket")
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listening:
        listening.bind(str(path))
        assert "in a room without anything" in machine.sandbox(path).detail
        monkeypatch.setattr(machine, "why_open", lambda: "this kernel has no Landlock")
        found = machine.sandbox(path)
    assert (found.status, found.detail) == (
        "ok", "each document is read by a unit of its own, because this kernel has no Landlock",
    )  # fmt: skip
    assert "no walls" in machine.sandbox(None).detail


def test_services_on_the_list(program):
    program("systemctl", 'case "$3" in *db) echo failed; exit 3;; *old) echo inactive; exit 3;; *) echo active;; esac')
    assert machine.services(()).status == "ok"
    assert machine.services(("web", "mail")).status == "ok"
    assert machine.services(("web", "old")) == Finding("degraded", "old is inactive")
    assert machine.services(("web", "db")) == Finding("broken", "db is failed")


def test_a_service_that_is_not_on_the_list_is_refused_and_nothing_is_run(program, tmp_path):
    program("systemctl", f"touch {tmp_path}/ran")
    for name in ("sshd", "--help", "web; reboot", ""):
        with pytest.raises(Refused, match="ALLOWED_SERVICES"):
            machine.service_state(name, ("web",))
    assert not (tmp_path / "ran").exists()


# --- what it depends on ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("register", "status", "said"),
    [
        (FakeRegister(), "ok", "3 records"),
        (FakeRegister(age=timedelta(minutes=5)), "ok", "compared 5 min ago"),
        (FakeRegister(age=timedelta(hours=1)), "degraded", "60 min old"),
        (FakeRegister(age=None), "degraded", "not been indexed"),
        (FakeRegister(size=0), "degraded", "empty"),
        (FakeRegister(problem=Unavailable("The database is down.")), "broken", "can't be reached"),
        (FakeRegister(problem=RegisterError("wrong columns")), "broken", "wrong columns"),
    ],
)
def test_the_register(register, status, said):
    (result,) = run_checks({"register": lambda: inside.register(opened(register))}).results
    assert result.status == status
    assert said in result.detail


@pytest.mark.parametrize(
    ("me", "status"),
    [
        (None, "ok"),
        (lambda: "our_bot", "ok"),
        (raising(Permanent("Unauthorized", 401)), "broken"),
        (raising(Permanent("Forbidden", 403)), "degraded"),
        (raising(NotSent("no route")), "degraded"),
    ],
)
def test_telegram(me, status):
    assert inside.telegram(me).status == status


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, {"ok": True, "result": {"username": "our_bot"}}, None),
        (401, {"ok": False}, Permanent),
        (502, {"ok": False}, ChannelError),
        (200, b"<html>log in to the wifi</html>", Uncertain),
        (200, [], ChannelError),
    ],
)
def test_the_bare_bot_speaks_the_bot_api_and_keeps_the_token(monkeypatch, status, body, error):
    def post(url, **_):
        assert url == "https://api.telegram.org/bot1:SECRET/getMe"
        return httpx.Response(status, **({"content": body} if isinstance(body, bytes) else {"json": body}))

    monkeypatch.setattr(httpx, "post", post)
    bot = Bot("1:SECRET", "https://api.telegram.org")
    if error is None:
        assert bot.me() == "our_bot"
        return
    with pytest.raises(error) as caught:
        bot.me()
    assert "SECRET" not in repr(caught.value)


def test_the_bare_bot_without_a_network_keeps_the_token(monkeypatch):
    monkeypatch.setattr(httpx, "post", raising_any(httpx.ConnectError("https://host/bot1:SECRET")))
    with pytest.raises(NotSent) as caught:
        Bot("1:SECRET", "https://host").send(5, "hello")
    assert "SECRET" not in repr(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("minutes", "state", "status"),
    [(1, "pending", "ok"), (20, "pending", "degraded"), (20, "sent", "ok"), (20, "dead", "degraded"),
     (3000, "dead", "ok")],
)  # fmt: skip
def test_messages_that_do_not_leave(house, minutes, state, status):
    assert inside.outbox_age(house.home, NOW) == Finding("ok", "nothing waits")
    house.message(timedelta(minutes=minutes), state)
    assert inside.outbox_age(house.home, NOW).status == status


# --- documents -------------------------------------------------------------------------------------


def test_a_document_that_is_stuck(house):
    house.document(ago=timedelta(minutes=30))
    assert inside.documents_age(house.home, NOW, 900).status == "ok"
    house.document("d2", ago=timedelta(hours=2))
    found = inside.documents_age(house.home, NOW, 900)
    assert found.status == "degraded"
    assert "2 in progress, the oldest for 2 h" in found.detail


def test_a_document_that_was_sent_back_is_as_old_as_its_return(house):
    house.document(ago=timedelta(days=9))
    back = plans.Plan(
        document_id="d1", outcome="received", reason=None, source_path="failed/a.pdf",
        target_path="state/claimed/d1/document", record_id=None, rule=None, decided_by="shell:me", explanation="",
    )  # fmt: skip
    with house.store.transaction() as tx:
        plans.save(tx, back, NOW - timedelta(minutes=1))
    assert "the oldest for 60 s" in inside.documents_age(house.home, NOW, 900).detail


def test_what_waits_for_a_human_is_said_and_no_fault(house):
    house.document()
    with house.store.transaction() as tx:
        tx.execute("UPDATE documents SET state = 'review'")
    assert inside.documents_age(house.home, NOW + timedelta(days=30), 900) == Finding(
        "ok", "none in progress, 1 wait for a human, one for 30 days"
    )


def test_everything_is_accounted_for(house):
    house.document()
    assert inside.conservation(house.home, NOW) == Finding("ok", "1 came in, 1 are accounted for")


def test_a_home_without_its_database(house):
    (house.home / "state" / "intake.sqlite").unlink()
    (result,) = run_checks({"conservation": lambda: inside.conservation(house.home, NOW)}).results
    assert (result.status, result.detail) == ("broken", "there is no state database: has the agent ever run here?")


def test_a_row_without_its_file_is_an_alarm(house):
    house.document(file=False)
    found = inside.conservation(house.home, NOW)
    assert found.status == "broken"
    assert "d1" in found.detail


def test_a_claimed_file_without_a_row_is_seen_once_it_is_no_longer_new(house):
    house.document(row=False)
    assert inside.conservation(house.home, NOW).status == "degraded"
    os.utime(house.home / "state" / "claimed" / "d1", (NOW.timestamp(), NOW.timestamp()))
    assert inside.conservation(house.home, NOW).status == "ok"


# --- speaking up -----------------------------------------------------------------------------------


def said(house, found, minutes=0):
    return [
        text.split(" ", 1)[1] for text in announce(house.store, found, NOW + timedelta(minutes=minutes), "en").texts
    ]


def test_a_healthy_start_says_nothing(house):
    assert said(house, report(disk="ok")) == []


def test_it_speaks_when_something_turns_bad_and_once_when_it_is_well_again(house):
    assert said(house, report(disk="ok", telegram="ok")) == []
    assert said(house, report(disk="degraded", telegram="ok"), 15) == ["disk is degraded: detail of disk"]
    assert said(house, report(disk="degraded", telegram="ok"), 30) == []
    assert said(house, report(disk="broken", telegram="ok"), 45) == ["disk is broken: detail of disk"]
    assert said(house, report(disk="ok", telegram="degraded"), 60) == [
        "telegram is degraded: detail of telegram", "Well again: disk"
    ]  # fmt: skip
    assert said(house, report(disk="ok", telegram="degraded"), 75) == []


def test_what_it_said_stands_in_outbox_audit_and_memory_together(house):
    announce(house.store, report(disk="broken"), NOW, "en")
    announce(house.store, report(disk="broken"), NOW + timedelta(minutes=15), "en")
    db = house.store.reader()
    assert [row["kind"] for row in db.execute("SELECT kind FROM outbox")] == ["alarm"]
    (line,) = [json.loads(line) for _, line in ledger.audit_after(db, 0)]
    assert (line["event"], line["check"], line["status"]) == ("health", "disk", "broken")
    row = db.execute("SELECT * FROM health").fetchone()
    assert (row["status"], row["since"], row["checked_at"]) == (
        "broken", "2026-11-23T09:00:00.000000+00:00", "2026-11-23T09:15:00.000000+00:00"
    )  # fmt: skip


def test_an_alarm_is_sent_directly_when_the_agent_that_would_send_it_is_down(house):
    sent = []
    words = announce(house.store, report(agent="broken"), NOW, "en")
    deliver(house.store, words, NOW, lambda text: sent.append(text) or 77)
    assert sent == list(words.texts)
    row = house.store.reader().execute("SELECT state, message_id FROM outbox").fetchone()
    assert tuple(row) == ("sent", 77)


@pytest.mark.parametrize(("error", "state"), [(NotSent("no route"), "pending"), (Uncertain("reset"), "uncertain")])
def test_an_alarm_that_cannot_be_sent_waits_for_the_agent(house, error, state):
    words = announce(house.store, report(agent="broken"), NOW, "en")
    with pytest.raises(type(error)):
        deliver(house.store, words, NOW, lambda _: raising(error)())
    assert house.store.reader().execute("SELECT state FROM outbox").fetchone()["state"] == state


def test_a_check_reads_and_never_writes(house):
    path = house.home / "state" / "intake.sqlite"
    house.store.close()
    path.chmod(stat.S_IRUSR)
    before = path.read_bytes()
    inside.conservation(house.home, NOW)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("seconds", "text"), [(-5, "0 s"), (90, "90 s"), (600, "10 min"), (10_800, "3 h"), (400_000, "5 days")]
)
def test_spans_are_said_as_people_say_them(seconds, text):
    assert age(timedelta(seconds=seconds)) == text
