"""Problems: all that `regesta check` says, by kind, with places and remedies."""

from bisect import bisect_right

from regesta.faces.plain import problem_json
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.problems import grouped
from regesta.position import Position
from regesta.wording import said

MOST_OF_A_KIND = 200


def problems(dossier: Dossier) -> Page:
    """The problems; of each kind so many are shown, and the JSON has all."""
    groups = grouped(dossier.problems)
    starts: dict[str, list[tuple[int, int, str]]] = {}
    for record in dossier.records.values():
        starts.setdefault(record.file, []).append((record.first_line, record.last_line, record.id))
    about = {}
    for group in groups:
        for problem in group.problems[:MOST_OF_A_KIND]:
            about[problem.position] = _at(starts, problem.position)
    return Page(
        "problems",
        "problems",
        said("Problems"),
        "problems.html",
        {"groups": groups, "about": about, "most": MOST_OF_A_KIND},
        [problem_json(problem) for problem in dossier.problems],
    )


def _at(starts: dict[str, list[tuple[int, int, str]]], position: Position) -> str:
    """The id of the statement that stands at a position, or an empty text."""
    own = starts.get(position.file, [])
    number = bisect_right(own, position.line, key=lambda row: row[0]) - 1
    return own[number][2] if number >= 0 and own[number][1] >= position.line else ""
