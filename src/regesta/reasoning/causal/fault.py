"""What is wrong with a causal model, a formula or its data."""


class ModelFault(ValueError):
    """Something in a model, a formula or its data that cannot be used.

    `kind` is one word for it (see `KINDS`), `what` says what is wrong, `remedy` what to write instead, and `piece`
    is the piece of text at fault, where there is one.
    """

    def __init__(self, kind: str, what: str, remedy: str, piece: str = "") -> None:
        super().__init__(f"{what}: {remedy}")
        self.kind, self.what, self.remedy, self.piece = kind, what, remedy, piece


KINDS = ("graph", "cycle", "node", "formula", "types", "chances", "data", "size")
