"""Feast days: those of fixed date, and those that hang on Easter. English names, as Cheney lists them."""

from regesta.dates.calendars.calendar import Calendar, NoSuchDate, Written
from regesta.dates.calendars.easter import easter
from regesta.dates.calendars.solar import GREGORIAN, JULIAN

# C. R. Cheney, revised by M. Jones, A Handbook of Dates for students of British history (2000), section 7.
FIXED: dict[str, tuple[int, int]] = {
    "circumcision": (1, 1),
    "epiphany": (1, 6),
    "hilary": (1, 13),
    "conversion-of-paul": (1, 25),
    "candlemas": (2, 2),
    "valentine": (2, 14),
    "lady-day": (3, 25),
    "annunciation": (3, 25),
    "george": (4, 23),
    "mark": (4, 25),
    "philip-and-james": (5, 1),
    "invention-of-the-cross": (5, 3),
    "barnabas": (6, 11),
    "midsummer": (6, 24),
    "john-baptist": (6, 24),
    "peter-and-paul": (6, 29),
    "swithun": (7, 15),
    "mary-magdalene": (7, 22),
    "james": (7, 25),
    "lammas": (8, 1),
    "lawrence": (8, 10),
    "assumption": (8, 15),
    "bartholomew": (8, 24),
    "nativity-of-mary": (9, 8),
    "exaltation-of-the-cross": (9, 14),
    "matthew": (9, 21),
    "michaelmas": (9, 29),
    "luke": (10, 18),
    "simon-and-jude": (10, 28),
    "all-saints": (11, 1),
    "all-hallows": (11, 1),
    "all-souls": (11, 2),
    "martinmas": (11, 11),
    "katherine": (11, 25),
    "andrew": (11, 30),
    "nicholas": (12, 6),
    "thomas": (12, 21),
    "christmas": (12, 25),
    "stephen": (12, 26),
    "innocents": (12, 28),
}
# Days after Easter Sunday.
MOVABLE: dict[str, int] = {
    "septuagesima": -63,
    "sexagesima": -56,
    "quinquagesima": -49,
    "shrove-tuesday": -47,
    "ash-wednesday": -46,
    "palm-sunday": -7,
    "maundy-thursday": -3,
    "good-friday": -2,
    "easter": 0,
    "easter-monday": 1,
    "low-sunday": 7,
    "quasimodo": 7,
    "hock-tuesday": 16,
    "rogation-sunday": 35,
    "ascension": 39,
    "whitsun": 49,
    "pentecost": 49,
    "whit-monday": 50,
    "trinity": 56,
    "corpus-christi": 60,
}
ADVENT = "advent-sunday"
FEASTS = tuple(sorted((*FIXED, *MOVABLE, ADVENT)))


def feast_day(name: str, year: int, calendar: Calendar = GREGORIAN) -> int:
    """The day number of a feast in a year of a calendar, a land's too; raises NoSuchDate for an unknown feast.

    Easter is that of the computus which goes with the calendar: the Julian where 1 April of the year is Julian.
    """
    if name in FIXED:
        return calendar.span(Written(year, *FIXED[name]))[0]
    if name in MOVABLE:
        spring = calendar.span(Written(year, 4, 1))[0]
        is_julian = JULIAN.written(spring)[:3] == (year, 4, 1)
        return easter(year, is_julian=is_julian) + MOVABLE[name]
    if name == ADVENT:
        andrew = calendar.span(Written(year, 11, 30))[0]
        return (
            andrew + 3 - (andrew + 3) % 7
        )  # the Sunday nearest to St Andrew: a Sunday's number is a multiple of 7
    raise NoSuchDate(f"no feast is named {name}; there are {', '.join(FEASTS)}")
