"""Whether what a page is made of is the same as it was: a digest of values, whatever they are."""

import hashlib
import io
import pickle
from collections.abc import Callable, Mapping
from types import FunctionType, ModuleType
from typing import Any, NoReturn

from regesta.case import Case
from regesta.dates import Edtf
from regesta.dates.in_words import InWords
from regesta.findings.chronology import Row, Rows
from regesta.findings.deferred import Deferred, DeferredByName
from regesta.findings.finding import Ground
from regesta.findings.records import Record, Records
from regesta.wording import Sentence

_Reduced = tuple[Callable[..., Any], tuple[Any, ...]]  # what `pickle` makes a value again with

NOT_TOLD = ""  # the digest of what cannot be told: it counts as another each time


class Sameness:
    """Digests of the values that pages of one case are made of; the same digest means the same value.

    Values are laid out by `pickle` and never read back. Whoever looks at a value that holds the case, or a function
    that is made on the way, could look at anything: of these it tells nothing. On an English site a sentence is its
    text; on another it is its pattern and its parts, which are what is translated.
    """

    def __init__(self, *, is_english: bool = True) -> None:
        self._is_english = is_english
        self._kept: dict[int, tuple[object, str]] = {}
        self._parts: dict[type, Callable[[Any], _Reduced]] = {
            Case: _refused,
            Records: _refused,
            Rows: _refused,
            Sentence: _text if is_english else lambda one: (Sentence, (one.pattern, one.parts)),
            InWords: _text if is_english else lambda one: (InWords, (str(one), one.date)),
            Edtf: lambda date: (Edtf, (date.text, date.earliest, date.latest)),
            ModuleType: lambda module: (str, (module.__name__,)),
            Deferred: _deferred,
            DeferredByName: lambda some: (dict, (dict(some),)),
        }
        # Records, rows and grounds stand on many pages: each is laid out once, and its digest taken for it.
        self._wholes = {**self._parts, Record: self._once, Row: self._once, Ground: self._once}

    def of(self, value: object) -> str:
        """The digest of a value; NOT_TOLD where it holds what cannot be laid out."""
        try:
            return _digest(value, self._wholes)
        except (pickle.PicklingError, TypeError, AttributeError):
            return NOT_TOLD

    def _once(self, value: Record | Row | Ground) -> _Reduced:
        kept = self._kept.get(id(value))
        if kept is None:
            kept = self._kept[id(value)] = (value, self._of_parts(tuple(value)))
        return str, (kept[1],)

    def _of_parts(self, parts: tuple[object, ...]) -> str:
        """The digest of what a record, a row or a ground consists of: texts, numbers, and tuples of these."""
        if self._is_english:
            shown = repr(
                parts
            )  # which is quicker, and says all of these but where a thing only tells its address
            if " at 0x" not in shown:
                return digest(shown.encode("utf-8", "surrogatepass"))
        return _digest(parts, self._parts)


def digest(content: bytes) -> str:
    """The digest of the content of a file."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _digest(value: object, reducers: Mapping[type, Callable[[Any], _Reduced]]) -> str:
    laid_out = io.BytesIO()
    pickler = pickle.Pickler(laid_out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = reducers
    pickler.dump(value)
    return hashlib.blake2b(laid_out.getbuffer(), digest_size=16).hexdigest()


def _text(one: str) -> _Reduced:
    return str, (str(one),)


def _deferred(some: Deferred[object]) -> _Reduced:
    """What is made by a function of a module is told by that function and what it is given; else by what it made."""
    make = some.make
    if type(make) is FunctionType and make.__qualname__.isidentifier():
        return Deferred, (make, some.of)
    return tuple, (tuple(some),)


def _refused(value: object) -> NoReturn:
    raise pickle.PicklingError(f"{type(value).__name__} holds the whole case")
