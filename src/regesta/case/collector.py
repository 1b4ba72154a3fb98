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
