"""The fork server: takes jobs, forks a child for each, keeps deadlines, reports ends. One thread, no parsing.

Only the server kills its children, before it reaps them, so that no signal can hit a stranger. It ends when
its parent does (the socket closes), and its children end with it. Sources: unix(7), pidfd_open(2).
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from agent.readers import child
from agent.readers.transport import environment

_LONGEST_JOB = 8192


@dataclass(frozen=True, slots=True)
class _Running:
    """A child at work: its number, when its time is up, where to report its end."""

    pid: int
    deadline: float
    report: int


def serve(connection: socket.socket, idle_seconds: float, warm_up: Callable[[], None]) -> None:
    """Serves until the parent closes the connection or no job came for ``idle_seconds``. ``warm_up`` loads what
    children inherit; it is called when a first one has ended, so that nobody waits for what he may not need."""
    running: dict[int, _Running] = {}  # by pidfd
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    try:
        while True:
            ready = poll.poll(_patience(running, idle_seconds) * 1000)
            if not ready and not running:
                return
            for descriptor, _ in ready:
                if descriptor != connection.fileno():
                    poll.unregister(descriptor)
                    _end(descriptor, running.pop(descriptor), late=False)
                    warm_up()
                elif not _accept(connection, running, poll):
                    return
            _end_late(running, poll)
    finally:
        for descriptor, job in running.items():
            _end(descriptor, job, late=True)


def _patience(running: dict[int, _Running], idle_seconds: float) -> float:
    """Seconds until the next deadline, or until the server has idled long enough."""
    if not running:
        return idle_seconds
    return max(min(job.deadline for job in running.values()) - monotonic(), 0.0) + 0.01


def _end_late(running: dict[int, _Running], poll: select.poll) -> None:
    for descriptor, job in list(running.items()):
        if job.deadline <= monotonic():
            poll.unregister(descriptor)
            _end(descriptor, running.pop(descriptor), late=True)


def _accept(connection: socket.socket, running: dict[int, _Running], poll: select.poll) -> bool:
    """Takes one job and forks for it. Returns False when the parent is gone."""
    message, files, _, _ = socket.recv_fds(connection, _LONGEST_JOB, 4)
    if not message:
        return False
    job = json.loads(message)
    directory, seconds = Path(job["directory"]), float(job["seconds"])
    pid = os.fork()
    if pid == 0:
        _become_child(connection, directory, files, [each.report for each in running.values()])
    for file in files[:3]:
        os.close(file)
    descriptor = os.pidfd_open(pid)
    running[descriptor] = _Running(pid, monotonic() + seconds, files[3])
    poll.register(descriptor, select.POLLIN)
    return True


def _become_child(connection: socket.socket, directory: Path, files: list[int], foreign: list[int]) -> None:
    """Turns the fork into what a fresh process would be, serves its one request, and never returns."""
    code = 1
    try:
        os.setsid()
        connection.close()
        for place, file in enumerate(files[:3]):
            os.dup2(file, place)
        for file in (*files, *foreign):
            os.close(file)
        os.chdir(directory)
        os.environ.update(environment(directory))
        tempfile.tempdir = None  # not the server's
        code = child.main()
    finally:
        os._exit(code)  # without the server's own clean-up


def _end(descriptor: int, job: _Running, late: bool) -> None:
    """Kills the child's whole group while the child, unreaped, still holds its number; reaps; reports."""
    os.close(descriptor)
    try:
        os.killpg(job.pid, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(job.pid, signal.SIGKILL)  # it had not come as far as a group of its own
    _, status = os.waitpid(job.pid, 0)
    answer = f"{os.waitstatus_to_exitcode(status)} {int(late)}".encode()
    try:
        os.write(job.report, answer)
    except BrokenPipeError:
        sys.stderr.write("the parent no longer waits for this document\n")
    finally:
        os.close(job.report)


if __name__ == "__main__":
    # Imported here once, for all children: this is what the server is for.
    import pytesseract

    import agent.readers.document  # noqa: F401
    from agent.readers.ocr import preload

    with contextlib.suppress(OSError, SystemExit):  # not installed: each page will say so
        pytesseract.get_tesseract_version()  # asked of the program once, remembered by all children

    with socket.socket(fileno=0) as inherited:
        serve(inherited, float(sys.argv[1]), partial(preload, sys.argv[2], int(sys.argv[3])))
