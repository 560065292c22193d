"""Which settings changed since the last start: their names go to the trail, their values nowhere.

The state database keeps a hash of each value, made with a random key of this home: it tells that a value has
changed, and a copy of it elsewhere tells nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path

from agent.config import Settings
from agent.logs import get_logger
from agent.store import Store, ledger, meta

log = get_logger("agent.configured")

SALT, HASHES = "config_salt", "config_hashes"  # in the store's meta
FILES = ("names.toml", "prices.toml")  # configuration, too, and told by their names


def note_changes(store: Store, settings: Settings, now: datetime) -> list[str]:
    """Compare with the last start, remember, and write an audit line when something changed. Returns the keys.

    On the very first start everything is new, and nothing has changed.
    """
    with store.transaction() as tx:
        salt = meta.read(tx, SALT) or secrets.token_hex(32)
        before = json.loads(meta.read(tx, HASHES) or "null")
        after = _hashes(_values(settings), salt)
        if before == after:
            return []
        meta.put(tx, SALT, salt)
        meta.put(tx, HASHES, json.dumps(after))
        if before is None:
            return []
        # A key that came with an upgrade was at its default until now.
        usual = {**_hashes(_values(Settings(home=settings.home)), salt), **_hashes(dict.fromkeys(FILES, ""), salt)}
        changed = sorted(key for key, digest in after.items() if digest != before.get(key, usual[key]))
        if changed:
            ledger.audit(tx, "config_changed", now, keys=changed)
    if changed:
        log.info("settings have changed since the last start", keys=",".join(changed))
    return changed


def _values(settings: Settings) -> dict[str, str]:
    values = {item.name.upper(): repr(getattr(settings, item.name)) for item in fields(settings) if item.name != "home"}
    return {**values, **{name: _content(settings.home / name) for name in FILES}}


def _content(path: Path) -> str:
    try:
        return path.read_bytes().hex()
    except FileNotFoundError:
        return ""


def _hashes(values: Mapping[str, str], salt: str) -> dict[str, str]:
    key = bytes.fromhex(salt)
    return {
        name: hmac.new(key, f"{name}={value}".encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()
        for name, value in values.items()
    }
