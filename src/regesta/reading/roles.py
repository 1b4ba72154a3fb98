"""Who takes which part in what a clause tells: who did it, to whom, with whom, where."""

from collections.abc import Sequence

from regesta.reading.actors import PLACES
from regesta.reading.clauses import Stretch, noun_phrases
from regesta.reading.discourse import Carried, Discourse
from regesta.reading.scene import Scene, Told
from regesta.statements.values import Mention

# Acts whose object is the person or thing they are done to; of the others an actor who is the object is addressed.
_DONE_TO = frozenset(("appoint", "remove", "arrest", "execute", "train", "attack"))
_ADDRESSED = frozenset((
    "request", "propose", "submit", "approve", "refuse", "order", "instruct", "advise", "promise", "warn",
    "encourage", "inform", "announce", "say", "write", "supply",
))  # fmt: skip
_TOGETHER = frozenset(("meet", "agree"))
_PLACED = frozenset(("in", "at", "near", "into", "outside", "inside", "across", "on"))
_STATES = frozenset(("claim", "belongs", "holds", "begins", "ends", "practice", "power", "event"))
UNKNOWN_DOER = Carried(Mention((), word="?"), -1, -1)
_ORDER = ("by", "of", "to", "whom", "with", "from", "place", "about", "needs", "cause")


class Roles:
    """The fields of one draft as they come together, with what carries each."""

    def __init__(self) -> None:
        self.fields: dict[str, list[Carried]] = {}

    def put(self, key: str, found: Sequence[Carried]) -> None:
        """Adds those found to a field."""
        if found:
            self.fields.setdefault(key, []).extend(found)

    def all(self) -> list[tuple[str, list[Carried]]]:
        """The fields in the order in which they are written."""
        return [(key, self.fields[key]) for key in _ORDER if key in self.fields]


def roles_of(scene: Scene, told: Told, discourse: Discourse) -> Roles:
    """Who takes which part in what is told."""
    roles, tokens = Roles(), scene.tokens
    verb, doer = told.verb, scene.clause.subject
    object_ = (told.inner or scene.clause).object
    named = (
        discourse.meant(tokens, object_) if object_ is not None and tokens.tags[object_[1] - 1] == "N" else []
    )
    known = [one for one in named if one.is_known]
    subject = discourse.meant(tokens, doer, apart=_names(known)) if doer is not None else []
    objects = discourse.meant(tokens, object_, apart=_names(subject)) if object_ is not None else []
    discourse.note(subject, is_subject=True)
    discourse.note(objects, is_subject=False)
    if verb in _STATES:
        _state_roles(roles, scene, told, subject, objects, discourse)
    else:
        _act_roles(roles, scene, told, subject, objects, discourse)
    for word, phrase in _others(scene, told):
        if word in _PLACED:
            places = [one for one in discourse.meant(tokens, phrase, PLACES) if one.is_known]
            roles.put("place", places[:1] if verb != "claim" else ())
    return roles


def _others(scene: Scene, told: Told) -> tuple[tuple[str, Stretch], ...]:
    """What prepositions bring in, behind the verb and behind the one that it carries."""
    inner = told.inner.others if told.inner is not None else ()
    return scene.clause.others + tuple(one for one in inner if one not in scene.clause.others)


def _agents(scene: Scene, told: Told, discourse: Discourse) -> list[Carried]:
    """By whom it is said to have been done."""
    agent = next((phrase for word, phrase in _others(scene, told) if word == "by"), None)
    return discourse.meant(scene.tokens, agent) if agent is not None else []


def _state_roles(
    roles: Roles,
    scene: Scene,
    told: Told,
    subject: list[Carried],
    objects: list[Carried],
    discourse: Discourse,
) -> None:
    known = [one for one in subject if one.is_known]
    if told.relation == "one":
        roles.put("by", _first_known(scene, discourse) or subject)
    elif told.relation == "office" and scene.clause.verb.is_passive:  # "was succeeded by"
        roles.put("by", _agents(scene, told, discourse))
    elif told.verb == "belongs" or told.relation in ("office", "charge", "ruling"):
        roles.put("by", known or subject)
    elif told.verb in ("practice", "power"):
        roles.put("of", known)
        if told.verb == "practice":
            wanted = [
                discourse.meant(scene.tokens, phrase)
                for word, phrase in scene.clause.others
                if word in ("from", "of")
            ]
            roles.put(
                "needs", next((found for found in reversed(wanted) if any(one.is_known for one in found)), ())
            )
    elif told.verb != "claim":
        roles.put("about", [*known, *(one for one in objects if one.is_known)])


def _first_known(scene: Scene, discourse: Discourse) -> list[Carried]:
    """Whom the words after a verb name first."""
    clause = scene.clause
    for phrase in noun_phrases(scene.tokens, clause.verb.end, clause.stretch[1]):
        known = [one for one in discourse.meant(scene.tokens, phrase[:2]) if one.is_known]
        if known:
            return known[:1]
    return []


def _act_roles(
    roles: Roles,
    scene: Scene,
    told: Told,
    subject: list[Carried],
    objects: list[Carried],
    discourse: Discourse,
) -> None:
    verb, tokens, others = told.verb, scene.tokens, _others(scene, told)
    if told.relation == "received":  # by whoever gave it
        giver = next((phrase for word, phrase in others if word == "from"), None)
        roles.put("by", discourse.meant(tokens, giver) if giver is not None else [UNKNOWN_DOER])
        roles.put("to", [one for one in subject if one.is_known])
        return
    if (told.inner or scene.clause).verb.is_passive:
        roles.put("by", _agents(scene, told, discourse) or [UNKNOWN_DOER])
        key = "whom" if verb in _DONE_TO else "to" if verb in ("supply", "instruct", "order") else "about"
        roles.put(key, [one for one in subject if one.is_known or (key == "whom" and one.mention.words)])
    else:
        roles.put("by", _between(scene, verb, discourse) or subject)
        key = (
            "whom"
            if verb in _DONE_TO
            else "with"
            if verb in _TOGETHER
            else "to"
            if verb in _ADDRESSED
            else "about"
        )
        roles.put(key, [one for one in objects if one.is_known and one.mention.names not in _names(subject)])
    for word, phrase in others:
        found = [one for one in discourse.meant(tokens, phrase, apart=_names(subject)) if one.is_known]
        if word == "to" and verb in _ADDRESSED:
            roles.put("to", found)
        elif word in ("with", "between") and verb in _TOGETHER:
            roles.put("with", found)
        elif word == "from" and verb in ("request", "supply", "meet"):
            roles.put("to" if verb == "request" else "from", found)
        elif word in ("against", "on") and verb == "attack":
            roles.put("whom", found)


def _between(scene: Scene, verb: str, discourse: Discourse) -> list[Carried]:
    """Who takes part in what the subject tells of: "talks between Ward and Lin began"."""
    subject = scene.clause.subject
    if verb not in _TOGETHER or subject is None:
        return []
    if scene.lexicon.nouns.get(scene.head(subject).removesuffix("s")) not in _TOGETHER:
        return []
    for phrase in noun_phrases(scene.tokens, subject[1], scene.clause.verb.first):
        if phrase.is_governed and scene.tokens.lower[phrase.first - 1] in ("between", "of", "with"):
            return [one for one in discourse.meant(scene.tokens, phrase[:2]) if one.is_known]
    return []


def _names(found: list[Carried]) -> list[tuple[str, ...]]:
    return [one.mention.names for one in found]
