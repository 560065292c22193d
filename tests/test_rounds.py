"""What comes round: a scanner that falls silent, the daily test document, the call to an outside service."""

from __future__ import annotations

import http.server
import json
import threading
from dataclasses import asdict, replace
from datetime import UTC, time, timedelta

import pytest

from agent.canary import ARRIVED, DUE, STATE, draw
from agent.health import heartbeat, rounds
from agent.model import CANARY_RECORD
from agent.store import documents, ledger, meta
from tests.house import NOW, House
from tests.running import Agent

OFFICE = tuple((day, time(8), time(18)) for day in range(5))  # NOW is a Monday, 09:00


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "home")


def came(house, ago, record_id=None):
    with house.store.transaction() as tx:
        name = f"d{ago.total_seconds():.0f}"
        documents.insert(tx, name, name=name, name_bytes=b"a", source="", path=name, now=NOW - ago)
        tx.execute("UPDATE documents SET record_id = ? WHERE id = ?", (record_id, name))


def arrivals(house, hours=4.0):
    return rounds.arrivals(house.home, NOW, hours, OFFICE, UTC)


# --- does anything come in? ---------------------------------------------------------------------------


def test_a_weekend_without_documents_is_no_fault_and_a_silent_friday_is(house):
    came(house, timedelta(days=2, hours=16))  # Friday 17:00
    assert arrivals(house).status == "ok"
    assert arrivals(house, hours=2.0).status == "degraded"


def test_nothing_is_said_unless_it_is_asked_for(house):
    came(house, timedelta(days=50))
    assert arrivals(house, hours=0.0).status == "ok"


def test_the_canary_does_not_hide_a_dead_scanner(house):
    came(house, timedelta(days=5))
    came(house, timedelta(minutes=5), CANARY_RECORD)
    assert arrivals(house).status == "degraded"


def test_a_home_that_has_never_seen_a_document_is_silent_since_its_first_start(house):
    assert arrivals(house).status == "ok"
    with house.store.transaction() as tx:
        ledger.audit(tx, "started", NOW - timedelta(days=4))
    assert arrivals(house).status == "degraded"


# --- the canary ----------------------------------------------------------------------------------------


def canary(house, on=True, **kept):
    with house.store.transaction() as tx:
        for key, value in kept.items():
            meta.put(tx, key, value)
    return rounds.canary(house.home, NOW, on=on)


def paper(state):
    return json.dumps(asdict(replace(draw(NOW)[0], state=state)))


def test_a_canary_that_arrived_is_well_and_one_on_its_way_is_said(house):
    assert canary(house).status == "ok"
    found = canary(house, **{STATE: paper("sent"), ARRIVED: (NOW - timedelta(hours=24)).isoformat()})
    assert (found.status, found.detail) == ("ok", "the last one arrived 24 h ago, one is on its way")


@pytest.mark.parametrize("state", ["late", "lost"])
def test_a_canary_that_did_not_arrive_is_broken_until_one_does(house, state):
    found = canary(house, **{STATE: paper(state)})
    assert (found.status, "intake show intake-canary-" in found.detail) == ("broken", True)
    assert canary(house, **{STATE: paper("arrived")}).status == "ok"


def test_a_canary_that_was_never_sent_is_seen(house):
    assert canary(house, **{DUE: (NOW - timedelta(hours=5)).isoformat()}).status == "degraded"


def test_a_canary_that_is_off_is_no_fault(house):
    assert canary(house, on=False, **{STATE: paper("lost")}).status == "ok"


# --- the dead-man's switch ------------------------------------------------------------------------------


@pytest.fixture
def service():
    """An outside service: ``calls`` are the paths it was called by, ``status`` is what it answers."""

    class Service(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            server.calls.append((self.path, dict(self.headers)))
            self.send_response(server.status)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
    server.calls, server.status = [], 200
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_port}/ping/uuid"
    yield server
    server.shutdown()
    server.server_close()


def test_the_call_carries_nothing_but_itself(service):
    assert heartbeat.beat(service.url) == ""
    ((path, headers),) = service.calls
    assert path == "/ping/uuid"
    assert headers["User-Agent"] == "pdf-intake"
    assert "Cookie" not in headers


def test_a_service_in_trouble_is_a_word_without_the_address(service):
    service.status = 500
    assert heartbeat.beat(service.url) == "status 500"
    service.shutdown()
    service.server_close()
    assert "uuid" not in heartbeat.beat(service.url)
    assert heartbeat.beat("http://[nonsense") != ""


def test_a_name_that_is_never_resolved_keeps_nobody_waiting(monkeypatch):
    monkeypatch.setattr(heartbeat, "SECONDS", -0.9)  # joined for a tenth of a second
    monkeypatch.setattr(heartbeat, "_call", lambda _: threading.Event().wait())
    assert "no answer" in heartbeat.beat("http://hangs.example")


def test_the_timers_run_calls_it_when_all_is_well_and_never_otherwise(tmp_path, service):
    agent = Agent(tmp_path / "home", f"HEARTBEAT_URL={service.url}\n")
    agent.register()
    assert agent.intake("health", "--notify").returncode == 2, "nobody runs"
    assert service.calls == []
    agent.start()
    try:
        agent.until(lambda: agent.intake("health").returncode == 0, "all is well")
        assert service.calls == []
        assert agent.intake("health", "--notify").returncode == 0
        assert len(service.calls) == 1
        service.status = 503
        done = agent.intake("health", "--notify")
        assert (done.returncode, "503" in done.stderr, "uuid" in done.stderr) == (0, True, False)
    finally:
        agent.kill()
