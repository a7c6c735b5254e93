"""Invented results, rendered once a session, and the browser that opens them."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from auditor.model.result import AuditResult
from auditor.reporters.html import HtmlReporter
from auditor.reporters.html.linked import linked
from auditor.reporters.interface import ReportOptions
from tests.reporters.html.invented import make_result
from tests.reporters.html.invented_since import with_history

Open = Callable[..., Page]
Scheme = Literal["light", "dark"]
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
IN_CI = bool(os.environ.get("CI"))  # read at once: tests start from a shell without it
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
HOSTILE = {
    0: "<script>alert(1)</script>",
    1: "</script><img src=x onerror=alert(2)>",
    2: "\u202egnp.exe",
    3: "=cmd|' /C calc'!A0",
    4: "N" * 10_000,
    5: "Nul\x00 Byte",
    6: '{{ 7*7 }} {messages_in} %(count)s "quoted" & more',
}
"""Names that a page could trip over, by the place of their person."""


def rendered(result: AuditResult, language: str = "en") -> bytes:
    """Return report.html."""
    ((_, pieces),) = HtmlReporter().render(result, ReportOptions(language=language))
    return b"".join(pieces)


@pytest.fixture(scope="session")
def result() -> AuditResult:
    """Return 400 invented people in the page's order, some with names it could trip over."""
    return linked(with_history(make_result(names=HOSTILE))).result


@pytest.fixture(scope="session")
def pages(result: AuditResult, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the file of the report in a language."""
    folder = tmp_path_factory.mktemp("report")
    files = {code: folder / f"report-{code}.html" for code in ("en", "de")}
    for code, file in files.items():
        file.write_bytes(rendered(result, code))
    return files.__getitem__


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return headless Chromium; skip where there is none, but never in CI."""
    path = next((name for name in CHROMIUM if Path(name).exists()), shutil.which("chromium"))
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        except Error as error:
            if IN_CI:
                raise
            pytest.skip(f"no Chromium to open the report in: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


class Windows:
    """Pages of the browser by colour scheme and width, opened once, and what is said behind them.

    A window of its own takes twice as long as all that a test does in it.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.trouble: list[str] = []
        self._shared: dict[tuple[str, int], Page] = {}

    def shared(self, scheme: Scheme, width: int) -> Page:
        """Return the page of a scheme and a width that every test may use."""
        if (scheme, width) not in self._shared:
            self._shared[scheme, width] = self.new(scheme, width, scripts=True)
        return self._shared[scheme, width]

    def new(self, scheme: Scheme, width: int, *, scripts: bool) -> Page:
        """Return a page in a window of its own."""
        context = self.browser.new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            accept_downloads=True,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.on("console", lambda message: self.trouble.append(message.text))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("dialog", lambda dialog: self.trouble.append(dialog.message))
        page.on("request", lambda request: self._asked(request.url))
        return page

    def forget(self) -> None:
        """Let the shared pages forget what was decided in them."""
        for page in self._shared.values():
            page.evaluate("localStorage.clear()")

    def _asked(self, address: str) -> None:
        if not address.startswith(("file:", "data:", "blob:")):
            self.trouble.append(address)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """Return the windows of the session; the browser closes them."""
    return Windows(browser)


@pytest.fixture
def opened(windows: Windows, pages: Callable[[str], Path]) -> Iterator[Open]:
    """Return a function that opens the report; nothing may be said or asked for behind it."""
    windows.trouble.clear()
    own: list[Page] = []

    def open_(
        language: str = "en",
        *,
        scheme: Scheme = "light",
        width: int = 1200,
        scripts: bool = True,
        alone: bool = False,
    ) -> Page:
        if alone or not scripts:
            page = windows.new(scheme, width, scripts=scripts)
            own.append(page)
        else:
            page = windows.shared(scheme, width)
        page.goto(pages(language).as_uri())
        if scripts:
            page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for page in own:
        page.context.close()
    windows.forget()
    assert windows.trouble == []


def shown(page: Page) -> str:
    """Return what the table says about how many it shows."""
    return page.locator("#status").inner_text()


def names(page: Page, count: int = 3) -> list[str]:
    """Return the first names in the table."""
    return page.locator("#rows .who").all_inner_texts()[:count]
