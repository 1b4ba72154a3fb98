"""How far an expression reaches that is told by an event: "two days after the fall of Girona", "a week of fighting"."""

from regesta.dates.words.match import Match

# Forms that words for an event may follow, by the last word of the form.
_LONGEST_CLAUSE = 40
_LONGEST_NOUN = 28
_ENDS = frozenset('.,;:!?()[]{}"“”\n–—')


def reach(match: Match) -> int:
    """The token after the last of an expression with the event that tells it; its own end where none does."""
    pieces, end = match.tokens.pieces, match.end
    if end + 1 >= len(pieces) or not pieces[end].isspace():
        return end
    word = pieces[end + 1].lower()
    means = match.form.means
    listed = match.language.listed
    last = pieces[match.end - 1].lower()
    if means in ("length", "then", "relative") and word in listed("of") and not match.has("base"):
        return _noun_end(match, end)
    if (
        means == "then"
        and match.said("then") in listed("clause_after")
        and _before(match) in listed("by")
        and word.isalpha()
    ):
        return _clause_end(match, end)
    if means in ("shift", "relative") and last in listed("event_after") and word.isalnum():
        return _clause_end(match, end)
    return end


def _before(match: Match) -> str:
    pieces, at = match.tokens.pieces, match.start - 1
    if at > 0 and pieces[at].isspace():
        at -= 1
    return pieces[at].lower() if at >= 0 else ""


def _clause_end(match: Match, end: int) -> int:
    """The end of a clause at the next sign; the expression's own end where it is too far or holds a date."""
    pieces, classes = match.tokens.pieces, match.tokens.classes
    for at in range(end, min(end + _LONGEST_CLAUSE, len(pieces))):
        piece = pieces[at]
        if (
            piece in _ENDS
            or piece.count("\n") > 1
            or (piece.lower() in match.language.listed("and") and _is_counted(match, at))
        ):
            return at - 1 if pieces[at - 1].isspace() else at
        if _is_dated(match, classes[at]):
            return end
    return end


def _is_counted(match: Match, at: int) -> bool:
    """True when a number follows."""
    pieces, words = match.tokens.pieces, match.language.words
    following = pieces[at + 2].lower() if at + 2 < len(pieces) else ""
    return following in words["NUM"] or following.isdigit()


def _noun_end(match: Match, end: int) -> int:
    """The end of "of" and its noun: at the next sign, or before the first verb or clause."""
    pieces, classes, listed = match.tokens.pieces, match.tokens.classes, match.language.listed
    for at in range(end, min(end + _LONGEST_NOUN, len(pieces))):
        piece = pieces[at]
        lower = piece.lower()
        if piece in _ENDS or piece.count("\n") > 1:
            return (at - 1 if pieces[at - 1].isspace() else at) if at > end + 3 else end
        if _is_dated(match, classes[at]):
            return end
        if at > end + 3 and lower in listed("noun_breaks"):
            return at - 1
        if at > end + 3 and (lower in listed("verbs") or _is_past_verb(match, at) or _is_new_noun(match, at)):
            return at - 1
    return end


def _is_past_verb(match: Match, at: int) -> bool:
    """True of a word that looks like a verb in the past and stands after a noun."""
    pieces = match.tokens.pieces
    suffixes = tuple(match.language.listed("verb_endings"))
    before = pieces[at - 2].lower() if at > 1 else ""
    return (
        pieces[at].islower()
        and pieces[at].endswith(suffixes)
        and before not in match.language.listed("before_noun")
    )


def _is_new_noun(match: Match, at: int) -> bool:
    """True of an article that follows a noun, and so begins another."""
    pieces, listed = match.tokens.pieces, match.language.listed
    before = pieces[at - 2].lower() if at > 1 else ""
    return pieces[at] in listed("articles") and before not in listed("before_article")


def _is_dated(match: Match, char: str) -> bool:
    return char in match.language.dated
