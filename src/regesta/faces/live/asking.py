"""What the editor asks while one writes: problems, completions, help, layout. Nothing is written."""

from regesta.case.files import SUFFIX
from regesta.faces.live import shapes
from regesta.faces.live.desk import Desk
from regesta.faces.live.guard import Refused
from regesta.problem import Problem


def problems(desk: Desk, asked: shapes.Text) -> shapes.Problems:
    """The problems of a file as it stands in the editor."""
    found = desk.service.problems(_path(asked.path), asked.text)
    return shapes.Problems([wrong(problem) for problem in found[: shapes.MOST_MARKS]])


def _path(path: str) -> str:
    """A path that may be asked about; it need not be there yet."""
    if not path.endswith(SUFFIX) or path.startswith("/") or ".." in path.split("/") or "\0" in path:
        raise Refused(400, f"{path[:100]!r} is no file of a case", f"name a file that ends in {SUFFIX}")
    return path


def wrong(problem: Problem) -> shapes.Wrong:
    place = problem.position
    return shapes.Wrong(
        problem.code,
        problem.severity,
        problem.message,
        problem.remedy,
        place.file,
        place.line,
        place.column,
    )


def complete(desk: Desk, asked: shapes.Place) -> shapes.Completions:
    """What may be written at a place."""
    found = desk.service.complete(_path(asked.path), asked.text, asked.line, asked.column)
    return shapes.Completions(
        [shapes.Completion(one.label, one.kind, one.detail, one.start, one.end, one.text) for one in found]
    )


def hover(desk: Desk, asked: shapes.Place) -> shapes.Hover:
    """What the word at a place is."""
    found = desk.service.hover(_path(asked.path), asked.text, asked.line, asked.column)
    return shapes.Hover(found.text, found.start, found.end) if found is not None else shapes.Hover("")


def lay_out(desk: Desk, asked: shapes.Text) -> shapes.Formatted:
    """The text in the canonical layout."""
    return shapes.Formatted(desk.service.format(_path(asked.path), asked.text).replace("\r\n", "\n"))
