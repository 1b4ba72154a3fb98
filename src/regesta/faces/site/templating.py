"""Jinja as the site uses it: what is common is done in one step, what nobody asks for is not looked for."""

from collections.abc import MutableMapping
from functools import cache
from types import CodeType, FunctionType, MethodType
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro


class PageContext(Context):
    """A context that calls the site's own functions without asking each what it wants to be given."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a call in a template gives."""
        kind = type(called)
        if kind is Macro or (
            (kind is FunctionType or kind is MethodType) and not hasattr(called, "jinja_pass_arg")
        ):
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return called(self.eval_ctx, *args, **kwargs) if kind is Macro else called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


class PageEnvironment(Environment):
    """An environment whose templates all share the same names, so that none need be gathered for each page."""

    context_class = PageContext

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template sees."""
        return super().make_globals(d) if d else self.globals


class Compiled(BytecodeCache):
    """Templates as they were compiled for one language, kept as long as the process runs."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives the template again that was compiled of the same text."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template."""
        assert bucket.code is not None
        self._kept[bucket.key] = (bucket.checksum, bucket.code)


@cache
def compiled(language: str) -> Compiled:
    """The templates that have been compiled for a language."""
    return Compiled()
