"""The reader as a unit of its own: ``python -m agent.readers.served``, started by systemd for one connection.

Standard input is the connection. The unit's sandbox and limits come from ``deploy/pdf-intake-reader@.service``; those
of :mod:`agent.readers.limits` are set as well. It says a line when it is ready: what comes after is the document's
doing, what fails before is not. The other half is :mod:`agent.readers.unit`.
"""

from __future__ import annotations

import os
import select
import socket
import sys
import threading
from pathlib import Path

from agent.readers import child
from agent.readers.transport import GREETING, environment


def main() -> int:
    """Serves one request on the connection. Returns the exit code: 0 when a reply was written."""
    # Imported before we are ready: a reader that is badly installed is no damaged document.
    import agent.readers.document  # noqa: F401

    # Not inherited by the programs that reading starts; the processes that read pages end with this one, and so the
    # reply does.
    connection = socket.socket(fileno=os.dup(0))
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.environ.update(environment(Path.cwd()))
    connection.sendall(GREETING)
    threading.Thread(target=_end_with, args=(connection.fileno(),), daemon=True).start()
    with connection.makefile("rb") as request, connection.makefile("wb") as reply:
        return child.serve(request, reply)


def _end_with(connection: int) -> None:
    """Ends this process when the other side hangs up: nobody waits for what it reads (poll(2), POLLRDHUP)."""
    poll = select.poll()
    poll.register(connection, select.POLLRDHUP)
    poll.poll()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
