"""Pillar 1, observability: what did it do with this file, when, how long, and what did it cost?

Each test is one promise, tried on a practice that has received the sample documents.
"""

import json
from datetime import date

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
    assert steps == ["claim", "fingerprint", "read", "identify", "gather", "decide", "plan", "settle", "notify"]
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
    for step in ("claimed", "fingerprint", "read", "identify", "gather", "decide", "plan", "settle"):
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
