"""Drafts: accepted, changed or rejected, one by one or many at once, with the same record as `regesta review` keeps."""

import datetime
from collections import Counter
from collections.abc import Iterator

from regesta.case import Case
from regesta.dates import parse
from regesta.faces.live import shapes
from regesta.faces.live.asking import wrong
from regesta.faces.live.desk import Desk
from regesta.faces.live.files import held
from regesta.faces.live.guard import Refused
from regesta.findings.citations import sealed_sources
from regesta.reading.folder import decisions
from regesta.reading.review import (
    ACCEPTED,
    Item,
    NotAccepted,
    accept,
    accepted,
    addition,
    items,
    reject,
    reread,
)
from regesta.statements.notation import Unreadable, read_name
from regesta.statements.statement import Statement
from regesta.statements.writing import written

MOST_SHOWN = 500  # drafts at once; the others come when these are decided


def drafts(desk: Desk, _: shapes.Nothing) -> shapes.Drafts:
    """The drafts that nobody has decided."""
    dossier = desk.state.site.dossier
    waiting = items(dossier.case, dossier.texts)
    if (
        desk.settings.is_read_only
    ):  # whoever decides sees the words; others see none that may not be published
        closed = sealed_sources(dossier.case)
        waiting = [one for one in waiting if one.cites.source not in closed]
    decided = Counter(decisions(dossier.case).values())
    return shapes.Drafts([_row(one) for one in waiting[:MOST_SHOWN]], dict(decided), len(waiting))


def _row(one: Item) -> shapes.Draft:
    statement = one.statement
    return shapes.Draft(
        one.mark,
        one.cites.source,
        one.cites.locator,
        statement.word("draft"),
        statement.text or statement.kind,
        one.before,
        one.words,
        one.after,
        written(statement),
    )


def decide(desk: Desk, asked: shapes.Decide) -> shapes.Decided:
    """Accepts or rejects drafts; what cannot be is told, and the others are decided all the same."""
    _refuse_name(asked.by)
    with desk.writing:
        state = desk.refresh()
        case, texts = state.case, state.site.dossier.texts
        waiting = {one.mark: one for one in items(case, texts)}
        refused: dict[str, shapes.Refusal] = {}
        problems: list[shapes.Wrong] = []
        count = 0
        for mark in dict.fromkeys(asked.marks):
            item = waiting.get(mark)
            try:
                if item is None:
                    raise NotAccepted(
                        "there is no such draft, or it is decided already", "load the page again"
                    )
                if not asked.is_written:
                    problems += _foreseen(desk, case, item, asked)
                    continue
                if asked.decision == "reject":
                    reject(case, item)
                else:
                    case = accept(case, item, _entry(item, asked), texts)
                count += 1
            except NotAccepted as fault:
                refused[mark] = shapes.Refusal(fault.what, fault.remedy)
    return shapes.Decided(count, refused, problems[: shapes.MOST_MARKS])


def _foreseen(desk: Desk, case: Case, item: Item, asked: shapes.Decide) -> Iterator[shapes.Wrong]:
    """What would be wrong with the case if the draft were accepted so; raises NotAccepted."""
    if asked.decision == "reject":
        return
    added = addition(case, item, _entry(item, asked), desk.state.site.dossier.texts)
    file = ACCEPTED if ACCEPTED in case.files else case.main
    before = (held(desk, file) or b"").decode("utf-8", "surrogateescape")
    last = before.rstrip("\n").count("\n") + 1
    for one in desk.service.problems(file, before + added):
        if one.position.file != file or one.position.line > last:
            yield wrong(one)


def _refuse_name(name: str) -> None:
    try:
        if name:
            read_name(name)
    except Unreadable as fault:
        raise Refused(400, fault.what, fault.remedy) from None


def _entry(item: Item, asked: shapes.Decide) -> Statement:
    """The entry that a draft becomes, as it was changed where it was; raises NotAccepted."""
    today = parse(datetime.date.today().isoformat())
    statement = item.statement
    if asked.text:
        if len(asked.marks) > 1:
            raise NotAccepted("one changed text stands for one draft", "change them one by one")
        changed, fault = reread(asked.text)
        if changed is None:
            raise NotAccepted(fault.partition(": ")[0], fault.partition(": ")[2] or "correct the text")
        statement = changed
    return accepted(statement, by=asked.by, on=today)
