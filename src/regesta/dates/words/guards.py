"""Whether words that fit a form are meant as a time: a year and not a page, a month and not a name."""

from regesta.dates.words.language import Language
from regesta.dates.words.match import Match
from regesta.dates.words.tokens import Tokens


def is_meant(match: Match) -> bool:
    """True when nothing around the words speaks against their being a time."""
    if _is_part_of_number(match):
        return False
    return True


def _is_part_of_number(match: Match) -> bool:
    """True when figures at an edge go on beyond a comma, a point, a slash or a currency sign."""
    pieces = match.tokens.pieces
    first, end = match.start, match.end
    while pieces[first].isspace():
        first += 1
    if pieces[first].isdigit() and first:
        before = pieces[first - 1]
        if before in ("$", "£", "€", "¥", "#", "§", "№", "_", "/", "+", "=") or (
            before in (",", ".", "-", ":") and first > 1 and pieces[first - 2].isdigit()
        ):
            return True
    if pieces[end - 1].isdigit() and end < len(pieces):
        after = pieces[end]
        if after in ("%", "€", "£", "$", "_", "°", "=", "×"):
            return True
        if after in (",", ".", "-", ":", "/") and end + 1 < len(pieces) and pieces[end + 1].isdigit():
            return True
    return False


def neighbours(tokens: Tokens, first: int, end: int) -> tuple[str, str]:
    """The words or signs before and after a run of tokens, over white space; "" at an edge."""
    pieces = tokens.pieces
    before, after = first - 1, end
    if before >= 0 and pieces[before].isspace():
        before -= 1
    if after < len(pieces) and pieces[after].isspace():
        after += 1
    return (pieces[before] if before >= 0 else "", pieces[after] if after < len(pieces) else "")


def stated_bound(tokens: Tokens, first: int, language: Language) -> str:
    """The bound that the word before an expression states: by, until, from, before, after, between; or ""."""
    word = neighbours(tokens, first, first + 1)[0].lower()
    return language.bounds.get(word, "")
