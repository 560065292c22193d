#!/usr/bin/env python3
"""Makes the samples: register.csv, pdf/ and expected.json. What is committed came from here.

    python samples/make.py [--out DIR]

Wants the development dependencies, pdftoppm and fonts-dejavu-core. Nobody in the samples exists.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import documents
from pages import load_fonts
from people import write_register
from scan import scan


@dataclass(frozen=True)
class Expected:
    """What the agent must make of a file under the default policy; ``why`` is for the reader."""

    state: str
    why: str
    record_id: str | None = None
    reason: str | None = None


DUPLICATE = "encore-analyses-el-idrissi.pdf"

EXPECTED = {
    "analyses-el-idrissi.pdf": Expected("filed", "name, date of birth and file number", "1001"),
    "bilan-lefevre-3-pages.pdf": Expected("filed", "name and date of birth on each of three pages", "1022"),
    "scanner-2/irm-genou-scan.pdf": Expected("filed", "a scan: name and date of birth, read twice", "1018"),
    "feuille-de-soins-enfant.pdf": Expected("filed", "the child, not the insured father", "1014"),
    "lettre-adressage.pdf": Expected("filed", "named inside a sentence, and by file number", "1017"),
    "lab-report-english.pdf": Expected("filed", "English: name, date of birth and identity card", "1012"),
    "scanner-2/discharge-summary-scan.pdf": Expected("filed", "a black-and-white scan of three pages", "1036"),
    "نتائج التحاليل.pdf": Expected("filed", "Arabic: name, date of birth and identity card", "1038"),
    "ordonnance-benali-1987.pdf": Expected("filed", "two people of one name: the date of birth settles it", "1008"),
    "ordonnance-benali.pdf": Expected("review", "two people of one name, and no date of birth", reason="ambiguous"),
    "certificat-jumeaux.pdf": Expected("review", "an initial that fits both twins", reason="ambiguous"),
    "scanner-2/certificat-arabe-scan.pdf": Expected(
        "review", "Arabic name, Latin register: a human must say", reason="ambiguous"
    ),
    "radio-inconnu.pdf": Expected("review", "this person is not in the register", reason="not_in_register"),
    "deux-patients.pdf": Expected("review", "two patients in one file", reason="several_people"),
    "analyses-contradiction.pdf": Expected("review", "the file number is somebody else's", reason="conflict"),
    "facture-papeterie.pdf": Expected("review", "names no patient", reason="no_identity"),
    "protege.pdf": Expected("failed", "opens with a password only", reason="encrypted"),
    "tronque.pdf": Expected("failed", "cut off in the middle", reason="broken_pdf"),
    "vide.pdf": Expected("failed", "has no bytes at all", reason="not_a_pdf"),
    "page-web.pdf": Expected("failed", "a web page that was saved as .pdf", reason="not_a_pdf"),
    DUPLICATE: Expected("duplicate", "the same bytes as analyses-el-idrissi.pdf"),
}

PAGES: dict[str, Callable[[Path], None]] = {
    "analyses-el-idrissi.pdf": documents.lab_report,
    "bilan-lefevre-3-pages.pdf": documents.long_lab_report,
    "feuille-de-soins-enfant.pdf": documents.insurance_form,
    "lettre-adressage.pdf": documents.referral_letter,
    "lab-report-english.pdf": documents.english_report,
    "نتائج التحاليل.pdf": documents.arabic_report,
    "ordonnance-benali-1987.pdf": lambda path: documents.prescription(path, "1008", birth_date=True),
    "ordonnance-benali.pdf": lambda path: documents.prescription(path, None, birth_date=False),
    "certificat-jumeaux.pdf": documents.twins,
    "radio-inconnu.pdf": documents.stranger,
    "deux-patients.pdf": documents.two_patients,
    "analyses-contradiction.pdf": documents.conflict,
    "facture-papeterie.pdf": documents.invoice,
    "protege.pdf": documents.encrypted,
}


def make(out: Path) -> None:
    """Writes register.csv, expected.json and pdf/ below ``out``."""
    load_fonts()
    pdf = out / "pdf"
    (pdf / "scanner-2").mkdir(parents=True, exist_ok=True)
    write_register(out / "register.csv")
    for name, draw in PAGES.items():
        draw(pdf / name)
    _scans(pdf / "scanner-2")
    whole = (pdf / "bilan-lefevre-3-pages.pdf").read_bytes()
    (pdf / "tronque.pdf").write_bytes(whole[: len(whole) * 2 // 5])
    (pdf / "vide.pdf").write_bytes(b"")
    (pdf / "page-web.pdf").write_text(
        "<!DOCTYPE html>\n<html><head><title>Connexion</title></head>"
        "<body><h1>Votre session a expiré</h1><p>Veuillez vous reconnecter.</p></body></html>\n",
        encoding="utf-8",
    )
    shutil.copyfile(pdf / "analyses-el-idrissi.pdf", pdf / DUPLICATE)
    expected = {name: asdict(what) for name, what in EXPECTED.items()}
    (out / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _scans(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        clean = Path(scratch) / "clean.pdf"
        documents.imaging_report(clean)
        scan(clean, folder / "irm-genou-scan.pdf", dpi=200, skew=0.8, bilevel=False, seed=1)
        documents.english_discharge(clean)
        scan(clean, folder / "discharge-summary-scan.pdf", dpi=300, skew=-0.6, bilevel=True, seed=2)
        documents.arabic_scan(clean)
        scan(clean, folder / "certificat-arabe-scan.pdf", dpi=200, skew=0.5, bilevel=False, seed=3)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the sample register and the sample PDFs.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="where to (default: samples/)")
    make(parser.parse_args().out)
