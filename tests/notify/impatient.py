"""The real agent with little patience: ``python -m tests.notify.impatient run``. Only waits are shorter."""

from __future__ import annotations

from agent.cli import main
from agent.notify import pace, telegram

CALL_SECONDS = 1.0

telegram.Telegram.__init__.__defaults__ = ("https://api.telegram.org", CALL_SECONDS)
telegram.PICTURE_SECONDS = 2.0
pace.Patience.__init__.__defaults__ = (0.05, 0.5)
pace.CHAT_GAP, pace.GROUP_SPAN = 0.02, 1.0

if __name__ == "__main__":
    main()
