"""Which folder is a home: a mistyped name is said, not made; only the commands that begin a home make one."""

import pytest
from click.testing import CliRunner

from agent.cli import intake
from agent.errors import ConfigError
from tests.running import PROJECT, SAMPLES, Agent

LOOKING = (
    ["list"], ["show", "x"], ["status"], ["costs"], ["audit", "verify"], ["health"], ["check"], ["shadow", "report"],
    ["register", "show", "1"], ["register", "search", "x"], ["register", "aliases"], ["decide", "x", "1"],
    ["undo", "x"], ["retry", "--all-failed"], ["split", "x"], ["canary"], ["backup", "saved"],
)  # fmt: skip
BEGINNING = (
    ["run", "--until-idle"], ["process", str(SAMPLES / "register.csv")],
    ["register", "import", str(SAMPLES / "register.csv")], ["restore", str(PROJECT / "docs")],
)  # fmt: skip


@pytest.fixture
def agent(tmp_path):
    """Commands in a process of their own; each names its home itself."""
    return Agent(tmp_path / "another")


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
def test_a_home_that_is_not_there_is_named_and_not_made(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INTAKE_HOME", "hmoe")
    with pytest.raises(ConfigError, match=f"The folder {tmp_path}/hmoe holds no agent: set INTAKE_HOME"):
        CliRunner().invoke(intake, command, standalone_mode=False, catch_exceptions=False)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_put_into_a_folder_of_other_things(agent, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "aunt.txt").write_text("")
    done = agent.intake("status", "--json", INTAKE_HOME=str(tmp_path / "letters"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "letters holds no agent" in done.stderr
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["aunt.txt"]


@pytest.mark.parametrize("name", ["", "incoming", "state"])
def test_a_folder_that_was_made_to_become_a_home_is_one(agent, tmp_path, name):
    (tmp_path / "new" / name).mkdir(parents=True)
    done = agent.intake("status", INTAKE_HOME=str(tmp_path / "new"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "in 0 = filed 0" in done.stdout


def test_wrong_settings_are_named_where_nothing_else_is_yet(agent, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".env").write_text("OCR_WORKERS=many\n")
    (tmp_path / "new" / ".env").chmod(0o600)
    done = agent.intake("status", INTAKE_HOME=str(tmp_path / "new"))
    assert (done.returncode, "OCR_WORKERS" in done.stderr) == (2, True)


@pytest.mark.parametrize("command", BEGINNING, ids=lambda command: command[0])
def test_a_command_that_begins_a_home_makes_it(agent, tmp_path, command):
    done = agent.intake(*command, INTAKE_HOME=str(tmp_path / "srv" / "new"))
    assert "holds no agent" not in done.stderr
    assert (tmp_path / "srv" / "new" / "incoming").is_dir()
