"""The frozen types that travel between the rooms of the house. No behaviour beyond what a type needs.

Geometry is in PDF points (1/72 inch), the origin at the top left of the upright page (after rotation).
Times are timezone-aware ``datetime``; dates are ``date``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple


class State(StrEnum):
    """Where a document is in its life; each document has exactly one at any instant."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    FILED = "filed"
    REVIEW = "review"
    FAILED = "failed"
    DUPLICATE = "duplicate"


class ReviewReason(StrEnum):
    """Why a human is asked."""

    AMBIGUOUS = "ambiguous"
    NOT_IN_REGISTER = "not_in_register"
    NO_IDENTITY = "no_identity"
    SEVERAL_PEOPLE = "several_people"
    CONFLICT = "conflict"
    UNREADABLE = "unreadable"
    SHADOW = "shadow"


class FailReason(StrEnum):
    """Why a document could not be processed."""

    NOT_A_PDF = "not_a_pdf"
    BROKEN_PDF = "broken_pdf"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    UNSAFE_PATH = "unsafe_path"
    CRASHED = "crashed"
    IO_ERROR = "io_error"


CANARY_RECORD = "_canary"  # the record that the agent's own test documents are filed to: nobody's


class Policy(StrEnum):
    """``MATCH_POLICY``: named by the evidence that it accepts."""

    SHADOW = "shadow"
    TWO_IDENTIFIERS = "two-identifiers"
    CORROBORATED = "corroborated"
    UNIQUE_NAME = "unique-name"
    SEED_LAST_NAME = "seed-last-name"


# --- what was read ---------------------------------------------------------------------------------

Origin = Literal["text_layer", "ocr", "form", "annotation"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin at the top left of the upright page; x0 <= x1, y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Word:
    """One word as read.

    ``line`` numbers the line of the page it stands on, in reading order; words of a page are sorted by
    line and, within it, in logical order (right-to-left text is stored in logical order).
    ``confidence`` is Tesseract's 0 to 100; ``None`` for words that were not recognised from pixels.
    ``confirmed`` is ``None`` where a second look does not apply (text layer, forms), ``True`` when a
    second, independent read of the same crop gave the same text, ``False`` when it did not or was not made.
    ``hidden`` marks text that a reader of the page cannot see (invisible mode, white, off the page).
    """

    text: str
    box: Box
    line: int
    origin: Origin = "text_layer"
    confidence: float | None = None
    confirmed: bool | None = None
    hidden: bool = False


PageStatus = Literal["read", "blank", "unreadable"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``number`` counts from 1; ``width`` and ``height`` are in points, upright.

    ``source`` is the reading that ``words`` come from. Where a page has both readings, ``other`` holds
    the words of the one that was not chosen, so that a disagreement can be seen.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    source: Literal["text_layer", "ocr"]
    status: PageStatus = "read"
    other: tuple[Word, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from one PDF, page by page."""

    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class PageCost:
    """One metered page of reading: ``operation`` is ``ocr_page`` or ``text_page``."""

    page: int
    operation: str
    duration_ms: int
    ok: bool


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What the reader delivers: a document or the reason why there is none (never both), and what it cost.

    ``page_count`` is ``None`` when not even that could be found out.
    """

    document: Document | None
    failure: FailReason | None
    detail: str
    page_count: int | None
    costs: tuple[PageCost, ...] = ()


# --- who is in the register ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the register (a patient, a client). Empty values are ``None``, never ``""``.

    ``birth_date`` is a full date; ``status`` of ``None`` means active.
    """

    record_id: str
    last_name: str
    first_name: str | None = None
    birth_date: date | None = None
    sex: str | None = None
    national_id: str | None = None
    file_number: str | None = None
    phone: str | None = None
    aliases: tuple[str, ...] = ()
    status: str | None = None


KeyKind = Literal["id", "date", "full", "last", "sound", "first", "phone"]


class Key(NamedTuple):
    """A blocking key: records and documents that share one may belong together. Retrieval, never evidence.

    Records that share an ``id``, ``date``, ``full`` or ``phone`` key must all be gathered (else the list is
    truncated). ``last`` and ``sound`` are retrieved as far as a cap allows, and cutting them truncates nothing: a
    rival worth fearing shares more than a last name or its consonants. ``first`` is only counted, never retrieved.
    A tuple, because a register makes millions of them.
    """

    kind: KeyKind
    value: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records that share a key with the document, read live from the source of the register.

    ``truncated`` is true when a list was cut or the index may be stale: then nothing may be filed.
    ``size`` is the number of records N; ``counts`` tells how many records carry each key that was asked for.
    """

    records: tuple[Record, ...]
    truncated: bool
    size: int
    counts: Mapping[Key, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changed:
    """Numbers of the keys of records that were added, changed or removed, up to the mark ``upto``; ``everything``: too
    many to name, or the first records of all."""

    keys: tuple[int, ...] = ()
    everything: bool = False
    upto: int = 0

    @property
    def anything(self) -> bool:
        """True when there was a change."""
        return self.everything or bool(self.keys)


# --- what was found --------------------------------------------------------------------------------


class Role(StrEnum):
    """The part that a person plays on a page. ``OTHER`` is known not to be the subject (a relative, whoever is insured,
    pays, comes along); ``UNKNOWN`` may be anybody, and is a question wherever it stands."""

    SUBJECT = "subject"
    PROFESSIONAL = "professional"
    OTHER = "other"
    UNKNOWN = "unknown"


class Proof(StrEnum):
    """What shows that somebody is the subject, the strongest first: a patient's label or section, generic labels
    (Nom, Prénom, Né(e) le), a sentence that presents a patient, or nothing but a title, a birth date or a number."""

    LABEL = "label"
    BLOCK = "block"
    SENTENCE = "sentence"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Field:
    """A value bound to a mention: ``kind`` is birth_date, national_id, file_number, phone, sex, age ...

    ``value`` is normalised (dates ISO); ``partial`` marks a date with a two-digit year, an age, 01/01 or
    31/12; ``proven`` says that its digits come from a trusted text layer or from two agreeing reads.
    ``swapped`` is the other date that figures may mean where the order of day and month isn't known.
    """

    kind: str
    value: str
    quote: str
    page: int
    partial: bool = False
    proven: bool = True
    swapped: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named on a page: the name as printed, its role, and the fields bound to it.

    ``proof`` says how the page shows that it is the subject; ``newborn`` that a newborn is named by its mother;
    ``row`` is the row of the page that the name stands on."""

    role: Role
    name: str
    page: int
    box: Box | None = None
    fields: tuple[Field, ...] = ()
    label: str = ""
    proof: Proof | None = None
    newborn: bool = False
    row: int = 0


class Comparison(StrEnum):
    """How a printed value compares with a record's value. Empty never equals empty: that is ABSENT."""

    EXACT = "exact"
    VARIANT = "variant"
    NEAR = "near"
    ABSENT = "absent"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison, with what was read and where."""

    kind: str
    comparison: Comparison
    quote: str
    page: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant, and what speaks for and against it."""

    record: Record
    evidence: tuple[Evidence, ...] = ()


# --- what is intended, and what became of it -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class File:
    """File to exactly this record."""

    record_id: str
    rule: str
    explanation: str
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a human. ``candidates``: at most five, best first; ``explanation`` says what is missing."""

    reason: ReviewReason
    explanation: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """Cannot be processed; ``explanation`` is plain words for the reason file."""

    reason: FailReason
    explanation: str


Decision = File | Ask | Reject


@dataclass(frozen=True, slots=True)
class Filed:
    """It stands in the archive."""

    document_id: str
    record_id: str
    path: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """It stands in ``review/`` and a human was asked."""

    document_id: str
    reason: ReviewReason
    path: str


@dataclass(frozen=True, slots=True)
class Failed:
    """It stands in ``failed/`` with its reason beside it."""

    document_id: str
    reason: FailReason
    path: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The same bytes had been taken in before, as ``original_id``."""

    document_id: str
    original_id: str
    path: str


Outcome = Filed | Waiting | Failed | Duplicate
