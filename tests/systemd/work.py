"""Handing documents to the agent on the machine and waiting for their end, for the tests of this folder."""

from __future__ import annotations

import json
from typing import Any

from machine import INSIDE, Machine

SETTLED = ("filed", "review", "failed", "duplicate")
TEXT = f"{INSIDE}/samples/pdf/ordonnance-benali-1987.pdf"


def documents(machine: Machine, intake: str = "intake") -> dict[str, dict[str, Any]]:
    """What ``intake list`` knows, by name."""
    listed = json.loads(machine.run(intake, "list", "--json").stdout)
    return {document["name"]: document for document in listed}


def settled(machine: Machine, names: set[str], *, seconds: float, intake: str = "intake") -> dict[str, dict[str, Any]]:
    """Waits until all these documents are done with, and returns them."""

    def done() -> dict[str, dict[str, Any]]:
        found = {name: facts for name, facts in documents(machine, intake).items() if name in names}
        return found if {name for name in found if found[name]["state"] in SETTLED} == names else {}

    return machine.wait(f"{sorted(names)} to be settled", done, seconds=seconds)


def started_anew(machine: Machine, before: str, *, seconds: float) -> None:
    """Waits until the agent is at work again as another process than ``before``."""
    machine.wait(
        "the agent to be started anew",
        lambda: (
            machine.show("pdf-intake", "MainPID") not in ("0", before)
            and machine.show("pdf-intake", "ActiveState") == "active"
        ),
        seconds=seconds,
    )


def hand_in(machine: Machine, name: str, sample: str = TEXT, home: str = "/srv/pdf-intake") -> None:
    """Drops a copy of a sample that differs from every other one."""
    machine.shell(f"(cat {sample}; echo '% {name}') > /tmp/{name}; mv /tmp/{name} {home}/incoming/{name}")


def put_file(machine: Machine, path: str, text: str) -> None:
    """Writes a text file on the machine, and the folders above it."""
    machine.shell(f"mkdir -p $(dirname {path}); cat > {path} <<'END OF FILE'\n{text}\nEND OF FILE")
