"""What users say to the bot: fetched, stored, acknowledged, then handled, each exactly once."""

from __future__ import annotations

from agent.conversation.facts import Answers
from agent.conversation.loop import Conversation

__all__ = ["Answers", "Conversation"]
