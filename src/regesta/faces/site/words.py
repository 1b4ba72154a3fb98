"""What the site calls things: verdicts, states, fields, and the parts of a page."""

from collections.abc import Callable
from typing import NamedTuple

# Each verdict with its sign, what it is called, and what that means. Sign and words tell it, never colour alone.
VERDICTS: dict[str, tuple[str, str, str]] = {
    "exact": ("✓", "word for word", "The words stand in the source as they are quoted."),
    "normalised": (
        "✓",
        "stands, spelling apart",
        "The words stand in the source but for spacing, hyphens, quotation marks and the like.",
    ),
    "elided": (
        "✓",
        "stands, with words left out",
        "The words stand in the source; the quotation leaves some out.",
    ),
    "verified": ("✓", "sealed, verified", "The sealed words stand in the text that was held against them."),
    "variant": (
        "≈",
        "sealed, a variant",
        "Some of the sealed words stand in the text: it may be another edition.",
    ),
    "ambiguous": ("?", "stands more than once", "The words stand in several places of the source."),
    "missing": (
        "✗",
        "does not stand there",
        "The words do not stand in the text that was held against them.",
    ),
    "located": ("·", "place only", "The citation names a place in the source and quotes no words."),
    "no_text": ("–", "no text held", "The text of the source is not held, so nothing was compared."),
    "unverified": (
        "○",
        "sealed, not verified",
        "The words are sealed, and the text to hold them against is not here.",
    ),
}
VERDICT_ORDER = (
    "exact",
    "normalised",
    "elided",
    "verified",
    "variant",
    "ambiguous",
    "missing",
    "unverified",
    "located",
    "no_text",
)
# Each state of an entry with its sign and what it is called.
STATES: dict[str, tuple[str, str]] = {
    "denied": ("≠", "not so"),
    "draft": ("✎", "draft"),
    "disputed": ("⇄", "sources differ"),
    "failed": ("✗", "cited words not found"),
    "doubtful": ("?", "doubtful"),
    "uncited": ("∅", "no source"),
    "verified": ("✓", "verified"),
    "sealed": ("▣", "sealed"),
    "unverified": ("○", "not verified"),
}
KINDS: dict[str, tuple[str, str]] = {
    "person": ("Person", "People"),
    "body": ("Body", "Bodies"),
    "group": ("Group", "Groups"),
    "office": ("Office", "Offices"),
}
SEVERITIES: dict[str, tuple[str, str]] = {
    "error": ("✗", "Errors"),
    "warning": ("!", "Warnings"),
    "note": ("i", "Notes"),
}


class Words(NamedTuple):
    """All of it in one language."""

    VERDICTS: dict[str, tuple[str, ...]]
    VERDICT_ORDER: tuple[str, ...]
    STATES: dict[str, tuple[str, ...]]
    KINDS: dict[str, tuple[str, ...]]
    SEVERITIES: dict[str, tuple[str, ...]]


def spoken(t: Callable[[str], str]) -> Words:
    """What the site calls things, each put through `t` into the language of the interface."""

    def told(table: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        return {word: tuple(map(t, said)) for word, said in table.items()}

    return Words(told({**VERDICTS}), VERDICT_ORDER, told({**STATES}), told({**KINDS}), told({**SEVERITIES}))
