"""Pillar 4, deployment: is it running, does it come back by itself, and does it say what it lacks?

The service itself (install, kill, restart, reboot, timer) is tried under a real systemd in tests/systemd/.
"""

import pytest


@pytest.mark.parametrize("command", ["status", "list", "costs", "health"])
def test_every_command_that_prints_facts_prints_them_as_json(practice, command):
    assert practice.facts(command) is not None


@pytest.mark.parametrize(
    "command",
    ["run", "process", "register import", "register show", "register search", "status", "list", "show", "decide",
     "undo", "retry", "costs", "health", "canary", "audit verify"],
)  # fmt: skip
def test_every_command_explains_itself(practice, command):
    done = practice.intake(*command.split(), "--help")
    assert (done.returncode, "Usage:" in done.stdout) == (0, True)


def test_health_checks_everything_and_says_that_nobody_runs(practice):
    done = practice.intake("health")
    assert done.returncode == 2
    assert "systemctl start pdf-intake" in done.stdout


def test_health_is_fine_while_the_agent_runs(agent):
    agent.start()
    agent.until(lambda: agent.intake("health").returncode == 0, "all is well")
    names = {check["name"] for check in agent.facts("health")["checks"]}
    assert names >= {"agent", "folders", "disk", "tesseract", "poppler", "sandbox", "register", "telegram", "outbox",
                     "documents", "conservation", "services"}  # fmt: skip


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ("MAX_PAGES=many\nCURRENCY=euro\n", ["MAX_PAGES", "CURRENCY"]),
        ("OCR_LANGUAGES=fra+xyz\n", ["xyz", "apt-get install"]),
        ("MATCH_POLICY=best-guess\n", ["MATCH_POLICY", "two-identifiers"]),
    ],
)
def test_a_wrong_setting_is_one_sentence_and_exit_2(agent, env, says):
    (agent.home / ".env").write_text(env)
    done = agent.intake("run", "--until-idle")
    assert done.returncode == 2
    assert all(word in done.stderr for word in says)
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_folder_that_can_not_be_made_is_one_sentence_and_exit_2(agent):
    (agent.home / "archive").rmdir()
    (agent.home / "archive").write_text("a file where a folder should be")
    done = agent.intake("run", "--until-idle")
    assert (done.returncode, "archive" in done.stderr, "Traceback" in done.stderr) == (2, True, False)


@pytest.mark.parametrize(
    ("args", "code"),
    [(["show", "nothing"], 1), (["decide", "x"], 2), (["list", "--since", "soon"], 2), (["nonsense"], 2),
     (["register", "show", "none"], 1), (["retry"], 2), (["process", "nowhere.pdf"], 1)],
)  # fmt: skip
def test_wrong_use_is_answered_in_a_sentence_with_the_right_exit_code(practice, args, code):
    done = practice.intake(*args)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
