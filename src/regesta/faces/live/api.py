"""The JSON API: every address of it, what it takes and what it gives. `/openapi.json` describes it."""

from regesta.faces.live import asking, beginning, drafts, entry_shapes, files, moving, passages, shapes
from regesta.faces.live.endpoints import Endpoint

ENDPOINTS = (
    Endpoint("GET", "api/files", "The files of a case", files.files, shapes.Nothing, shapes.FileList),
    Endpoint("GET", "api/file", "A file as it is now", files.read, shapes.FileName, shapes.File),
    Endpoint(
        "PUT",
        "api/file",
        "Save a file, unless it has changed meanwhile",
        files.save,
        shapes.Save,
        shapes.Saved,
    ),
    Endpoint("POST", "api/undo", "Undo the last save", files.undo, shapes.Nothing, shapes.Undone),
    Endpoint(
        "POST", "api/commit", "Commit the case's files to git", files.keep, shapes.Commit, shapes.Committed
    ),
    Endpoint(
        "GET", "api/history", "The commits that changed a statement", files.past, shapes.Named, shapes.History
    ),
    Endpoint(
        "GET",
        "api/earlier",
        "The states that the case can be compared with",
        moving.earlier,
        shapes.Nothing,
        shapes.EarlierList,
    ),
    Endpoint(
        "GET", "api/moved", "What moved since an earlier state", moving.moved, shapes.Since, shapes.Moved
    ),
    Endpoint(
        "POST", "ask/problems", "What is wrong with a file", asking.problems, shapes.Text, shapes.Problems
    ),
    Endpoint(
        "POST", "ask/completions", "What may be written", asking.complete, shapes.Place, shapes.Completions
    ),
    Endpoint("POST", "ask/hover", "What a word is", asking.hover, shapes.Place, shapes.Hover),
    Endpoint(
        "POST", "ask/layout", "A file in the canonical layout", asking.lay_out, shapes.Text, shapes.Formatted
    ),
    Endpoint(
        "POST",
        "ask/passage",
        "What stands in a passage",
        passages.passage,
        entry_shapes.Words,
        entry_shapes.Passage,
    ),
    Endpoint(
        "POST",
        "api/entry",
        "Put an entry into the case, or only say how",
        passages.entry,
        entry_shapes.Entry,
        entry_shapes.Entered,
    ),
    Endpoint(
        "GET", "api/drafts", "The drafts to be decided", drafts.drafts, shapes.Nothing, entry_shapes.Drafts
    ),
    Endpoint(
        "POST",
        "api/read",
        "Draft statements from the text of a source",
        drafts.read,
        entry_shapes.Read,
        entry_shapes.Drafted,
    ),
    Endpoint(
        "POST",
        "api/drafts",
        "Accept or reject drafts",
        drafts.decide,
        entry_shapes.Decide,
        entry_shapes.Decided,
    ),
    Endpoint(
        "POST",
        "api/documents",
        "Put a document into the case",
        beginning.take,
        shapes.Document,
        shapes.Taken,
        is_document=True,
    ),
    Endpoint(
        "GET",
        "api/cases",
        "The cases that are served",
        beginning.listed,
        shapes.Nothing,
        shapes.CaseList,
        is_of_case=False,
    ),
    Endpoint(
        "POST", "api/cases", "Begin a case", beginning.begin, shapes.Begin, shapes.CaseRow, is_of_case=False
    ),
)
