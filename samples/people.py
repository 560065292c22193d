"""The sample register: invented people, chosen so that every hard case of matching has its neighbours.

Nobody here exists. Identity numbers carry a prefix that is not given out, phone numbers a block that nobody has.
"""

from __future__ import annotations

import csv
from pathlib import Path

COLUMNS = (
    "record_id",
    "last_name",
    "first_name",
    "birth_date",
    "sex",
    "national_id",
    "file_number",
    "phone",
    "aliases",
    "status",
)

# record_id, last_name, first_name, birth_date, sex, aliases, status; the numbers are made from the record_id.
_PEOPLE: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    # a couple and their son
    ("1001", "EL IDRISSI", "Mohamed", "1961-03-12", "M", "الإدريسي محمد", ""),
    ("1002", "EL IDRISSI", "Amina", "1965-07-30", "F", "", ""),
    ("1003", "EL IDRISSI", "Youssef", "1992-11-08", "M", "", ""),
    # twins and their mother
    ("1004", "BENNANI", "Omar", "2012-05-19", "M", "", ""),
    ("1005", "BENNANI", "Othman", "2012-05-19", "M", "", ""),
    ("1006", "BENNANI", "Salma", "1983-01-27", "F", "TAHIRI Salma", ""),
    # two people of one name
    ("1007", "BENALI", "Ahmed", "1958-02-14", "M", "", ""),
    ("1008", "BENALI", "Ahmed", "1987-10-03", "M", "", ""),
    ("1009", "BENALI", "Rachida", "1962-09-16", "F", "", ""),
    # father and son of one name, far apart in age
    ("1010", "ALAOUI", "Hassan", "1949-06-21", "M", "", ""),
    ("1011", "ALAOUI", "Hassan", "1994-12-05", "M", "", ""),
    ("1012", "ALAOUI", "Sofia", "1990-02-14", "F", "", ""),
    # the insured and the children
    ("1013", "BERRADA", "Karim", "1980-04-11", "M", "", ""),
    ("1014", "BERRADA", "Yasmine", "2015-09-04", "F", "", ""),
    ("1015", "BERRADA", "Mehdi", "2018-03-22", "M", "", ""),
    # a doctor of the practice who is a patient, too
    ("1016", "BENJELLOUN", "Nadia", "1972-08-19", "F", "", ""),
    ("1017", "TAZI", "Fatima-Zahra", "1978-05-23", "F", "LAMRANI Fatima-Zahra", ""),
    ("1018", "AIT LAHCEN", "Brahim", "1955-08-17", "M", "", ""),
    ("1019", "OUAZZANI", "Khadija", "1969-12-02", "F", "", ""),
    ("1020", "DUBOIS", "Claire", "1984-06-09", "F", "", ""),
    ("1021", "MARTIN", "Jean-Pierre", "1951-09-25", "M", "", ""),
    ("1022", "LEFÈVRE", "Élodie", "1996-04-18", "F", "", ""),
    ("1023", "CHRAIBI", "Leila", "1988-07-13", "F", "", ""),
    ("1024", "FASSI FIHRI", "Driss", "1947-11-28", "M", "", ""),
    ("1025", "SEBTI", "Imane", "1999-03-06", "F", "", ""),
    ("1026", "LAHLOU", "Abdelkader", "1953-10-24", "M", "", ""),
    ("1027", "ZEROUALI", "Hicham", "1975-02-18", "M", "", ""),
    # a birthday that a clerk guessed
    ("1028", "EL AMRANI", "Fatna", "1944-01-01", "F", "", ""),
    ("1029", "BOUZIDI", "Samira", "1981-12-15", "F", "", ""),
    # alike, yet different names
    ("1030", "RACHIDI", "Mohamed", "1966-05-08", "M", "", ""),
    ("1031", "RACHIDI", "M'hamed", "1966-05-08", "M", "", ""),
    ("1032", "HADDAD", "Nabil", "1970-09-30", "M", "", ""),
    ("1033", "KABBAJ", "Zineb", "1993-06-26", "F", "", ""),
    ("1034", "SQALLI", "Anas", "2001-08-11", "M", "", ""),
    ("1035", "CHERKAOUI", "Malika", "1959-04-27", "F", "", ""),
    ("1036", "NACIRI", "Tarik", "1986-10-17", "M", "", ""),
    ("1037", "TOUNSI", "Hanane", "1977-03-29", "F", "", ""),
    # written in Arabic in the register itself
    ("1038", "الوزاني", "خديجة", "1984-06-17", "F", "", ""),
    ("1039", "التازي", "يوسف", "1979-11-23", "M", "", ""),
    ("1040", "BELHAJ", "Mustapha", "1950-07-07", "M", "", "inactive"),
)


def rows() -> list[dict[str, str]]:
    """The register, one dict a person, with COLUMNS as keys."""
    found = []
    for number, (record_id, last, first, born, sex, aliases, status) in enumerate(_PEOPLE):
        values = (
            record_id,
            last,
            first,
            born,
            sex,
            "" if int(born[:4]) > 2005 else f"XW{482913 + 7351 * number}",  # children have no card
            f"D-{20417 + 13 * number}",
            f"0600000{100 + number // 2}",
            aliases,
            status,
        )
        found.append(dict(zip(COLUMNS, values, strict=True)))
    return found


def record(record_id: str) -> dict[str, str]:
    """One person; KeyError if there is none."""
    return {row["record_id"]: row for row in rows()}[record_id]


def write_register(path: Path) -> None:
    """The register as CSV (UTF-8, comma)."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows())
