"""Labels with their values, wherever the value stands: beside the label, in the next cell, or under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from agent.matching.around import said_behind, said_of
from agent.matching.columns import heads_names, items_under
from agent.matching.dates import dates_in
from agent.matching.labels import Hit
from agent.matching.layout import Cell, Token, bounds
from agent.matching.lexicon import Lexicon
from agent.matching.normalise import fold, is_arabic
from agent.matching.senses import Sense, ends, holds, sense_of, words_of, worst
from agent.matching.sheet import Item, Sheet, apart, places, value_of
from agent.matching.spots import Spot, spots_in
from agent.matching.values import (
    DATA_KINDS,
    DOCTOR,
    NAME_KINDS,
    OPENINGS,
    is_name_word,
    name_words,
)
from agent.model import Box, Role


def items_of(sheet: Sheet) -> list[Item]:
    """All items of a page in reading order, and the names that stand on it without a label."""
    where = {id(t): (i, at) for i, cell in enumerate(sheet.cells) for at, t in enumerate(cell.tokens)}
    items: list[Item] = []
    for i in range(len(sheet.cells)):
        for at, hit in enumerate(sheet.hits[i]):
            items.extend(_judged(sheet, item, where) for item in _items_of_hit(sheet, i, at, hit))
    items.extend(_other_columns(sheet, items))
    return sorted((*items, *_spotted(sheet, items)), key=lambda item: item.row)


def _only_a_role(sheet: Sheet, i: int) -> bool:
    """A cell that is nothing but a label that says who is meant, with others beside it."""
    cell, hits = sheet.cells[i], sheet.hits[i]
    whole = len(hits) == 1 and hits[0].end - hits[0].start == len(cell.tokens) and not hits[0].colon
    alone = len(sheet.rows[cell.row]) == 1 or _to_tick(sheet, cell.row)
    return whole and hits[0].role is not None and hits[0].kind == "name" and not alone


def _to_tick(sheet: Sheet, row: int) -> bool:
    """ "[ ] Patient [x] autre": answers, no headings."""
    return any(t.boxed for b in sheet.rows[row] for t in sheet.cells[b].tokens)


def _other_columns(sheet: Sheet, items: Sequence[Item]) -> list[Item]:
    """What stands beside a heading that says who is meant, and is no label: the heading of a column of nobody knows
    whom ("PATIENT | TUTEUR")."""
    found: list[Item] = []
    headed = {(item.row, item.box.x0) for item in items if item.heading}
    roles = {cell.row for i, cell in enumerate(sheet.cells) if _only_a_role(sheet, i)}
    for row in {row for row, _ in headed} | {row for row in roles if not heads_names(sheet, row)}:
        for b in sheet.rows[row]:
            cell, hits = sheet.cells[b], sheet.hits[b]
            text = " ".join(t.text for t in cell.tokens)
            if not hits and not any(c.isdigit() for c in text):
                found.append(Item("name", Role.UNKNOWN, text, (), cell.box, row, heading=True))
            elif hits and hits[0].role is not None and not hits[0].colon and _just_words(sheet, b, items):
                label = bounds(cell.tokens[hits[0].start : hits[0].end])
                if (row, label.x0) not in headed:  # its value stands under it
                    found.append(Item("name", hits[0].role, text, (), label, row, heading=True))
    return found


def _just_words(sheet: Sheet, b: int, items: Sequence[Item]) -> bool:
    """True for a cell that is its first label, or goes on with words that are no value ("Représentante légale")."""
    cell, first = sheet.cells[b], sheet.hits[b][0]
    values = {id(t) for item in items if item.row == cell.row for t in item.value}
    more = cell.tokens[first.end :]
    words = first.start == 0 and len(more) <= 3 and len(sheet.hits[b]) == 1
    return not more or (words and not any(id(t) in values or any(c.isdigit() for c in t.text) for t in more))


def _judged(sheet: Sheet, item: Item, where: Mapping[int, tuple[int, int]]) -> Item:
    """A labelled name with what stands behind it: "Nom : X (donneur)" is nobody's own block."""
    if item.kind not in NAME_KINDS or not item.value:
        return item
    (i, start), (j, end) = where[id(item.value[0])], where[id(item.value[-1])]
    tokens = sheet.cells[j].tokens
    newborn = _newborn(sheet.cells[i].tokens[max(0, start - 3) : start + len(item.value) + 2], sheet.lexicon)
    also = _in_the_other_script(item, tokens[end + 1 :], sheet.lexicon)
    end += len(also)
    behind = said_behind(sheet, j, end + 1) if end + 1 < len(tokens) or tokens[end].noted else None
    role = item.role
    if behind is Role.OTHER or (behind is not None and role is None):
        role = behind if role is None else Role.UNKNOWN
    title = tokens_before[-1].fold if (tokens_before := sheet.cells[i].tokens[:start]) else ""
    return replace(item, role=role, newborn=newborn, title=title, also=also)


def _in_the_other_script(item: Item, behind: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The same name once more, in brackets and in the other script: "عبد الرحيم مكوار (MEKOUAR Abderrahim)"."""
    if item.kind != "name" or not behind or not behind[0].opened:
        return ()
    size = next((at + 1 for at, t in enumerate(behind) if t.ends), 0)
    name = name_words(behind[:size], lexicon)
    other = all(is_arabic(t.text) is not is_arabic(item.value[0].text) for t in name)
    people = any(sense_of(t.text, lexicon) not in (Sense.UNKNOWN, Sense.THING) for t in name)
    return name if 2 <= len(name) == size and other and not people else ()


def _items_of_hit(sheet: Sheet, i: int, at: int, hit: Hit) -> list[Item]:
    cell, hits = sheet.cells[i], sheet.hits[i]
    after = hits[at + 1] if at + 1 < len(hits) else None
    inside = cell.tokens[hit.end : after.start if after else None]
    label = bounds(cell.tokens[hit.start : hit.end])
    if hit.kind not in NAME_KINDS | DATA_KINDS:
        return [Item(hit.kind, hit.role, hit.text, tuple(inside), label, cell.row)]
    if hit.kind in NAME_KINDS and hit.role is Role.UNKNOWN:
        return []  # whoever stands behind it is spotted
    if value := value_of(sheet, hit, inside):
        rest = inside[inside.index(value[-1]) + 1 :] if hit.kind in NAME_KINDS else ()
        value = _continued(sheet, i, hit, value) if after is None else value
        own = Item(hit.kind, hit.role, hit.text, value, label, cell.row)
        return [own, *_behind(hit, rest, cell, sheet.lexicon)]
    if hit.role is Role.SUBJECT and hit.kind == "name" and hit.colon and _somebody(sheet, inside, after):
        return [Item("unnamed", hit.role, hit.text, (), label, cell.row, newborn=_newborn(inside, sheet.lexicon))]
    if _heads_by_itself(sheet, i, hit, inside, after):
        return [_heading(hit, label, cell)]
    if hit.kind in DATA_KINDS and after is None and worst(inside, sheet.lexicon) in (Sense.THING, Sense.FUNCTION):
        inside = () if not any(any(c.isdigit() for c in t.text) for t in inside) else inside
    if inside or (after is not None and (after.kind == "place" or (hit.colon and after.role is not None))):
        return []
    return _elsewhere(sheet, i, hit, label, last=after is None)


def _heads_by_itself(sheet: Sheet, i: int, hit: Hit, inside: Sequence[Token], after: Hit | None) -> bool:
    """ "PATIENT - RECEVEUR", "Patient testé": a heading that says more of the patient than that."""
    if hit.role is None or hit.colon or not _is_heading(sheet, i, hit):
        return False
    if hit.role is not Role.SUBJECT:  # "Contact d'urgence"
        plain = worst(inside, sheet.lexicon) in (Sense.THING, Sense.FUNCTION)
        return after is None and 0 < len(inside) <= 3 and plain and hit.role is not Role.PROFESSIONAL
    if after is not None:
        set_off = sheet.cells[i].tokens[hit.end - 1].ends or (inside[:1] and inside[0].opened)
        return after.role is Role.OTHER and bool(set_off) and (not inside or inside[0].opened)
    remark = bool(inside) and inside[0].opened and inside[-1].ends and not any(t.ends for t in inside[:-1])
    if remark or (inside and worst(inside, sheet.lexicon) is Sense.PATIENT):
        return True  # "Malade (si autre que l'assuré)"
    if inside and len(inside) == 1 and sheet.cells[i].tokens[hit.end - 1].ends:
        return worst(inside, sheet.lexicon) is Sense.PERSON  # "PATIENT - RECEVEUR"
    before, last = sheet.cells[i].tokens[: hit.start], sheet.cells[i].tokens[-1]
    if any(c.isdigit() for t in inside for c in t.text):
        return False  # "Patient n° 810749"
    if last.stop or any(t.fold not in sheet.lexicon.senses.identity and len(t.text) > 3 for t in before):
        return False  # "We reviewed the patient for a check-up."
    below = [h for b in sheet.rows.get(sheet.cells[i].row + 1, []) for h in sheet.hits[b][:1]]
    over_a_block = any(h.start == 0 and h.role in (None, Role.SUBJECT) and h.kind in NAME_KINDS for h in below)
    return 0 < len(inside) <= 6 and over_a_block and worst(inside, sheet.lexicon) in (Sense.THING, Sense.FUNCTION)


def _newborn(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    return holds(words_of(tokens), lexicon.senses.newborn)


def _somebody(sheet: Sheet, inside: Sequence[Token], after: Hit | None) -> bool:
    """True when a patient's label goes on with a person, only not by a name: "Patient : l'enfant de ..."."""
    if after is not None and after.role in (Role.OTHER, Role.UNKNOWN) and not inside:
        return True
    return worst(inside, sheet.lexicon) in (Sense.PERSON, Sense.UNKNOWN)


def _spotted(sheet: Sheet, items: Sequence[Item]) -> list[Item]:
    """The names that no label announces, each with what is said around it."""
    used = {id(t) for item in items if item.kind in NAME_KINDS for t in (*item.value, *item.also)}
    found: list[Item] = []
    for i, cell in enumerate(sheet.cells):
        taken = {at for h in sheet.hits[i] if h.role is not Role.UNKNOWN for at in range(h.start, h.end)}
        taken |= places(sheet, i)
        free = [at not in taken and id(t) not in used for at, t in enumerate(cell.tokens)]
        for spot in spots_in(cell.tokens, sheet.lexicon, free):
            found.extend(_item_of_spot(sheet, i, spot))
    return found


def _item_of_spot(sheet: Sheet, i: int, spot: Spot) -> list[Item]:
    cell, lexicon = sheet.cells[i], sheet.lexicon
    said = said_of(sheet, i, spot.start, spot.end)
    titled = spot.start if spot.title else spot.end - len(spot.name)
    after = cell.tokens[spot.end : spot.end + 3]
    alone = titled == 0 and worst(after, lexicon) in (Sense.FUNCTION, Sense.THING)
    alone = alone and not any(ends(words_of(after[:k]), lexicon.senses.beside) for k in range(1, 4))
    before = cell.tokens[max(0, spot.start - 3) : spot.end]
    newborn = _newborn(before, lexicon)
    item = Item(
        "spot", said.role, spot.likeness.name, spot.name, bounds(spot.name), cell.row,
        proof=said.proof, newborn=newborn, title=spot.title, alone=alone,
    )  # fmt: skip
    return [item, *_behind(None, cell.tokens[spot.end :], cell, lexicon)]


def _behind(hit: Hit | None, rest: Sequence[Token], cell: Cell, lexicon: Lexicon) -> list[Item]:
    """An age or a date right behind a name: "Patient : EL IDRISSI Mohamed, 63 ans", "- 12/03/1961"."""
    role = hit.role if hit else None
    found: list[Item] = []
    if len(rest) >= 2 and rest[0].text.isdigit() and rest[1].fold in lexicon.senses.years:
        found.append(Item("age", role, rest[1].text, tuple(rest[:2]), rest[0].box, cell.row))
    elif rest and (read := next(iter(dates_in(rest[:4], lexicon)), None)) is not None and read.start == 0:
        kind = "birth_date" if role is Role.SUBJECT else "beside_date"
        found.append(Item(kind, role, "", tuple(rest[: read.end]), rest[0].box, cell.row))
    return found


def _elsewhere(sheet: Sheet, i: int, hit: Hit, label: Box, *, last: bool) -> list[Item]:
    """The value in the next cell of the row, else under the label, else the label is a heading."""
    cell = sheet.cells[i]
    words = fold(hit.text).split()
    if words[0] in OPENINGS and (words[-1] not in DOCTOR or cell.tokens[hit.end - 1].ends):
        return []  # what follows the opening of a letter is its text; "Dear Dr" goes on with a name
    beside = _next_cell(sheet, i) if last else None
    if beside is not None and (value := value_of(sheet, hit, sheet.cells[beside].tokens)):
        sheet.used.add(beside)
        return [Item(hit.kind, hit.role, hit.text, _continued(sheet, beside, hit, value), label, cell.row)]
    if last and _a_doctor_beside(sheet, i, hit):
        return []
    if hit.role is Role.SUBJECT and _behind_other_words(sheet, i, hit):
        return []
    under = items_under(sheet, i, hit, label)
    if under:
        return under
    return [_heading(hit, label, cell)] if last and _is_heading(sheet, i, hit) else []


def _behind_other_words(sheet: Sheet, i: int, hit: Hit) -> bool:
    """True for a patient's label behind words that are no part of one: "SALMI Ali 12/03/1961 : Patient"."""
    said = {at for h in sheet.hits[i] for at in range(h.start, h.end)}
    before = [t for at, t in enumerate(sheet.cells[i].tokens[: hit.start]) if at not in said]
    return any(worst((t,), sheet.lexicon) not in (Sense.FUNCTION, Sense.THING) for t in before)


def _next_cell(sheet: Sheet, i: int) -> int | None:
    """The cell that the label's own direction of writing goes on to."""
    row = sorted(sheet.rows[sheet.cells[i].row], key=lambda b: sheet.cells[b].box.x0, reverse=sheet.cells[i].arabic)
    at = row.index(i) + 1
    if at >= len(row) or row[at] in sheet.used:
        return None
    hits = sheet.hits[row[at]]
    return None if hits and hits[0].start == 0 else row[at]


def _a_doctor_beside(sheet: Sheet, i: int, hit: Hit) -> bool:
    """ "Médecin :   Dr TAZI Ahmed" in the columns of a form: the name has its title for a label, and is the value."""
    row = sheet.rows[sheet.cells[i].row]
    beside = row[row.index(i) + 1 :][:1]
    if hit.role is not Role.PROFESSIONAL or not beside:
        return False
    tokens = sheet.cells[beside[0]].tokens
    return tokens[0].fold in DOCTOR and bool(name_words(tokens, sheet.lexicon))


def _heading(hit: Hit, label: Box, cell: Cell) -> Item:
    return Item("name", hit.role, hit.text, (), label, cell.row, heading=True)


def _is_heading(sheet: Sheet, i: int, hit: Hit) -> bool:
    """A role that ends its cell and follows no name ("Karim ALAMI, cardiologue" heads nothing)."""
    row = sheet.rows[sheet.cells[i].row]
    beside = row[row.index(i) - 1] if row.index(i) else None
    label = sheet.hits[beside][-1] if beside is not None and sheet.hits[beside] else None
    ended = label is not None and beside is not None and label.end == len(sheet.cells[beside].tokens)
    if ended and label is not None and (label.colon or not label.role):
        return False  # it is the value of that label
    if any(w in sheet.lexicon.senses.relations for w in words_of(sheet.cells[i].tokens[hit.start : hit.end])):
        return False
    if _to_tick(sheet, sheet.cells[i].row):
        return False
    if heads_names(sheet, sheet.cells[i].row):
        return False  # the head of a column: "Nom | Né le | Patient | Autre"
    before = sheet.cells[i].tokens[: hit.start]
    named = any(t.ends for t in before) and worst(before, sheet.lexicon) is Sense.UNKNOWN
    return hit.role is not None and hit is sheet.hits[i][0] and len(before) <= 5 and not named


def _continued(sheet: Sheet, i: int, hit: Hit, value: tuple[Token, ...]) -> tuple[Token, ...]:
    """A name that a hyphen or the end of the line broke: it goes on right under its beginning."""
    cell = sheet.cells[i]
    if hit.kind not in NAME_KINDS or value[-1] != cell.tokens[-1] or value[-1].ends:
        return value
    row = sheet.rows.get(cell.row + 1, [])
    for at, b in enumerate(row):
        below = sheet.cells[b]
        if at > 0 and sheet.hits[row[at - 1]]:
            continue  # it is the value of a label of its own
        if below.box.y0 - cell.box.y1 > 1.2 * cell.height or (sheet.hits[b][:1] and sheet.hits[b][0].start == 0):
            continue
        if below.tokens[0].colon:
            continue  # a label that is not known, or that a scan spoiled
        aligned = (apart(below.box, bounds(value)) <= 3 and abs(below.box.x0 - value[0].box.x0) <= 3) or (
            below.arabic and abs(below.box.x1 - value[0].box.x1) <= 3
        )
        broken = value[-1].hyphen or len(value) == 1
        if not (aligned or (broken and b == row[0])):
            continue
        more = name_words(below.tokens, sheet.lexicon)
        whole = all(is_name_word(t, sheet.lexicon) for t in below.tokens) and len(below.tokens) <= 3
        if more and (whole or value[-1].hyphen):
            sheet.used.add(b)
            return value + more
    return value
