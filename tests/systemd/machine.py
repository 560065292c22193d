"""A machine to try things on: a real systemd, booted by systemd-nspawn on an overlay of this system's root.

What it writes goes to a tmpfs and is gone with it; the network is shared. Wants root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")
PROJECT = Path(__file__).parents[2]
INSIDE = "/mnt/project"  # where the machine has its copy of the project

# Needless in a container, or in the way of the host's own.
_MASKED = (
    "systemd-logind.service",
    "console-getty.service",
    "getty.target",
    "getty@.service",
    "systemd-networkd.service",
    "systemd-resolved.service",
    "systemd-udevd.service",
    "apparmor.service",
)
_WANTS_REBOOT = 133  # how systemd-nspawn --keep-unit leaves the restart to whoever started it
_PASSED_ON = (
    "PIP_",
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "SSL_CERT_FILE",
)


class MachineError(AssertionError):
    """The machine did not do in time what was asked of it."""


def missing() -> str:
    """Why no machine can be booted here; empty if one can."""
    if os.geteuid() != 0:
        return "booting a systemd wants root"
    for program in ("systemd-nspawn", "nsenter"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    return ""


class Machine:
    """Boots on entering the ``with`` block, is gone after it."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._root = scratch / "root"
        self._console = scratch / "console.log"
        self._nspawn: subprocess.Popen[bytes] | None = None
        self._leader = 0

    def __enter__(self) -> Machine:
        try:
            self._mount()
            self._prepare()
            self._boot()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._nspawn is not None:
            self._nspawn.terminate()  # nspawn passes it on as an orderly power-off
            try:
                self._nspawn.wait(timeout=45)
            except subprocess.TimeoutExpired:
                self._nspawn.kill()
                self._nspawn.wait()
        for mounted in (self._root, self._scratch / "layer"):
            subprocess.run(["umount", "--recursive", str(mounted)], check=False, capture_output=True)

    # --- doing things --------------------------------------------------------------------------------

    def run(
        self, *command: str, user: str = "root", check: bool = True, timeout: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Runs a program inside and returns what it said; CalledProcessError unless ``check`` is off."""
        environment = [f"{name}={value}" for name, value in os.environ.items() if name.startswith(_PASSED_ON)]
        home = "/root" if user == "root" else f"/home/{user}"
        base = ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin", "LANG=C.UTF-8", f"HOME={home}"]
        become = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]
        done = subprocess.run(
            ["nsenter", "-t", str(self._leader), "-a", "env", "-i", *base, *environment, *become, *command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        if check and done.returncode != 0:
            raise MachineError(f"{' '.join(command)} gave {done.returncode}:\n{done.stdout}{done.stderr}")
        return done

    def shell(self, script: str, *, user: str = "root", timeout: float = 120) -> str:
        """Runs lines of bash that stop at the first failure; their output."""
        return self.run("bash", "-euc", script, user=user, timeout=timeout).stdout

    def show(self, unit: str, what: str) -> str:
        """One property of a unit."""
        return self.run("systemctl", "show", "-P", what, unit).stdout.strip()

    def journal(self, *arguments: str) -> str:
        """The journal as plain lines."""
        return self.run("journalctl", "--no-pager", "-o", "short-precise", *arguments, check=False).stdout

    def wait(self, what: str, question: Callable[[], Answer], *, seconds: float) -> Answer:
        """Asks until the answer is true, and returns it; MachineError after ``seconds``."""
        deadline = time.monotonic() + seconds
        while True:
            answer = question()
            if answer:
                return answer
            if time.monotonic() > deadline:
                raise MachineError(f"after {seconds:.0f} s still waiting for: {what} (last answer: {answer!r})")
            time.sleep(0.2)  # the pace of asking, not a guess of how long it takes

    def reboot(self) -> None:
        """Boots anew, by the machine's own command, and returns when it is up again."""
        assert self._nspawn is not None
        self.run("systemctl", "reboot", check=False)
        ended = self._nspawn.wait(timeout=90)
        if ended != _WANTS_REBOOT:
            raise MachineError(f"the machine went down with {ended} instead of asking for a reboot")
        self._boot()

    # --- making it -----------------------------------------------------------------------------------

    def _mount(self) -> None:
        layer = self._scratch / "layer"
        for folder in (layer, self._root):
            folder.mkdir(parents=True)
        _host("mount", "-t", "tmpfs", "-o", "size=3G,mode=0755", "tmpfs", str(layer))
        for folder in (layer / "upper", layer / "work"):
            folder.mkdir()
        options = f"lowerdir=/,upperdir={layer}/upper,workdir={layer}/work"
        _host("mount", "-t", "overlay", "-o", options, "overlay", str(self._root))

    def _prepare(self) -> None:
        units = self._root / "etc/systemd/system"
        for wants in units.glob("*.wants"):  # the host's own services stay at home
            shutil.rmtree(wants)
        for unit in _MASKED:
            (units / unit).unlink(missing_ok=True)
            (units / unit).symlink_to("/dev/null")
        (self._root / "etc/machine-id").write_text("")
        for kept in ("opt/pdf-intake", "srv/pdf-intake", "var/log/journal"):  # if the host has the agent installed
            shutil.rmtree(self._root / kept, ignore_errors=True)
        (self._root / "var/log/journal").mkdir(parents=True)  # a journal that outlives a reboot
        # A copy: what is edited meanwhile must not reach the machine.
        left_out = shutil.ignore_patterns(".git", ".venv", "demo", ".*_cache", "__pycache__", "tests", "benchmarks")
        shutil.copytree(PROJECT, self._root / INSIDE.lstrip("/"), ignore=left_out, symlinks=True)

    def _boot(self) -> None:
        with self._console.open("ab") as console:
            self._nspawn = subprocess.Popen(
                [
                    "systemd-nspawn",
                    "--quiet",
                    "--boot",
                    f"--directory={self._root}",
                    f"--machine=intake-{os.getpid()}",
                    "--timezone=off",  # else /etc/localtime is a mount that tzdata cannot replace
                    "--register=no",
                    "--keep-unit",
                    "--console=pipe",
                    # A server has these; nspawn's own list of this age doesn't know them.
                    "--system-call-filter=landlock_create_ruleset landlock_add_rule landlock_restrict_self seccomp",
                ],
                env={**os.environ, "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"},
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=subprocess.STDOUT,
            )
        self.wait("the first process inside", self._find_leader, seconds=60)
        self._wait_until_up()

    def _find_leader(self) -> bool:
        """The machine's process 1: the child of nspawn that has become systemd (its first child is a stub)."""
        assert self._nspawn is not None
        if self._nspawn.poll() is not None:
            raise MachineError(f"systemd-nspawn ended: {self._console.read_text(errors='replace')[-2000:]}")
        children = Path(f"/proc/{self._nspawn.pid}/task/{self._nspawn.pid}/children").read_text().split()
        for child in map(int, children):
            name = Path(f"/proc/{child}/comm")
            if name.exists() and name.read_text().strip() == "systemd":
                self._leader = child
                return True
        return False

    def _wait_until_up(self) -> None:
        def up() -> bool:
            try:
                said = self.run("systemctl", "is-system-running", check=False, timeout=20).stdout.strip()
            except subprocess.TimeoutExpired:
                return False
            return said in ("running", "degraded")

        self.wait("the machine to be up", up, seconds=90)


def _host(*command: str | Sequence[str]) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise MachineError(f"{command}: {done.stderr}")
