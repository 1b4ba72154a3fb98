"""From a passage of a source to an entry: what is found in the words, and the text that a person would have typed."""

from collections.abc import Iterator, Mapping

from regesta.acts import ACTS
from regesta.case import Case
from regesta.dates.words import UnknownLanguage, find_times
from regesta.editing.entering import Spot, enter, spot_for
from regesta.editing.journal import Journal
from regesta.faces.live import entry_shapes, shapes
from regesta.faces.live.asking import wrong
from regesta.faces.live.calling import Calling
from regesta.faces.live.desk import Desk
from regesta.faces.live.guard import Refused
from regesta.faces.live.typed_dates import check_date
from regesta.reading.actors import KINDS, Actors
from regesta.reading.drafts import Draft
from regesta.reading.reader import Reader
from regesta.reading.review import reread
from regesta.reading.session import written_on
from regesta.sources import Span, Text, find_quotation
from regesta.statements.grammar import ACTOR_KINDS, OTHER_VERBS
from regesta.statements.notation import Unreadable, read_name
from regesta.statements.phrases import MODES
from regesta.statements.statement import Statement
from regesta.statements.values import quoted
from regesta.statements.wording import text_of
from regesta.statements.writing import written

LEAD = 3_000  # characters before a passage that tell what its dates are counted from
LONGEST_NAME = 5  # words of a name that is looked for
MOST_CHOICES = 2_000
PROPOSED = ("by", "to", "whom", "with", "from", "place")
_EDGES = ".,;:!?()[]\"'“”‘’"


def passage(desk: Desk, asked: entry_shapes.Words) -> entry_shapes.Passage:
    """A passage of a source as it is cited, with the dates and names that stand in it."""
    case, source, text = _source(desk, asked.source)
    span = _span(text, asked.words, asked.place, source.word("locators"))
    reader = Reader(case)
    proposal = _proposal(reader, text, source, span)
    return entry_shapes.Passage(
        " ".join(text.passage(span).split()),
        _locator(text, span, source.word("locators")),
        list(_dates(text, span, source, case)),
        list(_names(text.passage(span), reader.actors, case)),
        proposal,
        _choices(case),
    )


def _source(desk: Desk, name: str) -> tuple[Case, Statement, Text]:
    """A source whose text is held; raises Refused."""
    dossier = desk.refresh().site.dossier
    source = dossier.case.named.get(name)
    if source is None or source.kind != "source":
        raise Refused(404, f"there is no source {name[:100]!r}", "choose one of the case's sources")
    if name in dossier.withheld:
        raise Refused(
            403, f"the text of {name} is withheld", "cite it in the editor, and seal it with `regesta seal`"
        )
    text = dossier.texts.get(name)
    if text is None:
        raise Refused(409, f"the text of {name} is not held here", "put it into the folder of the case")
    return dossier.case, source, text


def _span(text: Text, words: str, place: str, scheme: str) -> Span:
    """Where the selected words stand; raises Refused where they do not, or in several places."""
    found = find_quotation(text, words, place or None, scheme=scheme or None, has_nearest=False)
    within = [one for one in found.places if one.standing == "within"] or list(found.places)
    if not within:
        raise Refused(409, "these words do not stand in the source", "select them in its text")
    if len(within) > 1:
        raise Refused(
            409, f"these words stand in the source {len(within)} times", "select some more beside them"
        )
    return within[0].whole


def _locator(text: Text, span: Span, scheme: str) -> str:
    standing = text.standing(span)
    return standing.get(scheme, "") or next(iter(standing.values()), "")


def _dates(text: Text, span: Span, source: Statement, case: Case) -> Iterator[entry_shapes.Found]:
    """The dates that stand in a passage, counted from what stands before it."""
    first = max(0, span.offset - LEAD)
    language = _languages(source, case)[0]
    try:
        found = find_times(text.content[first : span.end], language=language, created=written_on(source))
    except UnknownLanguage:
        found = find_times(text.content[first : span.end], created=written_on(source))
    for one in found:
        if one.start >= span.offset - first and one.edtf:
            yield entry_shapes.Found(one.text, one.edtf, one.edtf)


def _languages(source: Statement, case: Case) -> tuple[str, ...]:
    """The language of a source, or else of the case, and English."""
    language = source.word("language") or (case.options.word("language") if case.options is not None else "")
    return tuple(dict.fromkeys((language or "en", "en")))


def _names(words: str, actors: Actors, case: Case) -> Iterator[entry_shapes.Found]:
    """The names of the case that stand in a passage, the longest first where several begin at a word."""
    tokens = words.split()
    seen: set[str] = set()
    at = 0
    while at < len(tokens):
        step = 1
        for length in range(min(LONGEST_NAME, len(tokens) - at), 0, -1):
            said = [token.strip(_EDGES) for token in tokens[at : at + length]]
            if not _may_be_a_name(said):
                continue
            named = actors.read(said, KINDS)
            if named is not None and named.mention.names:
                value = text_of(named.mention)
                if value not in seen:
                    seen.add(value)
                    told = " or ".join(case.title_of(name) for name in named.mention.names)
                    yield entry_shapes.Found(" ".join(said), value, told)
                step = length
                break
        at += step


def _may_be_a_name(said: list[str]) -> bool:
    """Whether words have the look of a name: with capitals at both ends, or with an article before them."""
    has_article = len(said) > 1 and said[0].lower() == "the"
    return has_article or (said[0][:1].isupper() and said[-1][:1].isupper())


def _proposal(reader: Reader, text: Text, source: Statement, span: Span) -> dict[str, str]:
    """What reading makes of the passage by itself: the fields of its first draft; nothing where it makes none."""
    alone = Text(text.passage(span))
    read = reader.read(alone, source.name, scheme="", created=written_on(source))
    draft = next((one.statement for one in read if isinstance(one, Draft)), None)
    if draft is None:
        return {}
    found = {"verb": draft.kind, "date": str(draft.date) if draft.date is not None else ""}
    found["target"] = text_of(draft.target) if draft.target else ""
    found.update({key: text_of(field.value) for key in PROPOSED if (field := draft.field(key)) is not None})
    mode = next((field for cites in draft.citations for field in cites.under if field.key == "mode"), None)
    found["mode"] = text_of(mode.value) if mode is not None else ""
    return {key: value for key, value in found.items() if value}


def _choices(case: Case) -> dict[str, list[entry_shapes.Found]]:
    """What may be put into the fields of the form: verbs with what they mean, and the names of the case."""

    def of(*kinds: str) -> list[entry_shapes.Found]:
        every = (one for kind in kinds for one in case.of_kind(kind) if one.name and not one.is_entry)
        found = {one.name: entry_shapes.Found("", one.name, case.title_of(one.name)) for one in every}
        return list(found.values())[:MOST_CHOICES]

    verbs = [entry_shapes.Found("", act.word, act.says) for act in ACTS]
    return {
        "verb": [*verbs, *(entry_shapes.Found("", verb, "") for verb in OTHER_VERBS)],
        "actor": of(*ACTOR_KINDS),
        "matter": of("matter", "office", "body", "group"),
        "place": of("place"),
        "mode": [entry_shapes.Found("", mode, "") for mode in MODES],
    }


def entry(desk: Desk, asked: entry_shapes.Entry) -> entry_shapes.Entered:
    """The entry as it is written, and where; it is put there if that is asked for."""
    with desk.writing:
        return _entered(desk, asked)


def _entered(desk: Desk, asked: entry_shapes.Entry) -> entry_shapes.Entered:
    case, source, text = _source(desk, asked.source)
    span = _span(text, asked.words, asked.place, source.word("locators"))
    locator = _locator(text, span, source.word("locators"))
    check_date(asked.date, text.content[max(0, span.offset - LEAD) : span.end], _languages(source, case))
    calling = Calling(case, [_named(one) for one in asked.directives])
    statement, fault = reread(_typed(asked, calling, locator))
    if statement is None:
        raise Refused(400, fault.partition(": ")[0], fault.partition(": ")[2] or "correct it in the form")
    if statement.name and statement.name in case.named:
        raise Refused(409, f"{statement.name} is there already", "give the entry another name, or none")
    spot = spot_for(case, source.name, locator)
    made = "".join(written(one) for one in (*calling.used(statement), statement)).rstrip("\n")
    patch = enter(case, spot, made)
    if asked.is_written:
        Journal(desk.folder).save(patch, f"Enter {statement.name or statement.kind}")
    problems = [] if asked.is_written else _new_problems(desk, spot, made, patch[0].after)
    unknown = list(calling.unknown(statement))
    return entry_shapes.Entered(
        made, spot.file, spot.line, statement.name, asked.is_written, problems, unknown
    )


def _named(one: entry_shapes.Directive) -> entry_shapes.Directive:
    try:
        read_name(one.name)
    except Unreadable as fault:
        raise Refused(400, fault.what, fault.remedy) from None
    return one


def _typed(asked: entry_shapes.Entry, calling: Calling, locator: str) -> str:
    """The lines that the form comes to; what is empty is left out."""
    name = asked.name.strip()
    title = quoted(_line(asked.title)) if asked.title.strip() else ""
    target = calling.name(asked.target, "target") if asked.target.strip() else ""
    head = (asked.date or "undated", asked.verb, target, name and f"^{name.removeprefix('^')}", title)
    lines = [" ".join(_line(part) for part in head if part.strip())]
    lines += _fields(calling.fields(asked.fields), "  ")
    lines.append(f"  cites     {asked.source} {locator} {quoted(_line(asked.words))}")
    lines += _fields(asked.reading, "    ")
    return "\n".join(lines)


def _fields(fields: Mapping[str, str], indent: str) -> Iterator[str]:
    for key, value in fields.items():
        if value.strip():
            yield f"{indent}{_line(key)} {_line(value)}"


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _new_problems(desk: Desk, spot: Spot, made: str, after: bytes) -> list[shapes.Wrong]:
    """What would be wrong with the entry where it is to stand."""
    found = desk.service.problems(spot.file, after.decode("utf-8", "surrogateescape"))
    lines = range(spot.line + 1, spot.line + 3 + made.count("\n"))
    return [wrong(one) for one in found if one.position.file == spot.file and one.position.line in lines]
