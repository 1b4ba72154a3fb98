"""How each value is written: one function a type, from the text of a field to its value.

Each raises `Unreadable` where the text is not of its form. Results of the short, oft-repeated forms are kept, since
a register says the same few names many thousand times; all values are frozen, so sharing them is safe.
"""

import re
import unicodedata
from functools import lru_cache
from typing import cast, get_args

from regesta.dates import Edtf, InvalidDate, in_figures, parse
from regesta.statements.tongues import tag_of
from regesta.statements.values import (
    UNITS,
    UNKNOWN,
    UNNAMED,
    Basis,
    Chance,
    Count,
    Length,
    Mention,
    Mentions,
    Part,
    Quantity,
    Unit,
)

RESERVED = frozenset({"undated", "unnamed", "not", "some", "most", "one", "all", "many", "few", "series"})
CURLY = frozenset("“”„«»")  # the marks that open or close a text elsewhere
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
DATE_START = re.compile(r"[-?~%]*[\dX]|\[|\{|Y-?\d|\.\.|/|[a-z][a-z0-9-]*:[-\d\[{.]", re.ASCII)

_NAME = re.compile(r"[^\W\d_][\w.'-]*")
_MENTION = re.compile(r"(?:(some|most|one|all) of )?([^\s=,\"]+)(?: = ([^\s,\"]+))?")
_CALENDAR = re.compile(r"[a-z][a-z0-9-]*:", re.ASCII)
_NUMBER = r"\d+(?:\.\d+)?"
_QUANTITY = re.compile(rf"(~?)({_NUMBER})?(?:(\.\.)({_NUMBER})?)?(\??)", re.ASCII)
_PER_CENT = re.compile(r"[0-9]+(?:\.[0-9]+)?\s*%?(?:\s*(?:to|-|–)\s*[0-9]+(?:\.[0-9]+)?)?\s*%", re.ASCII)
_CHANCE = re.compile(rf"({_NUMBER})(?: to ({_NUMBER}))?", re.ASCII)
MOST_DIGITS = 15  # that a quantity's number holds exactly
_COUNT = re.compile(r"(?:(found|sent|stated)\s+)?(\S+)(?:\s+(\S+))?")
_SPACES = re.compile(r"\s+")


class Unreadable(Exception):
    """A value that is not of its form: what is wrong, what to write instead, and the piece of text at fault."""

    def __init__(self, what: str, remedy: str, piece: str = "", code: str = "bad-value", at: int = 0) -> None:
        super().__init__(what)
        self.what, self.remedy, self.piece, self.code, self.at = what, remedy, piece, code, at

    @property
    def is_last(self) -> bool:
        """Whether the piece at fault is the last of its like in the line: what is too many comes after what is not."""
        return self.code in ("surplus-words", "duplicate-field")

    def alone(self) -> "Unreadable":
        """The same without the frames it was raised through: where it is kept, they would keep each other alive."""
        self.__context__ = None
        return self.with_traceback(None)


@lru_cache(maxsize=1 << 16)
def read_name(text: str) -> str:
    """The name, in normal form NFC: `kim`, `김일성`."""
    return _name(text)


def _name(text: str) -> str:
    if _NAME.fullmatch(text) and text.isascii() and text not in RESERVED:
        return text
    name = unicodedata.normalize("NFC", text)
    if name in RESERVED:
        raise Unreadable(
            f"{name!r} has a meaning of its own and cannot be a name", "choose another name", text, "bad-name"
        )
    if not _NAME.fullmatch(name) and not _is_name(name):
        raise Unreadable(
            f"{clip(text)!r} is not a name",
            "a name begins with a letter and goes on with letters, digits, - _ . or '",
            text,
            "bad-name",
        )
    return name


def _is_name(name: str) -> bool:
    """Whether it is a name of a script that writes with combining marks, which `\\w` leaves out."""
    letters = [unicodedata.category(character)[0] for character in name]
    rest = zip(name[1:], letters[1:], strict=True)
    return bool(letters) and letters[0] == "L" and all(kind in "LMN" or sign in "-_.'" for sign, kind in rest)


def read_entry_name(text: str) -> str:
    """The name of an entry with its `^`: `^approval`."""
    if text[:1] != "^":
        raise Unreadable(
            f"{clip(text)!r} is not an entry's name", f"entry names begin with ^: ^{text}", text, "bad-name"
        )
    if len(text) == 1:
        raise Unreadable("an entry's name is missing", "write it after the ^: ^approval", text, "bad-name")
    return "^" + _name(text[1:])


def read_any_name(text: str) -> str:
    """A name, or an entry's name with its `^`."""
    return read_entry_name(text) if text[:1] == "^" else read_name(text)


@lru_cache(maxsize=1 << 16)
def read_mentions(text: str) -> Mentions:
    """One or more mentions, with commas between: `kim, pak`."""
    pieces = [piece.strip() for piece in split_outside_quotes(text, ",")]
    if not all(pieces):
        raise Unreadable("a comma with nothing beside it", "write a name on each side of a comma", ",")
    return tuple(read_mention(piece) for piece in pieces)


@lru_cache(maxsize=1 << 16)
def read_mention(text: str) -> Mention:
    """One mention: `kim`, `stalin?`, `a|b`, `some of ^asks`, `moscow = stalin|politburo`, `unnamed "…"`, `?`."""
    if text == UNKNOWN:
        return Mention((), word=UNKNOWN)
    if text == UNNAMED:
        return Mention((), word=UNNAMED)
    if text.startswith((UNNAMED + " ", UNNAMED + "\t")):
        return Mention((), word=UNNAMED, words=read_quoted(text[len(UNNAMED) :].strip()))
    match = _MENTION.fullmatch(_SPACES.sub(" ", text))
    if match is None:
        remedy = "put a comma between names, or - within one; write one|other where either is meant"
        if "|" in text:
            together = "|".join(name.strip() for name in text.split("|"))
            remedy = f"write {clip(together)}, without spaces"
        raise Unreadable(f"{clip(text)!r} is more than one name", remedy, text)
    part, names, stands_for = match.groups()
    is_doubtful = names.endswith("?")
    return Mention(
        _read_alternatives(names.removesuffix("?")),
        cast(Part, part or ""),
        is_doubtful,
        _read_alternatives(stands_for) if stands_for else (),
    )


def _read_alternatives(text: str) -> tuple[str, ...]:
    names = text.split("|")
    for name in names:
        if name.endswith("?") and len(names) > 1 and len(name) > 1:
            raise Unreadable(
                f"one of {text!r} is in doubt by itself",
                "an alternative is uncertain as it is: leave the ? out, or write it once, after the last name",
                name,
            )
    return tuple(read_any_name(name) for name in names)


def split_outside_quotes(text: str, separator: str) -> list[str]:
    """The pieces of a text between separators that stand outside quotation marks."""
    if '"' not in text:
        return text.split(separator)
    pieces, start = [], 0
    for match in re.finditer(rf"{QUOTED.pattern}|({re.escape(separator)})", text):
        if match.group(2):
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def read_text(text: str) -> str:
    """A text: bare words to the end of the line, or one or more quoted texts, joined with a space."""
    if text[:1] in CURLY:
        raise curly(text)
    if text[:1] != '"':
        return _SPACES.sub(" ", text)
    return read_quoted(text)


def curly(text: str) -> Unreadable:
    """What is wrong with a text in typographic quotation marks."""
    piece = next(sign for sign in text if sign in CURLY)
    return Unreadable(
        "curly quotation marks do not open a text", 'write straight ones: "', piece, "curly-quotes"
    )


def read_quoted(text: str) -> str:
    """The text between quotation marks; several, as continued lines give, are joined with a space."""
    pieces, position = [], 0
    while position < len(text):
        match = QUOTED.match(text, position)
        if match is None:
            rest = text[position:].strip()
            raise Unreadable(
                f"{clip(rest)!r} stands outside the quotation marks", 'close the text with " at its end', rest
            )
        pieces.append(unescape(match.group(1)))
        position = match.end()
        while text[position : position + 1].isspace():
            position += 1
    if not pieces:
        raise Unreadable("a quoted text is missing", 'write it "like this"', text)
    return " ".join(pieces)


def unescape(text: str) -> str:
    """The text with `\\"` and `\\\\` resolved; any other backslash stays as it is."""
    return re.sub(r'\\(["\\])', r"\1", text) if "\\" in text else text


def read_word(text: str) -> str:
    """One bare word."""
    if _SPACES.search(text) or text[:1] == '"':
        raise Unreadable(
            f"{clip(text)!r} is more than one word", "write one word, with - between its parts", text
        )
    return text


def read_language(text: str) -> str:
    """The tag of a language, as `en` or `de-CH`."""
    tag = tag_of(read_word(text))
    if tag != text:
        remedy = f"write {tag}" if tag else "write its tag, as en, de or ru"
        raise Unreadable(f"{clip(text)!r} is not the tag of a language", remedy, text)
    return text


@lru_cache(maxsize=1 << 16)
def read_date(text: str) -> Edtf:
    """A date in EDTF (ISO 8601-2); a date in words is refused with the figures to write."""
    try:
        return parse(text)
    except InvalidDate as fault:
        why, remedy = fault.parted
        instead = remedy or "write it as `regesta dates --help` shows it"
        if _CALENDAR.match(text) and not remedy:
            instead = "look whether another day or another calendar was meant; `regesta dates --calendars` lists them"
        elif instead.startswith(("write it", "change")) and (figures := in_figures(text)):
            why, instead = "dates are written in figures", f"write {figures}"
        said = clip(text)
        what = f"{said!r} is not a date" + (f": {why}" if why else "")
        raise Unreadable(what, instead, text, "bad-date", fault.column - 1) from None


def clip(text: str, length: int = 60) -> str:
    """The text, cut to a length fit for a message."""
    return text if len(text) <= length else text[: length - 1] + "…"


@lru_cache(maxsize=1 << 12)
def read_quantity(text: str) -> Quantity:
    """A quantity: `50`, `~50`, `40..60`, `100..`, `..20`, `50?`, `many`, `few` or `?`."""
    if text in ("many", "few", UNKNOWN):
        return Quantity(None, None, word=text)
    match = _QUANTITY.fullmatch(text)
    if match is None or not (match[2] or match[4]):
        raise Unreadable(
            f"{text!r} is not a quantity",
            "write 50, ~50, 40..60, 100.., ..20, many, few or ?; large numbers without separators: 1200000",
            text,
        )
    about, first, dots, second, doubt = match.groups()
    if max(len(number) for number in (first, second) if number) > MOST_DIGITS:
        raise Unreadable(f"{text!r} has more than {MOST_DIGITS} digits", "round it", text)
    low = float(first) if first else None
    high = float(second) if second else (low if not dots else None)
    if low is not None and high is not None and low > high:
        raise Unreadable(f"the range {text!r} ends before it begins", "put the smaller number first", text)
    return Quantity(low, high, bool(about), bool(doubt))


@lru_cache(maxsize=1 << 12)
def read_count(text: str) -> Count:
    """A count: `found ~50 letters|cables`."""
    match = _COUNT.fullmatch(text)
    if match is None:
        raise Unreadable(
            f"{clip(text)!r} is not a count",
            "write an optional basis (found, sent, stated), a quantity and one unit: found ~50 letters|cables",
            text,
        )
    basis, quantity, unit = match.groups()
    return Count(cast(Basis, basis or ""), read_quantity(quantity), tuple(unit.split("|")) if unit else ())


@lru_cache(maxsize=1 << 12)
def read_length(text: str) -> Length:
    """A length of time: `3 weeks`, `~1 month`."""
    words = text.split()
    if len(words) == 2:
        unit = words[1] if words[1].endswith("s") else words[1] + "s"
        if unit in UNITS:
            return Length(read_quantity(words[0]), unit)
    raise Unreadable(
        f"{clip(text)!r} is not a length of time",
        f"write a number and one of {', '.join(get_args(Unit))}",
        text,
    )


def read_whole_years(text: str) -> Length:
    """A whole number of years: `1 year`."""
    length = read_length(text)
    years = length.quantity.low
    is_exact = years is not None and length.quantity == Quantity(years, years) and years.is_integer()
    if length.unit != "years" or not is_exact:
        raise Unreadable(f"{text!r} is not a whole number of years", "write it as 1 year or 2 years", text)
    return length


def _chance_remedy(text: str) -> str:
    """What to write for a chance that is none: per cents are written as parts of 1."""
    if _PER_CENT.fullmatch(text):
        parts = (f"{float(one) / 100:.4f}".rstrip("0").rstrip(".") for one in re.findall(r"[0-9.]+", text))
        return f"write {' to '.join(parts)}"
    return "write 0.3, 0.3 to 0.7, or words of the scale"


def read_chance(text: str) -> Chance:
    """A chance: `0.3`, `0.3 to 0.7`, or words of a scale."""
    match = _CHANCE.fullmatch(_SPACES.sub(" ", text))
    if match is None:
        if text[:1] in '-+."' or any(character.isdigit() for character in text):
            raise Unreadable(f"{text!r} is not a chance", _chance_remedy(text), text)
        return Chance(None, None, read_text(text))
    low = float(match[1])
    high = float(match[2]) if match[2] else low
    if not 0 <= low <= high <= 1:
        raise Unreadable(
            f"{text!r} is not a chance", "chances run from 0 to 1, the smaller first: 0.3 to 0.7", text
        )
    return Chance(low, high)
