"""Jinja as the site uses it: what is common is done in one step, what nobody asks for is not looked for."""

from collections.abc import MutableMapping
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment
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
