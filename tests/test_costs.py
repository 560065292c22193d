"""What it cost: added up by any of its parts, by local day, never across currencies."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from agent.store import Store, ledger
from agent.store.costs import CostLine, Period, document_cost, forecast, lines, totals

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
EVER = Period()


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "intake.sqlite")


def spend(store, cost, day="2026-11-22", operation="ocr_page", **facts):
    facts = {"document_id": "a", "provider": "tesseract", "units": 2.0, "unit": "s", "currency": "EUR"} | facts
    facts = {"duration_ms": 1000, "attempt": 1, "ok": True} | facts
    with store.transaction() as tx:
        ledger.cost(tx, NOW, day=day, operation=operation, unit_price=cost / facts["units"], **facts)


def by(store, *groups, period=EVER):
    return {tuple(line.group.values()): line.cost for line in lines(store.reader(), period, groups)}


def test_nothing_has_cost_nothing(store):
    assert lines(store.reader(), EVER) == []
    assert totals(store.reader(), EVER) == []
    assert forecast(store.reader(), TODAY) == []
    assert document_cost(store.reader(), "a") == {"cost": 0.0, "currency": "", "costs": []}


def test_costs_add_up_by_any_of_their_parts(store):
    spend(store, 1.0)
    spend(store, 2.0, document_id="b")
    spend(store, 4.0, day="2026-11-21", operation="send", provider="telegram", document_id=None)
    assert by(store, "operation") == {("ocr_page",): 3.0, ("send",): 4.0}
    assert by(store, "day") == {("2026-11-21",): 4.0, ("2026-11-22",): 3.0}
    assert by(store, "provider", "day") == {("telegram", "2026-11-21"): 4.0, ("tesseract", "2026-11-22"): 3.0}
    assert by(store, "document") == {(None,): 4.0, ("a",): 1.0, ("b",): 2.0}


def test_a_period_includes_its_first_and_last_day(store):
    for day, cost in (("2026-11-20", 1.0), ("2026-11-21", 2.0), ("2026-11-22", 4.0), ("2026-11-23", 8.0)):
        spend(store, cost, day=day)
    assert by(store, period=Period(date(2026, 11, 21), date(2026, 11, 22))) == {(): 6.0}
    assert by(store, period=Period(date(2026, 11, 22))) == {(): 12.0}
    assert by(store, period=Period(None, date(2026, 11, 20))) == {(): 1.0}


def test_a_line_tells_steps_failures_units_and_time(store):
    spend(store, 1.0)
    spend(store, 2.0, ok=False)
    assert lines(store.reader(), EVER) == [
        CostLine({"operation": "ocr_page"}, 2, 1, 4.0, "s", 3.0, "EUR", 2000)
    ]  # fmt: skip


def test_units_of_different_kinds_are_not_added(store):
    spend(store, 1.0)
    spend(store, 1.0, unit="call")
    assert lines(store.reader(), EVER)[0].units is None


def test_currencies_are_not_added(store):
    spend(store, 1.0)
    spend(store, 2.0, currency="MAD")
    assert [(total.currency, total.cost) for total in totals(store.reader(), EVER)] == [("EUR", 1.0), ("MAD", 2.0)]


def test_the_cost_of_each_document_on_average(store):
    spend(store, 1.0)
    spend(store, 2.0)
    spend(store, 3.0, document_id="b")
    spend(store, 4.0, document_id=None)
    (total,) = totals(store.reader(), EVER)
    assert (total.documents, total.per_document) == (2, 5.0)


def test_one_document_by_operation(store):
    spend(store, 1.0)
    spend(store, 0.5, operation="send")
    spend(store, 9.0, document_id="b")
    facts = document_cost(store.reader(), "a")
    assert (facts["cost"], facts["currency"]) == (1.5, "EUR")
    assert [line["operation"] for line in facts["costs"]] == ["ocr_page", "send"]


def test_a_forecast_goes_on_as_the_last_week_did(store):
    spend(store, 100.0, day="2026-11-01")
    for number in range(16, 23):
        spend(store, 7.0, day=f"2026-11-{number}")
    spend(store, 1.0, day="2026-11-23")
    (ahead,) = forecast(store.reader(), TODAY)
    assert (ahead.so_far, ahead.per_day) == (150.0, 7.0)
    assert ahead.month == 149.0 + 7.0 + 7 * 7.0


def test_a_forecast_on_the_first_day_has_only_that_day(store):
    spend(store, 2.0, day="2026-11-23")
    (ahead,) = forecast(store.reader(), TODAY)
    assert (ahead.so_far, ahead.month) == (2.0, 2.0 + 7 * 2.0)


def test_a_forecast_on_a_dear_day_is_not_below_what_was_spent(store):
    spend(store, 1.0, day="2026-11-22")
    spend(store, 50.0, day="2026-11-23")
    (ahead,) = forecast(store.reader(), TODAY)
    assert ahead.month == 1.0 + 50.0 + 7 * 1.0


def test_a_days_answer_reads_that_day_alone(store):
    plan = store.reader().execute(
        "EXPLAIN QUERY PLAN SELECT sum(cost) FROM costs WHERE day >= ? AND day <= ?", ("", "")
    )
    assert "costs_by_day" in " ".join(row["detail"] for row in plan)


def test_only_our_own_words_group(store):
    with pytest.raises(KeyError):
        lines(store.reader(), EVER, ["day; DROP TABLE costs"])
