"""How fast messages may leave, and how long to wait after a fault.

Limits: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

from collections import deque

from tenacity import RetryCallState, wait_exponential_jitter
from tenacity.wait import wait_base

from agent.notify import RateLimited

CHAT_GAP = 1.0  # seconds between two messages to one chat
GROUP_MESSAGES, GROUP_SPAN = 20, 60.0  # to one group (its chat id is negative)
ALL_MESSAGES, ALL_SPAN = 30, 1.0  # to all chats together


class Pace:
    """Remembers when messages left. Times are monotonic seconds, passed in."""

    def __init__(self) -> None:
        """Nothing has left yet."""
        self._all: deque[float] = deque(maxlen=ALL_MESSAGES)
        self._chats: dict[int, deque[float]] = {}

    def wait(self, chat_id: int, now: float) -> float:
        """Seconds until the next message to this chat may leave; 0 when it may now."""
        earliest = now
        if len(self._all) == ALL_MESSAGES:
            earliest = max(earliest, self._all[0] + ALL_SPAN)
        left = self._chats.get(chat_id)
        if left:
            earliest = max(earliest, left[-1] + CHAT_GAP)
            if chat_id < 0 and len(left) == GROUP_MESSAGES:
                earliest = max(earliest, left[0] + GROUP_SPAN)
        return earliest - now

    def left(self, chat_id: int, now: float) -> None:
        """A message to this chat leaves now."""
        self._all.append(now)
        self._chats.setdefault(chat_id, deque(maxlen=GROUP_MESSAGES)).append(now)


class Patience(wait_base):
    """Exponential with jitter, and never shorter than what the server asked for (``retry_after``)."""

    def __init__(self, first: float = 1.0, longest: float = 120.0) -> None:
        """``first`` and ``longest`` are in seconds, the jitter of up to a second apart."""
        self._grow = wait_exponential_jitter(initial=first, max=longest, jitter=1.0)

    def __call__(self, retry_state: RetryCallState) -> float:
        """Seconds to wait after the attempt in ``retry_state``."""
        grown = self._grow(retry_state)
        problem = retry_state.outcome.exception() if retry_state.outcome else None
        if isinstance(problem, RateLimited):
            return max(grown, problem.retry_after + min(grown, 1.0))
        return grown
