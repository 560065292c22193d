"""Is everything well? Each check on its own, all at once, and an answer in time even when everything hangs."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from agent.config import Settings
from agent.errors import IntakeError
from agent.health import inside, machine, rounds
from agent.health.finding import Finding, Status
from agent.register import Register

LIMIT_SECONDS = 3.5  # for each check, and as they run at once, for all

Check = Callable[[], Finding]


@dataclass(frozen=True, slots=True)
class Result:
    """What one check found. ``detail`` is a short sentence without names of people or files."""

    name: str
    status: Status
    detail: str
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Report:
    """What all checks found, in their order; ``status`` is the worst of them."""

    results: tuple[Result, ...]

    @property
    def status(self) -> Status:
        """``ok``, ``degraded`` or ``broken``."""
        found = {result.status for result in self.results}
        return "broken" if "broken" in found else "degraded" if "degraded" in found else "ok"

    def is_ok(self, name: str) -> bool:
        """Whether this check found nothing."""
        return any(result.name == name and result.status == "ok" for result in self.results)

    @property
    def exit_code(self) -> int:
        """0 fine, 1 degraded, 2 broken."""
        return {"ok": 0, "degraded": 1, "broken": 2}[self.status]


def checks(
    settings: Settings,
    now: datetime,
    *,
    register: Callable[[], AbstractContextManager[Register]],
    me: Callable[[], str] | None,
) -> dict[str, Check]:
    """All checks of a home. ``me`` asks Telegram who we are (None without a token) and raises ChannelError."""
    home, zone = settings.home, ZoneInfo(settings.timezone) if settings.timezone else None
    return {
        "agent": partial(inside.agent, home, now, settings.sweep_seconds),
        "folders": partial(machine.folders, home),
        "disk": partial(machine.disk, home),
        "tesseract": partial(machine.tesseract, settings.ocr_languages),
        "poppler": machine.poppler,
        "sandbox": partial(machine.sandbox, settings.reader_socket),
        "register": partial(inside.register, register),
        "telegram": partial(inside.telegram, me),
        "updates": partial(inside.updates, home, now, talking=me is not None),
        "outbox": partial(inside.outbox_age, home, now),
        "documents": partial(inside.documents_age, home, now, settings.document_timeout_seconds),
        "arrivals": partial(rounds.arrivals, home, now, settings.quiet_alarm_hours, settings.office_hours, zone),
        "canary": partial(rounds.canary, home, now, on=settings.sends_canary),
        "conservation": partial(inside.conservation, home, now),
        "services": partial(machine.services, settings.allowed_services),
    }


def run_checks(named: Mapping[str, Check], limit: float = LIMIT_SECONDS) -> Report:
    """Run all checks at once. Returns within ``limit`` seconds; what hasn't answered by then is broken."""
    answers: queue.SimpleQueue[Result] = queue.SimpleQueue()
    for name, check in named.items():
        # Daemon threads: one that hangs in a dead network share must not keep the process from ending.
        threading.Thread(target=_run, args=(name, check, answers), name=f"health-{name}", daemon=True).start()
    results: dict[str, Result] = {}
    deadline = time.monotonic() + limit
    while len(results) < len(named):
        try:
            result = answers.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            break
        results[result.name] = result
    late = f"gave no answer within {limit:g} s"
    return Report(tuple(results.get(name) or Result(name, "broken", late, round(limit * 1000)) for name in named))


def _run(name: str, check: Check, answers: queue.SimpleQueue[Result]) -> None:
    began = time.monotonic()
    try:
        finding = check()
    except IntakeError as error:
        finding = Finding("broken", str(error).split("\n", 1)[0])
    except Exception as error:  # noqa: BLE001  a thread's outermost frame: whatever goes wrong in a check is its finding
        reason = getattr(error, "strerror", None) or str(error).split("\n", 1)[0]
        finding = Finding("broken", f"can't be checked: {reason or type(error).__name__}")
    answers.put(Result(name, finding.status, finding.detail, round((time.monotonic() - began) * 1000)))
