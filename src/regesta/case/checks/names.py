"""Checks of names: that each is known, given once, of the right kind, and not mistaken for another."""

from collections.abc import Iterator

from regesta.case.case import Case
from regesta.case.references import (
    Kinds,
    Reference,
    field_names,
    field_references,
    is_of_kind,
    kind_of,
    target_references,
)
from regesta.position import Position
from regesta.problem import Problem
from regesta.statements.grammar import ACTOR_KINDS
from regesta.statements.lookalikes import lookalike, skeleton
from regesta.statements.nearness import Guesses
from regesta.statements.statement import Statement

FORMAT = "1"
RELATED = 20  # places of one problem that are told
TOLD = 6  # names of a circle


def case_line(case: Case) -> Iterator[Problem]:
    """Problem codes no-case-line, format-version."""
    if case.options is None:
        if case.files and not case.broken:
            yield case.problem(
                "no-case-line",
                Position(case.main, 1),
                f"no file of the case says what case it is: {case.main} has no case line",
                'write case NAME "title" format 1 as its first line',
            )
        return
    version = case.options.word("format")
    if version and version != FORMAT:
        yield case.problem(
            "format-version",
            case.locate(case.options, piece=version),
            f"the case is written in format {version}; this program reads format {FORMAT}",
            "use the program of that format, or write format 1",
        )


def duplicate_names(case: Case) -> Iterator[Problem]:
    """Problem code duplicate-name: a name that two directives give, or a second case line."""
    for extra in case.of_kind("case")[1:]:
        first = case.of_kind("case")[0]
        yield case.problem(
            "duplicate-name",
            case.locate(extra),
            "the case is named a second time",
            "keep one case line",
            (case.locate(first),),
        )
    for statement in case.statements:
        if statement.name and statement.kind != "case":
            first = case.named[statement.name]
            if first is not statement:
                yield case.problem(
                    "duplicate-name",
                    case.locate(statement, piece=statement.name),
                    f"the name {statement.name} is given a second time, to {_described(statement)}",
                    f"choose another name; the first stands for {_described(first)}",
                    (case.locate(first, piece=statement.name),),
                )


def _described(statement: Statement) -> str:
    kind = "the entry" if statement.is_entry else f"the {statement.kind}"
    return f'{kind} "{statement.text}"' if statement.text else kind


def unknown_names(case: Case) -> Iterator[Problem]:
    """Problem codes unknown-name, wrong-kind.

    An unknown name is told once, with every place. What a broken directive or an unread file may have named is
    not called unknown.
    """
    excused = {name for broken in case.broken for name in broken.names}
    unknown: dict[str, list[tuple[Statement, Reference]]] = {}
    for statement, reference, kind in _unfit_references(case):
        if kind is None:
            unknown.setdefault(reference.name, []).append((statement, reference))
        else:
            yield _wrong_kind(case, statement, reference, kind)
    if case.is_complete:
        guesses: dict[tuple[bool, Kinds], Guesses] = {}
        for name, places in unknown.items():
            if name not in excused:
                yield _unknown(case, places, guesses)


def _unfit_references(case: Case) -> Iterator[tuple[Statement, Reference, str | None]]:
    """The references to what is not known, or of a kind not meant there; the kind is None for the unknown.

    Equal lines share their values, so a value found sound in one place is passed over in the next.
    """
    kinds: dict[str, str | None] = {}
    sound: set[tuple[str, str, int]] = set()

    def unfit(found: Iterator[Reference]) -> Iterator[tuple[Reference, str | None]]:
        for reference in found:
            name = reference.name
            if name not in kinds:
                kinds[name] = kind_of(case, name)
            kind = kinds[name]
            if kind is None or not is_of_kind(kind, reference.kinds):
                yield reference, kind

    for statement in case.statements:
        mark = (statement.kind, "", id(statement.target))
        if statement.target and mark not in sound:
            is_sound = True
            for reference, kind in unfit(target_references(statement)):
                is_sound = False
                yield statement, reference, kind
            if is_sound:
                sound.add(mark)
        for field in statement.fields:
            mark = (statement.kind, field.key, id(field.value))
            if field.under or mark not in sound:
                is_sound = not field.under
                for reference, kind in unfit(field_references(statement.kind, field)):
                    is_sound = False
                    yield statement, reference, kind
                if is_sound:
                    sound.add(mark)


def _unknown(
    case: Case, places: list[tuple[Statement, Reference]], guesses: dict[tuple[bool, Kinds], Guesses]
) -> Problem:
    """The problem of a name that is not known; the names that might be meant are kept in `guesses`."""
    _, reference = places[0]
    fitting = (reference.name[0] == "^", reference.kinds)
    if fitting not in guesses:
        guesses[fitting] = Guesses(
            name
            for name in case.named
            if (name[0] == "^") == fitting[0] and is_of_kind(kind_of(case, name) or "", reference.kinds)
        )
    positions = [case.locate(statement, one.line, one.name) for statement, one in places[:RELATED]]
    times = f", here and in {len(places) - 1} more places" if len(places) > 2 else ""
    return case.problem(
        "unknown-name",
        positions[0],
        f"nothing is named {reference.name}{times}",
        guesses[fitting].did_you_mean(reference.name) or _how_to_name(case, [one for _, one in places]),
        tuple(positions[1:]),
    )


def _how_to_name(case: Case, places: list[Reference]) -> str:
    """What to do about a name that nothing gives: write it otherwise, or give it to what fits all its places."""
    name, kinds = places[0].name, places[0].kinds
    if name[0] == "^":
        return f"give an entry the name {name}, or mend the spelling"
    if kinds is not None and "an entry" in kinds:
        return f"entries' names begin with ^: write ^{name}" + (
            "" if f"^{name}" in case.named else ", and name one so"
        )
    fitting = [
        word for word in _LIKELY if all(place.kinds is None or word in place.kinds for place in places)
    ]
    if not fitting:
        return "mend the spelling"
    others = f" (or {', '.join(fitting[1:4])})" if fitting[1:] else ""
    return f'name it: {fitting[0]} {name} "…"{others}; or mend the spelling'


# What an unknown name most likely names, where several kinds may stand.
_LIKELY = (
    "person", "place", "body", "group", "office", "matter", "source", "question", "hypothesis", "model", "version",
    "claim",
)  # fmt: skip


def _wrong_kind(case: Case, statement: Statement, reference: Reference, kind: str) -> Problem:
    wanted = _alternatives([_with_article(kind) for kind in sorted(reference.kinds or ())])
    is_entry_wanted = reference.kinds is not None and "an entry" in reference.kinds
    remedy = f"write the name of {wanted}"
    if kind == "person" and reference.kinds == frozenset({"office"}) and reference.line == statement.line:
        remedy += f", and {reference.name} below it, as: whom {reference.name}"
    if is_entry_wanted and reference.name[0] != "^" and f"^{reference.name}" in case.named:
        remedy = f"write ^{reference.name}"
    return case.problem(
        "wrong-kind",
        case.locate(statement, reference.line, reference.name),
        f"{reference.name} is {_with_article(kind)}, and {wanted} is meant here",
        remedy,
        (case.locate(case.named[reference.name], piece=reference.name),),
    )


def _alternatives(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def _with_article(kind: str) -> str:
    if " " in kind or kind == "evidence":
        return kind
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


# What must not lead back to itself: the relation, and the statements and fields it runs over.
_CHAINS: tuple[tuple[str, str | None], ...] = (
    ("part of", None),
    ("translation of", "source"),
    ("from", "version"),
    ("answers", None),
    ("depends on", "evidence"),
    ("of", "term"),
)


def cycles(case: Case) -> Iterator[Problem]:
    """Problem code cycle: things that are part of each other, entries that answer each other, and the like."""
    for key, kind in _CHAINS:
        links: dict[str, list[str]] = {}
        for statement in case.of_kind(kind) if kind else case.statements:
            names = [name for field in statement.all(key) for name, _ in field_names(field)]
            if statement.name and names:
                links[statement.name] = names
        for round_trip in _round_trips(links):
            yield _cycle(case, key, round_trip)


def _round_trips(links: dict[str, list[str]]) -> Iterator[list[str]]:
    """The names on each way that leads back to its beginning, one way for each that is met, without recursion.

    Of a long way the first names and the last: there may be as many ways as names on each.
    """
    done: set[str] = set()
    for start in links:
        if start in done:
            continue
        path: list[str] = [start]
        on_path = {start: 0}
        waiting = [iter(links[start])]
        while waiting:
            name = next(waiting[-1], None)
            if name is None:
                waiting.pop()
                finished = path.pop()
                del on_path[finished]
                done.add(finished)
            elif name in on_path:
                first = on_path[name]
                is_long = len(path) - first > TOLD
                yield [*path[first : first + TOLD], path[-1]] if is_long else path[first:]
            elif name not in done and name in links:
                on_path[name] = len(path)
                path.append(name)
                waiting.append(iter(links[name]))


def _cycle(case: Case, key: str, names: list[str]) -> Problem:
    last = case.named[names[-1]]
    fields = (field for field in last.all(key) if names[0] in [name for name, _ in field_names(field)])
    field = next(fields, None)
    line = field.line if field is not None else last.line
    way = (
        " → ".join([*names, names[0]]) if len(names) <= TOLD else f"{names[0]} → … → {names[-1]} → {names[0]}"
    )
    what = f"{key} goes in a circle: {way}"
    return case.problem(
        "cycle",
        case.locate(last, line, names[0]),
        what,
        f"take one of the {key} lines away",
        tuple(case.locate(case.named[name], piece=name) for name in names[:TOLD]),
    )


def confusable_names(case: Case) -> Iterator[Problem]:
    """Problem code confusable-names: names that look alike and are not the same."""
    seen: dict[str, str] = {}
    for name, statement in case.named.items():
        look = skeleton(name)
        first = seen.setdefault(look, name)
        if first != name:
            yield case.problem(
                "confusable-names",
                case.locate(statement, piece=name),
                f"the names {first} and {name} cannot be told apart by eye{_scripts(first, name)}",
                "rename one of them with `regesta rename`",
                (case.locate(case.named[first], piece=first),),
            )


def _scripts(first: str, second: str) -> str:
    found = lookalike(second, first)
    if found is None:
        return ""
    return f": letter {found.place} is {found.other!r}, {found.other_script}, and {found.letter!r}, {found.script}"


def clashing_titles(case: Case) -> Iterator[Problem]:
    """Problem code clashing-titles: two actors, places, matters or sources of one kind that read the same."""
    same = {
        frozenset(name for mention in one.mentions("names") for name in mention.names)
        for one in case.of_kind("same")
    }
    for kind in (*ACTOR_KINDS, "place", "matter", "source"):
        seen: dict[str, Statement] = {}
        for statement in case.of_kind(kind):
            if not statement.text or not statement.name:
                continue
            first = seen.setdefault(statement.text.casefold(), statement)
            names = frozenset((first.name, statement.name))
            if len(names) == 2 and names not in same and _is_alike(first, statement):
                yield case.problem(
                    "clashing-titles",
                    case.locate(statement),
                    f'{first.name} and {statement.name} are both called "{statement.text}"',
                    _how_to_tell_apart(kind, first, statement),
                    (case.locate(first),),
                )


def _how_to_tell_apart(kind: str, first: Statement, statement: Statement) -> str:
    apart = "say which is which in the text in quotation marks"
    if kind in ("matter", "source"):
        return apart
    return f"{apart}; or write same {first.name} {statement.name} if they are one"


def _is_alike(first: Statement, second: Statement) -> bool:
    """Whether nothing but the name tells two directives apart: sources often share a title and not a date."""
    if first.kind != "source":
        return first.mentions("of") == second.mentions("of")
    keys = ("date", "reference", "edition", "address")
    return all(
        (a := first.field(key)) is None or (b := second.field(key)) is None or a.value == b.value
        for key in keys
    )


def untitled_states(case: Case) -> Iterator[Problem]:
    """Problem code untitled-state: a state that no entry says in words, perhaps a slip for another."""
    titled = {name for name, entries in case.states.items() if any(entry.text for entry in entries)}
    guesses = Guesses(titled)
    for name, entries in case.states.items():
        if name in titled or not all(entry.is_whole for entry in entries):
            continue
        yield case.problem(
            "untitled-state",
            case.locate(entries[0], piece=name),
            f"no entry says in words what the state {name} is",
            guesses.did_you_mean(name) or f'write it after the name: {entries[0].kind} {name} "…"',
        )
