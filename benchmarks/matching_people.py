"""Synthetic people and the register that a practice would keep of them: families, twins, homonyms, duplicates,
clerks' typos, missing fields, guessed birthdays, Arabic spellings. No real person's data.

Names are curated lists of common Moroccan and French names, drawn with Zipf-Mandelbrot frequencies ((rank + q)^-0.9):
the most common last name has 2 %, the most common given name 9 %.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from agent.model import Record

LAST = """Alaoui;El Idrissi;Bennani;Tazi;Benjelloun;El Fassi;Berrada;Cherkaoui;El Amrani;Ouazzani;Naciri;Bennis;Hassani;
Tahiri;Chraibi;Lahlou;Sqalli;El Khattabi;Zniber;Benkirane;Kettani;Mrini;Slaoui;Guessous;Bouzidi;El Mansouri;Rahmouni;
Ait Ali;Ait Benhaddou;Ouali;El Ouafi;Belhaj;Bouchentouf;El Hamdaoui;Jabri;Kadiri;El Yaacoubi;Saidi;Ziani;Daoudi;Filali;
El Guerrouj;Haddad;Hajji;Iraqi;Jettou;Lamrani;Mekouar;Moutawakil;Ouaziz;Raissouni;Sebti;Skalli;Squalli;Tber;Touimi;
Yacoubi;Zaki;Ben Brahim;Ben Said;Ben Ali;Bouhlal;El Bakkali;El Ghazi;El Harti;El Kabbaj;El Malki;El Omari;Essaidi;
Fathi;Gharbi;Hamidi;Idrissi;Jamai;Karimi;Lazrak;Maaroufi;Nejjar;Oudghiri;Rami;Sabri;Temsamani;Wahbi;Zerouali;Ahmed;
Ali;Said;Moussa;Mansour;Salah;Amine;Martin;Bernard;Dubois;Durand;Moreau;Laurent;Lefebvre;Leroy;Roux;David;Bertrand;
Morel;Fournier;Girard;Bonnet;Dupont;Lambert;Fontaine;Rousseau;Vincent;Muller;Lefevre;Faure;Andre;Mercier;Blanc;Guerin;
Boyer;Garnier;Chevalier;Francois;Legrand;Gauthier;Garcia;Perrin;Robin;Clement;Morin;Nicolas;Henry;Mathieu;Lebrun"""
STEMS = """Abbou;Achour;Addi;Amghar;Aouad;Arbaoui;Assal;Azizi;Bakkal;Barakat;Belkacem;Bouayad;Chafik;Chahid;Dahbi;
Dinar;Doukkali;Fadil;Farah;Ghali;Guennoun;Habibi;Hakam;Hilali;Houmane;Jabrane;Jalal;Kabbaj;Kanouni;Kenzi;Khalfi;Laaroussi;
Lamine;Loukili;Maazouz;Maliki;Marzouk;Mejdoub;Mernissi;Moumen;Nachit;Nafia;Najib;Nouri;Ouardi;Qadiri;Rachidi;Regragui;
Rhazi;Sabir;Sahraoui;Salmi;Senhaji;Serghini;Taleb;Tounsi;Yazidi;Zahidi;Zemmouri;Zitouni"""
MEN = """Mohamed;Ahmed;Youssef;Hassan;Said;Rachid;Mustapha;Karim;Omar;Ali;Khalid;Abdellah;Hicham;Mehdi;Amine;Yassine;
Hamza;Anas;Ayoub;Ismail;Ilyas;Adil;Jamal;Noureddine;Jaouad;Tarik;Redouane;Marouane;Zakaria;Yahya;Oussama;Nabil;Fouad;
Reda;Walid;Larbi;M'hamed;Lamine;Houcine;Brahim;Driss;Abdelilah;Abderrahim;Abdelkader;Abdelaziz;Mohamed Amine;
Mohamed Reda;Soufiane;Othmane;Houssam;Samir;Salim;Badr;Bilal;Taha;Simo;Pierre;Jean;Michel;Philippe;Nicolas;Julien;
Jean-Pierre;Jean-Luc;Thomas;Antoine;Louis;Paul;Lucas;Hugo"""
WOMEN = """Fatima;Khadija;Aicha;Fatima Zahra;Zineb;Meryem;Amina;Saida;Rachida;Nadia;Samira;Hanane;Imane;Asmae;Hajar;
Salma;Sanae;Bouchra;Laila;Naima;Malika;Latifa;Houda;Ghizlane;Loubna;Siham;Souad;Wafae;Hayat;Najat;Sara;Hind;Karima;
Ikram;Dounia;Chaimae;Yasmine;Aya;Rim;Lina;Kenza;Rania;Soukaina;Halima;Zahra;Rkia;Touria;Jamila;Marie;Nathalie;Isabelle;
Sophie;Catherine;Camille;Julie;Manon;Emma;Anne;Anne-Marie;Claire"""
ARABIC = {
    "Alaoui": "العلوي", "El Idrissi": "الإدريسي", "Bennani": "بناني", "Tazi": "التازي", "Benjelloun": "بنجلون",
    "El Fassi": "الفاسي", "Berrada": "برادة", "Cherkaoui": "الشرقاوي", "El Amrani": "العمراني", "Ouazzani": "الوزاني",
    "Naciri": "الناصري", "Bennis": "بنيس", "Mohamed": "محمد", "Ahmed": "أحمد", "Youssef": "يوسف", "Hassan": "حسن",
    "Said": "سعيد", "Rachid": "رشيد", "Mustapha": "مصطفى", "Karim": "كريم", "Omar": "عمر", "Ali": "علي",
    "Fatima": "فاطمة", "Khadija": "خديجة", "Aicha": "عائشة", "Zineb": "زينب", "Meryem": "مريم", "Nadia": "نادية",
    "Samira": "سميرة", "Hanane": "حنان",
}  # fmt: skip
TODAY = date(2024, 6, 1)


@dataclass(frozen=True)
class Person:
    """Somebody as they are, whatever a register says of them. ``records`` are their record ids."""

    last: str
    first: str
    born: date
    sex: str
    phone: str
    national_id: str = ""
    file_number: str = ""
    married: str = ""
    mother: Person | None = None
    father: Person | None = None
    records: tuple[str, ...] = ()


@dataclass
class World:
    """A register, the people in it, and people who are not. ``spoiled`` are records with a clerk's typo."""

    records: dict[str, Record] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    strangers: list[Person] = field(default_factory=list)
    spoiled: set[str] = field(default_factory=set)


class _Zipf:
    def __init__(self, names: str, flat: int) -> None:
        self.names = [n.strip() for n in names.replace("\n", "").split(";")]
        self.flat = flat
        self.weights = [1 / (rank + flat) ** 0.9 for rank in range(1, len(self.names) + 1)]

    def more(self, names: list[str]) -> None:
        """Rarer names behind the common ones."""
        ranks = range(len(self.names) + 1, len(self.names) + len(names) + 1)
        self.weights += [1 / (rank + self.flat) ** 0.9 for rank in ranks]
        self.names += names

    def draw(self, rng: random.Random) -> str:
        return rng.choices(self.names, self.weights)[0]


class Maker:
    """Makes people and their records from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.last, self.men, self.women = _Zipf(LAST, 15), _Zipf(MEN, 2), _Zipf(WOMEN, 2)
        stems = [s.strip() for s in STEMS.replace("\n", "").split(";")]
        forms = (
            "{}",
            "El {}",
            "Ben {}",
            "Ait {}",
            "Bou{}",
            "{}ni",
            "{}oui",
            "Bel{}",
            "Ould {}",
            "{}ane",
            "M{}",
            "{}ssi",
        )
        self.last.more([form.format(s) for form in forms for s in stems])
        self.number = 0

    def world(self, size: int) -> World:
        """A register of about ``size`` records, and a tenth as many strangers, some of them relatives."""
        world = World()
        while len(world.records) < size:
            for person in self.family():
                if self.rng.random() < 0.85:
                    world.people.append(self.register(world, person))
                elif len(world.strangers) < size // 8 + 20:
                    world.strangers.append(person)
        return world

    def family(self) -> list[Person]:
        """A household: parents, children, sometimes twins, sometimes a son named like his father."""
        rng = self.rng
        last, phone = self.surname(), f"06{rng.randrange(10**8):08d}"
        father = self.person(last, "M", self.day(1935, 1990), phone)
        mother = replace(self.person(self.surname(), "F", self.day(1938, 1992), phone), married=last)
        out = [father, mother] if rng.random() < 0.8 else [rng.choice([father, mother])]
        for _ in range(rng.choice([0, 0, 1, 1, 2, 3])):
            child = self.child(last, father, mother, phone)
            out.append(child)
            if rng.random() < 0.03:
                twin = self.child(last, father, mother, phone)
                while twin.first == child.first:  # no parents do that, and nobody could tell them apart
                    twin = self.child(last, father, mother, phone)
                out.append(replace(twin, born=child.born))
        return out

    def child(self, last: str, father: Person, mother: Person, phone: str) -> Person:
        first_year = min(max(father.born.year, mother.born.year) + 18, 2020)
        child = self.person(last, self.rng.choice("MF"), self.day(first_year, 2023), phone)
        if child.sex == "M" and self.rng.random() < 0.03:
            child = replace(child, first=father.first)
        minor = TODAY.year - child.born.year < 18
        return replace(child, father=father, mother=mother, national_id="" if minor else child.national_id)

    def surname(self) -> str:
        name = self.last.draw(self.rng)
        return f"{name} {self.last.draw(self.rng)}" if self.rng.random() < 0.02 else name

    def person(self, last: str, sex: str, born: date, phone: str) -> Person:
        first = (self.men if sex == "M" else self.women).draw(self.rng)
        national = f"{self.rng.choice(['A', 'BE', 'BK', 'K', 'JC', 'EE'])}{self.rng.randrange(100000, 999999)}"
        self.number += 1
        return Person(last, first, born, sex, phone, national, f"{2005 + self.number % 20}-{self.number:05d}")

    def day(self, first: int, last: int) -> date:
        start = date(first, 1, 1)
        day = start + timedelta(days=self.rng.randrange((date(last + 1, 1, 1) - start).days))
        return day.replace(month=1, day=1) if self.rng.random() < 0.05 and day.year < 1985 else day

    def register(self, world: World, person: Person) -> Person:
        """Write the person into the register, as a clerk does; one in a hundred twice."""
        ids = []
        for _ in range(2 if self.rng.random() < 0.01 else 1):
            record_id = str(10_000 + len(world.records))
            record = self.record(record_id, person)
            if ids:
                record = replace(record, file_number=None)
            if self.rng.random() < 0.03:
                record = self.spoiled(record)
                world.spoiled.add(record_id)
            world.records[record_id] = record
            ids.append(record_id)
        return replace(person, records=tuple(ids))

    def record(self, record_id: str, person: Person) -> Record:
        rng = self.rng
        last, first = person.last, person.first
        if last in ARABIC and first in ARABIC and rng.random() < 0.05:
            last, first = ARABIC[last], ARABIC[first]
        return Record(
            record_id,
            last.upper() if rng.random() < 0.5 else last,
            first,
            person.born if rng.random() > 0.05 else None,
            sex=person.sex if rng.random() > 0.1 else None,
            national_id=(person.national_id or None) if rng.random() < 0.6 else None,
            file_number=person.file_number if rng.random() < 0.9 else None,
            phone=person.phone if rng.random() < 0.7 else None,
            status="merged" if rng.random() < 0.005 else None,
        )

    def spoiled(self, record: Record) -> Record:
        """One typo in one field."""
        kind = self.rng.choice(["last", "first", "birth", "birth", "file"])
        if kind == "last":
            return replace(record, last_name=typo(record.last_name, self.rng))
        if kind == "first":
            return replace(record, first_name=typo(record.first_name or "x", self.rng))
        if kind == "birth" and record.birth_date:
            return replace(record, birth_date=slipped(record.birth_date, self.rng))
        if kind == "file" and record.file_number:
            return replace(record, file_number=digit_typo(record.file_number, self.rng))
        return record


def typo(word: str, rng: random.Random) -> str:
    """A letter changed, dropped, doubled or swapped with its neighbour."""
    at = rng.randrange(len(word))
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + rng.choice("abcdefghiklmnoprstuyz") + word[at + 1 :]
    if kind == 1 and len(word) > 3:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def digit_typo(text: str, rng: random.Random) -> str:
    """One digit becomes another."""
    at = rng.choice([i for i, c in enumerate(text) if c.isdigit()])
    return text[:at] + rng.choice("0123456789") + text[at + 1 :]


def slipped(day: date, rng: random.Random) -> date:
    """Another valid date, one digit or a swap of day and month away."""
    for _ in range(50):
        text = digit_typo(day.strftime("%d%m%Y"), rng)
        if rng.random() < 0.15:
            text = day.strftime("%m%d%Y")
        try:
            found = date(int(text[4:]), int(text[2:4]), int(text[:2]))
        except ValueError:
            continue
        if found != day and 1900 < found.year < 2025:
            return found
    return day
