"""Talking to systemd: what it is told, and that work goes on when it can't be told."""

import socket

from agent.service import Service


def test_the_manager_hears_ready_status_and_signs_of_life(tmp_path):
    address = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(address))
        service = Service({"NOTIFY_SOCKET": str(address), "WATCHDOG_USEC": "120000000"})
        service.ready("1 in progress")
        service.alive()
        service.stopping()
        heard = [manager.recv(1000).decode() for _ in range(3)]
    assert service.watchdog_seconds == 120.0
    assert heard[0].startswith("READY=1\nSTATUS=1 in progress\n")
    assert heard[1] == "WATCHDOG=1"
    assert heard[2].startswith("STOPPING=1")


def test_a_manager_that_can_not_be_reached_stops_nothing(tmp_path):
    Service({"NOTIFY_SOCKET": str(tmp_path / "nobody")}).ready("all well")


def test_without_a_manager_nothing_is_said():
    service = Service({"WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "1"})
    service.status("all well")
    assert service.watchdog_seconds is None, "the watchdog is meant for another process"
