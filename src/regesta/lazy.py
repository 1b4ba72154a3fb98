"""Names of a package, read from their modules when they are first asked for: what needs few loads few."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


def lazy(package: str, names: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """A package's `__getattr__` (PEP 562) for the names that each of its modules holds."""
    homes = {name: module for module, some in names.items() for name in some}

    def found(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value: object = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return found
