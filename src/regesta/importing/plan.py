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
from regesta.importing.carried import At, Carried, Left, keys_in
from regesta.importing.composing import SAME, composed, readable, set_out
from regesta.importing.ledger import Written, digest, ledger_text, read_ledger
from regesta.importing.standing import Standing, Stands, stand

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
    planner = _Planner(case, standing)
    planner.name_all(carried)
    for one in carried:
        planner.settle(one)
    if is_whole:
        planner.note_gone({one.key for one in carried})
    return Plan(planner.patch(), tuple(planner.outcomes), (*left, *planner.unreadable))


class _Planner:
    """One import, statement by statement."""

    def __init__(self, case: Case, standing: Standing) -> None:
        self.case, self.standing = case, standing
        self.ledger = read_ledger(standing.ledger or b"")
        self.stands = stand(case, standing)
        self.renamed = _renamed(self.ledger, self.stands)
        self.identified = _identified(self.stands)
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
            known = next((self.identified[key] for key in one.identifiers if key in self.identified), None)
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
            stands = self.stands.get(self.renamed.get(before.name, before.name))
            if key not in keys and stands is not None:
                self.outcomes.append(Outcome("gone", key, stands.statement.name, stands.statement.kind))

    def patch(self) -> Patch:
        """The changes of files: the statements first, what includes them next, the ledger last."""
        target = self._target()
        changes = [*(self._edited(file) for file in self.changed if file != self.standing.target), target]
        if target.after and self.standing.target not in self.case.files:
            changes.append(self._included())
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
            lines.replace(stands.first, stands.last, text.splitlines())
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

    def _included(self) -> Change:
        line = f'include "{self.standing.target}"'
        if self.standing.opening is not None:
            return Change(self.case.main, None, f"{self.standing.opening}\n{line}\n".encode())
        before = read_originals(self.case.folder, [self.case.main])[self.case.main]
        lines = FileLines(before)
        includes = [one.lines[0] for one in self.case.of_kind("include") if one.file == self.case.main]
        if includes:
            lines.add_below(max(includes), [line])
            return Change(self.case.main, before, lines.written())
        ending = b"" if not before or before.endswith((b"\n", b"\r")) else b"\n"
        return Change(self.case.main, before, before + ending + f"\n{line}\n".encode())


def _identified(stands: dict[str, Stands]) -> dict[str, Stands]:
    """What the case knows by the address of an authority record, or by a name that a table gives (`name:kim`)."""
    found: dict[str, Stands] = {f"name:{name}": one for name, one in stands.items()}
    for one in stands.values():
        for field in one.statement.all("identifier"):
            found.setdefault(identity(str(field.value)), one)
    return found


def identity(address: str) -> str:
    """An address as it is compared: without the protocol, `www.` and a slash at its end."""
    return re.sub(r"^https?://(?:www\.|sws\.)?", "", address.strip()).rstrip("/").casefold()


def _renamed(ledger: dict[str, Written], stands: dict[str, Stands]) -> dict[str, str]:
    """The names that statements have now which an import wrote under another name, and which are otherwise the same."""
    lost = {one.text: one.name for one in ledger.values() if one.name not in stands}
    if not lost:
        return {}
    known = {one.name for one in ledger.values()}
    found = {}
    for name, one in stands.items():
        if name not in known and (was := lost.get(digest(one.bare))) is not None:
            found[was] = name
    return found
