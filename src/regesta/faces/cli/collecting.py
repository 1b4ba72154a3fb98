"""`regesta collection`: many documents outside a case, put in, searched and shown."""

import sys
import time
from pathlib import Path

import click

from regesta.faces.cli.collected import (
    dated_in_words,
    entry_json,
    hit_json,
    intake_json,
    intake_summary,
    print_head,
    print_hit,
    print_intake,
    print_refused,
    print_statistics,
    print_years,
    progress_bar,
    refused_json,
)
from regesta.faces.cli.collections import (
    database_option,
    divided,
    entry_named,
    opened,
    opened_to_write,
    told,
    workers_of,
)
from regesta.faces.cli.suggesting import suggest
from regesta.faces.cli.terminal import console, counted, fail, json_option, open_case, print_json


@click.group()
def collection() -> None:
    """Put folders of documents into a collection, search it, and cite from it.

    COLLECTION is a file, such as archive.sqlite; it is made by `regesta collection add`.
    """


collection.add_command(suggest)


@collection.command()
@click.argument("names", metavar="[COLLECTION] [PATH]…", nargs=-1)
@database_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=2,
    metavar="NUMBER",
    help="Processes that read; 2 unless said.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Read on the Dask cluster of this scheduler.")
@click.option(
    "--parts",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where a cluster puts what it has read: a folder that all of it sees.",
)
@click.option("--rebuild", is_flag=True, help="Make the index anew, from the folders that it names.")
@json_option
def add(
    names: tuple[str, ...],
    database: str | None,
    jobs: int,
    scheduler: str | None,
    parts: Path | None,
    rebuild: bool,
    as_json: bool,
) -> None:
    """Put each PATH, a folder or a document, into COLLECTION, and bring it up to date with all its folders.

    What is new is read, what changed is read again, what is gone is removed; broken off, it goes on where it was.

    Exit status: 0 if every file was read, 1 if some could not be, 2 when the command is not understood.
    """
    from regesta.collection.intake import add_folders, take_in

    where, paths = divided(names, database, "PATH")
    with told():
        index, base = opened_to_write(where, database, rebuild, bool(paths))
        with index:
            with index.transaction():
                add_folders(index, tuple(map(Path, paths)), base)
            workers = workers_of(jobs, scheduler, parts, where)
            with progress_bar(is_shown=not as_json) as say:
                done = take_in(index, workers, base, say=say)
            documents = index.run("SELECT count(*) FROM documents")[0][0]
    if as_json:
        print_json({**intake_json(done), "holds": documents})
    else:
        print_intake(done, int(documents))
    sys.exit(1 if done.refused else 0)


@collection.command(context_settings={"ignore_unknown_options": True})  # so that -word leaves a word out
@click.argument("names", metavar="[COLLECTION] QUERY…", nargs=-1)
@database_option
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, help="Documents on a page; 20 unless said."
)
@click.option("--page", type=click.IntRange(1), default=1, help="Which page.")
@click.option("--certain", is_flag=True, help="Only documents that certainly are of the time asked for.")
@click.option("--by-year", is_flag=True, help="How many documents each year has, in place of the documents.")
@json_option
def search(
    names: tuple[str, ...],
    database: str | None,
    limit: int,
    page: int,
    certain: bool,
    by_year: bool,
    as_json: bool,
) -> None:
    """Find the documents of COLLECTION that answer QUERY, in order of time.

    words and "words in a row", begin*, either OR other, -without, from:NAME, to:NAME, person:NAME, title:WORD,
    date:1949-06/1950 and language:de. In a shell, a QUERY with quotation marks stands in single ones.
    """
    from regesta.collection import query
    from regesta.collection import search as searching

    where, words = divided(names, database, "QUERY")
    for word in words:
        if word.startswith("--"):
            fail(f"there is no option {word}", "`regesta collection search --help` lists them")
    with told(), opened(where, database) as index:
        try:
            asked = query.read_query(" ".join(words), is_certain=certain)
        except query.UnreadableQuery as fault:
            fail(fault.reason, fault.remedy)
        if by_year:
            print_years(searching.by_year(index, asked), as_json=as_json)
            return
        found = searching.count(index, asked)
        hits = searching.search(index, asked, most=limit, after=limit * (page - 1))
    if as_json:
        print_json({"possible": found.possible, "certain": found.certain, "hits": list(map(hit_json, hits))})
        return
    out = console()
    sure = f", {found.certain} of them certainly of that time" if found.certain < found.possible else ""
    out.print(f"{counted(found.possible, 'document')}{sure}.", style="bold")
    for hit in hits:
        print_hit(hit)
    if found.possible > limit * page:
        out.print(f"\n… {found.possible - limit * page} more: --page {page + 1}", style="dim")


@collection.command()
@click.argument("names", metavar="[COLLECTION] DOCUMENT", nargs=-1)
@database_option
@json_option
def show(names: tuple[str, ...], database: str | None, as_json: bool) -> None:
    """Show a DOCUMENT of COLLECTION, named as `regesta collection search` names it."""
    where, rest = divided(names, database, "DOCUMENT")
    with told(), opened(where, database) as index:
        entry = entry_named(index, rest)
        (text,), copies = index.texts([entry]), index.copies(entry)
    if as_json:
        print_json({**entry_json(entry), "text": text, "copies": copies})
        return
    print_head(entry)
    if copies:
        click.echo(f"    also in {', '.join(copies)}")
    click.echo(f"\n{text}")


@collection.command()
@click.argument("names", metavar="[COLLECTION] DOCUMENT [WORDS]", nargs=-1)
@database_option
@click.option(
    "--case", "case_path", type=click.Path(path_type=Path), metavar="CASE", help="The case that cites it."
)
@click.option("--entry", metavar="NAME", help="Write the citation under this entry of the case.")
@json_option
def cite(
    names: tuple[str, ...], database: str | None, case_path: Path | None, entry: str | None, as_json: bool
) -> None:
    """Make a citation of WORDS in a DOCUMENT of COLLECTION, with the source that it cites.

    The words are held against the file. With --case and --entry the citation is written under the entry, and the
    source into the case if it is not there.
    """
    from regesta.collection.citing import NotFound, passage_of
    from regesta.editing import Journal, NotWritten
    from regesta.editing.citing import NotCited, citation_line
    from regesta.editing.citing import cite as cited_in

    where, rest = divided(names, database, "DOCUMENT")
    if entry is not None and case_path is None:
        fail("no case is named", "say with --case which case the entry is of")
    case = open_case(case_path) if case_path is not None else None
    try:
        with told(), opened(where, database) as index:
            base = None if database is not None else Path(where).parent
            passage = passage_of(index, entry_named(index, rest[:1]), " ".join(rest[1:]), base, case=case)
        if case is not None and entry is not None:
            patch = cited_in(case, entry, passage.cites, source=passage.source)
            Journal(case.folder).save(patch, f"citation under {entry}")
    except (NotFound, NotCited, NotWritten) as fault:
        fail(fault.what, fault.remedy)
    if as_json:
        print_json(
            {**passage._asdict(), "cites": citation_line(passage.cites).strip(), "is_written": bool(entry)}
        )
        return
    if passage.source:
        click.echo(f"{passage.source}\n")
    click.echo(citation_line(passage.cites))
    if entry is not None:
        click.echo(f"Written under {entry}.", err=True)


@collection.command()
@click.argument("names", metavar="[COLLECTION]", nargs=-1)
@database_option
@click.option("--check", is_flag=True, help="Look whether every document is sound.")
@json_option
def stats(names: tuple[str, ...], database: str | None, check: bool, as_json: bool) -> None:
    """Say what COLLECTION holds, and what could not be read.

    Exit status: 0, or 1 if --check finds damage.
    """
    from regesta.collection.damage import faults
    from regesta.collection.statistics import statistics

    where, _ = divided(names, database, "")
    with told(), opened(where, database) as index:
        found = statistics(index)
        damage = faults(index) if check else ()
    if as_json:
        print_json({**found._asdict(), "refused": list(map(refused_json, found.refused)), "damage": damage})
    else:
        print_statistics(
            (
                ("folders", ", ".join(f"{folder.name} ({folder.path})" for folder in found.folders)),
                ("files", f"{found.files:,}"),
                ("documents", f"{found.documents:,}, {found.copies:,} of them copies of others"),
                ("characters", f"{found.characters:,}"),
                ("dated", dated_in_words(found)),
                (
                    "languages",
                    ", ".join(f"{name or 'not said'} {number:,}" for name, number in found.languages),
                ),
            )
        )
        print_refused(found.refused)
        for line in damage:
            click.echo(f"damaged: {line}", err=True)
        if check and not damage:
            click.echo("Every document is sound.")
    sys.exit(1 if damage else 0)


@collection.command()
@click.argument("names", metavar="[COLLECTION]", nargs=-1)
@database_option
@click.option(
    "--every",
    type=click.FloatRange(0.1),
    default=5.0,
    metavar="SECONDS",
    help="How often to look; 5 unless said.",
)
@click.option("--once", is_flag=True, help="Look once and end.")
@json_option
def watch(names: tuple[str, ...], database: str | None, every: float, once: bool, as_json: bool) -> None:
    """Keep COLLECTION up to date with its folders until it is stopped with Ctrl-C."""
    from regesta.collection.intake import take_in
    from regesta.collection.workers import OneProcess

    where, _ = divided(names, database, "")
    with told():
        index, base = opened_to_write(where, database, False, False)
        with index:
            try:
                while True:
                    done = take_in(index, OneProcess(), base)
                    if done.added or done.changed or done.removed or once:
                        if as_json:
                            print_json(intake_json(done), is_line=True)
                        else:
                            click.echo(intake_summary(done))
                    if once:
                        return
                    time.sleep(every)
            except KeyboardInterrupt:
                return
