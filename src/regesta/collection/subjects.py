"""What of a case a collection may have documents on: its matters, its actors, and its gaps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from regesta.case import Case
from regesta.collection.words import words_of
from regesta.findings.chronology import spans
from regesta.findings.finding import entry_id
from regesta.findings.rhythm import rhythm
from regesta.findings.timeline import is_brief
from regesta.reading.lexicon import load_lexicon
from regesta.reasoning.rhythm import gaps
from regesta.statements.grammar import ACTOR_KINDS
from regesta.statements.statement import Statement, field_cites

Kind = Literal["matter", "actor", "gap"]
LEAST_LETTERS = 3  # of a word that is looked for
LEAST_SURNAME = 3  # letters of a surname that is looked for by itself
LEAST_SILENT_DAYS = 7  # of a gap between the entries of one matter
AROUND_DAYS = 31  # before and after the entries of a matter or an actor that count as their time


class Actor(NamedTuple):
    """An actor of a case, and the words in a row of each of its names."""

    name: str
    spellings: tuple[tuple[str, ...], ...]


class Subject(NamedTuple):
    """What documents are looked for: words with how often the case has them there, actors, and a time.

    `says` is what the recorder wrote of it, in full. `name` is that of a matter or an actor, and for a gap those of the
    entries on either side. `days` are the first and the last; None where no entry is dated.
    """

    kind: Kind
    name: str
    title: str
    says: str
    words: Counter[str]
    actors: tuple[Actor, ...]
    days: tuple[int, int] | None


class Cited(NamedTuple):
    """What a case cites already: files with the part of them, and titles in folded words."""

    places: frozenset[tuple[str, str]]
    titles: frozenset[tuple[str, ...]]

    def has(self, place: str, title: str) -> bool:
        """Whether a document of a collection, by its place and its title, is cited."""
        file, _, part = place.partition("#")
        own = (PurePosixPath(file).name, part.partition(":")[0].partition("part-")[0])
        return own in self.places or tuple(words_of(title)) in self.titles


def subjects(case: Case) -> list[Subject]:
    """The matters of a case, its actors and its gaps, each with what documents near it would hold."""
    touching: dict[str, list[Statement]] = defaultdict(list)
    for entry in case.entries:
        for name in dict.fromkeys(_names_in(entry)):
            touching[name].append(entry)
    found = []
    for statement in case.of_kind("matter"):
        found.append(_subject(case, "matter", statement, touching[statement.name]))
    for kind in ACTOR_KINDS:
        for statement in case.of_kind(kind):
            if touching[statement.name]:
                found.append(_subject(case, "actor", statement, touching[statement.name]))
    return [*found, *_gaps(case, touching)]


def cited(case: Case) -> Cited:
    """The documents that a case cites, or has as sources of a title alone."""
    files = {source.name: source.word("text") for source in case.of_kind("source")}
    places = set()
    for text in filter(None, files.values()):
        file, _, part = text.partition("#")
        places.add((PurePosixPath(file).name, part))
    schemes = {source.name: source.word("locators") for source in case.of_kind("source")}
    for _, field in case.fields("cites"):
        one = field_cites(field)
        if schemes.get(one.source) == "ids" and files.get(one.source) and one.locator:
            name = PurePosixPath(files[one.source].partition("#")[0]).name
            places.discard((name, ""))  # a volume of which parts are cited is not cited as a whole
            places.update((name, part) for part in one.locator.split(","))
    titles = {tuple(words_of(source.text)) for source in case.of_kind("source")}
    return Cited(frozenset(places), frozenset(title for title in titles if len(title) > 3))


def _names_in(entry: Statement) -> Iterator[str]:
    """The matters and actors that an entry names anywhere."""
    for mention in entry.target:
        yield from mention.names
    for field in entry.fields:
        for mention in entry.mentions(field.key):
            yield from (*mention.names, *mention.stands_for)


def _subject(case: Case, kind: Kind, statement: Statement, entries: list[Statement]) -> Subject:
    title = statement.text or statement.name
    matters = dict.fromkeys(name for entry in entries for mention in entry.target for name in mention.names)
    words = _words(title if kind == "matter" else " ".join(map(case.title_of, matters)), entries)
    own = _actors(case, [statement.name]) if kind == "actor" else ()
    others = _actors(case, (name for entry in entries for name in _names_in(entry)))
    named = tuple(dict.fromkeys((*own, *others)))
    days = _days(case, entries)
    return Subject(kind, statement.name, title, _said(title, entries), _without(words, named), named, days)


def _gaps(case: Case, touching: Mapping[str, list[Statement]]) -> Iterator[Subject]:
    """Where a case is silent for longer than chance would have it, and the longest silence on each matter."""
    by_id = {entry_id(entry): entry for entry in case.entries}
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for gap in rhythm(case).gaps:
        found[gap.after, gap.before] = (gap.first, gap.last)
    for statement in case.of_kind("matter"):
        silence = _silence(case, touching[statement.name])
        if silence is not None:
            found.setdefault(*silence)
    for (after, before), days in sorted(found.items(), key=lambda one: (one[1], one[0])):
        sides = [by_id[after], by_id[before]]
        own = {name for entry in sides for mention in entry.target for name in mention.names}
        near = [entry for name in sorted(own) for entry in touching[name]] or sides
        titles = " ".join(case.title_of(name) for name in sorted(own))
        words = _words(titles, sides)
        named = _actors(case, (name for entry in near for name in _names_in(entry)))
        title = f"nothing between {after} and {before}"
        says = _said(titles, sides)
        yield Subject("gap", f"{after} {before}", title, says, _without(words, named), named, days)


def _silence(case: Case, entries: Iterable[Statement]) -> tuple[tuple[str, str], tuple[int, int]] | None:
    """The longest time that nothing of some entries touches, with the entries on either side; None if it is short."""
    span = spans(case)
    placed = []
    for entry in {id(one): one for one in entries if one.is_entry and is_brief(one)}.values():
        first, last = span(entry)
        if isinstance(first, int) and isinstance(last, int):
            placed.append((first, last, entry_id(entry)))
    silent = gaps((first, last) for first, last, _ in placed)
    if not silent:
        return None
    begin, end = max(silent, key=lambda one: one[1] - one[0])
    if end - begin + 1 < LEAST_SILENT_DAYS:
        return None
    after = max((last, name) for _, last, name in placed if last < begin)[1]
    before = min((first, name) for first, _, name in placed if first > end)[1]
    return (after, before), (begin, end)


def _said(title: str, entries: Iterable[Statement]) -> str:
    """A title and what the recorder wrote of each entry; no words of a source."""
    return ". ".join(dict.fromkeys(filter(None, (title, *(entry.text for entry in entries)))))


def _words(title: str, entries: Iterable[Statement]) -> Counter[str]:
    """The words of a title and of entries: what the recorder wrote, and the words quoted; the title's count thrice."""
    small = load_lexicon().small
    parts = [title] * 3
    for entry in entries:
        parts += [entry.text, entry.word("manner")]
        for field in entry.citations:
            parts.append(field_cites(field).words or "")
            parts += [
                deep.value for deep in field.under if deep.key == "motive" and isinstance(deep.value, str)
            ]
    counted = Counter(word for part in parts for word in words_of(part))
    return Counter(
        {word: times for word, times in counted.items() if len(word) >= LEAST_LETTERS and word not in small}
    )


def _without(words: Counter[str], actors: Iterable[Actor]) -> Counter[str]:
    """Words but for those of names, which are looked for as names."""
    names = {word for one in actors for spelling in one.spellings for word in spelling}
    return Counter({word: times for word, times in words.items() if word not in names})


def _actors(case: Case, names: Iterable[str]) -> tuple[Actor, ...]:
    found = []
    for name in dict.fromkeys(names):
        statement = case.named.get(name)
        if statement is not None and statement.kind in ACTOR_KINDS:
            spellings = [tuple(words_of(one)) for one in statement.called]
            if statement.kind == "person":
                spellings += [_surname(one) for one in statement.called if len(one.split()) > 1]
            found.append(Actor(name, tuple(dict.fromkeys(filter(None, spellings)))))
    return tuple(found)


def _surname(written: str) -> tuple[str, ...]:
    """The words that a person is called by alone: the last name, or the first where names begin with the family's."""
    names = [tuple(words_of(one)) for one in written.split()]
    is_first = bool(names[0]) and names[0][0] in load_lexicon().people["family_first"]
    found = names[0] if is_first else names[-1]
    return found if len("".join(found)) >= LEAST_SURNAME else ()


def _days(case: Case, entries: Iterable[Statement]) -> tuple[int, int] | None:
    """The time of some entries, and a month on either side."""
    span = spans(case)
    days = [day for entry in entries if entry.is_entry for day in span(entry) if isinstance(day, int)]
    return (min(days) - AROUND_DAYS, max(days) + AROUND_DAYS) if days else None
