"""Pages that need nothing beside them: one file of HTML with its style in it, and no script."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from regesta import __version__
from regesta.faces.site.rendering import TEMPLATES, UNFIT
from regesta.wording import word

_STYLE = Path(__file__).parent / "site.css"


def alone(template: str, **shown: object) -> bytes:
    """The page that a template which extends `alone.html` makes of what is shown."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["word"] = word
    style = Markup(_STYLE.read_text(encoding="utf-8"))
    text = environment.get_template(template).render(style=style, version=__version__, **shown)
    return UNFIT.sub("\ufffd", text).encode("utf-8")
