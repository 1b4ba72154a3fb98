"""Every calendar, era, reign and land, by the word that stands before the colon."""

from collections.abc import Mapping
from types import MappingProxyType

from regesta.dates.calendars.calendar import Calendar, NoSuchDate, Written
from regesta.dates.calendars.lands import LANDS
from regesta.dates.calendars.lunar import HEBREW, ISLAMIC, UMM_AL_QURA
from regesta.dates.calendars.lunisolar import CHINESE, KOREAN
from regesta.dates.calendars.reigns import EnglishReign, Era, KoreanReign
from regesta.dates.calendars.solar import GREGORIAN, JULIAN, REPUBLICAN, SWEDISH
from regesta.dates.calendars.styles import STYLES


def _day(text: str) -> tuple[int, int, int]:
    year, month, day = map(int, text.split("-"))
    return year, month, day


def _english(table: str) -> tuple[EnglishReign, ...]:
    rows = [line.split(maxsplit=3) for line in table.strip().splitlines()]
    return tuple(
        EnglishReign(name, title, Written(*_day(first)), Written(*_day(last)) if last != "–" else None)
        for name, first, last, title in rows
    )


ENGLISH_REIGNS = _english("""
william1 1066-12-25 1087-09-09 William I
william2 1087-09-26 1100-08-02 William II
henry1 1100-08-05 1135-12-01 Henry I
stephen 1135-12-26 1154-10-25 Stephen
henry2 1154-12-19 1189-07-06 Henry II
richard1 1189-09-03 1199-04-06 Richard I
john 1199-05-27 1216-10-19 John
henry3 1216-10-28 1272-11-16 Henry III
edward1 1272-11-20 1307-07-07 Edward I
edward2 1307-07-08 1327-01-20 Edward II
edward3 1327-01-25 1377-06-21 Edward III
richard2 1377-06-22 1399-09-29 Richard II
henry4 1399-09-30 1413-03-20 Henry IV
henry5 1413-03-21 1422-08-31 Henry V
henry6 1422-09-01 1471-04-11 Henry VI
edward4 1461-03-04 1483-04-09 Edward IV
edward5 1483-04-09 1483-06-25 Edward V
richard3 1483-06-26 1485-08-22 Richard III
henry7 1485-08-22 1509-04-21 Henry VII
henry8 1509-04-22 1547-01-28 Henry VIII
edward6 1547-01-28 1553-07-06 Edward VI
mary1 1553-07-06 1558-11-17 Mary I
elizabeth1 1558-11-17 1603-03-24 Elizabeth I
james1 1603-03-24 1625-03-27 James I
charles1 1625-03-27 1649-01-30 Charles I
charles2 1649-01-30 1685-02-06 Charles II
james2 1685-02-06 1688-12-11 James II
william3 1689-02-13 1702-03-08 William III
anne 1702-03-08 1714-08-01 Anne
george1 1714-08-01 1727-06-11 George I
george2 1727-06-11 1760-10-25 George II
george3 1760-10-25 1820-01-29 George III
george4 1820-01-29 1830-06-26 George IV
william4 1830-06-26 1837-06-20 William IV
victoria 1837-06-20 1901-01-22 Victoria
edward7 1901-01-22 1910-05-06 Edward VII
george5 1910-05-06 1936-01-20 George V
edward8 1936-01-20 1936-12-11 Edward VIII
george6 1936-12-11 1952-02-06 George VI
elizabeth2 1952-02-06 2022-09-08 Elizabeth II
charles3 2022-09-08 – Charles III
""")

# Year 1 and the last year of each king of Joseon. Who took the throne by force counted that year as his first.
KOREAN_REIGNS: tuple[KoreanReign, ...] = (
    KoreanReign("taejo", "Taejo", 1392, 1398, True),
    KoreanReign("jeongjong", "Jeongjong", 1399, 1400),
    KoreanReign("taejong", "Taejong", 1401, 1418),
    KoreanReign("sejong", "Sejong", 1419, 1450),
    KoreanReign("munjong", "Munjong", 1451, 1452),
    KoreanReign("danjong", "Danjong", 1453, 1455),
    KoreanReign("sejo", "Sejo", 1455, 1468, True),
    KoreanReign("yejong", "Yejong", 1469, 1469),
    KoreanReign("seongjong", "Seongjong", 1470, 1494),
    KoreanReign("yeonsangun", "Yeonsangun", 1495, 1506),
    KoreanReign("jungjong", "Jungjong", 1506, 1544, True),
    KoreanReign("injong", "Injong", 1545, 1545),
    KoreanReign("myeongjong", "Myeongjong", 1546, 1567),
    KoreanReign("seonjo", "Seonjo", 1568, 1608),
    KoreanReign("gwanghaegun", "Gwanghaegun", 1609, 1623),
    KoreanReign("injo", "Injo", 1623, 1649, True),
    KoreanReign("hyojong", "Hyojong", 1650, 1659),
    KoreanReign("hyeonjong", "Hyeonjong", 1660, 1674),
    KoreanReign("sukjong", "Sukjong", 1675, 1720),
    KoreanReign("gyeongjong", "Gyeongjong", 1721, 1724),
    KoreanReign("yeongjo", "Yeongjo", 1725, 1776),
    KoreanReign("jeongjo", "Jeongjo", 1777, 1800),
    KoreanReign("sunjo", "Sunjo", 1801, 1834),
    KoreanReign("heonjong", "Heonjong", 1835, 1849),
    KoreanReign("cheoljong", "Cheoljong", 1850, 1863),
    KoreanReign("gojong", "Gojong", 1864, 1895),
)


def _eras(table: str) -> tuple[Era, ...]:
    rows = [line.split() for line in table.strip().splitlines()]
    found = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        name, first, *own_last = row
        start = _day(first)
        end = _day(own_last[0]) if own_last else _day(after[1]) if after is not None else None
        found.append(Era(name, name.capitalize(), start, end))
    return tuple(found)


# The eras since the Tokugawa, by their first day; an era began in the course of the day on which the last one ended.
ERAS = _eras("""
keicho 1596-12-16
genna 1615-09-05
kanei 1624-04-17
shoho 1645-01-13
keian 1648-04-07
joo 1652-10-20
meireki 1655-05-18
manji 1658-08-21
kanbun 1661-05-23
enpo 1673-10-30
tenna 1681-11-09
jokyo 1684-04-05
genroku 1688-10-23
hoei 1704-04-16
shotoku 1711-06-11
kyoho 1716-08-09
genbun 1736-06-07
kanpo 1741-04-12
enkyo 1744-04-03
kanen 1748-08-05
horeki 1751-12-14
meiwa 1764-06-30
anei 1772-12-10
tenmei 1781-04-25
kansei 1789-02-19
kyowa 1801-03-19
bunka 1804-03-22
bunsei 1818-05-26
tenpo 1831-01-23
koka 1845-01-09
kaei 1848-04-01
ansei 1855-01-15
manen 1860-04-08
bunkyu 1861-03-29
genji 1864-03-27
keio 1865-05-01 1868-10-23
meiji 1868-01-25 1912-07-30
taisho 1912-07-30 1926-12-25
showa 1926-12-25 1989-01-07
heisei 1989-01-08 2019-04-30
reiwa 2019-05-01
""")

CALENDARS: tuple[Calendar, ...] = (
    GREGORIAN,
    JULIAN,
    SWEDISH,
    REPUBLICAN,
    HEBREW,
    ISLAMIC,
    UMM_AL_QURA,
    CHINESE,
    KOREAN,
    *STYLES,
    *LANDS,
    *ENGLISH_REIGNS,
    *KOREAN_REIGNS,
    *ERAS,
)
_BY_NAME: Mapping[str, Calendar] = MappingProxyType({one.name: one for one in CALENDARS})


def calendar_named(name: str) -> Calendar:
    """The calendar of that name; raises NoSuchDate where there is none."""
    found = _BY_NAME.get(name)
    if found is None:
        raise NoSuchDate(f"no calendar is named {name}")
    return found
