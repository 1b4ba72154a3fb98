"""Causal models in plain words: draw one, rule out types, set priors, learn from cases, ask.

>>> from regesta.reasoning.causal import Model
>>> model = Model("X -> Y").restrict("Y[X=1] < Y[X=0]")
>>> model.query("Y[X=0]==0 :|: X==1 & Y==1").value
0.5
>>> model.update([{"X": 1, "Y": 1}, {"X": 0, "Y": 0}]).query("Y[X=1] - Y[X=0]", is_exact=True).value
Fraction(11, 25)
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Unpack

import numpy as np

from regesta.reasoning.causal.answers import Answer, Estimate, Level, Using
from regesta.reasoning.causal.causal_types import check_size, satisfied
from regesta.reasoning.causal.districts import District, districts_of, node_types
from regesta.reasoning.causal.elimination import Belief, even_moments
from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.events import events
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import is_logical, split_given, together
from regesta.reasoning.causal.graph import read_graph
from regesta.reasoning.causal.nodal_types import Types, given_types, labels_of, types_of
from regesta.reasoning.causal.observations import Datum, merged, read_rows
from regesta.reasoning.causal.open_types import types_in_row
from regesta.reasoning.causal.parameters import (
    Numeric,
    Parameter,
    ParameterSet,
    check_listed,
    even_nodes,
    exactly,
    first_sets,
    listed,
    with_named_shares,
    with_shares,
    with_weights,
)
from regesta.reasoning.causal.plans import Plan
from regesta.reasoning.causal.posterior import Learning
from regesta.reasoning.causal.questions import Believed, Hedge, Question, answered
from regesta.reasoning.causal.restrictions import (
    Some,
    Which,
    labelled,
    meant,
    told,
    told_by_rows,
    told_of_labels,
    without,
)
from regesta.reasoning.causal.sampling import sampled
from regesta.reasoning.causal.spoken import node_spoken_of
from regesta.reasoning.causal.worlds import Query, formula_of, prepared

PRIORS: Mapping[str, Fraction] = {
    "uniform": Fraction(1),
    "jeffreys": Fraction(1, 2),
    "certainty": Fraction(10_000),
}
Numbers = Numeric | Sequence[Numeric]


class Model:
    """A causal model. It never changes: each method that alters something gives a new one.

    `statement` draws the graph: `"X -> M -> Y; X <-> Y"`. `values` says how many values a node has where it has more
    than two; `types` which nodal types it has, where not all. Raises ModelFault where something is amiss.
    """

    def __init__(
        self,
        statement: str,
        *,
        values: Mapping[str, int] | None = None,
        types: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.graph = read_graph(statement, values)
        listed_types = {self.graph.known(name): labels for name, labels in (types or {}).items()}
        rows: dict[str, Types] = {
            node: given_types(self.graph, node, listed_types[node])
            if node in listed_types
            else types_of(self.graph, node)
            for node in self.graph.nodes
        }
        self.sets: tuple[ParameterSet, ...] = first_sets(self.graph, rows)
        self.excluded: tuple[str, ...] = ()
        self.learning: Learning | None = None
        self.plans: dict[object, Plan] = {}
        self.queries: dict[object, Query] = {}
        self._beliefs: dict[object, Belief] = {}
        self.belief("parameters", is_exact=False)  # made now, so that the first question need not

    def _with(self, sets: Sequence[ParameterSet], *, excluded: tuple[str, ...] | None = None) -> "Model":
        """The same model with other sets, not yet learned."""
        found = Model.__new__(Model)
        found.graph, found.sets = self.graph, tuple(sets)
        found.excluded = self.excluded if excluded is None else excluded
        found.learning = None
        found.plans, found.queries = self.plans, self.queries
        found._beliefs = {}
        return found

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes, by generation."""
        return self.graph.nodes

    @property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """The parents of each node."""
        return self.graph.parents

    @cached_property
    def types(self) -> Mapping[str, Types]:
        """The nodal types of each node, as rows of values."""
        return node_types(self.graph, self.sets)

    @property
    def nodal_types(self) -> dict[str, tuple[str, ...]]:
        """The labels of the nodal types of each node."""
        return {node: labels_of(rows) for node, rows in self.types.items()}

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """All parameters, in order."""
        return listed(self.sets)

    @cached_property
    def districts(self) -> tuple[District, ...]:
        """The districts: nodes whose types are distributed together."""
        return self._districts(districts_of(self.graph, self.sets), None)

    def _districts(self, groups: Sequence[tuple[str, ...]], mask: Array | None) -> tuple[District, ...]:
        return tuple(
            District(
                self.graph, nodes, tuple(one for one in self.sets if one.node in nodes), self.types, mask
            )
            for nodes in groups
        )

    def nodal_type_count(self, node: str) -> int:
        """How many nodal types a node has, those an open row stands for counted each."""
        types = self.types[self.graph.known(node)]
        return len(types) * types_in_row(types, self.graph.values[self.graph.known(node)])

    @property
    def causal_type_count(self) -> int:
        """How many causal types there are."""
        if self.excluded:
            return int(self._support().sum())
        count = 1
        for district in self.districts:
            if len(district.nodes) == 1:
                count *= self.nodal_type_count(district.nodes[0])
            else:
                marks = [np.ones(len(one.types), dtype=np.int64) for one in district.sets]
                count *= int((district.table(marks) > 0).sum())
        return count

    def _support(self) -> Array:
        """Which joint types there are: an axis for each node."""
        check_size(self.types)
        found = np.ones([len(self.types[node]) for node in self.nodes], dtype=bool)
        for district in self.districts:
            marks = [np.ones(len(one.types), dtype=np.int64) for one in district.sets]
            shape = [len(self.types[node]) if node in district.nodes else 1 for node in self.nodes]
            found &= district.table(marks).reshape(shape) > 0
        for statement in self.excluded:
            found &= satisfied(self.graph, self.types, formula_of(self.graph, statement)) == 0
        return found

    def restrict(
        self,
        statement: str | None = None,
        *,
        labels: Mapping[str, str | Sequence[str]] | None = None,
        is_kept: bool = False,
        given: Some = None,
        join: str = "|",
    ) -> "Model":
        """The model without the types a statement or labels name; with `is_kept`, with these alone.

        A statement about one node and its parents rules out nodal types, as in CausalQueries; any other rules out
        causal types: no case has such a type. `given` limits it to the sets given a type (`"X.1"`).
        """
        if (statement is None) == (labels is None):
            raise ModelFault("types", "a restriction is a statement or labels", "give one of the two")
        if labels is not None:
            sets = told_of_labels(self.graph, self.sets, labels)
            marks = labelled(self.graph, sets, labels)
            touched = set(labels)
        else:
            assert statement is not None
            node = node_spoken_of(self.graph, statement)
            if node is None:
                return self._exclude(statement, is_kept=is_kept, join=join)
            sets = told(self.graph, self.sets, statement, is_kept=is_kept, join=join)
            marks = meant(self.graph, sets, statement=statement, join=join)
            touched = {node}
        within = meant(self.graph, sets, given=given) if given is not None else None
        for number, one in enumerate(sets):
            if one.node not in touched or (within is not None and not within[number].any()):
                marks[number] = np.zeros(len(one.types), dtype=bool)
            elif is_kept:
                marks[number] = ~marks[number]
        return self._with(without(sets, marks))

    def _exclude(self, statement: str, *, is_kept: bool, join: str) -> "Model":
        """The model with the causal types that satisfy a statement ruled out."""
        formula = formula_of(self.graph, statement, join)
        if not is_logical(formula):
            raise ModelFault("formula", f"`{statement}` is a number, not a condition", "compare it: `… > 0`")
        found = self._with(
            self.sets, excluded=(*self.excluded, f"!({statement})" if is_kept else f"({statement})")
        )
        if found.query("1==1", using="priors").value is None:
            raise ModelFault(
                "types", f"`{statement}` leaves no causal type", "rule out fewer types", statement
            )
        return found

    def set_priors(
        self, numbers: Numbers | None = None, *, distribution: str | None = None, **which: Unpack[Which]
    ) -> "Model":
        """The model with other Dirichlet weights: one number for all that are meant, or one for each in order.

        All parameters are meant unless `which` narrows them: a `node`, a `statement` about one, a `nodal_type`, `names`
        of parameters, a `set_name`, or a type they hold `given`. `distribution` is "uniform" (1), "jeffreys" (0.5) or
        "certainty" (10,000).
        """
        if (numbers is None) == (distribution is None):
            raise ModelFault("chances", "a prior is numbers or a distribution", "give one of the two")
        if distribution is not None and distribution not in PRIORS:
            raise ModelFault(
                "chances",
                f"{distribution!r} is no prior known here",
                f"there are {', '.join(PRIORS)}",
                distribution,
            )
        values = exactly(
            numbers if numbers is not None else PRIORS[str(distribution)], self.sets, which.get("names")
        )
        return self._with(with_weights(self.sets, meant(self.graph, self.sets, **which), values))

    def set_parameters(self, numbers: Numbers | Mapping[str, Numeric], **which: Unpack[Which]) -> "Model":
        """The model with other shares, meant as in `set_priors`; what is not meant keeps its proportions and fills up.

        Where all of a set are given, they are made to sum to 1. By name, `{"Y.01": 0.7, "Y.10": 0.2}`, shares are set
        together as they are; set one after the other, the later makes what was set before fill up as well.
        """
        if isinstance(numbers, Mapping):
            return self._with(with_named_shares(self.sets, numbers))
        values = exactly(numbers, self.sets, which.get("names"))
        return self._with(with_shares(self.sets, meant(self.graph, self.sets, **which), values))

    def update(
        self,
        data: Iterable[Mapping[str, Datum]],
        *,
        draws: int = 20_000,
        seed: int = 1,
        is_sampling: bool = False,
    ) -> "Model":
        """The model having learned from data: rows of values, with gaps, hedges and counts (see `observations`).

        What it learned before, it keeps. Exact where that is feasible, else sampled, and every answer says which;
        `is_sampling` samples in any case.
        """
        before = self.learning.rows if self.learning is not None else ()
        rows = merged((*before, *read_rows(self.graph, data)))
        found = self._with(told_by_rows(self.graph, self.sets, rows))
        if self.excluded:
            districts = self._districts(districts_of(self.graph, self.sets, is_one=True), self._support())
        else:
            districts = found.districts
        found.learning = Learning(self.graph, districts, found.types, rows, draws, seed, is_sampling)
        return found

    def forgetting(self) -> "Model":
        """The model as it was before it learned."""
        return self._with(self.sets)

    def query(
        self,
        query: str,
        *,
        given: str = "",
        using: Using | None = None,
        level: Level = "case",
        evidence: Mapping[str, Sequence[Hedge]] | None = None,
        is_exact: bool = False,
        join: str = "|",
        draws: int = 20_000,
        seed: int = 1,
    ) -> Answer:
        """The answer to a query, in the syntax of CausalQueries: `"Y[X=1] > Y[X=0] :|: X==1 & Y==1"`.

        `using` is "posteriors" once the model has learned, else "parameters". `level` "case" asks of one more case,
        "population" of the share among many. `evidence` hedges: the chances of what was seen of a node, were it each of
        its values; a chance may be an interval, and the answer then has its bounds. `is_exact` gives a rational.
        """
        if level == "population" and using != "parameters":
            check_listed(self.sets)
        using = using or ("posteriors" if self.learning is not None else "parameters")
        if using == "posteriors" and self.learning is None:
            raise ModelFault("data", "the model has learned nothing yet", "update it with data first")
        hedges = dict(evidence or {})
        text, more = split_given(query)
        whole = together(given, more)
        # Where it has learned, the beliefs themselves leave types out.
        is_learned = using == "posteriors" and bool(self.excluded)
        key = (text, whole, join, () if is_learned else self.excluded, tuple(hedges))
        ready = self.queries.get(key)
        if ready is None:
            excluded = () if is_learned else tuple(formula_of(self.graph, one) for one in self.excluded)
            ready = prepared(self.graph, text, whole, join=join, excluded=excluded, noticed=tuple(hedges))
            self.queries[key] = ready
        believed = self._believed(using, level, is_exact=is_exact, draws=draws, seed=seed)
        question = Question(text, whole, ready, using, level, hedges)
        shape = (tuple(believed.belief.tables), believed.belief.draws is not None)
        found = answered(question, believed, self.plans, (key, shape))
        if level == "population" and using != "parameters" and not whole and not hedges:
            return self._told_exactly(found, question, is_exact=is_exact, name=(key, shape))
        return found

    def _told_exactly(self, found: Answer, question: Question, *, is_exact: bool, name: object) -> Answer:
        """The answer with its mean summed exactly, where it can be: nothing is given, so it is the chance of a case."""
        believed = self._believed(question.using, "case", is_exact=is_exact, draws=0, seed=0)
        if believed.chains is not None:
            return found
        exactly = answered(question, believed, self.plans, (name, "exactly"))
        return found._replace(value=exactly.value, error=None)

    def _believed(self, using: Using, level: Level, *, is_exact: bool, draws: int, seed: int) -> Believed:
        """What is believed of types, as a question of that level needs it."""
        if using == "parameters" or (using == "priors" and level == "case"):
            return Believed(self.belief(using, is_exact=is_exact))
        if using == "priors":
            sample = sampled(self.districts, (), draws=draws, seed=seed)
            tables = {
                district.nodes: district.table(shares)
                for district, shares in zip(self.districts, sample.shares, strict=True)
            }
            return Believed(Belief(self.graph, self.types, tables, sample.draws), None, sample.chains)
        assert self.learning is not None
        if level == "case" and self.learning.exact is not None:
            belief, weights = self.learning.belief(is_exact=is_exact)
            return Believed(belief, weights)
        return Believed(self.learning.drawn(), None, self.learning.sample.chains)

    def estimates(self, *, is_exact: bool = False) -> tuple[Estimate, ...]:
        """What is known of each parameter, by the posterior (by the prior, where nothing was learned)."""
        learning = self.learning or self.update([]).learning
        assert learning is not None
        return learning.estimates(is_exact=is_exact)

    @property
    def likelihood(self) -> Fraction | None:
        """The chance of the data learned from; None where it cannot be summed exactly."""
        return None if self.learning is None else self.learning.likelihood

    def belief(self, using: Using, *, is_exact: bool) -> Belief:
        """What is believed of types by the parameters or the mean of the priors."""
        known = self._beliefs
        if (using, is_exact) not in known:
            tables = {
                district.nodes: district.table(
                    [one.share_array(is_exact=is_exact, of_prior=using == "priors") for one in district.sets]
                )
                for district in self.districts
            }
            even = even_nodes(self.graph, self.sets, of_prior=using == "priors")
            moments = even_moments(self.graph, even, is_exact=is_exact)
            known[using, is_exact] = Belief(self.graph, self.types, tables, None, moments)
        return known[using, is_exact]

    def satisfying(self, query: str, *, join: str = "|") -> tuple[str, ...]:
        """The names of the causal types that satisfy a query, the first node's types varying fastest: `X0.Y01`."""
        text, given = split_given(query)
        found = self._support()
        for part in (text, given) if given else (text,):
            found = found & (satisfied(self.graph, self.types, formula_of(self.graph, part, join)) != 0)
        labels = self.nodal_types
        places = np.argwhere(found.T)
        return tuple(
            ".".join(
                f"{node}{labels[node][place]}" for node, place in zip(self.nodes, reversed(row), strict=True)
            )
            for row in places.tolist()
        )

    def event_probabilities(self) -> dict[str, float]:
        """The chance of each event by the parameters, the first node varying fastest: `{"X0Y0": 0.25, …}`."""
        return events(self.belief("parameters", is_exact=False), self.excluded)
