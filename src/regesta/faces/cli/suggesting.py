"""`regesta collection suggest`: documents of a collection that may bear on a case, and why."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from regesta.dates import describe_bounds, format_bound
from regesta.faces.cli.collected import entry_json, print_head
from regesta.faces.cli.collections import database_option, divided, opened, told
from regesta.faces.cli.models import endpoint_option, may_send, timeout_option, whereabouts, yes_option
from regesta.faces.cli.terminal import (
    console,
    counted,
    fail,
    json_option,
    open_case,
    print_indented,
    print_json,
)

if TYPE_CHECKING:
    from regesta.case import Case
    from regesta.collection.nearness import Comparison
    from regesta.collection.subjects import Subject
    from regesta.collection.suggesting import Suggested, Suggestion
    from regesta.reading.models import Endpoint

COMPARED, OF_THE_TIME = (
    40,
    40,
)  # documents of a subject that a model compares: by their words, and by their time


@click.command()
@click.argument("names", metavar="[COLLECTION] CASE", nargs=-1)
@database_option
@click.option(
    "--near",
    metavar="NAME",
    help="Only on this matter, actor or entry's gap; on all of the case unless said.",
)
@click.option("--limit", type=click.IntRange(1, 100), default=3, help="Documents on each; 3 unless said.")
@click.option(
    "--model", metavar="NAME", help="Put them in order by the embeddings of this model, at --endpoint."
)
@endpoint_option
@timeout_option
@yes_option
@json_option
def suggest(
    names: tuple[str, ...],
    database: str | None,
    near: str | None,
    limit: int,
    model: str | None,
    endpoint: str,
    timeout: float,
    is_agreed: bool,
    as_json: bool,
) -> None:
    """Suggest documents of COLLECTION near the matters, the actors and the gaps of CASE.

    Each says why: the words and names it shares with what the case says there, and whether it is of that time. What
    the case cites already is left out and counted. A suggestion is no statement: read the document, then cite it.

    With --model, the embeddings of a model put them in order; what would be sent, and where, is said first.
    """
    from regesta.collection.nearness import compared
    from regesta.collection.subjects import cited
    from regesta.collection.suggesting import Suggester
    from regesta.reading.models import Endpoint, ModelFailed

    where, rest = divided(names, database, "CASE")
    if len(rest) != 1:
        fail("one case is named", "write `regesta collection suggest archive.sqlite my-case`")
    case = open_case(Path(rest[0]))
    wanted = _wanted(case, near)
    asked = None if model is None else Endpoint(endpoint, model, timeout)
    with told(), opened(where, database) as index:
        suggester = Suggester(index, cited(case))
        found = [suggester.suggest(one, most=limit if asked is None else COMPARED) for one in wanted]
        if asked is not None:
            others = [suggester.of_the_time(one.subject, most=OF_THE_TIME) for one in found]
            comparisons = list(map(compared, found, others))
            try:
                agreed = _is_agreed(asked, comparisons, is_agreed=is_agreed)
                found = _ordered(comparisons, asked if agreed else None, limit)
            except ModelFailed as fault:
                fail(fault.what, fault.remedy)
    found = [one for one in found if one.suggestions or near is not None]
    if as_json:
        print_json({"subjects": [_suggested_json(one) for one in found]})
        return
    if not found:
        click.echo("No document of the collection has enough in common with the case.")
    for one in found:
        _print_suggested(one)


def _wanted(case: "Case", near: str | None) -> "list[Subject]":
    from regesta.collection.subjects import subjects

    whole = subjects(case)
    wanted = [one for one in whole if near is None or near in one.name.split()]
    if not wanted:
        fail(
            f"the case has no matter, actor or gap {near}" if near else "the case has no matter and no actor",
            "name a matter, an actor that entries name, or an entry with ^ beside a gap"
            if near
            else "write what the case is about first",
        )
    return wanted


def _is_agreed(endpoint: "Endpoint", comparisons: "list[Comparison]", *, is_agreed: bool) -> bool:
    """Whether a person who knows what is sent where agrees to it."""
    from regesta.reading.models import CHARACTERS_PER_TOKEN, refuse_unfit

    refuse_unfit(endpoint)
    characters = sum(len(text) for one in comparisons for text in one.texts)
    documents = sum(len(one.documents) for one in comparisons)
    click.echo(
        f"What the case says of {counted(len(comparisons), 'subject')}, and titles and passages of"
        f" {counted(documents, 'document')}, go to {whereabouts(endpoint)}.",
        err=True,
    )
    click.echo(f"{characters:,} characters, about {characters // CHARACTERS_PER_TOKEN:,} tokens.", err=True)
    return may_send(is_agreed=is_agreed)


def _ordered(comparisons: "list[Comparison]", endpoint: "Endpoint | None", limit: int) -> "list[Suggested]":
    """The suggestions by a model's embeddings; by words where nothing may be sent."""
    from regesta.collection.nearness import by_nearness

    if endpoint is None:
        return [one.suggested._replace(suggestions=one.suggested.suggestions[:limit]) for one in comparisons]
    return [by_nearness(one, endpoint, most=limit) for one in comparisons]


def _suggested_json(one: "Suggested") -> dict[str, object]:
    subject = one.subject
    days = [None, None] if subject.days is None else [format_bound(day) for day in subject.days]
    return {
        "kind": subject.kind,
        "name": subject.name,
        "title": subject.title,
        "earliest": days[0],
        "latest": days[1],
        "of_its_time": one.of_its_time,
        "cited": one.cited,
        "suggestions": [_suggestion_json(each) for each in one.suggestions],
    }


def _suggestion_json(one: "Suggestion") -> dict[str, object]:
    return {
        **entry_json(one.entry),
        "words": one.reasons.words,
        "names": [{"actor": actor, "found": found} for actor, found in one.reasons.names],
        "time": one.reasons.time or None,
        "weight": round(one.weight, 2),
        "nearness": None if one.nearness is None else round(one.nearness, 4),
        "passage": one.passage,
    }


def _print_suggested(one: "Suggested") -> None:
    from rich.text import Text

    subject, out = one.subject, console()
    notes = []
    if subject.days is not None:
        when = describe_bounds(*subject.days, is_extent=True)
        notes.append(f"{counted(one.of_its_time, 'document')} of the time {when}")
    if one.cited:
        notes.append(f"{one.cited} near it cited already")
    name = "" if subject.kind == "gap" else f"{subject.kind} {subject.name}: "
    out.print()
    out.print(Text.assemble((f"{name}{subject.title}", "bold"), (f"  {', '.join(notes)}", "dim")))
    for each in one.suggestions:
        print_head(each.entry)
        print_indented(out, Text(f"because of {_reasons(each)}", "green"), 4, hanging=2)
        print_indented(out, Text(each.passage), 4)
    if not one.suggestions:
        out.print("    no document has enough in common with it", style="dim")


def _reasons(one: "Suggestion") -> str:
    parts = []
    if one.reasons.words:
        parts.append("the words " + ", ".join(one.reasons.words))
    if one.reasons.names:
        parts.append("the names " + ", ".join(f"{found} ({actor})" for actor, found in one.reasons.names))
    if one.reasons.time:
        parts.append("its time" if one.reasons.time == "certain" else "its time, possibly")
    if one.nearness is not None:
        parts.append(f"its nearness of {one.nearness:.2f}, says the model")
    return "; ".join(parts)
