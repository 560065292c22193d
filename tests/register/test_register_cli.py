"""The commands, as a user types them: what they print, and their exit codes."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime

import pytest

from agent.cli import main
from agent.store import Store, ledger

CSV = "Identifiant;Nom;Prénom;Né(e) le;CIN\n1;Alaoui;Salma;12/03/1980;AB1\n2;Bennis;Omar;;\n"


@pytest.fixture
def intake(tmp_path, monkeypatch, capsys):
    """Run a command in a home of its own: (exit code, what it printed, what it complained of)."""
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "r.csv").write_text(CSV)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INTAKE_HOME", str(home))
    mask = os.umask(0o022)  # opening a home narrows it for the whole process

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["intake", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        printed = capsys.readouterr()
        return end.value.code or 0, printed.out, printed.err

    run.home = home
    yield run
    os.umask(mask)


def test_a_register_is_imported_shown_and_searched(intake):
    code, out, _ = intake("register", "import", "r.csv", "--json")
    facts = json.loads(out)
    assert (code, facts["added"], facts["size"], facts["columns"]["last_name"]) == (0, 2, 2, "Nom")
    code, out, _ = intake("register", "show", "1", "--json")
    assert (code, json.loads(out)["birth_date"]) == (0, "1980-03-12")
    code, out, _ = intake("register", "search", "bennis", "omar")
    assert code == 0
    assert "Bennis" in out
    with_audit = [
        json.loads(line) for _, line in ledger.audit_after(Store(intake.home / "state/intake.sqlite").reader(), 0)
    ]
    assert [(line["event"], line["added"]) for line in with_audit] == [("register_import", 2)]


def test_a_dry_run_changes_nothing(intake):
    code, out, _ = intake("register", "import", "r.csv", "--dry-run")
    assert code == 0
    assert "Nothing was changed; this would be: 2 added" in out
    assert json.loads(intake("register", "search", "alaoui", "--json")[1]) == []


def test_mistakes_are_one_sentence_with_the_right_exit_code(intake, tmp_path):
    (tmp_path / "bad.csv").write_text("record_id,last_name,birth_date\n1,Alaoui,31/02/1980\n")
    code, out, err = intake("register", "import", "bad.csv")
    assert (code, out) == (1, "")
    assert "line 2: birth_date '31/02/1980' is a day that doesn't exist" in err
    assert intake("register", "import", "r.csv", "--map", "nonsense")[0] == 2
    assert intake("register", "import", "none.csv")[0] == 1
    code, _, err = intake("register", "show", "99")
    assert code == 1
    assert err == "intake: There is no record '99': look for it with  intake register search TEXT.\n"


def test_costs_of_yesterday(intake):
    intake("costs")
    store = Store(intake.home / "state/intake.sqlite")
    with store.transaction() as tx:
        ledger.cost(
            tx, datetime.now(UTC), day="2026-01-02", document_id="d", provider="local", operation="ocr_page", units=3.0,
            unit="s", unit_price=0.5, currency="EUR", duration_ms=3000, attempt=1, ok=True,
        )  # fmt: skip
    code, out, _ = intake("costs", "--day", "2026-01-02", "--by", "day,operation", "--json")
    facts = json.loads(out)
    assert code == 0
    assert facts["lines"][0] | {"cost": 1.5, "operation": "ocr_page", "day": "2026-01-02"} == facts["lines"][0]
    assert facts["totals"][0]["per_document"] == 1.5
    assert "Total on 2026-01-02: 1.500000 EUR" in intake("costs", "--day", "2026-01-02")[1]
    assert "Nothing was metered" in intake("costs", "--day", "yesterday")[1]
    assert intake("costs", "--day", "someday")[0] == 2
    assert intake("costs", "--by", "colour")[0] == 2


def test_health_says_that_nobody_is_at_work_and_remembers_it(intake):
    intake("status")
    code, out, _ = intake("health", "--json", "--notify")
    facts = json.loads(out)
    found = {check["name"]: check["status"] for check in facts["checks"]}
    assert (code, facts["status"], found["agent"], found["conservation"]) == (2, "broken", "broken", "ok")
    intake("health", "--notify")
    messages = Store(intake.home / "state/intake.sqlite").reader().execute("SELECT kind FROM outbox").fetchall()
    assert [row["kind"] for row in messages] == ["alarm"]
