"""The timeline and the search of a generated case in Chromium: script a frame while moving, a filter, a search.

usage: python bench/views.py [--entries 20000]

Script time is what Chromium's tracing gives for the page's functions on its main thread, summed from one frame that
it draws to the next. Beside each figure stands its limit: 8 ms a frame, 100 ms a filter, 50 ms a search.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from generated import write_case

sys.path.insert(0, str(Path(__file__).parents[1]))

from regesta.case import load
from regesta.faces.site.build import build
from tests.faces.site.browser import chromium, settled

FRAME_MS, FILTER_MS, SEARCH_MS = 8.0, 100.0, 50.0
MOVES = 60
SCRIPT = {"FunctionCall", "EvaluateScript", "FireAnimationFrame", "TimerFire", "RunMicrotasks"}
TIMED = """async ([selector, text]) => {
  const input = document.querySelector(selector);
  const times = [];
  for (const word of text) {
    const start = performance.now();
    input.value = word;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await Promise.resolve();
    times.push(performance.now() - start);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
  return times;
}"""


def frames(trace: bytes) -> list[float]:
    """Milliseconds of script in each frame of the main thread that had any, of a Chromium trace."""
    events = json.loads(trace)["traceEvents"]
    threads = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    own = [event for event in events if (event["pid"], event["tid"]) in threads]
    starts = sorted(event["ts"] for event in own if event["name"] == "FireAnimationFrame")
    found: dict[int, float] = defaultdict(float)
    end = 0.0
    for event in sorted(own, key=lambda one: one.get("ts", 0)):
        if event["name"] in SCRIPT and "dur" in event and event["ts"] >= end:
            end = event["ts"] + event["dur"]  # what is within it is counted with it
            found[sum(start <= event["ts"] for start in starts)] += event["dur"] / 1000
    return list(found.values())


def main() -> None:
    """Prints a line for each figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--site", type=Path, help="a site that is built already")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        site = arguments.site
        if site is None:
            write_case(Path(name) / "case", arguments.entries)
            site = Path(name) / "site"
            build(load(Path(name) / "case"), site)
        measure(site.resolve())


def measure(site: Path) -> None:
    """Measures a site that is built."""
    with chromium() as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto((site / "chronology.html").as_uri())
        settled(page)
        box = page.locator(".island canvas").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for lanes in ("none", "actors"):
            page.get_by_label("Lanes").select_option(lanes)
            for what, depth in (("the whole", 0), ("a few years", 6), ("a few weeks", 14)):
                page.get_by_role("button", name="All", exact=True).click()
                for _ in range(depth):
                    page.get_by_role("button", name="Zoom in").click()
                page.wait_for_timeout(300)
                browser.start_tracing(
                    page=page, categories=["devtools.timeline", "blink", "cc", "v8", "__metadata"]
                )
                page.mouse.move(x, y)
                page.mouse.down()
                for step in range(MOVES):
                    page.mouse.move(x + 4 * step - 100, y)
                    page.wait_for_timeout(16)
                page.mouse.up()
                page.keyboard.down("Control")
                for step in range(MOVES // 3):
                    page.mouse.wheel(0, -30 if step % 2 else 30)
                    page.wait_for_timeout(16)
                page.keyboard.up("Control")
                spent = sorted(frames(browser.stop_tracing()))
                middle, high = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
                print(
                    f"{lanes:>7}, {what:>11}: {middle:6.1f} ms a frame, 95th {high:6.1f}, most {spent[-1]:6.1f}; "
                    f"95th / limit {high / FRAME_MS:.2f}",
                    flush=True,
                )
        filtered = page.evaluate(TIMED, [".controls input[type=search]", ["mee", "meet", "meeting", "x", ""]])
        print(f"filter: most {max(filtered):.0f} ms; / limit {max(filtered) / FILTER_MS:.2f}")
        page.keyboard.press("Escape")
        page.locator(".find").click()
        page.get_by_text("Type to search").wait_for(timeout=120_000)
        sought = page.evaluate(
            TIMED, [".finder input", ["p", "pe", "person", "person 12", "metting", "1949 person"]]
        )
        print(f"search: most {max(sought):.0f} ms; / limit {max(sought) / SEARCH_MS:.2f}")


if __name__ == "__main__":
    main()
