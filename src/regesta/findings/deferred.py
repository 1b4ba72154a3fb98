"""What is made at the first look and then kept: members of sequences and tables, and what is found of statements."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, wraps
from typing import Generic, TypeVar, overload

from regesta.case import Case
from regesta.statements.statement import Statement

S = TypeVar("S")
T = TypeVar("T")


def once(make: Callable[[Case, Statement], T]) -> Callable[[Case, Statement], T]:
    """A function that makes something of a statement of a case once, and gives the same whenever it is asked again.

    What is kept goes by the identity of the statement and holds it, so that no other can be taken for it.
    """

    @lru_cache(maxsize=4)
    def made_of(case: Case) -> dict[int, tuple[Statement, T]]:
        return {}

    @wraps(make)
    def kept(case: Case, statement: Statement) -> T:
        made = made_of(case)
        found = made.get(id(statement))
        if found is None:
            found = made[id(statement)] = (statement, make(case, statement))
        return found[1]

    return kept


class Deferred(Sequence[T], Generic[T]):
    """What `make` gives for each of some statements, made at the first look and then kept.

    Findings rest on thousands of entries whose words nobody may ever read; they cost nothing until then. It is equal
    to any sequence with the same members.
    """

    __slots__ = ("_made", "make", "of")

    def __init__(self, make: Callable[[S], T], of: Sequence[S]) -> None:
        self.make: Callable[..., T] = make
        self.of: Sequence[object] = of
        self._made: tuple[T, ...] | None = None

    def _all(self) -> tuple[T, ...]:
        if self._made is None:
            self._made = tuple(map(self.make, self.of))
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self.of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"Deferred({self._all()!r})"


class DeferredByName(Mapping[str, T], Generic[T]):
    """What `make` gives for each of some names, in their order, each made at the first look and then kept."""

    def __init__(self, make: Callable[[str], T], names: Iterable[str]) -> None:
        self._make = make
        self._names = dict.fromkeys(names)
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        made = self._made.get(name)
        if made is None:
            if name not in self._names:
                raise KeyError(name)
            made = self._made[name] = self._make(name)
        return made

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
