"""Whether words that fit a form are meant as a time: a year and not a page, a month and not a name."""

from collections.abc import Callable

from regesta.dates.words.events import reach
from regesta.dates.words.language import Language
from regesta.dates.words.match import Match
from regesta.dates.words.tokens import Tokens

_SIGNS_BEFORE = frozenset("$£€¥#§№_/+=~^@&\\")
_SIGNS_AFTER = frozenset("%€£$_°=×@\\")
_JOINTS = frozenset(",.:-/–")
_DASHES = frozenset("-–—‑‐‒")


def is_meant(match: Match) -> bool:
    """True when nothing around the words speaks against their being a time."""
    if _is_part_of_number(match):
        return False
    beside = _GUARDS.get(match.form.means)
    return beside is None or beside(match)


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
    return language.bounds.get(neighbours(tokens, first, first + 1)[0].lower(), "")


# How many words may stand before a time that opens a sentence.
LEAD_WORDS = 4


def is_lead(tokens: Tokens, first: int) -> bool:
    """True when no more than a word or two stand between the beginning of a sentence or line and a token."""
    words = 0
    for piece in reversed(tokens.pieces[max(0, first - 2 * LEAD_WORDS - 4) : first]):
        if piece in (".", "!", "?", ":", ";") or "\n" in piece:
            return True
        if piece[0].isalnum():
            words += 1
            if words > LEAD_WORDS:
                return False
    return first <= 2 * LEAD_WORDS + 4


def _is_part_of_number(match: Match) -> bool:
    """True when figures at an edge go on beyond a comma, a point, a slash or a currency sign."""
    pieces = match.tokens.pieces
    first, end = match.start, match.end
    if pieces[first].isdigit() and first:
        before = pieces[first - 1]
        if before in _SIGNS_BEFORE or (before in _JOINTS and first > 1 and pieces[first - 2].isdigit()):
            return True
    if pieces[end - 1].isdigit() and end < len(pieces):
        after = pieces[end]
        if after in _SIGNS_AFTER:
            return True
        if after in _JOINTS and end + 1 < len(pieces) and pieces[end + 1].isdigit():
            return True
    return False


def _is_date(match: Match) -> bool:
    before, after = neighbours(match.tokens, match.start, match.end)
    names = {name for name, _, _ in match.slots}
    lists = match.language.lists
    if names <= {"year", "about"} and "year" in names and match.end - match.start == 1:
        return _is_year(match, before, after)
    first = match.tokens.pieces[match.start].lower()
    if first == "the" and names == {"day", "month"} and after.isalpha() and after.islower():
        return after in lists["after_season"]
    if names == {"month"}:
        return _is_month(match, before, after)
    if names == {"yy"}:
        return before.isalpha() or before == "("
    if names == {"day"}:
        return before.lower() in lists["before_time"] and (
            not after.isalpha() or after.lower() in lists["after_day"]
        )
    if "season" in names and not names & {"year", "rel", "itema"}:
        return _is_season(match, before, after)
    if "decade" in names and match.words("decade")[0].isdigit():
        return match.words("decade")[0].endswith("0")
    if "holiday" in names or "named" in names:
        first = match.words("holiday" if "holiday" in names else "named")[0]
        return first[0].isupper() or first == "the"
    if names <= {"hour", "min", "h"}:
        return "h" in names or before.lower() in lists["before_clock"]
    return True


def _is_year(match: Match, before: str, after: str) -> bool:
    """A number of four figures by itself: a year unless it is counted or numbered."""
    lists = match.language.lists
    lower = before.lower()
    if lower in lists["numbered"] or after.lower() in lists["counted"]:
        return False
    if before == "." and match.start > 1 and match.tokens.pieces[match.start - 2].lower() in lists["numbered"]:
        return False
    is_glued = match.tokens.pieces[match.start - 1] == before if match.start else False
    if is_glued and before in _DASHES and match.start > 1:
        return match.tokens.pieces[match.start - 2].isalpha()
    if lower in lists["before_time"] or before in ("(", "[", "") or before.isalpha():
        return True
    return True


def _is_month(match: Match, before: str, after: str) -> bool:
    """A month without day and year: not after "the", nor in the midst of a name."""
    lower = before.lower()
    if lower in match.language.lists["before_time"]:
        return lower not in ("at", "with", "for", "as", "under") or before == lower
    if lower in ("the", "mr", "mrs", "miss", "dr", "de", "st", "long"):
        return False
    month = match.said("month")
    if month in ("may", "march", "august") and not (before in (",", "(", "-", "–") or before == "."):
        return False
    if month in ("may", "march") and before != "(":
        return False
    return not before.isalpha() or before.islower()


def _is_season(match: Match, before: str, after: str) -> bool:
    """A season without a year: "fall" only where a time is looked for, "the" only where no noun follows."""
    lists = match.language.lists
    words = [piece.lower() for piece in match.tokens.pieces[match.start : match.end] if not piece.isspace()]
    is_attribute = after.isalpha() and after.lower() not in lists["after_season"]
    if words[0] == "the" and is_attribute:
        return False
    if words[-1] == "fall":
        return before.lower() in lists["before_fall"] and after.lower() != "of" or before.lower() == "the" and False
    if words[-1] == "spring" and after.lower() in ("of", "from", "up", "into", "back"):
        return before.lower() in lists["before_fall"]
    return True


def _is_relative(match: Match) -> bool:
    before, after = neighbours(match.tokens, match.start, match.end)
    words = [piece.lower() for piece in match.tokens.pieces[match.start : match.end] if not piece.isspace()]
    if words[-1] == "fall":
        return after.lower() != "of"
    if words[0] in ("a", "one") and match.end < len(match.tokens.pieces):
        return match.tokens.pieces[match.end] not in _DASHES
    if words == ["the", "day"] and before.lower() in ("carried", "carry", "win", "won", "saved", "save"):
        return False
    return True


def _is_length(match: Match) -> bool:
    before, after = neighbours(match.tokens, match.start, match.end)
    words = [piece.lower() for piece in match.tokens.pieces[match.start : match.end] if not piece.isspace()]
    pieces, end = match.tokens.pieces, match.end
    if words[0] in ("over", "under") and before.lower() not in match.language.lists["before_hedge"]:
        return False
    if words[0] in ("a", "an", "one") and end < len(pieces) and pieces[end] in _DASHES:
        return False
    if words[0] == "the" and match.phrase("which", "WHICH") == "same":
        return not after[:1].isupper() and not after.startswith("'") and match.word("unit", "UNIT") is None
    return True


def _is_shift(match: Match) -> bool:
    words = match.words("dir")
    before, after = neighbours(match.tokens, match.start, match.end)
    if words[-1].lower() in ("before", "after"):
        if after[:1].isalnum() and reach(match) == match.end:
            return False
        if before.lower() in match.language.lists["before_length"] and after[:1].isalnum():
            return False
    return match.said("hedge") not in ("over", "under") or before.lower() in match.language.lists["before_hedge"]


def _is_ref(match: Match) -> bool:
    before, after = neighbours(match.tokens, match.start, match.end)
    word = match.said("ref")
    if word == "date":
        return before.lower() == "to"
    if word == "former":
        return after.isalpha() and after.lower() not in match.language.lists["after_season"]
    if word == "the past":
        return not after[:1].isdigit()
    if word == "the present":
        return not after.isalpha() or after.lower() in match.language.lists["after_season"]
    return True


def _is_then(match: Match) -> bool:
    before, _ = neighbours(match.tokens, match.start, match.end)
    if match.said("then") in ("this time", "that time", "the time"):
        return before.lower() in match.language.lists["before_then"]
    return True


_GUARDS: dict[str, Callable[[Match], bool]] = {
    "dates": _is_date,
    "relative": _is_relative,
    "length": _is_length,
    "shift": _is_shift,
    "ref": _is_ref,
    "then": _is_then,
}
