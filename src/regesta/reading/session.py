"""Reading sources into a case: which texts, by how many processes, and what came of it."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case
from regesta.case.texts import held_texts
from regesta.dates import Edtf, format_bound
from regesta.reading.assisted import NOT_ASKED, read_with_model
from regesta.reading.carrying import faults_of
from regesta.reading.drafts import field
from regesta.reading.folder import write_drafts
from regesta.reading.models import Endpoint
from regesta.reading.proposals import Rejected
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.sources import Text, UnreadableSource, read_source
from regesta.statements.statement import Statement

_NAME_SIGNS = "-_."


class Wanted(NamedTuple):
    """A source to be read: its name, its directive where the case has none, and its text or the file that holds it."""

    name: str
    scheme: str
    created: tuple[int, int, int] | None
    text: Text
    directive: Statement | None = None


class Outcome(NamedTuple):
    """What reading a source came to: the file of drafts, how many, those that failed the check, what was not read.

    `asked` is how many passages a model was asked about, `rejected` what it proposed and what was no draft.
    """

    name: str
    file: Path
    drafts: int
    failed: int
    unread: tuple[Unread, ...]
    asked: int = 0
    rejected: tuple[Rejected, ...] = ()


class NoSuchSource(Exception):
    """A source that cannot be read: what is wrong and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def wanted(case: Case, given: str, folders: Sequence[Path] = ()) -> Wanted:
    """The source that a name of the case, or a path of a file, means; raises NoSuchSource."""
    source = case.named.get(given)
    if source is not None and source.kind == "source":
        text = held_texts(case, folders).texts.get(given)
        if text is None:
            raise NoSuchSource(
                f"the text of {given} is not held here",
                "give its folder with --texts, or name the file itself",
            )
        return wanted_of(source, text)
    path = Path(given)
    try:
        text = read_source(path)
    except UnreadableSource as fault:
        raise NoSuchSource(
            f"{given}: {fault.reason}", f"{fault.remedy}; or name a source of the case"
        ) from None
    for source in case.of_kind("source"):
        if Path(source.word("text")).name == path.name:
            return wanted_of(source, text)
    name = _name_for(case, path)
    directive = Statement("source", name, path.stem, (field("text", path.name),), "", (0, 0))
    return Wanted(name, "", None, text, directive)


def wanted_of(source: Statement, text: Text) -> Wanted:
    """A source of the case with its text."""
    return Wanted(source.name, source.word("locators"), written_on(source), text)


def written_on(source: Statement) -> tuple[int, int, int] | None:
    """The year, month and day on which a source was written; None where its date is no day."""
    date = source.value("date", Edtf)
    if date is None or date.precision != "day" or not isinstance(date.earliest, int):
        return None
    year, month, day = format_bound(date.earliest).rsplit("-", 2)
    return int(year), int(month), int(day)


def _name_for(case: Case, path: Path) -> str:
    """A name for a source that the case does not have, from the name of its file."""
    plain = "".join(sign if sign.isalnum() or sign in _NAME_SIGNS else "-" for sign in path.stem).strip("-.")
    name = plain if plain[:1].isalpha() else f"text-{plain or 'read'}"
    while name in case.named:
        name += "-2"
    return name


def read_wanted(
    case: Case, one: Wanted, reader: Reader | None = None, endpoint: Endpoint | None = None
) -> Outcome:
    """Reads a source and writes its drafts; each has passed the check of what its quotation carries.

    With an endpoint, its model's drafts follow those of the rules.
    """
    reader = reader or Reader(case)
    unread: list[Unread] = []
    failed = 0

    def statements() -> Iterator[Statement]:
        nonlocal failed
        for found in reader.read(one.text, one.name, scheme=one.scheme, created=one.created):
            if isinstance(found, Unread):
                unread.append(found)
            elif faults_of(found, one.text, reader.actors):
                failed += 1
            else:
                yield from (found.statement,) if found.brings is None else (found.brings, found.statement)

    told = NOT_ASKED
    if endpoint is not None:
        told = read_with_model(reader, one.text, one.name, endpoint, scheme=one.scheme, created=one.created)
    proposed = (draft.statement for draft in told.drafts)
    file, count = write_drafts(case, one.name, chain(statements(), proposed), one.directive)
    return Outcome(one.name, file, count, failed, tuple(unread), told.asked, told.rejected)


def read_all(
    case: Case,
    sources: Sequence[Wanted],
    *,
    processes: int = 1,
    endpoint: Endpoint | None = None,
    done: Callable[[Outcome], None] = lambda _: None,
) -> list[Outcome]:
    """Reads sources, several at once where there are processes for it; `done` is told of each.

    With an endpoint, one after the other.
    """
    if processes <= 1 or len(sources) <= 1 or endpoint is not None:
        reader = Reader(case)
        outcomes = []
        for one in sources:
            outcomes.append(read_wanted(case, one, reader, endpoint))
            done(outcomes[-1])
        return outcomes
    with ProcessPoolExecutor(min(processes, len(sources)), initializer=_start, initargs=(case,)) as pool:
        outcomes = []
        for outcome in pool.map(_read_here, sources):
            outcomes.append(outcome)
            done(outcome)
        return outcomes


_READERS: list[Reader] = []  # of a process: the one reader that its sources share


def _start(case: Case) -> None:
    _READERS[:] = [Reader(case)]


def _read_here(one: Wanted) -> Outcome:
    return read_wanted(_READERS[0].case, one, _READERS[0])
