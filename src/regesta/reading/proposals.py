"""What a model proposes, held against the text: a draft of its own, or rejected with the reason.

A model's word is taken for nothing: its quotation must stand in the passage that it was given, its names, date and verb
must be carried by the quotation, and the rules of reading must not read the same words otherwise. How a thing is said
is read from the words, never taken from the model.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD
from regesta.dates import Edtf, InvalidDate, parse
from regesta.dates.words import Expression
from regesta.reading.actors import ACTORS, PLACES
from regesta.reading.carrying import faults_of, names_in
from regesta.reading.dating import written_date
from regesta.reading.drafts import Carrier, Draft, cited, field, quotation, slug, title
from regesta.reading.families import FAMILY_BY_VERB, family
from regesta.reading.modes import hedged
from regesta.reading.prompting import Passage
from regesta.reading.reader import Reader
from regesta.sources import Span, Text
from regesta.statements.statement import Field, Statement, field_mentions
from regesta.statements.values import Mention, meant

LEAST_WORDS = 8
MOST_SAID = 300  # characters of a proposal that are shown
MOST_PROPOSALS = 200  # of one passage
_VERBS = (*ACT_BY_WORD, "event", "begins", "ends", "holds")
_NAMED = ("holds", "begins", "ends")
_ROLES = ("by", "to", "whom", "with", "place")
_ELISION = re.compile(r"…|\.\s?\.\s?\.|\[[^\]]*\]")
_SPACES = re.compile(r"\s+")
_DENIALS = frozenset((
    "not", "never", "no", "nor", "n't", "neither", "nobody", "nothing", "without", "deny", "denied", "denies",
    "failed", "fail",
))  # fmt: skip
_SUPPOSED = frozenset((
    "if", "unless", "whether", "would", "could", "might", "may", "should", "can", "had",
))  # fmt: skip
_FENCE = re.compile(r"^\s*```\w*\s*|\s*```\s*$")


class Rejected(NamedTuple):
    """A proposal that became no draft: why, and what the model said."""

    reason: str
    said: str


class Readings(NamedTuple):
    """What the rules of reading make of a text, and its temporal expressions: what proposals are held against."""

    drafts: tuple[Draft, ...]
    times: tuple[Expression, ...]


def proposals(reply: str) -> list[dict[str, object]] | Rejected:
    """The objects of a reply: all of it, or those before the place where it was cut."""
    text = _FENCE.sub("", reply.strip())
    start = text.find("[")
    try:
        whole = json.loads(text if start < 0 else text[start : text.rfind("]") + 1])
        found = whole if isinstance(whole, list) else [whole]
    except (ValueError, RecursionError):
        found = list(_objects(text[max(start, 0) :]))
    kept = [one for one in found if isinstance(one, dict)][:MOST_PROPOSALS]
    return kept or ([] if text == "[]" else Rejected("the answer is no list of statements", reply[:200]))


def _objects(text: str) -> Iterator[object]:
    """The whole objects at the beginning of a list that was cut."""
    decoder, at = json.JSONDecoder(), 1
    while (at := text.find("{", at)) >= 0:
        try:
            found, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield found


class Given(NamedTuple):
    """What a model was given: a passage of a source's text, and what the rules make of that text."""

    text: Text
    passage: Passage
    source: str
    scheme: str
    model: str
    readings: Readings


def judged(proposal: dict[str, object], given: Given, reader: Reader) -> Draft | Rejected:
    """The draft that a proposal becomes, or why it is rejected."""
    words, verb = proposal.get("quotation"), proposal.get("verb")
    if not isinstance(words, str) or not isinstance(verb, str):
        return Rejected(
            "it has no quotation or no verb", json.dumps(proposal, ensure_ascii=False)[:MOST_SAID]
        )
    span = _place(words, given.text, given.passage)
    if isinstance(span, str):
        return Rejected(span, words[:MOST_SAID])
    draft = _drafted(proposal, verb, span, given, reader)
    if isinstance(draft, str):
        return Rejected(draft, words[:MOST_SAID])
    faults = faults_of(draft, given.text, reader.actors)
    return Rejected(faults[0], words[:MOST_SAID]) if faults else draft


def _drafted(proposal: dict[str, object], verb: str, span: Span, given: Given, reader: Reader) -> Draft | str:
    """The draft for words that stand in the passage, or what of it they do not carry."""
    text, denied, alike = given.text, proposal.get("denied", False) is True, FAMILY_BY_VERB.get(verb)
    words = quotation(text.content, span)
    near = [one for one in given.readings.drafts if one.span.meets(span) and family(one.statement) == alike]
    roles, carriers, reason = _roles(proposal, text, span, reader)
    reason = _wrong_verb(verb, denied, words, near, reader) or reason or _other_doer(roles, near)
    date = _date(proposal.get("date"), verb, text, span, given.readings)
    if reason or isinstance(date, str):
        return reason or str(date)
    if date is not None:
        carriers.append(Carrier("date", (), date[1].start, date[1].end))
    heading, rule = title((words,)), f"model {given.model}"
    reading = _reading(text, span, reader, carriers)
    fields = (*roles, cited(text, given.source, given.scheme, span, reading), field("draft", rule))
    made = Statement(
        verb, "", heading, fields, "", (0, 0), is_entry=True, date=date[0] if date else None, is_denied=denied,
        target=_target(verb, heading),
    )  # fmt: skip
    return Draft(made, given.source, span, rule, tuple(carriers))


def _place(words: str, text: Text, passage: Passage) -> Span | str:
    """Where a quotation stands in the passage, once and in one piece; or why it is none."""
    if len(words.split()) < LEAST_WORDS:
        return f"the quotation has fewer than {LEAST_WORDS} words"
    if _ELISION.search(words):
        return "the quotation is put together from pieces"
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    found = list(pattern.finditer(text.content, passage.start, passage.end))
    if not found:
        return "the words do not stand in the passage"
    if len(found) > 1:
        return "the words stand in the passage more than once"
    start, end = found[0].span()
    return Span(start, end - start)


def _wrong_verb(verb: str, denied: bool, words: str, near: list[Draft], reader: Reader) -> str:
    """Why a verb is not carried by the words, or an empty text."""
    if verb not in _VERBS:
        return f"{verb!r} is no verb of the language"
    lexicon = reader.lexicon
    said = [word.strip("\"'“”‘’.,;:!?()").lower() for word in words.split()]
    if verb in ACT_BY_WORD:
        acts = {lexicon.acts.get(lexicon.forms[word].lemma) for word in said if word in lexicon.forms}
        acts |= {lexicon.nouns.get(word) or lexicon.nouns.get(word.removesuffix("s")) for word in said}
        acts |= {one.statement.kind for one in near}
        if FAMILY_BY_VERB[verb] not in {FAMILY_BY_VERB[act] for act in acts if act}:
            return f"no word of the quotation says {verb}"
    agreeing = [one for one in near if one.statement.is_denied == denied]
    is_denying = not _DENIALS.isdisjoint(said) or any(word.endswith(("n't", "n’t")) for word in said)
    if denied and not is_denying:
        return "the quotation denies nothing"
    if is_denying and not denied and not agreeing:
        return "the quotation denies it"
    if not _SUPPOSED.isdisjoint(said) and not agreeing:
        return "the quotation only supposes it"
    return ""


def _roles(
    proposal: dict[str, object], text: Text, span: Span, reader: Reader
) -> tuple[list[Field], list[Carrier], str]:
    """The fields for who takes which part, with what carries each; or why one of them is not carried."""
    fields: list[Field] = []
    carriers: list[Carrier] = []
    for key in _ROLES:
        given = proposal.get(key) or []
        names = [given] if isinstance(given, str) else given
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            return [], [], f"{key} is no list of names"
        mentions = []
        for name in dict.fromkeys(names):
            kind = reader.actors.kinds.get(name)
            if kind not in (PLACES if key == "place" else ACTORS):
                return [], [], f"{name!r} ({key}) is nobody of the case"
            where = names_in(text.content, span, name, reader.actors)
            if where is None:
                return [], [], f"nothing in the quotation names {name} ({key})"
            carriers.append(Carrier(key, (name,), *where))
            mentions.append(Mention((name,)))
        if mentions:
            fields.append(field(key, tuple(mentions)))
    return fields, carriers, ""


def _other_doer(roles: list[Field], near: list[Draft]) -> str:
    """Whether the rules read other doers in the same words."""
    doers = {name for role in roles if role.key == "by" for name, _ in meant(field_mentions(role))}
    for one in near:
        known = {name for name, _ in meant(one.statement.mentions("by"))}
        if known and doers and not doers & known:
            return f"the words say that {', '.join(sorted(known))} did it"
    return ""


def _date(
    given: object, verb: str, text: Text, span: Span, readings: Readings
) -> tuple[Edtf, Expression] | str | None:
    """The date of a proposal with the expression that says it; None without one; or why it is not carried."""
    if given in (None, "", "undated"):
        return None
    try:
        date = parse(str(given))
    except InvalidDate:
        return f"{given!r} is no date"
    for one in readings.times:
        if span.offset <= one.start and one.end <= span.end and one.edtf is not None:
            allowed = {one.edtf, written_date(one, verb, text.content)}
            if str(date) in allowed or (date.earliest, date.latest) == (one.earliest, one.latest):
                return date, one
    return f"the quotation does not say {given}"


def _reading(text: Text, span: Span, reader: Reader, carriers: list[Carrier]) -> tuple[Field, ...]:
    """How the words say it, by their hedges."""
    tokens = reader.tagger.tokens(text.content, span.offset, span.end, ())
    said = hedged(tokens, 0, len(tokens.words), reader.lexicon)
    if not said.mode:
        return ()
    carriers.append(Carrier("mode", (), said.start, said.end))
    return (field("mode", said.mode),)


def _target(verb: str, heading: str) -> tuple[Mention, ...]:
    if verb in _NAMED:
        return (Mention((slug(heading),)),)
    act = ACT_BY_WORD.get(verb)
    return (Mention((), word="?"),) if act is not None and act.needs_target else ()
