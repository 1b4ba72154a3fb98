"""How sure a statement about time is: by its entry's `cert` first, and among equals by what else bears it out.

A date that other dates and relations agree with, that its source bears too, that another thing told in the same passage
shares, or that stands in the order of its file is less likely to be the slip than one of which none of this is so.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from regesta.case import Case
from regesta.case.tenures import is_dated_by_source
from regesta.dates import Bound, Edtf
from regesta.findings.lives import EDGES
from regesta.findings.timeline import Said, Timeline
from regesta.reasoning.network import OPEN, ORIGIN
from regesta.statements.statement import Field, Statement, field_cites

_RANKS = {"high": 4, "": 3, "medium": 2, "low": 1, "?": 0}
_OF_LIFE = 12  # the rank of a life's dates: three acts out of it are likelier wrong than they
_OF_RELATION = 120  # what bears a relation out: a slip in a date is the likelier by so much
_MOST_BORNE_OUT = 999
_CLOSE_DAYS = 366  # that a date may span so as to bear another out
_AROUND = 6  # dated entries before one in its file, and after it, that its place is told by


Span = tuple[Bound, Bound]


class Sureness:
    """The sureness of the statements of a timeline, by their numbers."""

    def __init__(self, case: Case, timeline: Timeline) -> None:
        self.case, self.timeline = case, timeline
        self._files = {name: number for number, name in enumerate(case.files)}
        order = sorted(range(len(timeline.said)), key=self._place, reverse=True)
        self._from_the_end = {number: place for place, number in enumerate(order)}

    def _place(self, number: int) -> tuple[int, int, bool]:
        file, line, is_field = self.timeline.said[number].place
        return self._files[file], line, is_field

    def by_certainty(self, number: int) -> tuple[int, int]:
        """How sure the recorder is, the latest in the files least of those that are equally sure."""
        return self._rank(self.timeline.said[number]), self._from_the_end[number]

    def cost(self, number: int) -> int:
        """What mending a statement costs: by certainty, then by what bears it out, then the latest in the files least.

        Costs add up: two statements of `cert low` are as cheap as one without `cert`.
        """
        borne_out = min(_MOST_BORNE_OUT, self._borne_out(number))
        weight = (1 + self._rank(self.timeline.said[number])) * (_MOST_BORNE_OUT + 1) + borne_out + 1
        return weight * (len(self.timeline.said) + 1) + self._from_the_end[number]

    def _rank(self, said: Said) -> int:
        """How sure the recorder is, from 0: by the entry's `cert`, of a doubtful date and of a draft less."""
        entry = said.entry
        if entry.kind in EDGES:
            return _OF_LIFE
        rank = _RANKS.get(entry.word("cert"), 3)
        if entry.field("draft") is not None:
            rank = min(rank, 0)
        if said.field is None and entry.date is not None and entry.date.is_uncertain:
            rank = min(rank, 1)
        return rank

    def _borne_out(self, number: int) -> int:
        """How much bears a statement out."""
        said = self.timeline.said[number]
        if said.field is not None:
            return _OF_RELATION
        return (
            20 * self._agreeing.get(number, 0)
            + 40 * is_dated_by_source(self.case, said.entry)
            + 20 * self._shared(said.entry)
            + self._in_order(said.entry)
        )

    def _shared(self, entry: Statement) -> int:
        """How many other things are told in the passages of an entry and dated, closely, to days that it may be of."""
        first, last = self.case.bounds(entry)
        around: dict[int, Span] = {}
        for citation in entry.citations:
            cites = field_cites(citation)
            around.update(self._told_in.get((cites.source, cites.locator), {}))
        around.pop(id(entry), None)
        if not isinstance(first, int) or not isinstance(last, int):
            return 0
        days = [
            (begin, end) for begin, end in around.values() if isinstance(begin, int) and isinstance(end, int)
        ]
        return sum(b <= last and first <= e and e - b <= _CLOSE_DAYS for b, e in days)

    @cached_property
    def _told_in(self) -> dict[tuple[str, str], dict[int, Span]]:
        """By source and locator the things dated there, entries and edges of lives, each with the days of its date."""
        found: dict[tuple[str, str], dict[int, Span]] = defaultdict(dict)
        for statement in self.case.statements:
            dated: list[tuple[object, Edtf | None, Iterable[Field]]] = [
                (statement, statement.date, statement.citations)
            ]
            for key in EDGES.get(statement.kind, ()):
                dated += [(field, statement.value(key, Edtf), field.under) for field in statement.all(key)]
            for thing, date, citations in dated:
                for cites in (
                    field_cites(one) for one in citations if one.key == "cites" and date is not None
                ):
                    found[cites.source, cites.locator][id(thing)] = self.case.date_bounds(date)
        return found

    def _in_order(self, entry: Statement) -> int:
        """How many of the entries around one in its file have dates that leave it in order."""
        place, own = self._places.get(id(entry), (0, []))
        first, last = self.case.bounds(entry)
        count = 0
        for other in own[max(0, place - _AROUND) : place]:
            begin = self.case.bounds(other)[0]
            count += not (isinstance(begin, int) and isinstance(last, int) and last < begin)
        for other in own[place + 1 : place + 1 + _AROUND]:
            end = self.case.bounds(other)[1]
            count += not (isinstance(end, int) and isinstance(first, int) and first > end)
        return count

    @cached_property
    def _agreeing(self) -> dict[int, int]:
        return _agreeing(self.timeline)

    @cached_property
    def _places(self) -> dict[int, tuple[int, list[Statement]]]:
        """Where each dated entry stands among those of its file."""
        files: dict[str, list[Statement]] = defaultdict(list)
        for entry in self.case.entries:
            if entry.date is not None:
                files[entry.file].append(entry)
        return {id(entry): (place, own) for own in files.values() for place, entry in enumerate(own)}


def _agreeing(timeline: Timeline) -> dict[int, int]:
    """For each date, how many relations there are that bound it by another date, and that it keeps."""
    dated = {id(said.entry): number for number, said in enumerate(timeline.said) if said.field is None}
    low, high, owner = {ORIGIN: 0}, {ORIGIN: 0}, {ORIGIN: 0}
    for entry in timeline.entries:
        number = dated.get(id(entry))
        limits = timeline.said[number].limits if number is not None else ()
        edges = _points(timeline, entry)
        for point in edges:
            # What is said of the other edge counts where nothing is said of this one.
            lows = [(a != point, most) for a, b, most in limits if b == ORIGIN and a in edges]
            highs = [(b != point, most) for a, b, most in limits if a == ORIGIN and b in edges]
            low[point] = -min(lows, default=(True, OPEN))[1]
            high[point] = min(highs, default=(True, OPEN))[1]
            owner[point] = id(entry)
    found: dict[int, int] = defaultdict(int)
    for said in timeline.said:
        is_relation = said.field is not None and said.entry.kind not in EDGES
        if is_relation and all(low[b] - high[a] <= most for a, b, most in said.limits):
            bound = {owner[b] for a, b, _ in said.limits if high[a] < OPEN}
            bound |= {owner[a] for a, b, _ in said.limits if low[b] > -OPEN}
            for entry_of in bound & dated.keys():
                found[dated[entry_of]] += 1
    return found


def _points(timeline: Timeline, entry: Statement) -> tuple[int, int]:
    return timeline.start(entry).point, timeline.end(entry).point
