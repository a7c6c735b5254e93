"""The page in headless Chromium: accessible, harmless, readable wherever it is read."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # ships none

from auditor.model.result import AuditResult
from tests.reporters.html.conftest import HOSTILE, Open, names

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_for_axe(
    opened: Open, language: str, scheme: Literal["light", "dark"]
) -> None:
    """Contrast, names, roles and order: no serious or critical fault, with a row open too."""
    page = opened(language, scheme=scheme)
    page.locator("[data-open]").first.click()
    page.locator("[data-decide]").first.click()
    found = Axe().run(page).response["violations"]
    grave = [
        (fault["id"], [node["target"] for node in fault["nodes"]][:3])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]

    assert grave == []


SOUGHT = {0: "alert(1)", 1: "onerror", 2: "gnp", 3: "calc", 4: "nnnn", 5: "nul byte", 6: "quoted"}
"""What finds each hostile name."""


def test_hostile_names_are_harmless_and_readable(opened: Open) -> None:
    """A name that tries something is text in the table, and nothing runs."""
    page = opened()
    found: dict[int, list[str]] = {}
    for place, sought in SOUGHT.items():
        page.fill("#search", sought)
        found[place] = names(page, 1)
    readable = {2: "gnp.exe", 4: "N" * 240 + "…", 5: "Nul Byte"}

    assert found == {place: [readable.get(place, name)] for place, name in HOSTILE.items()}


def test_phone_has_no_sideways_scroll(opened: Open) -> None:
    """At 400 pixels nothing is wider than the page."""
    page = opened("de", width=400)
    page.locator("[data-open]").first.click()

    assert page.evaluate("document.documentElement.scrollWidth") == 400


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
    page = opened()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert (
        page.locator("#rows tr[data-row]").count(),
        page.locator(".contents").is_visible(),
        page.locator("#printed").inner_text(),
    ) == (200, False, "The first 200 of 400.")
