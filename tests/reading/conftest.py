"""What the tests of reading share: a small case, and texts read into it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.reading.clauses import Clause, find_clauses
from regesta.reading.drafts import Draft
from regesta.reading.lexicon import load_lexicon
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.reading.tokens import Tagger, Tokens
from regesta.reading.verbs import Verb, find_verbs
from regesta.sources import Text

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
WIKIWARS = SHARED / "dates" / "wikiwars" / "txt"
ESSAY = SHARED / "essay" / "lankov.txt"

CASE = """case crisis "A crisis" format 1
source chronicle "A chronicle"
  locators  lines
person ward "Edmund Ward"
  born      1890-04-02
person lin "Lin Zexu"
person rhee "Syngman Rhee"
  name      "Yi Sŭngman" spelling
body ussr "Soviet Union"
  kind      polity
body usa "United States"
  kind      polity
body council "The town council"
body senate "The Senate"
group rebels "Northern rebels"
office governor "Governor of Aldermouth" of council
place moscow "Moscow"
place aldermouth "Aldermouth"
matter bridge "The bridge"
matter truce "Truce"
"""

Drafted = Callable[[str], list[Draft]]


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The case that texts are read into."""
    folder = tmp_path_factory.mktemp("crisis")
    (folder / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(folder)


@pytest.fixture(scope="session")
def reader(case: Case) -> Reader:
    """A reader of that case."""
    return Reader(case)


@pytest.fixture(scope="session")
def drafted(reader: Reader) -> Drafted:
    """The drafts that a text gives."""

    def read(content: str) -> list[Draft]:
        return [one for one in reader.read(Text(content), "chronicle") if not isinstance(one, Unread)]

    return read


def tagged(sentence: str) -> Tokens:
    """The tokens of a sentence without dates."""
    return Tagger(load_lexicon()).tokens(sentence, 0, len(sentence), ())


def verbs(sentence: str) -> list[Verb]:
    """The verbs of a sentence."""
    return find_verbs(tagged(sentence), load_lexicon())


def clauses(sentence: str) -> tuple[Tokens, list[Clause]]:
    """The clauses of a sentence, with its tokens."""
    tokens = tagged(sentence)
    return tokens, find_clauses(tokens, find_verbs(tokens, load_lexicon()))
