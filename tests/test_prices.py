"""Prices stand with each line; a day's budget stops what is paid for, never intake."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from agent.budget import Budget
from agent.core.prices import FREE, Prices, build_prices
from agent.store import ledger
from tests.house import LETTER, House

PAID = Prices({("telegram", "*"): 0.25})


def test_a_second_of_the_server_has_its_price_and_everything_else_is_free():
    prices = build_prices({}, 0.5)
    assert (prices.of("local", "ocr_page"), prices.of("telegram", "send_message")) == (0.5, 0.0)


def test_the_users_prices_win_the_exact_one_before_the_star():
    prices = build_prices({"local": {"ocr_page": 2}, "cloud": {"*": 0.1, "page": 0.3}}, 0.5)
    asked = (("local", "ocr_page"), ("local", "other"), ("cloud", "page"), ("cloud", "x"))
    assert [prices.of(*key) for key in asked] == [2.0, 0.5, 0.3, 0.1]


@pytest.mark.parametrize(
    "tables",
    [{"telegram": 1}, {"telegram": {"send_message": "1"}}, {"telegram": {"x": -1}}, {"telegram": {"x": float("nan")}},
     {"telegram": {"x": True}}, {"telegram": {"x": float("inf")}}],
)  # fmt: skip
def test_a_price_that_is_none_is_named(tables):
    with pytest.raises(ValueError, match="telegram"):
        build_prices(tables, 0.5)


def test_history_does_not_change_when_prices_do(tmp_path):
    house = House(tmp_path / "home")
    house.drop("a.pdf", LETTER)
    house.run()
    house.pipeline = replace(house.pipeline, prices=Prices({("local", "*"): 99.0}))
    house.drop("b.pdf", LETTER + "\nagain")
    house.run()
    rows = house.store.reader().execute("SELECT unit_price, cost FROM costs ORDER BY seq")
    assert [tuple(row) for row in rows] == [(0.01, 0.005), (99.0, 49.5)]


# --- the day's budget --------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path):
    return House(tmp_path / "home").desk


def spend(desk, cost, provider="telegram", day="2026-11-23"):
    with desk.store.transaction() as tx:
        ledger.cost(
            tx, desk.clock(), day=day, document_id=None, provider=provider, operation="x", units=1, unit="call",
            unit_price=cost, currency="EUR", duration_ms=1, attempt=1, ok=True,
        )  # fmt: skip


def alarms(desk):
    return [json.loads(row["body"])["text"] for row in desk.store.reader().execute("SELECT body FROM outbox")]


def test_it_is_used_up_when_one_more_call_would_exceed_it_and_says_so_once_a_day(desk):
    budget, now = Budget(desk, PAID, 1.0, "EUR"), desk.clock()
    spend(desk, 0.75)
    assert not budget.used_up(now), "exactly the budget may be spent"
    spend(desk, 0.25)
    assert [budget.used_up(now) for _ in range(3)] == [True] * 3
    assert Budget(desk, PAID, 1.0, "EUR").used_up(now), "after a restart, too, and in silence"
    (said,) = alarms(desk)
    assert "1.00 / 1.00 EUR" in said
    assert not budget.used_up(now + timedelta(days=1))


def test_the_servers_own_seconds_are_in_no_budget(desk):
    spend(desk, 50.0, provider="local")
    assert not Budget(desk, PAID, 1.0, "EUR").used_up(desk.clock())


@pytest.mark.parametrize(("prices", "limit"), [(FREE, 1.0), (PAID, 0.0)])
def test_without_a_price_or_without_a_budget_nothing_is_stopped(desk, prices, limit):
    spend(desk, 50.0)
    assert not Budget(desk, prices, limit, "EUR").used_up(desk.clock())
    assert alarms(desk) == []
