"""Pillar 3, security: who decided this, and could anybody else have?"""

import json
import os

import pytest

from tests.botapi import TOKEN
from tests.running import QUICK, Agent

DOCTOR, CHAT, STRANGER = 4242, 4242, 666


@pytest.fixture
def asked(tmp_path, bot_api):
    """A running agent with a bot, and the question that it has asked about an ambiguous document."""
    agent = Agent(
        tmp_path / "home",
        f"{QUICK}TELEGRAM_BOT_TOKEN={TOKEN}\nTELEGRAM_CHAT_ID={CHAT}\nTELEGRAM_ALLOWED_USER_IDS={DOCTOR}\n"
        f"TELEGRAM_API_BASE_URL={bot_api.url}\n",
    )
    agent.register()
    agent.drop("ordonnance-benali.pdf")
    agent.start()
    document = agent.wait_for("ordonnance-benali.pdf", "review")
    agent.until(lambda: any(document["id"] in text for text in bot_api.texts()), "the question arrives")
    yield agent, bot_api, document, bot_api.find(document["id"])
    agent.kill()


def test_one_tap_of_the_doctor_files_the_document_and_the_trail_names_her(asked):
    agent, bot_api, document, question = asked
    bot_api.press(question.buttons[0][0]["data"], user=DOCTOR, message=question)
    filed = agent.wait_for("ordonnance-benali.pdf", "filed")
    assert filed["decided_by"] == f"telegram:{DOCTOR}"
    assert filed["record_id"] == document["candidates"][0]["record_id"]


def test_a_strangers_tap_does_nothing_and_is_written_down(asked):
    agent, bot_api, _document, question = asked
    bot_api.press(question.buttons[0][0]["data"], user=STRANGER, message=question)
    trail = agent.home / "logs" / "audit.jsonl"
    agent.until(lambda: "refused_access" in trail.read_text(), "the trail has it")
    assert agent.document("ordonnance-benali.pdf")["state"] == "review"
    assert any(json.loads(line).get("user") == STRANGER for line in trail.read_text().splitlines())


def test_no_name_no_date_and_no_file_name_leaves_the_house(asked):
    _agent, bot_api, _document, _question = asked
    sent = json.dumps([call.params for call in bot_api.calls], ensure_ascii=False)
    for secret in ("BENALI", "Benali", "ordonnance", "1958-", "1987-"):
        assert secret not in sent


def test_the_token_is_in_no_log_and_no_output(asked):
    agent, *_ = asked
    for path in [agent.home / "output.txt", *(agent.home / "logs").iterdir()]:
        assert TOKEN.split(":")[1] not in path.read_text()


def test_secrets_that_others_can_read_stop_the_start_with_the_command_that_mends_it(agent):
    (agent.home / ".env").chmod(0o644)
    done = agent.intake("run")
    assert (done.returncode, "chmod 600" in done.stderr) == (2, True)


def test_a_link_to_the_outside_is_not_followed(agent, tmp_path):
    secret = tmp_path / "outside.pdf"
    secret.write_bytes(b"%PDF-1.4 not for the archive %%EOF")
    (agent.home / "incoming").mkdir(exist_ok=True)
    (agent.home / "incoming" / "scan.pdf").symlink_to(secret)
    agent.intake("run", "--until-idle")
    assert agent.document("scan.pdf")["reason"] == "unsafe_path"
    assert secret.exists()


def test_a_changed_audit_line_is_found_with_its_number(agent):
    agent.drop("lab-report-english.pdf")
    agent.intake("run", "--until-idle")
    trail = agent.home / "logs" / "audit.jsonl"
    lines = trail.read_text().splitlines(keepends=True)
    lines[2] = lines[2].replace('"by": "agent"', '"by": "ghost"')
    trail.write_text("".join(lines))
    done = agent.intake("audit", "verify")
    assert (done.returncode, "line 3" in done.stdout) == (1, True)


def test_what_a_document_says_can_not_steer_the_agent(agent):
    # "deux-patients" names two people; a text asking to be filed is just text. Case 51 of the matching rules.
    agent.drop("deux-patients.pdf")
    agent.intake("run", "--until-idle")
    assert agent.document("deux-patients.pdf")["reason"] == "several_people"


def test_files_of_patients_are_not_readable_by_the_world(practice):
    for folder, _, names in os.walk(practice.home / "archive"):
        for name in [".", *names]:
            assert os.stat(os.path.join(folder, name)).st_mode & 0o007 == 0
