"""Families of acts: verbs that two readers of one passage may well choose between, so that drafts can be compared."""

from regesta.statements.statement import Statement

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("asking", ("request", "propose")),
    ("texts", ("draft", "submit", "amend")),
    ("leave", ("approve",)),
    ("refusal", ("refuse", "defer", "withdraw")),
    ("criticism", ("criticise",)),
    ("command", ("order", "instruct")),
    ("doing", ("carry-out", "abandon", "keep", "break", "waive")),
    (
        "speech",
        ("consider", "advise", "warn", "encourage", "inform", "announce", "say", "argue", "deny", "write"),
    ),
    ("binding", ("agree", "promise", "term")),
    ("meeting", ("meet",)),
    ("office", ("appoint", "remove", "join", "leave", "belongs")),
    ("force", ("arrest", "execute", "attack")),
    ("aid", ("supply", "train")),
    ("state", ("event", "begins", "ends", "holds", "practice", "power")),
    ("claim", ("claim", "same")),
)
FAMILY_BY_VERB = {verb: name for name, verbs in FAMILIES for verb in verbs}
_HELD = frozenset(("begins", "ends", "holds"))


def family(statement: Statement) -> str:
    """The family of an entry: of its verb, of an office where it says who held one, of a term by its nature."""
    if statement.kind in _HELD and statement.field("by") is not None:
        return "office"
    if statement.kind == "term" and statement.word("nature") == "warning":
        return FAMILY_BY_VERB["warn"]
    return FAMILY_BY_VERB.get(statement.kind, "")
