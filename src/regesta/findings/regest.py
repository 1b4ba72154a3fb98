"""The regest of an entry: one short sentence of who did what, made from its fields where it has no text of its own."""

from regesta.acts import ACT_BY_WORD
from regesta.case import Case
from regesta.statements.statement import Statement
from regesta.statements.values import Mention, Mentions

_THIRD_PERSON = {"carry-out": "carries out", "deny": "denies", "supply": "supplies", "write": "writes to"}
_PLURAL = {"carry-out": "carry out", "write": "write to"}
_ARTICLES = ("The ", "A ", "An ")


def regest(case: Case, statement: Statement) -> str:
    """What a statement says, for people: its own text, or a sentence of its fields."""
    if statement.text:
        return statement.text
    if not statement.is_entry:
        return _of_directive(case, statement)
    doers = statement.mentions("by")
    thing = within(phrase(case, statement.target))
    to = within(phrase(case, statement.mentions("to")))
    if statement.kind == "meet":
        to = within(phrase(case, (*statement.mentions("to"), *statement.mentions("with"))))
    if statement.kind in ("write", "meet"):
        thing = f"{to} about {thing}" if to and thing else to or thing
        to = ""
    doer = phrase(case, doers) or ("somebody" if statement.kind in ACT_BY_WORD else "")
    whom = within(phrase(case, statement.mentions("whom")))
    verb = predicate(statement.kind, is_plural=_is_plural(case, doers), is_denied=statement.is_denied)
    sentence = " ".join(part for part in (doer, verb, whom, thing) if part)
    return f"{sentence} — to {to}" if to else sentence


def predicate(verb: str, *, is_plural: bool = False, is_denied: bool = False) -> str:
    """An act's word in a sentence: `refuses`, `carry out`, `does not refuse`; other verbs as they are."""
    if verb not in ACT_BY_WORD:
        return f"not: {verb}" if is_denied else verb
    bare = _PLURAL.get(verb, verb)
    if is_denied:
        return f"{'do' if is_plural else 'does'} not {bare}"
    return bare if is_plural else _THIRD_PERSON.get(verb, f"{verb}s")


def _is_plural(case: Case, doers: Mentions) -> bool:
    if len(doers) != 1:
        return bool(doers)
    named = [case.named.get(name) for name in doers[0].names]
    return any(statement is not None and statement.kind == "group" for statement in named)


def within(text: str) -> str:
    """A phrase as it stands within a sentence: `The invasion` becomes `the invasion`."""
    return text[0].lower() + text[1:] if text.startswith(_ARTICLES) else text


def _of_directive(case: Case, statement: Statement) -> str:
    if statement.kind == "same":
        return " and ".join(mention_text(case, m) for m in statement.mentions("names")) + " are the same"
    return f"{statement.kind} {statement.name}".strip()


def phrase(case: Case, mentions: Mentions) -> str:
    """Mentions as a phrase: `Kim Il-sung and Pak Hon-yong`."""
    words = [mention_text(case, mention) for mention in mentions]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def mention_text(case: Case, mention: Mention) -> str:
    """A mention for people: titles for names, and its doubt said."""
    if mention.word == "unnamed":
        return mention.words or "somebody unnamed"
    if mention.word:
        return "somebody unknown"
    text = " or ".join(case.title_of(name) for name in mention.names)
    if mention.stands_for:
        text += f" ({' or '.join(case.title_of(name) for name in mention.stands_for)})"
    if mention.part:
        text = f"{mention.part} of {text}"
    return f"{text} (?)" if mention.is_doubtful else text
