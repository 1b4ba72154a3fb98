"""New cases, and documents put into a case."""

import os
import re
import shutil
import unicodedata
from filecmp import cmp
from pathlib import Path

from regesta.case.files import MAIN, SUFFIX
from regesta.editing import Change, write
from regesta.editing.entering import enter, spot_for_source
from regesta.editing.journal import Journal
from regesta.faces.beginnings import case_name, worked_case
from regesta.faces.live import shapes
from regesta.faces.live.cases import Cases
from regesta.faces.live.desk import Desk
from regesta.faces.live.guard import Refused
from regesta.faces.site.addresses import RESERVED, slug
from regesta.importing import NoCase, Original, import_file, importer_for, name_of
from regesta.importing.names import free_name, numbered_names
from regesta.sources import Text, UnreadableSource, read_source
from regesta.statements.values import quoted

MOST_OF_A_NAME = 100
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*#]')


def listed(cases: Cases, _: shapes.Nothing) -> shapes.CaseList:
    """The cases that are served."""
    return shapes.CaseList([shapes.CaseRow(one.name, one.title, one.folder.name) for one in cases.found()])


def begin(cases: Cases, asked: shapes.Begin) -> shapes.CaseRow:
    """A new case in a folder of its own, or a copy of a worked one."""
    if cases.is_single:
        raise Refused(409, "this server serves one case", "serve the folder above it to begin others")
    title = " ".join(asked.title.split())
    if not title and not asked.copy:
        raise Refused(400, "the case has no title", "say what it is about")
    name = case_name(title or asked.copy)[:MOST_OF_A_NAME]
    folder = next(root for one in numbered_names(name) if not os.path.lexists(root := cases.root / one))
    try:
        if asked.copy:
            shutil.copytree(worked_case(asked.copy), folder)
        else:
            folder.mkdir()
            text = f"case {name} {quoted(title)} format 1\n"
            write(folder, (Change(MAIN, None, text.encode("utf-8", "replace")),))
    except OSError as fault:
        raise Refused(
            409,
            f"the folder cannot be made: {(fault.strerror or str(fault)).lower()}",
            "check its permissions",
        ) from None
    row = next((one for one in cases.found() if one.folder == folder.resolve()), None)
    return shapes.CaseRow(slug(folder.name), row.title if row is not None else title, folder.name)


def take(desk: Desk, asked: shapes.Document, received: Path) -> shapes.Taken:
    """Puts a document into the folder of the case, and what it says of itself into the case.

    `received` is the file that it has been received into, in that folder.
    """
    with desk.writing:
        name = _placed(desk.folder, asked.name, received)
        path = desk.folder / name
        try:
            done = _taken(desk, path)
        except (UnreadableSource, NoCase, Refused) as fault:
            path.unlink(missing_ok=True)
            if isinstance(fault, Refused):
                raise
            what = fault.reason if isinstance(fault, UnreadableSource) else fault.what
            raise Refused(415, f"{name}: {what}", f"{fault.remedy}; the document was not taken") from None
    found = desk.refresh().site.dossier.paths.get(done.source)
    done.page = f"{found}.html" if found is not None else ""
    return done


def _placed(folder: Path, given: str, received: Path) -> str:
    """Gives a document its name, or one beside it that is free; raises Refused for a name that will not do."""
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    name = _UNFIT.sub("-", last).strip(" .")
    stem, dot, ending = name.rpartition(".")
    is_ours = last.strip().startswith(".") or name.casefold().endswith(SUFFIX)
    if not name or is_ours or RESERVED.fullmatch((stem or ending).partition(".")[0]):
        raise Refused(400, f"{given[:100]!r} is no name for a document", "give it another name")
    if not received.stat().st_size:
        raise Refused(400, f"{name} is empty", "choose a document with something in it")
    stem, ending = (stem[:MOST_OF_A_NAME], f".{ending[:10]}") if dot else (name[:MOST_OF_A_NAME], "")
    for name in numbered_names(stem, ending):
        if _is_same(folder / name, received):
            raise Refused(
                409, f"{name} is here already", "it is among the sources, or among the texts beside them"
            )
        if not os.path.lexists(folder / name):
            received.rename(folder / name)
            break
    return name


def _is_same(path: Path, received: Path) -> bool:
    """Whether a file is there that holds the very bytes that were received."""
    try:
        return path.is_file() and cmp(path, received, shallow=False)
    except OSError:
        return False


def _taken(desk: Desk, path: Path) -> shapes.Taken:
    """What a document that stands in the folder becomes: what an importer makes of it, or a source and no more."""
    text: Text | None = None
    original = Original(path, name_of(path))
    try:
        importer = importer_for(original)
    except UnreadableSource:
        text = read_source(path)
    if text is None:
        report = import_file(original, importer, desk.path)
        added = [one for one in report.outcomes if one.became == "added"]
        source = next((one.name for one in added if one.kind == "source"), "")
        kinds = {
            kind: sum(one.kind == kind for one in added) for kind in dict.fromkeys(one.kind for one in added)
        }
        says = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
        return shapes.Taken(path.name, importer.name, source, f"{says or 'nothing'} into {report.target}")
    case = desk.refresh().case
    name = path.stem
    source = _source_name(name, set(case.named))
    lines = (f"source {source} {quoted(name)}", f"  locators  {_scheme(text)}", f"  text      {path.name}")
    spot = spot_for_source(case)
    Journal(desk.folder).save(enter(case, spot, "\n".join(lines)), f"Enter {source}")
    return shapes.Taken(path.name, "text", source, f"1 source into {spot.file}")


def _source_name(title: str, taken: set[str]) -> str:
    wish = case_name(title).replace(".", "-").replace("'", "")
    wish = f"text-{wish}" if wish.startswith("case-") and not title.lower().startswith("case") else wish
    return free_name(wish, taken)


def _scheme(text: Text) -> str:
    """What the places of a text are counted in."""
    for scheme in ("pages", "paragraphs"):
        if text.tables.get(scheme):
            return scheme
    return "lines"
