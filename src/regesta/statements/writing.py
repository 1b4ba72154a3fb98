"""Statements back to `.regesta` text: the way back from what the parser reads, in the canonical layout."""

from collections.abc import Iterator

from regesta.statements.filetext import NEWLINE
from regesta.statements.grammar import DIRECTIVES
from regesta.statements.notation import CURLY
from regesta.statements.statement import Field, Statement
from regesta.statements.values import NodeTie, Supposition, quoted
from regesta.statements.wording import text_of

VALUE = 12  # columns before a field's value
_PAIRS = ("names", "like")  # two names with a space between


def written(statement: Statement) -> str:
    """The text of a statement, which reads as the same statement; every line ends with a newline.

    >>> from regesta.statements.filetext import read_file_text
    >>> from regesta.statements.parser import read_statements
    >>> text = read_file_text("a", b'1950  refuse war ^veto\\n   by   stalin')
    >>> print(written(read_statements(text).statements[0]), end="")
    1950 refuse war ^veto
      by        stalin
    """
    head, below = _divided(statement)
    words = _entry_words(statement) if statement.is_entry else _directive_words(statement, head)
    lines = [" ".join(words), *(line for field in below for line in field_lines(field))]
    return "".join(f"{line}\n" for line in lines)


def _divided(statement: Statement) -> tuple[list[Field], list[Field]]:
    """The fields that stand on the first line, and those below it."""
    kind = DIRECTIVES.get(statement.kind)
    if kind is None or statement.is_entry:
        return [], list(statement.fields)
    head = [
        field
        for field in statement.fields
        if field.key in kind.heads or (field.key in kind.inline and field.line == statement.line)
    ]
    return head, [field for field in statement.fields if field not in head]


def _entry_words(statement: Statement) -> Iterator[str]:
    yield str(statement.date) if statement.date is not None else "undated"
    if statement.is_denied:
        yield "not"
    yield statement.kind
    if statement.target:
        yield text_of(statement.target)
    if statement.name:
        yield statement.name
    if statement.is_series:
        yield "series"
    if statement.text:
        yield quoted(statement.text)


def _directive_words(statement: Statement, head: list[Field]) -> Iterator[str]:
    """Kind and name; what belongs to the name, as `of war`; the text; and the rest of the first line."""
    before = DIRECTIVES[statement.kind].needs
    yield statement.kind
    if statement.name:
        yield statement.name
    yield from (_clause(field) for field in head if field.key in before)
    if statement.text:
        yield quoted(statement.text)
    yield from (_clause(field) for field in head if field.key not in before)


def _clause(field: Field) -> str:
    """A field as it stands on a first line."""
    value = _value_text(field)
    return value if field.key in ("nature", "names") else f"{field.key} {value}"


def field_lines(field: Field, level: int = 1) -> Iterator[str]:
    """The lines of a field and of what stands below it."""
    key, value = field.key, _value_text(field)
    if isinstance(
        field.value, Supposition | NodeTie
    ):  # whose values begin with what stands as part of the key
        first, _, value = value.partition(" ")
        key = f"if {first}" if isinstance(field.value, Supposition) else first
    indented = "  " * level + key
    yield f"{indented:<{VALUE - 1}} {value}"
    for deeper in field.under:
        yield from field_lines(deeper, level + 1)


def _value_text(field: Field) -> str:
    """A field's value; a text that could be misread stands in quotation marks."""
    value = field.value
    if not isinstance(value, str):
        return text_of(value).replace(",", "") if field.key in _PAIRS else text_of(value)
    is_plain = value == " ".join(value.split()) and '"' not in value and " #" not in f" {value}"
    return value if value and is_plain and value[0] not in CURLY else quoted(NEWLINE.sub(" ", value))
