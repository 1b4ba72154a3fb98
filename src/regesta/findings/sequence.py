"""What certainly came before what: the bounds of entries as days, and the order that relations and answers give.

Bounds and relations are the chronology's. An answer besides comes after what it answers, which is no statement about
time but follows from what an answer is; where the dates contradict that, they are believed.
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from regesta.case import Case
from regesta.findings.chronology import spans
from regesta.findings.finding import entry_id
from regesta.statements.grammar import RELATIONS
from regesta.statements.statement import Statement, field_mentions

EARLIEST = -(1 << 60)  # stands for no bound below, and its opposite for none above
LATEST = 1 << 60
MOST_STEPS = 1024  # starts and ends of entries through which an order is followed

Days = tuple[int, int]
_NONE: AbstractSet[int] = frozenset()


class Sequence:
    """The entries of a case in time, as far as their dates, relations and answers certainly put them.

    What is not found to come before something may do so all the same: only certain order counts. Entries go by their
    numbers in `entries`. `first` and `last` are the days within which each lies, `EARLIEST` and `LATEST` where there is
    no bound; `answers` are, by the number of an entry, those that answer it, or a part of it, and `answered` those that
    it answers; `told` are those that relations or answers put after something that their bounds do not put before them;
    `denied` are the entries of what did not happen, `drafts` those that nobody has accepted; `kinds` are their verbs,
    `ids` what they are called by.

    `places` say where each goes in a list: by its first day, or its last if that is all there is; undated ones last.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.entries = case.entries
        self._numbers = {id(entry): number for number, entry in enumerate(self.entries)}
        span = spans(case)
        days = [span(entry) for entry in self.entries]
        self.first = [first if isinstance(first, int) else EARLIEST for first, _ in days]
        self.last = [last if isinstance(last, int) else LATEST for _, last in days]
        self.answers: dict[int, list[int]] = defaultdict(list)
        self.answered: dict[int, list[int]] = defaultdict(list)
        self.told: set[int] = set()
        self._back: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        self._before: dict[int, AbstractSet[int]] = {}
        self.kinds = [entry.kind for entry in self.entries]
        self.ids = [entry_id(entry) for entry in self.entries]
        self._series = {number for number, entry in enumerate(self.entries) if entry.is_series}
        # What is said to have lasted need not have been over when what followed began; nor need a series.
        self._extents = {
            number for number, entry in enumerate(self.entries) if entry.date and entry.date.is_extent
        }
        self._lasting = self._series | self._extents
        self.denied = {number for number, entry in enumerate(self.entries) if entry.is_denied}
        self.drafts = {self._numbers[id(entry)] for entry, _ in case.fields("draft") if entry.is_entry}
        self._relate()
        self._answer()
        for point, ones in self._back.items():
            number, is_end = divmod(point, 2)
            if not is_end and max([self.last[other >> 1] for other, _ in ones]) >= self.first[number]:
                self.told.add(number)
        self.places = [
            (last if first == EARLIEST else first, last)
            for first, last in zip(self.first, self.last, strict=True)
        ]

    def number(self, entry: Statement) -> int:
        """The number of an entry of the case."""
        return self._numbers[id(entry)]

    def bounds(self, entry: Statement) -> Days:
        """The first and the last day on which an entry may have happened."""
        number = self._numbers[id(entry)]
        return self.first[number], self.last[number]

    def place(self, entry: Statement) -> Days:
        """Where an entry goes in a list, to sort by."""
        return self.places[self._numbers[id(entry)]]

    def is_before(self, one: Statement, other: Statement) -> bool:
        """Whether the one certainly came before the other, by their bounds or by what is said of their order."""
        if one is other:
            return False
        early, late = self._numbers[id(one)], self._numbers[id(other)]
        return self.last[early] < self.first[late] or early in self.before(late)

    def before(self, number: int) -> AbstractSet[int]:
        """The entries that relations and answers put before one, by way of others too.

        Those that its bounds put before it anyway may be left out.
        """
        if number not in self.told:
            return _NONE
        found = self._before.get(number)
        if found is None:
            found = self._before[number] = self._reached(number)
        return found

    def _reached(self, number: int) -> AbstractSet[int]:
        """Follows what lies no later, from the start of an entry, no farther than to what its bounds put before it."""
        start, first = 2 * number, self.first[number]
        reached: dict[int, bool] = {start: False}  # by point, whether it certainly lies earlier
        waiting = deque([start])
        while waiting and len(reached) <= MOST_STEPS:
            point = waiting.popleft()
            own_start = [(point - 1, False)] if point & 1 else []  # nothing ends before it starts
            for other, is_earlier in (*own_start, *self._back.get(point, ())):
                is_earlier = is_earlier or reached[point]
                if other in reached and reached[other] >= is_earlier:
                    continue
                reached[other] = is_earlier
                if self.last[other >> 1] >= first:
                    waiting.append(other)
        return {point >> 1 for point, is_earlier in reached.items() if is_earlier and point & 1} - {number}

    def _relate(self) -> None:
        """Takes over what the chronology says of two points: that one lies no later than another.

        The start and the end of an entry are the points `2 * number` and `2 * number + 1`.
        """
        if not any(self.case.fields(key) for key in RELATIONS):
            return
        from regesta.findings.times import times  # which reads in arrays: not needed where nothing is related

        known = times(self.case)
        points = [2 * number + side for number in map(self.number, known.timeline.entries) for side in (0, 1)]
        limits = known.network
        is_order = (limits.first > 0) & (limits.second > 0) & (limits.most <= 0)
        columns = (array[is_order].tolist() for array in (limits.first, limits.second, limits.most))
        for later, earlier, most in zip(*columns, strict=True):
            self._back[points[later - 1]].append((points[earlier - 1], most < 0))

    def _answer(self) -> None:
        """Puts answers after what they answer, and narrows the bounds of either by the other's."""
        first, last = self.first, self.last
        pairs: list[tuple[int, int]] = []
        for number, asked, is_whole in self._answered():
            self.answers[asked].append(number)
            self.answered[number].append(asked)
            if not is_whole or last[number] < first[asked]:
                continue
            if number in self._lasting or asked in self._extents:
                self._back[2 * number + 1].append((2 * asked, True))
            else:
                self._back[2 * number].append((2 * asked + 1, True))
                pairs.append((asked, number))
        for asked, number in pairs:
            if first[number] < first[asked] <= last[number]:
                first[number] = first[asked]
        for asked, number in reversed(pairs):
            if first[asked] <= last[number] < last[asked]:
                last[asked] = last[number]

    def _answered(self) -> Iterator[tuple[int, int, bool]]:
        """Each answer and what it answers, and whether that certainly is one act, or all of a series."""
        named = {
            self.ids[number]: number
            for number in reversed(range(len(self.ids)))
            if self.entries[number].is_entry
        }
        for entry, field in self.case.fields("answers"):
            number = self._numbers[id(entry)]
            for mention in () if entry.is_denied else field_mentions(field):
                is_certain = len(mention.names) == 1 and mention.part in ("", "all")
                for name in mention.names:
                    asked = named.get(name)
                    if asked is not None:
                        yield (
                            number,
                            asked,
                            is_certain and (mention.part == "all" or asked not in self._series),
                        )
