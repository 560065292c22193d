"""Who is named in a document, as what, and with which dates and identifiers. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate, pairwise

from agent.matching.dates import dates_in
from agent.matching.items import items_of
from agent.matching.layout import Cell, Token, cells_of
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import clean, fold, id_value, name_tokens, phone_value
from agent.matching.people import people_of
from agent.matching.senses import Sense, plain_words, sense_of
from agent.matching.sheet import Item, Sheet, sheet_of
from agent.matching.signs import Sign, signs_of
from agent.matching.values import IDENTIFYING, date_field, is_name_word
from agent.model import Document, Field, Mention, Page, Role, Word

MAX_WORDS = 100_000  # of a document that are read; a page of print holds 500, so this is 200 pages
MAX_MENTIONS = 2000
MAX_SIGNS = 2000
MAX_LOOSE = 400  # dates, ids and runs of names kept of one document for retrieval


@dataclass(frozen=True, slots=True)
class Run:
    """A run of folded name words that stands somewhere on a page."""

    page: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identification:
    """What was read of people in a document.

    ``mentions`` are people with role and fields; ``dates`` (ISO) and ``ids`` stand anywhere, ``names`` are runs of
    folded name words anywhere: for retrieval. ``signs`` are those of somebody else. ``other_dates`` stand under labels
    that are no birth date's.
    ``file_name`` has the folded words of the file's own name, ``file_name_text`` its id-like parts. ``unreadable``
    and ``disputed`` are page numbers: pages nobody could read, and pages whose two readings disagree.
    ``year`` is that of today. ``overflow`` is true when there was too much to read all of it."""

    mentions: tuple[Mention, ...] = ()
    dates: tuple[Field, ...] = ()
    ids: tuple[Field, ...] = ()
    phones: tuple[Field, ...] = ()
    names: tuple[Run, ...] = ()
    other_dates: frozenset[str] = frozenset()
    file_name: tuple[str, ...] = ()
    file_name_ids: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    unreadable: tuple[int, ...] = ()
    disputed: tuple[int, ...] = ()
    pages: int = 0
    year: int = 0
    overflow: bool = False

    @property
    def subjects(self) -> tuple[Mention, ...]:
        """The mentions that the pages present as their subject."""
        return tuple(m for m in self.mentions if m.role is Role.SUBJECT)


@dataclass(slots=True)
class _Reading:
    """What one reading of one page gives."""

    mentions: list[Mention] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    dates: list[Field] = field(default_factory=list)
    ids: list[Field] = field(default_factory=list)
    phones: list[Field] = field(default_factory=list)
    names: list[Run] = field(default_factory=list)
    other_dates: set[str] = field(default_factory=set)
    text: str = ""
    month_first: bool = False
    day_first: bool = False


def identify(document: Document, file_name: str, lexicon: Lexicon, today: date) -> Identification:
    """Everything about people that the document and its file's name say; never raises on any text."""
    room = [max(0, MAX_WORDS - before) for before in accumulate((len(p.words) for p in document.pages), initial=0)]
    readings = [_read(page, page.words[:left], lexicon) for page, left in zip(document.pages, room, strict=False)]
    mentions = [m for r in readings for m in r.mentions]
    signs = [s for r in readings for s in r.signs]
    stem = re.sub(r"\.pdf$", "", file_name, flags=re.IGNORECASE)
    return Identification(
        mentions=tuple(_clear_dates(mentions[:MAX_MENTIONS], readings, lexicon.date_order)),
        signs=tuple(signs[:MAX_SIGNS]),
        dates=_few([f for r in readings for f in r.dates]),
        ids=_few([f for r in readings for f in r.ids]),
        phones=_few([f for r in readings for f in r.phones]),
        names=tuple(dict.fromkeys(run for r in readings for run in r.names))[: MAX_LOOSE * 10],
        other_dates=frozenset().union(*(r.other_dates for r in readings)),
        file_name=tuple(w for w in name_tokens(stem) if len(w) > 1)[:12],
        file_name_ids=tuple(id_value(part) for part in re.split(r"[_\s.]+", stem) if re.search(r"\d{2}", part))[:6],
        unreadable=tuple(p.number for p in document.pages if p.status == "unreadable"),
        disputed=tuple(
            p.number for p, r in zip(document.pages, readings, strict=True) if p.other and _disputed(p, r, lexicon)
        ),
        pages=len(document.pages),
        year=today.year,
        overflow=sum(len(p.words) for p in document.pages) > MAX_WORDS or len(mentions) > MAX_MENTIONS,
    )


def _few(fields: list[Field]) -> tuple[Field, ...]:
    return tuple({(f.kind, f.value): f for f in reversed(fields)}.values())[:MAX_LOOSE]


def _read(page: Page, words: Sequence[Word], lexicon: Lexicon) -> _Reading:
    cells = cells_of(page, words)
    sheet = sheet_of(cells, page.number, lexicon)
    items = items_of(sheet)
    mentions = [*people_of(items, page.number, lexicon), *_patients_in_words(sheet)]
    reading = _Reading(mentions=mentions, signs=signs_of(sheet, items))
    _note_other_dates(reading, items, lexicon)
    for i, cell in enumerate(cells):
        _note_loose(reading, sheet, i, cell)
    reading.text = " ".join(t.fold for cell in cells for t in cell.tokens)
    return reading


def _patients_in_words(sheet: Sheet) -> list[Mention]:
    """What prose says of the subject without a name: "cette patiente de 34 ans"."""
    found: list[Mention] = []
    for cell in sheet.cells:
        for at, token in enumerate(cell.tokens):
            if sense_of(token.text, sheet.lexicon) is not Sense.PATIENT or token.colon:
                continue
            after = cell.tokens[at + 1 : at + 5]
            ages = [n for n, unit in pairwise(after) if n.text.isdigit() and unit.fold in sheet.lexicon.senses.years]
            fields = [Field("age", n.text, n.text, sheet.number, partial=True) for n in ages[:1]]
            article = cell.tokens[at - 1].fold if at else ""
            feminine = not set(plain_words(token.text)).isdisjoint(sheet.lexicon.senses.feminine)
            if feminine or (article in sheet.lexicon.senses.her and token.fold.endswith("e")):
                fields.append(Field("sex", "F", token.text, sheet.number))
            if fields:
                found.append(Mention(Role.SUBJECT, "", sheet.number, token.box, tuple(fields), row=cell.row))
    return found


def _note_other_dates(reading: _Reading, items: Sequence[Item], lexicon: Lexicon) -> None:
    for item in items:
        if item.kind == "other_date":
            near = item.value[:6]
            reading.other_dates.update(read.value for read in dates_in(near, lexicon)[:2])


_ID = re.compile(r"(?=[A-Z0-9]*\d{2})[A-Z]{0,4}\d[A-Z0-9]{1,18}")


def _note_loose(reading: _Reading, sheet: Sheet, i: int, cell: Cell) -> None:
    """Dates, ids and runs of name words wherever they stand: a missed label shall cost no recall."""
    lexicon, page = sheet.lexicon, sheet.number
    for read in dates_in(cell.tokens, lexicon):
        reading.dates.append(date_field("date", read, cell.tokens, page))
    for token in cell.tokens:
        if not any(c.isdigit() for c in token.text):
            continue
        reading.day_first = reading.day_first or _figures(token, first=True)
        reading.month_first = reading.month_first or _figures(token, first=False)
        value = id_value(token.text)
        if _ID.fullmatch(value) and "/" not in token.text[:6]:
            reading.ids.append(Field("id", value, token.text, page, proven=token.proven))
        if phone := phone_value(token.text):
            reading.phones.append(Field("phone", phone, token.text, page, proven=token.proven))
    reading.names.extend(Run(page, words) for words in _runs(sheet, i, cell))


def _figures(token: Token, *, first: bool) -> bool:
    """True when the token is a date that can only be day first (or only month first)."""
    match = re.match(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](?:19|20)\d\d$", token.text)
    if match is None:
        return False
    a, b = int(match[1]), int(match[2])
    return (12 < a <= 31 and b <= 12) if first else (12 < b <= 31 and a <= 12)


def _runs(sheet: Sheet, i: int, cell: Cell) -> list[tuple[str, ...]]:
    """Runs of two to six name words between labels; words behind a place's label are left out."""
    places = [h for h in sheet.hits[i] if h.kind == "place"]
    labels = {at for h in sheet.hits[i] for at in range(h.start, h.end)}
    runs: list[tuple[str, ...]] = []
    run: list[str] = []
    in_place = False
    for at, token in enumerate(cell.tokens):
        in_place = (in_place or any(h.start == at for h in places)) and not (at in labels and _no_place(places, at))
        if (
            at not in labels
            and not in_place
            and is_name_word(token, sheet.lexicon)
            and (token.fold not in sheet.lexicon.titles)
        ):
            run.extend(name_tokens(token.text))
            if not token.ends:
                continue
        in_place = in_place and not token.ends
        if len(run) >= 2:
            runs.append(tuple(run[:8]))
        run = []
    if len(run) >= 2:
        runs.append(tuple(run[:8]))
    return runs


def _no_place(places: Sequence[object], at: int) -> bool:
    return not any(getattr(h, "start", -1) <= at < getattr(h, "end", -1) for h in places)


def _clear_dates(mentions: list[Mention], readings: list[_Reading], order: str) -> list[Mention]:
    """Whether 03/04/1961 is two dates: under an English label unless the document elsewhere writes the day first, and
    nowhere where the order is set. Where it elsewhere writes the month first, such a date proves nothing."""
    month_first = any(r.month_first for r in readings) and order == "unknown"
    day_first = any(r.day_first for r in readings) or order == "dmy"
    return [replace(m, fields=tuple(_clear(f, month_first, day_first, order) for f in m.fields)) for m in mentions]


def _clear(item: Field, month_first: bool, day_first: bool, order: str) -> Field:
    if item.kind != "birth_date" or not re.fullmatch(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}", clean(item.quote)):
        return item
    year, month, day = item.value.split("-")
    if int(day) > 12 or month == day or (month, day) in (("01", "01"), ("12", "31")):
        return item
    if order == "mdy":
        return replace(item, value=f"{year}-{day}-{month}", swapped="")
    if month_first:
        return replace(item, partial=True)
    return replace(item, swapped="") if day_first else item


def _disputed(page: Page, chosen: _Reading, lexicon: Lexicon) -> bool:
    """True when the page's other reading does not bear out what the chosen one says of the patient.

    A text layer must be seen on the image, digit for digit. Where the image was believed, the text layer was
    found wanting; it still counts when it clearly names somebody or some date else."""
    other = _read(page, page.other, lexicon)
    mine = _telling(chosen.mentions)
    theirs = _telling(other.mentions)
    if any(kind in mine and mine[kind].isdisjoint(values) for kind, values in theirs.items()):
        return True
    if page.source != "text_layer" or not other.text:
        return False
    seen = {id_value(f.value) for f in (*other.dates, *other.ids)} | {id_value(w) for w in other.text.split()}
    return any(
        id_value(value) not in seen and id_value(quote) not in id_value(other.text)
        for m in chosen.mentions
        if m.role is Role.SUBJECT
        for f in m.fields
        if f.kind in IDENTIFYING
        for value, quote in [(f.value, fold(f.quote))]
    )


def _telling(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.role is Role.SUBJECT:
            for f in mention.fields:
                if f.kind in IDENTIFYING:
                    found.setdefault(f.kind, set()).add(f.value)
    return found
