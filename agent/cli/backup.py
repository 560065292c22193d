"""``intake backup`` and ``intake restore``: what the agent knows, onto another disk and back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from agent.app import App
from agent.backup import make_backup, restore_backup
from agent.cli.output import console, emit_json, json_option, moment
from agent.errors import Refused
from agent.home import Lock


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
def backup(folder: Path, as_json: bool) -> None:
    """Copy the ledger and the register into FOLDER, consistently, while the agent works.

    The documents are plain files and .env holds secrets: neither is in it. Copy archive/, review/, failed/ and
    duplicates/ with any tool after this, for example with rsync -a.
    """
    app = App.open()
    try:
        saved = make_backup(app.home, folder.absolute(), datetime.now(UTC))
    except OSError as error:
        raise Refused(f"The backup could not be stored in {folder} ({error.strerror}): try another disk.") from error
    if as_json:
        emit_json(asdict(saved))
        return
    size = sum(saved.files.values()) / 1e6
    console().print(
        f"{saved.folder}: the ledger of {saved.documents} documents, {len(saved.files)} files, {size:.1f} MB."
    )
    console().print("The documents themselves are not in it: copy archive/, review/, failed/ and duplicates/, too.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@json_option
@click.pass_context
def restore(ctx: click.Context, folder: Path, as_json: bool) -> None:
    """Bring the backup in FOLDER back into a new home, and say where the documents' folders disagree with it.

    Copy the documents back first, then this, then start the agent. Exit 1 when something is missing or unknown.
    """
    app = App.open(new=True)
    lock = Lock(app.home)
    lock.acquire()
    try:
        restored = restore_backup(app.home, folder.absolute(), app.user, datetime.now(UTC))
    except OSError as error:
        raise Refused(f"The backup could not be restored ({error.strerror}): repeat it when that is mended.") from error
    finally:
        lock.release()
    if as_json:
        emit_json(asdict(restored))
    else:
        out = console()
        counts = f"{restored.documents} documents, {restored.in_progress} in progress"
        out.print(f"Restored as of {moment(restored.made_at)}: {counts}.")
        for finding in restored.findings:
            out.print(f"- {finding}")
        if not restored.findings:
            out.print("Every document that the ledger knows is where it says, whole.")
    ctx.exit(1 if restored.findings else 0)
