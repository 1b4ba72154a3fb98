"""docs/calendars.md names every calendar, land, reign, era and feast, and its Python runs."""

import re
import subprocess
import sys
from pathlib import Path

from regesta.dates.calendars import CALENDARS
from regesta.dates.calendars.feasts import FEASTS
from regesta.dates.calendars.lands import LANDS

PAGE = (Path(__file__).parents[3] / "docs" / "calendars.md").read_text(encoding="utf-8")


def test_every_calendar_and_feast_is_named() -> None:
    assert not [name for name in (*(one.name for one in CALENDARS), *FEASTS) if f"`{name}`" not in PAGE]


def test_the_table_of_lands_is_the_program_s() -> None:
    for land in LANDS:
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{land.name}` |"))
        assert land.title in row and land.source in row
        assert all(str(switch.first) in row for switch in land.switches)


def test_the_python_runs() -> None:
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert code is not None
    subprocess.run([sys.executable, "-c", code[1]], check=True)
