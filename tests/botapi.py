"""A stand-in for Telegram's Bot API: HTTP on loopback, strict about limits, and able to go wrong on demand.

Use it as a fixture (``bot_api``) through ``TELEGRAM_API_BASE_URL``; see https://core.telegram.org/bots/api for
what it imitates. ``calls`` records every call that arrived, whatever became of it.
"""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.multipart import read_form

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
TEXT, CAPTION, DATA, TOAST, BUTTONS = 4096, 1024, 64, 200, 100
PHRASES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden: bot was blocked by the user", 404: "Not Found",
           409: "Conflict: terminated by other getUpdates request", 429: "Too Many Requests",
           500: "Internal Server Error", 502: "Bad Gateway"}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """What happens to a call instead: ``kind`` is hang, reset, drip, html, or a status code as text.

    ``after``: the call is carried out first, so that only its answer is lost.
    """

    kind: str
    after: bool = False
    retry_after: int = 1
    status: int = 200  # of the captive portal's page


@dataclass(frozen=True)
class Call:
    """One call that arrived."""

    method: str
    params: dict[str, Any]


@dataclass
class Sent:
    """A message in a chat, as it stands now."""

    message_id: int
    chat_id: int
    text: str
    buttons: list[list[dict[str, str]]] = field(default_factory=list)
    edits: int = 0
    photo: dict[str, Any] | None = None


class Refusal(Exception):
    """An answer with ``ok`` false."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code


class BotApi:
    """The server and what tests do to it. Thread-safe."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.calls: list[Call] = []
        self.sent: dict[int, Sent] = {}
        self.answered: dict[str, str] = {}
        self.changed = threading.Condition(threading.RLock())
        self.closing = threading.Event()
        self._faults: dict[str, list[tuple[Fault, bool]]] = {}
        self._updates: list[dict[str, Any]] = []
        self._open_callbacks: set[str] = set()
        self._next_update, self._next_message, self._poll = 700_000_001, 1, 0
        self._port = 0
        self._server: ThreadingHTTPServer | None = None
        self.start()

    # --- the server -----------------------------------------------------------------------------

    @property
    def url(self) -> str:
        """For ``TELEGRAM_API_BASE_URL``."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Listen; after ``stop`` on the same port as before."""
        self.closing.clear()
        handler = type("Bound", (_Handler,), {"api": self})
        self._server = _Server(("127.0.0.1", self._port), handler)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Connections are refused from now on; those that hang are cut."""
        self.closing.set()
        with self.changed:
            self.changed.notify_all()
        if self._server is not None:
            self._server.shutdown()
            self._server.cut()
            self._server.server_close()
            self._server = None

    # --- what tests say and see -------------------------------------------------------------------

    def fault(self, method: str, kind: str, times: int | None = 1, **more: Any) -> None:
        """Let the next ``times`` calls of ``method`` ("*": any) go wrong; ``None``: all until ``heal``."""
        with self.changed:
            queue = self._faults.setdefault(method, [])
            queue += [(Fault(kind, **more), times is None)] * (1 if times is None else times)

    def heal(self) -> None:
        """No more faults."""
        with self.changed:
            self._faults.clear()

    def texts(self) -> list[str]:
        """The texts of all messages, in the order in which they were sent, as they stand now."""
        with self.changed:
            return [message.text for _, message in sorted(self.sent.items())]

    def count(self, method: str) -> int:
        """How many calls of ``method`` arrived."""
        with self.changed:
            return sum(call.method == method for call in self.calls)

    def find(self, part: str) -> Sent:
        """The last message whose text has ``part``."""
        with self.changed:
            return [message for _, message in sorted(self.sent.items()) if part in message.text][-1]

    def say(self, text: str, user: int, chat: int, *, kind: str = "message", **more: Any) -> int:
        """A user writes (``kind`` "edited_message": edits) a message. Returns the update's id."""
        with self.changed:
            message = {**self._message(chat, user), "text": text, **more}
            if text.startswith("/"):
                message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
            return self._put({kind: message})

    def press(self, data: str, user: int, message: Sent, chat: int | None = None) -> str:
        """A user presses a button of a message. Returns the callback's id."""
        with self.changed:
            query = f"{self._next_update}77"
            self._open_callbacks.add(query)
            shown = {"message_id": message.message_id, "date": int(time.time()), "text": message.text,
                     "chat": _chat(message.chat_id if chat is None else chat)}  # fmt: skip
            self._put({"callback_query": {"id": query, "from": _user(user), "message": shown,
                                          "chat_instance": "1", "data": data}})  # fmt: skip
            return query

    def put(self, update: dict[str, Any]) -> int:
        """Any update; its id is set here."""
        with self.changed:
            return self._put(dict(update))

    @property
    def unconfirmed(self) -> int:
        """How many updates no offset has acknowledged."""
        with self.changed:
            return len(self._updates)

    def jump(self, update_id: int) -> None:
        """The next update has this id: after a week of silence they restart at random."""
        self._next_update = update_id

    def _put(self, update: dict[str, Any]) -> int:
        update_id = self._next_update
        self._next_update += 1
        self._updates.append({"update_id": update_id, **update})
        self.changed.notify_all()
        return update_id

    def _message(self, chat: int, user: int) -> dict[str, Any]:
        self._next_message += 1
        return {"message_id": self._next_message, "date": int(time.time()), "chat": _chat(chat), "from": _user(user)}

    # --- the methods of the API -------------------------------------------------------------------

    def take_fault(self, method: str) -> Fault | None:
        """The fault that this call is to suffer."""
        with self.changed:
            for name in (method, "*"):
                if queue := self._faults.get(name):
                    fault, stays = queue[0]
                    if not stays:
                        queue.pop(0)
                    return fault
        return None

    def perform(self, method: str, params: dict[str, Any]) -> Any:
        """Carry a call out. Raises Refusal."""
        work = getattr(self, "_do_" + re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", method), None)
        if work is None:
            raise Refusal(404, "Not Found")
        return work(params)

    def _do_get_me(self, params: dict[str, Any]) -> Any:
        return {"id": 110201543, "is_bot": True, "first_name": "Intake", "username": "intake_test_bot"}

    def _do_send_message(self, params: dict[str, Any]) -> Any:
        with self.changed:
            text, buttons = _checked(params, "text", TEXT), _buttons(params)
            chat = int(params["chat_id"])
            self._next_message += 1
            self.sent[self._next_message] = Sent(self._next_message, chat, text, buttons)
            self.changed.notify_all()
            return self._shown(self.sent[self._next_message])

    def _do_send_photo(self, params: dict[str, Any]) -> Any:
        with self.changed:
            photo = next(value for value in params.values() if isinstance(value, dict) and "bytes" in value)
            if not photo["bytes"].startswith(b"\xff\xd8\xff") or len(photo["bytes"]) > 10_000_000:
                raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
            caption, chat = _checked(params, "caption", CAPTION), int(params["chat_id"])
            self._next_message += 1
            self.sent[self._next_message] = Sent(self._next_message, chat, caption, photo=photo)
            self.changed.notify_all()
            return self._shown(self.sent[self._next_message])

    def _do_edit_message_text(self, params: dict[str, Any]) -> Any:
        with self.changed:
            message = self.sent.get(int(params["message_id"]))
            if message is None or message.chat_id != int(params["chat_id"]):
                raise Refusal(400, "Bad Request: message to edit not found")
            text, buttons = _checked(params, "text", TEXT), _buttons(params)
            if (text, buttons) == (message.text, message.buttons):
                raise Refusal(400, "Bad Request: message is not modified: specified new message content and reply"
                                   " markup are exactly the same as a current content")  # fmt: skip
            message.text, message.buttons, message.edits = text, buttons, message.edits + 1
            self.changed.notify_all()
            return self._shown(message)

    def _do_answer_callback_query(self, params: dict[str, Any]) -> Any:
        with self.changed:
            query = str(params["callback_query_id"])
            if query not in self._open_callbacks:
                raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
            if len(params.get("text", "")) > TOAST:
                raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
            self._open_callbacks.discard(query)
            self.answered[query] = params.get("text", "")
            self.changed.notify_all()
            return True

    def _do_get_updates(self, params: dict[str, Any]) -> Any:
        with self.changed:
            self._poll += 1
            mine = self._poll
            self.changed.notify_all()  # an older poll ends with 409, as Telegram's does
            if offset := int(params.get("offset", 0)):
                self._updates = [item for item in self._updates if item["update_id"] >= offset]
            until = time.monotonic() + int(params.get("timeout", 0))
            while not self._updates and (left := until - time.monotonic()) > 0 and not self.closing.is_set():
                self.changed.wait(left)
                if self._poll != mine:
                    raise Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot"
                                       " instance is running")  # fmt: skip
            return self._updates[: int(params.get("limit", 100))]

    def _shown(self, message: Sent) -> dict[str, Any]:
        return {"message_id": message.message_id, "date": int(time.time()), "chat": _chat(message.chat_id),
                "text": message.text}  # fmt: skip


def _chat(chat: int) -> dict[str, Any]:
    kind = {"type": "supergroup", "title": "Practice"} if chat < 0 else {"type": "private", "first_name": "Somebody"}
    return {"id": chat, **kind}


def _user(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": "Somebody"}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _checked(params: dict[str, Any], name: str, limit: int) -> str:
    text = str(params.get(name, ""))
    if not text.strip():
        raise Refusal(400, "Bad Request: message text is empty")
    if _units(text) > limit:
        raise Refusal(400, "Bad Request: message is too long")
    if params.get("parse_mode") and any(character in text for character in "<>&_*[`"):
        raise Refusal(400, "Bad Request: can't parse entities: unescaped character")
    for entity in params.get("entities", []):
        if entity["offset"] < 0 or entity["length"] < 1 or entity["offset"] + entity["length"] > _units(text):
            raise Refusal(400, "Bad Request: ENTITY_BOUNDS_INVALID")
    return text


def _buttons(params: dict[str, Any]) -> list[list[dict[str, str]]]:
    rows = (params.get("reply_markup") or {}).get("inline_keyboard", [])
    if sum(len(row) for row in rows) > BUTTONS:
        raise Refusal(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
    for item in (item for row in rows for item in row):
        if not item["text"]:
            raise Refusal(400, "Bad Request: inline keyboard button text is empty")
        if not 1 <= len(item["callback_data"].encode()) <= DATA:
            raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    return [[{"text": item["text"], "data": item["callback_data"]} for item in row] for row in rows]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False  # handlers may hang on purpose

    def __init__(self, *args: Any) -> None:
        self._open: set[socket.socket] = set()
        super().__init__(*args)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The client went away: that is what faults are for."""

    def cut(self) -> None:
        """End the connections that are kept alive."""
        for request in list(self._open):
            try:
                request.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # gone already


class _Handler(BaseHTTPRequestHandler):
    api: BotApi
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Every method of the API comes this way."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path, method = urlsplit(self.path).path.rsplit("/", 1)
        call = Call(method, _params(body, self.headers.get("Content-Type", "")))
        with self.api.changed:
            self.api.calls.append(call)
            self.api.changed.notify_all()
        if path != f"/bot{self.api.token}":
            return self._json(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        fault = self.api.take_fault(method)
        if fault is None:
            return self._json(*self._result(call))
        if fault.after:
            self._result(call)
        return self._suffer(fault, call)

    def do_GET(self) -> None:
        """The same."""
        self.do_POST()

    def log_message(self, *args: Any) -> None:
        """Quiet."""

    def _result(self, call: Call) -> tuple[int, dict[str, Any]]:
        try:
            return 200, {"ok": True, "result": self.api.perform(call.method, call.params)}
        except Refusal as refusal:
            return refusal.code, {"ok": False, "error_code": refusal.code, "description": str(refusal)}

    def _suffer(self, fault: Fault, call: Call) -> None:
        match fault.kind:
            case "hang":
                self.api.closing.wait(600)
                self.close_connection = True
            case "reset":
                self._reset()
            case "drip":
                self._drip(self._result(call))
            case "html":
                page = b"<html><body>Please accept the terms of this network. " + self.path.encode() + b"</body></html>"
                self._write(fault.status, page, "text/html")
            case _:
                code = int(fault.kind)
                answer = {"ok": False, "error_code": code, "description": PHRASES[code]}
                more = {"parameters": {"retry_after": fault.retry_after}} if code == 429 else {}
                self._json(code, {**answer, **more})

    def _json(self, code: int, answer: dict[str, Any]) -> None:
        self._write(code, json.dumps(answer).encode(), "application/json")

    def _write(self, code: int, body: bytes, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _reset(self) -> None:
        """Half an answer, then a TCP reset."""
        self.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"ok": tr')
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def _drip(self, result: tuple[int, dict[str, Any]]) -> None:
        """A byte now and then: no read ever times out, and the answer never comes."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not self.api.closing.wait(0.02):
            self.wfile.write(b" ")


def _params(body: bytes, kind: str) -> dict[str, Any]:
    if kind.startswith("application/json"):
        return dict(json.loads(body or b"{}"))
    if kind.startswith("multipart/"):
        return read_form(body, kind)
    params: dict[str, Any] = dict(parse_qsl(body.decode(), keep_blank_values=True))
    for name in ("reply_markup", "entities", "allowed_updates", "link_preview_options"):
        if name in params:
            params[name] = json.loads(params[name])
    return params


@pytest.fixture
def bot_api() -> Iterator[BotApi]:
    """A fresh Bot API on loopback."""
    api = BotApi()
    yield api
    api.stop()
