"""Labels with their values, wherever the value stands: beside the label, in the next cell, or under it."""

from __future__ import annotations

from collections.abc import Sequence

from agent.matching.columns import items_under
from agent.matching.labels import Hit
from agent.matching.layout import Cell, Token, bounds
from agent.matching.normalise import fold
from agent.matching.sheet import Item, Sheet, apart, value_of
from agent.matching.values import (
    DATA_KINDS,
    DOCTOR,
    NAME_KINDS,
    OPENINGS,
    capitalised_tail,
    is_name_word,
    is_title,
    name_words,
)
from agent.model import Box, Role


def items_of(sheet: Sheet) -> list[Item]:
    """All items of a page in reading order."""
    items: list[Item] = []
    for i, cell in enumerate(sheet.cells):
        hits = sheet.hits[i]
        if i not in sheet.used:
            items.extend(_people_in_prose(sheet, cell.tokens[: hits[0].start if hits else None], cell, hits[:1]))
        items.extend(_name_above(sheet, i))
        for at, hit in enumerate(hits):
            items.extend(_items_of_hit(sheet, i, at, hit))
    return sorted(items, key=lambda item: item.row)


def _items_of_hit(sheet: Sheet, i: int, at: int, hit: Hit) -> list[Item]:
    cell, hits = sheet.cells[i], sheet.hits[i]
    after = hits[at + 1] if at + 1 < len(hits) else None
    inside = cell.tokens[hit.end : after.start if after else None]
    label = bounds(cell.tokens[hit.start : hit.end])
    if hit.kind not in NAME_KINDS | DATA_KINDS:
        prose = _people_in_prose(sheet, inside, cell, [after] if after else [])
        return [
            Item(hit.kind, hit.role, hit.text, tuple(inside), label, cell.row),
            *(prose if hit.kind != "place" else []),
        ]
    if value := value_of(sheet, hit, inside):
        rest = inside[inside.index(value[-1]) + 1 :] if hit.kind in NAME_KINDS else ()
        prose = _people_in_prose(sheet, rest, cell, [after] if after else [])
        value = _continued(sheet, i, hit, value) if after is None else value
        return [Item(hit.kind, hit.role, hit.text, value, label, cell.row), *_age_behind(hit, rest, cell), *prose]
    if inside and after is None and _is_heading(sheet, i, hit) and _trails_off(hit, inside):
        return [_heading(hit, label, cell)]
    if inside and hit.kind == "file_number":  # "Dossier de Mme TAZI Fatima"
        return _people_in_prose(sheet, inside, cell, [after] if after else [])
    if inside or (after is not None and after.kind == "place"):
        return []
    return _elsewhere(sheet, i, hit, label, last=after is None)


def _age_behind(hit: Hit, rest: Sequence[Token], cell: Cell) -> list[Item]:
    """ "Patient : EL IDRISSI Mohamed, 63 ans"."""
    if len(rest) < 2 or not rest[0].text.isdigit() or rest[1].fold not in ("ans", "an", "years"):
        return []
    return [Item("age", hit.role, rest[1].text, tuple(rest[:2]), rest[0].box, cell.row)]


def _elsewhere(sheet: Sheet, i: int, hit: Hit, label: Box, *, last: bool) -> list[Item]:
    """The value in the next cell of the row, else under the label, else the label is a heading."""
    cell = sheet.cells[i]
    words = fold(hit.text).split()
    if words[0] in OPENINGS and words[-1] not in DOCTOR:
        return []  # what follows the opening of a letter is its text; "Dear Dr" goes on with a name
    beside = _next_cell(sheet, i) if last else None
    if beside is not None and (value := value_of(sheet, hit, sheet.cells[beside].tokens)):
        sheet.used.add(beside)
        return [Item(hit.kind, hit.role, hit.text, _continued(sheet, beside, hit, value), label, cell.row)]
    if last and _a_doctor_beside(sheet, i, hit):
        return []
    under = items_under(sheet, i, hit, label)
    if under:
        return under
    return [_heading(hit, label, cell)] if last and _is_heading(sheet, i, hit) else []


def _next_cell(sheet: Sheet, i: int) -> int | None:
    row = sheet.rows[sheet.cells[i].row]
    at = row.index(i) + 1
    if at >= len(row) or row[at] in sheet.used:
        return None
    hits = sheet.hits[row[at]]
    return None if hits and hits[0].start == 0 else row[at]


def _a_doctor_beside(sheet: Sheet, i: int, hit: Hit) -> bool:
    """ "Médecin :   Dr TAZI Ahmed" in the columns of a form: the name has its title for a label, and is the value."""
    row = sheet.rows[sheet.cells[i].row]
    beside = row[row.index(i) + 1 :][:1]
    if hit.role is not Role.NOT_PATIENT or not beside:
        return False
    tokens = sheet.cells[beside[0]].tokens
    return tokens[0].fold in DOCTOR and bool(name_words(tokens, sheet.lexicon))


def _heading(hit: Hit, label: Box, cell: Cell) -> Item:
    return Item("name", hit.role, hit.text, (), label, cell.row, heading=True)


def _trails_off(hit: Hit, inside: Sequence[Token]) -> bool:
    """ "Bénéficiaire de oins": a heading whose last words a scan spoiled."""
    small = len(inside) <= 3 and all(t.text[0].islower() for t in inside)
    return small and not hit.colon and hit.role is not Role.NOT_PATIENT


def _is_heading(sheet: Sheet, i: int, hit: Hit) -> bool:
    """A role that ends its cell and follows no name ("Karim ALAMI, cardiologue" heads nothing)."""
    before = sheet.cells[i].tokens[: hit.start]
    return hit.role is not None and hit is sheet.hits[i][0] and len(before) <= 5 and not any(t.ends for t in before)


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


def _name_above(sheet: Sheet, i: int) -> list[Item]:
    """A cell that is nothing but a name, right above a "Né(e) le" that begins at the same place, or before it."""
    cell, hits = sheet.cells[i], sheet.hits[i]
    if not hits or hits[0].kind != "birth_date" or hits[0].start > 0:
        return []
    row = sheet.rows[cell.row]
    before = row[: row.index(i)][-1:]
    for b in (*before, *sheet.rows.get(cell.row - 1, [])):
        above = sheet.cells[b]
        close = (cell.box.y0 - above.box.y1 <= 1.5 * cell.height and apart(above.box, cell.box) <= 3) or b in before
        if not close or sheet.hits[b] or b in sheet.used or len(above.tokens) > 6:
            continue
        name = capitalised_tail(above.tokens, sheet.lexicon)
        if len(name) >= 2 and len(name) == len(above.tokens):
            return [Item("bare", None, "", name, above.box, cell.row)]
    return []


def _titled(sheet: Sheet, token: Token) -> bool:
    return token.fold in sheet.lexicon.titles


def _people_in_prose(sheet: Sheet, tokens: Sequence[Token], cell: Cell, after: Sequence[Hit | None]) -> list[Item]:
    """Names behind a title, and a name right before "né(e) le"."""
    found: list[Item] = []
    for at, token in enumerate(tokens):
        if is_title(token, sheet.lexicon) and token.fold not in DOCTOR and not (at and _titled(sheet, tokens[at - 1])):
            name = name_words(tokens[at:], sheet.lexicon)
            if name and (len(name[0].text) > 1):
                role = _role_behind_colon(tokens[at - 1] if at else None)
                found.append(Item("titled", role, token.text, name, bounds(name), cell.row))
    hit = after[0] if after else None
    if hit is not None and hit.kind in ("birth_date", "birth_name") and not found:
        name = capitalised_tail(tokens, sheet.lexicon)
        if len(name) >= 2:
            before = tokens[: tokens.index(name[0])]
            role = _role_behind_colon(before[-1] if before else None)
            found.append(Item("bare", role, "", name, bounds(name), cell.row))
    return found


def _role_behind_colon(before: Token | None) -> Role | None:
    """ "Témoin : TAZI Ali, né le": what he is, a label says that isn't known (or was misread)."""
    return Role.UNKNOWN if before is not None and before.colon else None
