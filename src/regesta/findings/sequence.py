"""What certainly came before what: the bounds of entries as days, and the order that their relations give."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from regesta.case import Case
from regesta.findings.finding import entry_id
from regesta.statements.statement import Statement
from regesta.statements.values import Relation

EARLIEST = -(1 << 60)  # stands for no bound below, and its opposite for none above
LATEST = 1 << 60
MOST_STEPS = 64  # entries that a chain of relations is followed through

Days = tuple[int, int]


class Sequence:
    """The entries of a case in time, as far as their dates and relations certainly put them.

    What is not found to come before something may do so all the same: only certain order counts.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._bounds: dict[int, Days] = {}
        self._later: dict[str, set[str]] = defaultdict(set)
        for key in ("after", "before", "answers"):
            for statement, field in case.fields(key):
                own = entry_id(statement)
                for name in _related(field.value):
                    earlier, later = (own, name) if key == "before" else (name, own)
                    self._later[earlier].add(later)

    def bounds(self, entry: Statement) -> Days:
        """The first and the last day on which it may have happened, `EARLIEST` and `LATEST` where there is none."""
        found = self._bounds.get(id(entry))
        if found is None:
            first, last = self.case.bounds(entry)
            found = (first if isinstance(first, int) else EARLIEST, last if isinstance(last, int) else LATEST)
            found = self._narrowed(entry, found)
            self._bounds[id(entry)] = found
        return found

    def _narrowed(self, entry: Statement, days: Days) -> Days:
        """The bounds, narrowed by the dates of what it came before or after."""
        first, last = days
        for key in ("after", "before", "during"):
            for name in (n for field in entry.all(key) for n in _related(field.value)):
                other = self.case.named.get(name)
                if other is None:
                    continue
                begin, end = self.case.bounds(other)
                if key != "before" and isinstance(begin, int):
                    first = max(first, begin)
                if key != "after" and isinstance(end, int):
                    last = min(last, end)
        return (first, last) if first <= last else days

    def place(self, entry: Statement) -> tuple[int, int, int]:
        """Where an entry goes in a list: by its first day, or its last if that is all there is; undated ones last."""
        first, last = self.bounds(entry)
        if first == EARLIEST and last == LATEST:
            return 1, 0, 0
        return 0, last if first == EARLIEST else first, last

    def is_before(self, one: Statement, other: Statement) -> bool:
        """Whether the one certainly came before the other, by their dates or by what is said of their order."""
        if one is other:
            return False
        return self.bounds(one)[1] < self.bounds(other)[0] or entry_id(other) in self.later(one)

    def later(self, entry: Statement) -> AbstractSet[str]:
        """The entries that relations put after one, by way of others too."""
        start = entry_id(entry)
        if start not in self._later:
            return frozenset()
        seen: set[str] = set()
        waiting = [start]
        while waiting and len(seen) <= MOST_STEPS:
            new = self._later.get(waiting.pop(), set()) - seen
            seen |= new
            waiting.extend(new)
        return seen


def _related(value: object) -> Iterator[str]:
    """The entries that a relation or an answer names, where it names one for certain."""
    if isinstance(value, Relation):
        if isinstance(value.target, str):
            yield value.target
    elif isinstance(value, tuple):
        for mention in value:
            if len(getattr(mention, "names", ())) == 1 and mention.part in ("", "all"):
                yield mention.names[0]
