"""People near the borders, with the answer that a reasonable human would give, and why."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

Begin = Callable[..., Any]
NAME = "Anna Muster"
TODAY = dt.date(2026, 1, 15)
TALK = (
    "I walked along the canal you told me about and found the little bakery at last.",
    "Wonderful. Did you try the plum cake? My brother drives an hour for it.",
    "I did, and brought one home for the neighbours. Come with me next time?",
    "With pleasure. I will bring the map with the old mills on it.",
)
LONG = " ".join(TALK * 4)


def ago(days: int) -> dt.date:
    """Return the day so many days before the export."""
    return TODAY - dt.timedelta(days)


@pytest.fixture
def contacts(network: Begin) -> Any:
    """Return a network with Anna as an old connection."""
    begun = network(dt.date(2015, 1, 1), ago(1000))
    begun.connection(NAME)
    return begun


def test_one_long_evening_of_messages(contacts: Any) -> None:
    """Twenty messages in one week and never again: a good talk, but nobody came back to it."""
    for day in range(5):
        contacts.exchange(NAME, ago(300 - day), TALK)

    assert "business-card-only" == contacts.verdict(NAME)["class"]


def test_two_talks_in_two_months(contacts: Any) -> None:
    """Two short talks within two months, five years ago: an acquaintance that ended."""
    for days in (1800, 1760):
        contacts.exchange(NAME, ago(days), TALK[:2])

    assert "business-card-only" == contacts.verdict(NAME)["class"]


def test_mentor_with_long_answers(contacts: Any) -> None:
    """Three questions of mine over a year, each answered at length: someone took time for me."""
    for days in (500, 330, 140):
        contacts.say(NAME, "out", ago(days), TALK[1])
        contacts.say(NAME, "in", ago(days - 3), LONG)

    assert "meaningful" == contacts.verdict(NAME)["class"]


def test_slow_letter_writers(contacts: Any) -> None:
    """Who answers after six weeks, for years, writes letters: slow is not one-sided."""
    for year in range(5):
        contacts.say(NAME, "in", ago(200 + 365 * year), LONG)
        contacts.say(NAME, "out", ago(158 + 365 * year), LONG)

    assert "meaningful" == contacts.verdict(NAME)["class"]


def test_answers_after_ten_days(contacts: Any) -> None:
    """An answer after ten days is a conversation of its own by the clock, but an exchange."""
    for days in (700, 420, 100):
        contacts.say(NAME, "in", ago(days), TALK[0])
        contacts.say(NAME, "out", ago(days - 10), TALK[1])

    found = contacts.verdict(NAME)

    assert "meaningful" == found["class"]
    assert (0, 3) == (found["two_way_conversations"], found["exchanges"])


def test_persistent_caller_with_one_answer(contacts: Any) -> None:
    """Twenty messages over years and one polite answer: only one side wants this."""
    for number in range(20):
        contacts.say(NAME, "in", ago(1500 - 70 * number), TALK[0])
    contacts.say(NAME, "out", ago(900), TALK[1])

    found = contacts.verdict(NAME)

    assert "business-card-only" == found["class"]
    assert "relationship/one-sided-from-them" in found["flags"]


def test_recruiter_twice_across_a_role_change(contacts: Any) -> None:
    """The same recruiter asks again two years later, and gets a friendly no again: no tie."""
    for days in (1400, 500):
        contacts.say(
            NAME, "in", ago(days), "I have a role in Leeds that might suit you, shall we talk?"
        )
        contacts.say(
            NAME, "out", ago(days - 1), "Kind of you to ask, but I just settled in my team here."
        )

    assert "business-card-only" == contacts.verdict(NAME)["class"]


def test_two_years_since_yearly_letters(contacts: Any) -> None:
    """Yearly for six years and now 20 months late: quiet for them is not yet over."""
    for year in range(6):
        contacts.exchange(NAME, ago(610 + 365 * year), TALK)

    assert "meaningful" == contacts.verdict(NAME)["class"]


def test_weekly_then_a_year_and_a_half_of_silence(contacts: Any) -> None:
    """Weekly for a year, then nothing for 18 months: for these two that is long."""
    for week in range(52):
        contacts.exchange(NAME, ago(545 + 7 * week), TALK[:2])

    assert "dormant" == contacts.verdict(NAME)["class"]


def test_monthly_and_ten_months_of_silence(contacts: Any) -> None:
    """Monthly, then ten months of nothing: still alive, but it cools, and that is said."""
    for month in range(24):
        contacts.exchange(NAME, ago(310 + 30 * month), TALK)

    found = contacts.verdict(NAME)

    assert "meaningful" == found["class"]
    assert "relationship/cooling" in found["flags"]


def test_old_friend_kept_up_by_birthday_wishes(contacts: Any) -> None:
    """Close until five years ago, one-click wishes since: wishes keep nothing alive."""
    for month in range(24):
        contacts.exchange(NAME, ago(1825 + 30 * month), TALK)
    for year in range(5):
        contacts.say(NAME, "out", ago(60 + 365 * year), "Happy birthday, Anna!")
        contacts.say(NAME, "in", ago(59 + 365 * year), "Thank you!")

    found = contacts.verdict(NAME)

    assert "dormant" == found["class"]
    assert ago(59) == found["last_contact_on"].date()


def test_old_friend_who_wrote_last_week(contacts: Any) -> None:
    """Close years ago, and last week they wrote again: it is alive, and I owe an answer."""
    for month in range(24):
        contacts.exchange(NAME, ago(1825 + 30 * month), TALK)
    contacts.say(NAME, "in", ago(7), TALK[2])

    assert "meaningful" == contacts.verdict(NAME)["class"]


def test_recommended_without_a_word_since(contacts: Any) -> None:
    """They recommended me and we answered each other once: worked together, gone quiet."""
    contacts.exchange(NAME, ago(1500), TALK[:2])
    contacts.recommend(NAME, "in", ago(1490))

    found = contacts.verdict(NAME)

    assert "dormant" == found["class"]
    assert "relationship/gives-first" in found["flags"]


def test_recommendation_into_silence(contacts: Any) -> None:
    """A recommendation and five pitches, never a word of mine: nothing mutual in it."""
    contacts.recommend(NAME, "in", ago(700))
    for number in range(5):
        contacts.say(NAME, "in", ago(690 - number), TALK[0])

    assert "business-card-only" == contacts.verdict(NAME)["class"]


def test_pitch_that_became_a_friendship(contacts: Any) -> None:
    """It began with a pitch, but they came back for years: beginnings do not matter."""
    contacts.say(
        NAME,
        "in",
        ago(1200),
        "We help companies like yours get more leads. Free for a quick call?",
    )
    contacts.say(
        NAME, "out", ago(1199), "No leads needed, but tell me about the canal in your picture."
    )
    for days in (1190, 900, 600, 300, 90):
        contacts.exchange(NAME, ago(days), TALK)

    assert "meaningful" == contacts.verdict(NAME)["class"]


def test_friend_in_the_phone_with_one_long_talk(contacts: Any) -> None:
    """Birthday, home address and nickname on the card, and a deep talk: more than a card."""
    contacts.card(NAME, birthday="1980-04-01", home_address_known=True, nickname="Anni")
    for day in range(3):
        contacts.exchange(NAME, ago(200 - day), [LONG, LONG, *TALK[2:]])

    assert "meaningful" == contacts.verdict(NAME)["class"]


def test_new_contact_is_not_let_go(network: Begin) -> None:
    """Who was connected last month has had no time to become anything."""
    contacts = network()
    contacts.connection(NAME, ago(30))

    found = contacts.verdict(NAME)

    assert "business-card-only" == found["class"]
    assert "<NA>" == str(found["prune_rank"])


@pytest.mark.parametrize(
    ("decision", "on_list"),
    [("keep", False), ("meaningful", False), ("prune", True), ("later", False)],
)
def test_decisions(contacts: Any, decision: str, on_list: bool) -> None:
    """The owner's own decision takes someone off the pruning list, or leaves them there."""
    contacts.decided.append({"person_id": NAME, "decision": decision, "note": ""})

    assert on_list == (str(contacts.verdict(NAME)["prune_rank"]) != "<NA>")


def test_least_first_on_the_pruning_list(contacts: Any) -> None:
    """The pruning list begins with those of whom there is least."""
    contacts.connection("Ben Probe")
    contacts.exchange("Ben Probe", ago(900), TALK[:2])

    assert (1, 2) == tuple(contacts.verdict(name)["prune_rank"] for name in (NAME, "Ben Probe"))


def test_strongest_first_on_the_reconnect_list(contacts: Any) -> None:
    """The reconnect list begins with the formerly strongest."""
    for month in range(30):
        contacts.exchange(NAME, ago(1500 + 30 * month), TALK)
    contacts.connection("Ben Probe")
    for days in (1500, 1600, 1700):
        contacts.exchange("Ben Probe", ago(days), TALK[:2])

    assert (1, 2) == tuple(contacts.verdict(name)["reconnect_rank"] for name in (NAME, "Ben Probe"))


def test_a_friend_through_the_promotion_is_not_status_driven(contacts: Any) -> None:
    """Who wrote before, at and after the promotion was not there for the title."""
    for days in (1500, 1300, 1100, 990, 960, 930, 700, 400, 200):
        contacts.exchange(NAME, ago(days), TALK)

    found = contacts.verdict(NAME)

    assert "relationship/status-driven" not in found["flags"]
    assert "relationship/survived-role-change" in found["flags"]
