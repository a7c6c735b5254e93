"""The table in headless Chromium: search, filters, order, rows, by mouse and by keyboard."""

import pytest

from auditor.model.result import AuditResult
from tests.reporters.html.conftest import Open, names, shown

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


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
    ("name", "rank"),
    [
        ("prune", "prune_rank"),
        ("reconnect", "reconnect_rank"),
    ],
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


@pytest.mark.parametrize(
    ("part", "pressed"),
    [
        ("svg.shares g[data-filter]", "meaningful"),
        ("#figure-connections g[data-filter]", "connected in"),
        ("#figure-messages g[data-filter]", "wrote to"),
    ],
)
def test_bars_filter_the_table(opened: Open, part: str, pressed: str) -> None:
    """The part of a bar shows the people it stands for, as many as it says."""
    page = opened()
    bar = page.locator(part).first
    bar.click()
    chosen = page.locator("#chips").inner_text() + page.input_value("#filter-class")
    said = int((bar.locator("title").text_content() or "0").rsplit(": ", 1)[1])
    filtered = page.locator("#people").get_attribute("aria-rowcount")

    assert pressed in chosen
    assert bar.get_attribute("aria-pressed") == "true"
    if "messages" not in part:  # there it is messages that are counted
        assert filtered == str(said + 1)


def test_change_leads_to_its_person(opened: Open, result: AuditResult) -> None:
    """A name under Since last time opens the person's row; Show all shows everyone of a kind."""
    page = opened()
    comparison = result.comparison
    assert comparison is not None
    link = page.locator("#since a").first
    name = link.inner_text()
    link.click()
    opened_name = page.locator("#rows tr.open .who").inner_text()
    page.locator('[data-filter*="change"]').first.click()

    assert (opened_name, shown(page)) == (
        name,
        f"{comparison.count('new')} of {len(result.people)} people",
    )


def test_first_line_is_in_the_language_last_used(opened: Open) -> None:
    """A card and its open row tell the first line in the person's language, not the page's."""
    page = opened()
    card = page.locator(".person:has(.opener[lang=de])").first
    line = card.locator(".opener").inner_text()
    card.locator("[data-show]").click()

    assert line in page.locator(".detail .says").all_inner_texts()
    assert page.locator(".opener[lang=en]").count() == 0


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
