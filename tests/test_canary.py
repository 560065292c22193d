"""The canary: a made-up document goes the whole way once a day, meets nobody's record, and its failing is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from agent.alarms import Alarms
from agent.canary import ARRIVED, DUE, EVERY, PATIENCE, Canary, WithCanary, draw, newest, send_soon
from agent.chores import Chores
from agent.core.paper import one_page
from agent.errors import Unavailable
from agent.matching.blocking import date_key, document_keys
from agent.matching.decide import decide
from agent.matching.identify import identify
from agent.model import CANARY_RECORD, Document, Key, PageCost, Policy, ReadResult, Record, State
from agent.store import ledger, meta
from tests.house import LEXICON, NOW, House, MemoryRegister, PlainReader, page_of

ARCHIVE = f"archive/{CANARY_RECORD}/"


class HandWrittenReader(PlainReader):
    """Reads the agent's own hand-written pages as well."""

    def read(self, path):
        shown = re.findall(rb"\((.*)\) Tj", path.read_bytes())
        if not shown:
            return super().read(path)
        page = page_of("\n".join(line.decode() for line in shown))
        return ReadResult(Document((page,)), None, "", 1, (PageCost(1, "text_layer", 5, True),))


class Practice(House):
    """A house whose canary is looked after; ``pass_time`` lets hours go by."""

    def __init__(self, home):
        super().__init__(home, reader=HandWrittenReader())
        self.now = NOW
        self.desk = replace(self.desk, clock=lambda: self.now)
        overlay = WithCanary(self.register, self.store, LEXICON)
        self.pipeline = replace(self.pipeline, desk=self.desk, register=overlay)
        self.canary = Canary(self.desk, Alarms(self.desk), on=True)

    def send(self):
        """Make one due, and let it leave."""
        send_soon(self.store, self.now)
        self.canary.tend()
        return newest(self.store.reader())

    def after(self, **span):
        self.now += timedelta(**span)
        self.canary.tend()

    def alarms(self):
        return [kind for kind, _ in self.outbox() if kind in ("alarm", "all_clear")]

    def events(self):
        return [line for _, line in ledger.audit_after(self.store.reader(), 0) if '"event": "canary"' in line]


@pytest.fixture
def practice(tmp_path):
    return Practice(tmp_path / "home")


def test_the_first_day_belongs_to_the_user(practice):
    practice.canary.tend()
    practice.run()
    assert practice.rows() == {}
    assert meta.read(practice.store.reader(), DUE) == (NOW + EVERY).isoformat()


def test_it_is_sent_once_a_day_and_arrives_in_its_own_folder_without_a_word(practice):
    practice.canary.tend()
    practice.after(days=1)
    paper = newest(practice.store.reader())
    practice.run()
    practice.canary.tend()
    row = practice.row(paper.file)
    assert (row.state, row.record_id, row.path.startswith(ARCHIVE)) == (State.FILED, CANARY_RECORD, True)
    assert practice.outbox() == []
    assert newest(practice.store.reader()).state == "arrived"
    assert meta.read(practice.store.reader(), ARRIVED) == practice.now.isoformat()
    practice.after(hours=23)
    assert newest(practice.store.reader()).file == paper.file
    practice.after(hours=1)
    assert newest(practice.store.reader()).file != paper.file


@pytest.mark.parametrize("policy", [policy for policy in Policy if policy is not Policy.SHADOW])
def test_every_policy_that_files_files_it(policy):
    paper, content = draw(NOW)
    lines = "\n".join(line.decode() for line in re.findall(rb"\((.*)\) Tj", content))
    found = identify(Document((page_of(lines),)), paper.file, LEXICON, NOW.date())
    gathered = MemoryRegister(paper.record).gather(document_keys(found, LEXICON))
    assert decide(found, gathered, policy, LEXICON).record_id == CANARY_RECORD


def test_it_is_told_once_when_it_does_not_come_through_and_once_when_it_does(practice):
    practice.register.down = True
    practice.send()
    practice.after(seconds=PATIENCE.total_seconds() + 1)
    practice.after(minutes=1)
    assert practice.alarms() == ["alarm"]
    assert newest(practice.store.reader()).state == "late"
    practice.register.down = False
    practice.run()
    practice.canary.tend()
    assert newest(practice.store.reader()).state == "arrived"
    assert practice.alarms() == ["alarm", "all_clear"]
    assert len(practice.events()) == 2


def test_one_that_ends_elsewhere_is_told_at_once(practice):
    paper = practice.send()
    (practice.home / "incoming" / paper.file).write_bytes(b"damaged on the way")
    practice.run()
    practice.after(seconds=PATIENCE.total_seconds() + 1)
    assert newest(practice.store.reader()).state == "late"
    again = practice.send()
    practice.pipeline = replace(practice.pipeline, register=practice.register)  # as if the record weren't there
    practice.run()
    practice.canary.tend()
    assert newest(practice.store.reader()).state == "lost"
    assert practice.row(again.file).state is State.REVIEW
    assert practice.alarms() == ["alarm"], "one alarm until one arrives"


def test_one_whose_archived_file_is_damaged_has_not_arrived(practice):
    paper = practice.send()
    practice.run()
    (practice.home / practice.row(paper.file).path).write_bytes(b"rotten")
    practice.canary.tend()
    assert newest(practice.store.reader()).state == "lost"


def test_a_crash_before_it_was_dropped_is_made_up_for(practice, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(Canary, "_drop", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(OSError, match="No space"):
            practice.send()
    practice.canary.tend()
    practice.run()
    practice.canary.tend()
    assert newest(practice.store.reader()).state == "arrived"


def test_no_other_document_ever_meets_the_reserved_record(practice):
    paper = practice.send()
    name = f"{paper.last_name} {paper.first_name}"
    born = paper.record.birth_date.strftime("%d/%m/%Y")
    for number, text in enumerate([f"Patient : TAZI Hamid\nNé le : {born}", f"Patient : {paper.last_name} Hamid"]):
        practice.drop(f"{number}.pdf", text)
    practice.run()
    for number in range(2):
        row = practice.row(f"{number}.pdf")
        assert row.state is State.REVIEW
        assert CANARY_RECORD not in {candidate["record_id"] for candidate in row.candidates}
    practice.canary.tend()
    practice.drop("later.pdf", f"Patient : {name}\nNé le : {born}")
    practice.run()
    assert practice.row("later.pdf").state is State.REVIEW, "it has arrived: its record is gone"


def test_the_register_is_asked_as_ever_while_nothing_is_on_its_way(practice):
    overlay = WithCanary(practice.register, practice.store, LEXICON)
    keys = [date_key("1961-03-12"), Key("id", "x")]
    assert overlay.gather(keys) == practice.register.gather(keys)
    practice.register.down = True
    with pytest.raises(Unavailable):
        overlay.gather(keys)


def test_no_two_are_the_same_and_the_person_is_of_this_century_or_the_last():
    papers = [draw(NOW)[0] for _ in range(50)]
    assert len({paper.sha256 for paper in papers}) == 50
    assert all(isinstance(paper.record, Record) and 1930 <= paper.record.birth_date.year < 2000 for paper in papers)


def test_a_hand_written_page_is_a_pdf_whose_table_points_at_its_objects():
    data = one_page(["a (b) \\ c"])
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    assert data[start:].startswith(b"xref\n0 6\n")
    for number, line in enumerate(data[start:].splitlines()[3:8], 1):
        assert data[int(line.split()[0]) :].startswith(b"%d 0 obj" % number)
    assert b"(a \\(b\\) \\\\ c) Tj" in data


def test_a_chore_that_fails_stops_neither_the_others_nor_intake(practice):
    done = []

    def bug():
        raise RuntimeError("a bug that nobody thought of")

    def full():
        raise OSError(28, "No space left on device")

    chores = Chores({"bug": bug, "full": full, "fine": lambda: done.append(1)}, every=60.0)
    for now in (0.0, 59.0, 60.0):
        chores.do(now)
    assert done == [1, 1]


def test_nobody_can_pass_for_the_canary_by_its_file_name(practice):
    paper = practice.send()
    (practice.home / "incoming" / paper.file).unlink()
    practice.drop(paper.file, "Patient : TAZI Hamid\nNé le : 02/11/1970")
    practice.run()
    assert practice.row(paper.file).state is State.REVIEW
    assert ("question", practice.row(paper.file).id) in practice.outbox()
