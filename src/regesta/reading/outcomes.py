"""Whether what a verb tells of came about: "was unable to meet", "succeeded in taking", "almost attacked".

An act is drafted as done only where the words entail that it was: of what was tried, planned, expected or all but done
the attempt, the plan or nothing is drafted.
"""

from regesta.reading.clauses import Clause
from regesta.reading.scene import NOTHING, Scene, Told
from regesta.reading.verbs import Verb

_WISHES = frozenset(("want", "plan", "intend", "hope", "wish", "aim", "desire", "prefer", "threaten"))
_BEGUN = frozenset(("begin", "start", "come"))
_KEPT = frozenset(("refuse", "agree", "promise", "vow", "offer", "threaten"))
_DRIVEN = frozenset(("force", "compel", "oblige"))
_RESOLVED = frozenset(("decide", "choose", "resolve", "opt", "prepare"))
_SAID_TO = frozenset((
    "say", "report", "believe", "think", "allege", "suppose", "rumour", "rumor", "know", "claim", "expect",
))  # fmt: skip
_WITH_ING = frozenset((
    "begin", "start", "continue", "keep", "resume", "succeed", "refrain", "abstain", "avoid", "end_up",
))  # fmt: skip
_TRIED = frozenset(("attack", "encourage"))  # to try it is to do it
_NEARLY = frozenset(("almost", "nearly", "practically", "virtually"))
_HARDLY = frozenset(("hardly", "scarcely"))
_SELDOM = frozenset(("rarely", "seldom"))
_THEN = frozenset(("when", "before", "than"))
_UNDONE = frozenset(("should", "shouldn't", "ought", "need", "needn't", "couldn't", "cannot"))
_PLANS = frozenset(("way", "aim", "goal", "plan", "purpose"))
_GAP = 2  # tokens at most between a verb and the one it carries


def is_short_of(scene: Scene) -> bool:
    """Whether a clause says that something was nearly done, hardly done, or should have been done."""
    verb, lower = scene.clause.verb, scene.tokens.lower
    if verb.is_perfect and not scene.is_supposed and _is_missed(verb):
        return True
    before = lower[verb.main - 1] if verb.main else ""
    if before in _NEARLY or lower[max(0, verb.main - 2) : verb.main] == ["all", "but"]:
        return True
    if before in _HARDLY:
        return not (verb.is_perfect and not _THEN.isdisjoint(lower[verb.end :]))
    after = lower[verb.end : verb.end + 2]
    if lower[0] == "little" and scene.tokens.tags[1:2] in ("D", "H", "B") and scene.place <= 1:
        return True  # "little did he know"
    return lower[max(0, verb.first - 2) : verb.first] == ["far", "from"] or (
        verb.lemma == "come" and after[:1] in (["close"], ["near"])
    )


def _is_missed(verb: Verb) -> bool:
    """Whether something should, or could, have been done; what "could have been" so is possible."""
    is_possible = verb.is_passive or verb.lemma == "be"
    return verb.modal in _UNDONE or (verb.modal == "could" and not is_possible)


def seldom(scene: Scene) -> tuple[int, int] | None:
    """The words before a verb that say that it happened hardly ever; None where there are none."""
    main, lower = scene.clause.verb.main, scene.tokens.lower
    if lower[max(0, main - 1)] in _SELDOM:
        return main - 1, main
    is_hardly = main > 1 and lower[main - 1] == "ever" and lower[main - 2] in _HARDLY
    return (main - 2, main) if is_hardly else None


def carried(scene: Scene) -> Told | None:
    """The act stands in the verb behind: began to attack, was forced to withdraw, succeeded in taking."""
    clause, lexicon = scene.clause, scene.lexicon
    lemma, after = clause.verb.lemma, scene.after()
    if after is None:
        return None
    is_infinitive = after.verb.kind == "infinitive"
    if is_infinitive and clause.verb.is_passive and lemma in _SAID_TO:
        is_told = lemma not in ("know", "claim", "expect") or after.verb.is_perfect
        return NOTHING if is_told else None  # "is said to have left": nobody says it
    if lemma == "be":
        return _destined(scene, after) if is_infinitive else None
    if lemma == "have" and is_infinitive and after.verb.first == clause.verb.end:
        return None if clause.verb.is_denied else _done(scene, after, False, f"have to {after.verb.lemma}")
    carrying = lexicon.carriers.get(lemma, "")
    if not carrying or not _is_behind(clause, after) or (lemma in _DRIVEN) != clause.verb.is_passive:
        return None
    link = "to" if is_infinitive else "…"
    rule, denied = f"{lemma} {link} {after.verb.lemma}", clause.verb.is_denied
    if carrying == "done":
        return _done(scene, after, denied, rule)
    if carrying == "undone":
        return _done(scene, after, not denied, rule)
    if carrying == "tried":
        return _tried(scene, after, rule)
    if lemma in _KEPT and lemma in lexicon.acts:
        return Told(lexicon.acts[lemma], rule, after.object, is_denied=denied)
    kind = "holds" if lemma in _WISHES else "event"
    return Told(kind, f"{lemma} to", after.object, is_denied=denied)


def _is_behind(clause: Clause, after: Clause) -> bool:
    """Whether a clause is what a verb carries: its infinitive, or for some verbs what ends with "-ing"."""
    gap = after.verb.first - clause.verb.end
    if after.verb.kind == "infinitive":
        return gap <= _GAP
    return after.verb.kind == "participle" and clause.verb.lemma in _WITH_ING and gap <= 1


def _done(scene: Scene, after: Clause, is_denied: bool, rule: str) -> Told:
    """What the verb behind tells of, as done or as not done."""
    lemma, denied = scene.clause.verb.lemma, is_denied != after.verb.is_denied
    act = scene.lexicon.acts.get(after.verb.lemma)
    if act is None and after.verb.lemma in scene.lexicon.light:
        act = scene.lexicon.nouns.get(scene.head(after.object))  # "began to give aid"
    if act is not None:
        return Told(act, rule, after.object, is_denied=denied, inner=after)
    verb = "begins" if lemma in _BEGUN else "holds" if lemma in ("continue", "keep") else "event"
    return Told(verb, rule, after.object or scene.clause.subject, is_denied=denied)


def _tried(scene: Scene, after: Clause, rule: str) -> Told:
    """What somebody tried: an act only where to try it is to do it, as with an attack."""
    act = scene.lexicon.acts.get(after.verb.lemma, "")
    denied = scene.clause.verb.is_denied
    if act in _TRIED:
        return Told(act, rule, after.object, is_denied=denied, inner=after)
    return Told("event", rule, after.object or scene.clause.subject, is_denied=denied)


def _destined(scene: Scene, after: Clause) -> Told | None:
    """What somebody "was able to" do, or not; and what "was to" happen and did, such as an end."""
    clause, lexicon = scene.clause, scene.lexicon
    between = scene.tokens.lower[clause.verb.end : after.verb.first]
    denied = clause.verb.is_denied
    if between in (["able"], ["unable"]):
        return _done(
            scene, after, denied != (between == ["unable"]), f"be {between[0]} to {after.verb.lemma}"
        )
    if clause.object is not None or scene.head(clause.subject) in _PLANS:
        return None
    if between:
        return None  # "was ready to sign"
    if after.verb.is_perfect or after.verb.lemma not in lexicon.objects["fates"]:
        return NOTHING  # "was to meet": it was planned
    if after.verb.lemma == "have":
        if scene.head(after.object) not in lexicon.effects:
            return NOTHING
        return Told("claim", f"have … {scene.head(after.object)}", after.object, "contributes to", denied)
    verb = lexicon.acts.get(after.verb.lemma) or lexicon.states.get(after.verb.lemma, "event")
    return Told(verb, f"be to {after.verb.lemma}", after.object or clause.subject, is_denied=denied)
