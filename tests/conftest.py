"""What all tests share: `pytest --update` writes expected outputs anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds --update."""
    parser.addoption("--update", action="store_true", help="write the expected outputs of tests anew")


@pytest.fixture
def is_updating(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be written anew."""
    return bool(request.config.getoption("--update"))
