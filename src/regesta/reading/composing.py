"""From what a clause tells to a draft: who, to whom, where, when, and how the source says it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD
from regesta.case import Case
from regesta.dates.words import Expression
from regesta.reading.clauses import Stretch
from regesta.reading.dating import Dated, dated
from regesta.reading.discourse import Discourse
from regesta.reading.drafts import Carrier, Draft, cited, field, slug, title, told_via, widened
from regesta.reading.modes import Said
from regesta.reading.outcomes import seldom
from regesta.reading.roles import Roles, roles_of
from regesta.reading.scene import Scene, Told
from regesta.reading.targets import Matters, office_named, phrases_of, ruled_office, target_of
from regesta.reading.tokens import Tokens
from regesta.sources import Span, Text
from regesta.statements.statement import Field, Statement
from regesta.statements.values import Count, Mention, Quantity

_MANY = {"thousand": 1_000, "million": 1_000_000, "hundred": 100, "dozen": 12, "billion": 1_000_000_000}
_ABOUT = frozenset(("about", "some", "around", "nearly", "approximately", "over", "almost"))
_ASIDE = frozenset(("despite", "notwithstanding", "after", "following", "because", "without", "since"))
_TURNS = frozenset(("hardly", "scarcely", "barely", "rarely", "seldom"))
_OPEN = " ,;:-–—(["  # signs that a title does not end with


class Source(NamedTuple):
    """The text being read: its name in the case, how places in it are counted, and the case."""

    name: str
    scheme: str
    text: Text
    case: Case
    matters: Matters


class Setting(NamedTuple):
    """Where a clause stands: its sentence in the text, and the temporal expressions in it."""

    start: int
    end: int
    times: Sequence[Expression]


def compose(
    scene: Scene, told: Told, source: Source, setting: Setting, discourse: Discourse, said: Said
) -> Draft | None:
    """The draft of what a clause tells; None where it names nobody and nothing that could be entered."""
    if told.relation == "ruling" and not ruled_office(scene, told, discourse, source.case):
        told = told._replace(relation="")
    if told.relation == "office" and not office_named(scene, phrases_of(scene, told), discourse):
        told = told._replace(relation="")
    roles = roles_of(scene, told, discourse)
    when = dated(told.verb, *_times(scene, setting), source.text.content)
    span = _quoted(scene, told, roles, when, said, setting)
    if span is None:
        return None
    heading = _heading(scene, source.text.content)
    target = target_of(scene, told, heading, case=source.case, matters=source.matters, discourse=discourse)
    values, carriers = _values(roles, told)
    reading, more = _reading(said, roles, when)
    is_claim = told.verb == "claim"
    fields = [*values, *(() if is_claim else _measures(scene, when, span))]
    fields.append(cited(source.text, source.name, source.scheme, span, reading))
    fields.append(field("draft", told.rule))
    if when.date is not None:
        carriers.append(Carrier("date", (), when.start, when.end))
    made = Statement(
        told.verb,
        slug(heading) if is_claim else "",
        heading,
        tuple(fields),
        "",
        (0, 0),
        is_entry=not is_claim,
        date=None if is_claim else when.date,
        is_denied=told.is_denied and not is_claim,
        is_series=told.is_series and not is_claim and told.verb in ACT_BY_WORD,
        target=target,
    )
    return Draft(made, source.name, span, told.rule, (*carriers, *more))


def _values(roles: Roles, told: Told) -> tuple[list[Field], list[Carrier]]:
    """The fields for the roles, and their carriers; nobody stands in one field twice."""
    fields: list[Field] = []
    carriers: list[Carrier] = []
    if told.verb == "claim" and told.relation == "like":
        return fields, carriers
    for key, found in roles.all():
        once = {str(one.mention): one for one in found}
        mentions = tuple(one.mention for one in once.values())
        fields.append(field(key, mentions))
        for one in once.values():
            if one.is_known:
                carriers.append(Carrier(key, one.mention.names, one.start, one.end, one.antecedent))
    if told.verb == "claim" and told.relation in ("contributes to", "prevents", "had", "had not"):
        fields.append(field(told.relation, (Mention((), word="?"),)))
    return fields, carriers


def _reading(said: Said, roles: Roles, when: Dated) -> tuple[tuple[Field, ...], list[Carrier]]:
    """The reading under the citation: mode, basis, claimant, and who told it."""
    under: list[Field] = []
    carriers: list[Carrier] = []
    if said.mode:
        under.append(field("mode", said.mode))
        carriers.append(Carrier("mode", (), said.start, said.end))
    if said.basis:
        under.append(field("basis", said.basis))
    claimants = [one for one in said.claimant if one.is_known or one.mention.word]
    if claimants:
        under.append(field("claimant", tuple(one.mention for one in claimants)))
        carriers += [
            Carrier("claimant", one.mention.names, one.start, one.end, one.antecedent) for one in claimants
        ]
    for one in said.via:
        if one.is_known:
            under.append(told_via(one.mention))
            carriers.append(Carrier("via", one.mention.names, one.start, one.end, one.antecedent))
    notes = [
        f"{key}: {one.said}"
        for key, found in roles.all()
        for one in found
        if one.said and not one.is_known and one.mention.word == "?"
    ]
    notes = [f"no such day: {when.impossible}"] * bool(when.impossible) + notes
    under += [field("note", note) for note in notes[:2]]
    return tuple(under), carriers


def _times(scene: Scene, setting: Setting) -> tuple[list[Expression], list[Expression]]:
    """The expressions in the clause itself, and those that open the sentence."""
    if not setting.times:
        return [], []
    tokens, clause = scene.tokens, scene.clause
    start, near = tokens.starts[clause.stretch[0]], tokens.ends[clause.stretch[1] - 1]
    after = next(
        (
            one
            for one in scene.clauses[scene.place + 1 :]
            if one.verb.is_finite and one.verb.first < clause.stretch[1]
        ),
        None,
    )
    if after is not None:
        near = tokens.starts[after.verb.first]
    if clause.is_shared and clause.subject is not None:
        place = clause.verb.first
        while place > clause.subject[1] and tokens.tags[place - 1] in 'aiXdk"':
            place -= 1
        start = tokens.starts[place]
    own = [one for one in setting.times if start <= one.start < near]
    first = next((one for one in scene.clauses if one.verb.is_finite), clause)
    opening = tokens.starts[first.stretch[0]]
    lead = [one for one in setting.times if one.start < max(opening, tokens.starts[first.verb.first])]
    if clause.subject is not None and not clause.is_shared:
        before = tokens.starts[clause.subject[0]]
        between = [one for one in setting.times if one.start < before and _adjoins(scene, one, before)]
        if any(_is_aside(scene, one) for one in between):
            between = [one for one in setting.times if one.start < before and _opens(scene, one)][
                -1:
            ] or between
        lead = between or lead
    if clause.opener in ("where", "when") and scene.place:
        lead = [one for one in setting.times if one.start < start]
    return own, lead if clause.opener not in ("which", "who", "that") else []


def _is_aside(scene: Scene, one: Expression) -> bool:
    """Whether an expression dates what stands aside: "in May, despite the fall of the town in April, …"."""
    tokens = scene.tokens
    place = bisect_left(tokens.starts, one.start)
    while place > 0 and tokens.tags[place - 1] not in ",;(":
        place -= 1
    return tokens.lower[place] in _ASIDE and tokens.starts[place] < one.start


def _opens(scene: Scene, one: Expression) -> bool:
    """Whether an expression opens a clause: "…, and in May, …"."""
    tokens = scene.tokens
    place = bisect_left(tokens.starts, one.start)
    while place > 0 and tokens.tags[place - 1] in "idX":
        place -= 1
    return place == 0 or tokens.tags[place - 1] in "c;"


def _adjoins(scene: Scene, one: Expression, before: int) -> bool:
    """Whether nothing but a comma stands between an expression and a subject."""
    tokens = scene.tokens
    between = [
        tag for tag, start in zip(tokens.tags, tokens.starts, strict=True) if one.end <= start < before
    ]
    return all(tag in ',"' for tag in between)


def _quoted(scene: Scene, told: Told, roles: Roles, when: Dated, said: Said, setting: Setting) -> Span | None:
    """The least stretch of the sentence that carries all that is drafted, long enough to be sealed."""
    tokens, clause = scene.tokens, scene.clause
    if told.relation in ("had", "had not"):  # what did not happen, with what would have followed
        return _whole(tokens)
    starts = [tokens.starts[clause.stretch[0]]]
    ends = [tokens.ends[max(clause.verb.end, clause.stretch[1]) - 1]]
    if (turn := _turning(scene)) is not None:
        starts.append(tokens.starts[turn[0]])
    for start, end in ((when.start, when.end), (said.start, said.end)):
        if start >= 0:
            starts.append(start)
            ends.append(end)
    for _, found in roles.all():
        starts += [one.start for one in found if one.start >= 0]
        ends += [one.end for one in found if one.start >= 0]
    start, end = min(starts), max(ends)
    if start < setting.start or end > setting.end:
        return None
    start, end = widened(tokens, start, end)
    return Span(start, end - start)


def _whole(tokens: Tokens) -> Span:
    """A sentence without the stop that ends it."""
    last = len(tokens.tags)
    while last > 1 and tokens.tags[last - 1] == ".":
        last -= 1
    start, end = widened(tokens, tokens.starts[0], tokens.ends[last - 1])
    return Span(start, end - start)


def _heading(scene: Scene, content: str) -> str:
    """A title of the words of the clause: who, the verb, whom or what."""
    tokens, clause = scene.tokens, scene.clause

    def said(first: int, end: int) -> str:
        return content[tokens.starts[first] : tokens.ends[end - 1]] if end > first else ""

    subject = ""
    if clause.subject is not None and clause.subject[1] <= clause.verb.first:
        first, end = clause.subject
        is_long = end - first > 3
        comma = tokens.tags.find(",", first, end) if is_long else -1
        end = comma if comma > first else end
        subject = said(max(first, end - 3) if is_long else first, end)
    after = clause.verb.end
    rest = said(after, min(clause.stretch[1], after + 6)).rstrip(_OPEN)
    turn = _turning(scene)
    is_said = turn is None or (
        clause.subject is not None and clause.subject[0] <= turn[0] < clause.subject[1]
    )
    turning = said(*turn) if turn is not None and not is_said else ""
    is_before = clause.subject is not None and turn is not None and turn[0] < clause.subject[0]
    opening = (turning, subject) if is_before else (subject, turning)
    return title((*opening, said(clause.verb.first, after), rest))


def _turning(scene: Scene) -> Stretch | None:
    """The words before a verb without which it would say another thing: "never", "neither", "hardly ever"."""
    clause, lower = scene.clause, scene.tokens.lower
    verb, subject = clause.verb, clause.subject
    if 0 <= verb.denied_at < verb.first:
        return verb.denied_at, verb.denied_at + 1
    if subject is not None and subject[0] > 0 and lower[subject[0] - 1] in ("neither", "not"):
        return subject[0] - 1, subject[0]
    first = verb.first
    while first > 0 and scene.tokens.tags[first - 1] in "ak":
        first -= 1
    return (first, verb.first) if not _TURNS.isdisjoint(lower[first : verb.first]) else None


def _measures(scene: Scene, when: Dated, span: Span) -> list[Field]:
    """How many, how often and how long."""
    found = _count(scene, span)
    if (often := seldom(scene)) is not None:
        found.append(field("manner", scene.tokens.text(*often)))
    if when.lasted is not None:
        found.append(field("lasted", when.lasted))
    return found


def _count(scene: Scene, span: Span) -> list[Field]:
    """How many: a number before a noun for people or things counted."""
    tokens, clause, counted = scene.tokens, scene.clause, scene.lexicon.objects["counted"]
    for stretch in (clause.subject, clause.object):
        if stretch is None or not span.offset <= tokens.starts[stretch[0]] < span.end:
            continue
        for place in range(*stretch):
            if tokens.tags[place] != "0":
                continue
            number = tokens.lower[place].replace(",", "")
            if not number.replace(".", "", 1).isdigit():
                continue
            value, after = float(number), place + 1
            while after < len(tokens.lower) and tokens.lower[after] in _MANY:
                value *= _MANY[tokens.lower[after]]
                after += 1
            unit = next((word for word in tokens.lower[after : after + 5] if word in counted), "")
            if unit:
                about = place > 0 and tokens.lower[place - 1] in _ABOUT
                return [field("count", Count("stated", Quantity(value, value, is_about=about), (unit,)))]
    return []
