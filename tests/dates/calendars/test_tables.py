"""The tables of lands, reigns and eras, held against lists that others drew up.

Of lands: E. Poulsen, The Transition from the Julian to the Gregorian Calendar (Rundetårn, Copenhagen); C. Tøndering,
Frequently Asked Questions about Calendars, section 2.2.4. Of England: Select Essays in Anglo-American Legal History I
(1907), table of regnal years. Of Joseon: J. Ross, History of Corea (1879), p. 366, and after 1720 archontology.org. Of
Japan: the lunar day on which each edict gave the era its name, which the Chinese calendar, a day or so off, converts.
"""

import pytest

from regesta.dates.calendars import calendar_named
from regesta.dates.calendars.calendar import Written
from regesta.dates.calendars.lunisolar import CHINESE
from regesta.dates.calendars.registry import ENGLISH_REIGNS, ERAS, KOREAN_REIGNS
from regesta.dates.days import day_number


def _day(text: str) -> tuple[int, int, int]:
    year, month, day = map(int, text.split("-"))
    return year, month, day


# Poulsen (P) and Tøndering (T): the last day of the old calendar, as it was then written, and the first of the new.
LANDS = """
spain 1582-10-04 1582-10-15 PT
portugal 1582-10-04 1582-10-15 PT
poland 1582-10-04 1582-10-15 PT
france 1582-12-09 1582-12-20 PT
bavaria 1583-10-05 1583-10-16 P
tyrol 1583-10-05 1583-10-16 T
styria 1583-12-14 1583-12-25 PT
bohemia 1584-01-06 1584-01-17 PT
silesia 1584-01-12 1584-01-23 P
lucerne 1584-01-11 1584-01-22 P
hungary 1587-10-21 1587-11-01 PT
transylvania 1590-12-14 1590-12-25 P
prussia 1610-08-22 1610-09-02 PT
alsace 1682-02-05 1682-02-16 T
protestant-germany 1700-02-18 1700-03-01 PT
denmark 1700-02-18 1700-03-01 PT
gelderland 1700-06-30 1700-07-12 P
utrecht 1700-11-30 1700-12-12 P
friesland 1700-12-31 1701-01-12 P
zurich 1700-12-31 1701-01-12 P
england 1752-09-02 1752-09-14 PT
sweden 1753-02-17 1753-03-01 PT
bulgaria 1916-03-31 1916-04-14 T
russia 1918-01-31 1918-02-14 PT
estonia 1918-01-31 1918-02-14 T
alaska 1867-10-06 1867-10-18 T
"""


@pytest.mark.parametrize("row", LANDS.strip().splitlines())
def test_lands_went_over_when_others_say(row: str) -> None:
    name, last, first, _ = row.split()
    land = calendar_named(name)
    start = day_number(*_day(first))
    before = start - (2 if name == "alaska" else 1)  # Alaska passed over the line of the date as well
    assert land.written(start)[:3] == _day(first)
    if name != "alaska":
        assert land.written(before)[:3] == _day(last)


# The first day of each reign; of William I the list has the day of Hastings, and not that of the crown.
REIGNS = """
william2 1087-09-26, henry1 1100-08-05, stephen 1135-12-26, henry2 1154-12-19, john 1199-05-27, henry3 1216-10-28,
edward1 1272-11-20, edward2 1307-07-08, edward3 1327-01-25, richard2 1377-06-22, henry4 1399-09-30, henry5 1413-03-21,
henry6 1422-09-01, edward4 1461-03-04, edward5 1483-04-09, richard3 1483-06-26, henry7 1485-08-22, henry8 1509-04-22,
edward6 1547-01-28, mary1 1553-07-06, elizabeth1 1558-11-17, james1 1603-03-24, charles1 1625-03-27,
charles2 1649-01-30,
james2 1685-02-06, william3 1689-02-13, anne 1702-03-08, george1 1714-08-01, george2 1727-06-11, george3 1760-10-25,
george4 1820-01-29, william4 1830-06-26, victoria 1837-06-20, edward7 1901-01-22, george5 1910-05-06
"""


def test_reigns_of_england_begin_when_others_say() -> None:
    ours = {one.name: tuple(one.first[:3]) for one in ENGLISH_REIGNS}
    for row in REIGNS.replace("\n", " ").split(","):
        name, first = row.split()
        assert ours[name] == _day(first), name


ACCESSIONS = (
    1392, 1398, 1400, 1418, 1450, 1452, 1455, 1468, 1469, 1494, 1506, 1544, 1545, 1567, 1608, 1623, 1649, 1659, 1674,
    1720, 1724, 1776, 1800, 1834, 1849, 1863,
)  # fmt: skip


def test_kings_of_joseon_came_to_the_throne_when_others_say() -> None:
    ours = tuple(one.first_year - (not one.is_counted_at_once) for one in KOREAN_REIGNS)
    assert ours == ACCESSIONS


# Year, month and day of the old era on which the new was proclaimed, its year by the lunar year's western name; + where
# Japan put a leap month before it and China put its own after it, so that it fell in the next Chinese month.
EDICTS = """
keicho 1596-10-27, genna 1615-07-13 +, kanei 1624-02-30, shoho 1644-12-16, keian 1648-02-15 +, joo 1652-09-18,
meireki 1655-04-13, manji 1658-07-23, kanbun 1661-04-25, enpo 1673-09-21, tenna 1681-09-29, jokyo 1684-02-21,
genroku 1688-09-30, hoei 1704-03-13, shotoku 1711-04-25, kyoho 1716-06-22, genbun 1736-04-28, kanpo 1741-02-27,
enkyo 1744-02-21, kanen 1748-07-12, horeki 1751-10-27, meiwa 1764-06-02, anei 1772-11-16, tenmei 1781-04-02,
kansei 1789-01-25, kyowa 1801-02-05, bunka 1804-02-11, bunsei 1818-04-22, tenpo 1830-12-10, koka 1844-12-02,
kaei 1848-02-28, ansei 1854-11-27, manen 1860-03-18, bunkyu 1861-02-19, genji 1864-02-20, keio 1865-04-07
"""


@pytest.mark.parametrize("row", EDICTS.replace("\n", " ").split(","))
def test_eras_began_on_the_day_of_their_edict(row: str) -> None:
    name, lunar, *is_later = row.split()
    year, month, day = _day(lunar)
    era = next(one for one in ERAS if one.name == name)
    first = CHINESE.span(Written(year, month + len(is_later)))[0] + day - 1
    assert abs(day_number(*era.first) - first) <= 1
    assert era.first_year == year
