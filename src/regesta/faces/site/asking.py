"""What templates ask of a case besides what they are given: addresses, words, passages, rows. All of it is noted."""

import re
from collections.abc import Callable

from markupsafe import Markup

from regesta.faces.site.addresses import url
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.sameness import Sameness
from regesta.findings.reader import anchor
from regesta.findings.regest import regest


class Asking:
    """The questions that templates may ask of a case, and nothing else of it.

    `asked` are those put since it was last emptied, in order. A question is a text, and `answer` gives what is answered
    to it: a page that is given the same, and is answered the same, is the same. `make_row` renders a row of the
    register; each is rendered once for each depth of folder.
    """

    def __init__(self, dossier: Dossier, sameness: Sameness, make_row: Callable[[str], Markup]) -> None:
        self.asked: dict[str, None] = {}
        self.root = ""  # the way from the page that is rendered to the folder of the site
        self._dossier, self._sameness, self._make_row = dossier, sameness, make_row
        self._answers: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._rows: dict[tuple[str, str], tuple[Markup, dict[str, None]]] = {}
        self._shown: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def href(self, name: str) -> str:
        """The address of the page of what has a name or an id; an empty text where it has none."""
        self.asked[f"address {name}"] = None
        found = self._address(name)
        return self.root + found if found else ""

    def says(self, name: str) -> str:
        """What a thing reads as for people."""
        self.asked[f"words {name}"] = None
        return self._words(name)

    def passage(self, source: str, offset: int | None, locator: str) -> str:
        """The address at which a passage of a source is shown, or that of its page."""
        place = f"{'' if offset is None else offset} {locator}"
        self.asked[f"passage {source} {place}"] = None
        found = self._passage(source, place)
        return self.root + found if found and found[0] != "#" else found

    def row(self, name: str) -> Markup:
        """An entry's row in a register."""
        key = (self.root, name)
        if key not in self._rows:
            outer, self.asked = self.asked, {}
            self._rows[key] = (self._make_row(name), self.asked)
            self.asked = outer
        made, asked = self._rows[key]
        self.asked[f"row {name}"] = None
        self.asked.update(asked)
        return made

    def answer(self, question: str) -> str:
        """What is answered to a question, wherever the page stands that asks it: an address, or a digest of words or of
        what a row is made of."""
        answer = self._answers.get(question)
        if answer is None:
            answer = self._answers[question] = self._answer(*question.split(" ", 1))
        return answer

    def _answer(self, kind: str, about: str) -> str:
        if kind == "address":
            return self._address(about)
        if kind == "words":
            return self._sameness.of(self._words(about))
        if kind == "row":
            return self._sameness.of(self.row_parts(about)) if about in self._dossier.rows else ""
        source, _, place = about.partition(" ")
        return self._passage(source, place)

    def row_parts(self, name: str) -> tuple[object, ...]:
        """What a row is made of: the row and the record of the entry, and how its date lies in time."""
        dossier = self._dossier
        return dossier.rows[name], dossier.records[name], dossier.spans.get(name, ())

    def _address(self, name: str) -> str:
        found = self._addresses.get(name)
        if found is None:
            path = self._dossier.paths.get(name)
            found = self._addresses[name] = f"{url(path)}.html" if path is not None else ""
        return found

    def _words(self, name: str) -> str:
        case, statement = self._dossier.case, self._dossier.records.statements.get(name)
        return regest(case, statement) if statement is not None else case.title_of(name)

    def _passage(self, source: str, place: str) -> str:
        page = self._address(source)
        offset, _, locator = place.partition(" ")
        anchors, places = self._shown_of(source)
        if offset and anchor(int(offset)) in anchors:
            return f"{page}#{anchor(int(offset))}"
        first = re.split("[-–,]", locator)[0]
        return f"{page}#place-{url(first)}" if first in places else page

    def _shown_of(self, source: str) -> tuple[frozenset[str], frozenset[str]]:
        """The anchors of passages and the places that the page of a source has."""
        found = self._shown.get(source)
        if found is None:
            blocks = self._dossier.leaves[source].blocks if source in self._dossier.leaves else ()
            found = self._shown[source] = (
                frozenset(one.anchor for block in blocks for one in block.stretches if one.anchor),
                frozenset(block.place for block in blocks if block.place),
            )
        return found
