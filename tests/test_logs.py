"""Logs: one line a fact, nothing that forges a line, no secret, levels for the journal."""

import io
import json
import logging
import subprocess
import sys
from urllib.parse import quote

import pytest

from agent.logs import get_logger, set_up


@pytest.fixture
def restore():
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def logged(restore, action, **options):
    stream = io.StringIO()
    set_up(None, stream=stream, **options)
    action(get_logger("agent.test"))
    return stream.getvalue()


def test_a_line_has_time_level_name_document_message_and_facts(restore, monkeypatch):
    monkeypatch.delenv("JOURNAL_STREAM", raising=False)
    line = logged(restore, lambda log: log.info("read", doc="d1", ms=12, file="a b.pdf"))
    parts = line.rstrip("\n").split(" | ")
    assert parts[1:] == ["INFO", "agent.test", "d1", 'read ms=12 file="a b.pdf"']


def test_a_name_cannot_forge_a_line_or_turn_the_terminal(restore, monkeypatch):
    monkeypatch.delenv("JOURNAL_STREAM", raising=False)
    text = logged(restore, lambda log: log.info("claimed", file="x\n2026 | ERROR | fake\x1b[2J\u202e\udce9"))
    assert text.count("\n") == 1
    assert "\x1b" not in text
    assert "\\n2026" in text


def fail(log):
    try:
        raise ValueError("first\nsecond")
    except ValueError as error:
        log.failure("it broke", error, doc="d1")


def test_every_line_of_a_traceback_carries_prefix_and_journal_level(restore, monkeypatch):
    monkeypatch.setenv("JOURNAL_STREAM", "8:1")
    lines = logged(restore, fail).splitlines()
    assert len(lines) > 3
    assert all(line.startswith("<3>") and "| ERROR | agent.test | d1 |" in line for line in lines)


def test_secrets_are_struck_out_also_in_tracebacks(restore):
    def leak(log):
        log.info("url", url="https://host/bot123:SECRET/send")
        try:
            raise RuntimeError("123:SECRET")
        except RuntimeError as error:
            log.failure("x", error)

    for format_ in ("text", "json"):
        assert "SECRET" not in logged(restore, leak, secrets=["123:SECRET"], format_=format_)


def test_json_lines_are_json(restore, monkeypatch):
    monkeypatch.delenv("JOURNAL_STREAM", raising=False)
    entry = json.loads(logged(restore, lambda log: log.warning("x", doc="d1", pages=3), format_="json"))
    assert (entry["level"], entry["doc"], entry["message"], entry["pages"]) == ("WARNING", "d1", "x", 3)


def test_the_file_rotates(restore, tmp_path, monkeypatch):
    monkeypatch.setattr("agent.logs.MAX_BYTES", 2000)
    set_up(tmp_path, stream=io.StringIO())
    for _ in range(200):
        get_logger("agent.test").info("a line of some length")
    set_up(None, stream=io.StringIO())
    assert len(list(tmp_path.glob("agent.log*"))) == 6
    assert all(path.stat().st_size <= 2000 for path in tmp_path.iterdir())


def test_a_log_file_that_cannot_be_opened_stops_nothing(tmp_path):
    stream = io.StringIO()
    set_up(tmp_path / "missing", stream=stream)
    get_logger("agent.test").info("still here")
    assert "agent.log can't be opened" in stream.getvalue()
    assert "still here" in stream.getvalue()


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_secret_is_struck_out_however_it_is_spelt(restore, format_):
    secret = 'p"ss\\w/rd @1'

    def leak(log):
        log.info("plain " + secret, fact=secret, shown=repr(secret), url=f"https://u:{quote(secret, safe='')}@host/")

    text = logged(restore, leak, secrets=[secret], format_=format_)
    for form in (secret, repr(secret)[1:-1], quote(secret, safe=""), 'p\\"ss'):
        assert form not in text
    assert text.count("***") == 4


def test_a_traceback_in_json_cannot_turn_the_terminal(restore, monkeypatch):
    monkeypatch.delenv("JOURNAL_STREAM", raising=False)

    def fail_oddly(log):
        try:
            raise ValueError("\u202eodd\x1b[2J")
        except ValueError as error:
            log.failure("it broke", error)

    entry = json.loads(logged(restore, fail_oddly, format_="json"))
    assert entry["exception"][-1] == "ValueError: \\u202eodd\\x1b[2J"


def test_another_agent_can_use_it_without_any_of_ours(tmp_path):
    script = (
        "import sys; from pathlib import Path; from agent.logs import get_logger, set_up\n"
        f"set_up(Path({str(tmp_path)!r})); get_logger('billing').info('sent', doc='4711', pages=3)\n"
        "sys.exit(any(name.startswith('agent.') and name != 'agent.logs' for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, "| INFO | billing | 4711 | sent pages=3" in done.stdout) == (0, True)
    assert "sent pages=3" in (tmp_path / "agent.log").read_text()
