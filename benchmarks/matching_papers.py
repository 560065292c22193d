# ruff: noqa: E501 - values are a table
"""Papers about synthetic people: layouts as lines of text, which become words with boxes, born-digital or scanned."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from agent.model import Document, Page
from benchmarks.matching_people import ARABIC, TODAY, Person, slipped, typo
from tests.layout import page

FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MOROCCAN = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
COLUMN = 44


@dataclass(frozen=True)
class Paper:
    """A document, whom it is about, and whether it legibly prints a full name and a full date or id of theirs;
    ``named``: it prints a name, ``told``: a date or an id, legible or not;
    ``own_name``: its last name is spelled as the person's own (no typo, no married name)."""

    document: Document
    person: Person
    legible: bool
    layout: int
    named: bool
    told: bool
    own_name: bool


class Printer:
    """Prints papers from one seed; of these, the share ``scans`` gets the mistakes that reading a scan makes."""

    def __init__(self, seed: int, layouts: tuple[tuple[str, ...], ...], scans: float = 0.4) -> None:
        self.rng = random.Random(seed)
        self.layouts = layouts
        self.scans = scans

    def paper(self, person: Person, doctor: Person, other: Person) -> Paper:
        """A paper about ``person``; ``doctor`` and ``other`` are named in other roles."""
        rng = self.rng
        at = rng.randrange(len(self.layouts))
        values, legible = self.values(person, doctor, other)
        layout = self.layouts[at]
        scanned, poor = rng.random() < self.scans, rng.random() < 0.3
        lines = [self.line(line, values) for line in layout]
        used = "".join(layout)
        legible = legible and self.two_printed(used, values)
        named = any(values[k] and any(values[k] in (line or "") for line in lines) for k in ("LF", "FL", "L", "AR"))
        told = any(
            values[k] and any(values[k] in (line or "") for line in lines) for k in ("d", "dm", "da", "de", "fn", "id")
        )
        own = values["L"].replace(" ", "").lower() == person.last.replace(" ", "").lower()
        words = page(*(line for line in lines if line is not None))
        if scanned:
            words, ruined = self.scanned(words, values, 0.10 if poor else 0.01)
            legible = legible and not ruined
        return Paper(Document((words,)), person, legible, at, named, told, own)

    def two_printed(self, used: str, values: dict[str, str]) -> bool:
        """A full name, and a full birth date or an own id, both with the patient's labels."""
        dated = any(f"{{{k}}}" in used and values[k] for k in ("d", "dm", "da", "de"))
        given = any(f"{{{k}}}" in used and values[k] for k in ("fn", "id"))
        latin = any(f"{{{k}}}" in used for k in ("LF", "FL", "L"))
        if not latin:
            return given and bool(values["AR"])
        return dated or given

    def values(self, p: Person, doctor: Person, other: Person) -> tuple[dict[str, str], bool]:
        """What is printed for each placeholder, and whether name and date are printed right and in full."""
        rng = self.rng
        last, first, legible = p.last, p.first, True
        born = p.born if rng.random() < 0.8 else None
        if rng.random() < 0.01:
            last, legible = typo(last, rng), False
        if rng.random() < 0.01:
            first, legible = typo(first, rng), False
        if p.married and rng.random() < 0.15:
            last, legible = p.married, False
        if rng.random() < 0.015:
            first, legible = first[0] + ".", False
        if rng.random() < 0.02 and " " in first:
            first, legible = first.split()[0], False
        if born and rng.random() < 0.005:
            born, legible = slipped(born, rng), False
        last = last.upper() if rng.random() < 0.7 else last
        last = last.replace(" ", "") if rng.random() < 0.05 else last
        first = first.upper() if rng.random() < 0.15 else first
        short = rng.random() < 0.02
        visit = TODAY - timedelta(days=rng.randrange(900))
        if visit < p.born:
            visit = p.born + timedelta(days=30)
        insured = p.father or p.mother or other
        name = f"{last} {first}" if rng.random() < 0.9 else f"{first} {last}"
        arabic = p.last in ARABIC and p.first in ARABIC
        values = {
            "L": last, "F": first, "LF": name, "FL": f"{first} {last}", "d": _numeric(born, short, rng),
            "dm": f"{born.day} {FRENCH[born.month - 1]} {born.year}" if born else "",
            "da": f"{born.day} {MOROCCAN[born.month - 1]} {born.year}" if born else "",
            "de": f"{born.day} {ENGLISH[born.month - 1]} {born.year}" if born else "",
            "fn": p.file_number if rng.random() < 0.35 else "", "id": p.national_id if rng.random() < 0.4 else "",
            "v": visit.strftime("%d/%m/%Y"), "ve": f"{visit.day} {ENGLISH[visit.month - 1]} {visit.year}",
            "doc": f"{doctor.first} {doctor.last.upper()}", "bio": f"{other.first} {other.last}",
            "t": "Mme" if p.sex == "F" else "M.", "s": p.sex, "ph": p.phone if rng.random() < 0.5 else "",
            "a": str(visit.year - p.born.year), "y": str(p.born.year), "M": p.married.upper() if rng.random() < 0.3 else "",
            "IN": f"{insured.last} {insured.first}", "INL": insured.last, "INF": insured.first,
            "ID": insured.born.strftime("%d/%m/%Y"),
            "FA": f"{p.father.first} {p.father.last}" if p.father else "", "MO": f"{p.mother.first} {p.mother.last}" if p.mother else "",
            "AR": f"{ARABIC[p.first]} {ARABIC[p.last]}" if arabic else "", "ARL": ARABIC.get(p.last, "") if arabic else "",
            "ARF": ARABIC.get(p.first, "") if arabic else "", "ardoc": "سعيد الوزاني",
        }  # fmt: skip
        return values, legible and not (short and born) and not values["M"]

    def line(self, line: str, values: dict[str, str]) -> str | None:
        """The line with its values at their columns; ``None`` when nothing of it is left."""
        parts = []
        for part in line.split("||"):
            missing = not re.search(r"{(LF|FL|L|AR|ARL)}", part) and any(
                not values[k] for k in re.findall(r"{(\w+)}", part)
            )
            if missing and self.rng.random() < 0.7:
                parts.append("")
            else:
                parts.append(part.format_map(values))
        if not any(parts) and line:
            return None
        text = ""
        for n, part in enumerate(parts):
            gap = "    " if text and part else ""
            text = (text + gap).ljust(n * (COLUMN if len(parts) < 3 else 26)) + part
        return text.rstrip()

    def scanned(self, printed: Page, values: dict[str, str], error: float) -> tuple[Page, bool]:
        """The page as OCR reads it: letters and digits misread, most misread digits not confirmed.

        Also whether something of the patient was ruined: a misread or unconfirmed word of name, date or id."""
        rng = self.rng
        telling = " ".join(values[k] for k in ("LF", "d", "dm", "da", "de", "fn", "id", "AR")).split()
        ruined = False
        words = []
        for word in printed.words:
            text, wrong = self.misread(word.text, error)
            sure = rng.random() < 0.05 if wrong else rng.random() < 0.985
            ruined = ruined or ((wrong or not sure) and any(t in word.text for t in telling))
            words.append(replace(word, text=text, origin="ocr", confidence=rng.uniform(60, 97), confirmed=sure))
        return replace(printed, words=tuple(words), source="ocr"), ruined

    def misread(self, text: str, error: float) -> tuple[str, bool]:
        if self.rng.random() >= error:
            return text, False
        digits = [i for i, c in enumerate(text) if c.isdigit()]
        if digits:
            at = self.rng.choice(digits)
            new = text[:at] + self.rng.choice("0135689") + text[at + 1 :]
        else:
            confusions = [
                ("m", "rn"),
                ("l", "i"),
                ("a", "o"),
                ("é", "e"),
                ("u", "ii"),
                ("E", "F"),
                ("I", "l"),
                ("N", "M"),
            ]
            fitting = [c for c in confusions if c[0] in text]
            old, to = self.rng.choice(fitting) if fitting else (text[-1], "")
            new = text.replace(old, to, 1) or text
        return new, new != text


def _numeric(day: date | None, short: bool, rng: random.Random) -> str:
    if day is None:
        return ""
    sign = rng.choice(["/", "/", "/", "-", "."])
    return day.strftime(f"%d{sign}%m{sign}{'%y' if short else '%Y'}")
