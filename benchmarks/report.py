"""Measures report.html against its budgets: `python -m benchmarks.report`.

For 30,000 and 100,000 invented people (or an audit of yours): the file's size,
the processor seconds the auditor takes for its first rendering, and in headless
Chromium, as medians of several cold loads, the milliseconds until the page is
ready, for the slowest search and for the slowest sort. Exits 1 where a budget
is exceeded.
"""

import argparse
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from auditor.model.codec import read_result
from auditor.model.result import AuditResult
from auditor.reporters.html import HtmlReporter
from auditor.reporters.html.templates import environment
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


@dataclass(frozen=True)
class Figures:
    """What is measured, or what it may be at most."""

    megabytes: float
    rendered_s: float
    ready_ms: float
    search_ms: float
    sort_ms: float


BUDGETS = {
    30_000: Figures(1.0, 1.5, 1000, 50, 50),
    100_000: Figures(3.0, 5.0, 2000, 170, 170),
}
"""By the number of people; those for 100,000 that no issue names grow with the people."""


def main() -> int:
    """Print the figures, each beside its budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, action="append", help="how many; may be repeated")
    parser.add_argument("--audit", type=Path, help="an audit.json instead of invented people")
    asked = parser.parse_args()
    results = (
        [read_result(asked.audit)]
        if asked.audit
        else [make_result(n=count) for count in asked.people or BUDGETS]
    )
    with sync_playwright() as playwright:
        path = next((name for name in CHROMIUM if Path(name).exists()), None)
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        within = [told(result, measured(result, browser)) for result in results]
        browser.close()
    return 0 if all(within) else 1


def measured(result: AuditResult, browser: Browser) -> Figures:
    """Return the figures of one report."""
    page, seconds = rendered(result)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_bytes(page)
        runs = [timed(browser, file) for _ in range(LOADS)]
    ready, search, sort = (statistics.median(values) for values in zip(*runs, strict=True))
    return Figures(len(page) / 1e6, seconds, ready, search, sort)


def rendered(result: AuditResult) -> tuple[bytes, float]:
    """Return report.html and the processor seconds it took, the templates read anew."""
    environment.cache_clear()
    began = time.process_time()
    ((_, pieces),) = HtmlReporter().render(result, ReportOptions())
    page = b"".join(pieces)
    return page, time.process_time() - began


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


def told(result: AuditResult, figures: Figures) -> bool:
    """Print the figures and return whether all of them are within their budgets."""
    people = len(result.people)
    size = min(BUDGETS, key=lambda count: (count < people, count))
    budget = BUDGETS[size]
    print(f"{people:,} people; budgets are for {size:,}")
    rows = (
        ("file", "MB", 2, figures.megabytes, budget.megabytes),
        ("rendered in", "s", 2, figures.rendered_s, budget.rendered_s),
        ("ready in", "ms", 0, figures.ready_ms, budget.ready_ms),
        ("slowest search", "ms", 0, figures.search_ms, budget.search_ms),
        ("slowest sort", "ms", 0, figures.sort_ms, budget.sort_ms),
    )
    for name, unit, decimals, value, most in rows:
        verdict = "" if value <= most else "   too much"
        print(f"{name:<16}{value:>10.{decimals}f} {unit:<3} budget {most:g}{verdict}")
    return all(value <= most for *_, value, most in rows)


if __name__ == "__main__":
    sys.exit(main())
