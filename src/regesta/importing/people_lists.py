"""The list of persons of a volume: who each was, what he was, and when, as far as the list says when."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from regesta.dates import Edtf, InvalidDate, parse
from regesta.sources.xml import words_in

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
_DAY = rf"(?:(?P<month{{0}}>{_MONTH})(?: (?P<day{{0}}>\d{{{{1,2}}}}))?,? )?(?P<year{{0}}>\d{{{{4}}}})"
_OPENING = rf"(?:(?P<month0>{_MONTH})(?: (?P<day0>\d{{1,2}}))?,?(?: (?P<year0>\d{{4}}))?)|(?P<only0>\d{{4}})"
_LATER = _DAY.format("1")
_RANGE = re.compile(rf"[, ]*\b(?:from )?(?:{_OPENING})\s?(?:[–—-]|to|until|through)\s?{_LATER}$")
_FROM_UNTIL = re.compile(rf"[, ]*\bfrom (?:{_OPENING}),? (?:to|until|through) {_LATER}$")
_SINCE = re.compile(rf"[, ]*\b(?:from|after|since|beginning) {_LATER}$")
_UNTIL = re.compile(rf"[, ]*\b(?:until|to|through|before) {_LATER}$")
_DURING = re.compile(r"[, ]*\b(?:in|during) (?P<year1>\d{4})$")
_SPLIT = re.compile(r";\s*(?:and |also |concurrently )?(?:thereafter,? |later |subsequently |then )?(?=\S)")
_THEREAFTER = re.compile(r";\s*(?:thereafter|later|subsequently|then)\b")


class Role(NamedTuple):
    """An office or employment of a person; `date` is None where the list gives none, and then it may mean any time."""

    title: str
    date: Edtf | None


class Listed(NamedTuple):
    """A person of the list: `name` as it is indexed ("Acheson, Dean G."), `description` all that is said of him."""

    key: str
    name: str
    description: str
    roles: tuple[Role, ...]


def read_list(division: Element) -> Iterator[Listed]:
    """The persons of a list, in order."""
    for item in division.iter("item"):
        names = [one for one in item.iter("persName") if one.get("xml:id")]
        if not names:
            continue
        whole = words_in(item, frozenset({"note"}))
        for number, one in enumerate(names):
            name = words_in(one).strip(" ,;")
            rest = whole.partition(words_in(one))[2] if number == len(names) - 1 else ""
            description = rest.strip(" ,;.")
            yield Listed(one.get("xml:id", ""), name, description, tuple(read_roles(description)))


def read_roles(description: str) -> Iterator[Role]:
    """The offices that a description names, each with the time that stands behind it.

    >>> [str(role.date) for role in read_roles("Under Secretary of State January 30, 1962–September 30, 1966")]
    ['1962-01-30/1966-09-30']
    """
    for part in _SPLIT.split(description):
        text = part.strip(" ,.;")
        if text:
            yield _role(text)


def _role(text: str) -> Role:
    for pattern, form in (
        (_FROM_UNTIL, "{0}/{1}"),
        (_RANGE, "{0}/{1}"),
        (_SINCE, "{1}/"),
        (_UNTIL, "/{1}"),
        (_DURING, "{1}"),
    ):
        found = pattern.search(text)
        if found is None:
            continue
        date = _date(form.format(_day(found, "0"), _day(found, "1")))
        title = text[: found.start()].strip(" ,")
        if date is not None and title:
            return Role(title, date)
    return Role(text, None)


def _day(found: re.Match[str], number: str) -> str:
    parts = found.groupdict()
    year = parts.get(f"year{number}") or parts.get(f"only{number}") or parts.get("year1") or ""
    month, day = parts.get(f"month{number}"), parts.get(f"day{number}")
    if month is None:
        return year
    text = f"{year}-{MONTHS.index(month) + 1:02}"
    return f"{text}-{int(day):02}" if day else text


def _date(text: str) -> Edtf | None:
    try:
        return parse(text)
    except InvalidDate:
        return None


def upright(name: str) -> str:
    """An indexed name as it is said: of "Acheson, Dean G." it is "Dean G. Acheson".

    >>> upright("Stump, Admiral Felix B."), upright("Burdett, William C., Jr."), upright("Kim Il-sung")
    ('Felix B. Stump', 'William C. Burdett, Jr.', 'Kim Il-sung')
    """
    family, comma, given = name.partition(",")
    if not comma:
        return name
    given, comma, suffix = given.strip().partition(",")
    given = _RANKS.sub("", given).strip()
    said = f"{given} {family.strip()}".strip()
    return f"{said}, {suffix.strip()}" if comma and suffix.strip() else said


_RANKS = re.compile(
    r"^(?:(?:Lieutenant|Major|Brigadier|Vice|Rear|Fleet|First|Second|Air|Chief|Field|Colonel|Captain|Commander|Lt\.|Maj\.|"
    r"Brig\.|Gen\.|Adm\.|Col\.|Capt\.)\s+)*(?:General|Admiral|Colonel|Captain|Commander|Marshal|Lieutenant|Major|Gen\.|Adm\.|Col\."
    r"|Senator|Dr\.|Sir|Ambassador|Prince|Professor)\s+"
)
