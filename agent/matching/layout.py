"""A page as rows of cells of tokens: what stands beside and what stands under what.

Words come in lines; a wide gap parts a line into cells (columns, form fields); lines that stand at the same
height share a row. Lengths are in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from agent.matching.lexicon import drop_optional_endings
from agent.matching.normalise import clean, fold, is_arabic
from agent.model import Box, Page, Word

GAP = 1.6  # a gap of so many letter heights parts two cells; a space is 0.3, a letter-spaced word 1.0


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number without the signs around it.

    ``colon``: one follows; ``ends``: a sign that ends a value follows, ``comma``: it is just that, ``stop``: a sentence
    ends, ``dot``: a full stop follows; ``opened``: a bracket or the like stands before it; ``boxed``: a box to tick
    stands before or behind it; ``noted``: the mark of a footnote follows; ``proven``: a trusted text layer, or two
    independent looks that agree."""

    text: str
    fold: str
    box: Box
    proven: bool
    colon: bool = False
    ends: bool = False
    hyphen: bool = False
    confirmed: bool | None = None
    opened: bool = False
    comma: bool = False
    stop: bool = False
    dot: bool = False
    boxed: bool = False
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Tokens that stand together on one line, in reading order; ``quoted``: behind the ">" of a mail's quotation,
    ``mail``: on a line with a mail's address."""

    tokens: tuple[Token, ...]
    box: Box
    row: int
    quoted: bool = False
    mail: bool = False

    @property
    def height(self) -> float:
        """The height of its letters."""
        return max(median(t.box.y1 - t.box.y0 for t in self.tokens), 1.0)

    @property
    def arabic(self) -> bool:
        """True when it reads from right to left."""
        letters = [is_arabic(t.text) for t in self.tokens if t.text[0].isalpha()]
        return bool(letters) and sum(letters) * 2 > len(letters)


_ACRONYM = re.compile(r"^(?:[^\W\d_]\.){2,}[^\W\d_]?\.?$")
_PIECE = re.compile(
    r"[0-9]+(?:[/.\-][0-9]+)+|[0-9]+er\b|[^\W\d_]{0,4}[-/.]?[0-9][0-9A-Za-z]*(?:[-/.][0-9A-Za-z]+)*"
    r"|[^\W_]+(?:[-'’‘`´ʼ][^\W_]+)*['’]?"
)
_NUMERO = re.compile(r"\b[Nn][o°º](?=[\s:.]*\d)|\b[Nn][°º]")
_L_AMONG_CAPITALS = re.compile(
    r"(?<=[A-Z]{2})l(?=[A-Z]|\b)|(?<=[A-DF-Z])l(?=[A-Z])|\bl(?=[A-Z]{2})"
)  # KENZl, AlT, lMANE, not El
_SITE = re.compile(r"^[(<]?(?:https?://|www\.)", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\W_]@[^\W_]")
_ENDS_SENTENCE = re.compile(r"[.!?؟](?:\s|$)")
_TICK_BOX = re.compile(r"[☐☑☒□■▢▣◻◼◽◾▫▪○●◯◉⬜⬛✓✔✗✘\uf06f\uf0a8\uf0fe\uf0fd]|\[\s*[xX_]?\s*\]|\(\s*[xX]?\s*\)|\|_+\|")
_ENDS = re.compile(r"[,;()\[\]{}|<>=•*]|\s[-–—]\s|^[-–—]$")


def tokens_of(word: Word, trusted: bool) -> list[Token]:
    """The tokens of one word as read; a word may hold several ("Nom:EL", "12/03/1961,")."""
    text = clean(word.text)
    if word.origin == "ocr":
        text = _L_AMONG_CAPITALS.sub("I", text)
    bare = text.strip("():,;")
    if _ACRONYM.match(bare):
        text = text.replace(".", "")
    if bare.casefold() != "a" or not text.startswith("("):  # "Anna (a)" is a footnote, "né (e)" an ending
        text = drop_optional_endings(text)
    text = _NUMERO.sub("No ", text)
    proven = word.confirmed is True if word.origin == "ocr" else trusted and word.origin != "annotation"
    found = list(_PIECE.finditer(text))
    tokens = []
    for i, match in enumerate(found):
        after = text[match.end() : found[i + 1].start() if i + 1 < len(found) else len(text)]
        before = text[: match.start()] if i == 0 else ""
        tokens.append(
            Token(
                text=match.group(),
                fold=fold(match.group()),
                box=_part(word.box, text, match),
                proven=proven,
                colon=":" in after or "：" in after,
                ends=not _hyphenated(after) and _ENDS.search(after) is not None,
                comma=after.strip() == ",",
                dot=after.startswith("."),
                stop=_ENDS_SENTENCE.search(after) is not None and len(match.group()) > 3,
                hyphen=_hyphenated(after),
                confirmed=word.confirmed,
                opened=any(sign in before for sign in "([,;|"),
                noted=any(sign in after for sign in "*†‡§¹²³"),
            )
        )
    return tokens


def _hyphenated(after: str) -> bool:
    return after.rstrip() in ("-", "‐")


def _part(box: Box, text: str, match: re.Match[str]) -> Box:
    """The share of the box that the match takes, by its share of the letters."""
    if match.start() == 0 and match.end() == len(text):
        return box
    left, right = match.start() / len(text), match.end() / len(text)
    if is_arabic(text):
        left, right = 1 - right, 1 - left
    width = box.x1 - box.x0
    return Box(box.x0 + width * left, box.y0, box.x0 + width * right, box.y1)


def cells_of(page: Page, words: Sequence[Word]) -> list[Cell]:
    """The cells of a page's visible words, rows from top to bottom, each row in its reading direction."""
    trusted = page.source == "text_layer"
    pieces: list[Cell] = []
    for _, group in groupby((w for w in words if not w.hidden), key=lambda w: w.line):
        read = list(group)
        quoted = read[0].text.lstrip().startswith(">")
        mail = any(_ADDRESS.search(word.text) for word in read)
        parts = _parted(_tokens_of_line(read, trusted))
        pieces.extend(Cell(tuple(part), bounds(part), 0, quoted, mail) for part in parts)
    return _in_rows(pieces)


def _tokens_of_line(words: Iterable[Word], trusted: bool) -> list[Token]:
    line: list[Token] = []
    read = list(words)
    boxed = _by_a_tick_box(read)
    for at, word in enumerate(read):
        found = [] if _ADDRESS.search(word.text) or _SITE.match(word.text) else tokens_of(word, trusted)
        if boxed[at]:
            found = [replace(token, boxed=True) for token in found]
        if not found and line:  # a sign on its own belongs to the token before it
            sign = clean(word.text)
            line[-1] = replace(
                line[-1],
                box=_bridged(line[-1].box, word) if "|" not in sign else line[-1].box,
                colon=line[-1].colon or ":" in sign,
                ends=line[-1].ends or _ENDS.search(sign) is not None,
                hyphen=line[-1].hyphen,
                noted=line[-1].noted or any(mark in sign for mark in "†‡§¹²³"),
            )
        line.extend(found)
    return line


def _by_a_tick_box(words: Sequence[Word]) -> list[bool]:
    """Of each word whether a box to tick is part of it, or stands right beside it; "[" and "]" may be parted."""
    ends: list[int] = []  # where each word ends in the text of the line
    for word in words:
        ends.append((ends[-1] + 1 if ends else 0) + len(word.text))
    text = " ".join(word.text for word in words)
    near = [False] * len(words)
    for match in _TICK_BOX.finditer(text):
        first = next(at for at, end in enumerate(ends) if end > match.start())
        last = next(at for at, end in enumerate(ends) if end >= match.end())
        for at in range(max(0, first - 1), min(len(words), last + 2)):
            near[at] = True
    return near


def _bridged(box: Box, sign: Word) -> Box:
    """A colon, a dash or leader dots reach over to what follows: no gap there."""
    return Box(min(box.x0, sign.box.x0), box.y0, max(box.x1, sign.box.x1), box.y1)


def _parted(line: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = []
    runs = _runs_of_one_script(line)
    for at, token in enumerate(line):
        if at and _gap(*_facing(line[at - 1], token, runs[at - 1], runs[at])) <= _reach(line[at - 1], token):
            parts[-1].append(token)
        else:
            parts.append([token])
    return [_unspaced(part) for part in parts]


def _facing(a: Token, b: Token, before: Box, after: Box) -> tuple[Box, Box]:
    """The boxes between which the gap is measured: the tokens', or where the direction changes their runs'."""
    return (a.box, b.box) if before is after else (before, after)


def _runs_of_one_script(line: Sequence[Token]) -> list[Box]:
    """For each token the box of the run of one direction of writing that it stands in: "السيد Hamza AMRANI" goes on
    at the left end of a run whose first word is the one farther left."""
    boxes: list[Box] = []
    for _, group in groupby(line, key=lambda t: is_arabic(t.text)):
        run = list(group)
        boxes.extend([bounds(run)] * len(run))
    return boxes


def _reach(a: Token, b: Token) -> float:
    """How wide a gap may be within a cell; between single letters (letter-spaced print) it is wider."""
    spaced = len(a.text) == len(b.text) == 1 and a.text.isalpha() and b.text.isalpha() and not a.colon
    return _height(b.box) * (2.5 if spaced else GAP)


def _gap(a: Box, b: Box) -> float:
    return max(b.x0 - a.x1, a.x0 - b.x1)


def _height(box: Box) -> float:
    return max(box.y1 - box.y0, 6.0)


def _unspaced(part: list[Token]) -> list[Token]:
    """Letter-spaced print ("E L  I D R I S S I") put together again; wider gaps part its words."""
    out: list[Token] = []
    for single, group in groupby(part, key=lambda t: len(t.text) == 1 and t.text.isalpha()):
        run = list(group)
        out.extend(_joined_letters(run) if single and len(run) >= 3 else run)
    return out


def _joined_letters(run: list[Token]) -> list[Token]:
    gaps = [_gap(a.box, b.box) for a, b in pairwise(run)]
    wide = median(gaps) * 1.6 + 0.5
    words: list[list[Token]] = [[run[0]]]
    for gap, token in zip(gaps, run[1:], strict=True):
        if gap > wide or words[-1][-1].colon or words[-1][-1].ends:
            words.append([token])
        else:
            words[-1].append(token)
    return [_one(letters) for letters in words]


def _one(letters: list[Token]) -> Token:
    text = "".join(t.text for t in letters)
    return replace(
        letters[-1],
        text=text,
        fold=fold(text),
        box=bounds(letters),
        proven=all(t.proven for t in letters),
        opened=letters[0].opened,
    )


def bounds(tokens: Sequence[Token]) -> Box:
    """The smallest box around the tokens."""
    return Box(
        min(t.box.x0 for t in tokens),
        min(t.box.y0 for t in tokens),
        max(t.box.x1 for t in tokens),
        max(t.box.y1 for t in tokens),
    )


def _in_rows(pieces: list[Cell]) -> list[Cell]:
    """Cells that overlap in height by half share a row: form values and columns come as lines of their own."""
    ordered = sorted(pieces, key=lambda c: (c.box.y0 + c.box.y1) / 2)
    rows: list[list[Cell]] = []
    for cell in ordered:
        if rows and _level(rows[-1][-1].box, cell.box):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    out: list[Cell] = []
    for number, row in enumerate(rows):
        arabic = sum(c.arabic for c in row) * 2 >= len(row)
        row.sort(key=lambda c: -c.box.x1 if arabic else c.box.x0)
        out.extend(replace(cell, row=number) for cell in row)
    return out


def _level(a: Box, b: Box) -> bool:
    shared = min(a.y1, b.y1) - max(a.y0, b.y0)
    return shared >= 0.5 * min(_height(a), _height(b))
