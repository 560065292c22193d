"""A home that can't be worked in: the commands that are to say so are not stopped by it."""

import pytest

from tests.botapi import TOKEN
from tests.running import QUICK, Agent


def spoil(home, name):
    """A file stands where a folder should be: nobody can write there, not even root."""
    folder = home / name
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
    folder.write_text("")


@pytest.fixture
def agent(tmp_path, bot_api):
    agent = Agent(
        tmp_path / "home",
        QUICK + f"TELEGRAM_BOT_TOKEN={TOKEN}\nTELEGRAM_CHAT_ID=7\nTELEGRAM_API_BASE_URL={bot_api.url}\n",
    )
    assert agent.intake("list").returncode == 0
    return agent


def alarms(bot_api):
    return [call.params["text"] for call in bot_api.calls if call.method == "sendMessage"]


def test_a_folder_that_is_not_writable_is_an_alarm_once_and_status_still_answers(agent, bot_api):
    spoil(agent.home, "archive")
    done = agent.intake("health", "--notify", "--json")
    assert done.returncode == 2
    assert "archive/" in done.stdout
    assert len(alarms(bot_api)) == 1
    assert "archive/" in alarms(bot_api)[0]
    agent.intake("health", "--notify")
    assert len(alarms(bot_api)) == 1
    assert agent.intake("status").returncode == 0
    refused = agent.intake("list")
    assert (refused.returncode, "archive" in refused.stderr) == (2, True)


def test_a_state_that_can_not_be_used_is_an_alarm_though_nothing_can_be_remembered(agent, bot_api):
    spoil(agent.home, "state")
    done = agent.intake("health", "--notify")
    assert done.returncode == 2
    assert "state" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(alarms(bot_api)) == 1
    assert agent.intake("status").returncode == 2
