"""Cases: filings of the agent's own that a human took back, replayed against the present rules.

A case is one JSON file in ``cases/``: what was read (words with boxes, in the reader's own protocol), the records
that were gathered, and the wrong decision. It holds all that the decision was made from, so that neither the PDF
nor the register is needed again; it says as much about people as the archive does, and belongs to the same eyes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from agent import __version__
from agent.desk import Desk
from agent.durable import fsync_folder, make_folder, write_file
from agent.logs import get_logger
from agent.matching.blocking import record_keys
from agent.matching.lexicon import Lexicon
from agent.matching.match import match
from agent.model import Document, File, Gathered, Key, Policy, ReadResult, Record
from agent.readers.protocol import decode_reply, encode_reply
from agent.store import grounds

log = get_logger("agent.cases")

FORMAT = 1
FOLDER = "cases"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a case ends under the present rules. ``wrong`` is the record that the agent had filed to."""

    case: str
    document_id: str
    wrong: str
    right: str | None
    now: str
    ok: bool
    explanation: str


def facts_of(document: Document, name: str, gathered: Gathered, file: File, policy: Policy) -> dict[str, Any]:
    """The case that this filing becomes if it is taken back."""
    return {
        "format": FORMAT,
        "agent": __version__,
        "policy": policy.value,
        "name": name,
        "decision": {"record_id": file.record_id, "rule": file.rule, "explanation": file.explanation},
        "read": json.loads(encode_reply(ReadResult(document, None, "", len(document.pages)))),
        "register": {
            "size": gathered.size,
            "truncated": gathered.truncated,
            "records": [_record_facts(record) for record in gathered.records],
            "counts": [[key.kind, key.value, count] for key, count in gathered.counts.items() if count],
        },
    }


def write_out(desk: Desk) -> None:
    """Write a file for each filing that was taken back and has none. Repeatable. Raises OSError."""
    for document_id, case in grounds.waiting(desk.store.reader()):
        folder = desk.home / FOLDER
        make_folder(folder)
        path = folder / f"{document_id}.json"
        if not path.exists():
            part = folder / f".{document_id}.part"
            part.unlink(missing_ok=True)
            write_file(
                part, json.dumps({**case, "document": document_id}, ensure_ascii=False, indent=1).encode("utf-8")
            )
            part.replace(path)
            fsync_folder(folder)
            log.info("a filing that was taken back is a case now", doc=document_id, case=path.name)
        with desk.store.transaction() as tx:
            grounds.written(tx, document_id)


def stored(home: Path) -> list[Path]:
    """The files of all cases, by name."""
    return sorted((home / FOLDER).glob("*.json"))


def replay(
    path: Path,
    policy: Policy,
    lexicon: Lexicon,
    right: Callable[[str], str | None],
    forgotten: Collection[tuple[str, str]] = (),
) -> Verdict:
    """Decide a case anew. ``right`` tells to which record a human has filed a document since, if one has.

    ``forgotten`` are (record id, name) of learnt names that have been removed since.
    Raises OSError, or ValueError for a file that is no case.
    """
    try:
        case = json.loads(path.read_bytes())
        if case["format"] != FORMAT:
            raise ValueError(f"its format is {case['format']}, not {FORMAT}")
        document = decode_reply(json.dumps(case["read"]).encode()).document
        if document is None:
            raise ValueError("nothing was read in it")
        register = _Register(case["register"], lexicon, forgotten)
        wrong, document_id = str(case["decision"]["record_id"]), str(case["document"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{error!r} is missing or wrong") from error
    # Shadow files nothing, so that it would prove nothing.
    asked = Policy.TWO_IDENTIFIERS if policy is Policy.SHADOW else policy
    today = datetime.now(UTC).date()
    decision = match(document, case["name"], register.gather, asked, lexicon, today).decision
    truth = right(document_id)
    if isinstance(decision, File):
        return Verdict(path.name, document_id, wrong, truth, f"file {decision.record_id}",
                       decision.record_id == truth, decision.explanation)  # fmt: skip
    return Verdict(path.name, document_id, wrong, truth, "ask", True, decision.explanation)


class _Register:
    """The records that a case has, gathered by the present keys."""

    def __init__(self, facts: dict[str, Any], lexicon: Lexicon, forgotten: Collection[tuple[str, str]]) -> None:
        self._records = tuple(_record(item, forgotten) for item in facts["records"])
        self._keys = {record.record_id: record_keys(record, lexicon) for record in self._records}
        self._counts = {Key(kind, value): int(count) for kind, value, count in facts["counts"]}
        self._size, self._truncated = int(facts["size"]), bool(facts["truncated"])

    def gather(self, keys: Collection[Key]) -> Gathered:
        """All records: what the register had beyond them is known by the counts of the day alone."""
        here = {key: sum(key in own for own in self._keys.values()) for key in keys}
        counts = {key: max(count, self._counts.get(key, 0)) for key, count in here.items()}
        return Gathered(self._records, self._truncated, self._size, counts)


def _record_facts(record: Record) -> dict[str, Any]:
    born = record.birth_date
    return {**asdict(record), "birth_date": born.isoformat() if born else None, "aliases": list(record.aliases)}


def _record(facts: dict[str, Any], forgotten: Collection[tuple[str, str]]) -> Record:
    born = facts["birth_date"]
    aliases = tuple(name for name in facts["aliases"] if (facts["record_id"], name) not in forgotten)
    values = {**facts, "birth_date": date.fromisoformat(born) if born else None, "aliases": aliases}
    return Record(**values)
