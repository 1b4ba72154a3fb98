"""A case in a folder, and texts with the cursor in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.faces.service import Service

CASE = """case talks "The talks" format 1
  words     icd-203

source minutes "Minutes of the talks"
  locators  pages

person kim "Kim Il-sung"
person stalin "Joseph Stalin"
body politburo "The Politburo"
place moscow "Moscow"
matter invasion "The invasion of the South"
office secretary "General Secretary" of politburo
question why "Why was leave given?"
hypothesis fear of why "Out of fear"

[1948..1949] request invasion ^asks series
  by        kim
  to        stalin
  cites     minutes 3

1949-09-24 refuse invasion ^veto
  by        politburo
  answers   some of ^asks
  cites     minutes 4
    mode    infers

[..1949-08-29] begins bomb ^bomb "The Soviet Union has the bomb"
  cites     minutes 5
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the case of the talks in it."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def service(folder: Path) -> Service:
    """The service of that case."""
    return Service(folder)


def place(text: str, mark: str = "@@") -> tuple[str, int, int]:
    """A text without the mark in it, and the line and the column where the mark stood."""
    before, found, after = text.partition(mark)
    assert found, "no mark in the text"
    return before + after, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


Labels = Callable[[str], list[str]]


@pytest.fixture
def labels(service: Service) -> Labels:
    """The labels of what is offered where @@ stands below the case."""

    def found(addition: str) -> list[str]:
        text, line, column = place(f"{CASE}\n{addition}")
        return [one.label for one in service.complete("case.regesta", text, line, column)]

    return found
