"""Names of the case in any spelling, and when it is not safe to say."""

import pytest

from regesta.case import Case
from regesta.reading.actors import PLACES, Actors, words_of
from regesta.reading.lexicon import load_lexicon


@pytest.fixture(scope="module")
def actors(case: Case) -> Actors:
    return Actors(case, load_lexicon())


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Edmund Ward", ("ward",)),
        ("President Ward", ("ward",)),
        ("Lin", ("lin",)),
        ("Lin Tse-hsü", ("lin",)),
        ("Yi Sungman", ("rhee",)),
        ("the Soviets", ("ussr",)),
        ("Americans", ("usa",)),
        ("the northern rebels", ("rebels",)),
        ("the Senate", ("senate",)),
        ("Ward’s army", None),
        ("Soviet advisers", None),
        ("the general", None),
        ("Zexu", None),
    ],
)
def test_whom_words_name(actors: Actors, words: str, names: tuple[str, ...] | None) -> None:
    found = actors.read(words.split())
    assert (found.mention.names if found else None) == names


def test_places_and_capitals(actors: Actors) -> None:
    found = actors.read(["Aldermouth"], PLACES)
    assert found is not None and found.mention.names == ("aldermouth",)
    capital = actors.capital(["Moscow"])
    assert capital is not None and (capital.names, capital.stands_for) == (("moscow",), ("ussr",))
    assert actors.capital(["Aldermouth"]) is None


def test_a_name_of_two_persons_stays_open(tmp_path_factory: pytest.TempPathFactory) -> None:
    from regesta.case import load

    folder = tmp_path_factory.mktemp("two")
    text = 'case c "C" format 1\nperson a "Ann Smith"\nperson b "Ben Smith"\n'
    (folder / "case.regesta").write_text(text, encoding="utf-8")
    found = Actors(load(folder), load_lexicon()).read(["Smith"])
    assert found is not None and found.mention.names == ("a", "b")


def test_births_are_known_by_what_a_text_calls_a_person(actors: Actors) -> None:
    assert ("Ward", "1890-04-02") in actors.births


def test_words_of_a_name() -> None:
    assert list(words_of("O’Neill’s U.S. Đặng")) == ["oneill", "u.s", "dang"]
