"""Checks of the machine: folders, disk, the programs that reading needs, and services that a user may ask about."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from agent.errors import Refused
from agent.health.finding import Finding
from agent.home import FOLDERS
from agent.readers.models import folder
from agent.reading.sandbox import landlock
from agent.reading.sandbox.limits import why_open

SECONDS = 3.0  # for one program
SCARCE_BYTES, LOW_BYTES = 200_000_000, 1_000_000_000
SCARCE_INODES, LOW_INODES = 1_000, 10_000


def folders(home: Path) -> Finding:
    """Every folder there and writable; ``incoming/`` and all below it on the filesystem of ``state/``."""
    for name in FOLDERS:
        if not (home / name).is_dir():
            return Finding("broken", f"the folder {name}/ is missing")
        if not os.access(home / name, os.R_OK | os.W_OK | os.X_OK):
            return Finding("broken", f"the folder {name}/ can't be written: who owns it, is its disk read-only?")
    ours = (home / "state").stat().st_dev
    if (home / "incoming").stat().st_dev != ours or (home / "state/claimed").stat().st_dev != ours:
        return Finding("broken", "incoming/ and state/ are on different disks: put the home on one filesystem")
    mounted = sum(1 for entry in os.scandir(home / "incoming") if _is_elsewhere(entry, ours))
    if mounted:
        return Finding("degraded", f"{mounted} folders in incoming/ are on another disk: what lies there is copied")
    return Finding("ok", "all there and writable, on one filesystem")


def disk(home: Path) -> Finding:
    """Room for files, in bytes and in inodes, wherever the home's folders lie."""
    places = {(home / name).stat().st_dev: home / name for name in FOLDERS if (home / name).is_dir()}
    findings = [_room(os.statvfs(path)) for path in places.values()]
    worst = sorted(findings, key=lambda finding: ("ok", "degraded", "broken").index(finding.status))
    return worst[-1] if worst else Finding("broken", "there are no folders")


def tesseract(languages: str) -> Finding:
    """Tesseract answers and has the languages of OCR_LANGUAGES."""
    done = _answer(["tesseract", "--list-langs"])
    if done is None:
        return Finding("broken", "tesseract doesn't run: apt-get install tesseract-ocr")
    missing = [code for code in languages.split("+") if code not in done.split()]
    if missing:
        packages = " ".join(f"tesseract-ocr-{code.replace('_', '-').lower()}" for code in missing)
        return Finding("broken", f"tesseract lacks {', '.join(missing)}: apt-get install {packages}")
    if lost := [code for code in languages.split("+") if not (folder() / f"{code}.traineddata").is_file()]:
        return Finding(
            "broken", f"the models of {', '.join(lost)} aren't in {folder()}: set TESSDATA_PREFIX to their folder"
        )
    return Finding("ok", f"has {languages}")


def poppler() -> Finding:
    """Poppler's programs are there."""
    missing = [program for program in ("pdftoppm", "pdfinfo") if shutil.which(program) is None]
    if missing:
        return Finding("broken", f"{' and '.join(missing)} can't be found: apt-get install poppler-utils")
    return Finding("ok", "pdftoppm and pdfinfo are there")


def sandbox(socket: Path | None) -> Finding:
    """How documents are kept apart from us and from each other, and that their reader can be reached."""
    if socket is not None and not socket.is_socket():
        return Finding("broken", f"{socket} is missing: systemctl start {socket.stem}.socket")
    if why := why_open():
        alone = "each document is read by a unit of its own" if socket else "readers have limits, and no walls"
        return Finding("ok", f"{alone}, because {why}")
    where = "in a room without anything" if socket else "in a program of the agent's own"
    return Finding("ok", f"read {where}, each document by itself (Landlock {landlock.abi()})")


def services(allowed: Sequence[str]) -> Finding:
    """The units of ALLOWED_SERVICES run."""
    if not allowed:
        return Finding("ok", "none to watch")
    states = {name: service_state(name, allowed) for name in allowed}
    bad = [f"{name} is {state}" for name, state in states.items() if state not in ("active", "activating", "reloading")]
    if not bad:
        return Finding("ok", f"{len(states)} running")
    return Finding("broken" if any(state == "failed" for state in states.values()) else "degraded", ", ".join(bad))


def service_state(name: str, allowed: Sequence[str]) -> str:
    """What systemd says of a unit: active, inactive, failed, unknown ... Raises Refused when it isn't allowlisted."""
    if name not in allowed:
        raise Refused(f"The service {name!r} is not on the list ALLOWED_SERVICES.")
    answer = _answer(["systemctl", "is-active", "--", name], any_code=True)
    return (answer or "").strip().split("\n", 1)[0] or "unknown (systemd doesn't answer)"


def _room(space: os.statvfs_result) -> Finding:
    free, inodes = space.f_bavail * space.f_frsize, space.f_favail
    text = f"{free / 1e9:.1f} GB free"
    counted = space.f_files > 0  # some filesystems make inodes as they need them
    if free < SCARCE_BYTES or (counted and inodes < SCARCE_INODES):
        return Finding("broken", f"{text}, {inodes:,} inodes: make room, nothing can be filed soon")
    if free < LOW_BYTES or (counted and inodes < LOW_INODES):
        return Finding("degraded", f"{text}, {inodes:,} inodes: make room")
    return Finding("ok", text)


def _is_elsewhere(entry: os.DirEntry[str], device: int) -> bool:
    return entry.is_dir(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_dev != device


def _answer(command: list[str], *, any_code: bool = False) -> str | None:
    """What a program prints; None when it isn't there, fails or takes too long."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if any_code or done.returncode == 0 else None
