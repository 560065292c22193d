"""The real agent, as a user starts it: its own process, its own home, the ``intake`` command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
SAMPLES = PROJECT / "samples"
QUICK = "SETTLE_SECONDS=0.5\nINCOMPLETE_GRACE_SECONDS=1\n"


class Agent:
    """A home and the commands that work on it; ``start`` makes it run."""

    def __init__(self, home: Path, env: str = QUICK) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        (home / ".env").write_text(env, encoding="utf-8")
        (home / ".env").chmod(0o600)
        self.process: subprocess.Popen[bytes] | None = None

    def intake(self, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        """One command, to its end."""
        return subprocess.run(
            [sys.executable, "-m", "agent", *args], env=self._environ(env), capture_output=True, text=True, timeout=240,
            check=False, cwd=PROJECT,
        )  # fmt: skip

    def facts(self, *args: str) -> Any:
        """What a command prints with ``--json``."""
        return json.loads(self.intake(*args, "--json").stdout)

    def register(self) -> None:
        """Load the sample register."""
        done = self.intake("register", "import", str(SAMPLES / "register.csv"))
        assert done.returncode == 0, done.stderr

    def drop(self, sample: str, name: str | None = None) -> None:
        """``cp sample incoming/``."""
        target = self.home / "incoming" / (name or sample)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((SAMPLES / "pdf" / sample).read_bytes())

    def start(self, *, intake: tuple[str, ...] = (sys.executable, "-m", "agent"), **env: str) -> None:
        """``intake run`` in a process of its own; returns when it owns the home."""
        output = (self.home / "output.txt").open("ab")
        self.process = subprocess.Popen(
            [*intake, "run"], env=self._environ(env), stdout=output, stderr=output, cwd=PROJECT
        )
        self.until(lambda: self.facts("status")["running"], "the agent runs")

    def kill(self, number: int = signal.SIGKILL) -> int:
        """End the process; returns its exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(timeout=60)

    def document(self, name: str) -> dict[str, Any] | None:
        """The document that came with this name, if it has come in."""
        return next((item for item in self.facts("list") if item["name"] == name), None)

    def wait_for(self, name: str, state: str) -> dict[str, Any]:
        """Wait until the document is in this state."""

        def reached() -> bool:
            found = self.document(name)
            return found is not None and found["state"] == state

        self.until(reached, f"{name} is {state}")
        found = self.document(name)
        assert found is not None
        return found

    def until(self, condition: Callable[[], bool], what: str, seconds: float = 90.0) -> None:
        """Poll; fail with the agent's own output when it doesn't happen."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                output = self.home / "output.txt"
                raise AssertionError(f"{what}: not within {seconds} s\n{output.read_text() if output.exists() else ''}")
            time.sleep(0.1)

    def _environ(self, more: dict[str, str]) -> dict[str, str]:
        # Without the variables of the machine that the tests run on, which could be read as settings.
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
        return {**kept, "INTAKE_HOME": str(self.home), **more}
