"""A clause among the others of its sentence, and what a rule says that it tells of."""

from typing import NamedTuple

from regesta.reading.actors import Actors
from regesta.reading.clauses import Clause, Stretch
from regesta.reading.lexicon import Lexicon
from regesta.reading.tokens import Tokens


class Told(NamedTuple):
    """What a clause tells of: an act, another verb of entries, or `claim`; `rule` is the rule that fired.

    `theme` is what it is about: the object of an act, the effect of a cause. `relation` is the field of a claim.
    `inner` is the clause whose verb tells of the act, where that is another: "managed to take".
    """

    verb: str
    rule: str
    theme: Stretch | None = None
    relation: str = ""
    is_denied: bool = False
    is_series: bool = False
    inner: Clause | None = None


NOTHING = Told("", "")  # a rule that fits, and says that the clause is not to be drafted


class Scene(NamedTuple):
    """A clause among the others of its sentence."""

    tokens: Tokens
    clauses: list[Clause]
    place: int  # of the clause among them
    clause: Clause
    lexicon: Lexicon
    actors: Actors
    is_supposed: bool = False  # whether the sentence supposes what did not happen
    is_question: bool = False
    has_hedge: bool = True  # whether the sentence may say how sure it is

    @property
    def lemma(self) -> str:
        return self.clause.verb.lemma

    def after(self) -> Clause | None:
        """The next clause, where it follows this one's verb within its own words."""
        if self.place + 1 < len(self.clauses):
            other = self.clauses[self.place + 1]
            if other.verb.first < self.clause.stretch[1]:
                return other
        return None

    def before(self) -> Clause | None:
        return self.clauses[self.place - 1] if self.place else None

    def above(self) -> Clause | None:
        """The clause that this one depends on by "that", or by "which" or "who" after what is spoken of."""
        index = self._governing()
        if self.clauses[index].opener not in ("that", "which", "who"):
            return None
        return next(
            (self.clauses[n] for n in range(index - 1, -1, -1) if self.clauses[n].verb.is_finite), None
        )

    def governing(self) -> Clause:
        """The clause that opens the words in which this one stands: "that he had left the town and met him"."""
        return self.clauses[self._governing()]

    def _governing(self) -> int:
        index = self.place
        if self.clause.verb.kind in ("participle", "reduced") and self.clause.is_shared:
            index = next((n for n in range(index - 1, -1, -1) if self.clauses[n].verb.is_finite), index)
        while index > 0:
            clause, before = self.clauses[index], self.clauses[index - 1]
            first = max(clause.verb.first if clause.is_shared else clause.stretch[0], before.verb.end)
            is_shared = clause.is_shared and not clause.opener and clause.verb.is_finite
            is_shared = is_shared and clause.subject == before.subject
            goes_on = clause.opener == "that" and self.tokens.lower[first - 2 : first] == ["and", "that"]
            is_joined = not (clause.opener or clause.is_shared) and self.tokens.tags[
                before.verb.end : first
            ].endswith("c")
            is_joined = is_joined and not set(",;").intersection(self.tokens.tags[before.verb.end : first])
            if not (before.opener or is_shared) or not (is_shared or goes_on or is_joined):
                return index
            index -= 1
        return index

    def head(self, stretch: Stretch | None) -> str:
        """The last word of a noun phrase, in small letters."""
        return self.tokens.lower[stretch[1] - 1] if stretch is not None else ""

    def names(self, stretch: Stretch | None, *kinds: str) -> bool:
        """Whether a noun phrase names a thing of the case of one of these kinds."""
        if stretch is None or "N" not in self.tokens.tags[stretch[0] : stretch[1]]:
            return False
        return self.actors.read(self.tokens.words[stretch[0] : stretch[1]], kinds) is not None

    def said(self, stretch: Stretch) -> str:
        return " ".join(self.tokens.lower[stretch[0] : stretch[1]])

    def heads(self, stretch: Stretch | None) -> list[str]:
        """The last words of the members of a list of noun phrases."""
        if stretch is None:
            return []
        lower, tags = self.tokens.lower, self.tokens.tags
        ends = [place for place in range(*stretch) if tags[place] in "c,"]
        return [lower[end - 1] for end in (*ends, stretch[1]) if end > stretch[0]]


def is_series(scene: Scene) -> bool:
    verb = scene.clause.verb
    near = scene.tokens.lower[max(0, verb.first - 2) : verb.end + 2]
    is_used = (
        verb.lemma == "use" and not verb.is_passive and scene.tokens.tags[verb.end : verb.end + 1] == "T"
    )
    return is_used or not scene.lexicon.generic.isdisjoint(near) or "repeatedly" in near


def is_aside(tokens: Tokens, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause only says who says the rest: "as he later said", "…, he said, …"."""
    if clause.subject is None or not clause.verb.is_finite or clause.is_shared or clause.object is not None:
        return False
    if clause.verb.lemma not in lexicon.saying:
        return False
    before = clause.subject[0] - 1
    if before >= 0 and tokens.lower[before] == "as":
        return True
    is_closed = tokens.tags[clause.verb.end : clause.verb.end + 1] in (",", ".")
    return before >= 0 and tokens.tags[before] == "," and is_closed
