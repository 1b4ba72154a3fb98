"""A sequence whose members are made when they are first looked at."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

S = TypeVar("S")
T = TypeVar("T")


class Deferred(Sequence[T], Generic[T]):
    """What `make` gives for each of some statements, made at the first look and then kept.

    Findings rest on thousands of entries whose words nobody may ever read; they cost nothing until then. It is equal
    to any sequence with the same members.
    """

    __slots__ = ("_made", "_make", "_of")

    def __init__(self, make: Callable[[S], T], of: Sequence[S]) -> None:
        self._make: Callable[..., T] = make
        self._of: Sequence[object] = of
        self._made: tuple[T, ...] | None = None

    def _all(self) -> tuple[T, ...]:
        if self._made is None:
            self._made = tuple(map(self._make, self._of))
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"Deferred({self._all()!r})"
