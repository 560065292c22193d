"""The dead-man's switch: an outside service is called while all is well, and speaks up when the calls stop.

Such as https://healthchecks.io or an Uptime Kuma of one's own. The call carries nothing: no name, no figure.
"""

from __future__ import annotations

import logging
import threading

SECONDS = 5.0


def beat(url: str) -> str:
    """Call ``url``. Returns "" or why it didn't work; within a few seconds even when the name can't be resolved."""
    answers: list[str] = []
    # A thread of its own: looking up a name has no time limit that one could set.
    thread = threading.Thread(target=lambda: answers.append(_call(url)), name="heartbeat", daemon=True)
    thread.start()
    thread.join(SECONDS + 1)
    return answers[0] if answers else f"no answer within {SECONDS:g} s"


def _call(url: str) -> str:
    import httpx  # here, because most commands need no network

    logging.getLogger("httpx").setLevel(logging.CRITICAL)  # it logs the address, which lets anybody beat for us
    try:
        answer = httpx.get(url, timeout=SECONDS, follow_redirects=True, headers={"User-Agent": "pdf-intake"})
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return type(error).__name__
    return "" if answer.is_success else f"status {answer.status_code}"
