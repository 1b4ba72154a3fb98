"""The rules of reading: what act, state, event or claim a clause tells of, and the name of the rule that says so."""

from collections.abc import Callable

from regesta.reading.act_rules import (
    act_noun,
    act_verb,
    bidden,
    conquered,
    fought,
    idiom,
    is_had_done,
    made_known,
    named_so,
    saying,
    taken_back,
    tried,
    unwilling,
)
from regesta.reading.claim_rules import (
    arguable,
    believed,
    cause,
    generality,
    hypothesis,
    is_believed,
    likeness,
    supposed,
    unproved,
)
from regesta.reading.denials import with_denials
from regesta.reading.outcomes import carried, is_short_of
from regesta.reading.scene import Scene, Told, is_aside, is_series
from regesta.reading.state_rules import belonging, birth, event, leave, office, ruling, state

_CONDITIONS = frozenset(("if", "unless", "whether", "lest"))
_PERHAPS = frozenset(("may", "might"))
_DONE_TO = frozenset(("attack", "execute", "arrest", "appoint", "remove"))
_COULD = frozenset(("could", "couldn't"))
_WOULD = frozenset(("would", "could", "might"))
_ALLEGING = frozenset(("accuse", "suspect", "convict", "acquit"))
_ASKED = frozenset(("request", "propose", "order", "instruct", "advise", "encourage"))
_LATER = frozenset(("would", "should", "could", "might"))
_MAY = frozenset(("can", "could", "should", "must", "may", "might", "shall", "cannot", "couldn't", "can't"))

Rule = Callable[[Scene], Told | None]


def told_by(scene: Scene) -> Told | None:
    """What a clause tells of by the first rule that fits it; None where none does, or it is no statement of fact."""
    if _is_passed_over(scene):
        return None
    for name, rule in RULES:
        found = rule(scene)
        if found is not None:
            found = with_denials(scene, found)
            series = is_series(scene)
            return found._replace(rule=f"{name}: {found.rule}", is_series=series) if found.verb else None
    return None


def _is_passed_over(scene: Scene) -> bool:
    """Whether a clause states nothing by itself: a question, a condition, an infinitive, a possibility."""
    clause, verb, tokens = scene.clause, scene.clause.verb, scene.tokens
    if (
        scene.is_question
        or scene.governing().opener in _CONDITIONS
        or is_aside(tokens, clause, scene.lexicon)
    ):
        return True
    if is_short_of(scene):
        return True
    if _is_wished(scene):
        return True
    if clause.opener == "that" and verb.lemma == "be" and tokens.lower[verb.first - 1] in ("it", "there"):
        return True  # "replied that it was not"
    if verb.lemma == "be" and tokens.lower[: verb.end] == ["as", "it", "was"]:
        return True
    if _is_pointed_at(scene):
        return True
    if (
        verb.modal in _WOULD
        and not scene.is_supposed
        and any(one.opener in _CONDITIONS for one in scene.clauses)
    ):
        return True  # what would follow
    if verb.kind == "infinitive" or (verb.lemma == "do" and verb.is_finite):
        return True
    if verb.modal in _COULD and verb.is_denied and not clause.opener:
        return False  # "could not agree": they did not
    if verb.modal in _MAY and not verb.is_perfect and not scene.is_supposed and not is_believed(scene):
        return verb.lemma != "be" or verb.modal not in _PERHAPS
    if verb.kind == "participle":
        return not _is_told_aside(scene)
    if verb.kind == "reduced":
        return not _is_told_shortly(scene)
    if clause.subject is None:
        return not verb.is_passive
    return False


def _is_pointed_at(scene: Scene) -> bool:
    """Whether the subject of a clause is no subject: "him", or "what he said was"."""
    subject, lower = scene.clause.subject, scene.tokens.lower
    if subject is None:
        return False
    places = (subject[0], max(0, subject[0] - 1), max(0, scene.clause.verb.first - 1))
    return scene.tokens.tags[subject[0]] == "o" or "what" in (lower[place] for place in places)


def _is_wished(scene: Scene) -> bool:
    """Whether somebody only asks for what a clause says, or says that it will be."""
    above = scene.above() if scene.governing().opener == "that" else None
    if above is None:
        return False
    act = scene.lexicon.acts.get(above.verb.lemma, "")
    is_told = bool(act) or above.verb.lemma in scene.lexicon.saying
    return act in _ASKED or (is_told and scene.clause.verb.modal in _LATER and not is_believed(scene))


def _is_told_shortly(scene: Scene) -> bool:
    """Whether a participle in place of a clause tells of an act: "a letter sent by Ward", "born in 1890"."""
    lemma, lexicon = scene.lemma, scene.lexicon
    before = scene.before()
    if before is not None and is_had_done(before, scene.clause):
        return False  # that it was ordered is told
    has_agent = any(word == "by" for word, _ in scene.clause.others)
    if has_agent:
        return lemma in lexicon.acts or lemma in lexicon.light
    return lemma == "bear" or lexicon.acts.get(lemma) in _DONE_TO


def _is_told_aside(scene: Scene) -> bool:
    """Whether a participle tells of what was done: ", asking …", "while encouraging …", "spent May editing"."""
    verb, tags = scene.clause.verb, scene.tokens.tags
    place = verb.first - 1
    while place >= 0 and tags[place] in "ak":
        place -= 1
    before = tags[place] if place >= 0 else ","
    if verb.lemma in scene.lexicon.causes and before in "ic":
        return True
    earlier = scene.before()
    if earlier is not None and earlier.verb.lemma in _ALLEGING and before == "i":
        return False  # "accused of having shelled"
    if scene.tokens.lower[place] == "by" and verb.lemma in scene.lexicon.acts:  # "by defeating the army"
        return earlier is not None and not (earlier.verb.is_denied or earlier.verb.modal)
    is_spent = earlier is not None and earlier.verb.lemma == "spend"
    return before in ",SX)-" or is_spent or scene.tokens.lower[verb.first] == "having"


# In the order in which they are tried: the first that fits speaks.
RULES: tuple[tuple[str, Rule], ...] = (
    ("supposition", supposed),
    ("saying", saying),
    ("made known", made_known),
    ("no evidence", unproved),
    ("cause", cause),
    ("belief", believed),
    ("birth", birth),
    ("arguably", arguable),
    ("would have", hypothesis),
    ("command", bidden),
    ("would not", unwilling),
    ("taken back", taken_back),
    ("leave", leave),
    ("carried", carried),
    ("called", named_so),
    ("idiom", idiom),
    ("attempt", tried),
    ("act noun", act_noun),
    ("troops", fought),
    ("conquest", conquered),
    ("likeness", likeness),
    ("belonging", belonging),
    ("ruling", ruling),
    ("office", office),
    ("act verb", act_verb),
    ("generality", generality),
    ("state", state),
    ("event", event),
)
