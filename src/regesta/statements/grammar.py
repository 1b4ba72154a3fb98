"""The grammar as tables: every directive with its fields, and how each field's value is read.

docs/language.md says the same in words; a test holds the two together.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD
from regesta.reasoning.scales import SCALE_BY_NAME
from regesta.statements.notation import (
    read_chance,
    read_count,
    read_date,
    read_language,
    read_length,
    read_mention,
    read_mentions,
    read_quantity,
    read_text,
    read_whole_years,
    read_word,
)
from regesta.statements.phrases import (
    MODES,
    OneOf,
    read_cites,
    read_coordinates,
    read_distance,
    read_edge,
    read_kin,
    read_name_form,
    read_pair,
    read_relation,
    read_seen,
    read_step,
    read_supposition,
    read_within,
)
from regesta.statements.values import Value

Reader = Callable[[str], Value]

SCALES = tuple(SCALE_BY_NAME)
# The directives that declare an actor, in the order in which actors are shown.
ACTOR_KINDS = ("person", "body", "group", "office")
NATURES = ("condition", "promise", "exclusion", "warning")


class FieldKind(NamedTuple):
    """How a field is read, and whether it may stand more than once."""

    read: Reader
    is_repeatable: bool = False


class DirectiveKind(NamedTuple):
    """A directive: how it is named, whether a text stands on its first line, and its fields.

    `naming` is "name", "^name" or "" (none). `inline` are the fields that may stand on the first line, `heads` those
    that stand there and nowhere else, and `needs` those of them that must be there.
    """

    naming: str
    has_text: bool
    fields: dict[str, FieldKind]
    inline: tuple[str, ...] = ()
    heads: Mapping[str, FieldKind] = MappingProxyType({})
    needs: tuple[str, ...] = ()


_date = FieldKind(read_date)
_word = FieldKind(read_word)
_text = FieldKind(read_text)
_mention = FieldKind(read_mention)
_mentions = FieldKind(read_mentions)
_chance = FieldKind(read_chance)
_expressions = FieldKind(read_text, True)
_relations = FieldKind(read_relation, True)
_distances = FieldKind(read_distance, True)
_edges = FieldKind(read_edge, True)
_cert = FieldKind(OneOf(("high", "medium", "low", "?")))

NOTE = {"note": FieldKind(read_text, True)}
CITES = {"cites": FieldKind(read_cites, True)}
UNDER_FIELD: dict[str, FieldKind] = {**CITES, **NOTE}
RECORDED: dict[str, FieldKind] = {"cert": _cert, **CITES, "draft": _text, **NOTE}
COMPUTED: dict[str, FieldKind] = {**CITES, "draft": _text, **NOTE}
ALIAS: dict[str, FieldKind] = {
    "name": FieldKind(read_name_form, True),
    "identifier": FieldKind(read_text, True),
    **CITES,
    **NOTE,
}
PART_OF: dict[str, FieldKind] = {"kind": _word, "part of": _mention}

# What a source may read differently from the entry.
_READ: dict[str, FieldKind] = {
    "by": _mentions,
    "to": _mentions,
    "whom": _mentions,
    "with": _mentions,
    "from": _mentions,
    "through": _mentions,
    "as": _mention,
    "place": _mentions,
    "form": _word,
    "count": FieldKind(read_count, True),
    "lasted": FieldKind(read_length),
    "manner": _text,
}

ENTRY: dict[str, FieldKind] = {
    **_READ,
    "about": _mentions,
    "reference": _text,
    "answers": _mentions,
    "of": _mentions,
    "needs": _mentions,
    "kind": FieldKind(OneOf(("formal", "actual"))),
    "before": _distances,
    "after": _distances,
    "during": _relations,
    "overlaps": _relations,
    "same time as": _relations,
    "until": _relations,
    "since": _relations,
    "no later than": _relations,
    "starts": _edges,
    "ends": _edges,
    "within": FieldKind(read_within, True),
    **RECORDED,
}

READING: dict[str, FieldKind] = {
    "mode": FieldKind(OneOf(MODES)),
    "basis": FieldKind(OneOf(("document", "testimony", "inference", "unstated"))),
    "claimant": _mentions,
    "via": FieldKind(read_step, True),
    "motive": FieldKind(read_text, True),
    "prefix": _text,
    "suffix": _text,
    "language": FieldKind(read_language),
    "seen": FieldKind(read_seen, True),
    "date": _date,
    **_READ,
    "cert": _cert,
    **NOTE,
}

DIRECTIVES: dict[str, DirectiveKind] = {
    "case": DirectiveKind(
        "name",
        True,
        {
            "language": FieldKind(read_language),
            "horizon": _date,
            "about": FieldKind(read_whole_years),
            "shape": FieldKind(OneOf(("even", "falling", "bell"))),
            "words": FieldKind(OneOf(SCALES)),
            "author": _text,
            **NOTE,
        },
        heads={"format": _word},
    ),
    "include": DirectiveKind("", True, NOTE),
    "source": DirectiveKind(
        "name",
        True,
        {
            "author": _text,
            "kind": _word,
            "date": _date,
            "seen as": FieldKind(
                OneOf(("original", "scan", "transcription", "translation", "title only", "not seen"))
            ),
            "locators": FieldKind(OneOf(("lines", "paragraphs", "pages", "ids"))),
            "text": _text,
            "edition": _text,
            "reference": _text,
            "address": _text,
            "accessed": _date,
            "language": FieldKind(read_language),
            "translation of": _mention,
            "part of": _mention,
            "extraction": _word,
            "digest": _word,
            **NOTE,
        },
        inline=("part of", "translation of"),
    ),
    "person": DirectiveKind(
        "name",
        True,
        {"born": _date, "died": _date, "kin": FieldKind(read_kin, True), "occupation": _text, **ALIAS},
    ),
    "body": DirectiveKind(
        "name", True, {**PART_OF, "founded": _date, "dissolved": _date, **ALIAS}, inline=("part of",)
    ),
    "group": DirectiveKind("name", True, {**PART_OF, **ALIAS}, inline=("part of",)),
    "office": DirectiveKind(
        "name", True, {"of": _mention, "seats": FieldKind(read_quantity), **ALIAS}, inline=("of",)
    ),
    "place": DirectiveKind(
        "name", True, {**PART_OF, "coordinates": FieldKind(read_coordinates), **ALIAS}, inline=("part of",)
    ),
    "matter": DirectiveKind("name", True, {**PART_OF, **ALIAS}, inline=("part of",)),
    "version": DirectiveKind(
        "name",
        True,
        {
            "from": _mention,
            "hand": _mentions,
            "date": _date,
            "kind": FieldKind(OneOf(("draft", "proposal", "final"))),
            "changed": FieldKind(read_text, True),
            "text": _text,
            **RECORDED,
        },
        inline=("from",),
        heads={"of": _mention},
        needs=("of",),
    ),
    "term": DirectiveKind(
        "^name",
        True,
        {"binds": _mentions, "toward": _mentions, **RECORDED},
        heads={"of": _mention, "nature": FieldKind(OneOf(NATURES))},
        needs=("of", "nature"),
    ),
    "same": DirectiveKind("", False, RECORDED, heads={"names": FieldKind(read_pair)}, needs=("names",)),
    "claim": DirectiveKind(
        "name",
        True,
        {
            "cause": _mentions,
            "contributes to": _mentions,
            "prevents": _mentions,
            "had": _mentions,
            "had not": _mentions,
            "like": FieldKind(read_pair),
            "in": _text,
            "by": _mentions,
            **RECORDED,
        },
    ),
    "question": DirectiveKind("name", True, {"about": _mentions, **COMPUTED}),
    "hypothesis": DirectiveKind(
        "name", True, {"prior": _chance, **COMPUTED}, heads={"of": _mention}, needs=("of",)
    ),
    "evidence": DirectiveKind(
        "^name",
        True,
        {
            "rests on": _mentions,
            "absent": _text,
            "sought": _text,
            "as of": _date,
            "survives": _chance,
            "depends on": _mentions,
            "if": FieldKind(read_supposition, True),
            **COMPUTED,
        },
        heads={"on": _mention},
        needs=("on",),
    ),
    "model": DirectiveKind(
        "name",
        True,
        {"draws": _expressions, "restricts": _expressions, "assumes": _expressions, **COMPUTED},
    ),
    "what-if": DirectiveKind(
        "name",
        True,
        {"given": _expressions, "ask": _expressions, **COMPUTED},
        heads={"in": _mention},
        needs=("in",),
    ),
}

# The fields that put an entry in time beside another, or beside a date.
RELATIONS = (
    "before", "after", "during", "overlaps", "same time as", "within",
    "until", "since", "no later than", "starts", "ends",
)  # fmt: skip

# The verbs of entries that are not acts, and what their object must be.
STATE_VERBS = ("begins", "ends", "holds")
OWN_NAME_VERBS = ("practice", "power")
OTHER_VERBS = (*STATE_VERBS, "belongs", *OWN_NAME_VERBS, "event")

# Directives that are entries of the register although no date opens them.
UNDATED_ENTRIES = frozenset({"claim", "same", "term"})
VERBS = frozenset((*ACT_BY_WORD, *OTHER_VERBS))

# The words that fields begin with and directives do not.
FIELD_WORDS = frozenset(
    key.split()[0]
    for kinds in (ENTRY, READING, *(kind.fields for kind in DIRECTIVES.values()))
    for key in kinds
) - {*DIRECTIVES, *VERBS}
