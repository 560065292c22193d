"""Pillar 1, observability: what did it do with this file, when, how long, and what did it cost?

Each test is one promise, tried on a practice that has received the sample documents.
"""

import csv
import json
from datetime import date

import pytest

from tests.running import SAMPLES

EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))


def test_every_sample_has_become_what_it_should(practice):
    became = {item["source"] + item["name"]: item for item in practice.facts("list")}
    assert set(became) == set(EXPECTED)
    for name, expected in EXPECTED.items():
        for key in ("state", "reason", "record_id"):
            assert became[name][key] == expected.get(key), f"{name}: {key}, {became[name]['explanation']}"


def test_the_story_of_a_document_names_each_step_with_its_time(practice):
    story = practice.facts("show", "analyses-el-idrissi.pdf")
    steps = [step["name"] for step in story["steps"]]
    assert steps == ["claim", "fingerprint", "read", "match", "plan", "settle", "notify"]
    assert all(step["ok"] and step["duration_ms"] >= 0 and step["started_at"] for step in story["steps"])


def test_the_story_says_why_it_was_filed_and_where_that_stands_on_the_page(practice):
    story = practice.facts("show", "analyses-el-idrissi.pdf")
    assert story["explanation"].startswith("FILE 1001 ")
    assert {"kind", "comparison", "quote", "page"} <= set(story["evidence"][0])
    assert story["decided_by"] == "agent"


def test_a_scanned_document_has_its_price(practice):
    assert practice.facts("show", "irm-genou-scan.pdf")["cost"] > 0


def test_the_cost_of_a_day_is_the_sum_of_its_lines(practice):
    lines = [json.loads(line) for line in (practice.home / "logs/api_costs.jsonl").read_text().splitlines()]
    assert any(line["operation"] == "ocr_page" for line in lines)
    answer = practice.facts("costs", "--day", "today")
    assert sum(total["cost"] for total in answer["totals"]) == sum(line["cost"] for line in lines)


def test_yesterday_cost_nothing_and_that_is_an_answer(practice):
    done = practice.intake("costs", "--day", "yesterday")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_each_step_is_one_line_of_the_log_with_the_document_the_time_and_the_outcome(practice):
    document = practice.document("analyses-el-idrissi.pdf")
    lines = [line for line in (practice.home / "logs/agent.log").read_text().splitlines() if document["id"] in line]
    for step in ("claimed", "fingerprint", "read", "match", "plan", "settle"):
        assert sum(f"| {document['id']} | {step} " in line for line in lines) == 1, step
    assert all(line.startswith(date.today().isoformat()[:4]) for line in lines)


def test_no_text_of_a_document_and_no_patients_name_is_in_the_log(practice):
    # File names are chosen by people and appear; what stands *in* the documents does not.
    log = (practice.home / "logs/agent.log").read_text()
    for read in ("EL IDRISSI", "12/03/1961", "Mohamed"):
        assert read not in log


def test_the_audit_trail_is_whole(practice):
    done = practice.intake("audit", "verify")
    assert (done.returncode, "whole" in done.stdout) == (0, True)


def test_costs_can_be_taken_into_a_spreadsheet(practice):
    sheet = list(csv.DictReader(practice.intake("costs", "--by", "provider,operation", "--csv").stdout.splitlines()))
    lines = practice.facts("costs", "--by", "provider,operation")["lines"]
    assert [(row["provider"], row["operation"], float(row["cost"])) for row in sheet] == [
        (line["provider"], line["operation"], line["cost"]) for line in lines
    ]


def test_a_torn_last_line_of_the_trail_is_completed_after_a_crash(agent):
    agent.drop("lab-report-english.pdf")
    agent.intake("run", "--until-idle")
    trail = agent.home / "logs" / "audit.jsonl"
    whole = trail.read_bytes()
    trail.write_bytes(whole[:-40])  # as a power cut leaves it
    agent.intake("run", "--until-idle")
    assert trail.read_bytes().startswith(whole)
    assert agent.intake("audit", "verify").returncode == 0


def test_a_trail_whose_tail_was_cut_off_is_found(agent):
    agent.intake("run", "--until-idle")
    trail = agent.home / "logs" / "audit.jsonl"
    lines = trail.read_text().splitlines(keepends=True)
    forged = json.loads(lines[-1]) | {"event": "nothing_happened"}
    trail.write_text("".join(lines[:-1]) + json.dumps(forged) + "\n")
    assert agent.intake("audit", "verify").returncode == 1


@pytest.mark.parametrize("left", [0, 1])
def test_lines_cut_off_the_end_of_the_trail_are_found_and_come_back(agent, left):
    agent.intake("run", "--until-idle")
    trail = agent.home / "logs" / "audit.jsonl"
    whole = trail.read_text()
    trail.write_text("".join(whole.splitlines(keepends=True)[:left]))
    assert agent.intake("audit", "verify").returncode == 1
    assert agent.facts("audit", "verify")["line"] == left + 1
    agent.intake("run", "--until-idle")
    assert trail.read_text().startswith(whole)
    assert "trail_restored" in trail.read_text()
    assert agent.intake("audit", "verify").returncode == 0


def test_changed_settings_are_in_the_trail_by_name_and_nowhere_by_value(agent):
    agent.intake("run", "--until-idle")
    with (agent.home / ".env").open("a") as env:
        env.write("PDF_PASSWORDS=a-very-secret-word\nMAX_PAGES=7\n")
    agent.intake("run", "--until-idle")
    trail = (agent.home / "logs" / "audit.jsonl").read_text()
    changes = [line for line in map(json.loads, trail.splitlines()) if line["event"] == "config_changed"]
    assert [line["keys"] for line in changes] == [["MAX_PAGES", "PDF_PASSWORDS"]]
    for path in [*(agent.home / "logs").iterdir(), *(agent.home / "state").glob("intake.sqlite*")]:
        assert b"a-very-secret-word" not in path.read_bytes(), path.name


def test_machines_get_each_line_of_the_log_as_json_and_no_text_of_a_document(agent):
    agent.drop("analyses-el-idrissi.pdf")
    agent.intake("run", "--until-idle", LOG_FORMAT="json")
    text = (agent.home / "logs" / "agent.log").read_text()
    entries = [json.loads(line) for line in text.splitlines()]
    assert all({"time", "level", "name", "doc", "message"} <= set(entry) for entry in entries)
    document = agent.document("analyses-el-idrissi.pdf")
    assert sum(entry["doc"] == document["id"] for entry in entries) >= 8
    for read in ("EL IDRISSI", "12/03/1961", "Mohamed"):
        assert read not in text


def test_a_test_document_goes_the_whole_way_and_health_says_that_it_arrived(agent):
    agent.start(SWEEP_SECONDS="1")
    assert agent.intake("canary").returncode == 0

    def arrived():
        check = next(item for item in agent.facts("health")["checks"] if item["name"] == "canary")
        return check["detail"].startswith("the last one arrived")

    agent.until(arrived, "the canary arrives")
    (document,) = agent.facts("list")
    assert (document["state"], document["record_id"]) == ("filed", "_canary")
    assert len(list((agent.home / "archive" / "_canary").iterdir())) == 1
    assert agent.facts("status", "--verify")["verify"]["ok"]
