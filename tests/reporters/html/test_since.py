"""Since last time: every change told, keepers first, with gates and the trend."""

from dataclasses import replace

import pandas as pd

from auditor.model.comparison import CHANGE_KINDS
from auditor.reporters.html.bars import AUDITS_DRAWN, trend_over_audits
from auditor.reporters.html.linked import linked
from auditor.reporters.html.since import CHANGES_SHOWN, ChangeView, changed_places, since_of
from auditor.reporters.html.wording import CHANGE_TITLES
from auditor.reporters.language import language_of
from tests.reporters.html.conftest import rendered
from tests.reporters.html.invented import AS_OF, make_result
from tests.reporters.html.invented_since import trend, with_history

EN, DE = language_of("en"), language_of("de")
FEW = make_result(n=60)
CHANGED = with_history(FEW)


def test_every_kind_is_worded() -> None:
    """Whatever the comparison can tell has words for one and for many."""
    assert set(CHANGE_KINDS) == set(CHANGE_TITLES)


def test_changes_are_counted_and_shown_keepers_first() -> None:
    """Each kind comes in the model's order with all its people counted, the first shown."""
    since = since_of(linked(CHANGED), EN)
    news = next(group for group in since.groups if group.kind == "new")

    assert [group.kind for group in since.groups] == list(CHANGE_KINDS)
    assert (news.count, len(news.changes), since.day) == (14, CHANGES_SHOWN, "1 March 2025")


def test_everyone_who_is_gone_is_named() -> None:
    """Who has no row any more is told in full: no table could show them."""
    comparison = CHANGED.comparison
    assert comparison is not None
    gone = comparison.changes[comparison.changes["change"] == "gone"]
    many = pd.concat([gone] * 10, ignore_index=True)
    (group,) = since_of(
        linked(replace(CHANGED, comparison=replace(comparison, changes=many))), EN
    ).groups

    assert (len(group.changes) + len(group.further), group.listed) == (group.count, 0)


def test_one_change_is_told_in_the_singular() -> None:
    """One person became a relationship, two became relationships."""
    comparison = CHANGED.comparison
    assert comparison is not None
    one = replace(comparison, changes=comparison.changes.head(1))
    (group,) = since_of(linked(replace(CHANGED, comparison=one)), EN).groups

    assert group.title == "became a relationship"


def test_classes_and_rules_are_named_as_on_the_page() -> None:
    """What was and is now stands in the page's words and language."""
    groups = {group.kind: group.changes[0] for group in since_of(linked(CHANGED), DE).groups}

    assert (groups["cooled"].was, groups["cooled"].now) == ("Beziehung", "Eingeschlafen")
    assert groups["finding-new"].now == FEW.rulebook.rule("email/malformed").text("title", "de")


def test_people_are_found_by_their_change() -> None:
    """The table's filter knows everyone who is here; those who are gone have no row."""
    ready = linked(CHANGED)
    places = changed_places(ready)

    assert (len(places["new"]), places["gone"]) == (14, [])
    assert all(change.place in places["cooled"] for change in _group("cooled"))


def test_without_an_earlier_audit_there_is_no_section() -> None:
    """A first audit says nothing about last time."""
    assert 'id="since"' not in rendered(FEW).decode()


def test_no_change_is_said() -> None:
    """The same contacts again are told in one sentence."""
    comparison = CHANGED.comparison
    assert comparison is not None
    same = replace(CHANGED, comparison=replace(comparison, changes=comparison.changes.head(0)))

    assert "Nothing has changed since the audit of 1 March 2025." in rendered(same).decode()


def test_trend_draws_the_last_audits_and_lists_all() -> None:
    """A long trend stays a small figure; its table has every audit and every number."""
    long = trend(AS_OF, AUDITS_DRAWN + 6)
    figure = trend_over_audits(replace(FEW, trend=long), EN)
    assert figure is not None

    assert (len(figure.shapes), len(figure.rows), len(figure.head)) == (
        2 * AUDITS_DRAWN,
        AUDITS_DRAWN + 6,
        7,
    )


def test_single_audit_is_no_trend() -> None:
    """One day gives no line to follow."""
    assert trend_over_audits(replace(FEW, trend=trend(AS_OF, 1)), EN) is None


def test_gates_say_what_they_saw() -> None:
    """Each gate stands with its number and outcome."""
    gates = since_of(linked(CHANGED), DE).gates

    assert [(gate.condition, gate.value, gate.failed) for gate in gates] == [
        ("cooled > 5", "2", False),
        ("share.business-card-only > 0.7", "0,75", True),
    ]


def test_missing_numbers_of_an_old_audit_are_no_fault() -> None:
    """An audit kept from before a number was counted shows it as not known."""
    gap = trend(AS_OF, 3).assign(findings=pd.array([pd.NA, 3, 4], dtype="Int64"))
    figure = trend_over_audits(replace(FEW, trend=gap), EN)
    assert figure is not None

    assert figure.rows[0][5] == "?"


def _group(kind: str) -> tuple[ChangeView, ...]:
    groups = since_of(linked(CHANGED), EN).groups
    return next(group.changes for group in groups if group.kind == kind)
