"""When lands went over to the Gregorian calendar, and the calendar of each before.

Sources of the table, cited by their short names: *Ginzel* is F. K. Ginzel, Handbuch der mathematischen und technischen
Chronologie III (1914), pp. 266–281; *Grotefend* is H. Grotefend, Taschenbuch der Zeitrechnung (14th edition, 2007),
section on the new calendar; *Cheney* is C. R. Cheney and M. Jones, A Handbook of Dates (2000), section 11; *Parise* is
F. Parise, The Book of Calendars (1982), pp. 296–299; *ESAA* is P. K. Seidelmann (ed.), Explanatory Supplement to the
Astronomical Almanac (1992), section 12; *Tøndering* is C. Tøndering, Frequently Asked Questions about Calendars,
section 2.2.4. Where such lists differ the law or the earlier handbook is followed: of Estonia some give 1 March 1918,
of Albania days of December 1912, of Romania 1 February 1919.
"""

from typing import NamedTuple

from regesta.dates.calendars.calendar import Calendar, NoSuchDate, Span, Written
from regesta.dates.calendars.lunisolar import CHINESE, KOREAN
from regesta.dates.calendars.solar import GREGORIAN, JULIAN, SWEDISH


class Switch(NamedTuple):
    """The first day on which another calendar was in force, written in that calendar."""

    first: Written
    calendar: Calendar

    @property
    def day(self) -> int:
        """That day as a day number."""
        return self.calendar.span(self.first)[0]


class Land(NamedTuple):
    """A land: the calendar it began with, and each it went over to."""

    name: str
    title: str
    source: str
    before: Calendar
    switches: tuple[Switch, ...]

    @property
    def says(self) -> str:
        """What it is, for people."""
        return f"the calendar in force in {self.title}"

    @property
    def pieces(self) -> list[tuple[Calendar, Span]]:
        """Each calendar with the first and last day on which it was in force."""
        starts = [-(1 << 62), *(switch.day for switch in self.switches)]
        calendars = [self.before, *(switch.calendar for switch in self.switches)]
        ends = [*(start - 1 for start in starts[1:]), 1 << 62]
        return [(c, (start, end)) for c, start, end in zip(calendars, starts, ends, strict=True)]

    def span(self, date: Written) -> Span:
        """The days of a date that were in force; raises NoSuchDate for a day that was left out."""
        found, fault = [], None
        for calendar, (start, end) in self.pieces:
            try:
                first, last = calendar.span(date)
            except NoSuchDate as one:
                fault = fault or one
                continue
            if first <= end and last >= start:
                found.append((max(first, start), min(last, end)))
        if found:
            return min(first for first, _ in found), max(last for _, last in found)
        raise self._left_out(date) or fault or NoSuchDate(f"{date} never was in {self.title}")

    def _left_out(self, date: Written) -> NoSuchDate | None:
        """Why a date was never in force: the day at which the calendars changed, if it lies there."""
        for switch, (calendar, (_, end)) in zip(self.switches, self.pieces, strict=False):
            before = calendar.written(end)
            if before[:3] < date[:3] < switch.first[:3]:
                return NoSuchDate(
                    f"{date} never was in {self.title}: {before} ({calendar.name}) was followed by {switch.first} "
                    f"({switch.calendar.name})"
                )
        return None

    def written(self, day: int) -> Written:
        """The date of a day in the calendar then in force."""
        return next(calendar for calendar, (_, end) in self.pieces if day <= end).written(day)


def _land(name: str, title: str, first: str, source: str, before: Calendar = JULIAN) -> Land:
    year, month, day = (int(part) for part in first.split("-"))
    return Land(name, title, source, before, (Switch(Written(year, month, day), GREGORIAN),))


LANDS: tuple[Land, ...] = (
    _land("spain", "Spain", "1582-10-15", "Pragmatic of 29 September 1582; Ginzel"),
    _land("portugal", "Portugal", "1582-10-15", "Ginzel; Parise"),
    _land("papal-states", "the Papal States", "1582-10-15", "Inter gravissimas, 24 February 1582"),
    _land("poland", "Poland and Lithuania", "1582-10-15", "Ginzel; Parise"),
    _land("savoy", "Savoy", "1582-12-22", "Parise"),
    _land("france", "France", "1582-12-20", "ordinance of Henry III, 2 November 1582; Ginzel"),
    _land("brabant", "Brabant, Zeeland and the States General", "1582-12-25", "Ginzel; Grotefend"),
    _land("flanders", "Flanders, Artois and Hainaut", "1583-01-01", "Ginzel; Grotefend"),
    _land("holland", "Holland", "1583-01-12", "Ginzel; Grotefend: after 1 January came 12 January"),
    _land("liege", "the bishopric of Liège", "1583-02-21", "Grotefend"),
    _land("augsburg", "the city and bishopric of Augsburg", "1583-02-24", "Ginzel; Grotefend"),
    _land("trier", "the electorate of Trier", "1583-10-15", "Grotefend"),
    _land("bavaria", "Bavaria", "1583-10-16", "Ginzel; Grotefend"),
    _land("freising", "the bishoprics of Freising, Eichstätt and Regensburg", "1583-10-16", "Grotefend"),
    _land("tyrol", "Tyrol, Salzburg and Brixen", "1583-10-16", "Grotefend"),
    _land("cologne", "the electorate of Cologne, and Aachen", "1583-11-14", "Ginzel; Grotefend"),
    _land("julich-berg", "Jülich and Berg", "1583-11-13", "Grotefend"),
    _land("wurzburg", "the bishopric of Würzburg", "1583-11-15", "Grotefend"),
    _land("mainz", "the electorate of Mainz", "1583-11-22", "Ginzel; Grotefend"),
    _land("strasbourg-bishopric", "the bishopric of Strasbourg", "1583-11-27", "Grotefend"),
    _land("munster", "the bishopric of Münster, and Cleves", "1583-11-28", "Grotefend"),
    _land("styria", "Styria and Carinthia", "1583-12-25", "Ginzel; Grotefend"),
    _land("bohemia", "Bohemia, Moravia and Lusatia", "1584-01-17", "Ginzel; Grotefend"),
    _land("silesia", "Silesia", "1584-01-23", "Ginzel; Grotefend"),
    _land("lucerne", "Lucerne, Uri, Schwyz, Zug, Fribourg and Solothurn", "1584-01-22", "Ginzel; Grotefend"),
    _land("westphalia", "the duchy of Westphalia", "1584-07-12", "Grotefend"),
    _land("paderborn", "the bishopric of Paderborn", "1585-06-27", "Grotefend"),
    _land("hungary", "Hungary", "1587-11-01", "law of the Diet of 1588; Ginzel"),
    _land("transylvania", "Transylvania", "1590-12-25", "Ginzel"),
    _land("prussia", "the duchy of Prussia", "1610-09-02", "Ginzel; Grotefend"),
    _land("pfalz-neuburg", "Pfalz-Neuburg", "1615-12-24", "Grotefend"),
    _land("osnabruck", "the bishopric of Osnabrück", "1624-04-11", "Grotefend"),
    _land("hildesheim", "the bishopric of Hildesheim", "1631-03-26", "Grotefend"),
    _land("alsace", "Alsace without the city of Strasbourg", "1682-02-16", "Grotefend; Tøndering"),
    _land("strasbourg", "the city of Strasbourg", "1682-03-01", "Ginzel; Grotefend"),
    _land(
        "protestant-germany",
        "the Protestant lands of the Empire",
        "1700-03-01",
        "conclusum of the Corpus Evangelicorum, 23 September 1699; Ginzel",
    ),
    _land("denmark", "Denmark and Norway", "1700-03-01", "Ginzel; Parise"),
    _land("gelderland", "Gelderland", "1700-07-12", "Ginzel; Grotefend"),
    _land("utrecht", "Utrecht and Overijssel", "1700-12-12", "Ginzel; Grotefend"),
    _land("friesland", "Friesland and Groningen", "1701-01-12", "Ginzel; Grotefend"),
    _land("drenthe", "Drenthe", "1701-05-12", "Ginzel; Grotefend"),
    _land("zurich", "Zürich, Bern, Basel, Schaffhausen and Geneva", "1701-01-12", "Ginzel; Grotefend"),
    _land("st-gallen", "the city of St. Gallen", "1724-01-12", "Ginzel; Grotefend"),
    _land("tuscany", "Tuscany", "1582-10-15", "Ginzel; its years began on 25 March until 1749"),
    _land(
        "england",
        "England, Wales, Ireland and the British colonies",
        "1752-09-14",
        "Calendar (New Style) Act 1750, 24 Geo. II c. 23; Cheney",
    ),
    _land(
        "scotland",
        "Scotland",
        "1752-09-14",
        "Calendar (New Style) Act 1750; Cheney: years from 1 January since 1600",
    ),
    Land(
        "sweden",
        "Sweden and Finland",
        "Ginzel, p. 275; ESAA",
        JULIAN,
        (
            Switch(Written(1700, 3, 1), SWEDISH),
            Switch(Written(1712, 3, 1), JULIAN),
            Switch(Written(1753, 3, 1), GREGORIAN),
        ),
    ),
    _land("graubunden", "the last communes of Graubünden", "1812-01-12", "Ginzel; Parise: Susch and Avers"),
    _land("alaska", "Alaska", "1867-10-18", "treaty of 30 March 1867 with Russia; Parise"),
    _land("japan", "Japan", "1873-01-01", "Dajōkan proclamation 337 of 1872; Parise", CHINESE),
    _land("korea", "Korea", "1896-01-01", "royal edict of 1895; Parise", KOREAN),
    _land("china", "China", "1912-01-01", "proclamation of the provisional president, 1912; ESAA", CHINESE),
    _land("albania", "Albania", "1912-11-28", "Parise"),
    _land("bulgaria", "Bulgaria", "1916-04-14", "law of 21 March 1916; Parise"),
    _land("turkey", "Turkey, in affairs of state", "1917-03-01", "law of 8 February 1332 (1917); Parise"),
    _land("russia", "Soviet Russia", "1918-02-14", "decree of the Sovnarkom, 24 January 1918 (old style)"),
    _land("ukraine", "Ukraine", "1918-03-01", "law of the Central Rada, 12 February 1918; Parise"),
    _land("estonia", "Estonia", "1918-02-14", "Parise"),
    _land("georgia", "Georgia", "1918-05-01", "Parise"),
    _land(
        "serbia",
        "Serbia and the kingdom of the Serbs, Croats and Slovenes",
        "1919-01-28",
        "law of 10 January 1919; Parise",
    ),
    _land("romania", "Romania", "1919-04-14", "decree-law of 5 March 1919; Parise"),
    _land("greece", "Greece", "1923-03-01", "royal decree of 18 January 1923; Parise"),
)
