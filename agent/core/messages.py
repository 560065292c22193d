"""What is said to humans over Telegram, and how much of it: the one place that decides what leaves the house.

Each ``for_...`` function returns ``(kind, body)`` for ``agent.store.outbox.enqueue``. A body has

``text``      plain text, at most 4096 UTF-16 units, sent without any markup, so nothing needs escaping
``buttons``   rows of ``{"text", "data"}``; ``data`` at most 64 bytes, a nonce and a position, never a meaning
``line``      one short line that stands for it in a digest
``group``     messages of one kind and group may be told together
``nonce``     the question that it asks

Under ``detail="minimal"`` only case numbers, record numbers, initials, birth years and fixed sentences are
said: no name, no date, no file name, no explanation, no quote. ``"full"`` says those too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from agent.core.catalogue import fail_phrase, phrase, review_phrase
from agent.model import Ask, Decision, File, Record, Reject

Body = dict[str, Any]
Message = tuple[str, Body]

TEXT_LIMIT = 4096  # https://core.telegram.org/bots/api#sendmessage
DATA_LIMIT = 64  # bytes, https://core.telegram.org/bots/api#inlinekeyboardbutton
BUTTON_LIMIT = 60  # our own: what a phone still shows
TOAST_LIMIT = 200  # https://core.telegram.org/bots/api#answercallbackquery
OPTIONS = 5  # candidates offered

_SHAPING = "\u200c\u200d"  # joiners that Arabic and Persian words need


def for_decision(
    decision: Decision, *, document_id: str, name: str, language: str, detail: str, nonce: str = ""
) -> Message:
    """The message for what was decided about a document; ``nonce`` is needed for a question alone."""
    match decision:
        case File():
            return for_filed(decision, document_id=document_id, name=name, language=language, detail=detail)
        case Ask():
            return for_question(
                decision, document_id=document_id, name=name, language=language, detail=detail, nonce=nonce
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


def for_question(ask: Ask, *, document_id: str, name: str, language: str, detail: str, nonce: str) -> Message:
    """A question with up to five candidates as buttons; ``options(ask)`` gives the record ids in their order."""
    shown = ask.candidates[:OPTIONS]
    labels = [describe(item.record, language, detail) for item in shown]
    case = mark(document_id, language)
    lines = [say(language, "question", case=case, reason=review_phrase(language, ask.reason))]
    lines += _full_lines(name, ask.explanation, language, detail)
    lines.append(phrase(language, "choose" if shown else "nobody"))
    lines += [f"{number}. {label}" for number, label in enumerate(labels, 1)]
    buttons = [[button(f"{number}. {label}", f"q:{nonce}:{number - 1}")] for number, label in enumerate(labels, 1)]
    last = [button(phrase(language, "page"), f"q:{nonce}:p"), button(phrase(language, "later"), f"q:{nonce}:l")]
    if shown:
        last.insert(0, button(phrase(language, "none"), f"q:{nonce}:n"))
    body = _body(lines, buttons=[*buttons, last], line=case, group=ask.reason.value)
    return "question", {**body, "nonce": nonce}


def for_failed(reject: Reject, *, document_id: str, name: str, language: str, detail: str) -> Message:
    """It could not be processed."""
    case = mark(document_id, language)
    text = say(language, "failed", case=case, reason=fail_phrase(language, reject.reason))
    lines = [text, *_full_lines(name, reject.explanation, language, detail)]
    return "failed", _body(lines, line=case, group=reject.reason.value)


def for_duplicate(*, document_id: str, original_id: str, name: str, language: str, detail: str) -> Message:
    """The same bytes had been taken in before."""
    case, original = mark(document_id, language), mark(original_id, language)
    lines = [say(language, "duplicate", case=case, original=original), *_full_lines(name, "", language, detail)]
    return "duplicate", _body(lines, line=f"{case} = {original}")


def for_alarm(what: str, *, language: str) -> Message:
    """Something is off. ``what`` is a sentence of the agent's own, never text of a document."""
    return "alarm", _body([say(language, "alarm", what=plain(what))], line=plain(what))


def for_all_clear(what: str, *, language: str) -> Message:
    """It is well again."""
    return "all_clear", _body([say(language, "all_clear", what=plain(what))], line=plain(what))


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
    cost (with its currency). Raises KeyError when one is missing.
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
    return "note", _body([text])


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
    return "answer", _body([plain(line) for line in text.splitlines()])


def digest(kind: str, group: str, lines: Sequence[str], *, language: str) -> Body:
    """Many messages of one kind as one: as many lines as fit, and how many more there are."""
    n = str(len(lines))
    if kind == "failed":
        head = say(language, "digest_failed", n=n, reason=phrase(language, f"failed:{group}"))
    else:
        key = f"digest_{kind}" if kind in ("filed", "duplicate") else "digest"
        head = say(language, key, n=n)
    shown, room = [head], TEXT_LIMIT - _units(head) - 100  # 100: room for the last line
    for number, line in enumerate(lines):
        room -= _units(line) + 1
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


def say(language: str, key: str, **values: str) -> str:
    """The sentence for ``key`` with its values filled in, once: braces inside a value stay as they are."""
    return phrase(language, key).format(**values)


def mark(value: str, language: str) -> str:
    """A number or id, cleaned; isolated in Arabic, so that its digits don't change places."""
    cleaned = fit(plain(value), 80)
    return f"\u2068{cleaned}\u2069" if language == "ar" else cleaned


def plain(text: str) -> str:
    """Text from outside as one harmless line: control, direction and surrogate characters become escapes."""
    return "".join(_escape(character) if _steers(character) else character for character in text)


def fit(text: str, limit: int) -> str:
    """Cut to ``limit`` UTF-16 units, which is how Telegram counts, with "…" where it was cut."""
    if _units(text) <= limit:
        return text
    cut = text[:limit]
    while _units(cut) > limit - 1:
        cut = cut[:-1]
    return cut + "…"


def _full_lines(name: str, explanation: str, language: str, detail: str) -> list[str]:
    if detail != "full":
        return []
    lines = [say(language, "file", name=fit(plain(name), 255))]
    return lines + ([say(language, "why", why=fit(plain(explanation), 1000))] if explanation else [])


def _body(lines: Sequence[str], **more: Any) -> Body:
    return {"text": fit("\n".join(lines).strip() or "–", TEXT_LIMIT), **more}


def _steers(character: str) -> bool:
    return character not in _SHAPING and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
