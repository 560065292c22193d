"""Landlock: a process gives up every file but those named, for itself and all that it starts, and can't take it back.

Source: Linux kernel documentation, ``userspace-api/landlock.rst``; the rights are those of ``linux/landlock.h``. The
kernel is asked for its version (ABI), and what it offers is taken: later ones forbid more.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterable
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same numbers on every architecture
_VERSION = 1  # flag: only tell the version
_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_FILE, _MAKE_REG, _TRUNCATE = 1 << 5, 1 << 8, 1 << 14
_RIGHTS = {1: 1 << 13, 2: 1 << 14, 3: 1 << 15, 5: 1 << 16}  # from this ABI on: all rights below the bit
_NET_ABI, _TCP = 4, 0b11  # bind and connect
_SCOPE_ABI, _SCOPES = 6, 0b11  # abstract sockets and signals
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE  # the rights that make sense for what is no folder

PROGRAMS = _EXECUTE | _READ_FILE | _READ_DIR
# Neither folders nor links nor pipes: what a child leaves behind is flat, and removing it no adventure. Nothing in it
# can be run.
OWN = _WRITE_FILE | _READ_FILE | _READ_DIR | _REMOVE_FILE | _MAKE_REG | _TRUNCATE
DEVICE = _READ_FILE | _WRITE_FILE | _TRUNCATE

_libc = ctypes.CDLL(None, use_errno=True)


class _Ruleset(ctypes.Structure):
    _fields_ = (("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def abi() -> int:
    """Returns the version of Landlock that this kernel offers; 0 for none."""
    return max(int(_libc.syscall(_CREATE, None, ctypes.c_size_t(0), _VERSION)), 0)


def restrict(rules: Iterable[tuple[Path, int]]) -> None:
    """Leaves this process the paths of ``rules`` (those that exist) with the rights given, and no other file; no TCP,
    and no signal to anybody outside, where the kernel can. Raises OSError where it has no Landlock."""
    version = abi()
    if not version:
        raise OSError(errno.ENOSYS, "this kernel has no Landlock")
    handled = max(bit for since, bit in _RIGHTS.items() if since <= version) - 1
    wanted = _Ruleset(handled, _TCP if version >= _NET_ABI else 0, _SCOPES if version >= _SCOPE_ABI else 0)
    size = 24 if version >= _SCOPE_ABI else 16 if version >= _NET_ABI else 8
    ruleset = _called(_libc.syscall(_CREATE, ctypes.byref(wanted), ctypes.c_size_t(size), 0))
    try:
        for path, rights in rules:
            _allow(ruleset, path, rights & handled)
        _called(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        _called(_libc.syscall(_RESTRICT, ruleset, 0))
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        rule = _Beneath(rights if path.is_dir() else rights & _OF_FILES, descriptor)
        _called(_libc.syscall(_ADD, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0))
    finally:
        os.close(descriptor)


def _called(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
