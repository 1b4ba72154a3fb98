"""Dates in EDTF (ISO 8601-2:2019, levels 0 to 2): read, bounded, written again, and said in English."""

from regesta.dates.bounds import Bound, End, comparable, format_bound
from regesta.dates.calendared import CalendarDate, parse
from regesta.dates.components import Components, Precision
from regesta.dates.days import civil_date, day_number
from regesta.dates.edtf import Edtf, InvalidDate, Member, widened
from regesta.dates.english import describe, describe_bounds, describe_edges
from regesta.dates.english_reading import in_figures, read_english

__all__ = [
    "Bound",
    "CalendarDate",
    "Components",
    "Edtf",
    "End",
    "InvalidDate",
    "Member",
    "Precision",
    "civil_date",
    "comparable",
    "day_number",
    "describe",
    "describe_bounds",
    "describe_edges",
    "format_bound",
    "in_figures",
    "parse",
    "read_english",
    "widened",
]
