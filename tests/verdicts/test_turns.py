"""What would change a verdict does change it, once it happens."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.engine import explain, judge
from auditor.engine.explanation import Explanation, Turn
from auditor.model.matched import DECIDED
from auditor.model.rules import RuleBook, Test
from tests.verdicts.test_known_answers import ENGLISH, TODAY, ago

Begin = Callable[..., Any]
NAME = "Anna Muster"
TALK = ENGLISH.talk
DAY = dt.timedelta(days=1)

LIVING = {
    "monthly": [12 + 30 * month for month in range(36)],
    "yearly": [270 + 365 * year for year in range(6)],
    "three-months": [4 + 7 * week for week in range(12)],
    "three-exchanges": [100, 300, 650],
    "uneven": [40, 75, 400, 410, 900, 1300],
}
QUIET = {"monthly": [800 + 30 * month for month in range(24)], "three": [1500, 1700, 2100]}


def story(network: Begin, days: list[int], *role_starts: dt.date) -> Any:
    """Return a network in which Anna and the owner had exchanges so many days ago."""
    contacts = network(*role_starts)
    contacts.connection(NAME)
    for day in days:
        contacts.exchange(NAME, ago(day), TALK)
    return contacts


def told(contacts: Any) -> Explanation:
    """Return the explanation of Anna."""
    return explain(contacts.result(), NAME)


def turn_of(contacts: Any, kind: str) -> Turn:
    """Return the one turn of a kind."""
    (turn,) = (turn for turn in told(contacts).turns if turn.kind == kind)
    return turn


def class_on(contacts: Any, day: dt.date) -> str:
    """Return Anna's class in an export made on another day."""
    contacts.exported_on = day
    return str(contacts.verdict(NAME)["class"])


@pytest.mark.parametrize("days", LIVING.values(), ids=LIVING)
def test_quiet_on(network: Begin, days: list[int]) -> None:
    """Without a word the class changes on the very day that is told, and not the day before."""
    contacts = story(network, days)
    turn = turn_of(contacts, "quiet-on")
    assert turn.day is not None

    assert "meaningful" == class_on(contacts, turn.day - DAY)
    assert turn.to_class == class_on(contacts, turn.day)


@pytest.mark.parametrize("days", LIVING.values(), ids=LIVING)
def test_exchange_before_keeps(network: Begin, days: list[int]) -> None:
    """A two-way exchange before that day keeps it as it is."""
    contacts = story(network, days)
    day = turn_of(contacts, "quiet-on").day
    assert day is not None
    contacts.exchange(NAME, day - DAY, TALK[:2])

    assert "meaningful" == class_on(contacts, day)


@pytest.mark.parametrize("days", QUIET.values(), ids=QUIET)
def test_word_revives(network: Begin, days: list[int]) -> None:
    """An exchange now makes someone dormant what is told."""
    contacts = story(network, days)
    turn = turn_of(contacts, "word-revives")
    contacts.exchange(NAME, TODAY, TALK[:2])

    assert "meaningful" == turn.to_class == class_on(contacts, TODAY)


@pytest.mark.parametrize("days", [[], [50], [400], [60, 75], [3000]])
def test_exchanges_lift(network: Begin, days: list[int]) -> None:
    """So many exchanges a month apart make it what is told, and one fewer does not."""
    contacts = story(network, days)
    (turn,) = (turn for turn in told(contacts).turns if turn.count)
    for count in range(1, turn.count + 1):
        day = TODAY + dt.timedelta(days=31 * (count - 1))
        contacts.say(NAME, "out", day, TALK[1], 9)
        contacts.say(NAME, "in", day, TALK[0], 10)
        expected = turn.to_class if count == turn.count else "business-card-only"
        assert expected == class_on(contacts, day), count


@pytest.mark.parametrize("days", [[50], [50, 400], [60, 75]])
def test_rules_lift(network: Begin, days: list[int]) -> None:
    """Were the silent rules that are named to speak, the class would be the one told."""
    contacts = story(network, days)
    named = [turn for turn in told(contacts).turns if turn.kind in ("rule-lifts", "rules-lift")]

    assert named
    for turn in named:
        ids = {silent.rule.id for silent in turn.rules}
        assert turn.to_class == _class_by(contacts, _speaking(contacts.book, ids))


def test_no_other_rule_lifts(network: Begin) -> None:
    """A silent rule that is not named alone would not change the class by itself."""
    contacts = story(network, [60, 75])
    explained = told(contacts)
    alone = {turn.rules[0].rule.id for turn in explained.turns if turn.kind == "rule-lifts"}
    silent = {silent.rule.id for account in explained.axes for silent in account.silent}

    for rule_id in sorted(silent - alone):
        heard = _class_by(contacts, _speaking(contacts.book, {rule_id}))
        assert explained.person_class == heard, rule_id


def test_without_decision(network: Begin) -> None:
    """Without the owner's decision the class is the one told."""
    contacts = story(network, [])
    contacts.decided.append({"person_id": NAME, "decision": "meaningful", "note": ""})
    turn = turn_of(contacts, "without-decision")
    contacts.decided.clear()

    assert "business-card-only" == turn.to_class == class_on(contacts, TODAY)


def test_no_history(network: Begin) -> None:
    """Who stands only in the phone is told that a message history would say more."""
    contacts = network()
    contacts.card(NAME)

    assert ["no-history"] == [turn.kind for turn in told(contacts).turns][-1:]


@given(
    days=st.lists(st.integers(0, 2500), min_size=3, max_size=8, unique=True),
    start=st.integers(100, 2000),
)
@settings(
    deadline=None, max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_quiet_on_whatever_passed(network: Begin, days: list[int], start: int) -> None:
    """Whatever passed, the day told is the one on which an export says otherwise."""
    contacts = story(network, days, ago(3000), ago(start))
    now = told(contacts)
    for turn in now.turns:
        if turn.kind == "quiet-on" and turn.day is not None:
            assert now.person_class == class_on(contacts, turn.day - DAY)
            assert turn.to_class == class_on(contacts, turn.day)


def _speaking(book: RuleBook, ids: set[str]) -> RuleBook:
    """Return the book with rules that speak about everybody."""
    rules = tuple(
        replace(rule, when=Test("person_id", "present")) if rule.id in ids else rule
        for rule in book.rules
    )
    return replace(book, rules=rules)


def _class_by(contacts: Any, book: RuleBook) -> str:
    evidence = contacts.measured().evidence
    return str(judge(evidence, DECIDED.empty(), book=book).verdicts["class"].iloc[0])
