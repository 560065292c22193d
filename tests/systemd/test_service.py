"""From nothing to a service that works unattended, on a real systemd: installed, used, killed, rebooted, removed.

The tests stand in the order of a machine's life and share one machine; each drops files of its own.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from machine import INSIDE, PROJECT, Machine
from work import documents, settled, started_anew

pytestmark = pytest.mark.systemd

INCOMING = "/srv/pdf-intake/incoming"
SAMPLES = f"{INSIDE}/samples/pdf"
ONE = f"{SAMPLES}/ordonnance-benali-1987.pdf"
EXPECTED: dict[str, dict[str, Any]] = json.loads((PROJECT / "samples/expected.json").read_text(encoding="utf-8"))


def drop(machine: Machine, name: str, *, how: str = "cp ~/{name} {incoming}/", umask: str = "022") -> None:
    """Alice writes a prescription that nobody has dropped before into her home, then drops it."""
    make = f"(cat {ONE}; echo '% {name}') > ~/{name}"
    machine.shell(f"cd; umask {umask}; {make}; " + how.format(name=name, incoming=INCOMING), user="alice")


def test_after_installing_the_service_runs_and_says_so(installed: Machine) -> None:
    assert installed.show("pdf-intake", "ActiveState") == "active"
    assert installed.show("pdf-intake", "UnitFileState") == "enabled"
    assert installed.show("pdf-intake", "User") == "pdf-intake"
    assert installed.show("pdf-intake", "StatusText") != ""
    assert installed.show("pdf-intake-health.timer", "ActiveState") == "active"


def test_the_agent_can_run_nothing_that_it_can_write_and_write_nothing_that_it_can_run(installed: Machine) -> None:
    table = installed.run("cat", f"/proc/{installed.show('pdf-intake', 'MainPID')}/mountinfo").stdout
    options = {line.split()[4]: set(line.split()[5].split(",")) for line in table.splitlines()}
    for place in ("/", "/srv/pdf-intake", "/tmp", "/var/tmp", "/dev/shm"):
        assert "noexec" in options[place], place
    for place in ("/", "/usr", "/opt/pdf-intake"):
        assert "ro" in options[place], place


def test_secrets_and_data_are_closed_to_everybody_else(installed: Machine) -> None:
    modes = installed.shell("cd /srv/pdf-intake; stat -c '%n %a %U' . .env incoming archive review failed state logs")
    assert modes.splitlines() == [
        ". 750 pdf-intake",
        ".env 600 pdf-intake",
        "incoming 2770 pdf-intake",
        *(f"{folder} 700 pdf-intake" for folder in ("archive", "review", "failed", "state", "logs")),
    ]
    assert installed.run("cat", "/srv/pdf-intake/.env", user="alice", check=False).returncode != 0


def test_each_sample_ends_where_it_must(installed: Machine) -> None:
    installed.shell(f"cp -r {SAMPLES}/. {INCOMING}/", user="alice")
    found = settled(installed, {Path(name).name for name in EXPECTED}, seconds=300)
    twice = {"analyses-el-idrissi.pdf", "encore-analyses-el-idrissi.pdf"}  # which of the two came first is open
    for name, wanted in EXPECTED.items():
        facts = found[Path(name).name]
        if name not in twice:
            assert {key: facts.get(key) for key in ("state", "reason", "record_id")} == {
                "state": wanted["state"],
                "reason": wanted["reason"],
                "record_id": wanted["record_id"],
            }, name
    assert {found[name]["state"] for name in twice} == {"filed", "duplicate"}


def test_what_was_filed_is_in_the_archive_byte_for_byte(installed: Machine) -> None:
    for name, wanted in EXPECTED.items():
        if wanted["state"] != "filed":
            continue
        facts = documents(installed)[Path(name).name]
        if facts["state"] == "filed":
            path = f"/srv/pdf-intake/archive/{wanted['record_id']}"
            inside = installed.shell(f"sha256sum '{path}'/*")
            assert installed.run("sha256sum", f"{SAMPLES}/{name}").stdout.split()[0] in inside
    assert installed.shell(f"find {INCOMING} -type f") == ""


def test_what_failed_says_why_in_plain_words(installed: Machine) -> None:
    for name, wanted in EXPECTED.items():
        if wanted["state"] == "failed":
            reason = installed.shell(f"cat /srv/pdf-intake/failed/*{Path(name).stem}*.reason.txt")
            assert len(reason.split()) >= 4, name


def test_the_journal_tells_each_step_and_the_status_line_the_sum(installed: Machine) -> None:
    journal = installed.journal("-u", "pdf-intake")
    for facts in documents(installed).values():
        assert facts["id"] in journal, facts["name"]
    assert re.search(r"\d", installed.show("pdf-intake", "StatusText"))


def test_a_member_of_the_group_may_drop_however_closed_the_file_is(installed: Machine) -> None:
    drop(installed, "open.pdf", umask="022")
    drop(installed, "closed.pdf", umask="077")
    drop(installed, "moved.pdf", umask="077", how="mv ~/{name} {incoming}/")
    drop(installed, "below.pdf", umask="077", how="mkdir {incoming}/ward-3; cp ~/{name} {incoming}/ward-3/")
    found = settled(installed, {"open.pdf", "closed.pdf", "moved.pdf", "below.pdf"}, seconds=180)
    assert {facts["record_id"] for facts in found.values()} == {"1008"}
    assert found["below.pdf"]["source"] == "ward-3/"


def test_nobody_else_may_drop(installed: Machine) -> None:
    assert installed.run("cp", ONE, f"{INCOMING}/intruder.pdf", user="mallory", check=False).returncode != 0


def test_installing_again_changes_nothing(installed: Machine) -> None:
    installed.shell("echo 'NOTIFY_DETAIL=full' >> /srv/pdf-intake/.env")
    before = installed.show("pdf-intake", "MainPID")
    installed.run(f"{INSIDE}/deploy/install.sh")
    assert installed.show("pdf-intake", "MainPID") == before
    assert "NOTIFY_DETAIL=full" in installed.shell("cat /srv/pdf-intake/.env")


def test_killed_it_is_back_within_seconds_and_works_on(installed: Machine) -> None:
    before = installed.show("pdf-intake", "MainPID")
    installed.run("kill", "-9", before)
    started_anew(installed, before, seconds=30)
    assert installed.show("pdf-intake", "NRestarts") == "1"
    drop(installed, "after-the-kill.pdf")
    assert settled(installed, {"after-the-kill.pdf"}, seconds=60)["after-the-kill.pdf"]["state"] == "filed"


def test_the_timer_makes_up_for_a_health_check_that_was_missed(installed: Machine) -> None:
    before = installed.show("pdf-intake-health", "InvocationID")
    installed.shell(
        "systemctl stop pdf-intake-health.timer;"
        "touch -d '1 hour ago' /var/lib/systemd/timers/stamp-pdf-intake-health.timer;"
        "systemctl start pdf-intake-health.timer"
    )
    installed.wait(
        "the health check to have run",
        lambda: (
            installed.show("pdf-intake-health", "InvocationID") not in ("", before)
            and installed.show("pdf-intake-health", "ActiveState") in ("inactive", "failed")
        ),
        seconds=90,
    )
    assert installed.show("pdf-intake-health", "Result") == "success", installed.journal("-u", "pdf-intake-health")


def test_after_a_reboot_it_is_up_by_itself_and_nothing_is_lost(installed: Machine) -> None:
    before = documents(installed)
    installed.reboot()
    installed.wait("the agent", lambda: installed.show("pdf-intake", "ActiveState") == "active", seconds=60)
    drop(installed, "after-the-reboot.pdf")
    found = settled(installed, {"after-the-reboot.pdf"}, seconds=60)
    assert found["after-the-reboot.pdf"]["state"] == "filed"
    after = documents(installed)
    assert {name: after[name]["state"] for name in before} == {name: before[name]["state"] for name in before}
    installed.run("intake", "audit", "verify")


def test_a_mistake_in_env_is_told_in_a_sentence_and_mended_without_a_restart_by_hand(installed: Machine) -> None:
    installed.shell("echo 'OCR_WORKERS=many' >> /srv/pdf-intake/.env")
    done = installed.run("systemctl", "restart", "pdf-intake", check=False)
    assert done.returncode != 0
    invocation = installed.journal("-u", "pdf-intake", "-b", "-n", "20")
    assert "OCR_WORKERS" in invocation
    assert "Traceback" not in invocation
    installed.shell("sed -i '/OCR_WORKERS/d' /srv/pdf-intake/.env")
    installed.wait("the agent", lambda: installed.show("pdf-intake", "ActiveState") == "active", seconds=60)


def test_uninstalling_removes_the_service_and_never_the_data(installed: Machine) -> None:
    look = "cd /srv/pdf-intake; find archive failed review state .env -type f ! -name '*-shm' ! -name '*-wal' | sort"
    archived = installed.shell(look)
    assert "archive/1001/" in archived
    installed.run(f"{INSIDE}/deploy/uninstall.sh")
    assert installed.shell(look) == archived
    assert installed.show("pdf-intake", "LoadState") == "not-found"
    assert installed.shell("ls -d /opt/pdf-intake /usr/local/bin/intake 2>/dev/null || true") == ""
