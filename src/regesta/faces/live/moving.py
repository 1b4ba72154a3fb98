"""What changed: the case as it is now beside an earlier state of it, which findings moved, and why."""

from pathlib import Path
from tempfile import TemporaryDirectory

from regesta.case import load
from regesta.editing.earlier import Earlier, NoSuchState, earlier_states, unfold
from regesta.faces.differences import Section, sections, summary
from regesta.faces.live import shapes
from regesta.faces.live.desk import Desk
from regesta.faces.live.guard import Refused
from regesta.findings.moved import compared


def earlier(desk: Desk, _: shapes.Nothing) -> shapes.EarlierList:
    """The states of the case that it can be compared with."""
    return shapes.EarlierList([shapes.Earlier(*one) for one in states(desk)])


def states(desk: Desk) -> list[Earlier]:
    """The same: what was saved is shown to nobody but whoever may write, commits to every reader."""
    return earlier_states(desk.folder, has_journal=not desk.settings.is_read_only)


def usual(known: list[Earlier]) -> Earlier | None:
    """The state that is meant where none is named: before the last import, else the last commit, else the last save."""
    for kind in ("import", "commit"):
        found = next((one for one in known if one.kind == kind), None)
        if found is not None:
            return found
    return known[0] if known else None


def moved(desk: Desk, asked: shapes.Since) -> shapes.Moved:
    """What moved since an earlier state, in words."""
    told, found = moved_since(desk, asked.since)
    shown = [
        shapes.Section(one.title, [shapes.Line(*line[:4], list(line.details)) for line in one.lines])
        for one in found
    ]
    return shapes.Moved(told, shown)


def moved_since(desk: Desk, key: str) -> tuple[str, list[Section]]:
    """The same: the whole in a sentence, and the sections; raises Refused where there is no such state."""
    if all(one.key != key for one in states(desk)):
        raise Refused(404, f"there is no earlier state {key[:100]!r}", "choose one of the list")
    case = desk.refresh().case
    with TemporaryDirectory(prefix="regesta-") as folder:
        try:
            before = load(unfold(case, key, Path(folder)))
        except NoSuchState as fault:
            raise Refused(409, fault.what, fault.remedy) from None
        # The texts of the sources are those of now: they are sought beside the case, not beside its earlier state.
        found = compared(before, case, (*desk.settings.texts, desk.folder))
        return summary(found), sections(found)
