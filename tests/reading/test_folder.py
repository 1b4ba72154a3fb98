"""The drafts of a case in its folder, and what was decided of them."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.editing import write
from regesta.reading.drafts import Draft
from regesta.reading.folder import decided, decisions, drafts_of, mark_of, write_drafts
from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements
from tests.reading.conftest import CASE, Drafted


@pytest.fixture
def own(tmp_path: Path) -> Case:
    """A case in a folder of its own."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(tmp_path)


@pytest.fixture
def three(drafted: Drafted) -> list[Draft]:
    """Three drafts."""
    return drafted(
        "Ward attacked Aldermouth in 1950. Lin refused the truce in May. The Senate approved the bridge."
    )


def test_drafts_are_written_in_the_language_and_read_back(own: Case, three: list[Draft]) -> None:
    path, count = write_drafts(own, "chronicle", (one.statement for one in three))
    assert count == 3 and path == own.folder / "drafts" / "chronicle.regesta"
    read = [one for _, one in drafts_of(own)]
    assert [mark_of(one) for one in read] == [mark_of(one.statement) for one in three]
    assert not load(path).broken


def test_what_was_rejected_stays_rejected(own: Case, three: list[Draft]) -> None:
    write_drafts(own, "chronicle", (one.statement for one in three))
    write(own.folder, (decided(own, [three[1].statement], "rejected"),))
    assert len(list(drafts_of(own))) == 2
    _, count = write_drafts(own, "chronicle", (one.statement for one in three))
    assert count == 2 and decisions(own) == {mark_of(three[1].statement): "rejected"}
    words = (own.folder / "drafts" / "decided.txt").read_text(encoding="utf-8")
    assert "refused" not in words, "no words of the source"


def test_a_mark_changes_with_what_is_said_and_not_with_the_title(three: list[Draft]) -> None:
    made = three[0].statement
    assert mark_of(made._replace(text="Another title")) == mark_of(made)
    assert mark_of(made._replace(kind="refuse")) != mark_of(made)
    assert mark_of(made._replace(fields=made.fields[1:])) != mark_of(made)


def test_lines_that_nobody_wrote_are_passed_over(own: Case) -> None:
    (own.folder / "drafts").mkdir()
    (own.folder / "drafts" / "decided.txt").write_bytes(
        b"rejected\n\xff\xfe\naccepted abc s 1 refuse\nrubbish x\n"
    )
    assert decisions(own) == {"abc": "accepted"}


@pytest.mark.parametrize(
    ("before", "after"),
    [("person kim ", "person kim-il-sung "), ('"Kim Il-sung"', '"Kim Il Sung"')],
    ids=["another name", "another title"],
)
def test_what_was_rejected_stays_rejected_when_names_change(tmp_path: Path, before: str, after: str) -> None:
    text = 'case c format 1\nsource letter "Letter"\nperson kim "Kim Il-sung"\n'
    draft = '1950 request\n  by        {}\n  cites     letter 1 "he asks for leave to begin the whole thing now"\n'
    (tmp_path / "case.regesta").write_text(text, encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    case = load(tmp_path)
    (one,) = read_statements(read_file_text("d", draft.format("kim").encode())).statements
    write(case.folder, (decided(case, [one], "rejected"),))
    (tmp_path / "case.regesta").write_text(text.replace(before, after), encoding="utf-8")
    now = "kim-il-sung" if "kim-il-sung" in after else "kim"
    (again,) = read_statements(read_file_text("d", draft.format(now).encode())).statements
    assert write_drafts(load(tmp_path), "letter", [again])[1] == 0
    other = again._replace(kind="refuse")
    assert write_drafts(load(tmp_path), "letter", [other])[1] == 1
