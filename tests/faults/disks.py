"""Real filesystems in a file, whose power can be cut.

The image behind a loop device holds exactly what the filesystem has written to its disk. A copy of it, taken
while it is mounted and nobody works any more, is the disk after a power cut: all that was never flushed is lost.
The kernel's own flushing is put off (commit=300), or it would hide what the agent forgot to flush.
ext4 can also be shut down without a flush (EXT4_IOC_SHUTDOWN), which loses its journal's last transaction.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import struct
import subprocess
from pathlib import Path

from tests.faults import needs

_SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32), ext4's and xfs's
_NO_LOG_FLUSH = 2
KINDS = ("ext4", "ext2", "btrfs")
_MAKE = {
    "ext4": ["mkfs.ext4", "-q", "-F"],
    "ext2": ["mkfs.ext2", "-q", "-F"],
    "btrfs": ["mkfs.btrfs", "-q", "-f", "--mixed"],
}
_MEGABYTES = {"ext4": 48, "ext2": 48, "btrfs": 128}
_OPTIONS = {"ext4": "commit=300", "ext2": "defaults", "btrfs": "commit=300"}


class Disk:
    """A mounted image. ``folder`` is where it is mounted."""

    def __init__(self, image: Path, kind: str, *, new: bool = True) -> None:
        """Make (or only mount) the image. Fails or skips where the machine can't."""
        needs.root()
        needs.programs(_MAKE[kind][0], "losetup", "mount", "e2fsck")
        self.image, self.kind = image, kind
        self.folder = image.with_suffix(".mnt")
        self.folder.mkdir()
        if new:
            with image.open("wb") as file:
                file.truncate(_MEGABYTES[kind] << 20)
            _call(*_MAKE[kind], str(image))
        try:
            self._loop = _call("losetup", "--find", "--show", str(image))
            _call("mount", "-t", kind, "-o", _OPTIONS[kind], self._loop, str(self.folder))
        except subprocess.CalledProcessError as error:
            needs.absent(f"{kind} on a loop device can't be mounted: {error.stderr.strip()}")

    def flush(self) -> None:
        """What was done up to now survives."""
        _call("sync", "-f", str(self.folder))

    def cut_power(self, image: Path) -> Disk:
        """The disk as it is without what was never flushed, mended as at a boot and mounted elsewhere."""
        subprocess.run(["cp", "--sparse=always", str(self.image), str(image)], check=True)
        self.remove()
        if self.kind != "btrfs":
            # 1: mended. A journal is replayed by it, as by the mount.
            done = subprocess.run(["e2fsck", "-fy", str(image)], capture_output=True, text=True, check=False)
            assert done.returncode in (0, 1), done.stdout
        return Disk(image, self.kind, new=False)

    def shut_down(self) -> None:
        """EXT4_IOC_SHUTDOWN without flushing; then mount anew."""
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, _SHUTDOWN, struct.pack("I", _NO_LOG_FLUSH))
        finally:
            os.close(descriptor)
        _call("umount", str(self.folder))
        _call("mount", "-t", self.kind, self._loop, str(self.folder))

    def remove(self) -> None:
        """Unmount, and let the loop device go."""
        with contextlib.suppress(subprocess.CalledProcessError):
            _call("umount", str(self.folder))
        with contextlib.suppress(subprocess.CalledProcessError):
            _call("losetup", "--detach", self._loop)
        self.image.unlink(missing_ok=True)


class Tmpfs:
    """A small filesystem in memory: so many bytes, so many names."""

    def __init__(self, folder: Path, kilobytes: int, inodes: int) -> None:
        needs.root()
        needs.programs("mount")
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _call("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,nr_inodes={inodes}", "tmpfs", str(folder))
        except subprocess.CalledProcessError as error:
            needs.absent(f"tmpfs can't be mounted: {error.stderr.strip()}")

    def resize(self, kilobytes: int, inodes: int) -> None:
        _call("mount", "-o", f"remount,size={kilobytes}k,nr_inodes={inodes}", str(self.folder))

    def remove(self) -> None:
        with contextlib.suppress(subprocess.CalledProcessError):
            _call("umount", "-l", str(self.folder))


def _call(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
