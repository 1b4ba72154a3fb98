"""The rules for what somebody claims: causes, likeness, what would have been, what is believed or not proved."""

from regesta.reading.scene import NOTHING, Scene, Told, is_series

_QUANTIFIED = frozenset(("few", "many", "most", "some", "all", "nobody", "everybody"))


def supposed(scene: Scene) -> Told | None:
    """Had this not happened, that would have: a claim about what did not happen."""
    clause, verb = scene.clause, scene.clause.verb
    if not scene.is_supposed:
        return None
    is_condition = scene.tokens.tags[0] == "H" and verb.modal == "" and scene.place < 2
    if is_condition or verb.kind in ("reduced", "participle"):
        return NOTHING if is_condition else None
    if verb.modal not in ("would", "could", "might"):
        return None
    opened = scene.tokens.lower[: verb.first]
    denied = "not" in opened or "but" in opened or "without" in opened or "n't" in " ".join(opened)
    return Told("claim", "would have been", clause.object, "had not" if denied else "had")


def believed(scene: Scene) -> Told | None:
    """What somebody is said to have thought: a claim of theirs."""
    above = scene.above()
    if above is None or above.subject is None or not is_believed(scene):
        return None
    if scene.head(above.subject) == "it":
        return Told("holds", f"it is {above.verb.lemma}d that", scene.clause.object)
    return Told("claim", f"{above.verb.lemma} that", scene.clause.object)


def is_believed(scene: Scene) -> bool:
    """Whether a clause stands under one that says that somebody thinks so."""
    above = scene.above()
    if above is None or scene.clause.opener != "that" or scene.clause.verb.kind != "finite":
        return False
    near = {above.verb.lemma, *scene.tokens.lower[above.verb.end : above.verb.end + 2]}
    return not scene.lexicon.objects["beliefs"].isdisjoint(near)


def unproved(scene: Scene) -> Told | None:
    """Nothing has been found that shows a thing: a claim about the evidence."""
    clause, lower = scene.clause, scene.tokens.lower
    if clause.subject is None or scene.head(clause.subject) not in scene.lexicon.evidence:
        return None
    return Told("claim", f"no {scene.head(clause.subject)}") if lower[clause.subject[0]] == "no" else None


def hypothesis(scene: Scene) -> Told | None:
    """What would have been, without a word of what it hangs on."""
    verb = scene.clause.verb
    if verb.modal == "would" and verb.is_perfect and verb.kind == "finite":
        return Told("claim", "would have", scene.clause.object)
    return None


def arguable(scene: Scene) -> Told | None:
    """What the author maintains and others might not."""
    clause = scene.clause
    near = scene.tokens.lower[max(0, clause.verb.first - 2) : clause.verb.end + 1]
    return Told("claim", "arguably", clause.object) if "arguably" in near else None


def cause(scene: Scene) -> Told | None:
    """One thing is said to have brought another about, or to have kept it from happening."""
    clause, verb = scene.clause, scene.clause.verb
    if verb.lemma in ("have", "exert", "play") and scene.head(clause.object) in scene.lexicon.effects:
        return Told(
            "claim",
            f"{verb.lemma} … {scene.head(clause.object)}",
            clause.object,
            "contributes to",
            verb.is_denied,
        )
    relation = scene.lexicon.causes.get(verb.lemma)
    if relation is None and verb.lemma in scene.lexicon.prompts and not verb.is_passive:
        things = scene.lexicon.objects["things"]
        heads = [form for head in scene.heads(clause.subject) for form in (head, *_singular(head))]
        relation = "contributes to" if not things.isdisjoint(heads) else None
    if relation is None or clause.subject is None:
        return None
    theme = clause.object or next((phrase for _, phrase in clause.others), None)
    if theme is None:
        return None
    return Told("claim", verb.lemma, theme, relation, verb.is_denied)


def _singular(noun: str) -> tuple[str, ...]:
    """What a plural may be the plural of."""
    return (f"{noun[:-3]}y",) if noun.endswith("ies") else (noun[:-1],) if noun.endswith("s") else ()


def likeness(scene: Scene) -> Told | None:
    """Two things are said to be alike."""
    clause = scene.clause
    if clause.verb.lemma not in ("be", "have", "remain", "become") or not clause.verb.is_finite:
        return None
    first, end = clause.verb.end, clause.stretch[1]
    match = scene.lexicon.likeness.search(" ".join(scene.tokens.lower[first : min(end, first + 14)]))
    if match is None:
        return None
    return Told("claim", match.group(), clause.object, "like", clause.verb.is_denied)


def generality(scene: Scene) -> Told | None:
    """In the present: what the author holds to be so in general."""
    clause, tokens = scene.clause, scene.tokens
    first = clause.verb.first
    if tokens.tags[first] not in "bs" or clause.subject is None:
        return None
    start = tokens.lower[clause.subject[0]]
    if is_series(scene) or start in _QUANTIFIED:
        return Told("claim", "in general", clause.object, "", clause.verb.is_denied)
    return None
