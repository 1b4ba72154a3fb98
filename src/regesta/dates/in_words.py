"""A date in words that knows which date it is, so that it can be said in another language."""

from typing import NamedTuple

from regesta.dates.bounds import Bound
from regesta.dates.edtf import Edtf


class Between(NamedTuple):
    """The time between two bounds: throughout it with `is_extent`, else somewhere within."""

    first: Bound
    last: Bound
    is_extent: bool


class InWords(str):
    """A date in English, and the date."""

    __slots__ = ("date",)

    date: Edtf | Between

    def __new__(cls, words: str, date: Edtf | Between) -> "InWords":
        """The words of a date."""
        self = super().__new__(cls, words)
        self.date = date
        return self

    def __getnewargs__(self) -> tuple[str, Edtf | Between]:  # type: ignore[override]
        """What copies it: its words and its date."""
        return str(self), self.date
