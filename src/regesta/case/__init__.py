"""A case: what its files say, put together, indexed and checked."""

from regesta.case.case import Case
from regesta.case.check import check
from regesta.case.load import load

__all__ = ["Case", "check", "load"]
