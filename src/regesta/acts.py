"""The one table of acts: what each does to its matter, what it answers, and its codes in the event ontologies.

PLOVER: Halterman et al., "PLOVER and POLECAT: A New Political Event Ontology and Dataset" (2023).
CAMEO: Gerner, Schrodt and Yilmaz, "Conflict and Mediation Event Observations Codebook", version 1.1b3 (2012).
A code is given only where the act as recorded here is what the code means; elsewhere it is None.
"""

from enum import Enum
from typing import NamedTuple


class Target(Enum):
    """What an act's object must be."""

    MATTER = "a matter"
    OFFICE = "an office"
    BODY = "a body or a group"
    TERM = "a term"
    THESIS = "a hypothesis, a claim or a matter"


class Act(NamedTuple):
    """One act of the vocabulary.

    `effect` is the state the act leaves its matter in, None where it leaves it as it was.
    `answers` are the acts it may answer, empty where it answers none in particular.
    """

    word: str
    says: str
    target: Target | None
    needs_target: bool
    effect: str | None
    answers: tuple[str, ...]
    plover: str | None
    cameo: str | None


_M, _O, _B, _T, _H = Target.MATTER, Target.OFFICE, Target.BODY, Target.TERM, Target.THESIS
_ASKING = ("request", "propose", "draft", "submit")
_CALLS = ("request", "order", "instruct", "write")
_WORK = ("draft", "submit", "criticise", "amend")
_LEAVE = ("approve", "order", "instruct", "agree")

ACTS: tuple[Act, ...] = (
    # What moves a matter.
    Act("request", "asks another's leave, help or decision", _M, True, "asked", (), "REQUEST", "020"),
    Act("propose", "puts a course of action forward", _M, True, "asked", (), None, None),
    Act("draft", "writes a text of it", _M, True, "drafted", _CALLS, None, None),
    Act("submit", "lays a text before whoever decides", _M, True, "under review", ("draft",), None, None),
    Act("criticise", "finds fault with it", _M, False, "under review", _ASKING, None, "111"),
    Act("amend", "changes a text of it", _M, True, "under review", _WORK, None, None),
    Act("approve", "gives the leave that was asked", _M, True, "granted", (*_ASKING, "amend"), "AGREE", None),
    Act("refuse", "denies the leave that was asked", _M, True, "refused", _ASKING, "REJECT", "120"),
    Act("defer", "puts the decision off", _M, True, "deferred", _ASKING, None, None),
    Act("order", "commands that it be done", _M, True, "ordered", _ASKING, None, None),
    Act("instruct", "tells in detail how it is to be done", _M, False, "ordered", _ASKING, None, None),
    Act("withdraw", "takes back what was asked or proposed", _M, True, "withdrawn", _ASKING, None, None),
    Act("carry-out", "does what was decided", _M, True, "carried out", _LEAVE, None, None),
    Act("abandon", "gives up what was decided or begun", _M, True, "abandoned", _LEAVE, None, None),
    # What is said and written, and moves no matter.
    Act("agree", "binds itself jointly with another", _M, False, None, ("propose", "meet"), "AGREE", "057"),
    Act("consider", "weighs a course without deciding", _M, False, None, (), None, None),
    Act("advise", "says what it thinks best", _M, False, None, ("request",), None, None),
    Act("promise", "undertakes to do something", _M, False, None, ("request",), None, "030"),
    Act("warn", "says what will follow", _M, False, None, _ASKING, None, None),
    Act("encourage", "urges another on", _M, False, None, (), None, None),
    Act("inform", "lets another know", _M, False, None, ("request",), None, None),
    Act("announce", "makes public", _M, False, None, (), None, "010"),
    Act("say", "says, and no more is made of it", _M, False, None, (), None, None),
    Act("argue", "maintains a thesis", _H, False, None, (), None, None),
    Act("deny", "says that it is not so", _H, False, None, (), None, None),
    Act("write", "sends a message whose content is not recorded", _M, False, None, ("write",), None, None),
    Act("meet", "meets and talks", _M, False, None, (), "CONSULT", "040"),
    # What is done to persons and offices.
    Act("appoint", "puts into an office", _O, True, None, (), None, None),
    Act("remove", "puts out of an office", _O, True, None, (), None, None),
    Act("join", "becomes a member", _B, True, None, (), None, None),
    Act("leave", "ceases to be a member", _B, True, None, (), None, None),
    Act("arrest", "takes into custody", _M, False, None, ("order",), "COERCE", "173"),
    Act("execute", "puts to death", _M, False, None, ("order",), None, None),
    # Goods and force.
    Act("supply", "gives goods, money or services", _M, False, None, ("request", "promise"), "AID", "070"),
    Act(
        "train",
        "teaches skills of war or administration",
        _M,
        False,
        None,
        ("request", "promise"),
        None,
        None,
    ),
    Act("attack", "uses armed force", _M, False, None, _LEAVE, "ASSAULT", "190"),
    # What becomes of a term.
    Act("keep", "does what a term requires", _T, True, None, (), None, None),
    Act("break", "does what a term forbids, or fails it", _T, True, None, (), None, None),
    Act("waive", "releases from a term", _T, True, None, (), None, None),
)

# The states in which a matter stands decided: they last until another decision. The others are open, and an asking, a
# draft or a criticism moves a matter from one to the next.
DECIDED = ("refused", "granted", "granted on condition", "ordered", "carried out")
UNTOUCHED = "untouched"  # before any act
OPEN = (UNTOUCHED, "asked", "drafted", "under review", "deferred", "withdrawn", "abandoned")
STATES = (*OPEN, *DECIDED)

# The acts that decide: whatever state a matter is in, they move it.
DECIDING = ("approve", "refuse", "defer", "order", "instruct", "withdraw", "carry-out", "abandon")

ACT_BY_WORD: dict[str, Act] = {act.word: act for act in ACTS}
