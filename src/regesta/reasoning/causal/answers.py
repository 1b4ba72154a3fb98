"""What a model answers: a number with what it is, how it came about, and how far it may be off."""

from fractions import Fraction
from typing import Literal, NamedTuple

Using = Literal["parameters", "priors", "posteriors"]
Level = Literal["case", "population"]
Method = Literal["exact", "sampled"]


class Answer(NamedTuple):
    """The answer to a query.

    `level` "case": the chance for one more case, not seen before, given what is known of it. "population": the share
    among many cases, itself uncertain: its mean, standard deviation and central 95 per cent (`low` to `high`).
    `value` is None where what is given cannot be; `undefined` then says so. `method` "exact" is summed to the last
    digit; "sampled" has the Monte Carlo `error` of its value. `bounds` are the least and the most the value may be
    where evidence is an interval.
    """

    query: str
    given: str
    using: Using
    level: Level
    value: float | Fraction | None
    method: Method = "exact"
    sd: float | None = None
    low: float | None = None
    high: float | None = None
    error: float | None = None
    bounds: tuple[float, float] | None = None
    undefined: str = ""


class Estimate(NamedTuple):
    """What is known of one parameter: its mean, standard deviation, and central 95 per cent; its error if sampled."""

    name: str
    mean: float | Fraction
    sd: float
    low: float
    high: float
    error: float | None = None
