"""A citation put under an entry of a case, with the source that it cites where the case has it not."""

from regesta.case.case import Case
from regesta.editing.lines import FileLines
from regesta.editing.patch import Change, Patch
from regesta.editing.writer import read_originals
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

    `source` is the directive of a source that the case has not, in lines; it is put below the last source. Raises
    NotCited where nothing has that name, and NotWritten where a file cannot be read.
    """
    statement = case.named.get(name)
    if statement is None:
        other = f"^{name}" if f"^{name}" in case.named else ""
        remedy = (
            f"did you mean {other}?" if other else did_you_mean(name, case.named) or "name an entry: ^veto"
        )
        raise NotCited(f"nothing is named {name}", remedy)
    additions = [(statement.file, statement.lines[1], [citation_line(cites)])]
    if source:
        last = list(case.of_kind("source"))[-1:]
        file, line = (last[0].file, last[0].lines[1]) if last else (case.main, 0)
        if not line:
            line = next(one.lines[1] for one in case.statements if one.file == file)
        additions.append((file, line, ["", *source.splitlines()]))
    originals = read_originals(case.folder, {file for file, _, _ in additions})
    changes = []
    for file, data in originals.items():
        lines = FileLines(data)
        for _, line, new in (one for one in additions if one[0] == file):
            lines.add_below(line, new)
        changes.append(Change(file, data, lines.written()))
    return tuple(changes)
