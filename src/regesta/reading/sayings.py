"""How a clause is said: by its own hedges, by the clause that governs it, by who is said to say it."""

from regesta.acts import ACT_BY_WORD
from regesta.reading.clauses import NOUN_PHRASE, Clause
from regesta.reading.discourse import Carried, Discourse
from regesta.reading.modes import PLAIN, Said, hedged
from regesta.reading.scene import Scene, Told, is_aside
from regesta.reading.speech import Speaker

_MODALS = {"may": "possible", "might": "possible", "must": "infers"}


def said_of(scene: Scene, told: Told, discourse: Discourse) -> Said:
    """How a clause is said: by its own hedges, and by who is said to say it."""
    tokens, clause = scene.tokens, scene.clause
    first, end = clause.stretch
    later = [one.verb.first for one in scene.clauses[scene.place + 1 :] if one.verb.is_finite]
    near = min([end, *(place for place in later if place > clause.verb.first)])
    start = clause.verb.first if clause.is_shared else first
    if not any(one.verb.is_finite and one.opener != "who" for one in scene.clauses[: scene.place]):
        start = 0  # what opens the sentence hedges its first clause
    elif clause.is_shared:
        while start > 0 and tokens.tags[start - 1] in "ak":
            start -= 1
    own = hedged(tokens, start, near, scene.lexicon) if scene.has_hedge else PLAIN
    if own.mode == "argues" and told.verb in ACT_BY_WORD:
        own = own._replace(mode="reports")  # that others argue is reported
    if own.mode == "recalls" and clause.verb.lemma == "recall" and clause.verb.is_passive:
        own = PLAIN  # "was recalled to power"
    if own.mode == "denies" and told.verb == "deny":
        own = PLAIN  # that somebody denied it is asserted
    if not own.mode and clause.verb.is_perfect and clause.verb.modal in _MODALS:
        start, stop = tokens.starts[clause.verb.first], tokens.ends[clause.verb.end - 1]
        return Said(_MODALS[clause.verb.modal], start=start, end=stop)  # "may never have met"
    if own.mode:
        return _according(scene, own, discourse)
    aside = _told_aside(scene, discourse)
    above = scene.above()
    if aside.mode or above is None:
        return aside
    return _said_above(scene, above, discourse)


def spoken_by(scene: Scene, speaker: Speaker) -> Said:
    """How a clause of a speech is said: by its speaker, who is named in the same sentence or in one before."""
    tokens, verb = scene.tokens, scene.clause.verb
    mode = scene.lexicon.saying.get(speaker.lemma, "reports")
    if tokens.starts[0] <= speaker.start and speaker.end <= tokens.ends[-1]:
        return _told_by(mode, speaker.who, speaker.start, speaker.end)
    start, end = tokens.starts[verb.first], tokens.ends[verb.end - 1]
    who = tuple(
        one._replace(start=start, end=end, antecedent=one.antecedent or (one.start, one.end))
        for one in speaker.who
    )
    return _told_by(mode, who, start, end)


def _according(scene: Scene, own: Said, discourse: Discourse) -> Said:
    """A hedge with whom it names: "according to Ward", "according to Ward's memoirs"."""
    tokens = scene.tokens
    place = next((at for at, end in enumerate(tokens.ends) if end == own.end), -1)
    if own.mode != "reports" or tokens.lower[place - 1 : place + 1] != ["according", "to"]:
        return own
    match = NOUN_PHRASE.match(tokens.tags, place + 1)
    who = tuple(discourse.meant(tokens, match.span())) if match is not None else ()
    if match is None or not who:
        return own
    return own._replace(claimant=who, end=tokens.ends[match.end() - 1])


def _told_aside(scene: Scene, discourse: Discourse) -> Said:
    """Who is said to say a clause in another beside it: "as he later said"."""
    tokens = scene.tokens
    for step in (-1, 1):
        place = scene.place + step
        if not 0 <= place < len(scene.clauses):
            continue
        aside = scene.clauses[place]
        if aside.subject is None or not is_aside(tokens, aside, scene.lexicon) or not _is_as(scene, aside):
            continue
        comes_before = tokens.tags[aside.verb.end : aside.verb.end + 1] == ","
        if comes_before != (step == -1):
            continue
        mode = scene.lexicon.saying.get(aside.verb.lemma, "reports")
        who = tuple(discourse.meant(tokens, aside.subject))
        return _told_by(mode, who, tokens.starts[aside.subject[0]], tokens.ends[aside.verb.end - 1])
    return PLAIN


def _is_as(scene: Scene, aside: Clause) -> bool:
    assert aside.subject is not None
    return scene.tokens.lower[max(0, aside.subject[0] - 1)] == "as"


def _told_by(mode: str, who: tuple[Carried, ...], start: int, end: int) -> Said:
    """What somebody says; what somebody of the case recalls comes by way of them."""
    if mode == "recalls" and any(one.is_known for one in who):
        return Said(mode, "", (), who, start, end)
    return Said(mode, "", who, (), start, end)


def _said_above(scene: Scene, above: Clause, discourse: Discourse) -> Said:
    """How a clause is said by the one that governs it: "documents show that", "he believed that"."""
    tokens, verb = scene.tokens, above.verb
    start, end = tokens.starts[above.stretch[0]], tokens.ends[verb.end - 1]
    hedge = (
        hedged(tokens, above.stretch[0], scene.clause.verb.first, scene.lexicon) if scene.has_hedge else PLAIN
    )
    if scene.clause.opener == "who":
        return hedge if verb.lemma == "be" else PLAIN
    subject = above.subject
    head = tokens.lower[subject[1] - 1] if subject is not None else ""
    if verb.lemma in scene.lexicon.shows and head in scene.lexicon.evidence:
        claimant = discourse.meant(tokens, subject) if subject is not None else []
        known = tuple(one for one in claimant if one.is_known)
        return Said("reports" if known else "", "document", known, (), start, end)
    mode = scene.lexicon.saying.get(verb.lemma, "")
    if verb.lemma == "be" and not scene.lexicon.objects["beliefs"].isdisjoint(
        tokens.lower[verb.end : verb.end + 2]
    ):
        mode = "reports"
    if not mode or (subject is not None and head == "it"):
        return hedge
    who = tuple(discourse.meant(tokens, subject)) if subject is not None else ()
    return _told_by(mode, who, start, end)
