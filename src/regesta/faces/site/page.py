"""A page of the site: where it stands, which template shows it, and its data."""

from typing import NamedTuple


class Page(NamedTuple):
    """A page to be made. `path` is without its ending; `section` the path that the navigation marks as the present one.

    `shown` is what the template is given; `data` what the JSON beside the page holds.
    """

    path: str
    section: str
    title: str
    template: str
    shown: dict[str, object]
    data: object

    @property
    def root(self) -> str:
        """The way from the page's folder to that of the site."""
        return "../" * self.path.count("/")
