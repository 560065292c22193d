"""Values that stand under their labels: one under a lone label, a column of them under the head of a table."""

from __future__ import annotations

from agent.matching.labels import Hit
from agent.matching.layout import Token, bounds
from agent.matching.sheet import Item, Sheet, apart, value_of
from agent.matching.values import DATA_KINDS, NAME_KINDS
from agent.model import Box

UNDER = 2.6  # a value stands at most so many letter heights under its label


def items_under(sheet: Sheet, i: int, hit: Hit, label: Box) -> list[Item]:
    """Values under a label. In a table each further row is one more person, so all its rows are taken."""
    cell = sheet.cells[i]
    heads = _heads(sheet, cell.row)
    found: list[Item] = []
    floor = cell.box.y1
    for row in range(cell.row + 1, cell.row + 200):
        below = sheet.rows.get(row, [])
        if not below or sheet.cells[below[0]].box.y0 - floor > UNDER * cell.height:
            break
        mine = _column(sheet, heads, below, label)
        labelled = [b for b in below if sheet.hits[b] and sheet.hits[b][0].start == 0]
        if mine in labelled or len(labelled) == len(below):
            break
        if (labelled and len(heads) < 2) or not _a_row_of(sheet, heads, below, first=row == cell.row + 1):
            break
        value = value_of(sheet, hit, sheet.cells[mine].tokens) if mine is not None else ()
        if value and mine is not None:
            sheet.used.add(mine)
        elif len(heads) > 1 and hit.kind in DATA_KINDS:
            value = value_of(sheet, hit, _tokens_under(sheet, below, label))
        if value:
            found.append(Item(hit.kind, hit.role, hit.text, value, label, row, over=cell.row))
        elif len(heads) < 2:
            break
        if len(heads) < 2:
            break
        floor = sheet.cells[below[0]].box.y1
    return found


def heads_names(sheet: Sheet, row: int) -> bool:
    """True for a row of nothing but the heads of a table, one of them over names."""
    labels = [h for b in sheet.rows[row] for h in sheet.hits[b]]
    whole = sum(sum(h.end - h.start for h in sheet.hits[b]) == len(sheet.cells[b].tokens) for b in sheet.rows[row])
    named = any(h.kind in NAME_KINDS and h.role is None for h in labels)
    return named and whole > 1 and not any(h.colon for h in labels)


def _heads(sheet: Sheet, row: int) -> list[tuple[Hit, Box]]:
    """The labels of a row that have no value beside them: the heads of columns."""
    heads = []
    for i in sheet.rows[row]:
        for at, hit in enumerate(sheet.hits[i]):
            end = sheet.hits[i][at + 1].start if at + 1 < len(sheet.hits[i]) else len(sheet.cells[i].tokens)
            if hit.end == end:
                heads.append((hit, bounds(sheet.cells[i].tokens[hit.start : hit.end])))
    return heads


def _a_row_of(sheet: Sheet, heads: list[tuple[Hit, Box]], below: list[int], *, first: bool) -> bool:
    """True when the row has what the heads announce: a date under "né le", in the ``first`` row also a name alone."""
    data = [(h, b) for h, b in heads if h.kind in DATA_KINDS]
    names = [(h, b) for h, b in heads if h.kind in NAME_KINDS]
    wanted = data + names if first else data or names
    for hit, box in wanted:
        mine = _column(sheet, heads, below, box)
        if mine is not None and value_of(sheet, hit, sheet.cells[mine].tokens):
            return True
    return len(heads) < 2


def _column(sheet: Sheet, heads: list[tuple[Hit, Box]], below: list[int], label: Box) -> int | None:
    """The cell of the row that stands under the label; one lone cell under several heads serves them all."""
    if len(below) == 1 and len(heads) > 1 and _wide(sheet.cells[below[0]].box, heads):
        return below[0]
    mine = [b for b in below if _nearest(sheet.cells[b].box, heads, label) == label and not _labelled(sheet, below, b)]
    reach = [b for b in mine if apart(sheet.cells[b].box, label) <= 60]
    return min(reach, key=lambda b: apart(sheet.cells[b].box, label), default=None)


def _tokens_under(sheet: Sheet, row: list[int], label: Box) -> list[Token]:
    """The tokens of a row that stand under a head, where narrow columns have run into one cell."""
    left, right = label.x0 - 8, label.x1 + 8
    return [t for b in row for t in sheet.cells[b].tokens if left <= (t.box.x0 + t.box.x1) / 2 <= right]


def _labelled(sheet: Sheet, row: list[int], b: int) -> bool:
    """True when the cell before it is a label, whose value it is."""
    at = row.index(b)
    before = row[at - 1] if at else None
    return (
        before is not None
        and bool(sheet.hits[before])
        and sheet.hits[before][-1].end == len(sheet.cells[before].tokens)
    )


def _wide(box: Box, heads: list[tuple[Hit, Box]]) -> bool:
    return sum(1 for _, head in heads if head.x0 < box.x1 and head.x1 > box.x0) > 1


def _nearest(box: Box, heads: list[tuple[Hit, Box]], label: Box) -> Box:
    return min((head for _, head in heads), key=lambda head: apart(box, head), default=label)
