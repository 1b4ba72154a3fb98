"""`regesta causal` as a person meets it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from regesta.faces.cli.app import app


def run(*words: str) -> Result:
    """What the command line gives for these words."""
    return CliRunner().invoke(app, ["causal", *words])


def answer(*words: str) -> dict[str, object]:
    """The first answer of the command, as JSON has it."""
    found = run(*words, "--json")
    assert found.exit_code == 0, found.output
    answers = json.loads(found.stdout)["answers"]
    assert isinstance(answers[0], dict)
    return answers[0]


def test_a_query_is_answered() -> None:
    words = ("X -> Y", "--restrict", "decreasing(X, Y)", "--query", "Y[X=0]==0", "--given", "X=1, Y=1")
    assert answer(*words)["value"] == 0.5
    assert answer(*words, "--exact")["value"] == "1/2"
    assert "for one case, by the parameters; exact" in run(*words).output


def test_shares_priors_and_values() -> None:
    found = answer("X -> Y", "--share", "Y.01: 0.7", "--share", "Y.10: 0.1", "--query", "te(X, Y)", "--exact")
    assert found["value"] == "3/5"
    weighed = ("X -> Y", "--prior", "Y[X=1] > Y[X=0]: 5", "--using", "priors")
    assert answer(*weighed, "--query", "te(X, Y)", "--exact")["value"] == "1/2"
    assert answer("X -> Y", "--values", "Y 0..2", "--query", "Y==2", "--exact")["value"] == "1/3"


def test_cases_are_learned_from_and_other_columns_told(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text("place,X,Y\nn,1,1\ns,0,0\nw,1,\n", encoding="utf-8")
    found = run("X -> Y", "--data", str(file), "--query", "X==1", "--exact", "--rival", "Y -> X", "--json")
    assert "The column place is no node" in found.stderr
    told = json.loads(found.stdout)
    assert (told["cases"], told["learned"]) == (3, "exact")
    assert told["answers"][0]["value"] == "3/5"
    assert sum(rival["chance"] for rival in told["rivals"]) == pytest.approx(1)


def test_hedged_evidence_has_bounds() -> None:
    found = answer("X -> Y", "--share", "Y.01: 0.9", "--query", "X==1", "--given", "Y ~ 0.2 | 0.6 to 0.9")
    bounds, value = found["bounds"], found["value"]
    assert isinstance(bounds, list)
    assert isinstance(value, float)
    assert bounds[0] < value < bounds[1]


def test_the_population_is_told_from_a_case() -> None:
    words = ("X -> Y", "--using", "priors", "--query", "Y[X=1] > Y[X=0] :|: X==1 & Y==1", "--population")
    found = answer(*words)
    assert found["level"] == "population"
    assert found["method"] == "sampled"
    assert "as a share of many cases" in run(*words).output


def test_counts_and_labels_that_nobody_would_read_are_shortened() -> None:
    found = run("{A B C D E F G H I J} -> Y").output
    assert "????…" in found and "about 10^308 in all" in found and "?" * 5 not in found
    many = "; ".join(f"{{A B C D E F G H I J}} -> Y{number}" for number in range(20))
    assert "about 10^6168 causal types" in run(many, "--query", "Y1==1").output
    assert json.loads(run(many, "--json").output)["causal_types"] == "about 10^6168"


def test_what_has_no_chance_is_undefined() -> None:
    assert answer("X -> Y", "--share", "X.1: 1", "--query", "Y==1", "--given", "X=0")["value"] is None
    assert "undefined" in run("X -> Y", "--share", "X.1: 1", "--query", "Y==1", "--given", "X=0").output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("X -> Y -> X",), "in a circle"),
        (("X ->",), "a node is missing"),
        (("X -> Y", "--query", "Z==1"), "Z is not a node"),
        (("X -> Y", "--query", "Y==2"), "Y cannot be 2"),
        (("X -> Y", "--query", "Y==1", "--given", "X=7"), "its values are 0 to 1"),
        (("X -> Y", "--query", "Y==1", "--given", "X ~ 0.8 to 0.2 | 0.5"), "write it 0.2 to 0.8"),
        (("X -> Y", "--query", "!" * 3000 + "Y"), "keep to 50 levels"),
        (("X -> Y", "--restrict", "Y[X=1] >= 0"), "no nodal type of Y is left"),
        (("X -> M -> Y", "--restrict", "Y[X=1] >= 0"), "leaves no causal type"),
        (("X -> Y", "--share", "Y.01: 0.8", "--share", "Y.10: 0.9"), "come to 1.7"),
        (("X -> Y", "--share", "Y.01: 0.8", "--share", "Y.10, Y.01: 0.1, 0.1"), "given two shares"),
        (("X -> Y", "--prior", "flat"), "is not understood"),
        (("X -> Y", "--prior", "Y: 0"), "above 0"),
        (("X -> Y", "--data", "nowhere.csv"), "cannot be read"),
        (("X -> Y", "--rival", "Y -> X"), "compared by data"),
        (("{A B C D E} -> Y; A <-> Y",), "too many to list"),
        (("X -> Y", "--query", "Y==1", "--given", "X ~ 0 | 0"), "impossible whatever"),
        (("X -> Y", "--query", "Y==1", "--using", "posteriors"), "learned nothing yet"),
    ],
)
def test_what_is_amiss_is_told_with_a_remedy(words: tuple[str, ...], told: str) -> None:
    found = run(*words)
    assert found.exit_code == 2
    assert told in found.output
    assert "→" in found.output
