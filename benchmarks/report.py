"""Measures report.html against its budgets: `python -m benchmarks.report [--people N]`.

Prints the file's size, the seconds the auditor takes to render it, and in
headless Chromium, as medians of several cold loads: the milliseconds until the
page is ready, for a search and for a sort.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from auditor.model.codec import read_result
from auditor.model.result import AuditResult
from auditor.reporters.html import HtmlReporter
from auditor.reporters.interface import ReportOptions
from tests.reporters.html.conftest import CHROMIUM, QUIET
from tests.reporters.html.invented import make_result

LOADS = 5
_SETTLED = 2500
_SEARCHES = ("m", "mü", "keller", "anna b")
_SORTS = ("name", "bond", "last", "messages")
_SEARCH = """text => {
    const field = document.getElementById("search"), began = performance.now();
    field.value = text;
    field.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    return performance.now() - began;
}"""
_SORT = """key => {
    const began = performance.now();
    document.querySelector(`[data-sort=${key}]`).click();
    document.body.offsetHeight;
    return performance.now() - began;
}"""


def rendered(result: AuditResult) -> tuple[bytes, float]:
    """Return report.html and the seconds it took."""
    began = time.perf_counter()
    ((_, pieces),) = HtmlReporter().render(result, ReportOptions())
    page = b"".join(pieces)
    return page, time.perf_counter() - began


def timed(browser: Browser, file: Path) -> tuple[float, float, float]:
    """Return milliseconds until ready, for the slowest search and for the slowest sort."""
    page = browser.new_context().new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]")
    ready = float(page.evaluate("document.documentElement.dataset.ready"))
    page.wait_for_timeout(_SETTLED)
    search = max(float(page.evaluate(_SEARCH, text)) for text in _SEARCHES)
    page.evaluate(_SEARCH, "")
    sort = max(float(page.evaluate(_SORT, key)) for key in _SORTS)
    page.context.close()
    return ready, search, sort


def main() -> None:
    """Print the figures, each beside its budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=30_000)
    parser.add_argument("--audit", type=Path, help="an audit.json instead of invented people")
    asked = parser.parse_args()
    result = read_result(asked.audit) if asked.audit else make_result(n=asked.people)
    rendered(result)
    page, seconds = rendered(result)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_bytes(page)
        path = next((name for name in CHROMIUM if Path(name).exists()), None)
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        runs = [timed(browser, file) for _ in range(LOADS)]
        browser.close()
    ready, search, sort = (statistics.median(values) for values in zip(*runs, strict=True))
    print(f"{len(result.people):,} people; budgets are for 30,000")
    for name, value, budget in (
        ("file", f"{len(page) / 1e6:.2f} MB", "1 MB"),
        ("rendered in", f"{seconds:.2f} s", "1.5 s"),
        ("ready in", f"{ready:.0f} ms", "1000 ms"),
        ("slowest search", f"{search:.0f} ms", "50 ms"),
        ("slowest sort", f"{sort:.0f} ms", "50 ms"),
    ):
        print(f"{name:<16}{value:>10}   budget {budget}")


if __name__ == "__main__":
    main()
