"""What an import does to a case: the patch, and what becomes of every statement that the file makes.

Nothing that somebody has written or edited is ever overwritten. A statement is replaced only where it stands exactly as
an earlier import wrote it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from regesta.case import Case
from regesta.editing import Change, Patch, read_originals
from regesta.editing.lines import FileLines
from regesta.editing.restating import restated
from regesta.importing.carried import At, Carried, Left, keys_in
from regesta.importing.composing import SAME, composed, readable, set_out
from regesta.importing.ledger import Written, digest, ledger_text, read_ledger
from regesta.importing.returning import Returning, first_line
from regesta.importing.standing import Standing, Stands, stand
from regesta.statements.cells import digest_of
from regesta.statements.filetext import read_file_text
from regesta.statements.grammar import ACTOR_KINDS
from regesta.statements.parser import read_statements
from regesta.statements.statement import Statement

CALLED = frozenset((*ACTOR_KINDS, "place"))  # what a name in a file may be that the case has
Became = Literal["added", "changed", "same", "known", "kept", "removed", "gone"]


class Outcome(NamedTuple):
    """What became of one statement of the file.

    `added`, `changed` and `same` say what they say; `known` stood in the case already; `kept` was edited here and has
    changed in the file, and stays as it is here; `removed` was taken out of the case, and stays out; `gone` is in the
    case and no longer in the file. `text` is the statement as the file makes it now, where that is new here.
    """

    became: Became
    key: str
    name: str
    kind: str
    line: int = 0
    text: str = ""


class Plan(NamedTuple):
    """What an import does: the patch in the order in which it is to be written, and what became of what."""

    patch: Patch
    outcomes: tuple[Outcome, ...]
    left: tuple[Left, ...]


def plan_import(
    case: Case, standing: Standing, carried: Sequence[Carried], left: Iterable[Left], *, is_whole: bool
) -> Plan:
    """What carrying these statements into a case does; what is new goes into the file of `standing`.

    `is_whole` tells that all of the file was read, so that what is no longer in it is gone.
    """
    not_carried = tuple(left)
    planner = _Planner(case, standing, [one for one in carried if one.statement is not None])
    planner.name_all(carried)
    for one in carried:
        if one.statement is not None:
            planner.settle_row(one, one.statement)
        else:
            planner.settle(one)
    if is_whole:
        told = {one.key for one in not_carried} | {one.key for one in planner.unreadable}
        planner.note_gone(told | {one.key for one in carried})
    return Plan(planner.patch(), tuple(planner.outcomes), (*not_carried, *planner.unreadable))


class _Planner:
    """One import, statement by statement."""

    def __init__(self, case: Case, standing: Standing, rows: Sequence[Carried]) -> None:
        self.case, self.standing = case, standing
        self.ledger = read_ledger(standing.ledger or b"")
        self.rows = Returning(case, standing, rows, self.ledger) if rows else None
        self.stands = stand(case, standing)
        self.renamed = _renamed(self.ledger, self.stands)
        self.identified = _identified(self.stands)
        self.titled = _titled(self.stands)
        self.claimed = {self.renamed.get(one.name, one.name) for one in self.ledger.values()}
        self.names: dict[str, str] = {}
        self.known: set[str] = set()
        self.outcomes: list[Outcome] = []
        self.unreadable: list[Left] = []
        self.new: list[tuple[Carried, str]] = []
        self.changed: dict[str, list[tuple[Stands, str]]] = {}
        self.written = dict(self.ledger)

    def name_all(self, carried: Sequence[Carried]) -> None:
        """Finds a name for every key: the one it had, the one the case knows it by, or a new one."""
        for one in carried:
            before = self.ledger.get(one.key)
            if one.statement is not None:
                self.names[one.key] = one.statement.name
                continue
            known = next((self.identified[key] for key in one.identifiers if key in self.identified), None)
            known = known or self._titled(one)
            if before is not None:
                self.names[one.key] = self.renamed.get(before.name, before.name)
            elif (
                known is not None
                and (known.statement.kind == one.kind or f"name:{known.statement.name}" in one.identifiers)
                and known.statement.name not in self.claimed
            ):
                self.names[one.key] = known.statement.name
                if known.statement.file != self.standing.target:
                    self.known.add(one.key)
            else:
                self.names[one.key] = self._new_name(one)
            self.claimed.add(self.names[one.key])

    def _titled(self, one: Carried) -> Stands | None:
        """The one thing of the case that is called so to the letter, unless records tell that it is another."""
        found = self.titled.get((one.kind, one.text), ()) if one.kind in CALLED else ()
        if len(found) != 1 or (one.identifiers and found[0].statement.field("identifier") is not None):
            return None
        return found[0]

    def _new_name(self, one: Carried) -> str:
        """The name wished for or the next one free; one that an import wrote which was broken off is taken up again."""
        wish = f"^{one.wish}" if one.is_entry else one.wish
        name, number = wish, 1
        while name in self.claimed or (name in self.stands and not self._is_broken_off(name, one)):
            number += 1
            name = f"{wish}-{number}"
        return name

    def _is_broken_off(self, name: str, one: Carried) -> bool:
        statement = self.stands[name].statement
        return statement.file == self.standing.target and statement.kind == one.kind

    def settle(self, one: Carried) -> None:
        """Decides what becomes of a statement."""
        name = self.names[one.key]
        if one.key in self.known:
            self.outcomes.append(Outcome("known", one.key, name, one.kind, one.line))
            return
        one = self._resolved(one)
        text, said = composed(one, name, self.names), digest(composed(one, "", SAME))
        became = self._became(one, name, text, said)
        self.outcomes.append(
            Outcome(became, one.key, name, one.kind, one.line, "" if became == "same" else text)
        )
        before = self.ledger.get(one.key)
        if before is None or before.said != said:
            self.written[one.key] = Written(name, said, digest(text.replace(name, "", 1)))

    def settle_row(self, one: Carried, statement: Statement) -> None:
        """Decides what becomes of a row of a table of statements."""
        stands = self.rows.standing(one) if self.rows is not None else None
        before, said = self.ledger.get(one.key), digest_of(statement)
        became = row_became(
            said,
            before.said if before is not None else None,
            one.was,
            digest_of(stands.statement) if stands is not None else None,
        )
        text = composed(one, "", SAME)
        if became == "added" and self._is_renamed(one, statement):
            return
        if became == "added":
            self.new.append((one, text))
        elif became == "changed" and stands is not None:
            lines = restated(stands.file, stands.statement, statement, stands.last)
            self.changed.setdefault(stands.statement.file, []).append((stands, "\n".join(lines)))
        name = statement.name or first_line(statement)
        self.outcomes.append(
            Outcome(became, one.key, name, one.kind, one.line, "" if became == "same" else text)
        )
        is_broken_off = self.standing.ledger is None and self._is_of_target(stands)
        if before is None and became != "added" and one.was == said and not is_broken_off:
            return  # not edited since it was written: nothing need be remembered
        if before is None or before.said != said:
            self.written[one.key] = Written(statement.name, said, digest(text.replace(statement.name, "", 1)))

    def _is_of_target(self, stands: Stands | None) -> bool:
        return stands is not None and stands.statement.file == self.standing.target

    def _is_renamed(self, one: Carried, statement: Statement) -> bool:
        """Whether a row has another name than what it was, or none any more; that is told."""
        called = self.rows.called(one) if self.rows is not None else ""
        if called:
            what = f"that {called} has " + (f"the name {statement.name}" if statement.name else "no name")
            why = "a name is changed everywhere at once: run `regesta rename`, and write the table anew"
            self.unreadable.append(Left(called, what, why, one.line, key=called))
        return bool(called)

    def _resolved(self, one: Carried) -> Carried:
        """The statement without what points at something that neither the file nor the case has; that is told."""
        missing = [key for key in one.keys if key[:1] != "=" and key not in self.names]
        if not missing:
            return one
        lines = []
        for line in one.lines:
            if isinstance(line.value, At) and line.value.source in missing:
                continue
            keys = tuple(key for key in keys_in(line.value) if key.key not in missing)
            if keys or not keys_in(line.value):
                lines.append(line._replace(value=keys) if keys else line)
        for key in missing:
            why = "neither the file nor the case has what it points at"
            self.unreadable.append(
                Left(one.key, f"that it points at {key.removeprefix('name ')}", why, one.line)
            )
        target = tuple(key for key in one.target if key.key not in missing)
        return one._replace(lines=tuple(lines), target=target)

    def _became(self, one: Carried, name: str, text: str, said: str) -> Became:
        before, stands = self.ledger.get(one.key), self.stands.get(name)
        if before is None and stands is None:
            self.new.append((one, text))
            return "added"
        if stands is None:
            return "removed"
        if before is not None and before.said == said:
            return "same"
        current = digest(stands.text)
        if current == digest(text):
            return "same"
        if before is not None and before.text in (
            digest(stands.bare),
            digest(self._before_renaming(stands.bare)),
        ):
            self.changed.setdefault(stands.statement.file, []).append((stands, text))
            return "changed"
        return "kept"

    def _before_renaming(self, text: str) -> str:
        for old, new in self.renamed.items():
            text = re.sub(rf"(?<![\w.'^-]){re.escape(new)}(?![\w.'-])", old, text)
        return text

    def note_gone(self, keys: set[str]) -> None:
        """Notes what earlier imports wrote and the file no longer has."""
        for key, before in self.ledger.items():
            if key in keys:
                continue
            stands = self.stands.get(self.renamed.get(before.name, before.name))
            if not before.name and self.rows is not None:
                stands = self.rows.take(before.said)
            if stands is not None:
                name = stands.statement.name or first_line(stands.statement)
                self.outcomes.append(Outcome("gone", key, name, stands.statement.kind))

    def patch(self) -> Patch:
        """The changes of files: the statements first, what includes them next, the ledger last."""
        target = self._target()
        edited = {file: self._edited(file) for file in self.changed if file != self.standing.target}
        if target.after and self.standing.target not in self.case.files:
            main = edited.pop(self.case.main, None)
            changes = [*edited.values(), target, self._included(main)]
        else:
            changes = [*edited.values(), target]
        if self.written != self.ledger or (self.standing.ledger is None and self.written):
            changes.append(
                Change(self.standing.ledger_name, self.standing.ledger, ledger_text(self.written.items()))
            )
        return tuple(change for change in changes if change.before != change.after and change.after)

    def _edited(self, file: str) -> Change:
        before = read_originals(self.case.folder, [file])[file]
        return Change(file, before, self._replaced(file, before))

    def _replaced(self, file: str, before: bytes) -> bytes:
        lines = FileLines(before)
        for stands, text in self.changed.get(file, ()):
            lines.replace(stands.first, stands.last, text.removesuffix("\n").split("\n"))
        return lines.written()

    def _target(self) -> Change:
        before = self.standing.statements
        kept, refused = readable(self.new)
        for one, why in refused:
            self.unreadable.append(Left(one.key, one.kind, why, one.line))
            self.written.pop(one.key, None)
        self.outcomes = [o for o in self.outcomes if not (o.became == "added" and o.key not in self.written)]
        after = self._replaced(self.standing.target, before) if before is not None else b""
        if kept:
            after += set_out(kept, self.standing, is_first=before is None)
        return Change(self.standing.target, before, after)

    def _included(self, edited: Change | None) -> Change:
        """The main file, as it is edited if it is, with a line that includes the file of the import."""
        main, line = self.case.main, f'include "{self.standing.target}"'
        if self.standing.opening is not None:
            return Change(main, None, f"{self.standing.opening}\n{line}\n".encode())
        if edited is None:
            data = read_originals(self.case.folder, [main])[main]
            edited = Change(main, data, data)
        stated = read_statements(read_file_text(main, edited.after)).statements
        includes = [one.line for one in stated if one.kind == "include"]
        if includes:
            lines = FileLines(edited.after)
            lines.add_below(max(includes), [line])
            return edited._replace(after=lines.written())
        ending = b"" if not edited.after or edited.after.endswith((b"\n", b"\r")) else b"\n"
        return edited._replace(after=edited.after + ending + f"\n{line}\n".encode())


def row_became(said: str, before: str | None, was: str, stands: str | None) -> Became:
    """What becomes of a row that says `said`: all are digests of what statements say.

    `before` is what it said when it was imported before, None if it never was; `was` what it said when it was written,
    empty for a row that somebody has added; `stands` what the statement here says, None where there is none.
    """
    if stands is None:
        return "added" if before is None else "removed"
    if said in (before, stands):
        return "same"
    base = was if before is None else before
    if base == stands:
        return "changed"
    return "known" if base == said else "kept"


def _identified(stands: dict[str, Stands]) -> dict[str, Stands]:
    """What the case knows by the address of an authority record, or by a name that a table gives (`name:kim`)."""
    found: dict[str, Stands] = {f"name:{name}": one for name, one in stands.items()}
    for one in stands.values():
        for field in one.statement.all("identifier"):
            found.setdefault(identity(str(field.value)), one)
    return found


def _titled(stands: dict[str, Stands]) -> dict[tuple[str, str], list[Stands]]:
    """The actors and places of the case by their kind and all that they are called."""
    found: dict[tuple[str, str], list[Stands]] = {}
    for one in stands.values():
        statement = one.statement
        if statement.kind in CALLED:
            for text in dict.fromkeys(statement.called):
                found.setdefault((statement.kind, text), []).append(one)
    return found


def identity(address: str) -> str:
    """An address as it is compared: without the protocol, `www.` and a slash at its end."""
    return re.sub(r"^https?://(?:www\.|sws\.)?", "", address.strip()).rstrip("/").casefold()


def _renamed(ledger: dict[str, Written], stands: dict[str, Stands]) -> dict[str, str]:
    """The names that statements have now which an import wrote under another name, and which are otherwise the same."""
    lost = {one.text: one.name for one in ledger.values() if one.name and one.name not in stands}
    if not lost:
        return {}
    known = {one.name for one in ledger.values()}
    found = {}
    for name, one in stands.items():
        if name not in known and (was := lost.get(digest(one.bare))) is not None:
            found[was] = name
    return found
