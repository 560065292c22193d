"""What the fault tests need of the machine: missing, they fail in CI and are skipped with the reason elsewhere."""

from __future__ import annotations

import os
import shutil

import pytest

FAULTS = os.environ.get("INTAKE_FAULTS", "1")  # "all": everything (hours); a number: so many times the sample
ALL = FAULTS == "all"
SEED = int(os.environ.get("INTAKE_FAULTS_SEED", "20261123"))


def programs(*names: str) -> None:
    """These programs must be there."""
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        absent(f"{', '.join(missing)} not installed")


def root() -> None:
    """Mounting and tracing across users need root."""
    if os.geteuid() != 0:
        absent("needs root")


def absent(why: str) -> None:
    """A test that can't run must not look like one that passed where it counts."""
    if os.environ.get("CI"):
        pytest.fail(f"{why}: in CI this test must run")
    pytest.skip(why)


def tell(figures: str) -> None:
    """Figures for the closing note: into the file that INTAKE_FAULTS_REPORT names, if one does."""
    if report := os.environ.get("INTAKE_FAULTS_REPORT"):
        with open(report, "a", encoding="utf-8") as file:
            file.write(figures + "\n")


def sample(items: list, number: int) -> list:
    """Some of them by the seed, spread over the whole list; all of them in the long form."""
    number *= 1 if ALL else int(FAULTS)
    if ALL or len(items) <= number:
        return items
    import random

    chooser = random.Random(SEED)
    width = len(items) / number
    return [items[int(i * width + chooser.random() * width)] for i in range(number)]
