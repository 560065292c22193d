"""What the unit files promise, read from the files alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

UNIT_KINDS = (".service", ".timer", ".socket")
DEPLOY = Path(__file__).parents[2] / "deploy"


def sandbox(unit: str, name: str = "sandbox") -> str:
    text = (DEPLOY / unit).read_text(encoding="utf-8")
    found = re.search(rf"^# --- (the )?{name}.*?^# --- end of (the )?{name} ---$", text, re.DOTALL | re.MULTILINE)
    assert found, f"{unit} has no {name}"
    return found.group()


def test_daemon_and_health_check_live_in_the_same_sandbox() -> None:
    assert sandbox("pdf-intake.service") == sandbox("pdf-intake-health.service")


def test_a_reader_of_many_documents_and_one_of_each_live_in_the_same_room() -> None:
    assert sandbox("pdf-intake-reader.service", "room") == sandbox("pdf-intake-reader-each@.service", "room")


def test_units_hold_no_unknown_key_and_expose_little() -> None:
    done = subprocess.run([DEPLOY / "check-units.sh"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("line", ["Restart=always", "StartLimitIntervalSec=0", "Type=notify", "User=pdf-intake"])
def test_the_daemon_comes_back_by_itself_and_is_not_root(line: str) -> None:
    assert line in (DEPLOY / "pdf-intake.service").read_text(encoding="utf-8").splitlines()


def test_a_unit_with_a_misspelt_key_does_not_pass(tmp_path: Path) -> None:
    copy = tmp_path / "deploy"
    copy.mkdir()
    for file in DEPLOY.iterdir():
        if file.suffix in (".sh", ".service", ".timer", ".socket"):
            (copy / file.name).write_bytes(file.read_bytes())
            (copy / file.name).chmod(file.stat().st_mode)
    unit = copy / "pdf-intake.service"
    unit.write_text(unit.read_text(encoding="utf-8").replace("Restart=", "Restrat="), encoding="utf-8")
    done = subprocess.run([copy / "check-units.sh"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Restrat" in done.stderr


@pytest.mark.parametrize("unit", sorted(file.name for file in DEPLOY.iterdir() if file.suffix in UNIT_KINDS))
def test_an_instances_unit_names_nothing_of_the_plain_one(unit: str) -> None:
    script = f". {DEPLOY}/lib.sh; name_things east; installed_name {unit}; echo; as_instance < {DEPLOY}/{unit}"
    name, text = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, check=True).stdout.split(
        "\n", 1
    )
    assert "east" in name
    assert "PDF intake agent east" in text
    shared = ("/opt/pdf-intake/README.md", "/opt/pdf-intake/room", "/opt/pdf-intake/venv-east", "/opt/pdf-intake")
    for known in (*shared, "pdf-intake-east", "pdf-intake@east"):
        text = text.replace(known, "")
    assert "pdf-intake" not in text


@pytest.mark.parametrize("lock", sorted(file.name for file in DEPLOY.glob("*.lock")))
def test_nothing_is_installed_without_a_hash(lock: str) -> None:
    text = (DEPLOY / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) > 20
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []
