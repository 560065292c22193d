"""What idle agents take of the memory: one alone, and many together, which share what they have in common.

    python benchmarks/memory.py [COUNT]        default: 10

Starts real agents (``intake run``), each on a home of its own with the sample register, and reads what the kernel
counts for them and their children (``/proc/PID/smaps_rollup``): Pss, in which a page that several processes share
counts in parts, Rss, and what is swapped out. Looked at twice, with a while between: an idle agent must not grow.
Figures want a machine on which no other agent runs, and no other Python of the same installation.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
IDLE_SECONDS = 20.0


def main() -> None:
    """Start, look, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as scratch:
        agents: list[subprocess.Popen[bytes]] = []
        try:
            for size in sorted({1, count}):
                while len(agents) < size:
                    agents.append(start(Path(scratch) / f"home{len(agents)}"))
                for when in ("settled", f"{IDLE_SECONDS:g} s later"):
                    time.sleep(IDLE_SECONDS)
                    tell(size, when, [memory(agent.pid) for agent in agents])
        finally:
            for agent in agents:
                agent.terminate()
            for agent in agents:
                agent.wait()


def start(home: Path) -> subprocess.Popen[bytes]:
    """An agent that has said it is ready: its heart has beaten."""
    home.mkdir()
    environ = {**os.environ, "INTAKE_HOME": str(home)}
    command = [sys.executable, "-m", "agent"]
    subprocess.run([*command, "register", "import", SAMPLES / "register.csv"], env=environ, check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    agent = subprocess.Popen([*command, "run"], env=environ, stdout=subprocess.DEVNULL)
    while b"running" not in subprocess.run([*command, "status"], env=environ, check=False, capture_output=True).stdout:
        if agent.poll() is not None:
            raise SystemExit(f"the agent ended with {agent.returncode}")
    return agent


def memory(pid: int) -> dict[str, int]:
    """KiB by kind, of a process and all below it."""
    found = {"Pss": 0, "Rss": 0, "SwapPss": 0}
    for each in family(pid):
        for line in Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii").splitlines():
            name, _, rest = line.partition(":")
            if name in found:
                found[name] += int(rest.split()[0])
    return found


def family(pid: int) -> list[int]:
    """A process and its children, down to the last."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [each for child in (task / "children").read_text().split() for each in family(int(child))]
    return found


def tell(count: int, when: str, found: list[dict[str, int]]) -> None:
    """One line: the sum, and what it comes to for each."""
    total = {name: sum(each[name] for each in found) / 1024 for name in found[0]}
    print(
        f"{count:>3} idle, {when:<12}: PSS {total['Pss']:7.1f} MiB ({total['Pss'] / count:5.1f} each), "
        f"RSS {total['Rss']:7.1f} MiB ({total['Rss'] / count:5.1f} each), swapped {total['SwapPss']:.1f} MiB"
    )


if __name__ == "__main__":
    main()
