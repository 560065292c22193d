"""Office hours between two moments."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.office import open_time

WEEK = tuple((day, time(8), time(18)) for day in range(5))
FRIDAY = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ((0, 9), (0, 12), 3), ((0, 17), (0, 23), 1), ((0, 17), (3, 9), 2), ((1, 0), (2, 23), 0), ((0, 6), (0, 7), 0),
        ((0, 0), (7, 0), 50), ((0, 12), (0, 12), 0), ((0, 12), (0, 9), 0),
    ],
    ids=["within", "evening", "over the weekend", "weekend", "before it opens", "a week", "no time", "backwards"],
)  # fmt: skip
def test_only_what_was_open_counts(since, until, hours):
    began, ended = (FRIDAY + timedelta(days=day, hours=hour) for day, hour in (since, until))
    assert open_time(WEEK, began, ended, UTC) == timedelta(hours=hours)


def test_it_is_the_local_hour_that_opens_the_office():
    casablanca = ZoneInfo("Africa/Casablanca")
    began = datetime(2026, 11, 20, 7, 0, tzinfo=casablanca)
    assert open_time(WEEK, began, began + timedelta(hours=2), casablanca) == timedelta(hours=1)


def test_a_day_on_which_clocks_are_set_is_as_long_as_it_is():
    sunday = ((6, time(0), time(12)),)
    paris = ZoneInfo("Europe/Paris")
    began = datetime(2026, 10, 25, 0, 0, tzinfo=paris)
    assert open_time(sunday, began, began + timedelta(days=1), paris) == timedelta(hours=13)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_longer_is_never_less_and_never_more_than_the_time_itself(first, more):
    began = FRIDAY - timedelta(hours=first)
    short = open_time(WEEK, began, began + timedelta(minutes=more), UTC)
    assert short <= open_time(WEEK, began, began + timedelta(minutes=more + 60), UTC) <= timedelta(minutes=more + 60)
