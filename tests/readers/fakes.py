"""Children that go wrong, each in its own way; they stand in for ``agent.readers.child``."""

from __future__ import annotations

import sys
from pathlib import Path

from agent.readers.transport import Spawn

HANGS = """
import time
time.sleep(3600)
"""

HANGS_WITH_A_HELPER = """
import subprocess, sys, time
helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
open(sys.argv[1], "w").write(str(helper.pid))
time.sleep(3600)
"""

LEAVES_A_HELPER_BEHIND = """
import subprocess, sys
helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
open(sys.argv[1], "w").write(str(helper.pid))
"""

EATS_MEMORY = """
import sys
from agent.readers import child, document
document.read_document = lambda path, options: [bytearray(1 << 24) for _ in iter(int, 1)]
sys.exit(child.main())
"""

BURNS_CPU = """
import sys
from agent.readers import child, document
def spin(path, options):
    while True:
        pass
document.read_document = spin
sys.exit(child.main())
"""

FILLS_THE_DISK = """
import sys
from agent.readers import child, document
def fill(path, options):
    with open("huge", "wb") as file:
        while True:
            file.write(bytes(1 << 24))
document.read_document = fill
sys.exit(child.main())
"""

CRASHES = """
import os, signal
os.kill(os.getpid(), signal.SIGSEGV)
"""

IS_KILLED = """
import os, signal
os.kill(os.getpid(), signal.SIGKILL)
"""

SAYS_NOTHING = ""

SAYS_GARBAGE = "print('<html>')"

SAYS_MORE_THAN_ASKED = """
print('{"failure": null, "detail": "", "page_count": 1, "costs": [], "extra": 1, "pages": []}')
"""

TELLS_ITS_ENVIRONMENT = """
import json, os, sys
open(sys.argv[1], "w").write(json.dumps(dict(os.environ)))
"""

RAISES_SOMETHING_ODD = """
import sys
from agent.readers import child, document
class Odd(Exception):
    pass
def odd(path, options):
    raise Odd("what no parser should raise")
document.read_document = odd
sys.exit(child.main())
"""

RECURSES = """
import sys
from agent.readers import child, document
def deeper(path, options):
    return deeper(path, options)
document.read_document = deeper
sys.exit(child.main())
"""

PRINTS_BESIDE = """
import sys
from agent.model import FailReason, ReadResult
from agent.readers import child, document
def chatty(path, options):
    print("a library's remark")
    return ReadResult(None, FailReason.BROKEN_PDF, "as it was found", 3)
document.read_document = chatty
sys.exit(child.main())
"""


def child(script: str, folder: Path) -> Spawn:
    """A transport whose child runs ``script``; the script's first argument is a file to leave notes in."""
    path = folder / "fake.py"
    path.write_text(script)
    return Spawn((sys.executable, str(path), str(folder / "notes")))
