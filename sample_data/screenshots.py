"""Makes the pictures of the README: `python sample_data/screenshots.py REPORT FOLDER`.

REPORT is a report.html, e.g. of `make demo`; FOLDER receives report-light.png,
report-dark.png, report-person.png and report-phone.png.
"""

import argparse
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

_CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
_WIDE = (1200, 860)
_PHONE = (400, 800)


def opened(
    browser: Browser, report: Path, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> Page:
    """Return the report, ready, in a window of a size and a colour scheme."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        device_scale_factor=2,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(report.resolve().as_uri())
    page.wait_for_selector("html[data-ready]")
    return page


def main() -> None:
    """Write the four pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = next((name for name in _CHROMIUM if Path(name).exists()), None)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            page = opened(browser, asked.report, _WIDE, scheme)
            page.screenshot(path=asked.folder / f"report-{scheme}.png")
        page = opened(browser, asked.report, _WIDE, "light")
        page.locator("#rows [data-open]").first.click()
        page.locator("#everyone").scroll_into_view_if_needed()
        page.evaluate("document.getElementById('everyone').scrollIntoView()")
        page.screenshot(path=asked.folder / "report-person.png")
        page = opened(browser, asked.report, _PHONE, "light")
        page.screenshot(path=asked.folder / "report-phone.png")
        browser.close()


if __name__ == "__main__":
    main()
