"""Terms: what an act is made to hang on, or leaves out: "on condition that …", "unless …", "in return for …"."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from regesta.reading.clauses import Clause, Stretch
from regesta.reading.composing import Source
from regesta.reading.discourse import Carried, Discourse
from regesta.reading.drafts import Carrier, Draft, cited, field, slug, title, widened
from regesta.reading.tokens import Tokens
from regesta.sources import Span
from regesta.statements.statement import Statement
from regesta.statements.values import Mention

# Acts that hang on conditions; whoever says, warns or attacks hangs nothing on one.
_BINDING = frozenset((
    "approve", "agree", "promise", "propose", "request", "order", "instruct", "refuse", "supply", "withdraw", "abandon",
    "submit", "join", "meet", "carry-out",
))  # fmt: skip
_SAID = frozenset(("mode", "claimant", "via"))


class Bringing(NamedTuple):
    """Words that bring in a term: whether a clause follows or a noun, its nature, and whether they are part of it."""

    words: tuple[str, ...]
    is_clause: bool
    nature: str = "condition"
    is_said: bool = True


class Term(NamedTuple):
    """A term: the number of the clause that tells of its act, its words in the sentence, and its draft."""

    act: int
    stretch: Stretch
    draft: Draft


_BRINGING = (
    Bringing(("on", "the", "condition", "that"), True, is_said=False),
    Bringing(("on", "condition", "that"), True, is_said=False),
    Bringing(("on", "the", "understanding", "that"), True, is_said=False),
    Bringing(("provided", "that"), True, is_said=False),
    Bringing(("providing", "that"), True, is_said=False),
    Bringing(("provided",), True, is_said=False),
    Bringing(("as", "long", "as"), True),
    Bringing(("so", "long", "as"), True),
    Bringing(("only", "if"), True),
    Bringing(("but", "only", "if"), True),
    Bringing(("if",), True),
    Bringing(("unless",), True),
    Bringing(("subject", "to"), False),
    Bringing(("conditional", "on"), False),
    Bringing(("contingent", "on"), False),
    Bringing(("in", "return", "for"), False),
    Bringing(("in", "exchange", "for"), False),
    Bringing(("with", "the", "exception", "of"), False, "exclusion"),
    Bringing(("except", "for"), False, "exclusion"),
    Bringing(("excluding",), False, "exclusion"),
)
_FIRST = frozenset(one.words[0] for one in _BRINGING)
_NO_CONDITION = frozenset(("as", "even", "see", "whether", "what"))  # "as if", "even if"


def terms(
    tokens: Tokens,
    clauses: Sequence[Clause],
    drafted: Mapping[int, Draft],
    source: Source,
    discourse: Discourse,
) -> Iterator[Term]:
    """The terms of the acts that a sentence tells of.

    `drafted` are the drafts of its clauses; an act's is to be named as `named` says.
    """
    if _FIRST.isdisjoint(tokens.lower):
        return
    end = 0
    for place in range(len(tokens.lower)):
        bringing = _brought(tokens, place) if place >= end else None
        if bringing is None:
            continue
        after = place + len(bringing.words)
        inner = _inner(clauses, after) if bringing.is_clause else None
        if bringing.is_clause and inner is None:
            continue
        acts = _acts(tokens, clauses, place, inner)
        index = next((one for one in acts if one in drafted and drafted[one].statement.kind in _BINDING), -1)
        end = _end(tokens, after, inner)
        if index >= 0 and end > after:
            stretch = (place if bringing.is_said else after, end)
            made = _draft(tokens, drafted[index], bringing, stretch, inner, source, discourse)
            yield Term(index, stretch, made)


def named(draft: Draft) -> Draft:
    """An act's draft with a name that its terms can point at; it changes only with the words that are quoted."""
    statement = draft.statement
    return draft._replace(statement=statement._replace(name=_name(statement.text, draft.source, statement)))


def _name(text: str, source: str, statement: Statement) -> str:
    words = "\0".join((source, *(str(one.value) for one in statement.all("cites"))))
    digest = base64.b32encode(hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest())
    return f"^{slug(text)}-{digest[:4].decode().lower()}"


def _brought(tokens: Tokens, place: int) -> Bringing | None:
    """The words at a place that bring in a term."""
    lower = tokens.lower
    if lower[place] not in _FIRST:
        return None
    for one in _BRINGING:
        if tuple(lower[place : place + len(one.words)]) == one.words:
            break
    else:
        return None
    if one.words == ("if",) and place and lower[place - 1] in _NO_CONDITION:
        return None
    if one.words == ("provided",) and tokens.tags[place] != "S":
        return None
    return one


def _inner(clauses: Sequence[Clause], after: int) -> Clause | None:
    """The clause of a condition."""
    return next((one for one in clauses if one.verb.is_finite and one.verb.first >= after), None)


def _acts(tokens: Tokens, clauses: Sequence[Clause], place: int, inner: Clause | None) -> Iterator[int]:
    """The clauses that a term may belong to: the one before it, or after a comma the one that follows."""
    before = [index for index, one in enumerate(clauses) if one.verb.is_finite and one.verb.first < place]
    if before:
        yield before[-1]
        if clauses[before[-1]].opener == "that":
            yield from before[-2:-1]  # "promised that he would help if …"
        return
    verb = inner.verb.end if inner is not None else place
    later = (index for index, one in enumerate(clauses) if one.verb.is_finite and one.verb.first >= verb)
    index = next(later, -1)
    if index >= 0 and "," in tokens.tags[verb : clauses[index].verb.first]:
        yield index


def _end(tokens: Tokens, after: int, inner: Clause | None) -> int:
    """Where a term ends: before the next sign."""
    end = inner.verb.end if inner is not None else after
    while end < len(tokens.tags) and tokens.tags[end] not in ",;.:)-":
        end += 1
    return end


def _draft(
    tokens: Tokens,
    act: Draft,
    bringing: Bringing,
    stretch: Stretch,
    inner: Clause | None,
    source: Source,
    discourse: Discourse,
) -> Draft:
    content = source.text.content
    first, last = tokens.starts[stretch[0]], tokens.ends[stretch[1] - 1]
    start, end = widened(tokens, min(first, act.span.offset), max(last, act.span.end))
    span = Span(start, end - start)
    subject = inner.subject if inner is not None and not inner.is_shared else None
    bound = [one for one in discourse.meant(tokens, subject) if one.is_known] if subject is not None else []
    under = next(act.statement.all("cites")).under
    said = tuple(one for one in under if one.key in (*_SAID, "basis"))
    heading, rule = title((content[first:last],)), f"term: {' '.join(bringing.words)}"
    fields = (
        field("of", Mention((named(act).statement.name,))),
        field("nature", bringing.nature),
        *((field("binds", tuple(one.mention for one in bound)),) if bound else ()),
        cited(source.text, source.name, source.scheme, span, said),
        field("draft", rule),
    )
    made = Statement("term", "", heading, fields, "", (0, 0))
    made = made._replace(name=_name(heading, source.name, made))
    carriers = (*_binding(bound), *(one for one in act.carriers if one.key in _SAID))
    return Draft(made, source.name, span, rule, carriers)


def _binding(bound: Sequence[Carried]) -> Iterator[Carrier]:
    for one in bound:
        yield Carrier("binds", one.mention.names, one.start, one.end, one.antecedent)
