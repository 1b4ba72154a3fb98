"""The folder of a case that holds its drafts: a file for each source read, and what a person has decided.

`drafts/NAME.regesta` holds the drafts of a source and is no part of the case. `drafts/decided.txt` has a line for each
draft accepted or rejected, with no words of the source in it; what stands there is not drafted again.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case, load
from regesta.editing import Change, read_originals
from regesta.statements.statement import Statement, field_cites, field_mentions
from regesta.statements.wording import text_of
from regesta.statements.writing import written

FOLDER = "drafts"
DECIDED = "decided.txt"
_HEAD = """# Drafts from {name}, no part of the case: a person accepts or rejects each.
# regesta review goes through them; reading the source again writes this file anew.
"""
_MEANT = ("by", "to", "whom", "with", "from", "of", "place")


class Decision(NamedTuple):
    """What a person decided of a draft: `accepted` or `rejected`, and the draft's mark."""

    verdict: str
    mark: str


def mark_of(statement: Statement) -> str:
    """The mark of a draft: it changes with its source, words, verb, date and actors, and not with its title."""
    cites = [field_cites(field) for field in statement.all("cites")]
    words = [word for one in cites for word in (one.source, " ".join((one.words or "").split()))]
    actors = [f"{key} {text_of(field.value)}" for key in _MEANT for field in statement.all(key)]
    return _mark("regesta draft 1", statement, (*words, *actors))


def _meaning_of(case: Case, statement: Statement) -> str:
    """The mark of a draft under whatever names: what a name of the case stands for counts in its place."""
    cites = [field_cites(field) for field in statement.all("cites")]
    words = [
        word for one in cites for word in (case.title_of(one.source), " ".join((one.words or "").split()))
    ]
    actors = [
        f"{field.key} {' '.join(case.title_of(name) for name in mention.names)} {mention.part} {mention.words}"
        for field in statement.fields
        if field.key in _MEANT
        for mention in field_mentions(field)
    ]
    return f"={_mark('regesta draft meant 1', statement, (*words, *actors))}"


def _mark(version: str, statement: Statement, said: Iterable[str]) -> str:
    term = (statement.name,) if statement.kind == "term" else ()  # one act may have several in the same words
    parts = (version, statement.kind, str(statement.date or ""), str(statement.is_denied), *term, *said)
    hashed = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    return base64.urlsafe_b64encode(hashed.digest()).rstrip(b"=").decode("ascii")


def drafts_file(case: Case, source: str) -> Path:
    """Where the drafts of a source stand."""
    return case.folder / FOLDER / f"{source}.regesta"


def decisions(case: Case) -> dict[str, str]:
    """What has been decided, by the marks of drafts; lines that cannot be read are passed over."""
    return {words[1]: words[0] for words in _decided_lines(case)}


def _decided_lines(case: Case) -> list[list[str]]:
    """The words of each line of what was decided: the verdict, the mark, …, and what it means as its last."""
    try:
        lines = (case.folder / FOLDER / DECIDED).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found = [line.split() for line in lines if line.startswith(("accepted ", "rejected "))]
    return [words for words in found if len(words) >= 2]


class _Decided:
    """Which drafts a person has decided: by what they say, and by what that means should a name be another now."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._marks = {word for words in _decided_lines(case) for word in (words[1], words[-1])}

    def has(self, statement: Statement) -> bool:
        """Whether a draft was accepted or rejected."""
        return bool(self._marks) and (
            mark_of(statement) in self._marks or _meaning_of(self._case, statement) in self._marks
        )


def decided(case: Case, statements: Iterable[Statement], verdict: str) -> Change:
    """What records a decision on drafts, so that it lasts; raises NotWritten where earlier ones cannot be read."""
    name = f"{FOLDER}/{DECIDED}"
    before = read_originals(case.folder, [name])[name] if (case.folder / name).exists() else None
    kept = before or b""
    kept += b"" if not kept or kept.endswith(b"\n") else b"\n"
    lines = "".join(_decided_line(case, statement, verdict) for statement in statements)
    return Change(name, before, kept + lines.encode("utf-8", "surrogateescape"))


def _decided_line(case: Case, statement: Statement, verdict: str) -> str:
    cites = next((field_cites(field) for field in statement.all("cites")), None)
    where = f"{cites.source} {cites.locator}" if cites is not None else ""
    return f"{verdict} {mark_of(statement)} {where} {statement.kind} {_meaning_of(case, statement)}\n"


def write_drafts(
    case: Case, source: str, statements: Iterable[Statement], directive: Statement | None = None
) -> tuple[Path, int]:
    """Writes the drafts of a source that are not decided yet, as they come; gives the file and how many there are.

    What cites nothing declares an actor for the draft after it. `directive` is the source's own, where the case has
    none. A file that was there is replaced at once at the end.
    """
    known = _Decided(case)
    path = drafts_file(case, source)
    path.parent.mkdir(exist_ok=True)
    made = path.with_name(f".{path.name}.new")
    count = 0
    seen: set[str] = set()
    try:
        with made.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(_HEAD.format(name=source))
            if directive is not None:
                file.write(f"\n{written(directive)}")
            declared = ""
            for one in statements:
                if one.field("cites") is None:
                    declared = f"\n{written(one)}"
                    continue
                mark = mark_of(one)
                if mark not in seen and not known.has(one):
                    seen.add(mark)
                    count += 1
                    file.write(f"{declared}\n{written(one)}")
                declared = ""
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    return path, count


def drafts_of(case: Case) -> Iterator[tuple[Case, Statement]]:
    """The drafts of a case that nobody has decided, file by file, with the file they stand in read as a case."""
    known = _Decided(case)
    folder = case.folder / FOLDER
    for path in sorted(folder.glob("*.regesta")) if folder.is_dir() else ():
        held = load(path)
        for one in held.entries:
            if one.field("draft") is not None and not known.has(one):
                yield held, one
