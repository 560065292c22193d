"""What tests of several kinds share."""

import pytest

from tests.botapi import bot_api
from tests.running import SAMPLES, Agent

__all__ = ["bot_api"]


@pytest.fixture(scope="session")
def practice(tmp_path_factory):
    """A practice after its first morning: the sample register, every sample dropped, everything worked off."""
    agent = Agent(tmp_path_factory.mktemp("practice") / "home")
    agent.register()
    for path in sorted((SAMPLES / "pdf").rglob("*.pdf")):
        agent.drop(str(path.relative_to(SAMPLES / "pdf")))
    done = agent.intake("run", "--until-idle")
    assert done.returncode == 0, done.stderr
    return agent


@pytest.fixture
def agent(tmp_path):
    """An agent with the sample register that a test may start and kill."""
    agent = Agent(tmp_path / "home")
    agent.register()
    yield agent
    if agent.process is not None and agent.process.poll() is None:
        agent.kill()
