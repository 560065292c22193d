"""The committed samples are what ``samples/make.py`` makes, and each has the flaw that it is named for."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

SAMPLES = Path(__file__).parents[2] / "samples"
PDF = SAMPLES / "pdf"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
REGISTER = {
    row["record_id"]: row for row in csv.DictReader((SAMPLES / "register.csv").read_text(encoding="utf-8").splitlines())
}
SCANS = sorted(name for name in EXPECTED if "-scan" in name)
BORN_DIGITAL = sorted(
    name
    for name, what in EXPECTED.items()
    if name not in SCANS and what["state"] != "failed" and not re.search(r"[؀-ۿ]", name)
)


def names_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, str(SAMPLES / "make.py"), "--out", str(out)], check=True)
    return out


def test_the_script_makes_the_register_and_the_expectations_that_are_committed(made: Path) -> None:
    for name in ("register.csv", "expected.json"):
        assert (made / name).read_bytes() == (SAMPLES / name).read_bytes()


def test_the_script_makes_the_files_that_are_committed(made: Path) -> None:
    assert names_below(made / "pdf") == names_below(PDF) == set(EXPECTED)


@pytest.mark.parametrize("name", BORN_DIGITAL)
def test_the_script_makes_the_text_that_is_committed(made: Path, name: str) -> None:
    assert text_of(made / "pdf" / name) == text_of(PDF / name) != ""


@pytest.mark.parametrize("name", SCANS)
def test_scans_are_pictures_without_text(made: Path, name: str) -> None:
    for fresh, kept in zip(PdfReader(made / "pdf" / name).pages, PdfReader(PDF / name).pages, strict=True):
        assert kept.extract_text() == ""
        assert [image.image.size for image in fresh.images] == [image.image.size for image in kept.images]
        assert len(kept.images) == 1


def test_whoever_is_filed_is_in_the_register_and_named_in_the_text() -> None:
    for name, what in EXPECTED.items():
        if what["state"] != "filed":
            continue
        record = REGISTER[what["record_id"]]
        if name in BORN_DIGITAL:
            assert record["last_name"] in text_of(PDF / name)


def test_the_stranger_is_in_no_record() -> None:
    assert "PRUDHOMME" in text_of(PDF / "radio-inconnu.pdf")
    assert not [row for row in REGISTER.values() if "PRUDHOMME" in row["last_name"] + row["aliases"]]


def test_the_twins_share_name_and_birthday_and_nothing_tells_them_apart() -> None:
    twins = [row for row in REGISTER.values() if row["birth_date"] == "2012-05-19"]
    assert [row["last_name"] for row in twins] == ["BENNANI", "BENNANI"]
    assert {row["first_name"][0] for row in twins} == {"O"}


def test_the_homonyms_differ_in_their_birthday_alone() -> None:
    both = [row for row in REGISTER.values() if (row["last_name"], row["first_name"]) == ("BENALI", "Ahmed")]
    assert len(both) == 2
    assert len({row["birth_date"] for row in both}) == 2


def test_the_broken_files_are_broken_each_in_its_way() -> None:
    assert PdfReader(PDF / "protege.pdf").is_encrypted
    assert b"%%EOF" not in (PDF / "tronque.pdf").read_bytes()
    assert (PDF / "tronque.pdf").read_bytes().startswith(b"%PDF-")
    assert (PDF / "vide.pdf").stat().st_size == 0
    assert (PDF / "page-web.pdf").read_bytes().startswith(b"<!DOCTYPE html")
    assert (PDF / "encore-analyses-el-idrissi.pdf").read_bytes() == (PDF / "analyses-el-idrissi.pdf").read_bytes()


def test_the_samples_stay_small() -> None:
    sizes = [path.stat().st_size for path in PDF.rglob("*.pdf")]
    assert max(sizes) < 160_000
    assert sum(sizes) < 1_000_000
