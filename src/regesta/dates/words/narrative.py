"""Where a text stands in time as it is read: what its year-less dates and its "next day" are counted from."""

from regesta.dates.words.ages import Born, Persons
from regesta.dates.words.points import PART_MONTHS, YEARS, Point

# A narrative goes forward: a month this far behind the last one lies in the next year.
BACK_MONTHS = 8
# A time so many years away that is spoken of within a sentence is an aside.
FAR_YEARS = 6
YEAR_ASIDE = 0


class Story:
    """The times that a text has spoken of so far.

    `persons` are those of the text whose births the reader told of, `created` is the day on which the text was
    written, if it is known. `year` and `named` are the year reached and the last one named, `point` the last time
    reached, `day` the last whole day, `long` a decade or century if that came last, `last` the last time spoken of,
    asides included, and `end` the token after the last expression.
    """

    def __init__(self, created: Point | None = None, text: str = "", born: tuple[Born, ...] = ()) -> None:
        self.created = created
        self.persons = Persons(text, born)
        self.point: Point | None = None
        self.day: Point | None = None
        self.year: int | None = None
        self.named: int | None = None
        self.long: Point | None = None
        self.last: Point | None = None
        self.end = -1

    def note(self, point: Point, *, has_year: bool, is_lead: bool) -> None:
        """Takes a time that the text speaks of into account; `is_lead` says that it opens a sentence or a heading.

        A year alone within a sentence, or a time many years off, is an aside while the text gives months and days.
        """
        if point.year is None:
            return
        if point.grain in YEARS:
            self.long = point
            return
        self.long, self.last = None, point
        if has_year:
            self.named = point.year
        here = self.point
        if here is not None and here.year is not None:
            if point.grain == "year" and here.year == point.year:
                return
            is_close = here.month is not None or bool(here.part)
            apart = abs(point.year - here.year)
            if (
                is_close
                and not is_lead
                and (apart > FAR_YEARS or (point.grain == "year" and apart > YEAR_ASIDE))
            ):
                return
        self.year = point.year
        self.point = point
        if point.day is not None:
            self.day = point

    def year_for(self, month: int) -> int | None:
        """The year of a month without one: that of the last time, or the next where the text has turned the year."""
        base = self.point or self.created
        if base is None or base.year is None:
            return None
        if base.part == "WI" and base.month == 1:  # a winter begins in the year before
            base = Point("month", base.year - 1, 12)
        assert base.year is not None
        if base.grain == "year" or (base.month is None and not base.part):
            return base.year
        behind = (base.month or PART_MONTHS.get(base.part, 0)) - month
        return base.year + 1 if behind >= BACK_MONTHS else base.year

    @property
    def here(self) -> Point | None:
        """The time the text stands at: the last it reached, or when it was written."""
        return self.point or self.created
