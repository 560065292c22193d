"""The ``intake`` command. Exit codes: 0 done, 1 a problem of the data or state, 2 wrong usage or configuration."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import click

from agent import __version__
from agent.cli.audit import audit
from agent.cli.backup import backup, restore
from agent.cli.check import check
from agent.cli.costs import costs
from agent.cli.documents import decide, list_, retry, show, undo
from agent.cli.health import canary, health
from agent.cli.register import register
from agent.cli.running import process, run, status
from agent.cli.shadow import shadow
from agent.cli.split import split
from agent.core import naming
from agent.errors import IntakeError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="intake")
def intake() -> None:
    """Unattended PDF intake: drop a PDF into incoming/; it is filed, or you are asked, or told why not.

    The home is the folder that INTAKE_HOME names, else the one you are in.
    """


for command in (
    run, process, status, list_, show, decide, undo, split, retry, register, check, shadow, costs, health, canary,
    audit, backup, restore,
):  # fmt: skip
    intake.add_command(command)


def main() -> None:
    """Run a command. Errors are one sentence on stderr; the only place that ends the process."""
    if sys.stdout is None:  # started with it closed
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - it lives as long as the process
    try:
        code = intake.main(standalone_mode=False)
    except click.exceptions.Abort:
        code = _fail("Stopped.", 130)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = error.exit_code
    except click.ClickException as error:
        code = _fail(_one_sentence(error), error.exit_code)
    except IntakeError as error:
        code = _fail(str(error), error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has gone (`intake list | head`): not a problem, but nothing more can be said.
        _drop_output()
        code = 0
    except Exception as error:
        if os.environ.get("INTAKE_DEBUG"):
            raise
        code = _fail(_machine(error) if isinstance(error, OSError) or type(error) in _DATABASE else _bug(error), 1)
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()  # else Python tries once more at its end, and exits 120
    sys.exit(code)


# Not their other kinds, which are mistakes of ours.
_DATABASE = (sqlite3.OperationalError, sqlite3.DatabaseError)


def _machine(error: Exception) -> str:
    """What the disk, the rights or the network refused: no bug, and nothing that a document could be blamed for."""
    if not isinstance(error, OSError):
        return f"The state database can't be used ({error}): see to the space and rights of state/, then try again."
    where = f" on {naming.shown(os.fsencode(error.filename))}" if isinstance(error.filename, (str, bytes)) else ""
    what = error.strerror or type(error).__name__
    return f"The machine refused{where} ({what}): see to its space and the rights of the home, then try again."


def _bug(error: Exception) -> str:
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"This is a bug of the agent ({what}): INTAKE_DEBUG=1 in front of the command shows where."


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _one_sentence(error: click.ClickException) -> str:
    """Click's own message without its three lines around it; the usage is one command away."""
    sentence = " ".join(error.format_message().split()).rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{sentence}: {context.command_path} --help  shows how." if context else f"{sentence}."


def _fail(sentence: str, code: int) -> int:
    click.echo(f"intake: {sentence}", err=True)
    return code
