"""Why something happened, where the sentence says so: "because …", "owing to …", "since …"."""

from collections.abc import Iterator, Sequence

from regesta.reading.clauses import Clause, Stretch
from regesta.reading.composing import Source
from regesta.reading.drafts import Draft, cited, field, slug, title, widened
from regesta.reading.tokens import Tokens
from regesta.sources import Span
from regesta.statements.statement import Statement
from regesta.statements.values import Mention

# Words that bring in a reason, the longer first, each with whether a clause follows or a noun.
_BRINGING: tuple[tuple[tuple[str, ...], bool], ...] = (
    (("as", "a", "result", "of"), False),
    (("in", "consequence", "of"), False),
    (("on", "account", "of"), False),
    (("for", "fear", "of"), False),
    (("because", "of"), False),
    (("owing", "to"), False),
    (("due", "to"), False),
    (("thanks", "to"), False),
    (("for", "fear", "that"), True),
    (("because",), True),
    (("since",), True),
)
_FIRST = frozenset(words[0] for words, _ in _BRINGING)
_SUPPOSED = frozenset(("if", "would", "might", "may", "perhaps"))


def reasons(tokens: Tokens, clauses: Sequence[Clause], source: Source) -> Iterator[Draft]:
    """A claim for each reason that a sentence gives for what one of its clauses tells."""
    if _FIRST.isdisjoint(tokens.lower) or _is_supposed(tokens):
        return
    for place, word in enumerate(tokens.lower):
        if word not in _FIRST:
            continue
        for words, is_clause in _BRINGING:
            if tuple(tokens.lower[place : place + len(words)]) != words:
                continue
            after = place + len(words)
            if word == "since" and not _is_why(tokens, place):
                break
            reason = _reason(clauses, after, is_clause=is_clause)
            effect = _effect(clauses, place, reason)
            if effect is not None and (reason is not None or not is_clause):
                yield _draft(tokens, effect, reason, (place, after), " ".join(words), source)
            break


def _is_supposed(tokens: Tokens) -> bool:
    """Whether a sentence supposes; the month of May is no verb."""
    return any(word in _SUPPOSED and tag != "X" for word, tag in zip(tokens.lower, tokens.tags, strict=True))


def _is_why(tokens: Tokens, place: int) -> bool:
    """Whether "since" says why: it opens the sentence or stands behind a comma, and no time follows."""
    before = tokens.tags[place - 1] if place else ","
    end = next((at for at in range(place, len(tokens.tags)) if tokens.tags[at] in ",;."), len(tokens.tags))
    return before == "," and "X" not in tokens.tags[place:end]


def _reason(clauses: Sequence[Clause], after: int, *, is_clause: bool) -> Clause | None:
    """The clause of the reason."""
    if not is_clause:
        return None
    return next((one for one in clauses if one.verb.is_finite and one.verb.first >= after), None)


def _effect(clauses: Sequence[Clause], place: int, reason: Clause | None) -> Clause | None:
    """The clause that the reason is given for: the one before it, or where it opens the sentence the one after."""
    before = [one for one in clauses if one.verb.is_finite and one.verb.first < place]
    if before:
        return before[-1]
    later = [one for one in clauses if one.verb.is_finite and one.verb.first > place and one is not reason]
    return later[0] if later else None


def _draft(
    tokens: Tokens,
    effect: Clause,
    reason: Clause | None,
    bringing: tuple[int, int],
    words: str,
    source: Source,
) -> Draft:
    content = source.text.content
    own = effect.verb.first if effect.is_shared else min(effect.stretch[0], effect.verb.first)
    first = min(own, bringing[0])
    end = max(effect.verb.end, bringing[1] + 1, reason.verb.end if reason is not None else 0)
    while end < len(tokens.tags) and tokens.tags[end] not in ",;.:)":
        end += 1
    start, stop = widened(tokens, tokens.starts[first], tokens.ends[end - 1])
    span = Span(start, stop - start)
    said = [(effect.verb.first, effect.verb.end), bringing]
    if effect.subject is not None and not effect.is_shared:
        said.append(effect.subject)
    heading = title(_apart(content, tokens, sorted(said)))
    rule = f"reason: {words}"
    unknown = (Mention((), word="?"),)
    fields = (
        field("cause", unknown),
        field("contributes to", unknown),
        cited(source.text, source.name, source.scheme, span, ()),
        field("draft", rule),
    )
    return Draft(Statement("claim", slug(heading), heading, fields, "", (0, 0)), source.name, span, rule)


def _apart(content: str, tokens: Tokens, stretches: Sequence[Stretch]) -> Iterator[str]:
    """The words of stretches in order, none of them twice."""
    done = 0
    for first, end in stretches:
        if first >= done:
            yield content[tokens.starts[first] : tokens.ends[end - 1]]
            done = end
