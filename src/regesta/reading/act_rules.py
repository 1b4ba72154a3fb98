"""The rules for acts: by the verb, by the noun that a verb governs, by what is said."""

from regesta.reading.clauses import NOUN_PHRASE, Clause, Stretch
from regesta.reading.scene import NOTHING, Scene, Told

_TAKEN_BACK = frozenset(("withdraw", "take_back", "revoke", "rescind", "retract"))
_HARMED = frozenset(("kill", "wound"))
_QUESTIONS = frozenset(("whether", "if", "why", "how"))
_RESOLVED = frozenset(("resolve", "decide"))
_GAINED = frozenset(("gain", "win", "secure", "enlist"))
_GIVEN = frozenset(("supply", "approve", "promise", "agree"))
_RECEIVED = frozenset(("receive", "obtain", "get", *_GAINED))
_WON = frozenset(("take", "win", "regain", "reclaim", "overrun"))
_DEFEATED = frozenset(("defeat", "beat", "vanquish"))
_ATTEMPTING = frozenset(("make", "launch", "mount", "undertake"))
_CLAIMED = frozenset(("claim", "maintain"))
_TAKEN = frozenset(("take", "enter", "cross", "retake"))
_ASKING = frozenset(("demand", "demands", "request", "requests", "wish", "wishes", "proposal", "proposals"))
_DONE_TO = frozenset(("execute", "arrest", "appoint", "remove"))
_KNOWN = frozenset(("clear", "explicit", "known", "plain", "public"))
_OF_TEXTS = frozenset((
    "draft", "draw_up", "write_up", "codify", "edit", "rewrite", "redraft", "reword", "amend",
))  # fmt: skip


def saying(scene: Scene) -> Told | None:
    """Somebody says, argues or denies that something is so."""
    clause, verb, lexicon = scene.clause, scene.clause.verb, scene.lexicon
    after = scene.after()
    follows = scene.tokens.tags[verb.end : verb.end + 1] == "t" or (
        after is not None and after.opener == "that"
    )
    if verb.lemma in lexicon.shows and scene.head(clause.subject) in lexicon.evidence:
        return NOTHING
    if follows and verb.lemma in _RESOLVED and not verb.is_passive:
        return Told("announce", f"{verb.lemma} that", None, is_denied=verb.is_denied)
    if not follows or verb.lemma not in lexicon.saying:
        return None
    if verb.is_passive and scene.head(clause.subject) == "it":
        act = "argue" if lexicon.saying[verb.lemma] == "argues" else ""
        return Told(act, f"it is {verb.lemma}d that") if act else NOTHING
    if verb.lemma in lexicon.acts and lexicon.saying[verb.lemma] != "recalls":
        act = "argue" if verb.lemma == "conclude" else lexicon.acts[verb.lemma]
        if verb.lemma == "assure" and (after is None or not after.verb.modal):
            act = "inform"  # of what is so; what will be is promised
        return Told(act, f"{verb.lemma} that", None, is_denied=verb.is_denied)
    return NOTHING  # what is believed or recalled is a claim of its own


def made_known(scene: Scene) -> Told | None:
    """Somebody made it clear that something would be so."""
    verb, lower = scene.clause.verb, scene.tokens.lower
    if verb.lemma != "make" or _KNOWN.isdisjoint(lower[verb.end : verb.end + 2]):
        return None
    return Told("say", "make clear", None, is_denied=verb.is_denied)


def act_noun(scene: Scene) -> Told | None:
    """The noun says what was done: gave leave, launched an attack, signed a treaty."""
    clause, lexicon = scene.clause, scene.lexicon
    lemma = clause.verb.lemma
    if lemma not in lexicon.light and lemma not in ("write", "have") and lemma not in _GAINED:
        return None
    theme = clause.subject if clause.verb.is_passive else _second(scene) or clause.object
    named = ["operation"] if theme is not None and "operation" in scene.said(theme) else []
    for head in (*scene.heads(theme), *named):
        act = lexicon.nouns.get(head) or lexicon.nouns.get(head.removesuffix("s"))
        if act is None or (lemma == "have" and act not in ("meet", "agree")):
            continue
        if lemma == "make" and theme is not None and scene.tokens.tags[theme[1] : theme[1] + 1] == "j":
            continue  # "made an attack impossible"
        if lemma in _GAINED and act not in _GIVEN:
            continue  # a battle is won
        if lemma == "hold" and act == "write":
            continue  # a letter is held back or held in the hand
        if lemma == "carry_out" and act not in ("attack", "execute", "arrest"):
            continue  # what was ordered or promised is done
        is_received = lemma in _RECEIVED and not clause.verb.is_passive and act not in ("meet", "agree")
        relation = "received" if is_received else ""
        return Told(act, f"{lemma} … {head}", theme, relation, clause.verb.is_denied)
    return None


def _second(scene: Scene) -> Stretch | None:
    """The second of two objects: "gave them instructions"."""
    object_ = scene.clause.object
    if object_ is None:
        return None
    match = NOUN_PHRASE.match(scene.tokens.tags, object_[1])
    return match.span() if match is not None else None


def bidden(scene: Scene) -> Told | None:
    """Somebody tells another to do a thing, or has it done: a command."""
    clause, after = scene.clause, scene.after()
    if clause.object is None and not clause.verb.is_passive:
        return None
    end = clause.object[1] if clause.object is not None else clause.verb.end
    if after is None or after.verb.first - end > 1:
        return None
    if clause.verb.lemma == "tell" and after.verb.kind == "infinitive":
        rule = f"tell to {after.verb.lemma}"
    elif is_had_done(clause, after) and (act := _had_done_to(scene, after)):
        return Told(act, f"have … {scene.tokens.lower[after.verb.main]}", clause.object)
    elif is_had_done(clause, after):
        rule = f"have … {scene.tokens.lower[after.verb.main]}"
    else:
        return None
    return Told("order", rule, after.object or clause.object, is_denied=clause.verb.is_denied)


def _had_done_to(scene: Scene, after: Clause) -> str:
    """What somebody has done to another, where that is an act: "had him executed", "had him thrown in jail"."""
    act = scene.lexicon.acts.get(after.verb.lemma, "")
    phrases = (after.object, *(phrase for _, phrase in after.others))
    keys = (f"{after.verb.lemma}:{scene.head(phrase)}" for phrase in phrases)
    act = next((found for key in keys if (found := scene.lexicon.idioms.get(key))), act)
    return act if act in _DONE_TO else ""


def is_had_done(clause: Clause, after: Clause) -> bool:
    """Whether somebody has another do a thing: "had the letter burnt"."""
    verb, object_ = clause.verb, clause.object
    is_had = verb.lemma == "have" and verb.is_finite and clause.subject is not None
    return is_had and after.verb.kind == "reduced" and object_ is not None and object_[1] == after.verb.first


def unwilling(scene: Scene) -> Told | None:
    """Somebody would not do a thing: a refusal."""
    clause, verb = scene.clause, scene.clause.verb
    is_refusal = verb.modal in ("would", "wouldn't") and verb.is_denied and not verb.is_perfect
    if not is_refusal or verb.is_passive or clause.subject is None or scene.is_supposed:
        return None
    if clause.opener == "that" or verb.lemma in ("be", "have") or scene.above() is not None:
        return None
    return Told("refuse", f"would not {verb.lemma}", clause.object)


def taken_back(scene: Scene) -> Told | None:
    """Somebody withdraws an offer, a request or support."""
    clause = scene.clause
    theme = clause.subject if clause.verb.is_passive else clause.object
    if clause.verb.lemma not in _TAKEN_BACK or scene.head(theme) not in scene.lexicon.objects["offered"]:
        return None
    rule = f"{clause.verb.lemma} … {scene.head(theme)}"
    return Told("withdraw", rule, theme, is_denied=clause.verb.is_denied)


def fought(scene: Scene) -> Told | None:
    """Troops land somewhere, or take, enter or cross a place by name; somebody takes a town or defeats an army."""
    clause, fighters = scene.clause, scene.lexicon.objects["fighters"]
    lemma = clause.verb.lemma
    if not clause.verb.is_finite or fighters.isdisjoint(scene.heads(clause.subject)):
        return None
    is_named = clause.object is not None and "N" in scene.tokens.tags[clause.object[0] : clause.object[1]]
    if (lemma == "land" and not clause.verb.is_passive) or (lemma in _TAKEN and is_named):
        return Told("attack", lemma, clause.object, is_denied=clause.verb.is_denied)
    return None


def conquered(scene: Scene) -> Told | None:
    """Somebody takes a town or another place, or defeats an army or a power."""
    clause, objects = scene.clause, scene.lexicon.objects
    lemma = clause.verb.lemma
    theme = clause.subject if clause.verb.is_passive else clause.object
    if theme is None or (clause.subject is None and not clause.verb.is_passive):
        return None
    if lemma in _WON:
        is_place = scene.head(theme) in objects["strongholds"] or scene.names(theme, "place")
        return Told("attack", lemma, theme, is_denied=clause.verb.is_denied) if is_place else None
    if lemma not in _DEFEATED or not objects["polls"].isdisjoint(scene.tokens.lower):
        return None
    is_enemy = scene.head(theme) in objects["enemies"] or scene.names(theme, "body", "group", "person")
    return Told("attack", lemma, theme, is_denied=clause.verb.is_denied) if is_enemy else None


def tried(scene: Scene) -> Told | None:
    """Somebody makes an attempt: an attack, where that is what was attempted."""
    clause, after = scene.clause, scene.after()
    is_attempt = scene.head(clause.object) in scene.lexicon.objects["attempts"]
    if clause.verb.lemma not in _ATTEMPTING or not is_attempt or after is None:
        return None
    if after.verb.kind != "infinitive" or scene.lexicon.acts.get(after.verb.lemma) != "attack":
        return None
    rule = f"{clause.verb.lemma} … {scene.head(clause.object)} to {after.verb.lemma}"
    return Told("attack", rule, after.object, is_denied=clause.verb.is_denied, inner=after)


def idiom(scene: Scene) -> Told | None:
    """A verb with a noun tells of an act that neither tells of alone: took up arms, was put to death."""
    clause, idioms = scene.clause, scene.lexicon.idioms
    for phrase in (clause.object, *(phrase for _, phrase in clause.others)):
        act = idioms.get(f"{scene.lemma}:{scene.head(phrase)}")
        if act is not None:
            rule = f"{scene.lemma} … {scene.head(phrase)}"
            theme = clause.subject if clause.verb.is_passive else clause.object
            return Told(act, rule, theme, is_denied=clause.verb.is_denied)
    return None


def named_so(scene: Scene) -> Told | None:
    """Somebody calls a thing something, receives an envoy, is shown a thing; talks begin or break down."""
    clause, tags = scene.clause, scene.tokens.tags
    lemma = clause.verb.lemma
    talks = scene.head(clause.subject).removesuffix("s")
    if scene.lexicon.nouns.get(talks) == "meet" and not clause.verb.is_passive:
        if lemma in ("begin", "open", "start", "resume"):
            rule = f"{scene.head(clause.subject)} {lemma}"
            return Told("meet", rule, clause.subject, is_denied=clause.verb.is_denied)
        if lemma in ("break_down", "collapse", "fail", "break_off") and not clause.verb.is_denied:
            return Told("agree", f"{scene.head(clause.subject)} {lemma}", clause.subject, is_denied=True)
    if lemma in ("call", "name", "know") and clause.verb.is_passive and clause.object is not None:
        return NOTHING if lemma == "call" else None  # "was called the Fox": that is a name
    if (
        lemma == "call"
        and clause.object is not None
        and tags[clause.object[1] : clause.object[1] + 1] in ("d", "j")
    ):
        return Told("say", "call", clause.object, is_denied=clause.verb.is_denied)
    if lemma in ("receive", "host") and scene.head(clause.object) in scene.lexicon.objects["guests"]:
        return Told(
            "meet", f"{lemma} … {scene.head(clause.object)}", clause.object, is_denied=clause.verb.is_denied
        )
    if lemma == "adopt" and scene.head(clause.object) in scene.lexicon.objects["texts"] | {"resolution"}:
        return Told(
            "approve", f"adopt … {scene.head(clause.object)}", clause.object, is_denied=clause.verb.is_denied
        )
    if lemma == "show" and clause.verb.is_passive and clause.object is not None:
        return Told("inform", "be shown", clause.object, is_denied=clause.verb.is_denied)
    return None


def act_verb(scene: Scene) -> Told | None:
    """The verb is that of an act."""
    clause, lexicon = scene.clause, scene.lexicon
    lemma = clause.verb.lemma
    act = lexicon.acts.get(lemma)
    if act is None:
        return None
    if clause.subject is None and not clause.verb.is_passive:
        return None
    theme = clause.subject if clause.verb.is_passive else _theme(scene, act)
    if _is_no_act(scene, act, theme):
        return None
    if lemma in _HARMED and clause.verb.is_passive and not any(word == "by" for word, _ in clause.others):
        return Told(
            "event", lemma, theme, is_denied=clause.verb.is_denied
        )  # losses: nobody is said to attack
    if lemma == "crush" and theme is not None and scene.tokens.tags[theme[1] - 1] == "N":
        act = "attack"  # an enemy; an uprising is put down
    if lemma == "accede" and not _ASKING.isdisjoint(map(scene.head, (phrase for _, phrase in clause.others))):
        act = "approve"
    if lemma == "ask" and (after := scene.after()) is not None and after.opener in _QUESTIONS:
        act = "say"
    if lemma == "fire" and (theme is None or scene.head(theme) in lexicon.objects["weapons"]):
        return Told("attack", lemma, theme, is_denied=clause.verb.is_denied)
    if lemma == "destroy" and scene.head(theme) in lexicon.objects["abstract"]:
        return Told("ends", lemma, theme, is_denied=clause.verb.is_denied)
    return Told(act, lemma, theme, is_denied=clause.verb.is_denied)


def _is_no_act(scene: Scene, act: str, theme: Stretch | None) -> bool:
    """Whether the verb of an act is something else with what it governs."""
    clause, objects = scene.clause, scene.lexicon.objects
    lemma, head = clause.verb.lemma, scene.head(theme)
    if act in ("draft", "amend") and lemma not in _OF_TEXTS and head not in objects["texts"]:
        return True
    if lemma in ("make_up", "take_up") and head not in objects["considered"]:
        return True
    if lemma in _CLAIMED and clause.object is not None:
        return True  # "claimed the throne", "maintained order": nothing is argued
    if act in ("supply", "promise") and scene.head(clause.object) in objects["prospects"]:
        return True  # "offered the hope of change"
    if lemma == "visit":  # a town: nobody is met
        return scene.names(theme, "place") or not scene.names(theme, "person", "body", "group")
    return lemma in ("recall", "convince") and clause.verb.is_passive  # "was recalled to power"


def _theme(scene: Scene, act: str) -> Stretch | None:
    clause = scene.clause
    if (
        act in ("request", "encourage", "order", "inform", "promise", "warn", "supply")
        and clause.object is not None
    ):
        after = next(
            (phrase for word, phrase in clause.others if word in ("for", "with", "about", "of")), None
        )
        return after or clause.object
    return clause.object or next(
        (phrase for word, phrase in clause.others if word in ("for", "on", "to")), None
    )
