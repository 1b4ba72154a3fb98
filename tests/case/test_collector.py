"""The collector is paused, and goes on as it was."""

import gc

import pytest

from regesta.case.collector import paused_collector


@pytest.mark.parametrize("is_enabled", [True, False])
def test_it_is_as_it_was_afterwards_whatever_happens(is_enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if is_enabled else gc.disable)()
        with pytest.raises(KeyError), paused_collector():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is is_enabled
    finally:
        (gc.enable if before else gc.disable)()
