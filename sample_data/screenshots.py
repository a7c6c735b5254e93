"""Makes the pictures of the README: `python -m sample_data.screenshots`.

Audits the sample data and writes report.png and person.png into
sample_data/screenshots/; `--all FOLDER` also writes the report in the dark, on
a phone and as a PDF, to look at.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from auditor.engine import load
from auditor.model.options import AuditOptions
from auditor.pipeline import audit
from auditor.reporters import REPORTERS, write

SAMPLE = Path(__file__).resolve().parent
FOLDER = SAMPLE / "screenshots"
_CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
_WIDE = (1200, 860)
_PHONE = (390, 844)


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="more pictures to look at")
    asked = parser.parse_args()
    result = audit(AuditOptions(sources=(SAMPLE,), rulebook=load()))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        (report,) = write(result, Path(folder), [REPORTERS["html"]])
        path = next((name for name in _CHROMIUM if Path(name).exists()), None)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        pictures_of_the_readme(browser, report)
        if asked.all:
            further_pictures(browser, report, asked.all)
        browser.close()


def pictures_of_the_readme(browser: Browser, report: Path) -> None:
    """Write the first screen and one person opened."""
    FOLDER.mkdir(exist_ok=True)
    page = opened(browser, report, _WIDE, "light")
    page.screenshot(path=FOLDER / "report.png")
    page.locator("#rows [data-open]").first.click()
    page.evaluate("document.getElementById('everyone').scrollIntoView()")
    page.screenshot(path=FOLDER / "person.png")


def further_pictures(browser: Browser, report: Path, folder: Path) -> None:
    """Write the whole page in both schemes and on a phone, and as it is printed."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for name, size in (("wide", _WIDE), ("phone", _PHONE)):
            page = opened(browser, report, size, scheme)
            page.screenshot(path=folder / f"{name}-{scheme}.png", full_page=True)
    page.pdf(path=folder / "report.pdf", prefer_css_page_size=True)


def opened(
    browser: Browser, report: Path, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> Page:
    """Return the report, ready, in a window of a size and a colour scheme."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(report.resolve().as_uri())
    page.wait_for_selector("html[data-ready]")
    return page


if __name__ == "__main__":
    main()
