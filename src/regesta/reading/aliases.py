"""Two names of one actor, where the sentence says so: "Edmund Ward, better known as the Fox", "Ward (alias Lin)"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from regesta.reading.composing import Source
from regesta.reading.discourse import Carried, Discourse
from regesta.reading.drafts import Carrier, Draft, cited, field, widened
from regesta.reading.tokens import Tokens
from regesta.sources import Span
from regesta.statements.statement import Statement

RULE = "alias"
_SAYING = re.compile(
    r"(?:(?:also|better|best|later|once|formerly|then|widely|usually|who is|who was|who became) )*"
    r"(?:known as|known by the name of|called|alias|aka|born|under the name of|whose real name was)$"
)
_MARKS = frozenset(("known", "called", "alias", "aka", "born", "name"))
_LONGEST = 8  # words between the two names


def aliases(tokens: Tokens, source: Source, discourse: Discourse) -> Iterator[Draft]:
    """A draft for each two actors of the case that a sentence says are one; two names of one actor need none."""
    if _MARKS.isdisjoint(tokens.lower):
        return
    names = [match.span() for match in re.finditer("N+", tokens.tags)]
    for (first, end), (start, stop) in pairwise(names):
        between = tokens.tags[end:start]
        if not between.startswith((",", "(")) or not 1 < len(between) <= _LONGEST:
            continue
        said = " ".join(word for word in tokens.lower[end:start] if word[0].isalpha())
        if not _SAYING.fullmatch(said.removesuffix(" the")):
            continue
        one = _known(tokens, (first, end), discourse)
        other = _known(tokens, (start, stop), discourse)
        if one is not None and other is not None and one.mention != other.mention:
            yield _draft(tokens, (first, stop), one, other, source)


def _known(tokens: Tokens, stretch: tuple[int, int], discourse: Discourse) -> Carried | None:
    """The one actor of the case that a name means."""
    found = [one for one in discourse.meant(tokens, stretch) if one.mention.is_sure]
    return found[0] if len(found) == 1 and len(found[0].mention.names) == 1 else None


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
