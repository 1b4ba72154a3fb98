"""The rules for what was so, began, ended or happened: offices, membership, practices, states and events."""

from regesta.reading.clauses import Stretch
from regesta.reading.scene import NOTHING, Scene, Told, is_series

_EXPLETIVE = frozenset(("it", "there", "this", "what", "which", "that"))
_LEAVE = frozenset((
    "approval", "permission", "consent", "leave", "authorisation", "authorization", "sanction",
))  # fmt: skip
_POWERS = frozenset(("power", "powers", "right", "authority", "competence"))
_EMPTY = frozenset(("make", "give", "put", "let", "call"))  # verbs that say nothing without what they govern
_MEMBER = frozenset(("member", "members"))


def birth(scene: Scene) -> Told | None:
    """Somebody was born."""
    verb = scene.clause.verb
    if verb.lemma == "bear" and verb.is_passive and scene.tokens.lower[verb.main] == "born":
        return Told("event", "born", scene.clause.subject)
    return None


def ruling(scene: Scene) -> Told | None:
    """Somebody led or ruled a body: the holder of its highest office."""
    clause = scene.clause
    if (
        clause.verb.lemma in ("lead", "rule", "head", "govern")
        and clause.verb.is_finite
        and clause.object is not None
    ):
        return Told(
            "holds",
            f"{clause.verb.lemma} … {scene.head(clause.object)}",
            clause.object,
            "ruling",
            clause.verb.is_denied,
        )
    return None


def belonging(scene: Scene) -> Told | None:
    """Somebody is one of a people or a group, goes to a school or teaches there, or has charge of a thing."""
    clause, lexicon, tokens = scene.clause, scene.lexicon, scene.tokens
    lemma, subject = clause.verb.lemma, clause.subject
    if subject is None or not (clause.verb.is_finite or clause.verb.is_passive):
        return None
    if lemma == "be" and tokens.lower[subject[0]] == "one" and clause.object is not None:
        return Told("belongs", "one of", clause.object, "one")
    if lemma == "be" and clause.object is not None and _is_people(scene, clause.object):
        return Told("belongs", f"be a {scene.head(clause.object)}", clause.object)
    if lemma in ("attend", "teach", "study", "enrol", "enroll"):
        phrases = [clause.object, *(phrase for _, phrase in clause.others)]
        school = next(
            (phrase for phrase in phrases if scene.head(phrase) in lexicon.objects["schools"]), None
        )
        if school is not None:
            return Told("belongs", f"{lemma} … {scene.head(school)}", school)
    charged = lemma in lexicon.objects["charged"] and clause.verb.is_passive
    if charged or (
        lemma == "be"
        and not lexicon.objects["charged"].isdisjoint(tokens.lower[clause.verb.end : clause.verb.end + 2])
    ):
        return Told("holds", f"{lemma} with", clause.object, "charge", clause.verb.is_denied)
    return None


def _is_people(scene: Scene, stretch: Stretch) -> bool:
    """Whether a noun phrase is "a Georgian"."""
    first, end = stretch
    return (
        end - first == 2 and scene.tokens.tags[first + 1] == "N" and scene.tokens.lower[first] in ("a", "an")
    )


def office(scene: Scene) -> Told | None:
    """Somebody became or was the holder of an office, or a member."""
    clause = scene.clause
    lemma = clause.verb.lemma
    if lemma == "succeed":
        return _succession(scene)
    if lemma not in ("be", "become", "remain", "serve", "emerge", "act") or not clause.verb.is_finite:
        return None
    theme = clause.object or next((phrase for word, phrase in clause.others if word == "as"), None)
    head = scene.head(theme)
    if head in _MEMBER:
        return Told("belongs", f"{lemma} a member", theme, is_denied=clause.verb.is_denied)
    if head.removesuffix("s") not in scene.lexicon.people["offices"]:
        return None
    verb = "begins" if lemma in ("become", "emerge") else "holds"
    return Told(verb, f"{lemma} … {head}", theme, "office", clause.verb.is_denied)


def _succession(scene: Scene) -> Told | None:
    """Somebody succeeds another in an office, or is succeeded."""
    clause = scene.clause
    theme = next((phrase for word, phrase in clause.others if word == "as"), None)
    is_office = scene.head(theme).removesuffix("s") in scene.lexicon.people["offices"]
    if not is_office or (clause.object is None and not clause.verb.is_passive):
        return None
    return Told("begins", f"succeed as {scene.head(theme)}", theme, "office", clause.verb.is_denied)


def leave(scene: Scene) -> Told | None:
    """What is done needs another's leave: a practice."""
    clause = scene.clause
    if clause.verb.lemma in ("need", "require") and scene.head(clause.object) in _LEAVE:
        return Told("practice", f"{clause.verb.lemma} … {scene.head(clause.object)}", clause.object)
    if clause.verb.lemma == "have" and scene.head(clause.object) in _POWERS:
        return Told("power", f"have … {scene.head(clause.object)}", clause.object, "", clause.verb.is_denied)
    return None


def state(scene: Scene) -> Told | None:
    """The verb says what was so, what began or what ended."""
    clause, lexicon = scene.clause, scene.lexicon
    verb = lexicon.states.get(clause.verb.lemma)
    after = scene.after()
    is_causal = after is not None and after.verb.kind == "participle" and after.verb.lemma in lexicon.causes
    if clause.verb.lemma == "be" and is_causal and clause.object is None:
        return NOTHING  # "was instrumental in bringing about": the cause is told by the participle
    if clause.verb.lemma == "get":
        return NOTHING
    if verb is None or clause.verb.kind in ("participle", "reduced"):
        return NOTHING if clause.verb.kind in ("participle", "reduced") else None
    if (
        verb == "holds"
        and scene.head(clause.subject) in ("it", "there")
        and clause.verb.lemma in ("seem", "appear")
    ):
        return NOTHING
    if (
        clause.verb.lemma == "spend"
        and (after := scene.after()) is not None
        and after.verb.kind == "participle"
    ):
        return NOTHING  # what was done in that time is told by the participle
    if verb == "holds" and scene.head(clause.subject) == "it" and _is_judged(scene):
        return NOTHING  # "it is unlikely that": what follows is told with its mode
    if verb == "holds" and is_series(scene):
        verb = "practice"
    return Told(verb, clause.verb.lemma, clause.object or clause.subject, is_denied=clause.verb.is_denied)


def _is_judged(scene: Scene) -> bool:
    """Whether a clause says how likely another is: "it is unlikely that"."""
    first = scene.clause.verb.end
    after = next((one for one in scene.clauses[scene.place + 1 :] if one.opener == "that"), None)
    return after is not None and not scene.lexicon.modes.keys().isdisjoint(
        scene.tokens.lower[first : first + 3]
    )


def event(scene: Scene) -> Told | None:
    """Something happened that is nobody's act in this vocabulary."""
    clause = scene.clause
    if not clause.verb.is_finite or clause.subject is None:
        return None
    if scene.said(clause.subject) in _EXPLETIVE and not clause.verb.is_passive:
        return None
    if clause.verb.lemma in _EMPTY and not clause.verb.is_passive:
        return None  # "made no difference"
    if (
        clause.object is None
        and not clause.others
        and not clause.verb.is_passive
        and "X" not in scene.tokens.tags
    ):
        return None  # "he listened", "things changed"
    return Told("event", clause.verb.lemma, clause.object or clause.subject, is_denied=clause.verb.is_denied)
