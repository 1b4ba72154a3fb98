"""Cases that are served, each test its own copy, and clients as browsers are."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

from regesta.faces.live.application import create_app
from regesta.faces.live.settings import Settings

TOKEN = "the token of this start"
CASE = """case town "The town" format 1
source minutes "Minutes of the council"
  locators  lines
  text      minutes.txt
person kim "Kim"
body council "The council"
matter march "The march"

1848-03-04 request march ^asked "Kim asks for leave"
  by        kim
  to        council
  cites     minutes 1
"""
MINUTES = "On 4 March 1848 Kim asked the council for leave to march through the town.\nIt was refused.\n"
HERE = {"host": "127.0.0.1:5800", "origin": "http://127.0.0.1:5800", "x-regesta-token": TOKEN}


class Served(NamedTuple):
    """A case that is served: its folder, and a client that is a page of the app."""

    folder: Path
    client: TestClient


def client_of(settings: Settings) -> TestClient:
    """A client of an app with these settings, whose requests are those of a page of the app."""
    return TestClient(create_app(settings), base_url="http://127.0.0.1:5800", headers=HERE)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The folder of a small case with the text of its source."""
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "case.regesta").write_text(CASE, encoding="utf-8")
    (folder / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    return folder


@pytest.fixture
def served(town: Path) -> Iterator[Served]:
    """The small case, served."""
    with client_of(Settings(town, token=TOKEN)) as client:
        yield Served(town, client)


@pytest.fixture
def several(tmp_path: Path, town: Path) -> Iterator[Served]:
    """A folder of two cases, served."""
    shutil.copytree(town, tmp_path / "Other town")
    (tmp_path / "no case").mkdir()
    with client_of(Settings(tmp_path, token=TOKEN)) as client:
        yield Served(tmp_path, client)
