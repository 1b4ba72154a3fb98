"""How the values of several words are written: citations and what stands under them, relations, names, ties."""

import re
from typing import Literal, cast

from regesta.dates import Edtf
from regesta.statements.nearness import did_you_mean
from regesta.statements.notation import (
    CURLY,
    DATE_START,
    QUOTED,
    Unreadable,
    clip,
    curly,
    read_chance,
    read_date,
    read_entry_name,
    read_length,
    read_mention,
    read_name,
    read_quoted,
    unescape,
)
from regesta.statements.values import (
    Cites,
    Kin,
    Mentions,
    NameForm,
    NodeTie,
    Relation,
    Seen,
    Step,
    Supposition,
)

ELISION = "…"
NAME_KINDS = (
    "born-name",
    "nom-de-guerre",
    "pseudonym",
    "nickname",
    "title",
    "official",
    "transliteration",
    "spelling",
)
KINSHIPS = ("parent", "child", "spouse", "sibling")
MODES = (
    "asserts",
    "infers",
    "probable",
    "possible",
    "recalls",
    "argues",
    "reports",
    "denies",
    "doubts",
    "silent",
)

_CITES = re.compile(rf"(\S+)(?:\s+(?!sealed\b)([^\s\"]+))?(?:\s+(?:{QUOTED.pattern}|(sealed)\s+(.*)))?")
_PAGED = re.compile(r"(?i)(\S+)\s+(?:pages?|pp?|ff?|fols?|nos?)\.?\s+([^\s\"]*\d[^\s\"]*)")  # minutes p. 12
_MARK = re.compile(r"\d{1,3}\.[A-Za-z0-9_-]{20}", re.ASCII)
_PRESENT = re.compile(r"present\s+(yes|no|\?)")
_DEGREES = re.compile(r"[-+]?\d+(?:\.\d+)?", re.ASCII)
_EDGE = re.compile(r"(before|at|after)\s+(start|end)\s+of\s+(.+)")
_TIE = re.compile(r"(?:holds\s+(\S+)\s+at|is)\s+(\S+)")


def read_cites(text: str) -> Cites:
    """A citation: `lankov 20 "words"`, `lankov 20 sealed 1 312+24 …`, `lankov 20` or `lankov`."""
    match = _CITES.fullmatch(text)
    if match is None:
        return _read_long_cites(text)
    source, locator, words, sealed, seal = match.groups()
    if source[-1] in ",;:":
        remedy = f"leave out the {source[-1]} after the source: cites {clip(source[:-1])} {locator or ''}"
        raise Unreadable(f"{clip(source)!r} is not a name", remedy.rstrip(), source, "bad-name")
    return Cites(
        read_name(source),
        locator or "",
        unescape(words) if words is not None else None,
        tuple(seal.split()) if sealed else None,
    )


def _read_long_cites(text: str) -> Cites:
    """A citation whose words go on in a second quoted text; anything else is refused."""
    if not CURLY.isdisjoint(text):
        raise curly(text)
    start = text.find('"')
    if start < 0:
        paged = _PAGED.fullmatch(text)
        remedy = f"write cites {paged[1]} {paged[2]}" if paged else 'write cites SOURCE LOCATOR "words"'
        raise Unreadable(
            "a citation has a source, one locator and one quotation",
            f"{remedy}; a locator is one word, as 13-15",
            text,
        )
    words = read_quoted(text[start:])
    head = read_cites(text[:start].strip())
    return head._replace(words=words)


def read_relation(text: str) -> Relation:
    """The other side of a relation: an entry's name or a date."""
    return Relation(_read_anchor(text))


def read_within(text: str) -> Relation:
    """A distance: `3 weeks of ^talks`."""
    length, of, target = text.partition(" of ")
    if not of:
        raise Unreadable(f"{clip(text)!r} does not say of what", "write within 3 weeks of ^talks", text)
    return Relation(_read_anchor(target.strip()), read_length(length.strip()), "within")


def read_distance(text: str) -> Relation:
    """The other side of an order, and how far off it lies if that is said: `^talks by 2..3 days`."""
    target, by, length = text.partition(" by ")
    return Relation(_read_anchor(target.strip()), read_length(length.strip()) if by else None)


def read_edge(text: str) -> Relation:
    """What a start or an end is put beside: `before start of ^talks`, `after end of 1950 by 3 weeks`."""
    match = _EDGE.fullmatch(text)
    if match is None:
        raise Unreadable(
            f"{clip(text)!r} does not put it beside a start or an end",
            "write before, at or after, then start of or end of: at end of ^talks",
            text,
        )
    side, end, rest = match.groups()
    return read_distance(rest)._replace(edge=f"{side} {end}")


def _read_anchor(text: str) -> str | Edtf:
    if text[:1] == "^":
        return read_entry_name(text)
    if DATE_START.match(text):
        return read_date(text)
    raise Unreadable(
        f"{clip(text)!r} is neither an entry's name nor a date",
        f"write ^{text} for an entry, or a date",
        text,
    )


def read_name_form(text: str) -> NameForm:
    """Another name: `"Kim Song-ju" born-name [1930..1935]`."""
    match = QUOTED.match(text)
    if match is None and text[:1] in CURLY:
        raise curly(text)
    if match is None:
        raise Unreadable(
            f"the name {clip(text)!r} is not quoted", 'write it in quotation marks: name "…"', text
        )
    kind, date = "", None
    for word in text[match.end() :].split():
        if DATE_START.match(word) and date is None:
            date = read_date(word)
        elif word in NAME_KINDS and not kind:
            kind = word
        else:
            raise Unreadable(
                f"{clip(word)!r} is not a kind of name",
                f"write one of {', '.join(NAME_KINDS)}, or a date",
                word,
            )
    return NameForm(unescape(match.group(1)), kind, date)


def read_kin(text: str) -> Kin:
    """A kinship: `parent besarion`."""
    kind, _, whom = text.partition(" ")
    if kind not in KINSHIPS or not whom:
        raise Unreadable(
            f"{clip(text)!r} is not a kinship",
            f"write one of {', '.join(KINSHIPS)} and a name: parent besarion",
            kind,
        )
    return Kin(kind, read_mention(whom.strip()))


def read_step(text: str) -> Step:
    """A link of a chain of telling: `khrushchev recalls, later, present ?`."""
    head, *rest = [piece.strip() for piece in text.split(",")]
    name, _, mode = head.partition(" ")
    if mode and mode not in MODES:
        raise Unreadable(f"{clip(mode)!r} is not a mode", f"write one of {', '.join(MODES)}", mode)
    when, present = "", ""
    for piece in rest:
        match = _PRESENT.fullmatch(piece)
        if match:
            present = match.group(1)
        elif when or not piece:
            raise Unreadable(
                f"{clip(piece)!r} is one part too many",
                "write via ACTOR MODE, WHEN, present yes|no|?",
                piece or ",",
            )
        else:
            when = piece
    return Step(read_mention(name), mode, when, cast(Literal["", "yes", "no", "?"], present))


def read_seen(text: str) -> Seen:
    """A judgement that a passage supports its entry: who, when, and the mark of what was judged."""
    words = text.split()
    if len(words) not in (2, 3):
        raise Unreadable(
            f"{clip(text)!r} is not a judgement", "write seen NAME DATE, and the mark if there is one", text
        )
    mark = words[2] if len(words) == 3 else ""
    if mark and not _MARK.fullmatch(mark):
        raise Unreadable(
            f"{clip(mark)!r} is not a mark: a mark is a number, a dot and 20 signs",
            "take it away, judge the passage again, and run `regesta seal --marks`, which writes the mark",
            mark,
        )
    return Seen(words[0], read_date(words[1]), mark)


def read_supposition(text: str) -> Supposition:
    """The chance of evidence under a hypothesis: `trap 0.3 to 0.7`."""
    name, _, chance = text.partition(" ")
    if not chance:
        raise Unreadable(
            f"if {name} has no chance beside it", f"write if {name} 0.3, or words of the scale", name
        )
    return Supposition(read_name(name), read_chance(chance.strip()))


def read_tie(node: str, text: str) -> NodeTie:
    """What ties a causal node to the register: `holds soviet-bomb at ^approval`, or `is ^approval`."""
    match = _TIE.fullmatch(text)
    if match is None:
        raise Unreadable(
            f"{clip(text)!r} does not tie {node} to the register",
            f"write {node} holds STATE at ^entry, or {node} is ^entry",
            text,
        )
    state, at = match.groups()
    return NodeTie(node, read_name(state) if state else "", _read_anchor(at))


def read_pair(text: str) -> Mentions:
    """Two names, side by side: `dprk ussr`."""
    words = text.split()
    if len(words) != 2 or "," in text:
        pair = text.replace(",", " ").split()
        remedy = (
            f"write {clip(' '.join(pair))}, without a comma"
            if len(pair) == 2
            else "write two names with a space between"
        )
        raise Unreadable(f"{clip(text)!r} is not two names", remedy, text)
    return (read_mention(words[0]), read_mention(words[1]))


def read_coordinates(text: str) -> str:
    """Latitude and longitude in degrees, north and east positive: `39.03 125.75`."""
    words = text.split()
    if len(words) != 2 or not all(map(_DEGREES.fullmatch, words)):
        raise Unreadable(
            f"{clip(text)!r} is not latitude and longitude",
            "write two numbers in degrees: 39.03 125.75",
            text,
        )
    latitude, longitude = (float(word) for word in words)
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise Unreadable(
            f"{clip(text)!r} is not on the globe",
            "latitudes run from -90 to 90, longitudes from -180 to 180",
            text,
        )
    return " ".join(words)


def one_of(*words: str) -> "OneOf":
    """A reader of one word out of a closed list."""
    return OneOf(words)


class OneOf:
    """Reads one word out of a closed list."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def __call__(self, text: str) -> str:
        """The word, if it is one of the list; those of two words have one space between them."""
        text = " ".join(text.split())
        if text not in self.words:
            remedy = did_you_mean(text, self.words) or f"write one of: {', '.join(self.words)}"
            raise Unreadable(f"{clip(text)!r} is not understood here", remedy, text)
        return text
