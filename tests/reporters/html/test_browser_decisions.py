"""Decisions in headless Chromium: made, undone, kept, saved, and text copied."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from auditor.model.result import AuditResult
from auditor.redaction import redacted
from tests.reporters.html.conftest import HOSTILE, Open, rendered

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_decide_by_keyboard_undo_and_keep(opened: Open) -> None:
    """K keeps, U undoes; a reload finds what was decided."""
    page = opened()
    page.locator("#rows [data-open]").first.focus()
    page.keyboard.press("k")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("p")
    decided = page.locator("#decided-count").inner_text()
    page.keyboard.press("u")
    undone = page.locator("#decided-count").inner_text()
    page.reload()
    page.wait_for_selector("html[data-ready]")

    assert (decided, undone, page.locator("#decided-count").inner_text()) == (
        "2 decided in this page: 1 Keep, 1 Prune",
        "1 decided in this page: 1 Keep",
        "1 decided in this page: 1 Keep",
    )


def test_decisions_are_saved_as_csv(opened: Open, result: AuditResult) -> None:
    """decisions.csv holds what the audit was given and what was decided, no cell a formula."""
    page = opened()
    page.fill("#search", "calc")
    page.locator("#rows [data-open]").first.focus()
    page.keyboard.press("l")
    page.locator("[data-decide-pair] button").first.click()
    with page.expect_download() as download:
        page.click("#save")
    lines = Path(download.value.path()).read_bytes().decode().split("\r\n")
    given = result.decisions[0]

    assert lines[0] == "person,name,decision,other,note"
    assert lines[1] == f"{given.person},,later,,in May"
    assert lines[2].split(",", 1)[1] == f"'{HOSTILE[3]},later,,"
    assert lines[3].split(",")[2:4][0] == "same"


def test_opener_can_be_copied(opened: Open) -> None:
    """The button of a card copies its first line."""
    page = opened(alone=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.locator(".person").first
    card.locator("[data-copy]").click()
    expect(page.locator("[data-copy]").first).to_have_text("Copied")

    assert page.evaluate("navigator.clipboard.readText()") == card.locator(".opener p").inner_text()


def test_names_to_prune_can_be_copied(opened: Open, result: AuditResult) -> None:
    """The pruning list is copied as first name, tab, family name."""
    page = opened(alone=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copy-names]").click()
    expect(page.locator("[data-copy-names]")).to_have_text("Copied")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")

    assert (len(lines), {line.count("\t") for line in lines}) == (
        int((result.verdicts["prune_rank"].notna() & (result.verdicts["decision"] == "")).sum()),
        {1},
    )


def test_refused_storage_is_survived(opened: Open) -> None:
    """Where the browser keeps nothing, deciding works and the page says that nothing is kept."""
    page = opened(alone=True)
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.locator("[data-decide]").first.click()

    assert "does not keep them" in page.locator("#kept").inner_text()


def test_pairs_are_decided_and_counted(opened: Open) -> None:
    """Same and different stand in the counter, and the other choice replaces the first."""
    page = opened()
    pair = page.locator("[data-decide-pair]").first
    pair.locator("button").nth(0).click()
    same = page.locator("#decided-count").inner_text()
    pair.locator("button").nth(1).click()

    assert (same, page.locator("#decided-count").inner_text()) == (
        "1 decided in this page: 1 Same person",
        "1 decided in this page: 1 Different people",
    )


def test_decision_shows_wherever_the_person_stands(opened: Open) -> None:
    """What is decided on a card is decided in the table and in the open row too."""
    page = opened()
    card = page.locator(".person").first
    card.locator("[data-decide=keep]").click()
    card.locator("[data-show]").click()
    kept = page.locator('#rows [data-decide="keep"][aria-pressed="true"]').count()
    page.locator('#rows .detail [data-decide="keep"]').click()

    assert (kept, card.locator('[aria-pressed="true"]').count()) == (2, 0)


def test_redacted_report_decides_nothing(
    browser: Browser, result: AuditResult, tmp_path: Path
) -> None:
    """Where names are invented there is nothing to decide, to open or to reach, and it is said."""
    file = tmp_path / "report.html"
    file.write_bytes(rendered(redacted(result, b"a secret for tests")))
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.locator("#rows [data-open]").first.click()
    page.keyboard.press("k")
    seen = [
        page.locator(css).count()
        for css in ("[data-decide]", ".decision", "a[target]", "[data-copy-names]")
    ]
    text, decided = page.locator("body").inner_text(), page.locator("#decided").is_visible()
    context.close()

    assert (seen, decided) == ([0, 0, 0, 0], False)
    assert "All names here are invented." in text
    assert [name for name in HOSTILE.values() if name in text] == []
