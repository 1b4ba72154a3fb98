"""Drafts: accepted, changed or rejected, one by one or many at once, with the same record as `regesta review` keeps."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import asdict

from regesta.case import Case
from regesta.dates import parse
from regesta.faces.live import entry_shapes, shapes
from regesta.faces.live.asking import wrong
from regesta.faces.live.desk import Desk
from regesta.faces.live.files import held
from regesta.faces.live.guard import Refused
from regesta.findings.citations import sealed_sources
from regesta.reading.folder import FOLDER, decisions
from regesta.reading.lexicon import UnknownLanguage
from regesta.reading.review import (
    ACCEPTED,
    Item,
    NotAccepted,
    accept,
    accepted,
    additions,
    items,
    reject,
    reread,
)
from regesta.reading.session import read_wanted, wanted_of
from regesta.statements.notation import Unreadable, read_name
from regesta.statements.statement import Statement
from regesta.statements.writing import written

MOST_READ = 2_000_000  # characters of a text that is read while the browser waits
MOST_SHOWN = 500  # drafts at once; the others come when these are decided


def drafts(desk: Desk, _: shapes.Nothing) -> entry_shapes.Drafts:
    """The drafts that nobody has decided."""
    dossier = desk.state.site.dossier
    waiting = items(dossier.case, dossier.texts)
    if (
        desk.settings.is_read_only
    ):  # whoever decides sees the words; others see none that may not be published
        closed = sealed_sources(dossier.case)
        waiting = [one for one in waiting if one.cites.source not in closed]
    decided = Counter(decisions(dossier.case).values())
    sources = [
        entry_shapes.Found("", one.name, one.text or one.name)
        for one in dossier.case.of_kind("source")
        if one.name in dossier.texts
    ]
    rows = [_row(one) for one in waiting[:MOST_SHOWN]]
    return entry_shapes.Drafts(rows, dict(decided), len(waiting), sources)


def read(desk: Desk, asked: entry_shapes.Read) -> entry_shapes.Drafted:
    """Drafts statements from the text of a source, as `regesta read` does; those that are decided stay so."""
    with desk.writing:
        state = desk.refresh()
        case, text = state.case, state.site.dossier.texts.get(asked.source)
        source = case.named.get(asked.source)
        if source is None or text is None:
            raise Refused(
                409, f"no text of {asked.source} is held here", "choose a source whose text is held"
            )
        if len(text.content) > MOST_READ:
            raise Refused(
                413, "the text is too long to be read here", f"read it with `regesta read {asked.source}`"
            )
        if not (case.folder / FOLDER).resolve().is_relative_to(case.folder.resolve()):
            raise Refused(
                403, f"the folder {FOLDER} leads out of the case", "put a folder in the place of the link"
            )
        try:
            done = read_wanted(case, wanted_of(source, text))
        except UnknownLanguage as fault:
            raise Refused(409, f"{source.name} is not read: {fault}", "draft its entries by hand") from None
        except OSError as fault:
            raise Refused(
                507, f"the drafts cannot be written: {fault.strerror}", "make room, and do it again"
            ) from None
        return entry_shapes.Drafted(done.drafts, sorted({one.reason for one in done.unread})[:MOST_SHOWN])


def _row(one: Item) -> entry_shapes.Draft:
    statement = one.statement
    return entry_shapes.Draft(
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


def decide(desk: Desk, asked: entry_shapes.Decide) -> entry_shapes.Decided:
    """Accepts or rejects drafts; what cannot be is told, and the others are decided all the same, in one step."""
    _refuse_name(asked.by)
    with desk.writing:
        state = desk.refresh()
        case, texts = state.case, state.site.dossier.texts
        chosen, refused = _chosen(asked, items(case, texts))
        try:
            if asked.decision == "reject":
                if asked.is_written and chosen:
                    reject(case, [item for item, _ in chosen])
                return _decided(len(chosen) if asked.is_written else 0, refused)
            problems: list[entry_shapes.WrongDraft] = []
            if asked.only_sound or not asked.is_written:
                made = additions(case, chosen, texts)
                problems = list(_foreseen(desk, case, made.texts))
            if asked.is_written and not problems:
                made = accept(case, chosen, texts)
                return _decided(len(made.texts), refused | made.refused)
            return _decided(0, refused | made.refused, problems)
        except NotAccepted as fault:
            return _decided(0, refused | {item.mark: fault for item, _ in chosen})


def _chosen(
    asked: entry_shapes.Decide, waiting: Sequence[Item]
) -> tuple[list[tuple[Item, Statement]], dict[str, NotAccepted]]:
    """The drafts that are meant, each with the entry that it becomes; and those that are none, with what is wrong."""
    by_mark = {one.mark: one for one in waiting}
    chosen: list[tuple[Item, Statement]] = []
    refused: dict[str, NotAccepted] = {}
    for mark in dict.fromkeys(asked.marks):
        item = by_mark.get(mark)
        try:
            if item is None:
                raise NotAccepted("there is no such draft, or it is decided already", "load the page again")
            chosen.append((item, _entry(item, asked)))
        except NotAccepted as fault:
            refused[mark] = fault
    return chosen, refused


def _decided(
    count: int, refused: Mapping[str, NotAccepted], problems: Sequence[entry_shapes.WrongDraft] = ()
) -> entry_shapes.Decided:
    told = {mark: shapes.Refusal(fault.what, fault.remedy) for mark, fault in refused.items()}
    return entry_shapes.Decided(count, told, list(problems[: shapes.MOST_MARKS]))


def _foreseen(desk: Desk, case: Case, added: Mapping[str, str]) -> Iterator[entry_shapes.WrongDraft]:
    """What would be wrong with the case if what drafts add stood in it; each problem with the draft it is in."""
    file = ACCEPTED if ACCEPTED in case.files else case.main
    text = (held(desk, file) or b"").decode("utf-8", "surrogateescape")
    before = text.count("\n") + (not text.endswith("\n"))
    text = text if text.endswith("\n") else f"{text}\n"
    lines = [mark for mark, part in added.items() for _ in range(part.count("\n"))]
    for one in desk.service.problems(file, text + "".join(added.values())):
        places = [place.line - before - 1 for place in (one.position, *one.related) if place.file == file]
        marks = dict.fromkeys(lines[place] for place in places if 0 <= place < len(lines))
        if not marks and one.position.file != file:
            marks = {"": None}
        for mark in marks:
            yield entry_shapes.WrongDraft(**asdict(wrong(one)), mark=mark)


def _refuse_name(name: str) -> None:
    try:
        if name:
            read_name(name)
    except Unreadable as fault:
        raise Refused(400, fault.what, fault.remedy) from None


def _entry(item: Item, asked: entry_shapes.Decide) -> Statement:
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
