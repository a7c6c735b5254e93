"""The report in headless Chromium: what a reader can see and do, by mouse and by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # ships none
from playwright.sync_api import Browser, Page

from auditor.model.result import AuditResult
from tests.reporters.html.conftest import HOSTILE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, pages: Callable[[str], Path]) -> Iterator[Open]:
    """Return a function that opens the report; nothing may be said or asked for behind it."""
    trouble: list[str] = []
    contexts = []

    def open_(
        language: str = "en",
        *,
        scheme: Literal["light", "dark"] = "light",
        width: int = 1200,
        scripts: bool = True,
    ) -> Page:
        context = browser.new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            accept_downloads=True,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: trouble.append(dialog.message))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("file:", "data:", "blob:"))
                else trouble.append(request.url)
            ),
        )
        page.goto(pages(language).as_uri())
        if scripts:
            page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert trouble == []


def shown(page: Page) -> str:
    """Return what the table says about how many it shows."""
    return page.locator("#status").inner_text()


def names(page: Page, count: int = 3) -> list[str]:
    """Return the first names in the table."""
    return page.locator("#rows .who").all_inner_texts()[:count]


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


def test_table_shows_everyone(opened: Open, result: AuditResult) -> None:
    """The table counts everyone and draws only the rows in sight, keepers first."""
    page = opened()
    drawn = page.locator("#rows tr[data-row]").count()

    assert (
        shown(page),
        page.locator("#people").get_attribute("aria-rowcount"),
        drawn < 60,
        page.locator("#rows .word").first.inner_text(),
    ) == (f"{len(result.people)} people", str(len(result.people) + 1), True, "Relationship")


def test_search_folds_accents_and_umlauts(opened: Open) -> None:
    """Søren is found as soren, Müller as mueller: what is typed and what is meant are folded."""
    page = opened()
    page.fill("#search", "soren schaefer")

    assert set(names(page, 99)) <= {"Søren Schäfer"}
    page.fill("#search", "Çelik")
    assert all("Çelik" in name for name in names(page, 99))


def test_search_without_a_match_says_so(opened: Open, result: AuditResult) -> None:
    """Nobody found is said, and clearing brings everyone back."""
    page = opened()
    page.fill("#search", "nobody is called this")
    none = (shown(page), page.locator("#rows .none").inner_text())
    page.click("#clear")

    assert (*none, shown(page)) == (
        f"0 of {len(result.people)} people",
        "Nobody fits these filters.",
        f"{len(result.people)} people",
    )


@pytest.mark.parametrize("kind", ["meaningful", "dormant", "business-card-only"])
def test_filter_by_class(opened: Open, result: AuditResult, kind: str) -> None:
    """The class filter shows as many as the verdicts have."""
    page = opened()
    page.select_option("#filter-class", kind)
    count = int((result.verdicts["class"] == kind).sum())

    assert shown(page) == f"{count} of {len(result.people)} people"


@pytest.mark.parametrize(
    ("name", "rank"), [("prune", "prune_rank"), ("reconnect", "reconnect_rank")]
)
def test_lists_come_in_their_order(opened: Open, result: AuditResult, name: str, rank: str) -> None:
    """A list shows its people, the first first; equals may change places."""
    page = opened()
    page.select_option("#filter-list", name)
    listed = result.verdicts[result.verdicts[rank].notna()]
    first = int(page.locator("#rows [data-key]").first.get_attribute("data-key") or "-1")
    best = float(listed["bond"].min() if name == "prune" else listed["bond"].max())

    assert (shown(page), result.verdicts["bond"].to_list()[first]) == (
        f"{len(listed)} of {len(result.people)} people",
        best,
    )


def test_flag_filter(opened: Open, result: AuditResult) -> None:
    """A flaw's button filters the table by the flag."""
    page = opened()
    count = int((result.spoken["rule_id"] == "email/malformed").sum())
    page.locator('[data-filter*="email/malformed"]').click()

    assert shown(page) == f"{count} of {len(result.people)} people"


def test_map_cell_filters_and_releases(opened: Open, result: AuditResult) -> None:
    """A cell of the map, chosen by key, filters; chosen again, it lets go."""
    page = opened()
    cell = page.locator("#figure-map g[role=button]").first
    cell.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    filtered = shown(page)
    page.locator('#figure-map g[aria-pressed="true"]').focus()
    page.keyboard.press("Enter")

    assert (" of " in filtered, shown(page)) == (True, f"{len(result.people)} people")


def test_sort_by_keyboard(opened: Open, result: AuditResult) -> None:
    """A head sorts by name, again the other way; aria-sort says which."""
    page = opened()
    button = page.locator('[data-sort="name"]')
    head = page.locator("th.name").first
    button.focus()
    page.keyboard.press("Enter")
    up = (head.get_attribute("aria-sort"), names(page, 1))
    page.keyboard.press("Enter")
    down = (head.get_attribute("aria-sort"), names(page, 1))

    assert (up[0], down[0], up[1] != down[1]) == ("ascending", "descending", True)
    assert (page.locator("#people").get_attribute("aria-rowcount")) == str(len(result.people) + 1)


def test_row_opens_to_every_rule(opened: Open, result: AuditResult) -> None:
    """A row opens to each rule that spoke and to the records; Escape closes it."""
    page = opened()
    row = page.locator("#rows [data-open]").first
    person = int(page.locator("#rows [data-key]").first.get_attribute("data-key") or "-1")
    row.focus()
    page.keyboard.press("Enter")
    person_id = result.people["person_id"][person]
    said = result.spoken[(result.spoken["person_id"] == person_id)]
    openers = said["rule_id"].str.startswith("reconnect/").sum()
    opened_rules = page.locator(".detail .spoke > li").count()
    records = page.locator(".detail .records li").count()
    page.keyboard.press("Escape")

    assert (opened_rules, records, page.locator(".detail").count()) == (
        len(said) - openers,
        int((result.account["person_id"] == person_id).sum()),
        0,
    )


def test_sentences_are_the_same_on_both_sides(opened: Open) -> None:
    """The browser fills a sentence as the program does: the first card and its open row agree."""
    page = opened()
    card = page.locator(".person").first
    reason = card.locator(".reasons li").first.inner_text()
    card.locator("[data-show]").click()

    assert reason in page.locator(".detail .says").all_inner_texts()


def test_keyboard_moves_through_the_table(opened: Open) -> None:
    """Arrows move row by row, End goes to the last, and focus is never lost."""
    page = opened()
    page.locator("#rows [data-open]").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End"):
        page.keyboard.press(key)
    last = page.evaluate("document.activeElement.dataset.open")
    page.keyboard.press("Home")

    assert (last, page.evaluate("document.activeElement.dataset.open")) == ("399", "0")


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
    page = opened()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.locator(".person").first
    card.locator("[data-copy]").click()
    page.wait_for_function("document.querySelector('[data-copy]').textContent === 'Copied'")

    assert page.evaluate("navigator.clipboard.readText()") == card.locator(".opener p").inner_text()


def test_names_to_prune_can_be_copied(opened: Open, result: AuditResult) -> None:
    """The pruning list is copied as first name, tab, family name."""
    page = opened()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copy-names]").click()
    page.wait_for_function("document.querySelector('[data-copy-names]').textContent === 'Copied'")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")

    assert (len(lines), {line.count("\t") for line in lines}) == (
        int((result.verdicts["prune_rank"].notna() & (result.verdicts["decision"] == "")).sum()),
        {1},
    )


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


def test_refused_storage_is_survived(opened: Open) -> None:
    """Where the browser keeps nothing, deciding works and the page says that nothing is kept."""
    page = opened()
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.locator("[data-decide]").first.click()

    assert "does not keep them" in page.locator("#kept").inner_text()
