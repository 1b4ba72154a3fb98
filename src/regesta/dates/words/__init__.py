"""The date words of prose: every temporal expression of a text, and what it means."""

from regesta.dates.words.language import UnknownLanguage, language_names
from regesta.dates.words.times import Expression, find_times
from regesta.dates.words.written import calendar_of, read_written

__all__ = ["Expression", "UnknownLanguage", "calendar_of", "find_times", "language_names", "read_written"]
