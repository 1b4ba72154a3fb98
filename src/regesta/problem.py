"""What is wrong with something a person wrote, where it stands, and what to do about it."""

from typing import Literal, NamedTuple

from regesta.position import Position

Severity = Literal["error", "warning", "note"]


class Problem(NamedTuple):
    """One problem of a case: a value that is collected, never an exception.

    `message` names the thing and the value found, `remedy` says what to write instead, `text` is the line as
    it stands in the file, and `related` are the other places that have to do with it.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    position: Position
    text: str = ""
    related: tuple[Position, ...] = ()


# Every code with its severity. docs/problems.md explains each under a heading of its own.
CODES: dict[str, Severity] = {
    # Files.
    "no-case": "error",
    "no-case-line": "warning",
    "unreadable-file": "error",
    "not-utf-8": "error",
    "control-character": "error",
    "byte-order-mark": "note",
    "mixed-newlines": "note",
    "line-too-long": "error",
    "include-outside": "error",
    "include-missing": "error",
    "include-cycle": "error",
    "include-twice": "warning",
    "not-included": "note",
    # Reading a directive.
    "unknown-directive": "error",
    "unknown-verb": "error",
    "unknown-field": "error",
    "duplicate-field": "error",
    "missing-part": "error",
    "surplus-words": "error",
    "unclosed-quote": "error",
    "curly-quotes": "error",
    "stray-indent": "error",
    "bad-name": "error",
    "bad-value": "error",
    "bad-date": "error",
    "bad-seal": "error",
    "pending-seal": "note",
    "format-version": "error",
    # Names.
    "unknown-name": "error",
    "duplicate-name": "error",
    "wrong-kind": "error",
    "cycle": "error",
    "untitled-state": "warning",
    "confusable-names": "warning",
    "clashing-titles": "warning",
    # Evidence.
    "no-citation": "warning",
    "title-only-support": "warning",
    "locator-scheme": "warning",
    "unused-source": "note",
    "wrong-order": "error",
    "text-unreadable": "error",
    "text-changed": "warning",
    "text-not-found": "note",
    "encoding-guessed": "note",
    "bad-digest": "error",
    "stale-mark": "warning",
    "pending-mark": "note",
    "not-sealed": "error",
    "quotation-missing": "error",
    "quotation-ambiguous": "warning",
    "quotation-elsewhere": "warning",
    "no-such-place": "warning",
    "seal-missing": "error",
    "seal-variant": "warning",
    "seal-moved": "note",
    # Explanations.
    "unknown-words": "error",
    "no-scale": "error",
    "improper-priors": "error",
    "other-question": "error",
    "duplicate-chance": "error",
    "missing-chance": "warning",
    "all-impossible": "error",
    "single-hypothesis": "warning",
    "no-evidence": "note",
    "untested-hypothesis": "note",
    "tells-nothing": "note",
    "unsought-absence": "note",
    "idle-field": "warning",
    # Models and what-ifs.
    "bad-model": "error",
    "bad-what-if": "error",
    "impossible-given": "error",
    "given-against-register": "warning",
    # Time and acts.
    "contradiction": "error",
    "sources-disagree": "note",
    "date-out-of-reach": "warning",
    "act-before-birth": "error",
    "act-after-death": "error",
    "act-outside-office": "warning",
    "overlapping-holders": "warning",
    "carried-out-after-refusal": "warning",
    "answer-before-question": "error",
    "answer-to-another-act": "warning",
    "series-without-span": "warning",
    "version-after-final": "warning",
    "version-without-text": "note",
    "undeclared-hand": "warning",
    "broken-layers": "warning",
    "idle-term": "note",
    "draft": "note",
}
