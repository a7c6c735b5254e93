"""The page in headless Chromium: accessible, harmless, readable wherever it is read."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # ships none

from tests.reporters.html.conftest import HOSTILE, Open, names

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


AXE = {
    "resultTypes": ["violations"],
    "rules": {
        "target-size": {"enabled": True},
        "label-content-name-mismatch": {"enabled": True},
    },
}
"""Lighthouse asks for these two as well."""


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("en", "light", 1200), ("de", "dark", 1200), ("de", "light", 390)],
)
def test_nothing_serious_for_axe(
    opened: Open, language: str, scheme: Literal["light", "dark"], width: int
) -> None:
    """Contrast, names, roles and order: no serious or critical fault, with a row open too."""
    page = opened(language, scheme=scheme, width=width)
    page.locator("#rows [data-open]").first.click()
    page.locator("[data-decide]:visible").first.click()
    page.evaluate("scrollTo(0, 0)")  # what lies under the sticky contents is no fault
    found = Axe().run(page, options=AXE).response["violations"]
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
    """At 390 pixels nothing is wider than the page, and a small time line fills its line."""
    page = opened("de", width=390)
    page.locator("#rows [data-open]").first.click()
    picture = page.locator(".person .spark").first
    drawn = picture.locator("line").bounding_box()
    whole = picture.bounding_box()
    assert drawn is not None
    assert whole is not None

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert abs(drawn["width"] - whole["width"]) < 3
