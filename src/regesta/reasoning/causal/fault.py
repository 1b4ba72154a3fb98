"""What is wrong with a causal model, a formula or its data."""


class ModelFault(ValueError):
    """Something in a model, a formula or its data that cannot be used.

    `kind` is one word for it (see `KINDS`), `what` says what is wrong, `remedy` what to write instead, and `piece`
    is the piece of text at fault, where there is one.
    """

    def __init__(self, kind: str, what: str, remedy: str, piece: str = "") -> None:
        self.kind, self.what, self.remedy, self.piece = kind, _shortened(what), _shortened(remedy), piece
        super().__init__(f"{self.what}: {self.remedy}")


MOST_TOLD = 300
KINDS = ("graph", "cycle", "node", "formula", "types", "chances", "data", "size")


def _shortened(text: str) -> str:
    """A text as a fault tells it: one that quotes too much without its middle."""
    return text if len(text) <= MOST_TOLD else f"{text[: MOST_TOLD // 2]} … {text[-MOST_TOLD // 2 + 3 :]}"
