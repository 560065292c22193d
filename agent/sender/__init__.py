"""The loop that empties the outbox: in order, paced, patient, and metered."""

from __future__ import annotations

from agent.sender.loop import Sender
from agent.sender.parcel import Draw

__all__ = ["Draw", "Sender"]
