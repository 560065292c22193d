"""The system calls that a child gives up: those that reach another process, and those that it has no use for.

By libseccomp, which systemd and apt are built on, too; it knows each architecture's numbers. Source: seccomp_init(3),
seccomp_rule_add(3).
"""

from __future__ import annotations

import ctypes
import errno
import os

_ALLOW = 0x7FFF0000
_DENY = 0x00050000 | errno.EPERM
_NOT_EQUAL = 1  # SCMP_CMP_NE

DENIED = (
    # another process: its memory, its files, its life, its limits
    *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "process_mrelease", "kcmp"),
    *("kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"),
    *("pidfd_open", "pidfd_getfd", "pidfd_send_signal"),
    *("setpriority", "ioprio_set", "sched_setaffinity", "sched_setattr", "sched_setparam", "sched_setscheduler"),
    *("migrate_pages", "move_pages"),
    # leaving the group of processes that is ended with the document
    *("setsid", "setpgid"),
    # what two readers, or a reader and somebody outside, could talk by
    *("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4"),
    *("shmget", "shmat", "msgget", "semget", "mq_open", "add_key", "request_key", "keyctl"),
    # large parts of the kernel that reading never needs
    *("unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "open_by_handle_at", "userfaultfd"),
    *("io_uring_setup", "io_uring_enter", "io_uring_register", "bpf", "perf_event_open", "personality"),
)


class _Comparison(ctypes.Structure):
    _fields_ = (("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64))


def library() -> ctypes.CDLL:
    """Returns libseccomp. Raises OSError where it isn't installed."""
    found = ctypes.CDLL("libseccomp.so.2")
    found.seccomp_init.restype = ctypes.c_void_p
    found.seccomp_init.argtypes = [ctypes.c_uint32]
    found.seccomp_rule_add_array.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint,
                                             ctypes.POINTER(_Comparison)]  # fmt: skip
    found.seccomp_load.argtypes = found.seccomp_release.argtypes = [ctypes.c_void_p]
    return found


def give_up() -> None:
    """Takes the calls of ``DENIED`` from this process and all that it starts (EPERM). Raises OSError."""
    seccomp = library()
    context = seccomp.seccomp_init(_ALLOW)
    if not context:
        raise OSError(errno.ENOMEM, "no system-call filter could be made")
    try:
        for name in DENIED:
            number = seccomp.seccomp_syscall_resolve_name(name.encode())
            if number >= 0:  # else this version doesn't know it, or this architecture hasn't got it
                _checked(seccomp.seccomp_rule_add_array(context, _DENY, number, 0, None))
        # Limits of its own a process may set, by the same call as those of others (first argument: whose).
        others = _Comparison(0, _NOT_EQUAL, 0, 0)
        number = seccomp.seccomp_syscall_resolve_name(b"prlimit64")
        _checked(seccomp.seccomp_rule_add_array(context, _DENY, number, 1, ctypes.byref(others)))
        _checked(seccomp.seccomp_load(context))
    finally:
        seccomp.seccomp_release(context)


def _checked(result: int) -> None:
    if result < 0:
        raise OSError(-result, os.strerror(-result))
