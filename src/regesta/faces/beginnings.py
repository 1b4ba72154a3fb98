"""How a case begins: its name and folder, and the worked cases that come with the program."""

import re
import unicodedata
from contextlib import suppress
from importlib import resources
from pathlib import Path

from regesta.statements.notation import Unreadable, read_name


def case_name(title: str) -> str:
    """A name for a case out of its title or its folder's name.

    >>> case_name("The march of 1848"), case_name("1848")
    ('the-march-of-1848', 'case-1848')
    """
    name = re.sub(r"[^\w.'-]+", "-", unicodedata.normalize("NFC", title)).strip("-._'").lower()
    for one in (name, f"case-{name}".rstrip("-")):
        with suppress(Unreadable):
            return read_name(one)
    return "case"


def worked_case(name: str) -> Path:
    """The folder of a case that comes with the program: in the package, or beside its source."""
    installed = Path(str(resources.files("regesta"))) / "cases" / name
    return installed if installed.is_dir() else Path(__file__).parents[3] / "cases" / name
