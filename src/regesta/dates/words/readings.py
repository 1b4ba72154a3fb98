"""What a date word can be read as."""

from typing import NamedTuple

from regesta.dates.words.points import Point, edtf_of


class Reading(NamedTuple):
    """What an expression means: the tokens it takes in, its value and modifier, the point it names, its anchor.

    `value` is None where the text leaves the time untold; `edtf` is None where there is no date to write.
    `has_year` says that the year stands in the words, `is_aside` that the text looks back and stays where it is.
    """

    start: int
    end: int
    value: str | None
    mod: str = ""
    point: Point | None = None
    edtf: str | None = None
    anchor: str | None = None
    has_year: bool = False
    is_aside: bool = False


def pointed(
    start: int,
    end: int,
    point: Point,
    mod: str = "",
    *,
    anchor: str | None = None,
    has_year: bool = False,
    is_aside: bool = False,
) -> Reading:
    """The reading of an expression that names a point."""
    return Reading(start, end, point.value, mod, point, edtf_of(point, mod), anchor, has_year, is_aside)
