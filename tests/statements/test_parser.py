"""Each directive is read by itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements
from regesta.statements.statement import Statement

SOUND = (
    'person kim "Kim"\n  born      1912\n',
    "1950 request war ^asks\n  by        kim\n  cites     history 3\n    mode    recalls\n",
    'term ^aid of ^asks promise "support"\n',
)
DAMAGE = st.text(
    st.one_of(st.sampled_from('"^#+?|,~[]{}. \t'), st.characters(codec="utf-8", exclude_characters="\r\n")),
    min_size=1,
    max_size=30,
)


def bare(statements: tuple[Statement, ...]) -> list[Statement]:
    """Statements without the lines they stand on."""
    return [
        one._replace(lines=(0, 0), fields=tuple(f._replace(line=0, under=()) for f in one.fields))
        for one in statements
    ]


@settings(deadline=None)
@given(st.lists(st.one_of(DAMAGE, DAMAGE.map("  {}".format)), max_size=4), st.integers(0, 2))
def test_a_broken_directive_changes_none_of_its_neighbours(broken: list[str], place: int) -> None:
    """Whatever stands between two directives, those before it and after it are read as without it."""
    block = "x " + "\n".join(broken) + "\n"
    text = "".join([*SOUND[:place], block, *SOUND[place:]])
    alone = bare(read_statements(read_file_text("a", "".join(SOUND).encode())).statements)
    among = bare(read_statements(read_file_text("a", text.encode())).statements)
    assert among[:place] == alone[:place]
    assert among[len(among) - (3 - place) :] == alone[place:]


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_and_every_problem_has_a_place(data: bytes) -> None:
    text = read_file_text("a", data)
    for problem in read_statements(text).problems:
        assert 1 <= problem.position.line <= len(text.lines)
        assert problem.position.column >= 1 and problem.message and problem.remedy
