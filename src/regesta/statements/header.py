"""The first line of a directive: its kind, its name, its text, and the fields that may stand in it."""

import re
from dataclasses import dataclass, field

from regesta.acts import ACT_BY_WORD, Target
from regesta.dates import Edtf, in_figures
from regesta.statements.grammar import (
    DIRECTIVES,
    ENTRY,
    NATURES,
    OWN_NAME_VERBS,
    READING,
    STATE_VERBS,
    VERBS,
    DirectiveKind,
    FieldKind,
)
from regesta.statements.nearness import did_you_mean
from regesta.statements.notation import (
    CURLY,
    DATE_START,
    Unreadable,
    clip,
    curly,
    read_date,
    read_entry_name,
    read_mentions,
    read_name,
    unescape,
)
from regesta.statements.phrases import read_pair
from regesta.statements.values import UNKNOWN, Mentions, Value

UNDATED = "undated"
_SOME_VERBS = (
    "write what was done, as request, approve, refuse, order, meet or say (docs/acts.md lists the acts); "
    "what is nobody's act is an event"
)
_NEEDING = (*OWN_NAME_VERBS, *STATE_VERBS, "belongs")  # the verbs that are no acts and must have an object

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\S+')
_FIGURES = re.compile(r"[0-9-]{4}|[^\w]|[0-9]$")  # how a date in figures begins, or nothing that is in words
_CURLY = re.compile(f"[{''.join(CURLY)}]")
_IS_NAME = re.compile(r"\^?[^\W\d_][\w.'-]*")
_CLOSING = {"[": "]", "{": "}"}


@dataclass(slots=True)
class Header:
    """What a first line says.

    `fields` is the table of the directive's fields, None where it cannot be told; `lacks` are the fields that must
    stand on the first line and do not.
    """

    kind: str = ""
    name: str = ""
    text: str = ""
    has_text: bool = False
    inline: list[tuple[str, Value]] = field(default_factory=list)
    fields: dict[str, FieldKind] | None = None
    faults: list[Unreadable] = field(default_factory=list)
    is_entry: bool = False
    date: Edtf | None = None
    is_denied: bool = False
    is_series: bool = False
    target: Mentions = ()
    lacks: tuple[str, ...] = ()


def read_header(line: str) -> Header:
    """The header of a line, with every fault found in it; problem codes as the faults carry them."""
    if _CURLY.search(line) and '"' not in line:
        header = read_header(_CURLY.sub('"', line))
        header.faults.insert(0, curly(line))
        return header
    tokens = _joined(_TOKEN.findall(line))
    word = tokens[0]
    kind = DIRECTIVES.get(word)
    if kind is not None:
        return _read_directive(word, kind, tokens)
    tokens = _whole_date(tokens)
    word = tokens[0]
    if (
        word == UNDATED
        or DATE_START.match(word)
        or " " in word
        or any(token in VERBS for token in tokens[1:3])
    ):
        return _read_entry(tokens)
    remedy = did_you_mean(word, [*DIRECTIVES, UNDATED])
    if word == UNKNOWN:
        remedy = f"an entry without a date begins with {UNDATED}"
    if not remedy and (word in ENTRY or word in READING):
        remedy = f"{word} is a field: indent it below the line it belongs to"
    known = f"directives are {', '.join(DIRECTIVES)}; an entry begins with a date or {UNDATED}"
    fault = Unreadable(
        f"{clip(word)!r} is no directive and no date", remedy or known, word, "unknown-directive"
    )
    return Header(faults=[fault])


def _joined(tokens: list[str]) -> list[str]:
    """The tokens, with quoted texts that follow one another, as continued lines give them, made one."""
    if '"' not in tokens[-1] and not any(token[0] == '"' for token in tokens):
        return tokens
    found: list[str] = []
    more: list[str] = []
    for token in tokens:
        is_text = len(token) > 1 and token[0] == token[-1] == '"'
        if is_text:
            more.append(token[1:-1])
            continue
        if more:
            found.append(f'"{" ".join(more)}"')
            more = []
        found.append(token)
    return [*found, f'"{" ".join(more)}"'] if more else found


def _read_entry(tokens: list[str]) -> Header:
    header = Header(fields=ENTRY, is_entry=True)
    if tokens[0] != UNDATED:
        try:
            header.date = read_date(tokens[0])
        except Unreadable as fault:
            header.faults.append(fault.alone())
    rest = tokens[1:]
    if rest[:1] == ["not"]:
        header.is_denied = True
        rest = rest[1:]
    if not rest:
        header.faults.append(
            Unreadable(
                "the entry has a date and no verb",
                "write what was done: 1950-01 approve invasion",
                tokens[-1],
                "missing-part",
            )
        )
        return header
    _read_verb(header, rest)
    if header.is_series and header.date is not None and header.date.is_extent:
        header.faults.append(
            Unreadable(
                "a series lies somewhere within its date, and an extent lasts throughout",
                "write the date in brackets, [1948..1950], or take series away",
                tokens[0],
                "series-without-span",
            )
        )
    return header


def _whole_date(tokens: list[str]) -> list[str]:
    """The tokens, with a date made one that was written with spaces: a set, or a date in words before a verb."""
    closing = _CLOSING.get(tokens[0][0])
    if closing is not None:
        end = next((index for index, token in enumerate(tokens, 1) if token[-1] == closing), 1)
    else:
        end = next((index for index, token in enumerate(tokens[:10]) if token in VERBS or token == "not"), 1)
        if end > 1 and not in_figures(" ".join(tokens[:end])):
            end = 1
    if end <= 1 and not _FIGURES.match(tokens[0]):  # what follows the date may be no verb
        sizes = (size for size in (4, 3, 2) if size < len(tokens))
        end = next((size for size in sizes if in_figures(" ".join(tokens[:size]))), 1)
    return tokens if end <= 1 else [" ".join(tokens[:end]), *tokens[end:]]


def _read_verb(header: Header, tokens: list[str]) -> None:
    """The verb of an entry and what follows it."""
    header.kind = tokens[0]
    if header.kind not in VERBS:
        header.faults.append(_unknown_verb(tokens))
        own = next((token for token in tokens[1:] if token[0] == "^" and len(token) > 1), "")
        if own:  # what else stands there cannot be told without the verb
            _read_own_name(header, own, "^name")
        return
    act = ACT_BY_WORD.get(header.kind)
    _read_parts(header, tokens[1:], takes_term=act is not None and act.target is Target.TERM)
    needs_target = header.kind in _NEEDING if act is None else act.needs_target
    if needs_target and not header.target and not header.faults:
        _lacks_target(header)


def _unknown_verb(tokens: list[str]) -> Unreadable:
    word, following = tokens[0], tokens[1] if len(tokens) > 1 else ""
    remedy = did_you_mean(word, VERBS) or _SOME_VERBS
    if word[0] in '"^' and following in VERBS:
        remedy = f"write the verb first: {following} {clip(word)}"
    if f"{word}-{following}" in VERBS:
        remedy = f"write it as one word: {word}-{following}"
    return Unreadable(f"{clip(word)!r} is not a verb", remedy, word, "unknown-verb")


def _lacks_target(header: Header) -> None:
    act = ACT_BY_WORD.get(header.kind)
    if act is not None and act.target is not None:
        wanted = f"the name of {act.target.value}"
    elif header.kind == "belongs":
        wanted = "the name of a body or a group"
    elif header.kind in OWN_NAME_VERBS:
        wanted = "a name of its own"
    else:
        wanted = "the name of a state or an office"
    header.faults.append(
        Unreadable(
            f"{header.kind} does not say what",
            f"write {wanted} after it",
            header.kind,
            "missing-part",
        )
    )


def _read_parts(header: Header, tokens: list[str], takes_term: bool) -> None:
    """Object, `^name`, `series` and text, in any order but the object first."""
    words: list[str] = []
    index = 0
    if takes_term and tokens and tokens[0][0] == "^":
        words.append(tokens[0])
        index = 1
    while index < len(tokens) and tokens[index][0] not in '"^' and tokens[index] != "series":
        words.append(tokens[index])
        index += 1
        if words[-1] == "of" and index < len(tokens) and tokens[index][0] == "^":
            words.append(tokens[index])
            index += 1
    surplus = _read_target(header, words) if words else []
    for token in tokens[index:]:
        if token == "series" and not header.is_series:
            header.is_series = True
        elif not _read_name_or_text(header, token, "^name"):
            surplus.append(token)
    if surplus:
        header.faults.append(_surplus(surplus, header))


def _read_target(header: Header, words: list[str]) -> list[str]:
    """Reads the object of a verb; words that follow a name and do not go with it are surplus."""
    try:
        header.target = read_mentions(" ".join(words))
    except Unreadable as fault:
        if len(words) > 1 and _IS_NAME.fullmatch(words[0]) and _IS_NAME.fullmatch(words[1]):
            header.target = read_mentions(words[0])
            return words[1:]
        header.faults.append(fault.alone())
    return []


def _read_directive(word: str, kind: DirectiveKind, tokens: list[str]) -> Header:
    header = Header(kind=word, fields=kind.fields)
    rest = tokens[1:]
    if word == "same":
        return _read_same(header, rest)
    if kind.naming:
        if not rest or rest[0][0] == '"' or rest[0] in _first_words(kind):
            shown = kind.naming if kind.naming[0] == "^" else "a name"
            header.faults.append(
                Unreadable(
                    f"the {word} has no name", f"write {word} and {shown} after it", word, "missing-part"
                )
            )
        else:
            _read_own_name(header, rest[0], kind.naming)
            rest = rest[1:]
    _read_clauses(header, kind, rest)
    present = {key for key, _ in header.inline}
    header.lacks = tuple(key for key in kind.needs if key not in present)
    return header


def _first_words(kind: DirectiveKind) -> set[str]:
    """The words that open what stands on a first line besides a name."""
    words = {key.split()[0] for key in (*kind.inline, *kind.needs)}
    return words | set(NATURES) if "nature" in words else words


def _read_same(header: Header, tokens: list[str]) -> Header:
    """`same A B`: the two names are its fields, and it has none of its own."""
    try:
        pair = " ".join(tokens[:2])
        if len(tokens) < 2 and "," not in pair:
            raise Unreadable(
                "same lacks a name", "write two names: same kim kim-song-ju", "same", "missing-part"
            )
        header.inline.append(("names", read_pair(pair)))
    except Unreadable as fault:
        header.faults.append(fault.alone())
    if tokens[2:]:
        header.faults.append(_surplus(tokens[2:], header, takes_text=False))
    return header


def _read_own_name(header: Header, token: str, naming: str) -> None:
    try:
        header.name = read_entry_name(token) if naming[0] == "^" else read_name(token)
    except Unreadable as fault:
        if naming == "name" and token[0] == "^":
            what, remedy = f"{clip(token)!r} is an entry's name", f"write {clip(token[1:])}, without ^"
            header.faults.append(Unreadable(what, remedy, token, "bad-name"))
        else:
            header.faults.append(fault.alone())


def _read_clauses(header: Header, kind: DirectiveKind, tokens: list[str]) -> None:
    """The text and the fields of the first line, in any order."""
    index = 0
    surplus: list[str] = []
    keys = [key for key in (*kind.inline, *kind.heads) if key not in ("nature", "names")]
    while index < len(tokens):
        token = tokens[index]
        key = next((key for key in keys if tokens[index : index + key.count(" ") + 1] == key.split()), None)
        if key is not None:
            index += key.count(" ") + 1
            _read_clause(header, kind, key, tokens[index] if index < len(tokens) else "")
        elif "nature" in kind.heads and token in NATURES:
            _add_clause(header, "nature", token, token)
        elif not (token[0] == '"' and kind.has_text and _read_name_or_text(header, token, "")):
            surplus.append(token)
        index += 1
    if surplus:
        name = header.name if surplus[0] is tokens[0] else ""
        header.faults.append(_surplus(surplus, header, takes_text=kind.has_text, name=name))


def _read_clause(header: Header, kind: DirectiveKind, key: str, token: str) -> None:
    try:
        if not token:
            raise Unreadable(f"{key} has no value", f"write it after {key}", key, "missing-part")
        reader = kind.heads.get(key) or kind.fields[key]
        _add_clause(header, key, reader.read(token), key)
    except Unreadable as fault:
        header.faults.append(fault.alone())


def _add_clause(header: Header, key: str, value: Value, piece: str) -> None:
    if any(key == other for other, _ in header.inline):
        remedy = f"keep one {key}"
        header.faults.append(Unreadable(f"{key} stands here a second time", remedy, piece, "duplicate-field"))
    else:
        header.inline.append((key, value))


def _read_name_or_text(header: Header, token: str, naming: str) -> bool:
    """Takes an entry's name or a text, where neither stands yet; False where the token is neither."""
    if token[0] == '"' and len(token) > 1 and token[-1] == '"' and not header.has_text:
        header.text = unescape(token[1:-1])
        header.has_text = True
        return True
    if naming and token[0] == "^" and not header.name:
        _read_own_name(header, token, naming)
        return True
    return False


def _surplus(tokens: list[str], header: Header, *, takes_text: bool = True, name: str = "") -> Unreadable:
    """What is wrong with words of a first line that do not belong there; `name` is the name that they follow."""
    words = " ".join(tokens)
    fields = header.fields or {}
    is_named = bool(name) and all(_IS_NAME.fullmatch(token) and token[0].islower() for token in tokens)
    one_word = f"a name is one word: write {'-'.join((name, *tokens))}" if is_named else ""
    if one_word and header.has_text and tokens[0] not in fields:
        remedy = one_word
    elif tokens[0] in fields:
        remedy = f"write {tokens[0]} in a line of its own, indented below this one"
    elif tokens[0][0] == "^":
        remedy = "take it away: there is one name here"
    elif takes_text and not header.has_text:
        remedy = f'put a text in quotation marks: "{clip(words)}"'
        remedy = f"{one_word}; or {remedy}" if one_word else remedy
    else:
        remedy = "take it away; more can be said in a note, in a line of its own, indented"
    piece = words if len(tokens) > 1 else tokens[0]
    return Unreadable(f"{clip(words)!r} is not understood here", remedy, piece, "surplus-words")
