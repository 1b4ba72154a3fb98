"""How sure a statement about time is: by its entry's `cert`, and by what else bears it out or speaks against it.

A date that other dates and relations agree with, that its source or its entry's own name bears too, or that another
thing told in the same passage shares is less likely to be the slip than one of which none of this is so; one out of the
order of its file is likelier to be, the more so the better the other dates of the case keep to theirs.

All is counted as the logarithm of how likely a statement is right rather than wrong, so that what bears on it adds up,
and the cheapest repair is the likeliest (maximum likelihood; the weights of Good, "Probability and the Weighing of
Evidence", 1950).
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from regesta.case import Case
from regesta.case.tenures import is_dated_by_source
from regesta.dates import Bound, Edtf, civil_date
from regesta.findings.lives import EDGES
from regesta.findings.timeline import Said, Timeline
from regesta.reasoning.network import OPEN, ORIGIN
from regesta.statements.statement import Field, Statement, field_cites

# In natural logarithms of odds: `cert high` is right 150 times as often as wrong, and so on down to 3 times for `?`.
_RANKS = {"high": 5, "": 4, "medium": 3, "low": 2, "?": 1}
_OF_LIFE = 13  # a life's dates: three acts out of it are likelier wrong than they
_OF_RELATION = 2.0  # for a relation: slips in dates are likelier
_OF_SAME_DAYS = (
    2.0  # for the same days, or the year, in the date of the source, or in the entry's name or words
)
_OF_AGREEMENT = math.log(
    2
)  # for a relation, or a thing told in the same passage, that a wrong date keeps by chance
_MOST_AGREEMENT = 4.0
_LEAST = 0.1
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
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
        self._costs: dict[int, int] = {}

    def _place(self, number: int) -> tuple[int, int, bool]:
        file, line, is_field = self.timeline.said[number].place
        return self._files[file], line, is_field

    def by_certainty(self, number: int) -> tuple[int, int]:
        """How sure the recorder is, the latest in the files least of those that are equally sure."""
        return self._rank(self.timeline.said[number]), self._from_the_end[number]

    def cost(self, number: int) -> int:
        """What mending a statement costs, in thousandths: by certainty, by what bears on it, and the latest least.

        Costs add up: two statements of `cert low` are as cheap as one without `cert`.
        """
        found = self._costs.get(number)
        if found is None:
            sure = max(_LEAST, self._rank(self.timeline.said[number]) + self._borne_out(number))
            found = round(1000 * sure) * (len(self.timeline.said) + 1) + self._from_the_end[number]
            self._costs[number] = found
        return found

    def _rank(self, said: Said) -> int:
        """How sure the recorder is: by the entry's `cert`, of a doubtful date and of a draft less."""
        entry = said.entry
        if entry.kind in EDGES:
            return _OF_LIFE
        rank = _RANKS.get(entry.word("cert"), _RANKS[""])
        if entry.field("draft") is not None:
            rank = min(rank, _RANKS["?"])
        if said.field is None and entry.date is not None and entry.date.is_uncertain:
            rank = min(rank, _RANKS["low"])
        return rank

    def _borne_out(self, number: int) -> float:
        """How much bears a statement out, less what speaks against it."""
        said = self.timeline.said[number]
        if said.field is not None:
            return _OF_RELATION
        agreeing = self._agreeing.get(number, 0) + self._shared(said.entry)
        return (
            min(_MOST_AGREEMENT, _OF_AGREEMENT * agreeing)
            + _OF_SAME_DAYS * is_dated_by_source(self.case, said.entry)
            + self._by_name(said.entry)
            + math.log(self._share_as_disordered(said.entry))
        )

    def _by_name(self, entry: Statement) -> float:
        """What the years in an entry's name, or else in its words, say of its date; none says nothing."""
        first, last = self.case.bounds(entry)
        if not isinstance(first, int) or not isinstance(last, int) or last - first > _CLOSE_DAYS:
            return 0
        dated = {civil_date(first)[0], civil_date(last)[0]}
        named, told = ({int(year) for year in _YEAR.findall(text)} for text in (entry.name, entry.text))
        if not dated.isdisjoint(named | told):
            return _OF_SAME_DAYS
        return -_OF_SAME_DAYS if named else 0  # words may tell of other years besides

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

    def _share_as_disordered(self, entry: Statement) -> float:
        """The share of the case's dates that stand at least as far out of the order of their files as an entry's."""
        every = self._disorders
        own = self._disorder(entry)
        return (len(every) - bisect_left(every, own)) / len(every) if own and every else 1.0

    @cached_property
    def _disorders(self) -> list[int]:
        return sorted(self._disorder(entry) for entry in self.case.entries if entry.date is not None)

    def _disorder(self, entry: Statement) -> int:
        """How many of the entries around one in its file have dates that put them on its other side."""
        place, own = self._places.get(id(entry), (0, []))
        first, last = self.case.bounds(entry)
        count = 0
        for other in own[max(0, place - _AROUND) : place]:
            begin = self.case.bounds(other)[0]
            count += isinstance(begin, int) and isinstance(last, int) and last < begin
        for other in own[place + 1 : place + 1 + _AROUND]:
            end = self.case.bounds(other)[1]
            count += isinstance(end, int) and isinstance(first, int) and first > end
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
