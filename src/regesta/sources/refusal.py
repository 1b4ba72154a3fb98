"""The one exception that reading a source raises."""


class UnreadableSource(Exception):
    """A file that cannot be read as a source: what is wrong with it (`reason`) and what to do (`remedy`)."""

    def __init__(self, reason: str, remedy: str, name: str = "") -> None:
        super().__init__(f"{name}: {reason}" if name else reason)
        self.reason, self.remedy, self.name = reason, remedy, name
