"""What the tests of date words share."""

from regesta.dates.words import Expression, find_times

Told = tuple[str, str | None, str]


def told(text: str, *, created: tuple[int, int, int] | None = None) -> list[Told]:
    """The words, value and modifier of each expression of an English text."""
    return [(one.text, one.value, one.mod) for one in find_times(text, created=created)]


def only(text: str) -> Expression:
    """The one expression of an English text."""
    (found,) = find_times(text)
    return found
