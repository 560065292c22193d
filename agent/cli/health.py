"""``intake health``: everything in one call."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime

import click

from agent.app import App
from agent.canary import send_soon
from agent.cli.output import console, emit_json, json_option, table
from agent.errors import ConfigError, Refused
from agent.health import Report, checks, run_checks
from agent.health.bot import Bot
from agent.health.changes import announce, deliver, without_memory
from agent.health.heartbeat import beat
from agent.home import owner_of, ring
from agent.notify import ChannelError


@click.command()
@click.option("--notify", is_flag=True, help="Send a message when something has changed; for the timer.")
@json_option
@click.pass_context
def health(ctx: click.Context, notify: bool, as_json: bool) -> None:
    """Check everything at once, in under five seconds. Exit code 0 fine, 1 degraded, 2 broken."""
    app = App.look()
    now = datetime.now(UTC)
    token = app.settings.telegram_bot_token
    bot = Bot(token, app.settings.telegram_api_base_url) if token else None
    report = run_checks(checks(app.settings, now, register=app.source_register, me=bot.me if bot else None))
    if as_json:
        emit_json({"status": report.status, "checks": [asdict(result) for result in report.results]})
    else:
        _tell(report)
    if notify:
        _speak_up(app, report, now, bot)
        _beat(app.settings.heartbeat_url, report)
    ctx.exit(report.exit_code)


@click.command()
def canary() -> None:
    """Send a made-up document the whole way now, as happens once a day; intake health says whether it arrived."""
    app = App.open()
    if not app.settings.sends_canary:
        raise Refused("Test documents are off: they need CANARY=daily, and a MATCH_POLICY other than shadow.")
    ring(app.home)
    send_soon(app.store, datetime.now(UTC))
    click.echo(f"It leaves within {app.settings.sweep_seconds:g} s: look with  intake health  a little later.")


def _speak_up(app: App, report: Report, now: datetime, bot: Bot | None) -> None:
    """Messages go by the outbox. When the agent's own loop is down and Telegram isn't, we send them ourselves."""
    chat_id = app.settings.telegram_chat_id
    try:
        said = announce(app.store, report, now, app.settings.language)
    except (ConfigError, sqlite3.Error) as error:
        click.echo(f"intake: {error}", err=True)
        _cry(app, report, bot)
        return
    if owner_of(app.home) is not None:
        with suppress(Refused):  # it is just ending: the next one that starts sends it
            ring(app.home)
        return
    if bot is None or chat_id is None or not report.is_ok("telegram"):
        return
    try:
        deliver(app.store, said, now, lambda text: bot.send(chat_id, text))
    except ChannelError as error:
        click.echo(f"intake: the alarm could not be sent now, it waits in the outbox: {error}", err=True)


def _cry(app: App, report: Report, bot: Bot | None) -> None:
    """The state can't be written, so the outbox can't either. Said at every check, for what was said isn't known."""
    chat_id, text = app.settings.telegram_chat_id, without_memory(report, app.settings.language)
    if bot is None or chat_id is None or text is None:
        return
    try:
        bot.send(chat_id, text)
    except ChannelError as error:
        click.echo(f"intake: the alarm could not be sent: {error}", err=True)


def _beat(url: str, report: Report) -> None:
    """All is well: the outside service may hear of it. When it can't, that is its turn to speak."""
    if url and report.exit_code == 0 and (problem := beat(url)):
        click.echo(f"intake: HEARTBEAT_URL could not be called: {problem}", err=True)


def _tell(report: Report) -> None:
    shown = {"ok": "ok", "degraded": "DEGRADED", "broken": "BROKEN"}
    table(("", "CHECK", "MS", ""), [(shown[r.status], r.name, r.duration_ms, r.detail) for r in report.results])
    console().print(f"\nAll in all: {shown[report.status]}")
