"""Answers and what they lead to, as a user types them: aliases, split, check, shadow report."""

from __future__ import annotations

import pytest

from agent.core.paper import one_page
from tests.running import QUICK, Agent

CSV = (
    "record_id,last_name,first_name,birth_date\n"
    "1,EL IDRISSI,Mohamed,1961-03-12\n2,BENNANI,Salma,1985-07-30\n3,TAZI,Hamid,1970-11-02\n"
)
LETTER = ("Patient : EL IDRISSI Mohamed", "Date de naissance : 12/03/1961", "Hemoglobine : 14,2 g/dl")
NICKNAME = ("Patient : BERRADA Simo", "Date de naissance : 12/03/1961", "Hemoglobine : 13,9 g/dl")


def practice(tmp_path, env=""):
    """A home with three records."""
    agent = Agent(tmp_path / "home", QUICK + env)
    (tmp_path / "r.csv").write_text(CSV)
    assert agent.intake("register", "import", str(tmp_path / "r.csv")).returncode == 0
    return agent


@pytest.fixture
def agent(tmp_path):
    return practice(tmp_path)


def come_in(agent, name, lines, more=""):
    """A letter comes in and is worked on; what became of it."""
    path = agent.home.parent / name
    path.write_bytes(one_page([*lines, more]))
    [facts] = agent.facts("process", str(path))
    return facts


def test_an_answer_is_remembered_shown_and_removed(agent):
    first = come_in(agent, "first.pdf", NICKNAME)
    assert (first["state"], first["candidates"][0]["record_id"]) == ("review", "1")
    assert agent.facts("decide", first["id"], "1")["alias"] == "BERRADA Simo"
    [alias] = agent.facts("register", "aliases", "1")
    assert (alias["record_id"], alias["name"], alias["documents"]) == ("1", "BERRADA Simo", [first["id"]])
    assert agent.facts("register", "show", "1")["aliases"] == ["BERRADA Simo"]
    assert agent.facts("register", "search", "berrada")[0]["record_id"] == "1"
    second = come_in(agent, "second.pdf", NICKNAME, "2")
    assert (second["state"], second["record_id"]) == ("filed", "1")
    shown = agent.intake("register", "aliases").stdout
    assert "BERRADA Simo" in shown
    assert agent.intake("register", "aliases", "--remove", "99").returncode == 1
    assert agent.facts("register", "aliases", "--remove", str(alias["id"])) == []
    assert come_in(agent, "third.pdf", NICKNAME, "3")["state"] == "review"


def test_an_answer_need_not_be_remembered(agent):
    first = come_in(agent, "first.pdf", NICKNAME)
    assert agent.facts("decide", first["id"], "1", "--no-alias")["alias"] is None
    assert "No answer has taught a name yet." in agent.intake("register", "aliases").stdout


def test_a_filing_that_was_taken_back_is_checked_until_the_rules_ask(agent):
    assert "nothing to replay" in agent.intake("check").stdout
    filed = come_in(agent, "scan.pdf", LETTER)
    assert filed["record_id"] == "1"
    agent.intake("undo", filed["id"])
    done = agent.intake("check")
    assert done.returncode == 1
    assert "WRONG AGAIN" in done.stdout
    facts = agent.facts("check")
    assert (facts["ok"], facts["cases"][0]["wrong"], facts["cases"][0]["now"]) == (False, "1", "file 1")
    assert (agent.home / "cases" / f"{filed['id']}.json").exists()
    agent.intake("decide", filed["id"], "1")
    assert agent.intake("check").returncode == 0, "a human has confirmed it since"
    (agent.home / "cases" / "torn.json").write_text("{")
    torn = agent.intake("check")
    assert (torn.returncode, "cases/torn.json can't be replayed" in torn.stdout) == (1, True)


def test_a_document_about_two_people_is_split(agent):
    agent.drop("deux-patients.pdf")
    agent.register()
    [facts] = agent.facts("process", str(agent.home / "incoming" / "deux-patients.pdf"))
    assert (facts["state"], facts["reason"]) == ("review", "several_people")
    ranges = agent.facts("show", facts["id"])["people_on_pages"]
    assert len(ranges) == 2
    assert agent.intake("split", facts["id"], "1-").returncode == 2
    assert agent.intake("split", facts["id"], "1").returncode == 1
    made = agent.facts("split", facts["id"])
    assert [part["split_from"] for part in made["parts"]] == [facts["id"]] * 2
    assert len({part["record_id"] for part in made["parts"]}) == 2
    assert {part["state"] for part in made["parts"]} == {"filed"}
    assert made["original"]["path"] == facts["path"]
    assert agent.facts("status")["waiting"] == []
    assert agent.facts("show", facts["id"])["split_into"] == [part["id"] for part in made["parts"]]
    assert agent.intake("status", "--verify").returncode == 0
    assert agent.intake("audit", "verify").returncode == 0


def test_shadow_files_nothing_and_reports(tmp_path):
    agent = practice(tmp_path, "MATCH_POLICY=shadow\n")
    assert "Nothing was decided in shadow mode" in agent.intake("shadow", "report").stdout
    first = come_in(agent, "first.pdf", LETTER)
    come_in(agent, "second.pdf", LETTER, "2")
    come_in(agent, "third.pdf", NICKNAME)
    assert (first["state"], first["reason"]) == ("review", "shadow")
    agent.intake("decide", first["id"], "1")
    facts = agent.facts("shadow", "report")
    assert {key: facts[key] for key in ("read", "would_file", "would_ask", "agrees", "differs", "unanswered")} == {
        "read": 3, "would_file": 2, "would_ask": 1, "agrees": 1, "differs": 0, "unanswered": 1,
    }  # fmt: skip
    shown = agent.intake("shadow", "report", "--since", "today").stdout
    assert "2 (67%) would have been filed" in shown
    assert agent.intake("shadow", "report", "--since", "someday").returncode == 2


def test_the_seed_rule_wants_its_acknowledgement_and_then_files_by_name_alone(tmp_path):
    agent = Agent(tmp_path / "home", QUICK + "MATCH_POLICY=seed-last-name\n")
    refused = agent.intake("status")
    assert refused.returncode == 2
    assert "SEED_LAST_NAME_ACKNOWLEDGEMENT=i-accept-wrong-filings" in refused.stderr
    agent = practice(tmp_path, "MATCH_POLICY=seed-last-name\nSEED_LAST_NAME_ACKNOWLEDGEMENT=i-accept-wrong-filings\n")
    filed = come_in(agent, "scan.pdf", ("Patient : TAZI Karim", "Hemoglobine : 14,2 g/dl"))
    assert (filed["state"], filed["record_id"], filed["rule"]) == ("filed", "3", "seed_last_name")
