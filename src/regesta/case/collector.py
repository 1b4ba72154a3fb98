"""Keeps Python's cyclic collector out of the way while a large case is built and walked."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Pauses the cyclic collector: a case's values hold no cycles, and scanning them again and again is slow."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def resting_collector() -> Iterator[None]:
    """Pauses the cyclic collector for a command that ends after this: what it made is let go with the process, and is
    looked through neither when the collector goes on nor at the end."""
    with paused_collector():
        yield
        gc.freeze()
