"""What may be written where the cursor is: words of the language, and names of the case of the kind that fits."""

from collections.abc import Iterator
from heapq import nsmallest

from regesta.case.references import ACTORS, expected, target_kinds
from regesta.editing.layout import VALUE
from regesta.faces.service import language
from regesta.faces.service.answers import Completion
from regesta.faces.service.cursor import Cursor
from regesta.faces.service.names import Names
from regesta.faces.service.offers import NOTHING, Offer, mention_offer, named, rest_of, value_offer
from regesta.statements.grammar import DIRECTIVES, NATURES, VERBS
from regesta.statements.header import UNDATED
from regesta.statements.parser import split_key

MOST = 100  # completions given at once: more are found by writing on


def completions(names: Names, cursor: Cursor, typed: Names | None = None) -> list[Completion]:
    """What may be written at the cursor, words before names; at most a hundred.

    `typed` are names that stand in the text and were not yet there when `names` were read.
    """
    if cursor.is_comment or cursor.is_text:
        return []
    asked = cursor.word.casefold()
    if cursor.is_first_line and not cursor.before:
        found = [
            _completion(cursor, word, "directive", language.glossary().get(word, "")) for word in _OPENING
        ]
    elif not cursor.is_first_line and (fields := list(_fields(cursor))):
        found = fields
    else:
        offer = _offer(names, cursor)
        kind = "verb" if cursor.is_first_line and not cursor.kind else "word"
        found = [_completion(cursor, word, kind, language.verb_says(word)) for word in offer.words]
        found = [one for one in found if one.label.casefold().startswith(asked)]
        return [*found, *_names(names, typed, cursor, offer, asked)][:MOST]
    return [one for one in found if one.text.casefold().startswith(asked)][:MOST]


_OPENING = (*DIRECTIVES, UNDATED)


def _completion(cursor: Cursor, word: str, kind: str, detail: str, label: str = "") -> Completion:
    return Completion(label or word, kind, detail, cursor.line, cursor.start, cursor.column, word)


def _fields(cursor: Cursor) -> Iterator[Completion]:
    """The fields that may stand on the line, as long as none has been written, laid out as `regesta fmt` does."""
    if split_key(f"{cursor.before} ", dict(cursor.kinds))[0] in cursor.kinds:
        return
    room = VALUE - cursor.start if not cursor.before else 0
    for key, rest in zip(cursor.kinds, rest_of(cursor.kinds, cursor.before), strict=False):
        yield _completion(
            cursor, f"{rest:<{max(room, 0)}} ", "field", language.field_says(cursor.owner, key), rest
        )


def _offer(names: Names, cursor: Cursor) -> Offer:
    """What may come next after what stands on the line."""
    if cursor.is_first_line:
        return _after_verb(cursor) if cursor.is_entry else _after_directive(cursor)
    key, said = split_key(f"{cursor.before} ", dict(cursor.kinds))
    return value_offer(names.case, cursor, key, cursor.kinds.get(key), said.strip())


def _after_verb(cursor: Cursor) -> Offer:
    """A verb after the date, and what the verb is about after it."""
    if not cursor.kind:
        is_denied = cursor.before.split()[-1] == "not"
        return Offer(tuple(sorted(VERBS)) if is_denied else ("not", *sorted(VERBS)))
    tokens = cursor.before.split()
    said = " ".join(tokens[tokens.index(cursor.kind) + 1 :])
    offer = mention_offer(target_kinds(cursor.kind), said)
    return offer if offer.has_names else Offer((*offer.words, "series"))


def _after_directive(cursor: Cursor) -> Offer:
    """What else may stand on a directive's first line."""
    kind = DIRECTIVES.get(cursor.kind)
    tokens = cursor.before.split()
    if kind is None:
        return NOTHING
    if cursor.kind == "same":
        return named(expected("same", "names") or ACTORS) if len(tokens) < 3 else NOTHING
    if len(tokens) < 2:
        return NOTHING
    keys = [key for key in (*kind.heads, *kind.inline) if key != "nature"]
    key = next((key for key in keys if cursor.before.endswith(f" {key}")), "")
    if key and key != "format":
        return named(expected(cursor.kind, key))
    natures = NATURES if "nature" in kind.heads else ()
    left = [one for one in keys if f" {one} " not in f"{cursor.before} "]
    begun = [word for one in keys for word in rest_of((one,), tokens[-1])]
    return Offer(tuple(begun) or ("1",)) if key or begun else Offer((*left, *natures))


def _names(names: Names, typed: Names | None, cursor: Cursor, offer: Offer, asked: str) -> list[Completion]:
    """The names that fit: those that begin with what is written, then those of which a later part or the title does."""
    if not offer.has_names:
        return []
    every = [(names, pair) for pair in names.of_kinds(offer.kinds)]
    if typed is not None:
        new = (pair for pair in typed.of_kinds(offer.kinds) if pair[0] not in names.case.named)
        every += [(typed, pair) for pair in new]
    ranked = (
        (rank, name, kind, number)
        for number, (giver, (name, kind)) in enumerate(every)
        if (rank := _rank(giver, name, asked)) is not None
    )
    best = nsmallest(MOST, ranked)
    return [_completion(cursor, name, kind, every[number][0].says(name)) for _, name, kind, number in best]


def _rank(names: Names, name: str, asked: str) -> int | None:
    """How well a name fits what is written: 0 best, None not at all."""
    folded = name.casefold()
    if folded.startswith(asked) or folded[1:].startswith(asked):
        return 0
    if asked in folded:
        return 1
    statement = names.case.named[name]
    return 2 if len(asked) > 1 and asked in statement.text.casefold() else None
