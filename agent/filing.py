"""Moving a document from one place of the home to another: copy first, publish without overwriting, delete last.

Every call can be repeated: after a crash the same plan is carried out again from the start.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from agent.durable import copy_file, fsync_folder, hash_file, make_folder, write_file

_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """SHA-256 in hex and size in bytes of the private copy."""

    sha256: str
    size: int


class Occupied(Exception):
    """Somebody else's file stands at the target: another name is needed."""


def is_regular(path: Path) -> bool:
    """Whether it is a plain file, not a link to one. Raises OSError when there is nothing."""
    return stat.S_ISREG(os.lstat(path).st_mode)


def private_copy(claim: Path) -> Fingerprint:
    """Copy ``<claim>/document`` to ``<claim>/copy``, which no writer outside can reach. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        (claim / "copy").unlink()
    sha256, size = copy_file(claim / "document", claim / "copy")
    fsync_folder(claim)
    return Fingerprint(sha256, size)


def publish(source: Path, target: Path, sha256: str | None, token: str) -> None:
    """Make the bytes of ``source`` stand at ``target``, durably, without ever overwriting.

    ``token`` names the temporary file in the target's folder. ``sha256`` of ``None`` moves something that was
    never read (a link, a file that the disk did not deliver): the thing itself is linked. Raises Occupied,
    FileNotFoundError when the source is gone, or another OSError; then nothing half-written is visible under the
    target's name.
    """
    make_folder(target.parent)
    part = target.parent / f".{token}.part"
    with contextlib.suppress(FileNotFoundError):
        part.unlink()
    if os.path.lexists(target):
        if not _same(target, source, sha256):
            raise Occupied(str(target))
        fsync_folder(target.parent)
        return
    if sha256 is None:
        _publish(source, target, keep=True)
    else:
        copied, _ = copy_file(source, part)
        if copied != sha256 or hash_file(part) != sha256:
            part.unlink()
            raise OSError(errno.EIO, "the copy is not what was read", str(target))
        _publish(part, target, keep=False)
    fsync_folder(target.parent)


def publish_note(target: Path, text: str, token: str) -> None:
    """Put a text beside a published file. An older note of the same name is replaced: it is ours."""
    part = target.parent / f".{token}.note.part"
    with contextlib.suppress(FileNotFoundError):
        part.unlink()
    write_file(part, text.encode("utf-8"))
    part.replace(target)
    fsync_folder(target.parent)


def remove(path: Path) -> None:
    """Remove a file whose bytes stand elsewhere by now. Gone already is as good. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
        fsync_folder(path.parent)


def _same(target: Path, source: Path, sha256: str | None) -> bool:
    if sha256 is not None:
        return is_regular(target) and hash_file(target) == sha256
    return os.path.samestat(os.lstat(target), os.lstat(source))


def _publish(source: Path, target: Path, *, keep: bool) -> None:
    """Give the file its name, by a call that fails when the name is taken."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        if not keep:
            source.unlink()
        raise Occupied(str(target)) from None
    except OSError as error:
        if error.errno not in _NO_LINKS or keep:
            raise
        _rename_noreplace(source, target)  # exFAT and some network shares have no hard links
        return
    if not keep:
        source.unlink()


def _rename_noreplace(source: Path, target: Path) -> None:
    """renameat2(2) with RENAME_NOREPLACE, which Python doesn't offer."""
    libc = ctypes.CDLL(None, use_errno=True)
    result = libc.renameat2(
        _AT_FDCWD, os.fsencode(source), _AT_FDCWD, os.fsencode(target), ctypes.c_uint(_RENAME_NOREPLACE)
    )
    if result != 0:
        code = ctypes.get_errno()
        if code == errno.EEXIST:
            raise Occupied(str(target))
        raise OSError(code, os.strerror(code), str(target))
