"""The regest of an entry: one short sentence of who did what, made from its fields where it has no text of its own."""

from regesta.acts import ACT_BY_WORD
from regesta.case import Case
from regesta.findings.deferred import once
from regesta.statements.statement import Statement
from regesta.statements.values import Mention, Mentions
from regesta.wording import Sentence, both, either, joined, listed, said, word

_THIRD_PERSON = {"carry-out": "carries out", "deny": "denies", "supply": "supplies", "write": "writes to"}
_PLURAL = {"carry-out": "carry out", "write": "write to"}
_ARTICLES = ("The ", "A ", "An ")


def regest(case: Case, statement: Statement) -> str:
    """What a statement says, for people: its own text, or a sentence of its fields."""
    if statement.text:
        return statement.text
    if not statement.is_entry:
        return _of_directive(case, statement)
    return _of_entry(case, statement)


@once
def _of_entry(case: Case, statement: Statement) -> str:
    doers = statement.mentions("by")
    doer = phrase(case, doers) or (said("somebody") if statement.kind in ACT_BY_WORD else "")
    verb = predicate(statement.kind, is_plural=_is_plural(case, doers), is_denied=statement.is_denied)
    whom = phrase(case, statement.mentions("whom"), is_within=True)
    thing = phrase(case, statement.target, is_within=True)
    to = phrase(case, statement.mentions("to"), is_within=True)
    if statement.kind == "meet":
        to = phrase(case, (*statement.mentions("to"), *statement.mentions("with")), is_within=True)
    if statement.kind in ("write", "meet"):
        thing = said("{to} about {thing}", to=to, thing=thing) if to and thing else to or thing
        return joined(" ", filter(None, (doer, verb, whom, thing)))
    sentence = _sentence(doer, verb, whom, thing)
    return said("{sentence} — to {to}", sentence=sentence, to=to) if to else sentence


def _sentence(doer: str, verb: str, whom: str, thing: str) -> Sentence:
    """Who did what, those parts left out that are empty."""
    before = joined(" ", filter(None, (doer, verb, whom)))
    return said("{deed} {object}", deed=before, object=thing) if thing else before


def predicate(verb: str, *, is_plural: bool = False, is_denied: bool = False) -> str:
    """An act's word in a sentence: `refuses`, `carry out`, `does not refuse`; other verbs as they are."""
    if verb not in ACT_BY_WORD:
        told = word("predicate", verb)
        return said("not: {verb}", verb=told) if is_denied else told
    bare = _PLURAL.get(verb, verb)
    if is_denied:
        return (
            said("none|do not {verb}", verb=word("none", bare))
            if is_plural
            else said("denied|does not {verb}", verb=word("denied", bare))
        )
    return word("plural", bare) if is_plural else word("singular", _THIRD_PERSON.get(verb, f"{verb}s"))


def _is_plural(case: Case, doers: Mentions) -> bool:
    if len(doers) != 1:
        return bool(doers)
    named = [case.named.get(name) for name in doers[0].names]
    return any(statement is not None and statement.kind == "group" for statement in named)


def within(text: str) -> str:
    """A title as it stands within a sentence: `The invasion` becomes `the invasion`."""
    return text[0].lower() + text[1:] if text.startswith(_ARTICLES) else text


def _of_directive(case: Case, statement: Statement) -> str:
    if statement.kind == "same":
        names = both([mention_text(case, m) for m in statement.mentions("names")])
        return said("{names} are the same", names=names)
    return joined(" ", filter(None, (word("verb", statement.kind), statement.name)))


def phrase(case: Case, mentions: Mentions, *, is_within: bool = False) -> str:
    """Mentions as a phrase: `Kim Il-sung and Pak Hon-yong`; with `is_within`, as it stands within a sentence."""
    words = [
        mention_text(case, mention, is_within=is_within and not number)
        for number, mention in enumerate(mentions)
    ]
    return listed(words)


def mention_text(case: Case, mention: Mention, *, is_within: bool = False) -> str:
    """A mention for people: titles for names, and its doubt said."""
    if mention.word == "unnamed":
        words = within(mention.words) if is_within else mention.words
        return words or said("somebody unnamed")
    if mention.word:
        return said("somebody unknown")
    titles = [case.title_of(name) for name in mention.names]
    if titles and is_within and not mention.part:
        titles[0] = within(titles[0])
    text = either(titles)
    if mention.stands_for:
        meant = either([case.title_of(name) for name in mention.stands_for])
        text = said("{name} ({meant})", name=text, meant=meant)
    if mention.part:
        text = said("{part} of {whole}", part=word("part", mention.part), whole=text)
    return said("{mention} (?)", mention=text) if mention.is_doubtful else text
