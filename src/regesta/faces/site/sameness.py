"""Whether what a page is made of is the same as it was: a digest of values, whatever they are."""

import hashlib
import io
import pickle
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, NoReturn

from regesta.case import Case
from regesta.dates import Edtf
from regesta.dates.in_words import InWords
from regesta.findings.chronology import Row, Rows
from regesta.findings.deferred import Deferred, DeferredByName
from regesta.findings.records import Record, Records
from regesta.wording import Sentence

_Reduced = tuple[Callable[..., Any], tuple[Any, ...]]  # what `pickle` makes a value again with

NOT_TOLD = ""  # the digest of what cannot be told: it counts as another each time


class Sameness:
    """Digests of the values that pages of one case are made of; the same digest means the same value.

    Values are laid out by `pickle` and never read back. Whoever looks at a value that holds the case, or a function
    that is made on the way, could look at anything: of these it tells nothing.
    """

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, str]] = {}
        self._parts: dict[type, Callable[[Any], _Reduced]] = {
            Case: _refused,
            Records: _refused,
            Rows: _refused,
            Sentence: lambda one: (Sentence, (one.pattern, one.parts)),
            InWords: lambda one: (InWords, (str(one), one.date)),
            Edtf: lambda date: (Edtf, (date.text, date.earliest, date.latest)),
            ModuleType: lambda module: (str, (module.__name__,)),
            Deferred: lambda some: (tuple, (tuple(some),)),
            DeferredByName: lambda some: (dict, (dict(some),)),
        }
        # A record and a row stand on many pages: each is laid out once, and its digest taken for it.
        self._wholes = {**self._parts, Record: self._once, Row: self._once}

    def of(self, value: object) -> str:
        """The digest of a value; NOT_TOLD where it holds what cannot be laid out."""
        try:
            return _digest(value, self._wholes)
        except (pickle.PicklingError, TypeError, AttributeError):
            return NOT_TOLD

    def _once(self, value: Record | Row) -> _Reduced:
        kept = self._kept.get(id(value))
        if kept is None:
            kept = self._kept[id(value)] = (value, _digest(tuple(value), self._parts))
        return str, (kept[1],)


def digest(content: bytes) -> str:
    """The digest of the content of a file."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _digest(value: object, reducers: Mapping[type, Callable[[Any], _Reduced]]) -> str:
    laid_out = io.BytesIO()
    pickler = pickle.Pickler(laid_out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = reducers
    pickler.dump(value)
    return hashlib.blake2b(laid_out.getbuffer(), digest_size=16).hexdigest()


def _refused(value: object) -> NoReturn:
    raise pickle.PicklingError(f"{type(value).__name__} holds the whole case")
