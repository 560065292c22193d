"""Pillar 2, reliability: did anything get lost, doubled, overwritten or stuck?"""

import signal

from tests.running import SAMPLES


def test_everything_that_came_in_is_accounted_for(practice):
    line = practice.facts("status")["conservation"]
    assert line["ok"]
    assert line["in"] == len(list((SAMPLES / "pdf").rglob("*.pdf")))
    assert line["in"] == line["filed"] + line["review"] + line["failed"] + line["duplicate"] + line["in_progress"]


def test_every_file_is_where_the_ledger_says_with_the_bytes_that_came_in(practice):
    assert practice.facts("status", "--verify")["verify"] == {"ok": True, "findings": []}


def test_the_originals_are_kept_byte_for_byte(practice):
    for name in ("analyses-el-idrissi.pdf", "scanner-2/irm-genou-scan.pdf", "vide.pdf"):
        document = practice.document(name.rsplit("/", 1)[-1])
        assert (practice.home / document["path"]).read_bytes() == (SAMPLES / "pdf" / name).read_bytes()


def test_what_can_not_be_processed_has_a_reason_beside_it_in_plain_words(practice):
    failed = list(practice.facts("list", "--state", "failed"))
    assert {item["reason"] for item in failed} >= {"not_a_pdf", "broken_pdf", "encrypted"}
    for item in failed:
        note = (practice.home / (item["path"] + ".reason.txt")).read_text()
        assert item["explanation"] in note
        assert "intake retry" in note


def test_files_that_were_there_before_the_start_are_taken(agent):
    agent.drop("lab-report-english.pdf")
    agent.start()
    agent.wait_for("lab-report-english.pdf", "filed")


def test_a_kill_in_the_middle_of_the_work_loses_and_doubles_nothing(agent):
    for number in range(6):
        agent.drop("analyses-el-idrissi.pdf", f"{number}.pdf")
        with (agent.home / "incoming" / f"{number}.pdf").open("ab") as file:
            file.write(b"%% copy %d\n%%%%EOF\n" % number)
    agent.start()
    agent.until(lambda: agent.facts("status")["in"] > 0, "work has begun")
    agent.kill(signal.SIGKILL)
    agent.start()
    for number in range(6):
        agent.wait_for(f"{number}.pdf", "filed")
    assert len(list((agent.home / "archive" / "1001").iterdir())) == 6
    assert agent.facts("status", "--verify")["verify"]["ok"]
    assert agent.intake("audit", "verify").returncode == 0


def test_a_second_agent_on_the_same_home_is_refused_in_one_sentence(agent):
    agent.start()
    second = agent.intake("run")
    assert second.returncode == 2
    assert "already works on" in second.stderr
    assert "Traceback" not in second.stderr


def test_stopping_is_orderly(agent):
    agent.start()
    assert agent.kill(signal.SIGTERM) == 0
    assert not agent.facts("status")["running"]


def test_a_filing_can_be_taken_back_and_nothing_is_deleted(agent):
    agent.drop("lab-report-english.pdf")
    agent.intake("run", "--until-idle")
    before = agent.document("lab-report-english.pdf")
    assert agent.intake("undo", before["id"][:6]).returncode == 0
    after = agent.document("lab-report-english.pdf")
    assert (after["state"], after["record_id"]) == ("review", None)
    assert (agent.home / after["path"]).exists()
    assert agent.intake("decide", "lab-report-english.pdf", before["record_id"]).returncode == 0
    assert agent.document("lab-report-english.pdf")["decided_by"].startswith("shell:")
    events = [line for line in (agent.home / "logs/audit.jsonl").read_text().splitlines() if before["id"] in line]
    assert len(events) >= 7, "received, decided, settled, undone, settled, decided, settled"
