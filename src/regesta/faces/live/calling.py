"""What people call actors, places and matters in the form: names of the case, or names that it has not yet."""

import re
from collections.abc import Iterator, Mapping, Sequence

from regesta.case import Case
from regesta.case.references import references
from regesta.faces.live.entry_shapes import Directive, Unknown
from regesta.importing.names import family_name, free_name, legible
from regesta.statements.grammar import ACTOR_KINDS
from regesta.statements.statement import Statement

KINDS = (*ACTOR_KINDS, "place", "matter")
CALLED = frozenset(("by", "to", "whom", "with", "from", "through", "place"))  # fields that name somebody
# Several words, as no name of the language has; a list with "and" is for the grammar to refuse.
_TITLE = re.compile(r"(?!.* (?:and|or) )[^\W\d_][\w.'’-]*(?: [\w.'’-]+)+")


class Calling:
    """Reads what was typed in the form with the names of a case, and those that are to be added to it."""

    def __init__(self, case: Case, directives: Sequence[Directive]) -> None:
        self.case = case
        self.added = {one.name: one for one in directives}
        self.titles: dict[str, str] = {}  # of new names that stand for several words
        self._names: dict[str, set[str]] = {}
        for statement in (one for kind in KINDS for one in case.of_kind(kind)):
            self._names.setdefault(statement.text.casefold(), set()).add(statement.name)
        for one in directives:
            self._names.setdefault(one.title.casefold(), set()).add(one.name)

    def fields(self, fields: Mapping[str, str]) -> dict[str, str]:
        """The fields with names in the place of titles."""
        return {
            key: ", ".join(self.name(part, key) for part in value.split(",")) if key in CALLED else value
            for key, value in fields.items()
        }

    def name(self, text: str, key: str) -> str:
        """The name for what is called so; a text that calls nobody so stays as it is."""
        text = " ".join(text.split())
        bare = text.removesuffix("?")
        mark = text[len(bare) :]
        found = self._names.get(bare.casefold(), set())
        if bare not in self.case.named and len(found) == 1:
            return f"{next(iter(found))}{mark}"
        if not _TITLE.fullmatch(bare):
            return text
        wish = legible(family_name(bare) if key in CALLED and key != "place" else bare)
        name = free_name(wish, {*self.case.named, *self.added, *self.titles})
        self.titles[name] = bare
        return f"{name}{mark}"

    def unknown(self, statement: Statement) -> Iterator[Unknown]:
        """The names in a statement that the case does not have, and what each may be."""
        told = set()
        for one in references(statement):
            kinds = [kind for kind in KINDS if one.kinds is not None and kind in one.kinds]
            if (
                kinds
                and one.name not in self.case.named
                and one.name not in self.added
                and one.name not in told
            ):
                told.add(one.name)
                yield Unknown(one.name, self.titles.get(one.name, one.name), kinds)

    def used(self, statement: Statement) -> list[Statement]:
        """The directives of those that are added and that a statement mentions."""
        names = dict.fromkeys(one.name for one in references(statement))
        found = (self.added[name] for name in names if name in self.added and name not in self.case.named)
        return [Statement(one.kind, one.name, " ".join(one.title.split()), (), "", (0, 0)) for one in found]
