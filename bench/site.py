"""`regesta build` of a generated case: the whole process beside bare Jinja and bare writing of as many pages.

usage: python bench/site.py [--entries 1000,5000,20000] [--only builds,pages]

For each size: CPU seconds and peak memory of the process, pages a second, megabytes, and its ratio to two limits
measured in the same run: as many renderings of a plain page by bare Jinja (a layout, a table of ten rows), and as many
files of the same size written and nothing more. Then the same build over it after an edit: of one entry's words, of an
entry added at the end, and of one added in the middle, after which every entry below stands on another line; each with
its ratio to the whole build. Last, single pages by themselves, as the live app makes them: of a case that has been
loaded and of which nothing has been found yet (`first`), and after an edit of a case of which all was found (`next`).
A limit that is not kept is told, and the exit status is 1.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from check import measured
from generated import write_case
from jinja2 import DictLoader, Environment

from regesta.case import load
from regesta.case.shelf import Shelf
from regesta.faces.site.site import Site

WHOLE_LIMIT = 15.0  # CPU seconds, at LIMITS_AT entries
AGAIN_LIMIT = 1 / 2  # of the whole build, after an edit of words
PAGE_LIMITS = {  # CPU milliseconds a page, at LIMITS_AT entries
    "entries/entry-{middle}": 400,
    "people/actor-1": 600,
    "matters/matter-1": 500,
    "chronology": 1000,
    "authority": 1500,
    "coverage": 500,
    "index": 800,
}
LIMITS_AT = 20_000
_LAYOUT = (
    "<!DOCTYPE html><html><head><title>{{ title }}</title></head><body>{% block main %}{% endblock %}</body>"
)
_PAGE = (
    "{% extends 'layout' %}{% block main %}<h1>{{ title }}</h1><table>{% for row in rows %}<tr>"
    "{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>{% endblock %}"
)


def bare_rendering(pages: int) -> float:
    """CPU seconds of rendering a plain page so often."""
    environment = Environment(loader=DictLoader({"layout": _LAYOUT, "page": _PAGE}), autoescape=True)
    template = environment.get_template("page")
    rows = [[f"cell {row} {column}" for column in range(4)] for row in range(10)]
    start = time.process_time()
    for number in range(pages):
        template.render(title=f"Page {number}", rows=rows)
    return time.process_time() - start


def bare_writing(folder: Path, files: int, size: int) -> float:
    """CPU seconds of writing so many files of that size."""
    content = b"x" * size
    folder.mkdir()
    start = time.process_time()
    for number in range(files):
        (folder / f"{number}.html").write_bytes(content)
    return time.process_time() - start


def edits(text: str) -> Iterator[tuple[str, str]]:
    """Texts of a case that are each an edit away from it."""
    middle = text.index("\n\n", len(text) // 2) + 2
    entry = "1900-03 request matter-1 ^added\n  by        actor-1\n  cites     source-1 1\n\n"
    name = text.index(" ^entry-", middle)
    end = text.index("\n", name)
    yield "words edited", f'{text[:end]} "Edited"{text[end:]}'
    yield "entry at the end", text + entry
    yield "entry in the middle", text[:middle] + entry + text[middle:]


def builds(folder: Path, entries: int) -> bool:
    """Prints what a whole build and builds after edits cost; whether the limits are kept."""
    case = write_case(folder / "case", entries)
    command = [sys.executable, "-m", "regesta", "build", str(case), "-o", str(folder / "site")]
    whole = measured(command)
    files = [path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file()]
    pages = sum(1 for _ in (folder / "site").rglob("*.html"))
    rendering = bare_rendering(pages)
    writing = bare_writing(folder / "bare", len(files), sum(files) // len(files))
    print(
        f"{entries:>8,} {whole.seconds:>8.2f} {whole.megabytes:>7.0f} {pages:>7,} {pages / whole.seconds:>8.0f} "
        f"{sum(files) / 1e6:>6.1f} {whole.seconds / rendering:>8.1f} {whole.seconds / writing:>10.1f}",
        flush=True,
    )
    kept = [entries != LIMITS_AT or whole.seconds <= WHOLE_LIMIT]
    if not kept[0]:
        print(f"         the limit of {WHOLE_LIMIT:.0f} s is NOT KEPT")
    text = case.read_text(encoding="utf-8")
    for name, edited in edits(text):
        case.write_text(text, encoding="utf-8")
        measured(command)
        case.write_text(edited, encoding="utf-8")
        again = measured(command)
        ratio = again.seconds / whole.seconds
        print(f"         {name:<20} {again.seconds:>6.2f} s, {ratio:.2f} of the whole", end="")
        if name == "words edited":
            kept.append(entries != LIMITS_AT or ratio <= AGAIN_LIMIT)
            print(f"; limit {AGAIN_LIMIT:.2f}" + ("" if kept[-1] else "   NOT KEPT"), end="")
        print(flush=True)
    return all(kept)


def single_pages(folder: Path, entries: int) -> bool:
    """Prints what single pages cost; whether the limits are kept."""
    case = write_case(folder / "case", entries)
    text = case.read_text(encoding="utf-8")
    kept = []
    for path, limit in PAGE_LIMITS.items():
        page = f"{path.format(middle=entries // 2)}.html"
        shelf = Shelf()
        first = one_page(case, shelf, page)
        case.write_text(next(edits(text))[1], encoding="utf-8")
        following = one_page(case, shelf, page)
        case.write_text(text, encoding="utf-8")
        kept.append(entries != LIMITS_AT or following <= limit)
        print(
            f"         {page:<26} first {first:>6.0f} ms, next {following:>6.0f} ms; limit {limit}"
            + ("" if kept[-1] else "   NOT KEPT"),
            flush=True,
        )
    return all(kept)


def one_page(case: Path, shelf: Shelf, page: str) -> float:
    """CPU milliseconds of making one page of a case that is loaded, and nothing else."""
    site = Site(load(case, shelf))
    gc.collect()  # of what was made for other pages
    start = time.process_time()
    assert site.file(page)
    return 1000 * (time.process_time() - start)


def main() -> None:
    """Prints a line for each size, and one for each edit and each single page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", default="1000,5000,20000")
    parser.add_argument("--only", default="builds,pages")
    given = parser.parse_args()
    kept = []
    print(
        f"{'entries':>8} {'build s':>8} {'MB mem':>7} {'pages':>7} {'pages/s':>8} {'MB':>6} "
        f"{'/ Jinja':>8} {'/ writing':>10}"
    )
    for entries in map(int, given.entries.split(",")):
        for measure in (builds, single_pages):
            if measure.__name__.rpartition("_")[2] in given.only.split(","):
                with tempfile.TemporaryDirectory() as name:
                    kept.append(measure(Path(name), entries))
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
