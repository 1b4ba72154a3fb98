"""What may follow on a line: words of the language, and names of which kind, by the form of the value there."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from regesta.case import Case
from regesta.case.references import ACTORS, ENTRY, METONYMS, STATES, Kinds, expected
from regesta.faces.service.cursor import Cursor
from regesta.reasoning.scales import SCALE_BY_NAME
from regesta.statements import notation, phrases
from regesta.statements.grammar import FieldKind
from regesta.statements.phrases import KINSHIPS, MODES, NAME_KINDS, OneOf
from regesta.statements.values import UNITS, Seen

_PARTS = ("some of", "most of", "one of", "all of", "unnamed", "?")
_SINGULAR = ("digest", "extraction")  # words that only one source has
_PRESENT = ("present yes", "present no", "present ?")
_SIDES = tuple(f"{side} {end} of" for side in ("before", "at", "after") for end in ("start", "end"))


class Offer(NamedTuple):
    """What may come next: words of the language, and, where `has_names`, names of these kinds."""

    words: tuple[str, ...] = ()
    kinds: Kinds = None
    has_names: bool = False


NOTHING = Offer()
Offering = Callable[[Case, Cursor, str, str], Offer]


def named(kinds: Kinds, words: Iterable[str] = ()) -> Offer:
    """Names of these kinds, and words besides."""
    return Offer(tuple(words), kinds, has_names=True)


def value_offer(case: Case, cursor: Cursor, key: str, kind: FieldKind | None, said: str) -> Offer:
    """What may follow in a field, `said` being what its value says so far; `kind` is None for a tie of a model."""
    if kind is None:
        return _tie(cursor.before) if cursor.kind == "model" and not cursor.above else NOTHING
    if isinstance(kind.read, OneOf):
        return Offer(rest_of(kind.read.words, said))
    offering = _BY_READER.get(kind.read)
    return offering(case, cursor, key, said) if offering is not None else NOTHING


def rest_of(known: Iterable[str], said: str) -> tuple[str, ...]:
    """What is still to be written of those words or phrases that begin with what is said."""
    if not said:
        return tuple(known)
    return tuple(word[len(said) + 1 :] for word in known if word.startswith(f"{said} "))


def mention_offer(kinds: Kinds, said: str) -> Offer:
    """Names where mentions are written: at the beginning, after a comma, a bar, a `=` and `some of`."""
    own = said.rpartition(",")[2].strip()
    if not own:
        return named(kinds, _PARTS)
    if own[-1] in "|=" or own in _PARTS[:4]:
        return named(METONYMS if own[-1] == "=" and kinds == ACTORS else kinds)
    return Offer(rest_of(_PARTS, own))


def _mentions(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    return mention_offer(_kinds(cursor, key), said)


def _kinds(cursor: Cursor, key: str) -> Kinds:
    return expected("" if cursor.above or cursor.is_entry else cursor.kind, key)


def _cites(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    return named(frozenset({"source"})) if not said else NOTHING


def _relation(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    return _anchor(said)


def _anchor(said: str) -> Offer:
    """An entry's name, and then how far off it lies."""
    tokens = said.split()
    if not tokens:
        return named(ENTRY)
    if len(tokens) == 1:
        return Offer(("by",))
    return Offer(UNITS) if len(tokens) == 3 else NOTHING


def _within(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    """A length, then `of`, then an entry's name."""
    tokens = said.split()
    if len(tokens) == 3 and tokens[2] == "of":
        return named(ENTRY)
    return (NOTHING, Offer(UNITS), Offer(("of",)), NOTHING)[min(len(tokens), 3)]


def _edge(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    """Which edge of an entry, and its name."""
    tokens = said.split()
    if " ".join(tokens[:3]) in _SIDES:
        return _anchor(" ".join(tokens[3:]))
    return Offer(rest_of(_SIDES, said))


def _length(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    return Offer(UNITS) if len(said.split()) == 1 else NOTHING


def _count(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    return Offer(("found", "sent", "stated")) if not said else NOTHING


def _kin(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    return named(frozenset({"person"})) if said in KINSHIPS else Offer(rest_of(KINSHIPS, said))


def _step(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    """An actor, a mode, when, and whether present."""
    if "," in said:
        return Offer(rest_of(_PRESENT, said.rpartition(",")[2].strip()))
    return named(ACTORS) if not said else Offer(MODES) if len(said.split()) == 1 else NOTHING


def _supposition(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    """A hypothesis, then its chance."""
    tokens = said.split(None, 1)
    if not tokens:
        return named(frozenset({"hypothesis"}))
    return Offer(rest_of(_words_of_chance(case), tokens[1] if len(tokens) > 1 else ""))


def _chance(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    return Offer(rest_of(_words_of_chance(case), said))


def _words_of_chance(case: Case) -> tuple[str, ...]:
    """The words of the scale that the case is written in."""
    scale = SCALE_BY_NAME.get(case.options.word("words")) if case.options is not None else None
    return tuple(scale.words) if scale is not None else ()


def _name_form(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    return Offer(NAME_KINDS) if said.endswith('"') and len(said) > 1 else NOTHING


def _pair(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    return named(_kinds(cursor, key)) if len(said.split()) < 2 else NOTHING


def _word(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    """The words that the case has in this field elsewhere."""
    if said or key in _SINGULAR:
        return NOTHING
    pairs = [(s, field) for s, field in case.fields(key) if cursor.is_entry or s.kind == cursor.kind]
    return Offer(tuple(sorted({str(field.value) for _, field in pairs})))


def _seen(case: Case, cursor: Cursor, key: str, said: str) -> Offer:
    """Who has judged passages of the case before."""
    if said:
        return NOTHING
    deep = (field for _, cites in case.fields("cites") for field in cites.under)
    return Offer(tuple(sorted({field.value.name for field in deep if isinstance(field.value, Seen)})))


def _tie(said: str) -> Offer:
    """What ties a node of a model to the register."""
    tokens = said.split()
    if len(tokens) == 1:
        return Offer(("holds", "is"))
    if tokens[1:] == ["holds"]:
        return named(STATES)
    is_at = tokens[1:] == ["is"] or (len(tokens) == 4 and tokens[3] == "at")
    return named(ENTRY) if is_at else Offer(("at",)) if len(tokens) == 3 and tokens[1] == "holds" else NOTHING


_BY_READER: dict[object, Offering] = {
    notation.read_mention: _mentions,
    notation.read_mentions: _mentions,
    notation.read_chance: _chance,
    notation.read_count: _count,
    notation.read_length: _length,
    notation.read_word: _word,
    phrases.read_cites: _cites,
    phrases.read_distance: _relation,
    phrases.read_relation: _relation,
    phrases.read_edge: _edge,
    phrases.read_within: _within,
    phrases.read_kin: _kin,
    phrases.read_step: _step,
    phrases.read_supposition: _supposition,
    phrases.read_name_form: _name_form,
    phrases.read_pair: _pair,
    phrases.read_seen: _seen,
}
