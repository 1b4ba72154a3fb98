"""`regesta build` of a generated case: the whole process beside bare Jinja and bare writing of as many pages.

usage: python bench/site.py [--entries 1000,5000,20000]

For each size: CPU seconds and peak memory of the process, pages a second, megabytes, and its ratio to two limits
measured in the same run: as many renderings of a plain page by bare Jinja (a layout, a table of ten rows), and as many
files of the same size written and nothing more. Then the same build again, with nothing changed; last, the page of one
entry by itself, of a case that is loaded and of which nothing has been found yet.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from check import measured
from generated import write_case
from jinja2 import DictLoader, Environment

from regesta.case import load
from regesta.faces.site.site import Site

GOAL_SECONDS = 10.0  # for 5,000 entries, as the page on the site promises
GOAL_ENTRIES = 5_000
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


def one_page(case: Path) -> float:
    """CPU seconds of making the page of the entry in the middle of a loaded case, and nothing else."""
    loaded = load(case)
    entry = loaded.entries[len(loaded.entries) // 2].name.removeprefix("^")
    start = time.process_time()
    assert Site(loaded).file(f"entries/{entry}.html")
    return time.process_time() - start


def main() -> None:
    """Prints a line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", default="1000,5000,20000")
    sizes = [int(size) for size in parser.parse_args().entries.split(",")]
    print(
        f"{'entries':>8} {'build s':>8} {'MB mem':>7} {'pages':>7} {'pages/s':>8} {'MB':>6} "
        f"{'/ Jinja':>8} {'/ writing':>10} {'again s':>8} {'one s':>6}"
    )
    for entries in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_case(folder / "case", entries)
            command = [
                sys.executable,
                "-m",
                "regesta",
                "build",
                str(folder / "case"),
                "-o",
                str(folder / "site"),
            ]
            ours = measured(command)
            again = measured(command)
            files = [path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file()]
            pages = sum(1 for _ in (folder / "site").rglob("*.html"))
            rendering = bare_rendering(pages)
            writing = bare_writing(folder / "bare", len(files), sum(files) // len(files))
            print(
                f"{entries:>8,} {ours.seconds:>8.2f} {ours.megabytes:>7.0f} {pages:>7,} {pages / ours.seconds:>8.0f} "
                f"{sum(files) / 1e6:>6.1f} {ours.seconds / rendering:>8.1f} {ours.seconds / writing:>10.1f} "
                f"{again.seconds:>8.2f} {one_page(folder / 'case'):>6.2f}",
                flush=True,
            )
            if entries == GOAL_ENTRIES:
                print(f"goal: {GOAL_SECONDS:.0f} s; ratio to it {ours.seconds / GOAL_SECONDS:.2f}")


if __name__ == "__main__":
    main()
