"""An import from beginning to end: a file read, what is selected of it, and what that does to a case."""

import fnmatch
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case, load
from regesta.case.files import MAIN, SUFFIX
from regesta.editing import Change, Journal, NotWritten, write
from regesta.editing.earlier import IMPORTED
from regesta.editing.writer import is_waiting
from regesta.importing.carried import Carried, Left
from regesta.importing.composing import SAME, composed, imported_as
from regesta.importing.importers import Importer
from regesta.importing.names import legible
from regesta.importing.original import Original
from regesta.importing.plan import Outcome, Plan, plan_import
from regesta.importing.returning import CASE
from regesta.importing.standing import Standing
from regesta.statements.values import quoted

# The order in which kinds of statements stand in the file of an import; what is not here comes last.
_ORDER = ("source", "place", "body", "group", "office", "person", "matter")


class Report(NamedTuple):
    """What an import did, or would do: what became of each statement, and what of the file is carried by none."""

    file: str
    format: str
    target: str
    outcomes: tuple[Outcome, ...]
    left: tuple[Left, ...]
    plan: Plan


class NoCase(Exception):
    """A folder that is no case and in which none is begun: what is wrong and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def import_file(
    original: Original, importer: Importer, into: Path, select: Sequence[str] = (), *, is_dry: bool = False
) -> Report:
    """Import a file into the case at `into`, which is begun if there is nothing there yet.

    Raises `UnreadableSource` for a file that cannot be read, NoCase for a place that is no case, and NotWritten where
    something cannot be written; nothing has changed then. `is_dry` writes nothing.
    """
    case, opening = _opened(into)
    carried: dict[str, Carried] = {}
    left: list[Left] = []
    for one in importer.extract(original):
        if isinstance(one, Left):
            left.append(one)
        elif one.key in carried and one.is_mention:
            continue
        elif one.key in carried and not carried[one.key].is_mention:
            if carried[one.key]._replace(line=0) != one._replace(line=0):
                left.append(
                    Left(one.key, one.kind, "the file gives this key twice, and the first is taken", one.line)
                )
        else:
            carried[one.key] = one
    chosen = _selected(carried, select)
    opened: tuple[Outcome, ...] = ()
    own = next((one for one in chosen if one.key == CASE), None)
    if opening is not None and own is not None:  # the file has what a case begins with
        chosen.remove(own)
        opening = composed(own, "", SAME)
        opened = (Outcome("added", CASE, opening.split()[1], "case", own.line, opening),)
    if opening is not None and not is_dry:
        _begin(case.folder, opening)
        case, opening = load(into), None
    standing = _standing(case, f"{original.name}{SUFFIX}", original, importer.name, opening)
    plan = plan_import(case, standing, chosen, left, is_whole=not select)
    if not is_dry:
        Journal(case.folder).save(plan.patch, f"{IMPORTED}{original.file}")
    outcomes = (*opened, *plan.outcomes)
    return Report(original.file, importer.name, standing.target, outcomes, plan.left, plan)


def _opened(into: Path) -> tuple[Case, str | None]:
    """The case at a path; where there is nothing, an empty one and the text that begins it."""
    try:
        is_empty = not into.exists() or (into.is_dir() and all(map(is_waiting, into.iterdir())))
    except OSError as fault:
        raise NoCase(
            f"{into} cannot be opened: {fault.strerror}", "check the path and its permissions"
        ) from None
    if is_empty:
        name = legible(into.resolve().name, "case")
        opening = f"case {name} {quoted(into.resolve().name)} format 1\n"
        return Case(into.resolve(), MAIN, {}, (), (), ()), opening
    case = load(into)
    if not case.files:
        raise NoCase(case.problems[0].message, case.problems[0].remedy)
    if not case.main.endswith(SUFFIX):
        raise NoCase(f"{case.main} is no file of a case", f"name a folder, or a file that ends in {SUFFIX}")
    if not case.is_complete:
        first = next(one for one in case.problems if one.severity == "error")
        raise NoCase(
            f"a file of the case cannot be read: {first.message}",
            "mend it first: what is in it must not be written twice",
        )
    return case, None


def _begin(folder: Path, opening: str) -> None:
    """Writes the main file of a case in which there is nothing yet, by itself: so it is a case from then on."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(folder, (Change(MAIN, None, opening.encode()),))
    except OSError as fault:
        raise NotWritten(
            str(folder), f"{folder} cannot be made: {fault.strerror}", "name a place that you may write in"
        ) from None


def _standing(case: Case, target: str, original: Original, form: str, opening: str | None) -> Standing:
    def held(name: str) -> bytes | None:
        path = case.folder / name
        try:
            return path.read_bytes() if path.exists() else None
        except OSError as fault:
            raise NotWritten(
                name, f"{name} cannot be read: {fault.strerror}", "check its permissions"
            ) from None

    before = imported_as(held(target) or b"")
    ledger = Standing(target, None, None, "").ledger_name
    if target == case.main or (target in case.files and not before and held(ledger) is None):
        target = f"imported-{target}"  # a file that somebody has written is left alone
        before = imported_as(held(target) or b"")
    if before not in ("", form):  # another file of that name, which is not to be taken for a newer one
        target = f"{target.removesuffix(SUFFIX)}-{form}{SUFFIX}"
    standing = Standing(target, held(target), None, f"{original.file} ({form})", opening)
    return standing._replace(ledger=held(standing.ledger_name))


def _selected(carried: dict[str, Carried], select: Iterable[str]) -> list[Carried]:
    """What a selection names by key, kind or date, and all that it points at, in the order of the file of an import."""
    patterns = tuple(select)
    if patterns:
        waiting = [key for key, one in carried.items() if _is_selected(one, patterns)]
        kept: set[str] = set()
        while waiting:
            key = waiting.pop()
            if key not in kept and key in carried:
                kept.add(key)
                waiting.extend(carried[key].keys)
        carried = {key: one for key, one in carried.items() if key in kept}
    rank = {kind: number for number, kind in enumerate(_ORDER)}
    return sorted(carried.values(), key=lambda one: rank.get(one.kind, len(_ORDER)))


def _is_selected(one: Carried, patterns: tuple[str, ...]) -> bool:
    first = one.key.split(" ")[0]
    date = str(one.date) if one.date is not None else ""
    return any(
        fnmatch.fnmatchcase(first, pattern)
        or one.key == pattern
        or one.kind == pattern
        or (pattern[:1].isdigit() and date.startswith(pattern))
        for pattern in patterns
    )
