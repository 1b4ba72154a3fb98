"""Calendars: days as people counted them, in lands, eras and reigns, and the same days in another calendar.

A library by itself: it knows of days and of nothing that happened on them. docs/calendars.md tells what it holds.
"""

from regesta.dates.calendars.calendar import Calendar, Month, NoSuchDate
from regesta.dates.calendars.conversion import Conversion, convert, spans
from regesta.dates.calendars.easter import easter
from regesta.dates.calendars.feasts import feast_day
from regesta.dates.calendars.registry import CALENDARS, calendar_named

__all__ = [
    "CALENDARS",
    "Calendar",
    "Conversion",
    "Month",
    "NoSuchDate",
    "calendar_named",
    "convert",
    "easter",
    "feast_day",
    "spans",
]
