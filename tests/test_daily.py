"""The daily summary: once a day, it adds up, and it carries the trail's head out of the machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from agent.daily import Daily
from agent.store import ledger
from tests.house import LETTER, STRANGER, House


@pytest.fixture
def practice(tmp_path):
    """Yesterday (the house's day, 23 November): one filed, one asked, one failed, one duplicate."""
    house = House(tmp_path)
    for name, text in (("a.pdf", LETTER), ("b.pdf", STRANGER), ("c.pdf", LETTER)):
        house.drop(name, text)
    (house.home / "incoming" / "d.pdf").write_bytes(b"no PDF at all %%EOF")
    house.run()
    return house


def at(house, day, hour):
    return Daily(replace(house.desk, clock=lambda: datetime(2026, 11, day, hour, tzinfo=UTC)), time(7, 30))


def said(house):
    rows = house.store.reader().execute("SELECT json_extract(body, '$.text') FROM outbox WHERE kind = 'note'")
    return [row[0] for row in rows if row[0].startswith("📊")]


def test_it_adds_up_and_carries_the_head_of_the_trail(practice):
    assert not at(practice, 23, 9).tell_if_due()  # the first start
    assert at(practice, 24, 8).tell_if_due()
    lines, head = ledger.head(practice.store.reader())
    first, questions, cost, trail = said(practice)[0].splitlines()
    assert first == ("📊 2026-11-23: 4 in = 1 filed + 1 to review + 1 failed + 1 duplicates + 0 in progress.")
    assert questions == "Questions: 1 asked, 1 open."
    assert cost.endswith("EUR")
    assert trail == f"Trail: line {lines}, {head}"


def test_once_a_day_and_not_before_its_time(practice):
    assert not at(practice, 23, 5).tell_if_due()
    assert not at(practice, 24, 7).tell_if_due()
    assert at(practice, 24, 8).tell_if_due()
    assert not at(practice, 24, 9).tell_if_due()
    assert not at(practice, 25, 7).tell_if_due()
    assert at(practice, 25, 8).tell_if_due()
    assert [text[2:12] for text in said(practice)] == ["2026-11-23", "2026-11-24"]


def test_after_days_of_standstill_there_is_one_summary_and_switched_off_none(practice):
    assert not at(practice, 23, 9).tell_if_due()
    assert at(practice, 29, 9).tell_if_due()
    assert [text[2:12] for text in said(practice)] == ["2026-11-28"]
    assert not replace(at(practice, 30, 9), at=None).tell_if_due()


def test_days_are_those_of_the_practice_not_of_greenwich(practice):
    zone = ZoneInfo("Pacific/Auckland")  # what came in at nine in Greenwich is of that evening
    desk = replace(practice.desk, zone=zone, clock=lambda: datetime(2026, 11, 22, 20, tzinfo=UTC))
    assert not Daily(desk, time(7, 30)).tell_if_due()
    desk = replace(desk, clock=lambda: datetime(2026, 11, 23, 20, tzinfo=UTC))
    assert Daily(desk, time(7, 30)).tell_if_due()
    assert "2026-11-23: 4 in" in said(practice)[0]
