"""A stretch of a text, or of its words."""

from typing import NamedTuple


class Span(NamedTuple):
    """`length` units from `offset` on, counted from nought: code points of a text, or its words."""

    offset: int
    length: int

    @property
    def end(self) -> int:
        """The offset just after the last unit."""
        return self.offset + self.length

    def has(self, other: "Span") -> bool:
        """Whether `other` lies wholly within this span."""
        return self.offset <= other.offset and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two have a unit in common."""
        return self.offset < other.end and other.offset < self.end
