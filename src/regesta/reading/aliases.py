"""Two names of one actor, where the sentence says so: "Edmund Ward, better known as the Fox", "Ward (alias Lin)".

A name that the case does not have yet comes with a directive of its own, so that whoever accepts the draft has both.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from regesta.importing.names import free_name, legible
from regesta.reading.composing import Source
from regesta.reading.discourse import Carried, Discourse
from regesta.reading.drafts import Carrier, Draft, cited, field, quotation, widened
from regesta.reading.tokens import Tokens
from regesta.sources import Span
from regesta.statements.statement import Statement
from regesta.statements.values import Mention

RULE = "alias"
_SAYING = re.compile(
    r"(?:(?:also|better|best|later|once|formerly|then|widely|usually|who is|who was|who became) )*"
    r"(?:known as|known by the name of|called|nicknamed|dubbed|alias|aka|born|born as|under the name of|under the name"
    r"|under the pseudonym|whose real name was|whose birth name was|who called himself|who called herself)$"
)
_MARKS = frozenset(("known", "called", "nicknamed", "dubbed", "alias", "aka", "born", "name", "pseudonym"))
_LONGEST = 8  # words between the two names


def aliases(tokens: Tokens, source: Source, discourse: Discourse) -> Iterator[Draft]:
    """A draft for each two names that a sentence says are of one; the case has one of them, and need have no more."""
    if _MARKS.isdisjoint(tokens.lower):
        return
    names = [match.span() for match in re.finditer("N+", _capitals(tokens))]
    for (first, end), (start, stop) in pairwise(names):
        between = tokens.tags[end:start]
        if not between.startswith((",", "(")) or not 1 < len(between) <= _LONGEST:
            continue
        said = " ".join(word for word in tokens.lower[end:start] if word[0].isalpha())
        if not _SAYING.fullmatch(said.removesuffix(" the")):
            continue
        one = _known(tokens, (first, end), discourse)
        other = _known(tokens, (start, stop), discourse)
        brings = None
        if one is None and other is not None:
            one, brings = _new(tokens, (first, end), other, source, discourse)
        elif one is not None and other is None:
            is_the = tokens.lower[start - 1] == "the"
            other, brings = _new(tokens, (start - is_the, stop), one, source, discourse)
        if one is not None and other is not None and one.mention != other.mention:
            yield _draft(tokens, (first, stop), one, other, source)._replace(brings=brings)


def _capitals(tokens: Tokens) -> str:
    """The classes of a sentence's tokens, common words with a large letter being names: "the Red Hand"."""
    return "".join(
        "N" if place and tag in "nj" and word[0].isupper() else tag
        for place, (tag, word) in enumerate(zip(tokens.tags, tokens.words, strict=True))
    )


def _known(tokens: Tokens, stretch: tuple[int, int], discourse: Discourse) -> Carried | None:
    """The one actor of the case that a name means."""
    found = [one for one in discourse.meant(tokens, stretch) if one.mention.is_sure]
    return found[0] if len(found) == 1 and len(found[0].mention.names) == 1 else None


def _new(
    tokens: Tokens, stretch: tuple[int, int], known: Carried, source: Source, discourse: Discourse
) -> tuple[Carried | None, Statement | None]:
    """Whom a name means that nothing of the case has, and a directive for it, of the kind of whoever else it is."""
    if any(one.mention.names for one in discourse.meant(tokens, stretch)):
        return None, None  # somebody, and not safe to say who
    start, end = tokens.starts[stretch[0]], tokens.ends[stretch[1] - 1]
    text = quotation(source.text.content, Span(start, end - start))
    name = free_name(legible(text.removeprefix("the ")), source.case.named)
    kind = discourse.actors.kinds[known.mention.names[0]]
    return Carried(Mention((name,)), start, end), Statement(kind, name, text, (), "", (0, 0))


def _draft(tokens: Tokens, stretch: tuple[int, int], one: Carried, other: Carried, source: Source) -> Draft:
    first, stop = tokens.starts[stretch[0]], tokens.ends[stretch[1] - 1]
    start, end = widened(tokens, first, stop)
    span = Span(start, end - start)
    fields = (
        field("names", (one.mention, other.mention)),
        cited(source.text, source.name, source.scheme, span, ()),
        field("draft", RULE),
    )
    carriers = tuple(Carrier("names", each.mention.names, each.start, each.end) for each in (one, other))
    return Draft(Statement("same", "", "", fields, "", (0, 0)), source.name, span, RULE, carriers)
