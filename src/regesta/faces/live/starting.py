"""The first page: which cases there are."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from regesta.faces.live.cases import Cases
from regesta.faces.site.languages import Interface
from regesta.faces.site.rendering import Live
from regesta.faces.site.site import has_scripts

TEMPLATES = Path(__file__).parent / "templates"


def start_page(cases: Cases, missing: str = "") -> str:
    """The first page as it is sent; it tells of a case that was asked for and is `missing`."""
    settings = cases.settings
    language = settings.language or "en"
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, extensions=[Interface]
    )
    environment.extend(language=language)
    return environment.get_template("start.html").render(
        language=language,
        has_scripts=has_scripts(),
        live=Live(settings.token, settings.is_read_only),
        cases=cases.found(),
        missing=missing,
    )
