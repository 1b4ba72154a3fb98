"""Two states of a case side by side: which statement of the one is which of the other, and how they differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from regesta.case import Case
from regesta.case.differences import Comparison, Difference, FieldDifference, How, compare, field_differences
from regesta.findings.finding import Finding, Ground, Modality, entry_id, grounds_of
from regesta.findings.regest import regest
from regesta.findings.register import Register
from regesta.statements.statement import Statement

Kind = Literal[
    "bounds", "order", "state", "last word", "answer", "wait", "term", "share", "verdict", "chance", "what-if"
]


class Changed(NamedTuple):
    """A statement that came, changed, was renamed or went: what it says, or said last, and how its fields differ."""

    id: str
    kind: str
    how: How
    says: str
    fields: tuple[FieldDifference, ...]
    file: str
    line: int


class Move(NamedTuple):
    """What is found otherwise than before: of what, how it moved, and what it was and is, in words.

    `chain` are the statements that make it what it is, in words, and `because` the names of those that came, changed or
    went among all it rests on or rested on. Where nothing of that changed by itself, `because` is empty.
    """

    subject: str
    says: str
    kind: Kind
    how: str
    before: str
    after: str
    chain: tuple[str, ...]
    because: tuple[str, ...]


class Pair:
    """The earlier and the later state of a case."""

    def __init__(self, old: Case, new: Case) -> None:
        self.old, self.new = old, new

    @cached_property
    def _comparison(self) -> Comparison:
        return compare(self.old.statements, self.new.statements)

    @property
    def differences(self) -> list[Difference]:
        """What their statements say differently."""
        return self._comparison.differences

    @property
    def twins(self) -> list[tuple[Statement, Statement]]:
        """Each statement of the later state that was there before, changed or not, with what it was."""
        return self._comparison.twins

    @cached_property
    def registers(self) -> tuple[Register, Register]:
        """The registers of both states, the earlier first: only one is kept where they are usually asked for."""
        return Register(self.old), Register(self.new)

    @cached_property
    def entries(self) -> list[tuple[Statement, Statement]]:
        """The twins that are entries of the register, dated or undated."""
        return [(old, new) for old, new in self.twins if old.is_entry and new.is_entry]

    @cached_property
    def by_id(self) -> Mapping[str, Statement]:
        """The statements of the later state that were there before, by what they are called."""
        return {entry_id(new): new for _, new in self.twins}

    @cached_property
    def now(self) -> Mapping[str, str]:
        """What each entry, or other named thing, of the earlier state is called in the later."""
        return {entry_id(old): entry_id(new) for old, new in self.twins}

    def called(self, name: str) -> str:
        """What something of the earlier state is called in the later; itself where it is there no more."""
        return self.now.get(name, name)

    @cached_property
    def changed(self) -> Mapping[str, Difference]:
        """The statements that say something else, by what they are called in either state."""
        found = {}
        for one in self.differences:
            for statement in (one.before, one.after):
                if statement is not None and one.how != "renamed":
                    found[entry_id(statement)] = one
        return found

    def because(self, *grounds: Iterable[Ground | Statement]) -> tuple[str, ...]:
        """Those of some grounds, of either state, that came, changed or went, by what they are called now."""
        names = [one.id if isinstance(one, Ground) else entry_id(one) for part in grounds for one in part]
        found = (self.changed.get(name) for name in names)
        return tuple(dict.fromkeys(entry_id(one.statement) for one in found if one is not None))

    def entry_changes(self) -> Iterator[Changed]:
        """What the statements say differently, those added first, then those changed, then those gone."""
        order = ("added", "changed", "renamed", "removed")
        for one in sorted(self.differences, key=lambda one: order.index(one.how)):
            case = self.new if one.after is not None else self.old
            fields: list[FieldDifference] = []
            if one.before is not None and one.after is not None:
                fields = field_differences(one.before, one.after)
                if one.how == "renamed":  # what it mentions may be renamed too
                    fields = [field for field in fields if field.key == "name"]
            statement = one.statement
            says = regest(case, statement)
            yield Changed(
                entry_id(statement),
                statement.kind,
                one.how,
                says,
                tuple(fields),
                statement.file,
                statement.line,
            )

    def move(
        self,
        subject: Statement,
        kind: Kind,
        how: str,
        states: tuple[str, str],
        *,
        chain: Sequence[str] = (),
        grounds: Sequence[Statement] = (),
        formerly: Sequence[Statement] = (),
        modality: Modality = "certain",
    ) -> Finding[Move]:
        """A finding that moved; `grounds` are of the later state, and `formerly` of the earlier."""
        because = self.because(grounds, formerly)
        return Finding(
            entry_id(subject),
            Move(entry_id(subject), regest(self.new, subject), kind, how, *states, tuple(chain), because),
            modality,
            grounds_of(self.new, tuple(grounds)),
        )
