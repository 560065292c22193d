"""The loop that empties the outbox: in order, paced, patient, and metered."""

from __future__ import annotations

from agent.sender.loop import Sender

__all__ = ["Sender"]
