"""``intake health``: everything in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime

import click

from agent.app import App
from agent.cli.output import console, emit_json, json_option, table
from agent.errors import IntakeError
from agent.health import Report, checks, run_checks
from agent.health.changes import Said, announce, deliver
from agent.home import owner_of
from agent.notify import Channel

TELEGRAM_SECONDS = 3.0


@click.command()
@click.option("--notify", is_flag=True, help="Send a message when something has changed; for the timer.")
@json_option
@click.pass_context
def health(ctx: click.Context, notify: bool, as_json: bool) -> None:
    """Check everything at once, in under five seconds. Exit code 0 fine, 1 degraded, 2 broken."""
    app = App.open()
    now = datetime.now(UTC)
    with _channel(app) as channel:
        report = run_checks(checks(app.settings, now, register=app.register, me=channel and channel().me))
        if as_json:
            emit_json({"status": report.status, "checks": [asdict(result) for result in report.results]})
        else:
            _tell(report)
        if notify:
            _speak_up(app, report, now, channel)
    ctx.exit(report.exit_code)


def _speak_up(app: App, report: Report, now: datetime, channel: Callable[[], Channel] | None) -> None:
    said = announce(app.store, report, now, app.settings.language)
    if channel is not None and owner_of(app.home) is None:
        _deliver(app, said, now, channel())


def _deliver(app: App, said: Said, now: datetime, channel: Channel) -> None:
    """The agent's own loop is down: say it ourselves. When that fails too, the message waits for the agent."""
    try:
        deliver(app.store, said, now, lambda text: channel.send(app.settings.telegram_chat_id or 0, text))
    except IntakeError as error:
        click.echo(f"intake: the alarm could not be sent now: {error}", err=True)


@contextmanager
def _channel(app: App) -> Iterator[Callable[[], Channel] | None]:
    """Telegram, with little patience; None without a token."""
    settings = app.settings
    if not settings.telegram_bot_token:
        yield None
        return
    from agent.notify.telegram import Telegram  # here, because the library behind it costs 25 MB

    opened = Telegram(settings.telegram_bot_token, settings.telegram_api_base_url, TELEGRAM_SECONDS)
    try:
        yield lambda: opened
    finally:
        opened.close()


def _tell(report: Report) -> None:
    shown = {"ok": "ok", "degraded": "DEGRADED", "broken": "BROKEN"}
    table(("", "CHECK", "MS", ""), [(shown[r.status], r.name, r.duration_ms, r.detail) for r in report.results])
    console().print(f"\nAll in all: {shown[report.status]}")
