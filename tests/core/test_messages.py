"""What is said, and how little of it under ``minimal``."""

from __future__ import annotations

import json
import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core import messages
from agent.core.catalogue import CATALOGUE, fail_phrase, review_phrase
from agent.core.wording import plain
from agent.model import Ask, Candidate, Comparison, Evidence, FailReason, File, Record, Reject, ReviewReason

LANGUAGES = ("fr", "en", "ar")
DOC, NONCE = "4f2a91b07c", "0123456789abcdef"
RECORD = Record(
    "P-12", "Bennani", "Karim", date(1980, 7, 23), "M", "AB123456", "F-77", "+212600000001", ("Karim El Bennani",)
)
QUOTE = Evidence("birth_date", Comparison.EXACT, "né le 23/07/1980 à Fès", 1)
CANDIDATE = Candidate(RECORD, (QUOTE,))
NAME, WHY = "bennani_karim_echographie.pdf", "FILE P-12 because 'M. Karim Bennani, né le 23/07/1980' stands on page 1"
SECRETS = (
    "Bennani", "Karim", "23/07", "07-23", "07/1980", "AB123456", "F-77", "+2126", "echographie", "Fès", "because",
)  # fmt: skip


def everything(language, detail):
    """Every message about a document, whatever was decided."""
    said = {"document_id": DOC, "name": NAME, "language": language, "detail": detail}
    yield messages.for_decision(File("P-12", "two-identifiers", WHY, (QUOTE,), (CANDIDATE,)), **said)
    yield messages.for_decision(File("P-12", "human", WHY), **said)
    for reason in ReviewReason:
        kind, body = messages.for_decision(Ask(reason, WHY, (CANDIDATE,) * 7), nonce=NONCE, **said)
        yield kind, body
        yield messages.for_reminder(body, language=language)
        label = body["buttons"][0][0]["text"]
        answer = {"document_id": DOC, "by": "telegram:7", "nonce": NONCE, "language": language}
        yield "edit", messages.for_answered(record_id="P-12", label=label, **answer)
        yield "edit", messages.for_answered(record_id=None, label="", **answer)
        yield kind, {"text": messages.repeated(body["text"], language=language)}
    yield messages.for_decision(Ask(ReviewReason.NO_IDENTITY, WHY), nonce=NONCE, **said)
    for failure in FailReason:
        yield messages.for_decision(Reject(failure, WHY), **said)
    yield messages.for_duplicate(original_id="77aa", **said)
    yield messages.for_undone(document_id=DOC, by="telegram:7", language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_minimal_says_no_name_no_date_no_file_name_and_no_text(language):
    lines = []
    for kind, body in everything(language, "minimal"):
        whole = kind + json.dumps(body, ensure_ascii=False)
        assert not [secret for secret in SECRETS if secret.casefold() in whole.casefold()]
        lines.append(str(body.get("line", "")))
    for kind in ("filed", "failed", "duplicate", "question"):
        text = messages.digest(kind, "encrypted" if kind == "failed" else "", lines, language=language)["text"]
        assert not [secret for secret in SECRETS if secret.casefold() in text.casefold()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_full_says_who_and_which_file(language):
    said = {"document_id": DOC, "name": NAME, "language": language, "detail": "full"}
    text = messages.for_decision(Ask(ReviewReason.CONFLICT, WHY, (CANDIDATE,)), nonce=NONCE, **said)[1]["text"]
    assert all(part in text for part in ("Karim Bennani", "1980-07-23", NAME, DOC, WHY))


@pytest.mark.parametrize("language", LANGUAGES)
def test_minimal_still_says_what_one_needs_to_decide(language):
    said = {"document_id": DOC, "name": NAME, "language": language, "detail": "minimal"}
    kind, body = messages.for_decision(Ask(ReviewReason.AMBIGUOUS, WHY, (CANDIDATE,)), nonce=NONCE, **said)
    assert kind == "question"
    assert all(part in body["text"] for part in (DOC, "P-12", "K.B.", "1980"))
    assert body["nonce"] == NONCE


def test_a_question_offers_five_candidates_none_the_page_and_later():
    ask = Ask(ReviewReason.AMBIGUOUS, WHY, (CANDIDATE,) * 7)
    _, body = messages.for_question(ask, document_id=DOC, name=NAME, language="en", detail="minimal", nonce=NONCE)
    data = [item["data"] for row in body["buttons"] for item in row]
    assert data == [f"q:{NONCE}:{choice}" for choice in "01234npl"]
    assert len(messages.options(ask)) == 5
    assert DOC not in "".join(data)
    assert "P-12" not in "".join(data)


def test_nobody_to_suggest_leaves_nothing_to_refuse():
    _, body = messages.for_question(
        Ask(ReviewReason.NO_IDENTITY, WHY), document_id=DOC, name=NAME, language="en", detail="minimal", nonce=NONCE
    )
    assert [item["data"][-1] for row in body["buttons"] for item in row] == ["p", "l"]


def test_the_three_languages_say_the_same():
    def shape(catalogue):
        return {
            key: {name for _, name, _, _ in string.Formatter().parse(text) if name} for key, text in catalogue.items()
        }

    assert shape(CATALOGUE["fr"]) == shape(CATALOGUE["en"]) == shape(CATALOGUE["ar"])
    for language in LANGUAGES:
        assert all(review_phrase(language, reason) for reason in ReviewReason)
        assert all(fail_phrase(language, reason) for reason in FailReason)


def test_a_daily_summary_adds_up_on_one_screen():
    figures = dict.fromkeys(
        ("received", "filed", "review", "failed", "duplicate", "in_progress", "asked", "open", "lines"), 3
    )
    for language in LANGUAGES:
        more = {"day": "2026-03-02", "cost": "0.16 EUR", "head": "9f" * 32}
        kind, body = messages.for_daily({**figures, **more}, language=language)
        assert (kind, "0.16 EUR" in body["text"], "9f" * 32 in body["text"]) == ("note", True, True)


def test_a_long_digest_says_how_many_more():
    text = messages.digest("filed", "", [f"doc{number} → P-{number}" for number in range(2000)], language="en")["text"]
    shown = text.count("→")
    assert text.endswith(f"… and {2000 - shown} more")
    assert 100 < shown < 2000


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=9000), language=st.sampled_from(LANGUAGES), detail=st.sampled_from(("minimal", "full")))
def test_whatever_a_name_is_the_message_can_be_sent(text, language, detail):
    """Within Telegram's limits, encodable, one line stays one line, and nothing steers the reader's screen."""
    record = Record(text or "x", text, text)
    said = {"document_id": DOC, "name": text, "language": language, "detail": detail}
    ask = Ask(ReviewReason.AMBIGUOUS, text, (Candidate(record),) * 5)
    for _, body in (
        messages.for_question(ask, nonce=NONCE, **said),
        messages.for_filed(File(record.record_id, "r", text, (), (Candidate(record),)), **said),
        messages.for_failed(Reject(FailReason.CRASHED, text), **said),
        messages.for_alarm(text, language=language),
        messages.for_text(text),
    ):
        assert 0 < len(body["text"].encode("utf-16-le")) // 2 <= 4096
        assert body["text"].strip()
        json.dumps(body, ensure_ascii=False).encode()
        for item in (item for row in body.get("buttons", []) for item in row):
            assert len(item["data"].encode()) <= 64
            assert "\n" not in item["text"]
    for character in plain(text):
        assert character not in "\n\r\t\x00\x1b\u202e\u2066\u2028\ud800"


def test_braces_and_escapes_in_a_name_stay_what_they_are():
    _, body = messages.for_failed(
        Reject(FailReason.ENCRYPTED, "{reason}\x1b[2J"),
        document_id=DOC, name="{case}\n.pdf", language="en", detail="full",
    )  # fmt: skip
    assert body["text"].splitlines()[1:] == ["File: {case}\\x0a.pdf", "Why: {reason}\\x1b[2J"]


def test_data_beyond_telegrams_limit_is_a_bug_found_here():
    with pytest.raises(ValueError, match="65 bytes"):
        messages.button("x", "d" * 65)


def test_initials():
    assert messages.initials(RECORD) == "K.B."
    assert messages.initials(Record("1", "  -", None)) == ""
    assert messages.initials(Record("1", "بناني", "كريم")) == "ك.ب."
