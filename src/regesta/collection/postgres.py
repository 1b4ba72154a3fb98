"""An index in a PostgreSQL database, for those who share one.

The words of a document are kept as a `tsvector` without places, which finds documents by their words and by beginnings
of words, and as one string, in which a phrase is looked for. Both are made of the words folded by us, never by a
dictionary of the server: so the same documents match as in SQLite.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from regesta.collection.index import COLUMN, FORMAT, MAKE_ROOM, TABLES, Index, Selection, UnusableIndex
from regesta.collection.prepared import BETWEEN, Words
from regesta.collection.query import Query, Term
from regesta.collection.words import FOLDING

if TYPE_CHECKING:
    from pg8000.dbapi import Connection

SCHEMES = ("postgresql", "postgres")
# Words of a field stand in the tsvector a second time with this before them; no folded word holds the sign.
MARK = {"title": "t¶", "from": "f¶", "to": "r¶", "person": "p¶"}
WORDS = (
    ", lexemes tsvector, folded TEXT, folded_title TEXT, folded_senders TEXT, folded_recipients TEXT,"
    " folded_persons TEXT"
)
HAS_TABLES = "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'meta'"
LOCK = 7_234_201_950  # the number of the advisory lock that whoever writes holds


class PostgresIndex(Index):
    """An index in the database at `address`, a URL such as `postgresql://user@localhost/archive`.

    Needs the package `pg8000`: `pip install regesta[postgres]`.
    """

    def __init__(self, address: str, *, is_new: bool = False) -> None:
        self.address = address.split("@")[-1]  # without the password
        self._connection = _connected(address)
        try:
            if is_new:
                self._make()
            if not self.run(HAS_TABLES):
                raise UnusableIndex(
                    f"the database {self.address} holds no collection",
                    "make it: `regesta collection add --database URL FOLDER`",
                )
            self.check_format(self.address)
        except UnusableIndex:
            self.close()
            raise

    def _make(self) -> None:
        with self.transaction():
            if self.run(HAS_TABLES):
                return
            for table in TABLES:
                self.run(
                    table.format(
                        serial="BIGSERIAL PRIMARY KEY",
                        key="BIGINT PRIMARY KEY",
                        bytes="BYTEA",
                        integer="BIGINT",
                        words=WORDS,
                    )
                )
            self.run("CREATE INDEX documents_of_words ON documents USING gin (lexemes)")
            self.set_meta("format", FORMAT)
            self.set_meta("folding", FOLDING)

    def run(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        """The rows that a statement gives."""
        cursor = self._connection.cursor()
        try:
            cursor.execute(_statement(statement), tuple(values))
            return list(cursor.fetchall()) if cursor.description else []
        except Exception as fault:
            raise self._told(fault) from None
        finally:
            cursor.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within, or nothing of it; whoever else writes waits."""
        self.run("BEGIN")
        try:
            self.run("SELECT pg_advisory_xact_lock(?)", (LOCK,))
            yield
            self.run("COMMIT")
        except BaseException:
            with suppress(UnusableIndex):
                self.run("ROLLBACK")
            raise

    def put_words(self, rows: Sequence[tuple[int, Words]]) -> None:
        """Makes documents findable."""
        for key, words in rows:
            self.run(
                "UPDATE documents SET lexemes = array_to_tsvector(?), folded = ?, folded_title = ?, folded_senders = ?,"
                " folded_recipients = ?, folded_persons = ? WHERE key = ?",
                (
                    _lexemes(words),
                    _ends(f" {BETWEEN} ".join(words)),
                    _ends(words.title),
                    _ends(words.senders),
                    _ends(words.recipients),
                    _ends(words.persons),
                    key,
                ),
            )

    def drop_words(self, rows: Sequence[tuple[int, Words]]) -> None:
        """Makes documents no longer findable."""
        for key, _ in rows:
            self.run("UPDATE documents SET lexemes = NULL, folded = NULL WHERE key = ?", (key,))

    def matching(self, query: Query) -> Selection:
        """Documents with the words of a query."""
        parts, values = ["d.is_copy = 0"], list[object]()
        for group in query.groups:
            either = []
            for term in group:
                condition, given = _condition(term)
                either.append(condition)
                values += given
            parts.append(f"({' OR '.join(either)})")
        for term in query.denied:
            condition, given = _condition(term)
            parts.append(f"NOT ({condition})")
            values += given
        return Selection("documents d", " AND ".join(parts), values, "d.key")

    def damage(self) -> tuple[str, ...]:
        """Nothing: a server keeps watch over its own files."""
        return ()

    def settle(self) -> None:
        """Has the server count its rows anew, so that it chooses well."""
        self.run("ANALYZE documents")

    def close(self) -> None:
        """Closes the connection."""
        with suppress(Exception):
            self._connection.close()

    def _told(self, fault: Exception) -> UnusableIndex:
        """What a failure of the server means to whoever uses the collection."""
        from pg8000.exceptions import DatabaseError

        said = _said(fault)
        if isinstance(fault, DatabaseError) and isinstance(fault.args[0], dict):
            code = fault.args[0].get("C", "")
            if code == "53100":
                return UnusableIndex(
                    f"{self.address}: the disk is full",
                    MAKE_ROOM,
                )
            if code in ("42501", "28000", "28P01"):
                return UnusableIndex(
                    f"{self.address}: {said}", "ask whoever keeps the database for the right to do this"
                )
        return UnusableIndex(
            f"{self.address}: {said}", "look whether the server runs, then run the command again"
        )


def _connected(address: str) -> "Connection":
    try:
        from pg8000.dbapi import connect
    except ImportError:
        raise UnusableIndex(
            "the package pg8000 is not installed", "install it: pip install 'regesta[postgres]'"
        ) from None
    shown = address.split("@")[-1]  # without the password
    try:
        parts = urlsplit(address)
        port = parts.port or 5432
    except ValueError:  # a port that is no number, a bracket that is not closed
        parts = urlsplit("")
    if parts.scheme not in SCHEMES or not parts.path.strip("/"):
        raise UnusableIndex(
            f"{shown} is not the address of a database", "write postgresql://user:password@host/name"
        )
    socket = parse_qs(parts.query).get("host", [""])[0]
    try:
        connection = connect(
            user=unquote(parts.username or "postgres"),
            password=unquote(parts.password) if parts.password else None,
            host=parts.hostname or "localhost",
            port=port,
            database=unquote(parts.path.strip("/")),
            unix_sock=f"{socket}/.s.PGSQL.{port}" if socket.startswith("/") else None,
            application_name="regesta",
        )
    except Exception as fault:
        said = _said(fault)
        raise UnusableIndex(
            f"the database {shown} cannot be reached: {said}",
            "look whether the server runs, and correct the address",
        ) from None
    connection.autocommit = True
    return connection


def _said(fault: Exception) -> str:
    """What a failure says: the server's own message where it gives one."""
    return str(fault.args[0].get("M", "") if fault.args and isinstance(fault.args[0], dict) else fault)


def _statement(statement: str) -> str:
    return statement.replace("%", "%%").replace("?", "%s")


def _lexemes(words: Words) -> list[str]:
    """All words once, and those of the fields once more with their mark."""
    found: set[str] = set()
    for part in words:
        found.update(part.split(" "))
    for field, mark in MARK.items():
        found.update(mark + word for word in getattr(words, COLUMN[field]).split(" "))
    return sorted(word for word in found if word.strip(BETWEEN) and not word.endswith(BETWEEN))


def _ends(words: str) -> str:
    return f" {words} "


def _condition(term: Term) -> tuple[str, list[object]]:
    """What a document satisfies that has a term."""
    mark = MARK.get(term.field, "")
    lexemes = [f"'{mark}{word}'" for word in term.words]
    if term.is_prefix:
        lexemes[-1] += ":*"
    condition, values = "d.lexemes @@ ?::tsquery", list[object]([" & ".join(lexemes)])
    if len(term.words) > 1:
        column = f"d.folded_{COLUMN[term.field]}" if term.field else "d.folded"
        condition = f"({condition} AND position(? IN {column}) > 0)"
        values.append(" " + " ".join(term.words) + ("" if term.is_prefix else " "))
    return condition, values
