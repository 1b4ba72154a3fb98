"""The lives of persons and bodies as times: who acts was alive, or founded, and was not dead, or dissolved, yet."""

from collections.abc import Iterator

from regesta.case import Case
from regesta.dates import Edtf
from regesta.findings.timeline import DAY, Limit, Said, Timeline, is_near
from regesta.statements.statement import Field, Statement, field_mentions

EDGES = {"person": ("born", "died"), "body": ("founded", "dissolved")}
ROLES = ("by", "with")


def add_lives(case: Case, timeline: Timeline) -> None:
    """Adds the lives of those who act in the entries of a timeline, and that they acted while these lasted."""
    for entry in tuple(timeline.entries):
        for field, life in acting(case, entry):
            if timeline.number(life) is None:
                timeline.join(life)
                timeline.said.extend(_edges(case, timeline, life))
            start, end = timeline.start(entry).point, timeline.end(entry).point
            begun, over = timeline.start(life).point, timeline.end(life).point
            timeline.said.append(Said(entry, field, ((end, begun, 0), (over, start, 0))))


def acting(case: Case, entry: Statement) -> Iterator[tuple[Field, Statement]]:
    """The persons and bodies with a beginning or an end that certainly act in an entry, and the fields that say so."""
    if entry.is_denied:
        return
    for field in entry.fields:
        if field.key in ROLES:
            for mention in field_mentions(field):
                life = case.named.get(mention.names[0]) if mention.is_sure else None
                if life is not None and any(life.field(key) for key in EDGES.get(life.kind, ())):
                    yield field, life


def _edges(case: Case, timeline: Timeline, life: Statement) -> Iterator[Said]:
    begins, ends = EDGES[life.kind]
    for key, moment in ((begins, timeline.start(life)), (ends, timeline.end(life))):
        field = life.field(key)
        if field is not None and isinstance(field.value, Edtf):
            first, last = case.date_bounds(field.value)
            limits: list[Limit] = []
            if is_near(first):
                limits.append((moment.point, 0, -first * DAY))
            if is_near(last):
                limits.append((0, moment.point, last * DAY + DAY - 1))
            yield Said(life, field, tuple(limits))


def outlived(case: Case) -> list[Statement]:
    """The entries whose date by itself lies before the life of somebody who acts in it, or after."""
    found = []
    lives = [life for kind in EDGES for life in case.of_kind(kind) if any(map(life.field, EDGES[kind]))]
    spans = {life.name: _span(case, life) for life in lives if life.name}
    for role in ROLES if spans else ():
        for entry, field in case.fields(role):
            if entry.date is None or entry.is_denied:
                continue
            for mention in field_mentions(field):
                if mention.is_sure and mention.names[0] in spans:
                    first, last = case.bounds(entry)
                    born, died = spans[mention.names[0]]
                    if (isinstance(last, int) and last < born) or (isinstance(first, int) and first > died):
                        found.append(entry)
    return found


def _span(case: Case, life: Statement) -> tuple[float, float]:
    """The first day of a life and its last, as early and as late as they may be."""
    begins, ends = (life.value(key, Edtf) for key in EDGES[life.kind])
    first, last = case.date_bounds(begins)[0], case.date_bounds(ends)[1]
    return (
        first if isinstance(first, int) else float("-inf"),
        last if isinstance(last, int) else float("inf"),
    )
