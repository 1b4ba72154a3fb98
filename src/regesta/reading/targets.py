"""What stands after the verb of a draft: a matter, an office, a body, or a new name for a state."""

from collections.abc import Sequence

from regesta.acts import ACT_BY_WORD
from regesta.case import Case
from regesta.reading.actors import words_of
from regesta.reading.clauses import Stretch
from regesta.reading.discourse import Discourse
from regesta.reading.drafts import slug
from regesta.reading.scene import Scene, Told
from regesta.statements.values import Mention

_NAMED = frozenset(("holds", "begins", "ends", "practice", "power"))  # these give their object its name
Matters = tuple[tuple[str, frozenset[str]], ...]


def target_of(
    scene: Scene, told: Told, heading: str, *, case: Case, matters: Matters, discourse: Discourse
) -> tuple[Mention, ...]:
    """What stands after the verb: the matter, office or body, or a new name for a state; `?` where it is not known."""
    verb = told.verb
    unknown = (Mention((), word="?"),)
    if verb == "claim" or verb == "event":
        return ()
    if told.relation == "ruling":
        return (Mention((ruled_office(scene, told, discourse, case),)),)
    if told.relation == "office" or verb in ("appoint", "remove"):
        return office_named(scene, phrases_of(scene, told), discourse) or unknown
    if verb in ("belongs", "join", "leave"):
        phrases = [phrase for _, phrase in scene.clause.others] + [told.theme]
        for phrase in phrases:
            found = discourse.meant(scene.tokens, phrase, ("body", "group")) if phrase else []
            if found and found[0].is_known and len(found[0].mention.names) == 1:
                return (found[0].mention,)
        return unknown
    if verb in _NAMED:
        return (Mention((slug(heading),)),)
    matter = _matter(scene, told.theme, matters)
    if matter:
        return (Mention((matter,)),)
    act = ACT_BY_WORD.get(verb)
    return unknown if act is not None and act.needs_target else ()


def ruled_office(scene: Scene, told: Told, discourse: Discourse, case: Case) -> str:
    """The one office of a body whose title says that its holder leads it, or an empty text."""
    found = discourse.meant(scene.tokens, told.theme, ("body",)) if told.theme is not None else []
    names = found[0].mention.names if found else ()
    people = discourse.actors.lexicon.people
    rulers = people["descriptions"] | people["ranks"]
    offices = [
        office.name
        for office in case.of_kind("office")
        if any(mention.names == names for mention in office.mentions("of"))
        and not rulers.isdisjoint(words_of(office.text))
    ]
    return offices[0] if len(offices) == 1 and len(names) == 1 else ""


def phrases_of(scene: Scene, told: Told) -> list[Stretch | None]:
    return [told.theme, *(phrase for _, phrase in scene.clause.others)]


def office_named(
    scene: Scene, phrases: Sequence[Stretch | None], discourse: Discourse
) -> tuple[Mention, ...]:
    for phrase in phrases:
        if phrase is None:
            continue
        is_first = scene.tokens.lower[phrase[0] - 1] == "first"  # "became first secretary"
        last = max(phrase[1], min(phrase[1] + 4, scene.clause.stretch[1]))
        for end in (phrase[1], *range(last, phrase[1], -1)):
            names = discourse.actors.offices(scene.tokens.words[phrase[0] - is_first : end])
            if len(names) == 1:
                return (Mention(names),)
    return ()


def _matter(scene: Scene, theme: Stretch | None, matters: Matters) -> str:
    """The matter of the case whose title the theme's words hold whole, if there is one."""
    if theme is None or not matters:
        return ""
    end = min(theme[1] + 4, scene.clause.stretch[1], len(scene.tokens.words))
    said = {word.removesuffix("s") for word in words_of(scene.tokens.text(theme[0], end))}
    found = [name for name, content in matters if content <= said]
    return found[0] if len(found) == 1 else ""
