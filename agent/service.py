"""Talking to systemd, after the example in sd_notify(3): a datagram on the socket that it named."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Mapping

log = logging.getLogger("agent.service")


class Service:
    """The service manager, if there is one; else every call does nothing."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Read ``NOTIFY_SOCKET`` and ``WATCHDOG_USEC``."""
        self._address = environ.get("NOTIFY_SOCKET", "")
        if self._address.startswith("@"):
            self._address = "\0" + self._address[1:]
        watched = environ.get("WATCHDOG_PID") in (None, str(os.getpid()))
        usec = int(environ.get("WATCHDOG_USEC") or 0) if watched else 0
        self.watchdog_seconds: float | None = usec / 1_000_000 if usec else None

    def ready(self, status: str) -> None:
        """Started: units that wait for us may go on."""
        self._send(f"READY=1\nSTATUS={status}\nMAINPID={os.getpid()}")

    def status(self, text: str) -> None:
        """The line that ``systemctl status`` shows."""
        self._send(f"STATUS={text}")

    def alive(self) -> None:
        """Every loop has made progress."""
        self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """Shutting down in good order."""
        self._send("STOPPING=1\nSTATUS=stopping")

    def _send(self, message: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sock:
                sock.connect(self._address)
                sock.sendall(message.encode("utf-8"))
        except OSError as error:
            # Being heard is no condition for working: a manager that misses our sign of life acts by itself.
            log.debug("the service manager can't be reached: %s", error)
