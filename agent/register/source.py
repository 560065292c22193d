"""Somebody else's database, by SQLAlchemy: one SELECT, read whole or row by row, never written.

Every method raises Unavailable when the database can't be reached for now, and RegisterError when the query
is wrong. No message holds REGISTER_URL: it has the password.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError, SQLAlchemyError

from agent.errors import ConfigError, RegisterError, Unavailable
from agent.register.values import COLUMNS

CONNECT_SECONDS = 5
STATEMENT_SECONDS = 120
CHUNK = 500  # ids bound in one statement: below the limit of every database
BATCH = 2000  # rows fetched at a time
SEARCHED = ("record_id", "last_name", "first_name", "national_id", "file_number", "phone", "aliases")

Row = Mapping[str, Any]

# Drivers report these as trouble of the connection, though no waiting mends them.
_WRONG_QUERY = re.compile(r"no such (table|column|function)|syntax error|unknown column|ambiguous column", re.I)


class Source:
    """The rows that REGISTER_QUERY yields now."""

    def __init__(self, url: str, query: str) -> None:
        """Check what can be checked without connecting. Raises ConfigError, RegisterError."""
        self._query = _checked(query)
        try:
            self._engine = _engine(url)
        except (SQLAlchemyError, ImportError, TypeError, ValueError) as error:
            raise ConfigError(
                f"REGISTER_URL can't be used ({type(error).__name__}): it must be a SQLAlchemy URL such as "
                "postgresql+psycopg://reader@host/practice, and its driver must be installed."
            ) from error

    def rows(self, since: object = None) -> Iterator[Row]:
        """All rows, streamed; with ``since`` only those whose ``updated_at`` is not older."""
        statement = sa.select(self._table)
        if since is not None:
            statement = statement.where(self._table.c.updated_at >= since)
        with self._connection() as connection:
            result = connection.execution_options(stream_results=True, yield_per=BATCH).execute(statement)
            for row in result:
                yield dict(zip(self.columns, row, strict=True))

    def by_ids(self, record_ids: Collection[Any]) -> list[Row]:
        """The rows with these ``record_id``, bound in the type that the database has them in."""
        ids, found = list(record_ids), list[Row]()
        with self._connection() as connection:
            for start in range(0, len(ids), CHUNK):
                chunk = sa.select(self._table).where(self._table.c.record_id.in_(ids[start : start + CHUNK]))
                found += [dict(row) for row in connection.execute(chunk).mappings()]
        return found

    def any_id(self) -> Any:
        """One ``record_id``, in the type that the database has it in; None when there are no rows."""
        with self._connection() as connection:
            return connection.execute(sa.select(self._table.c.record_id).limit(1)).scalar()

    def search(self, words: Sequence[str], limit: int) -> list[Row]:
        """The rows in which each word occurs in a name or number; capitals make no difference."""
        columns = [sa.func.lower(sa.cast(self._table.c[name], sa.String)) for name in SEARCHED if name in self.columns]
        each = [sa.or_(*(column.contains(word.lower(), autoescape=True) for column in columns)) for word in words]
        statement = sa.select(self._table).where(*each).order_by(self._table.c.last_name).limit(limit)
        with self._connection() as connection:
            return [dict(row) for row in connection.execute(statement).mappings()]

    def generation(self) -> tuple[int, Any]:
        """How many rows there are, and the newest ``updated_at`` (else the highest ``record_id``).

        Rows that came or went change it; rows that were edited only where the query yields ``updated_at``.
        """
        newest = self._table.c[self.newest_column]
        with self._connection() as connection:
            count, highest = connection.execute(sa.select(sa.func.count(), sa.func.max(newest))).one()
        return int(count), highest

    def ping(self) -> None:
        """One harmless question."""
        with self._connection() as connection:
            connection.execute(sa.select(self._table).where(sa.false()))

    @property
    def newest_column(self) -> str:
        """The column by which one can see that something is new."""
        return "updated_at" if "updated_at" in self.columns else "record_id"

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Those of our columns that the query yields. Asked of the database once."""
        # The query is the owner's own setting, checked to be one SELECT; nothing from a document gets here.
        probe = sa.text(f"SELECT * FROM ({_literal(self._query)}) register_rows WHERE 1 = 0")  # noqa: S608 - as above
        with self._connection() as connection:
            yielded = [str(name).lower() for name in connection.execute(probe).keys()]  # noqa: SIM118 - not a dict
        missing = [name for name in ("record_id", "last_name") if name not in yielded]
        if missing:
            raise RegisterError(
                f"REGISTER_QUERY must yield the columns record_id and last_name, but {' and '.join(missing)} is "
                f"missing (it yields {', '.join(yielded)}): name them with AS."
            )
        return tuple(name for name in (*COLUMNS, "updated_at") if name in yielded)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    @cached_property
    def _table(self) -> sa.Subquery:
        columns = [sa.column(name, sa.types.NullType()) for name in self.columns]
        return sa.text(_literal(self._query)).columns(*columns).subquery("register_rows")

    @contextmanager
    def _connection(self) -> Iterator[sa.Connection]:
        """A connection whose work is never committed."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise _translated(error) from error


def _checked(query: str) -> str:
    text = query.strip().rstrip(";").strip()
    if not re.match(r"(select|with)\b", text, re.IGNORECASE) or ";" in text:
        raise RegisterError("REGISTER_QUERY must be one SELECT statement.")
    return text


def _literal(query: str) -> str:
    """Colons are the query's own (casts, times), never parameters of ours."""
    return query.replace(":", "\\:")


def _engine(address: str) -> sa.Engine:
    url = sa.make_url(address)
    if url.get_backend_name() == "sqlite" and url.database:
        name = f"file:{quote(url.database)}?mode=ro"

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(name, uri=True, timeout=CONNECT_SECONDS, check_same_thread=False)

        # No pool: a file that was exchanged for a newer export must not be read on under its old handle.
        return sa.create_engine(url, creator=connect, poolclass=sa.NullPool)
    return sa.create_engine(url, pool_pre_ping=True, pool_timeout=10, connect_args=_connect_args(url))


def _connect_args(url: sa.URL) -> dict[str, Any]:
    """Time limits, and a session that can't write, for the drivers whose words for it are known."""
    driver = url.get_driver_name()
    if driver in ("psycopg", "psycopg2"):
        options = f"-c default_transaction_read_only=on -c statement_timeout={STATEMENT_SECONDS * 1000}"
        return {"connect_timeout": CONNECT_SECONDS, "options": options}
    if driver in ("pymysql", "mysqldb", "mariadbconnector"):
        return {"connect_timeout": CONNECT_SECONDS, "init_command": "SET SESSION TRANSACTION READ ONLY"}
    return {}


def _translated(error: SQLAlchemyError) -> RegisterError | Unavailable:
    text = str(error.orig if isinstance(error, DBAPIError) else error).strip().split("\n", 1)[0]
    wrong = isinstance(error, ProgrammingError) or (isinstance(error, OperationalError) and _WRONG_QUERY.search(text))
    if wrong:
        return RegisterError(f"REGISTER_QUERY doesn't work: {text}.")
    return Unavailable(f"The register's database can't be read for now: {text}.")
