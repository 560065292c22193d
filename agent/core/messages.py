"""What is said to humans over Telegram, and how much of it: the one place that decides what leaves the house.

Each ``for_...`` function returns ``(kind, body)`` for ``agent.store.outbox.enqueue``. A body has

``text``      plain text, at most 4096 UTF-16 units, sent without any markup, so nothing needs escaping
``buttons``   rows of ``{"text", "data"}``; ``data`` at most 64 bytes, a nonce and a position, never a meaning
``line``      one short line that stands for it in a digest
``group``     messages of one kind and group may be told together
``nonce``     the question that it asks
``page``      the page of its document to send as a picture, ``instead`` the text when there is none

Under ``detail="minimal"`` only case numbers, record numbers, initials, birth years and fixed sentences are
said: no name, no date, no file name, no explanation, no quote. ``"full"`` says those too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from agent.core.catalogue import fail_phrase, phrase, review_phrase, word
from agent.core.wording import ISOLATES, fit, mark, plain, say, units
from agent.model import Ask, Candidate, Comparison, Decision, File, Record, Reject

Body = dict[str, Any]
Message = tuple[str, Body]

TEXT_LIMIT = 4096  # https://core.telegram.org/bots/api#sendmessage
DATA_LIMIT = 64  # bytes, https://core.telegram.org/bots/api#inlinekeyboardbutton
BUTTON_LIMIT = 60  # our own: what a phone still shows
TOAST_LIMIT = 200  # https://core.telegram.org/bots/api#answercallbackquery
OPTIONS = 5  # candidates offered


def for_decision(
    decision: Decision,
    *,
    document_id: str,
    name: str,
    language: str,
    detail: str,
    nonce: str = "",
    read: Sequence[str] = (),
) -> Message:
    """The message for what was decided about a document; ``nonce`` and ``read`` are for a question alone."""
    match decision:
        case File():
            return for_filed(decision, document_id=document_id, name=name, language=language, detail=detail)
        case Ask():
            return for_question(
                decision, document_id=document_id, name=name, language=language, detail=detail, nonce=nonce, read=read
            )
        case Reject():
            return for_failed(decision, document_id=document_id, name=name, language=language, detail=detail)
        case _:
            assert_never(decision)


def for_filed(file: File, *, document_id: str, name: str, language: str, detail: str) -> Message:
    """It was filed. The record is described from ``file.candidates``, where it is among them."""
    record = next((item.record for item in file.candidates if item.record.record_id == file.record_id), None)
    who = describe(record, language, detail) if record else mark(file.record_id, language)
    text = say(language, "filed", case=mark(document_id, language), who=who)
    line = f"{mark(document_id, language)} → {who}"
    return "filed", _body([text, *_full_lines(name, file.explanation, language, detail)], line=line)


def for_question(
    ask: Ask,
    *,
    document_id: str,
    name: str,
    language: str,
    detail: str,
    nonce: str,
    read: Sequence[str] = (),
) -> Message:
    """A question with up to five candidates as buttons; ``options(ask)`` gives the record ids in their order.

    ``read`` are the people as they were read, said under ``detail="full"`` alone."""
    shown = ask.candidates[:OPTIONS]
    labels = [describe(item.record, language, detail) for item in shown]
    case = mark(document_id, language)
    lines = [say(language, "question", case=case, reason=review_phrase(language, ask.reason))]
    lines += _full_lines(name, ask.explanation, language, detail)
    lines += [say(language, "read", who=fit(plain(who), 200)) for who in read] if detail == "full" else []
    lines.append(phrase(language, "choose" if shown else "nobody"))
    for number, (label, item) in enumerate(zip(labels, shown, strict=True), 1):
        lines.append(f"{number}. {label}")
        lines += [f"   {fitting}" for fitting in [_fitting(item, language)] if fitting and detail == "full"]
    buttons = [[button(f"{number}. {label}", f"q:{nonce}:{number - 1}")] for number, label in enumerate(labels, 1)]
    last = [button(phrase(language, "page"), f"q:{nonce}:p"), button(phrase(language, "later"), f"q:{nonce}:l")]
    if shown:
        last.insert(0, button(phrase(language, "none"), f"q:{nonce}:n"))
    body = _body(lines, buttons=[*buttons, last], line=case, group=ask.reason.value)
    return "question", {**body, "nonce": nonce}


def _fitting(candidate: Candidate, language: str) -> str:
    """What fits a candidate and what doesn't, in words."""
    said: dict[str, list[str]] = {"fits": [], "nearly": [], "differs": []}
    for item in candidate.evidence:
        how = _HOW.get(item.comparison)
        if how:
            said[how].append(word(language, "kind", item.kind))
    parts = [say(language, how, what=", ".join(kinds)) for how, kinds in said.items() if kinds]
    return "; ".join(parts)


_HOW = {
    Comparison.EXACT: "fits",
    Comparison.VARIANT: "fits",
    Comparison.NEAR: "nearly",
    Comparison.CONFLICT: "differs",
}


def for_failed(reject: Reject, *, document_id: str, name: str, language: str, detail: str) -> Message:
    """It could not be processed."""
    case = mark(document_id, language)
    text = say(language, "failed", case=case, reason=fail_phrase(language, reject.reason))
    lines = [text, *_full_lines(name, reject.explanation, language, detail)]
    line = f"{case} {fit(plain(name), 80)}" if detail == "full" else case
    return "failed", _body(lines, line=line, group=reject.reason.value)


def for_duplicate(*, document_id: str, original_id: str, name: str, language: str, detail: str) -> Message:
    """The same bytes had been taken in before."""
    case, original = mark(document_id, language), mark(original_id, language)
    lines = [say(language, "duplicate", case=case, original=original), *_full_lines(name, "", language, detail)]
    return "duplicate", _body(lines, line=f"{case} = {original}")


def for_alarm(what: str, *, language: str, group: str = "") -> Message:
    """Something is off. ``what`` is a sentence of the agent's own, never text of a document.

    Alarms of one ``group`` may be told together: a full disk stops many documents, and is one trouble.
    """
    what = plain(what, ISOLATES)
    return "alarm", _body([say(language, "alarm", what=what)], line=what, group=group)


def for_all_clear(what: str, *, language: str, group: str = "") -> Message:
    """It is well again."""
    what = plain(what, ISOLATES)
    return "all_clear", _body([say(language, "all_clear", what=what)], line=what, group=group)


def for_started(*, language: str) -> Message:
    """The agent has started."""
    return "note", _body([phrase(language, "started")])


def for_stopped(*, language: str) -> Message:
    """The agent has stopped on purpose."""
    return "note", _body([phrase(language, "stopped")])


def for_stalled(what: str, minutes: int, *, language: str) -> Message:
    """A loop of the agent makes no progress."""
    return "alarm", _body([say(language, "stalled", what=plain(what), minutes=str(minutes))], line=plain(what))


def for_daily(figures: Mapping[str, str | int], *, language: str) -> Message:
    """The day's summary. ``figures``: day, received, filed, review, failed, duplicate, in_progress, asked, open,
    cost (with its currency), lines and head: the audit trail's length and hash, which are so kept outside of the
    machine. Raises KeyError when one is missing.
    """
    values = {key: plain(str(value)) for key, value in figures.items()}
    return "note", _body([say(language, "daily", **values)])


def for_reminder(question: Mapping[str, Any], *, language: str) -> Message:
    """The same question once more, with the same buttons."""
    text = f"{phrase(language, 'reminder')}\n{question['text']}"
    kept = {key: value for key, value in question.items() if key in ("buttons", "line", "group", "nonce")}
    return "question", {**kept, "text": fit(text, TEXT_LIMIT)}


def for_answered(*, document_id: str, record_id: str | None, label: str, by: str, nonce: str, language: str) -> Body:
    """What a question's message becomes once it is answered: who answered what, and Undo where there is something
    to undo. ``label`` is the text of the button that was meant ("" when it was answered in another way).
    """
    case, by = mark(document_id, language), mark(by, language)
    if record_id is None:
        return _body([say(language, "answered_none", case=case, by=by)])
    who = label or mark(record_id, language)
    undo = [[button(phrase(language, "undo"), f"u:{nonce}")]]
    return _body([say(language, "answered", case=case, who=who, by=by)], buttons=undo)


def for_undone(*, document_id: str, by: str, language: str) -> Message:
    """A filing was taken back."""
    text = say(language, "undone", case=mark(document_id, language), by=mark(by, language))
    return "answer", _body([text])


def for_picture(*, document_id: str, page: int, language: str) -> Message:
    """A page of a document, drawn when it is sent; only ever asked for under ``detail="full"``.

    ``instead`` is what is said when it can't be drawn.
    """
    case = mark(document_id, language)
    text = say(language, "picture", case=case, page=mark(str(page), language))
    return "page", {**_body([text]), "page": page, "instead": say(language, "no_picture", case=case)}


def for_two_pollers(*, language: str) -> Message:
    """Another program fetches this bot's updates."""
    return "alarm", _body([phrase(language, "two_pollers")])


def for_two_pollers_over(*, language: str) -> Message:
    """It has stopped doing so."""
    return "all_clear", _body([phrase(language, "two_pollers_over")])


def for_trouble(*, language: str) -> Message:
    """What was asked for failed because of a fault of ours."""
    return "answer", _body([phrase(language, "trouble")])


def for_text(text: str) -> Message:
    """An answer to a command: lines are kept, everything else that steers is escaped."""
    return "answer", _body([plain(line, ISOLATES) for line in text.splitlines()])


def digest(kind: str, group: str, lines: Sequence[str], *, language: str) -> Body:
    """Many messages of one kind as one: as many lines as fit, and how many more there are."""
    n = str(len(lines))
    if kind == "failed":
        head = say(language, "digest_failed", n=n, reason=phrase(language, f"failed:{group}"))
    else:
        key = f"digest_{kind}" if kind in ("filed", "duplicate", "alarm", "all_clear") else "digest"
        head = say(language, key, n=n)
    shown, room = [head], TEXT_LIMIT - units(head) - 100  # 100: room for the last line
    for number, line in enumerate(lines):
        room -= units(line) + 1
        if room < 0:
            shown.append(say(language, "more", n=str(len(lines) - number)))
            break
        shown.append(line)
    return _body(shown)


def repeated(text: str, *, language: str) -> str:
    """The text of a message that may have arrived before, with that said in its first line."""
    return fit(f"{phrase(language, 'again')}\n{text}", TEXT_LIMIT)


def options(ask: Ask) -> list[str]:
    """The record ids behind a question's buttons, in their order."""
    return [item.record.record_id for item in ask.candidates[:OPTIONS]]


def describe(record: Record, language: str, detail: str) -> str:
    """A record as it may be shown: its number, then initials and birth year, or name and date under ``full``."""
    parts = [mark(record.record_id, language)]
    if detail == "full":
        parts.append(plain(" ".join(part for part in (record.first_name, record.last_name) if part)))
        parts += [record.birth_date.isoformat()] if record.birth_date else []
    else:
        parts.append(initials(record))
        parts += [say(language, "born", year=str(record.birth_date.year))] if record.birth_date else []
    return fit(" · ".join(part for part in parts if part), 200)


def initials(record: Record) -> str:
    """First letters of the first and the last name, "K.B."; only what is there."""
    letters = [next((c for c in part if c.isalpha()), "") for part in (record.first_name, record.last_name) if part]
    return "".join(f"{letter.upper()}." for letter in letters if letter)


def button(text: str, data: str) -> dict[str, str]:
    """A button. Raises ValueError when its data is longer than Telegram allows."""
    if len(data.encode()) > DATA_LIMIT:
        raise ValueError(f"callback data of {len(data.encode())} bytes: at most {DATA_LIMIT} are allowed")
    return {"text": fit(text, BUTTON_LIMIT), "data": data}


def _full_lines(name: str, explanation: str, language: str, detail: str) -> list[str]:
    if detail != "full":
        return []
    lines = [say(language, "file", name=fit(plain(name), 255))]
    return lines + ([say(language, "why", why=fit(plain(explanation), 1000))] if explanation else [])


def _body(lines: Sequence[str], **more: Any) -> Body:
    return {"text": fit("\n".join(lines).strip() or "–", TEXT_LIMIT), **more}
