"""Denials that stand beside a verb and not with it: "nobody met him", "neither he nor she wrote", "gave no leave"."""

from regesta.acts import ACT_BY_WORD
from regesta.reading.clauses import Stretch
from regesta.reading.scene import NOTHING, Scene, Told

_NOBODY = frozenset(("no", "nobody", "none", "neither", "nothing"))
_TOWARDS = frozenset(("to", "with", "against"))
_TURNED = frozenset(("nor", "never", "neither"))  # before an auxiliary whose subject follows it


def with_denials(scene: Scene, told: Told) -> Told:
    """What a clause tells of an act, denied where its subject or its object denies it.

    That nobody did a thing names nobody who did not do it, so nothing is drafted.
    """
    if told.verb not in ACT_BY_WORD:
        return told
    clause = scene.clause
    agents = [phrase for word, phrase in clause.others if word == "by"] if clause.verb.is_passive else []
    if (
        _is_turned(scene)
        or _is_not_said(scene)
        or any(_is_nobody(scene, one) for one in (clause.subject, *agents))
    ):
        return NOTHING
    behind = (clause.subject, clause.object, *agents)
    is_to_nobody = any(
        word in _TOWARDS and _is_nobody(scene, one) and _is_person(scene, one) for word, one in clause.others
    )
    if (
        is_to_nobody
        or _is_nobody(scene, clause.object)
        or _is_of_nothing(scene)
        or any(_is_neither(scene, one) for one in behind)
    ):
        return told._replace(is_denied=True)
    return told


def _is_nobody(scene: Scene, stretch: Stretch | None) -> bool:
    if stretch is None:
        return False
    lower, first = scene.tokens.lower, stretch[0]
    return lower[first] in _NOBODY or (
        first > 0 and lower[first - 1] == "not" and first < scene.clause.verb.first
    )


def _is_of_nothing(scene: Scene) -> bool:
    """Whether nothing is what somebody was told or given: "told the envoy nothing"."""
    clause = scene.clause
    if clause.object is None:
        return False
    ends = (clause.object[1], *(phrase[1] for _, phrase in clause.others))
    return any(scene.tokens.lower[end : end + 1] == ["nothing"] for end in ends)


def _is_not_said(scene: Scene) -> bool:
    """Whether somebody denies what a clause says, or nobody says it: "denied having met him"."""
    before, above = scene.before(), scene.above()
    if before is not None and before.verb.lemma == "deny" and scene.clause.verb.kind == "participle":
        return True
    if above is None or scene.clause.opener != "that" or above.verb.lemma not in scene.lexicon.saying:
        return False
    return above.verb.is_denied or _is_nobody(scene, above.subject)


def _is_person(scene: Scene, stretch: Stretch) -> bool:
    """Whether nobody is meant, and no lack of a thing: "wrote to no one", not "attacked with no warning"."""
    return scene.tokens.lower[stretch[0]] != "no" or scene.head(stretch) == "one"


def _is_neither(scene: Scene, stretch: Stretch | None) -> bool:
    return stretch is not None and stretch[0] > 0 and scene.tokens.lower[stretch[0] - 1] == "neither"


def _is_turned(scene: Scene) -> bool:
    """Whether the words after a denial are turned round: "nor has the council approved it"."""
    verb, tokens = scene.clause.verb, scene.tokens
    is_alone = verb.first == verb.main and tokens.tags[verb.main] in "HBD"
    return is_alone and verb.first > 0 and tokens.lower[verb.first - 1] in _TURNED
