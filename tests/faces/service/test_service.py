"""The service on a case: problems of unsaved texts, help, places of names, layout."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.case.texts import held_texts
from regesta.editing import NotRenamed
from regesta.faces.service import Place, Service
from regesta.findings.citations import citations
from regesta.findings.problems import all_problems
from regesta.problem import Problem
from tests.faces.service.conftest import CASE, place

FILE = "case.regesta"


def found_on_the_disk(folder: Path) -> tuple[Problem, ...]:
    """Every problem of a case as the command line finds them."""
    case = load(folder)
    return all_problems(case, held_texts(case), citations(case, {}))


def at(service: Service, marked: str) -> tuple[str, str, int, int]:
    """The place of @@ in the case's text, as the service is asked for it."""
    text, line, column = place(marked)
    return FILE, text, line, column


def test_problems_are_those_of_the_text_in_the_editor(service: Service, folder: Path) -> None:
    assert service.problems(FILE) == list(found_on_the_disk(folder))
    found = service.problems(FILE, CASE.replace("by        kim", "by        kin"))
    (problem,) = [one for one in found if one.severity == "error"]
    assert (problem.code, problem.position.line, problem.remedy) == ("unknown-name", 17, "did you mean kim?")
    assert service.problems(FILE) == list(found_on_the_disk(folder))


def test_a_change_on_the_disk_is_seen(service: Service, folder: Path) -> None:
    service.problems(FILE)
    (folder / FILE).write_text(CASE + "1950 meet ^none\n", encoding="utf-8")
    assert "no-citation" in {one.code for one in service.problems(FILE)}


def test_problems_of_other_files_are_told_where_the_change_causes_them(
    service: Service, folder: Path
) -> None:
    people = 'person pak "Pak Hon-yong"\n'
    (folder / "people.regesta").write_text(people, encoding="utf-8")
    main = f'{CASE}\ninclude "people.regesta"\n1950 meet ^met\n  by        pak\n  with      nobody\n'
    (folder / FILE).write_text(main, encoding="utf-8")
    found = service.problems("people.regesta", people.replace("pak", "pack"))
    assert [(one.code, one.position.file) for one in found if one.severity == "error"] == [
        ("unknown-name", FILE)
    ]
    assert "pak" in found[0].message


def test_several_files_may_be_open_and_not_saved(service: Service) -> None:
    service.keep("people.regesta", 'person pak "Pak"\n')
    service.keep(FILE, f'{CASE}\ninclude "people.regesta"\n1950 meet ^met\n  by        pak\n')
    assert not [one for one in service.every_problem() if one.severity == "error"]
    service.keep("people.regesta", "")
    assert [one.code for one in service.every_problem() if one.severity == "error"] == ["unknown-name"]
    service.keep("people.regesta", None)
    assert "include-missing" in {one.code for one in service.every_problem()}


def test_a_file_that_is_no_part_of_the_case_is_read_by_itself(service: Service) -> None:
    found = service.problems("aside.regesta", "persn x\n")
    assert [one.code for one in found if one.position.file == "aside.regesta"] == ["unknown-directive"]
    assert service.problems("../case.regesta") == [] and service.problems("/etc/passwd") == []


def test_texts_of_sources_are_looked_at_again_when_they_change(service: Service, folder: Path) -> None:
    text = CASE.replace("  locators  pages", "  locators  lines\n  text      minutes.txt")
    text = text.replace("minutes 5", 'minutes 1 "the bomb was tested"')
    (folder / "minutes.txt").write_text("Then the bomb was tested.\n", encoding="utf-8")
    codes = {one.code for one in service.problems(FILE, text)}
    assert "quotation-missing" not in codes
    (folder / "minutes.txt").write_text("Nothing of the sort.\n", encoding="utf-8")
    assert "quotation-missing" in {one.code for one in service.problems(FILE, text)}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("1949-09-24 refuse", "1949-09-24 ref@@use", "denies the leave that was asked"),
        ("1949-09-24 refuse", "1949-0@@9-24 refuse", "24 September 1949"),
        ("[..1949-08-29] begins", "[..1949-@@08-29] begins", "latest 29 August 1949"),
        ("  answers   some", "  ans@@wers   some", "the entries it answers"),
        ("some of ^asks", "some of ^as@@ks", "Kim Il-sung requests the invasion"),
        ("  by        kim", "  by        ki@@m", "**kim** *person* — Kim Il-sung"),
        ("cites     minutes 4", "cites     minu@@tes 4", "Minutes of the talks"),
        ("person kim", "per@@son kim", "`person NAME"),
        ("    mode    infers", "    mo@@de    infers", "how the source says it"),
        ("^bomb ", "^bo@@mb ", "cites: minutes 5"),
    ],
)
def test_help_says_what_the_word_is(service: Service, before: str, after: str, told: str) -> None:
    assert before in CASE
    found = service.hover(*at(service, CASE.replace(before, after, 1)))
    assert found is not None and told in found.text
    assert found.start < found.end


@pytest.mark.parametrize("marked", ['"Minutes o@@f the talks"', "# ki@@m", "\n  note      ki@@m"])
def test_texts_and_comments_have_no_help(service: Service, marked: str) -> None:
    assert service.hover(*at(service, f"{CASE}source s {marked}\n")) is None


def test_a_name_leads_to_where_it_is_given_and_mentioned(service: Service) -> None:
    asked = at(service, CASE.replace("by        kim", "by        k@@im"))
    assert service.definition(*asked) == Place(FILE, 7, 8, 11)
    assert service.references(*asked) == [Place(FILE, 7, 8, 11), Place(FILE, 17, 13, 16)]
    veto = at(service, CASE.replace("answers   some of ^asks", "answers   some of ^@@asks"))
    assert service.definition(*veto) == Place(FILE, 16, 31, 36)
    assert service.definition(*at(service, "# n@@o\n" + CASE)) is None


def test_a_state_is_given_by_the_entry_that_begins_it(service: Service) -> None:
    found = service.definition(*at(service, CASE.replace("begins bomb", "begins bo@@mb")))
    assert found == Place(FILE, 27, 23, 27)


def test_a_name_is_changed_everywhere_in_the_texts_as_they_are(service: Service) -> None:
    text = CASE.replace("Kim Il-sung", "Kim Il Sung")
    asked = at(service, text.replace("by        kim", "by        k@@im"))
    assert service.name(*asked) == Place(FILE, 17, 13, 16)
    renamed = service.rename(*asked, "kim-il-sung")
    assert renamed.new == "kim-il-sung" and len(renamed.places) == 2
    assert renamed.texts == {
        FILE: text.replace("person kim", "person kim-il-sung").replace(
            "by        kim", "by        kim-il-sung"
        )
    }
    with pytest.raises(NotRenamed):
        service.rename(*asked, "stalin")
    with pytest.raises(NotRenamed):
        service.rename(FILE, text, 3, 1, "x")


def test_symbols_are_the_directives_in_order(service: Service) -> None:
    found = service.symbols(FILE)
    assert [one.name for one in found[:3]] == ["talks", "minutes", "kim"]
    assert found[-1] == ("^bomb", "begins", "[..1949-08-29] The Soviet Union has the bomb", 27, 28)


def test_a_text_is_laid_out(service: Service) -> None:
    assert service.format(FILE, CASE) == CASE
    assert service.format(FILE, "person  x\n   born 1900\n") == "person x\n  born      1900\n"
    assert service.format(FILE, "person  \ud800\n") == "person  \ud800\n"


def test_completion_of_a_case_without_files_is_no_error(tmp_path: Path) -> None:
    service = Service(tmp_path / "none")
    assert service.complete("case.regesta", "per", 1, 4)[0].label == "person"
    assert [one.code for one in service.every_problem()] == ["no-case"]
