"""Which column of a register file is which: by ``--map``, by our own names, by headers in common use.

A header is recognised only where it can mean one thing. Otherwise the user says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agent.errors import RegisterError, UsageError
from agent.register.values import COLUMNS, plain

_SYNONYMS = {
    "record_id": ("record id", "id", "id patient", "patient id", "identifiant", "identifiant patient", "ipp",
                  "code patient", "client id", "id client", "code client"),
    "last_name": ("last name", "nom", "nom de famille", "nom patient", "nom du patient", "surname", "family name",
                  "lastname", "الاسم العائلي", "النسب"),
    "first_name": ("first name", "prenom", "prenoms", "prenom patient", "prenom du patient", "given name",
                   "firstname", "forename", "الاسم الشخصي"),
    "birth_date": ("birth date", "date de naissance", "date naissance", "date naiss", "ddn", "ne le", "ne e le",
                   "nee le", "dob", "date of birth", "birthdate", "تاريخ الازدياد", "تاريخ الميلاد"),
    "sex": ("sex", "sexe", "gender", "genre", "الجنس"),
    "national_id": ("national id", "cin", "cnie", "n cin", "no cin", "numero cin", "num cin", "n cnie",
                    "carte nationale", "رقم البطاقة الوطنية"),
    "file_number": ("file number", "n dossier", "no dossier", "num dossier", "numero dossier", "numero de dossier",
                    "n de dossier", "no de dossier", "dossier", "رقم الملف"),
    "phone": ("phone", "telephone", "tel", "gsm", "portable", "mobile", "n telephone", "n de telephone",
              "numero de telephone", "phone number", "الهاتف"),
    "aliases": ("aliases", "alias", "autres noms"),
    "status": ("status", "statut"),
}  # fmt: skip
_MEANING = {header: column for column, headers in _SYNONYMS.items() for header in headers}


def find_columns(header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """The position of each column of ours in the file.

    ``mapping`` is ours to theirs (``{"last_name": "NOM"}``). Raises UsageError when it names what doesn't
    exist, RegisterError when a column is missing or can be meant by two headers.
    """
    found = {column: _position(header, column, theirs) for column, theirs in mapping.items()}
    recognised = _recognised(header, taken=set(found.values()), wanted=set(COLUMNS) - set(found))
    for column, positions in recognised.items():
        if len(positions) > 1:
            names = " and ".join(repr(header[position]) for position in positions)
            raise RegisterError(f"{names} could both be {column}: say which with  --map {column}=HEADER")
        found[column] = positions[0]
    _check_required(header, found, mapping)
    return found


def ignored_headers(header: Sequence[str], found: Mapping[str, int]) -> tuple[str, ...]:
    """The headers that mean nothing to the register."""
    return tuple(name for position, name in enumerate(header) if position not in found.values() and name.strip())


def _position(header: Sequence[str], column: str, theirs: str) -> int:
    if column not in COLUMNS:
        raise UsageError(f"--map {column}=...: there is no such column; there are {', '.join(COLUMNS)}.")
    exact = [position for position, name in enumerate(header) if name.strip() == theirs.strip()]
    alike = exact or [position for position, name in enumerate(header) if plain(name) == plain(theirs)]
    if len(alike) != 1:
        what = "is not a header of this file" if not alike else "is the header of two columns"
        raise UsageError(f"--map {column}={theirs}: {theirs!r} {what}; the headers are {_listed(header)}.")
    return alike[0]


def _recognised(header: Sequence[str], taken: set[int], wanted: set[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for position, name in enumerate(header):
        column = _MEANING.get(_header(name))
        if column in wanted and position not in taken:
            found.setdefault(column, []).append(position)
    return found


def _header(name: str) -> str:
    # "N°" and "Nº" are written in every way: all become "n"; "Né(e) le" becomes "ne e le".
    return plain(name.replace("°", " ").replace("º", " ").replace("№", "n "))


def _check_required(header: Sequence[str], found: Mapping[str, int], mapping: Mapping[str, str]) -> None:
    missing = [column for column in ("record_id", "last_name") if column not in found]
    if missing:
        raise RegisterError(
            f"No column for {' and '.join(missing)}: say which it is with  --map {missing[0]}=HEADER ; "
            f"the headers are {_listed(header)}."
        )
    last = header[found["last_name"]]
    if "last_name" not in mapping and "first_name" not in found and plain(last) == "nom":
        raise RegisterError(
            f"{last!r} may hold whole names, as there is no column for first_name: say  --map last_name={last}  if "
            "it holds last names alone, or name the column of first names with  --map first_name=HEADER"
        )


def _listed(header: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in header if name.strip()) or "all empty"
