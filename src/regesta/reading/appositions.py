"""Offices that stand beside a name: "Ward, the governor of Aldermouth", "the governor of Aldermouth, Edmund Ward"."""

from collections.abc import Iterator, Sequence

from regesta.reading.actors import words_of
from regesta.reading.clauses import Stretch, noun_phrases
from regesta.reading.composing import Source
from regesta.reading.discourse import Discourse
from regesta.reading.drafts import Carrier, Draft, cited, field, title, widened
from regesta.reading.tokens import Tokens
from regesta.sources import Span
from regesta.statements.statement import Statement
from regesta.statements.values import Mention

RULE = "apposition: office"
MOST_WORDS = 9  # of an office as it is written
_BEFORE = frozenset("djaNnX")
_AFTER = frozenset("djaNni")


def appositions(tokens: Tokens, source: Source, discourse: Discourse) -> Iterator[Draft]:
    """A draft for each office of the case that stands beside the name of its holder."""
    offices = discourse.actors.lexicon.people["offices"]
    done = 0
    for place, word in enumerate(tokens.lower):
        if word not in offices or place < max(1, done):
            continue
        first = place
        while first > 0 and tokens.tags[first - 1] in _BEFORE:
            first -= 1
        is_after = first >= 2 and tokens.tags[first - 1] in ",("
        if not is_after and tokens.lower[first] != "the":
            continue
        end = _office_end(tokens, place)
        office, stop = _office(tokens, first, place, end, discourse)
        name = _name_before(tokens, first - 1) if is_after else _name_after(tokens, stop)
        if office and name is not None:
            draft = _draft(tokens, name, (first, stop), office, source, discourse)
            if draft is not None:
                done = stop
                yield draft


def _office_end(tokens: Tokens, place: int) -> int:
    end = place + 1
    while end < len(tokens.tags) and end - place < MOST_WORDS and tokens.tags[end] in _AFTER:
        end += 1
    return end


def _office(tokens: Tokens, first: int, place: int, end: int, discourse: Discourse) -> tuple[str, int]:
    """The one office that the words from some place on name, and where they end; by its land, if that stands before."""
    actors = discourse.actors
    for stop in range(end, place, -1):
        for start in range(first, place + 1):
            names = actors.offices(tokens.words[start:stop])
            if len(names) == 1:
                return names[0], stop
    for start in range(first, place):
        land = actors.read(tokens.words[start:place], ("body",))
        if land is not None and len(land.mention.names) == 1:
            found = _offices_of(land.mention.names, tokens.lower[place], discourse)
            if len(found) == 1:
                return found[0], place + 1
        name = actors.lexicon.lands.get(" ".join(tokens.words[start:place]), "")
        names = actors.offices((tokens.lower[place], "of", *name.split())) if name else ()
        if len(names) == 1:
            return names[0], place + 1
    if "N" not in tokens.tags[first:place] and tokens.lower[place + 1 : place + 2] != ["of"]:
        named = [
            one.name for one in actors.case.of_kind("office") if tokens.lower[place] in words_of(one.text)
        ]
        if len(named) == 1:
            return named[0], place + 1
    return "", place


def _offices_of(body: tuple[str, ...], word: str, discourse: Discourse) -> Sequence[str]:
    return [
        office.name
        for office in discourse.actors.case.of_kind("office")
        if word in office.text.lower().split() and any(one.names == body for one in office.mentions("of"))
    ]


def _name_before(tokens: Tokens, end: int) -> Stretch | None:
    """The name that ends just before a sign."""
    start = end
    while start > 0 and tokens.tags[start - 1] == "N":
        start -= 1
    return (start, end) if start < end else None


def _name_after(tokens: Tokens, sign: int) -> Stretch | None:
    """The name between the comma at a place and the next sign."""
    start = end = sign + 1
    while end < len(tokens.tags) and tokens.tags[end] == "N":
        end += 1
    is_closed = end < len(tokens.tags) and tokens.tags[end] in ",.;:)"
    return (start, end) if tokens.tags[sign:start] == "," and start < end and is_closed else None


def _draft(
    tokens: Tokens,
    name: Stretch,
    office: Stretch,
    target: str,
    source: Source,
    discourse: Discourse,
) -> Draft | None:
    holder = next((one for one in discourse.meant(tokens, name) if one.is_known), None)
    if holder is None or not noun_phrases(tokens, *office):
        return None
    first, last = min(name[0], office[0]), max(name[1], office[1])
    start, end = widened(tokens, tokens.starts[first], tokens.ends[last - 1])
    span = Span(start, end - start)
    content = source.text.content
    heading = title((content[tokens.starts[first] : tokens.ends[last - 1]],))
    fields = (
        field("by", (holder.mention,)),
        cited(source.text, source.name, source.scheme, span, ()),
        field("draft", RULE),
    )
    made = Statement("holds", "", heading, fields, "", (0, 0), is_entry=True, target=(Mention((target,)),))
    carrier = Carrier("by", holder.mention.names, holder.start, holder.end, holder.antecedent)
    return Draft(made, source.name, span, RULE, (carrier,))
