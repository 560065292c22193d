"""How fast the service is as users run it, under a real systemd that is booted for it; wants root.

    python benchmarks/service.py [--project FOLDER ...] [--documents 300] [--times 15]

Installs each project (default: this one; another checkout to compare with) on a machine of its own, in turns,
and prints: so many one-page born-digital letters dropped at once; one letter, and one one-page scan, from close to
filed, the reader warm; the same letter when the reader has to be started; 30 letters and 10 scans at once; and a letter
behind ten small files that take as long as they are let (HOLD: loops in the page's drawing).
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path += [str(HERE), str(HERE / "tests/systemd")]

import machine as machines  # noqa: E402
from pages import save as save_sheets  # noqa: E402
from pages import sheet  # noqa: E402
from throughput import letters  # noqa: E402

PAUSE = 0.7  # between drops: watchdog holds events back for half a second after a file was taken away
LONGEST = 300.0  # seconds that anything is waited for
INCOMING = "/srv/pdf-intake/incoming"
ENDS = "/srv/pdf-intake/archive /srv/pdf-intake/review /srv/pdf-intake/failed"


class Service(machines.Machine):
    """A machine with the agent installed; files are dropped and looked for through its own root."""

    def inside(self, path: str) -> Path:
        """The same path from outside."""
        return Path(f"/proc/{self._leader}/root{path}")

    def drop(self, paths: list[Path]) -> float:
        """As a scanner does: under another name first. Returns when."""
        incoming = self.inside(INCOMING)
        for path in paths:
            shutil.copy(path, incoming / f".{path.name}.part")
        began = time.perf_counter()
        for path in paths:
            (incoming / f".{path.name}.part").rename(incoming / path.name)
        return began

    def arrived(self, names: set[str]) -> bool:
        """Whether all of these have come to their place."""
        found = [p.name for end in ENDS.split() for p in self.inside(end).rglob("*.pdf")]
        return all(any(each.endswith(name) for each in found) for name in names)

    def timed(self, paths: list[Path]) -> float:
        """Seconds from the drop of these until they are in their place."""
        time.sleep(PAUSE)
        began = self.drop(paths)
        names = {path.name for path in paths}
        while not self.arrived(names) and time.perf_counter() - began < LONGEST:
            time.sleep(0.01)
        return time.perf_counter() - began


def slow(folder: Path, count: int) -> list[Path]:
    """Small files whose one page has a drawing that takes as long as it is let: forms that draw forms, ten each."""
    paths = []
    for number in range(count):
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
        depth = 9
        last = 4 + depth
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /X 5 0 R >> >> >>"
        )
        draws = b"/X Do " * 10
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draws), draws))
        for level in range(5, last + 1):
            body = draws if level < last else b"0 0 m 500 700 l 3 9 l f " * 50
            packed = zlib.compress(body)
            below = b"/Resources << /XObject << /X %d 0 R >> >>" % (level + 1) if level < last else b""
            objects.append(
                b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /FlateDecode %s /Length %d >>\n"
                b"stream\n%s\nendstream" % (below, len(packed), packed)
            )
        out = b"%PDF-1.4\n"
        offsets = []
        for place, body in enumerate(objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (place, body)
        table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
        out += b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
            len(objects) + 1, table, len(objects) + 1, len(out),
        )  # fmt: skip
        path = folder / f"slow-{number}.pdf"
        path.write_bytes(out + b"%% %d\n" % number)
        paths.append(path)
    return paths


def measure(project: Path, count: int, times: int, scratch: Path) -> None:
    """Boots, installs, drops, prints."""
    machines.PROJECT = project
    made = letters(_folder(scratch, "letters"), count + 2 * times + 60)
    chance = random.Random(5)
    folder = _folder(scratch, "scans")
    scans = [save_sheets([sheet("scan", chance)], folder / f"scan-{n}.pdf") for n in range(12 + times)]
    with Service(_folder(scratch, "machine")) as machine:
        machine.run(f"{machines.INSIDE}/deploy/install.sh", timeout=900)
        machine.run("intake", "register", "import", f"{machines.INSIDE}/samples/register.csv")
        tell(project, "one letter, the reader started for it", machine.timed([made.pop()]))
        machine.timed([scans.pop()])
        machine.timed([made.pop()])
        tell(project, "one letter", *(machine.timed([made.pop()]) for _ in range(times)))
        tell(project, "one scan", *(machine.timed([scans.pop()]) for _ in range(times)))
        tell(project, f"{count} letters", machine.timed([made.pop() for _ in range(count)]))
        tell(project, "30 letters and 10 scans", machine.timed([made.pop() for _ in range(30)] + scans[:10]))
        machine.drop(slow(_folder(scratch, "slow"), 10))
        time.sleep(1.0)
        tell(project, "a letter behind ten slow ones", machine.timed([made.pop()]))


def tell(project: Path, what: str, *seconds: float) -> None:
    """One line."""
    of = f", median of {len(seconds)}, worst {max(seconds):.2f}" if len(seconds) > 1 else ""
    print(f"{project.name:<12} {what:<40} {statistics.median(seconds):7.2f} s{of}", flush=True)


def _folder(scratch: Path, name: str) -> Path:
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=scratch))


def main() -> None:
    """For each project."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, action="append")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--times", type=int, default=15)
    given = parser.parse_args()
    for project in given.project or [HERE]:
        with tempfile.TemporaryDirectory() as scratch:
            measure(project.resolve(), given.documents, given.times, Path(scratch))


if __name__ == "__main__":
    main()
