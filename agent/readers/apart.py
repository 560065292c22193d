"""Work in processes of its own, several at a time: what hangs or dies takes nothing else with it.

Tesseract runs inside the process that reads a page. Its layout analysis can take minutes on a noisy page and heeds no
time; ended with its process, it costs that page and no other. The processes are forked: what was loaded is theirs.

Each sets its own alarm, for the sandbox lets nobody end another process; what ignores it ends with the whole document.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Generic, TypeVar

from agent.reading.sandbox.limits import die_with_parent, limit_cpu

Task = TypeVar("Task")
Result = TypeVar("Result")
_FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Done(Generic[Task, Result]):
    """What came of a task: its result, or None where its process died, its time was up (``late``) or somebody outside
    killed it (``killed``); ``seconds`` that it took."""

    task: Task
    result: Result | None
    late: bool
    seconds: float
    killed: bool = False


@dataclass(frozen=True, slots=True)
class _Running(Generic[Task]):
    task: Task
    process: BaseProcess
    started: float


def each(
    work: Callable[[Task], Result], tasks: Sequence[Task], at_once: int, seconds: float, deadline: float
) -> Iterator[Done[Task, Result]]:
    """Yields what came of each task as it ends; none has longer than ``seconds``. Ends at the ``deadline``
    (:func:`time.monotonic`), without the tasks that were not done by then.

    Raises what ``work`` raised.
    """
    waiting = deque(tasks)
    running: dict[Connection, _Running[Task]] = {}
    try:
        while (waiting or running) and monotonic() < deadline:
            while waiting and len(running) < max(at_once, 1):
                running |= [_started(work, waiting.popleft(), min(seconds, deadline - monotonic()))]
            for connection in wait(list(running), max(deadline - monotonic(), 0.0)):
                if isinstance(connection, Connection):
                    yield _ended(connection, running.pop(connection))
    finally:
        for connection, job in running.items():
            connection.close()
            with contextlib.suppress(PermissionError):  # in the sandbox they end with this process
                job.process.kill()
                job.process.join()


def _started(work: Callable[[Task], Result], task: Task, seconds: float) -> tuple[Connection, _Running[Task]]:
    ours, theirs = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_work, args=(work, task, theirs, seconds), daemon=True)
    process.start()
    theirs.close()  # theirs alone from here: its end is the sign that the process ended
    return ours, _Running(task, process, monotonic())


def _work(work: Callable[[Task], Result], task: Task, answer: Connection, seconds: float) -> None:
    try:
        die_with_parent()
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))
        limit_cpu(seconds)  # for the programs that it starts: the alarm is not theirs
        result: Result | Exception = work(task)
    except Exception as error:  # noqa: BLE001 - not handled here: raised again by the process that waits
        result = error
    answer.send(result)


def _ended(connection: Connection, job: _Running[Task]) -> Done[Task, Result]:
    with connection:
        try:
            result = connection.recv()
        except (EOFError, OSError):  # it ended before it answered, or while it did
            result = None
    job.process.join()
    if isinstance(result, Exception):
        raise result
    code = job.process.exitcode
    return Done(job.task, result, code == -signal.SIGALRM, monotonic() - job.started, code == -signal.SIGKILL)
