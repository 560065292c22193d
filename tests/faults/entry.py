"""The agent's command with something changed: ``python -m tests.faults.entry CHANGE[,CHANGE] run --until-idle``.

``ids``         documents are called d000000001 and on, so that paths can be named before they exist
``quick``       what failed for a while is tried again after 0.3 s, not 30 s
The others are negative controls: agents with a mistake, which the fault tests must notice.
``nofsync``     files are not flushed
``nodirsync``   folders are not flushed
``early``       the claimed file is released before the plan is settled
"""

from __future__ import annotations

import itertools
import os
import stat
import sys
from types import SimpleNamespace


def ids() -> None:
    import agent.assembly

    numbers = itertools.count(1)
    agent.assembly.secrets = SimpleNamespace(token_hex=lambda _: f"d{next(numbers):09d}")


def quick() -> None:
    import agent.workers

    agent.workers.HOLD_SECONDS = 0.3


def nofsync() -> None:
    real = os.fsync
    os.fsync = lambda fd: real(fd) if stat.S_ISDIR(os.fstat(fd).st_mode) else None


def nodirsync() -> None:
    real = os.fsync
    os.fsync = lambda fd: None if stat.S_ISDIR(os.fstat(fd).st_mode) else real(fd)


def early() -> None:
    from agent import filing, settling

    def publish_late(desk, row, plan):
        # Moves the file by hand first, as a naive agent would: copy in memory, delete, write.
        source, target = desk.home / plan.source_path, desk.home / plan.target_path
        if source.exists():
            content = source.read_bytes()
            filing.remove(desk.home / "state" / "claimed" / row.id / "document")
            filing.remove(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            with target.open("rb") as file:
                os.fsync(file.fileno())
        return plan

    settling._publish = publish_late


def main() -> None:
    for change in filter(None, sys.argv.pop(1).split(",")):
        globals()[change]()
    from agent.cli import main as intake

    intake()


if __name__ == "__main__":
    main()
