"""Settings: one message names everything that is wrong; secrets that others can read stop the start."""

from datetime import time
from pathlib import Path

import pytest
from dotenv import dotenv_values

from agent import config
from agent.errors import ConfigError

EXAMPLE = Path(__file__).parent.parent / ".env.example"


def write_env(home: Path, text: str, mode: int = 0o600) -> None:
    (home / ".env").write_text(text, encoding="utf-8")
    (home / ".env").chmod(mode)


def test_an_empty_home_has_the_defaults(tmp_path):
    settings = config.load(tmp_path, {})
    assert settings.match_policy == "two-identifiers"
    assert settings.settle_seconds == 5.0
    assert settings.notify_detail == "minimal"


def test_every_bad_value_is_named_in_one_message(tmp_path):
    write_env(tmp_path, "MATCH_POLICY=guess\nMAX_PAGES=many\nCURRENCY=euro\nTIMEZONE=Mars/Base\n")
    with pytest.raises(ConfigError) as raised:
        config.load(tmp_path, {})
    for key in ("MATCH_POLICY", "MAX_PAGES", "CURRENCY", "TIMEZONE"):
        assert key in str(raised.value)
    assert raised.value.exit_code == 2


def test_a_register_that_can_not_be_meant_is_named_with_the_rest_and_its_address_is_not_printed(tmp_path):
    write_env(tmp_path, "REGISTER_URL=hunter2-secret\nREGISTER_QUERY=DROP TABLE patients\nMAX_PAGES=many\n")
    with pytest.raises(ConfigError) as raised:
        config.load(tmp_path, {})
    for key in ("REGISTER_URL must be", "REGISTER_QUERY='DROP TABLE patients' must be", "MAX_PAGES"):
        assert key in str(raised.value)
    assert "hunter2" not in str(raised.value)
    assert str(raised.value).count("REGISTER_QUERY") == 1, "what is wrong is not called missing, too"


def test_an_env_that_others_can_read_is_refused_with_the_command_that_mends_it(tmp_path):
    write_env(tmp_path, "CURRENCY=MAD\n", mode=0o644)
    with pytest.raises(ConfigError, match=r"chmod 600 .*\.env"):
        config.load(tmp_path, {})


def test_a_wrong_token_is_not_printed(tmp_path):
    write_env(tmp_path, "TELEGRAM_BOT_TOKEN=hunter2-secret\n")
    with pytest.raises(ConfigError) as raised:
        config.load(tmp_path, {})
    assert "hunter2" not in str(raised.value)


def test_the_environment_wins_over_credentials_and_they_over_the_file(tmp_path):
    write_env(tmp_path, "CURRENCY=MAD\nMAX_PAGES=7\nMAX_FILE_MB=3\n")
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "MAX_PAGES").write_text("8\n")
    (credentials / "MAX_FILE_MB").write_text("4\n")
    environ = {"CREDENTIALS_DIRECTORY": str(credentials), "MAX_FILE_MB": "5", "LANGUAGE": "en_US:en"}
    settings = config.load(tmp_path, environ)
    assert (settings.currency, settings.max_pages, settings.max_file_mb) == ("MAD", 8, 5)
    assert settings.language == "en", "the desktop's LANGUAGE is not ours"


def test_filing_by_name_alone_needs_the_acknowledgement(tmp_path):
    write_env(tmp_path, "MATCH_POLICY=seed-last-name\n")
    with pytest.raises(ConfigError, match="SEED_LAST_NAME_ACKNOWLEDGEMENT"):
        config.load(tmp_path, {})
    write_env(tmp_path, f"MATCH_POLICY=seed-last-name\nSEED_LAST_NAME_ACKNOWLEDGEMENT={config.SEED_ACKNOWLEDGEMENT}\n")
    assert config.load(tmp_path, {}).match_policy == "seed-last-name"


def test_the_example_names_every_key_with_its_default(tmp_path):
    example = dotenv_values(EXAMPLE)
    assert sorted(example) == sorted(config.known_keys())
    write_env(tmp_path, EXAMPLE.read_text(encoding="utf-8"))
    assert config.load(tmp_path, {}) == config.load(tmp_path / "nowhere", {}).__class__(home=tmp_path)


def test_a_misspelt_key_is_noticed(tmp_path):
    write_env(tmp_path, "TELEGRAM_ALOWED_USER_IDS=1\n")
    assert config.unknown_keys(tmp_path) == ["TELEGRAM_ALOWED_USER_IDS"]


def test_office_hours_are_days_and_times(tmp_path):
    write_env(tmp_path, "OFFICE_HOURS=Fri-Mon 08:30-12:00, Wed 09:00-18:00\n")
    found = config.load(tmp_path, {}).office_hours
    assert found == (*((day, time(8, 30), time(12)) for day in (4, 5, 6, 0)), (2, time(9), time(18)))
    for wrong in ("Mon-Fri", "Mon-Fri 18:00-08:00", "Mo-Fr 08:00-18:00", "08:00-18:00", "Mon 25:00-26:00", "Mon off"):
        write_env(tmp_path, f"OFFICE_HOURS={wrong}\n")
        with pytest.raises(ConfigError, match="OFFICE_HOURS"):
            config.load(tmp_path, {})


@pytest.mark.parametrize(
    "wrong",
    ["METRICS_FILE=x.prom", "METRICS_FILE=/tmp/x.txt", "CANARY=weekly", "DAILY_BUDGET=-1", "QUIET_ALARM_HOURS=x"],
)
def test_settings_of_what_looks_after_the_agent_are_checked(tmp_path, wrong):
    write_env(tmp_path, f"{wrong}\n")
    with pytest.raises(ConfigError, match=wrong.split("=")[0]):
        config.load(tmp_path, {})


def test_a_wrong_heartbeat_address_is_not_printed_and_shadow_sends_no_canary(tmp_path):
    write_env(tmp_path, "HEARTBEAT_URL=hc-ping.com/uuid-4711\n")
    with pytest.raises(ConfigError) as raised:
        config.load(tmp_path, {})
    assert "4711" not in str(raised.value)
    write_env(tmp_path, "MATCH_POLICY=shadow\n")
    assert not config.load(tmp_path, {}).sends_canary


def test_times_of_the_day_are_read_and_nonsense_is_named(tmp_path):
    write_env(tmp_path, "QUIET_HOURS=21:00-7:00\nDAILY_AT=off\nREMIND_HOURS=4\n")
    settings = config.load(tmp_path, {})
    assert (settings.quiet_hours, settings.daily_at, settings.remind_hours) == ((time(21), time(7)), None, 4)
    for wrong in ("QUIET_HOURS=21:00", "QUIET_HOURS=21:00-21:00", "QUIET_HOURS=off-7:00", "DAILY_AT=25:00"):
        write_env(tmp_path, wrong)
        with pytest.raises(ConfigError, match=wrong.split("=")[0]):
            config.load(tmp_path, {})
