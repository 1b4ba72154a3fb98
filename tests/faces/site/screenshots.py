"""Takes every page of a site at three widths, light, dark and as printed, so that somebody looks at them.

usage: python -m tests.faces.site.screenshots SITE FOLDER [PAGE…]
"""

import sys
from pathlib import Path

from tests.faces.site.browser import CHROMIUM, chromium

WIDTHS = (390, 1280, 1920)
SHOWN_OF_A_FOLDER = 2
TALLEST = 4000


def pages_of(site: Path) -> list[Path]:
    """The pages to take: all of the site's own folder, and of each folder in it the largest and one more."""
    found = sorted(site.glob("*.html"))
    for folder in sorted(path for path in site.iterdir() if path.is_dir() and any(path.glob("*.html"))):
        within = sorted(folder.glob("*.html"), key=lambda page: -page.stat().st_size)
        found += [within[0], within[len(within) // 2]] if len(within) > 1 else within
    return found


def main() -> None:
    """Takes the pages."""
    if not CHROMIUM.exists():
        sys.exit(f"{CHROMIUM} is not there: apt-get install chromium")
    site, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    pages = [site / name for name in sys.argv[3:]] or pages_of(site)
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for scheme in ("light", "dark"):
            context = browser.new_context(color_scheme="light" if scheme == "light" else "dark")
            page = context.new_page()
            for path in pages:
                page.goto(path.as_uri())
                page.wait_for_timeout(300)
                name = path.relative_to(site).with_suffix("").as_posix().replace("/", "-")
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
                    page.set_viewport_size({"width": width, "height": height})
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                if scheme == "light":
                    page.emulate_media(media="print")
                    page.set_viewport_size({"width": 794, "height": 1123})
                    page.screenshot(path=folder / f"{name}-print.png")
                    page.emulate_media(media="screen")
            context.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main()
