"""The page where it is less than a page: without scripts, under a strict server, on paper."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from auditor.model.result import AuditResult
from auditor.reporters.html.page import page_of
from auditor.reporters.html.reporter import pieces_of
from auditor.reporters.language import language_of
from tests.reporters.html.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
JENKINS = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';"
"""What Jenkins sends with every file that a job keeps."""


def test_readable_without_scripts(opened: Open, result: AuditResult) -> None:
    """Without scripts the answer, the lists, the figures and the strongest people are there."""
    page = opened(scripts=False)
    text = page.locator("body").inner_text()
    visible = page.locator(".scripted:visible").count()

    assert ("Without scripts this page shows" in text, visible) == (True, 0)
    assert page.locator("#everyone tbody tr:visible").count() == min(
        40, int((result.verdicts["class"] == "meaningful").sum())
    )


def test_print_shows_rows_and_repeats_heads(opened: Open) -> None:
    """On paper the table stands in full up to its bound, and what only a screen needs is gone."""
    page = opened(alone=True)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert (
        page.locator("#rows tr[data-row]").count(),
        page.locator(".contents").is_visible(),
        page.locator("#printed").inner_text(),
    ) == (200, False, "The first 200 of 400.")


def test_readable_under_the_policy_of_jenkins(
    browser: Browser, pages: Callable[[str], Path], result: AuditResult
) -> None:
    """Where scripts and styles are refused, texts, lists and coloured figures still show."""
    body, asked = pages("en").read_bytes(), []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        headers = {"Content-Security-Policy": JENKINS}
        route.fulfill(body=body, content_type="text/html; charset=utf-8", headers=headers)

    context = browser.new_context()
    context.route("**/*", answer)
    page = context.new_page()
    page.goto("http://jenkins.example/report.html")
    text = page.locator("body").inner_text()
    shares = page.locator("svg.shares rect").first
    seen = (shares.is_visible(), page.locator("#figure-map rect").first.is_visible())
    fill, hidden = shares.get_attribute("fill"), page.locator(".scripted:visible").count()
    context.close()

    assert asked == ["http://jenkins.example/report.html"]
    assert (*seen, fill, hidden) == (True, True, "#0d6a63", 0)
    assert f"Of {len(result.people)} contacts" in text
    assert "Without scripts this page shows" in text


def test_printed_to_pdf(opened: Open, tmp_path: Path) -> None:
    """The page prints to A4 as a handful of pages, coloured figures and all."""
    page = opened()
    file = tmp_path / "report.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    printed = file.read_bytes()
    sizes = set(re.findall(rb"/MediaBox \[([^\]]*)\]", printed))

    assert 8 <= printed.count(b"/Type /Page\n") <= 24
    assert {tuple(round(float(n)) for n in size.split()) for size in sizes} == {(0, 0, 595, 842)}


def test_part_of_ones_own_runs_no_script(
    browser: Browser, result: AuditResult, tmp_path: Path
) -> None:
    """A script or style that a part of the user's own brings is refused by the page's policy."""
    part = "<script>document.title = 'run'</script><style>body{display:none}</style>"
    (tmp_path / "colophon.html.j2").write_text(part, encoding="utf-8")
    english = language_of("en")
    file = tmp_path / "report.html"
    file.write_bytes(b"".join(pieces_of(page_of(result, english), english, tmp_path)))
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]")
    title, visible = page.title(), page.locator("h1").is_visible()
    context.close()

    assert (title, visible, len(refused)) == ("Contact audit – Jana Vogt", True, 2)
