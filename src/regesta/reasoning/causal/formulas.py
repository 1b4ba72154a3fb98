"""Formulas over outcomes, in the syntax of CausalQueries: `Y[X=1] > Y[X=0]`, `Y[M=M[X=0], X=1] == 1`, `X==1 & Y==1`.

`!` binds looser than comparison, as in R: `!X==1` is `!(X==1)`. `=` outside brackets is read as `==`. The shorthands
`te(X, Y)`, `increasing(X, Y)`, … stand for the formulas that CausalQueries makes of them.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.graph import NAME
from regesta.reasoning.causal.tokens import tokens_of


class Number(NamedTuple):
    """A number."""

    value: float


class Outcome(NamedTuple):
    """What a node would be, were others set: `sets` pairs a node with a formula, or with None for `X=.`.

    `is_bracketed` tells `Y[]` from `Y`.
    """

    node: str
    sets: tuple[tuple[str, "Formula | None"], ...] = ()
    is_bracketed: bool = False


class Operation(NamedTuple):
    """An operator and what it joins: two formulas, or one after `!`, or any number between `&` or `|`."""

    sign: str
    parts: tuple["Formula", ...]


class Group(NamedTuple):
    """A formula in parentheses, kept because `.` spreads within them."""

    inner: "Formula"


Formula = Number | Outcome | Operation | Group

SHORTHANDS: Mapping[str, tuple[int, str]] = {
    "te": (2, "({1}[{0}=1] - {1}[{0}=0])"),
    "increasing": (2, "({1}[{0}=1] > {1}[{0}=0])"),
    "decreasing": (2, "({1}[{0}=1] < {1}[{0}=0])"),
    "non_decreasing": (2, "({1}[{0}=1] >= {1}[{0}=0])"),
    "non_increasing": (2, "({1}[{0}=1] <= {1}[{0}=0])"),
    "interacts": (
        3,
        "(({2}[{0}=1,{1}=1]) - ({2}[{0}=0,{1}=1])) != (({2}[{0}=1,{1}=0]) - ({2}[{0}=0,{1}=0]))",
    ),
    "complements": (
        3,
        "(({2}[{0}=1,{1}=1]) - ({2}[{0}=0,{1}=1])) > (({2}[{0}=1,{1}=0]) - ({2}[{0}=0,{1}=0]))",
    ),
    "substitutes": (
        3,
        "(({2}[{0}=1,{1}=1]) - ({2}[{0}=0,{1}=1])) < (({2}[{0}=1,{1}=0]) - ({2}[{0}=0,{1}=0]))",
    ),
}

# From what binds loosest to what binds tightest; `!` stands between "&" and the comparisons.
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("|", "||"),
    ("&", "&&"),
    ("==", "=", "!=", ">", "<", ">=", "<="),
    ("+", "-"),
    ("*", "/"),
)
_NOT_LEVEL = 2
_DIGITS = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)"
_TOKEN = re.compile(rf"(?:==|!=|>=|<=|&&|\|\||[-+*/<>=!&|()\[\],]|{_DIGITS}|\.|{NAME}|\"[^\"]*\")")
MOST_DEPTH = 50  # of what stands within one another; a chain of & or | may be as long as it likes
MOST_DIGITS = 15


def read_formula(text: str) -> Formula:
    """The formula a text holds; raises ModelFault where it holds none, or one of more than MOST_DEPTH levels."""
    return _Reader(text).whole()


def split_given(text: str) -> tuple[str, str]:
    """A query and what is given, which `:|:` parts."""
    query, sign, given = text.partition(":|:")
    if sign and not given.strip():
        raise ModelFault(
            "formula", "nothing follows :|:", "say what is given: `Y[X=0]==0 :|: X==1 & Y==1`", ":|:"
        )
    return query.strip(), given.strip()


def together(*conditions: str) -> str:
    """Conditions as one; those that `|` might part stand in parentheses."""
    found = [one.strip() for one in conditions if one.strip()]
    if len(found) == 1:
        return found[0]
    return " & ".join(f"({one})" if "|" in one else one for one in found)


class _Reader:
    """Reads one formula from its text."""

    def __init__(self, text: str) -> None:
        self.text, self.place, self.depth = text, 0, 0
        self.tokens = tokens_of(_TOKEN, text, self.unread)

    def whole(self) -> Formula:
        """All of the text as one formula."""
        formula = self.level(0)
        if self.place < len(self.tokens):
            raise self.fault(f"{self.tokens[self.place]!r} is out of place", "join formulas with & or |")
        if _is_deep(formula):
            self.place = 0
            raise self.too_deep()
        return formula

    def unread(self, piece: str) -> ModelFault:
        """The fault of a piece of the text that is no token."""
        return ModelFault(
            "formula",
            f"in `{self.text.strip()}`, {piece!r} is not understood",
            "formulas are made of outcomes, numbers, comparisons, &, |, !, +, - and parentheses",
            piece,
        )

    def too_deep(self) -> ModelFault:
        """The fault of a formula that goes too deep."""
        return self.fault(
            "too much stands within one another", f"keep to {MOST_DEPTH} levels, or ask in parts"
        )

    def within(self, read: Callable[[], Formula]) -> Formula:
        """What is read one level deeper."""
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise self.too_deep()
        found = read()
        self.depth -= 1
        return found

    def fault(self, what: str, remedy: str) -> ModelFault:
        """A fault at the place reached."""
        piece = self.tokens[self.place] if self.place < len(self.tokens) else ""
        return ModelFault("formula", f"in `{self.text.strip()}`, {what}", remedy, piece)

    def peek(self) -> str:
        """The token at the place reached, or an empty one at the end."""
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, token: str, remedy: str) -> None:
        """Steps over a token that must stand here."""
        if self.peek() != token:
            found = repr(self.peek()) if self.peek() else "nothing"
            raise self.fault(f"{found} stands where {token} is wanted", remedy)
        self.place += 1

    def level(self, depth: int) -> Formula:
        """A formula of operators that bind at least as tightly as the level's."""
        if depth == len(_LEVELS):
            return self.signed()
        if depth == _NOT_LEVEL and self.peek() == "!":
            return self.negated()
        if depth < _NOT_LEVEL:
            return self.chain(depth)
        left = self.level(depth + 1)
        while self.peek() in _LEVELS[depth]:
            sign = self.peek()
            self.place += 1
            right = self.level(depth if depth == _NOT_LEVEL and self.peek() == "!" else depth + 1)
            left = Operation("==" if sign == "=" else sign, (left, right))
            if depth == _NOT_LEVEL and self.peek() in _LEVELS[depth]:
                raise self.fault("two comparisons follow each other", "join them with &: `a < b & b < c`")
        return left

    def chain(self, depth: int) -> Formula:
        """A formula of any number of parts between `|`, or between `&`."""
        parts = [self.level(depth + 1)]
        while self.peek() in _LEVELS[depth]:
            self.place += 1
            parts.append(self.level(depth + 1))
        return Operation(_LEVELS[depth][0], tuple(parts)) if len(parts) > 1 else parts[0]

    def negated(self) -> Formula:
        """`!` and what it denies."""
        self.place += 1
        return Operation("!", (self.within(lambda: self.level(_NOT_LEVEL)),))

    def signed(self) -> Formula:
        """A term, or a minus and a term."""
        if self.peek() in ("-", "+"):
            sign = self.peek()
            self.place += 1
            inner = self.within(self.signed)
            return Operation("-", (Number(0), inner)) if sign == "-" else inner
        return self.term()

    def term(self) -> Formula:
        """A number, an outcome, a shorthand, or a formula in parentheses."""
        token = self.peek()
        if token == "(":
            self.place += 1
            inner = self.within(lambda: self.level(0))
            self.take(")", "close the parenthesis")
            return Group(inner)
        if token == "!":
            return self.negated()
        if re.fullmatch(_DIGITS, token):
            if len(token) > MOST_DIGITS:
                raise self.fault("a number is too long", f"write it with at most {MOST_DIGITS} digits")
            self.place += 1
            return Number(float(token) if "." in token else int(token))
        if not re.fullmatch(NAME, token):
            raise self.fault(
                f"{token!r} stands where an outcome is wanted"
                if token
                else "something is missing at the end",
                "write outcomes as Y, or Y[X=1]",
            )
        self.place += 1
        if self.peek() == "(":
            return self.shorthand(token)
        return Outcome(token, self.brackets(), True) if self.peek() == "[" else Outcome(token)

    def shorthand(self, name: str) -> Formula:
        """The formula that `te(X, Y)` and its like stand for."""
        if name not in SHORTHANDS:
            raise self.fault(f"nothing is called {name}", f"there are {', '.join(SHORTHANDS)}")
        count, form = SHORTHANDS[name]
        self.take("(", "write the nodes in parentheses")
        names = []
        while self.peek() and self.peek() != ")":
            names.append(self.peek().strip('"'))
            self.place += 1
            if self.peek() == ",":
                self.place += 1
        self.take(")", "close the parenthesis")
        if len(names) != count or not all(re.fullmatch(NAME, one) for one in names):
            raise self.fault(f"{name} takes {count} nodes", f"write {name}({', '.join('XZY'[-count:])})")
        return Group(read_formula(form.format(*names)))

    def brackets(self) -> tuple[tuple[str, Formula | None], ...]:
        """What is set between brackets: `[X=1, M=M[X=0], Z=.]`."""
        self.take("[", "")
        sets: list[tuple[str, Formula | None]] = []
        while self.peek() != "]":
            name = self.peek()
            if not re.fullmatch(NAME, name):
                raise self.fault("a bracket does not name what it sets", "write Y[X=1]")
            self.place += 1
            if self.peek() not in ("=", "=="):
                raise self.fault(f"{name} is not set to anything", f"write [{name}=1]")
            self.place += 1
            if self.peek() == ".":
                self.place += 1
                sets.append((name, None))
            else:
                sets.append((name, self.within(lambda: self.level(_NOT_LEVEL + 1))))
            if self.peek() == ",":
                self.place += 1
            elif self.peek() != "]":
                raise self.fault("a bracket is not closed", "close it with ]")
        self.place += 1
        return tuple(sets)


def _is_deep(formula: Formula) -> bool:
    """Whether a formula goes deeper than its readers can follow; long sums do, for each sum stands within the next."""
    here: list[Formula] = [formula]
    for _ in range(2 * MOST_DEPTH):
        here = [part for one in here for part in _parts(one)]
        if not here:
            return False
    return True


def _parts(formula: Formula) -> tuple[Formula, ...]:
    """The formulas that stand right within a formula."""
    if isinstance(formula, Outcome):
        return tuple(inner for _, inner in formula.sets if inner is not None)
    if isinstance(formula, Group):
        return (formula.inner,)
    return formula.parts if isinstance(formula, Operation) else ()


def outcomes(formula: Formula) -> Iterator[Outcome]:
    """The outcomes of a formula, from left to right, those within brackets left aside."""
    if isinstance(formula, Outcome):
        yield formula
    elif isinstance(formula, Group):
        yield from outcomes(formula.inner)
    elif isinstance(formula, Operation):
        for part in formula.parts:
            yield from outcomes(part)


def disjuncts(formula: Formula) -> Iterator[Formula]:
    """The formulas of which one must hold for a formula to hold."""
    return _joined_by("|", formula)


def conjuncts(formula: Formula) -> Iterator[Formula]:
    """The formulas that must all hold for a formula to hold."""
    return _joined_by("&", formula)


def _joined_by(sign: str, formula: Formula) -> Iterator[Formula]:
    if isinstance(formula, Group):
        yield from _joined_by(sign, formula.inner)
    elif isinstance(formula, Operation) and formula.sign == sign:
        for part in formula.parts:
            yield from _joined_by(sign, part)
    else:
        yield formula


# Of numbers and of arrays alike.
COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}
ARITHMETIC: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


def is_logical(formula: Formula) -> bool:
    """Whether a formula is true or false, rather than a number."""
    if isinstance(formula, Group):
        return is_logical(formula.inner)
    return isinstance(formula, Operation) and formula.sign not in ARITHMETIC
