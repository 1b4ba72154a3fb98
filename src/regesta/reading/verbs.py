"""The verbs of a sentence with what belongs to each: its auxiliaries, its particle, and how it is meant."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from regesta.reading.lexicon import Lexicon
from regesta.reading.tokens import Tokens

Kind = Literal["finite", "infinitive", "participle", "reduced"]

# An auxiliary with all that follows it up to the verb; a verb alone; an infinitive; a participle.
_GROUP = re.compile(
    r"(?P<aux>[MHBD])(?:[ak]|\"(?=[eagvp]))*(?:[HxB][ak]*){0,3}(?P<main>[evpbg])?"
    r"|(?P<past>[ves])|(?P<plain>b)|(?P<infinitive>T)[ak]*(?:[HxB][ak]*){0,2}(?P<plainly>[bepgD])?"
    r"|(?P<ing>g)|(?P<bare>p)"
)
_BE = {"was": "be", "were": "be", "is": "be", "are": "be", "am": "be", "been": "be", "being": "be"}
_NOT = frozenset(("not", "never", "no", "neither", "nor"))
_AT_NO_TIME = frozenset((
    ("at", "no", "time"), ("at", "no", "point"), ("in", "no", "way"), ("by", "no", "means"), ("on", "no", "account"),
))  # fmt: skip
_ONLY = frozenset(("only", "just", "merely", "simply"))
_OR = frozenset(("or", "nor"))
_OWN_SUBJECT = re.compile(r"[,c;][^,c;i]*[nNr]")
_WITH_BARE = frozenset(("let", "make", "help", "see", "watch", "hear", "bid"))
_GOVERNED = re.compile(r",a*i[^,c;:()qSti-]*[nN]$")
_OBJECT = re.compile(r"d[ja]*[nN]{1,3}|N{1,3}")
_CLOSES = frozenset(("", ".", ",", ";", "c", "S", "X", "i", "T"))
# how the stems of verbs end that have an "e" besides
_WITH_E = (
    "at", "v", "c", "as", "is", "os", "us", "z", "u", "dg", "rg", "ag", "ir", "ur", "pl", "bl", "tl", "dl", "ap", "ak",
    "ud", "har", "lar", "par", "mar",
)  # fmt: skip
_BREAK = frozenset("qSt;:()-,.")


class Verb(NamedTuple):
    """A verb with its auxiliaries: the tokens it covers, the one of the verb itself, and its plain form.

    A `reduced` verb is a participle that stands for a relative clause: "a letter sent by him".
    """

    first: int
    end: int
    main: int
    lemma: str
    kind: Kind
    is_passive: bool = False
    denied_at: int = -1  # the token that denies it, where one does
    is_perfect: bool = False
    modal: str = ""

    @property
    def is_finite(self) -> bool:
        return self.kind == "finite"

    @property
    def is_denied(self) -> bool:
        return self.denied_at >= 0


def find_verbs(tokens: Tokens, lexicon: Lexicon) -> list[Verb]:
    """The verbs of a sentence, in order."""
    found = list(_groups(tokens, lexicon))
    found = [_reduced(verb, index, found, tokens) for index, verb in enumerate(found)]
    for index in range(1, len(found)):
        before = found[index - 1]
        found[index] = _joined(before, _bare(before, found[index], tokens), tokens)
        found[index] = _goes_on(before, found[index], tokens)
        if _is_denied_with(found[index - 1], found[index], tokens):
            found[index] = found[index]._replace(denied_at=found[index - 1].denied_at)
    return found


def _is_denied_with(before: Verb, verb: Verb, tokens: Tokens) -> bool:
    """Whether the denial of the verb before covers this one too: "never met him or wrote", "not armed and sent"."""
    if not before.is_denied or verb.first != verb.main or tokens.tags[verb.main] not in "evpb":
        return False
    between = tokens.tags[before.end : verb.first].rstrip("ak")
    if between[-1:] not in ("c", ",") or _OWN_SUBJECT.search(between):
        return False
    if between[-1] == ",":  # "never met him, wrote or called"
        return not _OR.isdisjoint(tokens.lower[verb.end :]) and tokens.tags[verb.main] != "g"
    joint = tokens.lower[before.end + len(between) - 1]
    return joint in _OR or (joint == "and" and before.is_passive and verb.is_passive)


def _bare(before: Verb, verb: Verb, tokens: Tokens) -> Verb:
    """An infinitive without "to": "let the troops pass"."""
    is_plain = verb.kind == "finite" and verb.first == verb.main and tokens.tags[verb.main] == "b"
    between = tokens.tags[before.end : verb.first]
    if is_plain and before.lemma in _WITH_BARE and not _BREAK.intersection(between) and "c" not in between:
        return verb._replace(kind="infinitive")
    return verb


def _joined(before: Verb, verb: Verb, tokens: Tokens) -> Verb:
    """A participle that shares the auxiliary of the one before: "were armed, trained and sent"."""
    if (
        not (before.is_passive and before.is_finite)
        or tokens.tags[verb.first] not in "ep"
        or verb.first != verb.main
    ):
        return verb
    between = tokens.tags[before.end : verb.first].rstrip("ak")
    if between[-1:] in ("c", ",") and not _OWN_SUBJECT.search(between):
        return verb._replace(kind="finite", is_passive=True, is_perfect=before.is_perfect, modal=before.modal)
    return verb


def _goes_on(before: Verb, verb: Verb, tokens: Tokens) -> Verb:
    """A passive that goes on after "and" as the verb before is meant: "would abdicate and be replaced by Ward"."""
    place = verb.first - 1
    while place > before.end and tokens.tags[place] in "ak":
        place -= 1
    if tokens.tags[verb.main] not in "ep" or tokens.tags[place] != "x" or tokens.tags[place - 1] not in "ca":
        return verb
    return verb._replace(
        first=place, kind=before.kind, is_passive=True, is_perfect=before.is_perfect, modal=before.modal
    )


def _groups(tokens: Tokens, lexicon: Lexicon) -> Iterator[Verb]:
    tags = tokens.tags
    for match in _GROUP.finditer(tags):
        first, end = match.span()
        kind = match.lastgroup
        if kind in ("aux", "main"):
            verb = _with_auxiliary(match, tokens, lexicon)
            if verb is not None:
                yield verb
            continue
        if kind in ("infinitive", "plainly"):
            main = end - 1
            lemma, particle = _named(tokens, main, lexicon)
            is_passive = tags[main] in "ep" and "x" in match.group()
            denied_at = tags.find("k", max(0, first - 1), end)
            perfect = "H" in match.group()
            yield Verb(first, end + particle, main, lemma, "infinitive", is_passive, denied_at, perfect)
            continue
        lemma, particle = _named(tokens, first, lexicon)
        if kind == "ing":
            if first and tags[first - 1] in "dj":
                continue
            yield Verb(first, end + particle, first, lemma, "participle", False, _denied_at(tokens, first))
        elif kind == "bare":
            if first and tags[first - 1] in "dja" and end < len(tags) and tags[end] in "njN":
                continue
            yield Verb(first, end + particle, first, lemma, "reduced", True)
        else:
            yield Verb(first, end + particle, first, lemma, "finite", False, _denied_at(tokens, first))


def _with_auxiliary(match: re.Match[str], tokens: Tokens, lexicon: Lexicon) -> Verb | None:
    """The verb behind an auxiliary, or the auxiliary itself where it is the verb."""
    tags, lower = tokens.tags, tokens.lower
    first, end = match.span()
    group = tags[first:end]
    if match.start("main") < 0:
        while end - 1 > first and tags[end - 1] in 'ak"':
            end -= 1
        group = tags[first:end]
        main = max(index for index in range(first, end) if tags[index] in "MHBDx")
        if tags[main] == "M":
            return None
        lemma = "have" if tags[main] == "H" else "do" if tags[main] == "D" else "be"
        particle = 0
    else:
        main = end - 1
        lemma, particle = _named(tokens, main, lexicon)
    is_participle = tags[main] in "epv" and match.start("main") >= 0
    is_passive = is_participle and bool(re.search(r"[Bx][ak\"]*.$", group)) and tags[main] != "v"
    denied_at = tags.find("k", first, end)
    if denied_at >= 0 and lower[denied_at + 1 : denied_at + 2] == ["only"]:
        denied_at = -1
    if denied_at < 0:
        denied_at = first if lower[first].endswith(("n't", "n’t", "nnot")) else _denied_at(tokens, first)
    kind: Kind = "participle" if lower[first] in ("having", "being") else "finite"
    modal = lower[first] if tags[first] == "M" else ""
    return Verb(
        first, end + particle, main, lemma, kind, is_passive, denied_at, "H" in tags[first:main], modal
    )


def _denied_at(tokens: Tokens, first: int) -> int:
    """The token before a verb that denies it, or -1: "never met", "never once met", "at no time met"."""
    lower, place = tokens.lower, first - 1
    while place > 0 and tokens.tags[place] == "a" and lower[place] not in _ONLY:
        place -= 1
    if place >= 0 and lower[place] in _NOT:
        return place
    is_never = place >= 2 and tuple(lower[place - 2 : place + 1]) in _AT_NO_TIME
    return place - 2 if is_never else -1


def _named(tokens: Tokens, main: int, lexicon: Lexicon) -> tuple[str, int]:
    """The plain form of a verb, with its particle where it has one, and how many words the particle is."""
    word = tokens.lower[main]
    form = lexicon.forms.get(word)
    lemma = form.lemma if form is not None else _BE.get(word, "") or _unknown(word)
    particles = lexicon.particles.get(lemma)
    if particles is not None:
        for after in (main + 1, main + 2):  # "put it down" is left alone, "turned it down" is not
            if after < len(tokens.lower) and tokens.lower[after] in particles:
                if after == main + 2 and tokens.tags[main + 1] not in "oa":
                    break
                return f"{lemma}_{tokens.lower[after]}", after - main
        return _parted(tokens, main, lemma, particles), 0
    return lemma, 0


def _parted(tokens: Tokens, main: int, lemma: str, particles: frozenset[str]) -> str:
    """A verb with its particle behind its object: "turned the offer down"."""
    match = _OBJECT.match(tokens.tags, main + 1)
    if match is None or match.end() >= len(tokens.lower) or tokens.lower[match.end()] not in particles:
        return lemma
    after = tokens.tags[match.end() + 1 : match.end() + 2]
    return f"{lemma}_{tokens.lower[match.end()]}" if after in _CLOSES else lemma


def _unknown(word: str) -> str:
    """A guess at the plain form of a verb in no list: good enough to call it by, and nothing rests on it."""
    for ending in ("ied", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "slzf":
                stem = stem[:-1]
            return stem + ("y" if ending == "ied" else "e" if stem.endswith(_WITH_E) else "")
    return word


def _reduced(verb: Verb, index: int, verbs: list[Verb], tokens: Tokens) -> Verb:
    """A lone form such as "sent" as a participle, where another verb of its clause is the finite one."""
    tags = tokens.tags
    if verb.kind != "finite" or tags[verb.first] != "e" or verb.first != verb.main:
        return verb
    before = verbs[index - 1] if index else None
    after = verbs[index + 1] if index + 1 < len(verbs) else None
    last = tags[verb.first - 1] if verb.first else ""
    if last == "k" and tokens.lower[verb.first - 1] == "not":
        return verb._replace(kind="reduced", is_passive=True)  # "men not involved in it"
    if verb.first and tokens.lower[verb.first - 1] == "as":
        return verb._replace(kind="reduced", is_passive=True)  # "as intended"
    if before is not None and before.is_finite and last in "nN" and _has_agent(verb, tokens):
        return verb._replace(kind="reduced", is_passive=True)  # "…, and the losses suffered by the army"
    if before is not None and before.lemma == "get":
        return verb._replace(kind="reduced", is_passive=True)
    if before is not None and before.is_finite:
        between = tags[before.end : verb.first]
        if not _BREAK.intersection(between) and "c" not in between and "r" not in between:
            return verb._replace(kind="reduced", is_passive=True) if between else verb
        if _GOVERNED.search(between):
            return verb._replace(kind="reduced", is_passive=True)  # ", including the congress elected then"
    if before is None and _GOVERNED.search(tags[: verb.first]) and after is not None and after.is_finite:
        return verb._replace(kind="reduced", is_passive=True)
    if verb.end < len(tags) and tokens.lower[verb.end] == "by" and last in "nNa":
        if _is_followed(verb, after, tags):
            return verb._replace(kind="reduced", is_passive=True)
    elif last in "nN" and _is_followed(verb, after, tags) and verb.end < len(tags) and tags[verb.end] == "i":
        return verb._replace(kind="reduced", is_passive=True)
    return verb


def _has_agent(verb: Verb, tokens: Tokens) -> bool:
    """Whether "by" follows a verb, and no time."""
    return tokens.lower[verb.end : verb.end + 1] == ["by"] and tokens.tags[verb.end + 1 : verb.end + 2] != "X"


def _is_followed(verb: Verb, after: Verb | None, tags: str) -> bool:
    """Whether the clause goes on to a finite verb of its own."""
    if after is None or not after.is_finite:
        return False
    between = tags[verb.end : after.first]
    return not _BREAK.intersection(between) and "c" not in between and "r" not in between
