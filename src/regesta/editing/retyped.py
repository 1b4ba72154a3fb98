"""A file as an editor has it, which knows one kind of newline, and the same put back as the file had it."""

from regesta.editing.patch import BYTE_ORDER_MARK
from regesta.statements.filetext import NEWLINE


def as_typed(data: bytes) -> str:
    r"""The text of a file with plain newlines and without a byte-order mark; raises UnicodeDecodeError.

    >>> as_typed(b"one\r\ntwo")
    'one\ntwo'
    """
    return NEWLINE.sub("\n", data.decode("utf-8").removeprefix(BYTE_ORDER_MARK))


def retyped(before: bytes, text: str) -> bytes:
    r"""The bytes of a file whose text is to be this: lines that stay keep their newline, new ones take the file's.

    `before` is what the file held. A byte-order mark stays. Raises UnicodeEncodeError for halves of characters.

    >>> retyped(b"one\r\ntwo\rthree\n", "one\nthe second\nthree\n")
    b'one\r\nthe second\rthree\n'
    """
    old = before.decode("utf-8", "surrogateescape")
    mark = BYTE_ORDER_MARK if old.startswith(BYTE_ORDER_MARK) else ""
    newlines = NEWLINE.findall(old)
    usual = max(set(newlines), key=newlines.count) if newlines else "\n"
    lines = NEWLINE.sub("\n", text).split("\n")
    if set(newlines) <= {usual}:
        return (mark + usual.join(lines)).encode("utf-8")
    return (mark + _mixed(NEWLINE.split(old.removeprefix(mark)), newlines, lines, usual)).encode("utf-8")


def _mixed(old: list[str], newlines: list[str], lines: list[str], usual: str) -> str:
    """The lines with the newlines of a file that mixes them: those before and after what has changed keep theirs."""
    most = min(len(old), len(lines))
    first = next((number for number in range(most) if old[number] != lines[number]), most)
    last = next((n for n in range(most - first) if old[-1 - n] != lines[-1 - n]), most - first)
    count = len(lines) - 1
    between = [newlines[n] if n < len(newlines) else usual for n in range(first, count - last)]
    ends = newlines[:first] + between + (newlines[len(newlines) - last :] if last else [])
    ends = (ends + [usual] * count)[:count]
    for number in range(1, count):  # what would run together into one newline
        if not lines[number] and ends[number - 1] == "\r" and ends[number] == "\n":
            ends[number] = "\r"
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
