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
    """The bound that the words before an expression state: by, until, from, before, after, between; or ""."""
    at, words = first, ["", "", ""]
    for number in range(3):
        at -= 1 + (at > 0 and tokens.pieces[at - 1].isspace())
        words[number] = tokens.pieces[at].lower() if at >= 0 else ""
    if words[0] in language.listed("between_bound"):
        del words[0]
    if words[0] in _DASHES:
        return language.bounds.get(f"{words[1]} -", "")
    two = language.bounds.get(f"{words[1]} {words[0]}")
    return two if two is not None else language.bounds.get(words[0], "")


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
    names, listed = match.names, match.language.listed
    if "year" in names and names <= _YEAR_SLOTS and not _is_year(match, before, after):
        return False
    if names == {"month"}:
        return _is_month(match, before, after)
    if names == {"wd"} and _is_in_name(match, before):
        return False
    if names == {"yy"}:
        return before.isalpha() or before == "("
    if names == {"day"}:
        is_open = not after.isalpha() or after.lower() in listed("after_day")
        is_before_name = after[:1].isupper() and before.lower() in listed("before_named_day")
        return before.lower() in listed("before_time") and (
            is_open or (is_before_name and not _is_numbered_thing(match))
        )
    first = match.lower()[0]
    if first in listed("articles") and names == {"day", "month"} and after.isalpha() and after.islower():
        return after in listed("after_season")
    if "season" in names and not names & {"year", "rel", "itema"}:
        return _is_season(match, before, after)
    if "season" in names and "itema" in names and _is_named_season(match):
        return False
    if "decade" in names and match.words("decade")[0].isdigit():
        return match.words("decade")[0].endswith("0")
    if "holiday" in names or "named" in names:
        return match.words("holiday" if "holiday" in names else "named")[0][0].isupper() or first in listed(
            "articles"
        )
    if names == {"hhmm"} and match.words("hhmm")[0][0] != "0":
        return False
    if names <= {"hour", "min", "h", "hhmm", "dp"} and "".join(names) != "dp":
        is_told = "h" in names and ("hhmm" not in names or match.words("hhmm")[0][0] == "0")
        return is_told or before.lower() in listed("before_clock")
    if names == {"itema", "itemb", "year"} and all(len(word) < 4 for word in match.words("year")):
        return before.lower() in listed("before_short_year") or before == "("
    return True


def _is_named_season(match: Match) -> bool:
    """True of a season in a name, with a noun in capitals behind it: "the Winter Palace", "Summer Olympics"."""
    pieces = match.tokens.pieces
    end = (match.span("season") or (0, 0))[1]
    if end + 1 >= len(pieces) or not (pieces[end - 1][0].isupper() and pieces[end] == " "):
        return False
    noun = pieces[end + 1]
    is_time = (
        noun.lower() in match.language.listed("season_nouns") or noun.lower() in match.language.words["MONTH"]
    )
    return noun[0].isupper() and not is_time and match.span("itemb") != (end + 1, match.end)


# How many words behind "on the 5th" may say that it is the number of a thing: "on the 5th Guards Tank Army's flank".
_WORDS_OF_NAME = 4


def _is_numbered_thing(match: Match) -> bool:
    """True of a number in the name of a thing, such as a body of troops."""
    things, pieces = match.language.listed("numbered_things"), match.tokens.pieces
    behind = [piece.lower() for piece in pieces[match.end : match.end + 2 * _WORDS_OF_NAME]]
    return any(word in things for word in behind)


def _is_in_name(match: Match, before: str) -> bool:
    """True of a day of the week after a word in capitals that is no word of time, as in "Bloody Sunday"."""
    pieces, first = match.tokens.pieces, match.start
    if not before[:1].isupper() or first < 3 or not pieces[first - 1].isspace():
        return False
    lower, listed = before.lower(), match.language.listed
    return not (lower in listed("before_time") or lower in listed("articles") or pieces[first - 2] == ".")


# The slots of years that nothing but figures tells.
_YEAR_SLOTS = frozenset(("year", "yy", "itema", "itemb", "about"))


def _is_year(match: Match, before: str, after: str) -> bool:
    """Four figures alone: a year unless they are counted, numbered, or one of several numbers in a row."""
    pieces, listed = match.tokens.pieces, match.language.listed
    lower = before.lower()
    if lower == "than" and _word_back(match, 2) in listed("sooner_or_later"):
        return True
    if lower in listed("numbered") or (after.lower() in listed("counted") and lower not in listed("in_year")):
        return False
    if before.isdigit() or (after.isdigit() and len(after) > 2):
        return False
    if len(pieces[match.start]) < 4 and pieces[match.start].isdigit() and match.end - match.start == 1:
        is_open = not after.isalpha() or not after.islower() or after in listed("after_season")
        return is_open and lower in listed("before_short_year")
    if before == ".":  # "pp. 1940", "no.1940"
        at = match.start - (3 if pieces[match.start - 1].isspace() else 2)
        if at >= 0 and pieces[at].lower() in listed("numbered"):
            return False
    if lower not in listed("before_year") and _is_plural(match, after):
        return False
    if match.start > 1 and before in _DASHES and pieces[match.start - 1] == before:
        return pieces[match.start - 2].isalpha()
    return True


def _word_back(match: Match, count: int) -> str:
    """The word so many words before a match, in small letters; "" where there is none."""
    pieces, at = match.tokens.pieces, match.start - 2 * count
    return pieces[at].lower() if at >= 0 else ""


def _is_plural(match: Match, word: str) -> bool:
    """True of a word in small letters that looks like a noun in the plural."""
    endings = tuple(match.language.listed("plural_endings"))
    return (
        len(word) > 3
        and word.islower()
        and word.endswith(endings)
        and word not in match.language.listed("no_plurals")
    )


def _is_month(match: Match, before: str, after: str) -> bool:
    """A month without day and year: not after an article, nor in the midst of a name."""
    listed = match.language.listed
    is_named = (
        after[:1].isupper()
        and match.end < len(match.tokens.pieces)
        and match.tokens.pieces[match.end].isspace()
    )
    if is_named and before.lower() not in listed("before_year"):
        return False
    if before.lower() in listed("before_time"):
        return True
    if before.lower() in listed("articles") or before.lower() in listed("before_name"):
        return False
    if match.said("month") in listed("doubtful_months"):
        return before == "("
    return not before.isalpha() or before.islower()


def _is_season(match: Match, before: str, after: str) -> bool:
    """A season without a year: a doubtful one only where a time is looked for, "the" only where no noun follows."""
    listed = match.language.listed
    words = match.lower()
    is_attribute = after.isalpha() and after.lower() not in listed("after_season")
    is_named = match.tokens.pieces[match.end - 1][0].isupper() and after[:1].isupper()
    if _is_named_season(match) and before.lower() not in listed("before_fall"):
        return False
    if words[0] in listed("articles") and is_attribute:
        return False
    if words[-1] in listed("doubtful_seasons"):
        return before.lower() in listed("before_fall") and after.lower() not in listed("of")
    if words[-1] in listed("springing"):
        if after.lower() in listed("after_spring"):
            return False
        return (
            is_named or before.lower() in listed("before_spring") or after.lower() in listed("season_nouns")
        )
    return True


def _is_relative(match: Match) -> bool:
    before, after = neighbours(match.tokens, match.start, match.end)
    words, listed = match.lower(), match.language.listed
    if words[-1] in listed("doubtful_seasons"):
        return after.lower() not in listed("of")
    if " ".join(words) in listed("refs_after_to") and before.lower() in listed("to"):
        return False
    if words[0] in listed("ones") and match.end < len(match.tokens.pieces):
        return match.tokens.pieces[match.end] not in _DASHES
    return not (len(words) == 2 and words[0] in listed("articles") and before.lower() in listed("before_day"))


def _is_length(match: Match) -> bool:
    before, after = neighbours(match.tokens, match.start, match.end)
    words, listed = match.lower(), match.language.listed
    pieces, end = match.tokens.pieces, match.end
    if words[0] in listed("hedges_after") and before.lower() not in listed("before_hedge"):
        return False
    if words[0] in listed("ones") and end < len(pieces) and pieces[end] in _DASHES:
        return False
    if words[0] in listed("articles") and match.phrase("which", "WHICH") == "same":
        return not after[:1].isupper() and not after.startswith("'") and match.word("unit", "UNIT") is None
    return True


def _is_shift(match: Match) -> bool:
    before, after = neighbours(match.tokens, match.start, match.end)
    listed = match.language.listed
    if match.words("dir")[-1].lower() in listed("event_after") and after[:1].isalnum():
        return reach(match) > match.end and before.lower() not in listed("before_length")
    return match.said("hedge") not in listed("hedges_after") or before.lower() in listed("before_hedge")


def _is_ref(match: Match) -> bool:
    before, after = neighbours(match.tokens, match.start, match.end)
    word, listed = match.said("ref"), match.language.listed
    if word in listed("refs_after_to"):
        return before.lower() in listed("to")
    if word in listed("refs_before_noun"):
        return after.isalpha() and after.lower() not in listed("after_season")
    if word in listed("refs_alone"):
        return not after[:1].isalnum() or after.lower() in listed("after_season")
    return True


def _is_then(match: Match) -> bool:
    before, _ = neighbours(match.tokens, match.start, match.end)
    listed = match.language.listed
    return match.said("then") not in listed("then_after") or before.lower() in listed("before_then")


def _is_numeric(match: Match) -> bool:
    before, _ = neighbours(match.tokens, match.start, match.end)
    return before.lower() not in match.language.listed("versions")


def _is_republican(match: Match) -> bool:
    """A month without day and year only where a time is looked for, a year only in capitals: "Year I"."""
    before, _ = neighbours(match.tokens, match.start, match.end)
    names = match.names
    if names == {"rmonth"}:
        return before.lower() in match.language.listed("before_time")
    if names == {"ryear"}:
        return all(word[0].isupper() for word in match.words("ryear")) and any(
            piece[0].isupper()
            for piece in match.tokens.pieces[match.start : match.start + 3]
            if piece[0].isalpha()
        )
    return True


_GUARDS: dict[str, Callable[[Match], bool]] = {
    "dates": _is_date,
    "numeric": _is_numeric,
    "republican": _is_republican,
    "relative": _is_relative,
    "length": _is_length,
    "shift": _is_shift,
    "ref": _is_ref,
    "then": _is_then,
}
