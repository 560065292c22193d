# ruff: noqa: E501 - layouts and values are tables
"""Papers about synthetic people: layouts as lines of text, which become words with boxes, born-digital or scanned.

A line's parts are set at columns by ``||``; a part that has nothing to print is left out, or its label stays with
a blank beside it. ``DEVELOPMENT`` layouts were used while building, ``FINAL`` ones only for the final figures, and
whoever changes a rule for one of them moves it to the others and writes a new one.
"""

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

_DEV = """
Laboratoire d'analyses médicales Al Amal|Rue Ibn Sina, Casablanca| |Tél : 05 22 11 22 33| |Patient : {LF}|Né(e) le : {d}||Dossier : {fn}|Prélevé le : {v}| |Prescripteur : Dr {doc}| |Glycémie   1,02 g/l|Créatinine   9 mg/l|Biologiste : {bio}
~
Nom : {L}||Prénom : {F}|Date de naissance : {d}||Sexe : {s}|N° dossier : {fn}||CIN : {id}|Motif : contrôle|Médecin traitant : Dr {doc}|Fait le {v}
~
Nom||Prénom||Date de naissance|{L}||{F}||{d}|Examen||Résultat|Hémoglobine||13,2
~
Cher confrère,| |Je vous adresse {t} {FL}, né(e) le {dm}, pour avis cardiologique.|Dossier {fn}.| |Bien confraternellement,|Dr {doc}
~
FEUILLE DE SOINS|Assuré(e)|Nom et prénom : {IN}|Né(e) le : {ID}|N° immatriculation : 114455667| |Bénéficiaire de soins|Nom et prénom : {LF}|Né(e) le : {d}|CIN : {id}|Date des soins : {v}
~
ASSURÉ||BÉNÉFICIAIRE|Nom : {INL}||Nom : {L}|Prénom : {INF}||Prénom : {F}|Né(e) le : {ID}||Né(e) le : {d}| |Médecin : Dr {doc}
~
ORDONNANCE|Dr {doc}|Médecin généraliste|Casablanca, le {v}| |{t} {FL}|Né(e) le {d}| |Paracétamol 1 g, 3 fois par jour
~
CENTRE DE RADIOLOGIE ATLAS|Compte rendu d'échographie|Patient(e) : {t} {LF}||IPP : {fn}|Date de naissance : {d}|Examen du : {v}|Indication : douleurs|Conclusion : examen normal|Signé par : Dr {doc}
~
اسم المريض : {AR}|تاريخ الازدياد : {d}|رقم الملف : {fn}|تاريخ الفحص : {v}|الطبيب المعالج : الدكتور {ardoc}
~
اسم المريض : {AR}|تاريخ الازدياد : {da}|رقم البطاقة الوطنية : {id}|النتيجة : سليم
~
الاسم العائلي : {ARL}||الاسم الشخصي : {ARF}|تاريخ الميلاد : {d}|Nom : {L}||Prénom : {F}|CIN : {id}
~
Name: {FL}|Date of birth: {de}|MRN: {fn}|Referring physician: Dr {doc}|Exam date: {ve}|Impression: normal study
~
Patient name||Date of birth||File number|{LF}||{de}||{fn}|Test||Result|Glucose||92
~
CERTIFICAT MÉDICAL|Je soussigné, Dr {doc}, certifie avoir examiné ce jour|{t} {FL} né(e) le {d}|dont l'état nécessite un repos de 3 jours.|Fait à Rabat, le {v}
~
Clinique Al Amine|12 avenue Mohamed El Idrissi| |NOM : {L}|PRENOM : {F}|NE(E) LE : {d}|DOSSIER N° : {fn}|ENTREE LE : {v}|SERVICE : chirurgie
~
Identification du patient|Nom de naissance : {L}||Prénom : {F}|Nom d'usage : {M}|Date de naissance : {d}|Sexe : {s}|Médecin correspondant : Dr {doc}
~
{LF} - né(e) le {d}|Compte rendu de consultation du {v}|Motif : suivi|Dr {doc}
~
Concerne : {t} {FL}, né(e) le {d}|Chère consœur,|J'ai revu votre patient en consultation le {v}.|Docteur {doc}
~
Compte rendu opératoire|Nom, prénom : {LF}||N° dossier : {fn}|DDN : {d}||Âge : {a} ans|Opérateur : Pr {doc}|Date d'examen : {v}
~
HÔPITAL IBN ROCHD|Patient : {LF}||Médecin : Dr {doc}|Né(e) le : {d}||Tél : {ph}|N° patient : {fn}||Édité le : {v}
~
Fiche de l'enfant|Nom : {L}||Prénom : {F}|Né(e) le : {d}||Sexe : {s}|Nom du père : {FA}|Nom de la mère : {MO}|Vaccin fait le {v}
~
Facture N° 2024/1187|Date : {v}|Client : {LF}|CIN : {id}|Tél : {ph}|Montant : 300 DH
~
Résultats d'analyses||Édité le : {v}|{t} {LF}|Date de naissance : {d}||Réf. patient : {fn}|Demandé par : Dr {doc}|Validé par : Mme {bio}
~
Nom et prénom|{LF}|Date de naissance|{d}|N° dossier|{fn}|Date de l'examen|{v}
~
N O M : {L}|Prénom : {F}|Né(e) le : {d}|Identifiant : {fn}
~
Patient : {LF}, {a} ans|CIN : {id}|Adressé par : Dr {doc}|Reçu le : {v}|Anatomopathologiste : Dr {bio}
~
MUTUELLE|Adhérent : {IN}|N° adhérent : 5567120|Malade : {LF}|Date de naissance : {d}|Lien de parenté : enfant|Acte du {v}
~
Discharge summary|Patient: {LF}||MRN: {fn}|DOB: {de}||Sex: {s}|Attending physician: {doc}|Discharge date: {ve}
~
Bilan sanguin du {v}|Patient(e) : {LF}  Né(e) le : {d}  Dossier : {fn}|Prescrit par : Dr {doc}
~
Rendez-vous le {v}|Nom : {LF}|Né(e) en : {y}|Tél : {ph}
~
Page 1/1||Imprimé le {v}|Nom : {L}|Prénom : {F}|Naissance : {d}|Carte nationale : {id}
~
Dr {doc}|Cardiologue|INPE : 061234567| |Électrocardiogramme|Nom du patient : {LF}|Date naissance : {d}|ID patient : {fn}
"""
_FIN = """
Centre d'imagerie Al Farabi|IRM lombaire du {v}|Nom patient : {LF}|Date de naissance : {d}|N° de dossier : {fn}|Médecin demandeur : Dr {doc}|Dr {bio}, radiologue
~
Prénom : {F}||Nom : {L}|Né(e) le : {d}||CNIE : {id}|Consultation du : {v}
~
Objet : {t} {FL}|Date de naissance : {d}|Mon cher ami,|Merci de recevoir ce patient.|Dr {doc}|Le {v}
~
Bénéficiaire : {LF}||Assuré : {IN}|Né(e) le : {d}||Né(e) le : {ID}|Soins du {v}
~
Dossier||Patient||Né(e) le||Sexe|{fn}||{LF}||{d}||{s}|Analyse||Valeur|Ferritine||80
~
Surname: {L}||First name: {F}|Date of birth: {de}||Gender: {s}|Patient ID: {fn}|Ordered by: Dr {doc}|Collected: {ve}
~
المريض : {AR}|تاريخ الميلاد : {da}|رقم الملف : {fn}|الدكتور {ardoc}
~
Chère consœur,|J'ai examiné {t} {LF} (né(e) le {d}) adressé par le Dr {doc}.|Conclusion : pas d'anomalie.|Vu le {v}
~
NOM DE FAMILLE|{L}|PRÉNOM|{F}|DATE DE NAISSANCE|{d}|CIN|{id}
~
Parents : {FA} et {MO}|Patient : {LF}|Date de naissance : {d}|Pédiatre : Dr {doc}|Vu le {v}
~
Service de biologie||{t} {FL}|Prélèvement du {v}||Né(e) le {d}|N° patient : {fn}||Prescripteur : {doc}
~
Attestation de présence|Je soussigné Pr {doc} atteste que {t} {FL}, né(e) le {dm}, titulaire de la CIN {id}, a consulté le {v}.
"""
_LAST = """
CABINET DE CARDIOLOGIE|Dr {doc}| |Holter rythmique du {v}|Identité du patient|Nom et prénom : {LF}||Date de naissance : {d}|N° IPP : {fn}||Tél. : {ph}|Conclusion : rythme sinusal
~
Dossier médical N° {fn}||Date d'entrée : {v}|Nom de famille : {L}|Prénom(s) : {F}|Né(e) le : {d}||Sexe : {s}|Médecin référent : Dr {doc}|Personne à prévenir : {IN}
~
Bordereau de transmission|Assuré : {IN}||Date : {v}|Patient : {LF}|Né(e) le : {d}|CNIE : {id}|Praticien : Dr {doc}
~
Date of visit: {ve}||Physician: Dr {doc}|Full name: {FL}|Date of birth: {de}||File number: {fn}|Assessment: stable
~
Rapport d'anatomopathologie|Prescripteur : Dr {doc}||Reçu le : {v}|Patient : {t} {LF}|Naissance : {dm}||Réf. patient : {fn}|Macroscopie : fragment de 4 mm
~
Je revois ce jour en consultation {t} {LF}, né(e) le {d}, dossier {fn}.|L'examen est sans particularité.|Je le reverrai dans six mois.|Casablanca, le {v}|Dr {doc}
~
CIN||Nom||Prénom||Date de naissance|{id}||{L}||{F}||{d}|Vaccin||Lot|BCG||A114
~
الاسم الكامل : {AR}|تاريخ الولادة : {d}|رقم البطاقة : {id}|بتاريخ : {v}|د {ardoc}
~
Bon d'examen|{t} {FL}|né(e) le {d}|CIN {id}|Radiographie du thorax|Prescrit par {doc} le {v}
~
Patient||{LF}|Né(e) le||{d}|N° de dossier||{fn}|Médecin||Dr {doc}|Date||{v}
"""


def _layouts(text: str) -> tuple[tuple[str, ...], ...]:
    """Each layout as its lines; ``||`` stays within a line, ``|`` ends one."""
    blocks = [b.strip().replace("\n", "") for b in text.split("\n~\n")]
    return tuple(tuple(re.split(r"(?<!\|)\|(?!\|)", b)) for b in blocks)


DEVELOPMENT = (*_layouts(_DEV), *_layouts(_FIN))
FINAL = _layouts(_LAST)


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
    """Prints papers from one seed."""

    def __init__(self, seed: int, layouts: tuple[tuple[str, ...], ...]) -> None:
        self.rng = random.Random(seed)
        self.layouts = layouts

    def paper(self, person: Person, doctor: Person, other: Person) -> Paper:
        """A paper about ``person``; ``doctor`` and ``other`` are named in other roles."""
        rng = self.rng
        at = rng.randrange(len(self.layouts))
        values, legible = self.values(person, doctor, other)
        layout = self.layouts[at]
        scanned, poor = rng.random() < 0.4, rng.random() < 0.3
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
