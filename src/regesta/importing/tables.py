"""Tables of comma-separated values: each row as a statement, by what a mapping says of the columns."""

import re
from collections.abc import Iterator

from regesta.acts import ACTS
from regesta.dates import Edtf, InvalidDate, parse, read_english
from regesta.dates.words import UnknownLanguage, read_written
from regesta.importing.carried import At, Carried, Key, Left, Line, keys_in, text_line
from regesta.importing.columns import Column, TableForm, known_mapping, read_mapping
from regesta.importing.names import family_name, legible
from regesta.importing.original import Original
from regesta.importing.plan import identity
from regesta.importing.rows import Rows, header_of
from regesta.sources.refusal import UnreadableSource
from regesta.statements.grammar import STATE_VERBS
from regesta.statements.values import NameForm

NAME = "csv"
SAYS = "a table of comma-separated values, with a mapping of its columns"
NEEDING = (*STATE_VERBS, "belongs", *(act.word for act in ACTS if act.needs_target))
UNKNOWN = ("?", "unknown", "unbekannt", "inconnu", "n.n.", "nn", "n. n.")
_ALIAS = re.compile(r"(.+?)(?: \(([a-z-]+)\))?$")


def identify(head: bytes) -> bool:
    """Whether a file is a table that is known by its columns."""
    return known_mapping(header_of(head)) is not None


def extract(original: Original) -> Iterator[Carried | Left]:
    """The statements of a table."""
    yield from _Table(original).read()


class _Table:
    """One table, as it is read."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self.emitted: set[str] = set()
        self.form = TableForm("", "entry")

    def read(self) -> Iterator[Carried | Left]:
        rows = Rows(self.original)
        self.form = self._form(rows.header)
        for row in rows:
            if isinstance(row, Left):
                yield row
            else:
                yield from self._row(*row)
        yield from self._unmapped(rows.header)

    def _form(self, header: tuple[str, ...]) -> TableForm:
        if self.original.mapping is not None:
            form = read_mapping(self.original.mapping)
        else:
            found = known_mapping(header)
            if found is None:
                raise UnreadableSource(
                    f"nothing tells what the columns {', '.join(header)[:200]} are",
                    "say it in a mapping file, and name that with --mapping",
                    self.original.file,
                )
            return found
        for column in self._columns(form):
            if column not in header:
                raise UnreadableSource(
                    f"the table has no column {column!r}",
                    f"it has {', '.join(header)[:300]}",
                    self.original.mapping.name,
                )
        return form

    def _columns(self, form: TableForm) -> Iterator[str]:
        own = (
            form.key,
            form.name,
            form.text,
            form.date,
            form.date_words,
            form.verb,
            form.locator,
            form.denied,
        )
        yield from (column for column in own if column)
        for one in form.columns:
            yield one.column
            if one.identifier:
                yield one.identifier

    def _unmapped(self, header: tuple[str, ...]) -> Iterator[Left]:
        told = {*self._columns(self.form), self.form.cites, *(() if self.form.kind else ("kind",))}
        for column in header:
            if column not in told:
                is_passed = column in self.form.passed
                why = "it is computed from the rest" if is_passed else "the mapping says nothing of it"
                yield Left("", f"the column {column}", why)

    def _row(self, cells: dict[str, str], line: int) -> Iterator[Carried | Left]:
        form = self.form
        kind = form.kind or cells.get("kind", "")
        key = cells.get(form.key, "") or f"line {line}"
        date, reason = self._date(cells)
        if reason:
            yield Left(key, "its date", reason, line)
        lines: list[Line] = []
        for column in form.columns:
            introduced, made = self._field(column, cells)
            yield from introduced
            lines.extend(made)
        yield from self._cited(cells, lines)
        name = cells.get(form.name, "").lstrip("^") if form.name else ""
        if kind == "entry" and name and ":" in name:  # an entry without a name goes by its file and line
            name = f"{self.original.name}-{legible(name)}"
        verb = (cells.get(form.verb, "") or "write") if kind == "entry" else kind
        text = cells.get(form.text, "") if form.text else ""
        wish = name or self._wish(kind, key, text)
        if kind == "entry":
            yield self._entry(cells, key, wish, (verb, text, date, line), lines)
            return
        own = f"name {wish}" if name else key
        identifiers = (f"name:{wish}",) if name else ()
        yield Carried(kind, own, wish, text, tuple(lines), line=line, identifiers=identifiers)

    def _entry(
        self,
        cells: dict[str, str],
        key: str,
        wish: str,
        told: tuple[str, str, Edtf | None, int],
        lines: list[Line],
    ) -> Carried | Left:
        """The entry of a row; what a table cannot say of one is left to be written by hand."""
        form = self.form
        verb, text, date, line = told
        cell = cells.get(form.target, "") if form.target else ""
        target = tuple(Key(f"={one}") for one in cell.split("; ") if one)
        about = next((one for one in lines if one.key == "about"), None)
        if not target and verb in NEEDING and about is not None:  # a table of letters tells of one subject
            first, *rest = keys_in(about.value)
            target = (first,)
            lines = [one for one in lines if one is not about] + (
                [Line("about", tuple(rest))] if rest else []
            )
        if not target and verb in NEEDING:
            return Left(key, f"a {verb}", "the table does not say of what: write it by hand", line)
        is_denied = bool(form.denied) and cells.get(form.denied) == "yes"
        own = f"name ^{wish}" if form.name and cells.get(form.name) else key
        return Carried(
            verb,
            own,
            wish,
            text,
            tuple(lines),
            date,
            is_entry=True,
            line=line,
            target=target,
            is_denied=is_denied,
        )

    def _wish(self, kind: str, key: str, text: str) -> str:
        if kind == "person":
            return legible(family_name(text or key), "person")
        if kind != "entry":
            return legible(text or key, kind)
        return f"{self.original.name}-{key if key.isdecimal() else legible(key, 'row')}"

    def _date(self, cells: dict[str, str]) -> tuple[Edtf | None, str]:
        written = cells.get(self.form.date, "") if self.form.date else ""
        for read in (parse, read_english):
            try:
                if written:
                    return read(written), ""
            except InvalidDate:
                continue
        words = cells.get(self.form.date_words, "") if self.form.date_words else written
        try:
            if words:
                return parse(read_written(words, self.original.language)), ""
        except InvalidDate as fault:
            return None, f"no date can be made out of {words!r}: {fault.reason}"
        except UnknownLanguage:
            return None, f"no date can be made out of {words!r}"
        return None, ""

    def _field(self, column: Column, cells: dict[str, str]) -> tuple[list[Carried], list[Line]]:
        cell = cells.get(column.column, "")
        if not cell:
            return [], []
        values = [part.strip() for part in cell.split(column.separator)] if column.separator else [cell]
        if not column.kind:
            return [], [line for value in values if value for line in _plain(column.field, value)]
        introduced: list[Carried] = []
        keys: list[Key] = []
        for value in values:
            if not value:
                continue
            if not column.is_name and value.strip("[]").casefold() in UNKNOWN:
                keys.append(Key("=?"))
                continue
            if column.is_name and value.startswith("somebody"):
                keys.append(Key("=unnamed"))
                continue
            if column.is_name and (value == "?" or "|" in value):  # not known, or one of several
                introduced.extend(
                    new for one in value.split("|") if one != "?" for new in self._thing(column, one, "")[1]
                )
                keys.append(Key(f"={value}"))
                continue
            key, new = self._thing(
                column, value, cells.get(column.identifier, "") if column.identifier else ""
            )
            introduced.extend(new)
            keys.append(key)
        return introduced, [Line(column.field, tuple(keys))] if keys else []

    def _thing(self, column: Column, value: str, identifier: str) -> tuple[Key, list[Carried]]:
        """The key of what a cell names, and the directive that introduces it if none has."""
        if column.is_name:
            name, is_doubtful = value.rstrip("?"), value.endswith("?")
            key = f"name {name}"
            new = Carried(
                column.kind, key, name.lstrip("^"), name, identifiers=(f"name:{name}",), is_mention=True
            )
            if column.kind == "entry":
                return Key(key), []
        else:
            value, is_doubtful = _undoubted(value)
            key = identity(identifier) if "://" in identifier else f"{column.kind} {value.casefold()}"
            wish = legible(family_name(value) if column.kind == "person" else value, column.kind)
            lines = text_line("identifier", identifier) if "://" in identifier else ()
            new = Carried(column.kind, key, wish, value, lines, identifiers=(key,) if lines else ())
        if key in self.emitted:
            return Key(key, is_doubtful), []
        self.emitted.add(key)
        return Key(key, is_doubtful), [new]

    def _cited(self, cells: dict[str, str], lines: list[Line]) -> Iterator[Carried]:
        """The citations of a row, and the sources that are not introduced yet; the table itself where it names none."""
        form = self.form
        if form.kind != "entry":
            return
        written = cells.get(form.cites, "") if form.cites in cells else form.cites
        for one in written.split("; ") if written else [""]:
            name, _, locator = one.partition(" ") if form.name and form.cites in cells else (one, "", "")
            locator = cells.get(form.locator, "") if form.locator else locator
            key = f"name {name}" if name else "table"
            if key not in self.emitted:
                self.emitted.add(key)
                identifiers = (f"name:{name}",) if name else ()
                wish = legible(name, "source") if name else f"{self.original.name}-table"
                title = name or self.original.file
                yield Carried(
                    "source", key, wish, title, (Line("seen as", "title only"),), identifiers=identifiers
                )
            lines.append(Line("cites", At(key, "".join(locator.split()))))


def _undoubted(value: str) -> tuple[str, bool]:
    """A name without the question mark that doubts it, and whether it has one: `[Müller, Anna?]` is doubtful."""
    bare = value[1:-1].strip() if value[:1] == "[" and value[-1:] == "]" else value
    return (bare.rstrip("? "), True) if bare.endswith("?") else (value, False)


def _plain(field: str, value: str) -> tuple[Line, ...]:
    if field == "name":
        found = _ALIAS.match(value)
        return (Line("name", NameForm(found[1], found[2] or "")),) if found else ()
    if field == "received at":
        return text_line("note", f"received at {value}")
    if field == "seen as":
        return text_line(field, value.replace("_", " "))
    if field in ("date", "born", "died", "founded", "dissolved", "accessed"):
        try:
            return (Line(field, parse(value)),)
        except InvalidDate:
            return text_line("note", f"{field}: {value}")
    return text_line(field, value)
