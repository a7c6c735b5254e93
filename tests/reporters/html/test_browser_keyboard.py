"""The keyboard in headless Chromium: every control is reached and does what a click does."""

import pytest

from auditor.model.result import AuditResult
from tests.reporters.html.conftest import Open, names, shown

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
CONTROLS = "a[href], button, input, select, summary, [tabindex]"
_MARK = """controls => {
    const seen = [...document.querySelectorAll(controls)].filter((control) =>
        control.checkVisibility({visibilityProperty: true}) && !control.disabled
        && control.tabIndex >= 0);
    seen.forEach((control, place) => control.dataset.control = place);
    return seen.length;
}"""
_FOCUSED = "() => document.activeElement.dataset.control ?? null"


def test_tab_reaches_every_control(opened: Open) -> None:
    """From the first to the last, Tab stops at each control that can be seen, once."""
    page = opened()
    page.locator("#rows [data-open]").first.click()
    page.evaluate("document.activeElement.blur()")
    count = page.evaluate(_MARK, CONTROLS)
    reached: list[str] = []
    page.locator(".skip").focus()
    for _ in range(count):
        reached.append(page.evaluate(_FOCUSED))
        page.keyboard.press("Tab")

    assert sorted(map(int, reached)) == list(range(count))


def test_focus_is_seen(opened: Open) -> None:
    """Whatever has the focus by key shows it."""
    page = opened()
    page.locator("#search").focus()
    seen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))

    assert seen == ["solid"] * 8


def test_parts_of_a_figure_by_arrow_keys(opened: Open, result: AuditResult) -> None:
    """A figure is one stop of Tab; arrow keys move within it, Space chooses and lets go."""
    page = opened()
    page.locator("svg.shares g").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    count = int((result.verdicts["class"] == "dormant").sum())
    chosen = shown(page)
    page.locator('svg.shares g[tabindex="0"]').focus()
    page.keyboard.press("Space")

    assert (chosen, shown(page)) == (
        f"{count} of {len(result.people)} people",
        f"{len(result.people)} people",
    )


def test_parts_of_a_figure_have_names(opened: Open) -> None:
    """What is read out of a cell or bar is its whole sentence."""
    page = opened()
    title = page.locator("#figure-map g[data-filter] title").first.text_content() or ""

    assert page.get_by_role("button", name=title, exact=True).count() == 1


def test_row_opens_closes_and_is_decided(opened: Open) -> None:
    """Enter opens a row, Escape closes it; K, P, L decide and U takes back."""
    page = opened()
    row = page.locator("#rows tr[data-row]").first
    row.locator("[data-open]").focus()
    page.keyboard.press("Enter")
    open_ = page.locator(".detail").count()
    page.keyboard.press("Escape")
    closed = page.locator(".detail").count()
    pressed = []
    for key in "kpl":
        page.keyboard.press(key)
        pressed.append(row.locator('[aria-pressed="true"]').inner_text())
    for _ in "kpl":
        page.keyboard.press("u")

    assert (open_, closed, pressed) == (1, 0, ["Keep", "Prune", "Later"])
    assert row.locator('[aria-pressed="true"]').count() == 0
    assert page.locator("#decided").is_hidden()


def test_slash_searches_and_letters_stay_letters(opened: Open) -> None:
    """The slash leads to the search, where k, p, l and u are typed and decide nothing."""
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("kplu/")

    assert page.input_value("#search") == "kplu/"
    assert page.locator("#decided").is_hidden()


def test_filters_and_details_by_key(opened: Open) -> None:
    """A list is chosen, a chip taken off and a table under a figure unfolded without a mouse."""
    page = opened()
    page.locator("#figure-connections summary").focus()
    page.keyboard.press("Enter")
    unfolded = page.locator("#figure-connections td").first.is_visible()
    page.locator("#filter-class").focus()
    page.keyboard.press("ArrowDown")
    first = names(page, 1)
    page.locator("#clear").focus()
    page.keyboard.press("Enter")

    assert (unfolded, page.input_value("#filter-class"), bool(first)) == (True, "", True)
