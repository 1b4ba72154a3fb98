"""A citation put under an entry of a case, with the source that it cites where the case has it not."""

from regesta.case.case import Case
from regesta.editing.entering import Spot, add_below, spot_for_source
from regesta.editing.patch import Patch
from regesta.statements.nearness import did_you_mean
from regesta.statements.values import Cites
from regesta.statements.wording import text_of


class NotCited(Exception):
    """A citation that is not put in: what is wrong and what to do. Nothing has changed."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def citation_line(cites: Cites) -> str:
    """The line that a citation is, as it stands under an entry."""
    return f"  cites     {text_of(cites)}"


def cite(case: Case, name: str, cites: Cites, *, source: str = "") -> Patch:
    """The patch that puts a citation under the entry (or whatever else has a name) called `name`.

    `source` is the directive of a source that the case has not, in lines; it is put where sources belong. Raises
    NotCited where nothing has that name, and NotWritten as `add_below` does.
    """
    statement = case.named.get(name)
    if statement is None:
        other = f"^{name}" if f"^{name}" in case.named else ""
        remedy = (
            f"did you mean {other}?" if other else did_you_mean(name, case.named) or "name an entry: ^veto"
        )
        raise NotCited(f"nothing is named {name}", remedy)
    additions: list[tuple[Spot, list[str]]] = [
        (Spot(statement.file, statement.lines[1]), [citation_line(cites)])
    ]
    if source:
        additions.append((spot_for_source(case), ["", *source.splitlines()]))
    return add_below(case, additions)
