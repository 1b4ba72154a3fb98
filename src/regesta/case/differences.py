"""What two states of a case say differently, statement by statement: by meaning, not by layout, order or file."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from regesta.statements.statement import Field, Statement, bare
from regesta.statements.values import Cites, Value
from regesta.statements.wording import text_of

Keys = Callable[[Statement], Iterable[Hashable]]
How = Literal["added", "removed", "changed", "renamed"]


class Difference(NamedTuple):
    """A statement that came, went, or says something else: `before` is None of one that came, `after` of one gone."""

    before: Statement | None
    after: Statement | None

    @property
    def how(self) -> How:
        """What happened to it; a statement is renamed where it says what it said under another name."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return (
            "renamed"
            if said(self.before._replace(name="")) == said(self.after._replace(name=""))
            else "changed"
        )

    @property
    def statement(self) -> Statement:
        """The statement as it is now, or as it was last."""
        statement = self.after or self.before
        assert statement is not None
        return statement


class FieldDifference(NamedTuple):
    """A field that differs, by the keys of the fields it stands under and its own; what is not there is empty."""

    key: str
    before: str
    after: str


def said(statement: Statement) -> Statement:
    """The statement with its fields in one order, without its place: equal to another that means the same."""
    return bare(statement)._replace(fields=_in_order(bare(statement).fields))


def _in_order(fields: Iterable[Field]) -> tuple[Field, ...]:
    deep = (field._replace(under=_in_order(field.under)) if field.under else field for field in fields)
    return tuple(sorted(deep, key=lambda field: (field.key, text_of(field.value), str(field.under))))


def differences(before: Sequence[Statement], after: Sequence[Statement]) -> list[Difference]:
    """What has come, gone and changed, in the order of the later state, what has gone last.

    Statements are the same that have one name, or say the same; of the rest, those are taken for one that share all but
    their name, or have the same verb and agree in two of date, object and doers.
    """
    old, new = _left_over(before, after)
    found = [pair for keys in (_own_name, _nameless, _gist) for pair in _paired(old, new, keys)]
    found.extend(Difference(None, statement) for statement in new)
    found.extend(Difference(statement, None) for statement in old)
    order = {id(statement): number for number, statement in enumerate((*after, *before))}
    return sorted(found, key=lambda one: order[id(one.statement)])


def _left_over(
    before: Sequence[Statement], after: Sequence[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """The statements of each side that the other has not in the same words."""
    kept = {id(one) for one in before} & {
        id(one) for one in after
    }  # read once: an edit elsewhere left them alone
    ours, theirs = ([one for one in side if id(one) not in kept] for side in (before, after))
    mean = {id(one): said(one) for one in (*ours, *theirs)}
    old, new = Counter(mean[id(one)] for one in ours), Counter(mean[id(one)] for one in theirs)
    return list(_surplus(ours, mean, old - new)), list(_surplus(theirs, mean, new - old))


def _surplus(
    statements: Iterable[Statement], mean: dict[int, Statement], left: Counter[Statement]
) -> Iterator[Statement]:
    for statement in statements:
        if left[mean[id(statement)]] > 0:
            left[mean[id(statement)]] -= 1
            yield statement


def _own_name(statement: Statement) -> Iterator[Hashable]:
    """The name of a statement; the case's own line is one whatever its name."""
    if statement.name:
        yield "case " if statement.kind == "case" else statement.name


def _paired(old: list[Statement], new: list[Statement], keys: Keys) -> Iterator[Difference]:
    """Pairs that have a key in common, taken out of both lists."""
    by_key: dict[Hashable, list[Statement]] = defaultdict(list)
    for statement in reversed(old):
        for key in keys(statement):
            by_key[key].append(statement)
    taken: set[int] = set()
    for statement in new:
        for key in keys(statement):
            while by_key[key] and id(by_key[key][-1]) in taken:
                by_key[key].pop()
            if by_key[key]:
                before = by_key[key].pop()
                taken |= {id(before), id(statement)}
                yield Difference(before, statement)
                break
    for side in (old, new):
        side[:] = [one for one in side if id(one) not in taken]


def _nameless(statement: Statement) -> Iterator[Hashable]:
    """What a statement says whatever it is called."""
    yield said(statement._replace(name=""))


def _gist(statement: Statement) -> Iterator[Hashable]:
    """What a statement without a name is known by, should it have become another: each two of three things."""
    if statement.name:
        return
    kind, target, by = statement.kind, statement.target, statement.mentions("by")
    if statement.is_entry:
        yield from ((kind, statement.date, target), (kind, statement.date, by, 0), (kind, target, by, 0, 0))
    else:
        yield (kind, statement.text, statement.mentions("names"))


def field_differences(before: Statement, after: Statement) -> list[FieldDifference]:
    """What two statements say differently, field by field; the first line's parts go by `date`, `verb`, `text` …"""
    heads = (
        ("verb", before.kind, after.kind),
        ("date", str(before.date or ""), str(after.date or "")),
        ("denied", *("not" if one.is_denied else "" for one in (before, after))),
        ("series", *("series" if one.is_series else "" for one in (before, after))),
        ("object", text_of(before.target), text_of(after.target)),
        ("name", before.name, after.name),
        ("text", before.text, after.text),
    )
    found = [FieldDifference(*one) for one in heads if one[1] != one[2]]
    old, new = (Counter(_paths("", one.fields)) for one in (before, after))
    gone, come = list((old - new).elements()), list((new - old).elements())
    for key, value in gone:
        match = next((one for one in come if one[0] == key), None)
        if match is not None:
            come.remove(match)
        found.append(FieldDifference(key, _shown(value), _shown(match[1]) if match is not None else ""))
    return [*found, *(FieldDifference(key, "", _shown(value)) for key, value in come)]


def _paths(above: str, fields: Iterable[Field]) -> Iterator[tuple[str, Value]]:
    """Each field as the keys it stands under, its own last, and its value."""
    for field in fields:
        yield f"{above}{field.key}", field.value
        yield from _paths(f"{above}{field.key} › ", field.under)


def _shown(value: Value) -> str:
    """A value in short: of a citation the place alone, since its words may have been sealed since."""
    if isinstance(value, Cites):
        form = "sealed" if value.seal is not None else "quoted" if value.words is not None else "cited"
        return " ".join(part for part in (value.source, value.locator, f"({form})") if part)
    return text_of(value)
