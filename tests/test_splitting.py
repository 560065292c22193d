"""A document about several people: which pages are whose is proposed, and splitting loses and changes nothing."""

import json

import pytest

from agent import decisions
from agent.errors import Refused
from agent.model import State
from agent.splitting import part_name, split
from agent.store import documents, ledger
from tests.house import LETTER, House, pdf

SALMA = "Patient : BENNANI Salma\nNé le : 30/07/1985"
NOBODY = "Suite des résultats\nCréatinine : 9 mg/l"
MIXED = "\f".join([LETTER, NOBODY, SALMA])


class PlainParts:
    """Takes pages out of what the reader of these tests takes for a PDF."""

    def __init__(self, refusal=None):
        self.refusal = refusal

    def take(self, path, ranges, targets):
        if self.refusal is not None:
            raise self.refusal
        text = path.read_bytes().removeprefix(b"%PDF-1.4\n").removesuffix(b"\n%%EOF\n").decode()
        for (first, last), target in zip(ranges, targets, strict=True):
            target.write_bytes(pdf("\f".join(text.split("\f")[first - 1 : last])))


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


@pytest.fixture
def mixed(house):
    """The id of a document about two people that waits for an answer."""
    house.drop("scanner-2/scan.pdf", MIXED)
    house.run()
    assert (house.row("scan.pdf").state, house.row("scan.pdf").reason) == (State.REVIEW, "several_people")
    return house.row("scan.pdf").id


@pytest.mark.parametrize(
    ("pages", "ranges"),
    [
        ([LETTER, SALMA], [[1, 1], [2, 2]]),
        ([LETTER, NOBODY, SALMA], [[1, 2], [3, 3]]),
        ([LETTER, LETTER, SALMA, SALMA], [[1, 2], [3, 4]]),
        ([LETTER, SALMA, LETTER], [[1, 1], [2, 2], [3, 3]]),
        ([NOBODY, LETTER, SALMA], [[1, 2], [3, 3]]),
        ([f"{LETTER}\n{SALMA}", LETTER], []),
        ([LETTER, LETTER], []),
    ],
)
def test_each_persons_pages_are_proposed(house, pages, ranges):
    house.drop("scan.pdf", "\f".join(pages))
    house.run()
    assert house.row("scan.pdf").reading["ranges"] == ranges


def test_the_question_says_which_pages_are_whose(house, mixed):
    assert house.row("scan.pdf").explanation.endswith("one person each on pages 1-2 3")


def test_the_parts_go_the_way_of_every_other_and_the_original_stays(house, mixed):
    new = split(house.desk, PlainParts(), mixed, [(1, 2), (3, 3)], "shell:nadia")
    house.run()
    assert house.tree() == {
        "archive/4711/2026-11-23_scan_pages_1-2.pdf": pdf(f"{LETTER}\f{NOBODY}"),
        "archive/882/2026-11-23_scan_page_3.pdf": pdf(SALMA),
        "review/scan.pdf": pdf(MIXED),
    }
    parts = [documents.get(house.store.reader(), new_id) for new_id in new]
    assert [(part.split_from, part.source) for part in parts] == [(mixed, "scanner-2/")] * 2
    assert documents.parts_of(house.store.reader(), mixed) == new
    assert sum(documents.counts(house.store.reader()).values()) == documents.came_in(house.store.reader()) == 3


def test_the_original_keeps_its_reason_and_waits_for_nobody(house, mixed):
    new = split(house.desk, PlainParts(), mixed, [], "shell:nadia")
    row = documents.get(house.store.reader(), mixed)
    assert (row.state, row.reason, row.decided_by) == (State.REVIEW, "several_people", "shell:nadia")
    assert row.explanation == f"split into {new[0]} (pages 1-2), {new[1]} (pages 3) by shell:nadia"
    assert documents.waiting(house.store.reader()) == []


def test_the_trail_says_where_the_parts_come_from(house, mixed):
    new = split(house.desk, PlainParts(), mixed, [], "shell:nadia")
    trail = [json.loads(line) for _, line in ledger.audit_after(house.store.reader(), 0)]
    received = [line for line in trail if line["event"] == "received"][1:]
    assert [(line["document"], line["split_from"], line["pages"]) for line in received] == [
        (new[0], mixed, "1-2"), (new[1], mixed, "3"),
    ]  # fmt: skip
    assert [line["into"] for line in trail if line["event"] == "split"] == [new]


def test_splitting_once_more_makes_duplicates_and_nothing_worse(house, mixed):
    split(house.desk, PlainParts(), mixed, [], "shell:nadia")
    house.run()
    again = split(house.desk, PlainParts(), mixed, [], "shell:nadia")
    house.run()
    assert {documents.get(house.store.reader(), new_id).state for new_id in again} == {State.DUPLICATE}


@pytest.mark.parametrize(
    ("ranges", "why"),
    [
        ([(1, 3)], "which pages belong together"),
        ([(1, 1), (3, 3)], "Page 2 is in none of them"),
        ([(1, 2), (2, 3)], "Page 2 is named twice"),
        ([(1, 2), (3, 4)], "Page 4 is not in it: it has 3"),
    ],
)
def test_no_page_is_lost_and_none_is_filed_twice(house, mixed, ranges, why):
    with pytest.raises(Refused, match=why):
        split(house.desk, PlainParts(), mixed, ranges, "shell:nadia")


def test_only_what_waits_can_be_split(house):
    house.drop("scan.pdf", LETTER)
    house.run()
    with pytest.raises(Refused, match="only while it waits"):
        split(house.desk, PlainParts(), house.row("scan.pdf").id, [(1, 1), (2, 2)], "shell:nadia")


def test_what_can_not_be_parted_stays_as_it_was(house, mixed):
    before = house.tree(), documents.get(house.store.reader(), mixed)
    with pytest.raises(Refused, match="damaged"):
        split(house.desk, PlainParts(Refused("damaged")), mixed, [], "shell:nadia")
    assert (house.tree(), documents.get(house.store.reader(), mixed)) == before


def test_whoever_answers_while_it_is_taken_apart_wins(house, mixed):
    class Slow(PlainParts):
        def take(self, *arguments):
            super().take(*arguments)
            decisions.decide(house.desk, house.register, mixed, "4711", "telegram:1")

    with pytest.raises(Refused, match="only while it waits"):
        split(house.desk, Slow(), mixed, [], "shell:nadia")
    house.run()
    assert sorted(house.tree()) == ["archive/4711/2026-11-23_scan.pdf"]


@pytest.mark.parametrize(
    ("name", "pages", "new"),
    [
        (b"scan.pdf", (1, 2), b"scan_pages_1-2.pdf"),
        (b"scan.PDF", (3, 3), b"scan_page_3.PDF"),
        (b"scan", (3, 3), b"scan_page_3.pdf"),
        (b"r\xe9sultat.pdf", (1, 1), b"r\xe9sultat_page_1.pdf"),
        (b"x" * 255, (1, 2), b"x" * 180 + b"_pages_1-2.pdf"),
    ],
)
def test_names(name, pages, new):
    assert part_name(name, pages) == new
