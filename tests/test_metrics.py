"""Figures for Prometheus: whole at any moment, cheap however long the history is, and true."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from agent.canary import ARRIVED
from agent.metrics import Metrics
from agent.store import documents, meta, outbox
from agent.store.documents import Step
from tests.house import LETTER, NOW, STRANGER, House
from tests.running import Agent


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "home")


@pytest.fixture
def metrics(house, tmp_path):
    return Metrics(house.desk, tmp_path / "pdf-intake.prom")


def figures(metrics):
    """Every sample of the file, by name and labels."""
    metrics.write()
    families = text_string_to_metric_families(metrics.path.read_text(encoding="utf-8"))
    return {(sample.name, *sorted(sample.labels.values())): sample.value for one in families for sample in one.samples}


def test_documents_are_told_by_state_and_every_state_is_there(house, metrics):
    metrics.write()
    house.drop("a.pdf", LETTER)
    house.drop("b.pdf", STRANGER)
    house.run()
    found = figures(metrics)
    assert {key[1]: value for key, value in found.items() if key[0] == "pdf_intake_documents"} == {
        "received": 0, "in_progress": 0, "filed": 1, "review": 1, "failed": 0, "duplicate": 0
    }  # fmt: skip
    assert found["pdf_intake_step_duration_seconds_count", "read", "yes"] == 2


def test_ages_are_those_of_the_oldest_that_waits(house, metrics):
    assert figures(metrics)["pdf_intake_queue_age_seconds",] == 0
    with house.store.transaction() as tx:
        for name, ago in (("d1", 90), ("d2", 30)):
            documents.insert(
                tx, name, name="a", name_bytes=b"a", source="", path=name, now=NOW - timedelta(seconds=ago)
            )
        outbox.enqueue(tx, "note", {"text": "x"}, NOW - timedelta(minutes=10))
        documents.begin_attempt(tx, "d1", NOW)
    found = figures(metrics)
    assert (found["pdf_intake_queue_age_seconds",], found["pdf_intake_outbox_age_seconds",]) == (90, 600)
    assert found["pdf_intake_disk_free_bytes",] > 0


def test_the_last_canary_and_the_time_of_writing_are_moments(house, metrics):
    assert figures(metrics)["pdf_intake_canary_last_success_timestamp_seconds",] == 0
    with house.store.transaction() as tx:
        meta.put(tx, ARRIVED, NOW.isoformat())
    found = figures(metrics)
    assert found["pdf_intake_canary_last_success_timestamp_seconds",] == NOW.timestamp()
    assert found["pdf_intake_metrics_written_timestamp_seconds",] == NOW.timestamp()


def test_steps_count_from_the_start_of_the_process_and_each_once(house, metrics):
    house.drop("a.pdf", LETTER)
    house.run()
    assert ("pdf_intake_step_duration_seconds_count", "read", "yes") not in figures(metrics), "an old step"
    with house.store.transaction() as tx:
        documents.add_steps(tx, "d0001", 2, [Step("read", NOW, 2500, False, "")])
    for _ in range(2):
        found = figures(metrics)
    assert found["pdf_intake_step_duration_seconds_count", "no", "read"] == 1
    assert found["pdf_intake_step_duration_seconds_sum", "no", "read"] == 2.5


def test_the_file_is_there_for_node_exporter_and_nothing_is_left_beside_it(metrics, tmp_path):
    before = os.umask(0o077)  # as the service has it
    metrics.write()
    os.umask(before)
    assert stat.S_IMODE(metrics.path.stat().st_mode) == 0o644
    metrics.write()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["pdf-intake.prom"]


def test_a_folder_that_is_not_there_is_a_plain_error(house, tmp_path):
    with pytest.raises(OSError, match="No such file"):
        Metrics(house.desk, tmp_path / "nowhere" / "x.prom").write()


def test_the_real_agent_writes_them_and_loads_the_client_for_nobody_else(tmp_path):
    target = tmp_path / "out.prom"
    agent = Agent(tmp_path / "home", f"METRICS_FILE={target}\n")
    agent.intake("run", "--until-idle")
    assert 'pdf_intake_documents{state="filed"} 0.0' in target.read_text()
    script = "import sys, agent.cli; sys.exit('prometheus_client' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
