"""What two states of a case say differently, statement by statement: by meaning, not by layout, order or file."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple, cast

from regesta.case.references import references, with_names
from regesta.statements.grammar import OWN_NAME_VERBS
from regesta.statements.statement import Field, Statement, bare
from regesta.statements.values import Cites, Mentions, Value
from regesta.statements.wording import text_of

Keys = Callable[[Statement], Iterable[Hashable]]
How = Literal["added", "removed", "changed", "renamed"]


class Difference(NamedTuple):
    """A statement that came, went, or says something else: `before` is None of one that came, `after` of one gone.

    It is renamed where it says what it said under another name.
    """

    before: Statement | None
    after: Statement | None
    how: How

    @property
    def statement(self) -> Statement:
        """The statement as it is now, or as it was last."""
        statement = self.after or self.before
        assert statement is not None
        return statement


class Comparison(NamedTuple):
    """Two states of a case: what differs, and which statement of the one is which of the other, changed or not."""

    differences: list[Difference]
    twins: list[tuple[Statement, Statement]]


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
    their name, or have the same verb and agree in two of date, object and doers. What mentions something under its new
    name says what it said.
    """
    return compare(before, after).differences


def compare(before: Sequence[Statement], after: Sequence[Statement]) -> Comparison:
    """The same, with the statements that both have."""
    called: dict[str, str] = {}
    former = list(before)
    while True:
        found = _differences(former, after)
        renamed = [one for one in found if one.how == "renamed"]
        more = {
            one.before.name: one.after.name for one in renamed if one.before and one.after and one.before.name
        }
        if more.keys() <= called.keys():
            break
        called.update(more)
        former = [_as_called(statement, called) for statement in before]
    origin = {id(now): statement for now, statement in zip(former, before, strict=True)}
    twins = [(origin[id(one)], other) for one, other in _twins(former, after, found)]
    differ = [one._replace(before=origin[id(one.before)] if one.before else None) for one in found]
    return Comparison(differ, twins)


def _twins(
    before: Sequence[Statement], after: Sequence[Statement], found: Iterable[Difference]
) -> Iterator[tuple[Statement, Statement]]:
    """The pairs that differ, and those of the rest that say the same, in the order of the later state."""
    pairs = [(one.before, one.after) for one in found]
    gone = {id(one) for one, _ in pairs}
    come = {id(other): one for one, other in pairs if other is not None}
    left: dict[Statement, list[Statement]] = defaultdict(list)
    for statement in reversed(before):
        if id(statement) not in gone:
            left[said(statement)].append(statement)
    for statement in after:
        former = come[id(statement)] if id(statement) in come else left[said(statement)].pop()
        if former is not None:
            yield former, statement


def _as_called(statement: Statement, called: Mapping[str, str]) -> Statement:
    """A statement with what it mentions under its later name; its own name stays."""
    if not any(one.name in called for one in references(statement)):
        return statement
    now = partial(_now, called)
    target = statement.target if statement.kind in OWN_NAME_VERBS else with_names(statement.target, now)
    fields = tuple(_field_called(field, now) for field in statement.fields)
    return statement._replace(target=cast(Mentions, target), fields=fields)


def _now(called: Mapping[str, str], name: str) -> str:
    return called.get(name, name)


def _field_called(field: Field, now: Callable[[str], str]) -> Field:
    under = tuple(_field_called(deeper, now) for deeper in field.under)
    return field._replace(value=with_names(field.value, now), under=under)


def _differences(before: Sequence[Statement], after: Sequence[Statement]) -> list[Difference]:
    old, new = _left_over(before, after)
    found = [pair for keys in (_own_name, _nameless, _gist) for pair in _paired(old, new, keys)]
    found.extend(Difference(None, statement, "added") for statement in new)
    found.extend(Difference(statement, None, "removed") for statement in old)
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
                is_renamed = said(before._replace(name="")) == said(statement._replace(name=""))
                yield Difference(before, statement, "renamed" if is_renamed else "changed")
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
