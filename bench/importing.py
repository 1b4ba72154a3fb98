"""Importing, beside the tags of the volumes and a bare parse of the same files in the same run.

Reads `../shared/data`: the volumes of Foreign Relations and the letters. Each figure stands beside its goal.
"""

import resource
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from regesta.case import load
from regesta.faces.exports import export_statements
from regesta.importing import BY_NAME, Document, Original, import_file, importer_for
from regesta.importing.letterheads import read_letterhead
from regesta.importing.volumes import read_documents
from regesta.sources.documents import xml_pieces
from regesta.statements.cells import standing_alone

DATA = Path(__file__).parents[1].parent / "shared" / "data"
VOLUMES = sorted((DATA / "frus").glob("*.xml"))
# The rules for headings and datelines were written beside these; they are measured on the others.
DEVELOPED_ON = (
    "frus1948v01p1", "frus1949v07p1", "frus1951v07p2", "frus1952-54v14p2", "frus1958-60v18", "frus1969-76v01",
)  # fmt: skip
LETTERS = 10_000
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def cpu(run: Callable[[], object]) -> float:
    """The processor seconds that something takes, the least of two runs."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)


def documents() -> Iterator[tuple[str, Document]]:
    """Every document of the volumes held, with the name of its volume; not what is attached to one."""
    for path in VOLUMES:
        for document in read_documents(xml_pieces(path), name=path.name):
            if not document.within:
                yield path.stem, document


def plain(text: str) -> str:
    """A name as it is compared: without case, signs and the article."""
    kept = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return " ".join(word for word in kept.split() if word != "the")


def print_tags() -> None:
    """How far what is carried is what the markup tags, read by another parser."""
    tagged: dict[tuple[str, str], tuple[set[str], set[str], str]] = {}
    for path in VOLUMES:
        for division in ElementTree.parse(path).getroot().iter(f"{TEI}div"):
            if division.get("type") == "document":
                tagged[path.stem, division.get(XML_ID, "")] = _tags(division)
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for volume, document in documents():
        senders, recipients, when = tagged[volume, document.id]
        for side, gold, got in (
            ("sender", senders, {plain(one.name) for one in document.senders}),
            ("recipient", recipients, {plain(one.name) for one in document.recipients}),
            ("date", {when} - {""}, {str(document.date).partition("T")[0]}),
        ):
            asked[side] += bool(gold)
            right[side] += bool(gold) and gold == got
    for side, count in asked.items():
        print(f"{side + ' as tagged':24} {right[side] / count:8.2%} of {count:,}   goal 99.50%")


def _tags(division: ElementTree.Element) -> tuple[set[str], set[str], str]:
    inside = {one for part in division.iter() if part.tag.endswith("}attachment") for one in part.iter()}
    own = [one for one in division.iter() if one not in inside]
    sides = [
        {plain("".join(one.itertext())) for one in own if one.get("type") == side and one.tag != f"{TEI}list"}
        for side in ("from", "to")
    ]
    lines = [one for one in own if one.tag == f"{TEI}dateline"]
    whens = [date.get("when", "") for line in lines for date in line.iter(f"{TEI}date") if date.get("when")]
    return sides[0], sides[1], whens[0].partition("T")[0] if whens else ""


def print_plain_text() -> None:
    """How far the head of a document's plain text gives what the markup tags, on volumes not used in development."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for volume, document in documents():
        if volume in DEVELOPED_ON:
            continue
        found = read_letterhead(document.text().content)
        for side, gold, got in (
            ("sender", {plain(one.name) for one in document.senders}, plain(found.heading.sender.label)),
            (
                "recipient",
                {plain(one.name) for one in document.recipients},
                plain(found.heading.recipient.label),
            ),
            ("date", {str(document.date).partition("T")[0]} - {"None"}, str(found.date)),
        ):
            asked[side] += bool(gold)
            right[side] += bool(gold) and got in gold
    for side, goal in (("sender", 0.95), ("recipient", 0.93), ("date", 0.98)):
        share = right[side] / asked[side]
        print(f"{side + ' from plain text':24} {share:8.2%} of {asked[side]:,}   goal {goal:.2%}")


def print_speed() -> None:
    """How fast volumes are read, beside the bare parser, and what memory that takes."""
    size = sum(path.stat().st_size for path in VOLUMES) / 1e6
    bare = cpu(lambda: [expat.ParserCreate().Parse(path.read_bytes(), True) for path in VOLUMES])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read = cpu(lambda: sum(1 for _ in documents()))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    texts = cpu(lambda: sum(len(document.text().content) for _, document in documents()))
    print(
        f"{'volumes read':24} {size / read:8.1f} MB/s, {read / bare:.1f} times the bare parser   goal 8 MB/s"
    )
    print(
        f"{'volumes with texts':24} {size / texts:8.1f} MB/s, {texts / bare:.1f} times the bare parser   goal 8 MB/s"
    )
    print(
        f"{'memory for 12 volumes':24} {(after - before) / 1024:8.1f} MB more than before   (the largest has 4 MB)"
    )


def print_letters() -> None:
    """How long ten thousand letters take to come into a case, and to be found there again."""
    folder = Path(tempfile.mkdtemp())
    file = folder / "letters.xml"
    file.write_text(_letters(LETTERS), encoding="utf-8")
    original = Original(file, "letters")

    def run() -> None:
        shutil.rmtree(folder / "case", ignore_errors=True)
        import_file(original, importer_for(original), folder / "case")

    first = cpu(run)
    again = cpu(lambda: import_file(original, importer_for(original), folder / "case"))
    tables = folder / "statements"

    def export() -> None:
        tables.mkdir(exist_ok=True)
        for name, data in export_statements(load(folder / "case")).tables.items():
            (tables / name).write_bytes(data)

    def return_() -> None:
        shutil.rmtree(folder / "returned", ignore_errors=True)
        import_file(Original(tables, "statements"), BY_NAME["statements"], folder / "returned")

    out, back = cpu(export), cpu(return_)
    said = [[standing_alone(one) for one in load(folder / name).entries] for name in ("case", "returned")]
    is_whole = "and are the same" if said[0] == said[1] else "AND ARE NOT THE SAME"
    shutil.rmtree(folder)
    print(f"{'10,000 letters':24} {first:8.2f} s   goal 10 s   ({LETTERS / first:,.0f} letters a second)")
    print(f"{'the same again':24} {again:8.2f} s   and nothing changes")
    print(f"{'out as tables, and back':24} {out:8.2f} s, {back:.2f} s   {is_whole}")


def _letters(count: int) -> str:
    """A file of letters between four hundred people at a hundred places."""
    letters = "".join(
        f'<correspDesc key="{n}" source="#e"><correspAction type="sent">'
        f'<persName ref="https://d-nb.info/gnd/{n % 397}">Writer {n % 397}</persName>'
        f'<placeName ref="https://sws.geonames.org/{n % 101}">Place {n % 101}</placeName>'
        f'<date when="{1600 + n % 300}-{n % 12 + 1:02}-{n % 28 + 1:02}"/></correspAction>'
        f'<correspAction type="received"><persName ref="https://d-nb.info/gnd/{(n * 7 + 1) % 397}">'
        f"Writer {(n * 7 + 1) % 397}</persName></correspAction></correspDesc>\n"
        for n in range(count)
    )
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt>'
        '<sourceDesc><bibl type="print" xml:id="e">An edition</bibl></sourceDesc></fileDesc>'
        f"<profileDesc>{letters}</profileDesc></teiHeader><text><body><p/></body></text></TEI>"
    )


def main() -> None:
    """Prints every figure that the data at hand allow."""
    print("Importing")
    if VOLUMES:
        print_speed()
        print_tags()
        print_plain_text()
    else:
        print("  the volumes are not here: ../shared/data/frus")
    print_letters()


if __name__ == "__main__":
    main()
