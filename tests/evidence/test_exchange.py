"""What passed between two people, counted by hand."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from auditor.evidence.conversations import measure_conversations
from auditor.evidence.events import Contacts, contacts
from auditor.evidence.exchange import measure_exchange
from auditor.model.rules import RuleBook

Said = Callable[..., Contacts]
THANKS = {"phrase": "phrases/thanks", "words": 1}
PITCH = {"phrase": "phrases/pitch", "words": 40}


def of_anna(columns: dict[str, Any], *names: str) -> list[Any]:
    """Return Anna's values, missing ones as None."""
    values = [pd.Series(columns[name]).iloc[0] for name in names]
    return [None if pd.isna(value) else value for value in values]


def test_counts_each_way(said: Said) -> None:
    """Messages, substance, words and questions are counted by direction."""
    columns = measure_exchange(
        said(
            ("in", "2024-03-01 10:00", {"words": 20, "questions": 2}),
            ("in", "2024-03-01 11:00", THANKS),
            ("out", "2024-03-02 09:00", {"words": 7}),
            ("out", "2024-03-02 09:05", {"words": 3, "person_id": "ben"}),
        )
    )

    assert [2, 1, 1, 0] == of_anna(
        columns, "messages_in", "substantive_in", "one_click_in", "one_click_out"
    )
    assert [1, 1, 21, 7, 2, 0] == of_anna(
        columns,
        *("messages_out", "substantive_out", "words_in", "words_out"),
        *("questions_in", "questions_out"),
    )
    assert [1.0, 2 / 3] == of_anna(columns, "reciprocity", "inbound_share")


def test_nothing_passed(said: Said) -> None:
    """Without contact the counts are 0 and the shares are missing."""
    columns = measure_exchange(said())

    assert [0, 0, None, None] == of_anna(
        columns, "messages_in", "messages_out", "reciprocity", "inbound_share"
    )


def test_wordless_messages(said: Said) -> None:
    """An attachment or an emoji alone is a message without substance."""
    columns = measure_exchange(
        said(("in", "2024-03-01 10:00", {"words": None}), ("in", "2024-03-01 10:01", {"words": 0}))
    )

    assert [2, 0] == of_anna(columns, "messages_in", "substantive_in")


def test_calls_are_no_messages(said: Said) -> None:
    """A call is contact of substance, but no message."""
    passed = said(("in", "2024-03-01 10:00", {"kind": "call", "words": None}))

    assert [0] == of_anna(measure_exchange(passed), "messages_in")
    assert [True] == passed.rows["substantive"].tolist()


def test_invitations_are_no_contact(said: Said) -> None:
    """An invitation, an endorsement or a note is no contact."""
    kinds = ("invitation", "endorsement", "recommendation", "note")

    assert 0 == len(said(*[("in", "2024-03-01 10:00", {"kind": kind}) for kind in kinds]).rows)


@pytest.mark.parametrize(
    ("told", "substance"),
    [
        ([("in", "2024-03-01 10:00", PITCH)], [False]),
        ([("in", "2024-03-01 10:00", PITCH), ("in", "2024-03-08 10:00")], [False, False]),
        ([("in", "2024-03-01 10:00"), ("in", "2024-03-08 10:00", PITCH)], [True, False]),
        ([("in", "2024-03-01 10:00", PITCH), ("out", "2024-03-02 10:00")], [True, True]),
        ([("in", "2024-03-01 10:00", PITCH), ("out", "2025-03-02 10:00")], [False, True]),
        ([("out", "2023-03-01 10:00"), ("in", "2024-03-01 10:00", PITCH)], [True, True]),
    ],
    ids=["alone", "followed-up", "led-up-to", "answered", "answered-a-year-later", "not-cold"],
)
def test_cold_pitch(said: Said, told: list[Any], substance: list[bool]) -> None:
    """A first cold pitch without an answer has no substance; answered, or among friends, it has."""
    assert substance == said(*told).rows["substantive"].tolist()


def test_one_message_in_two_archives(said: Said) -> None:
    """A message that stands in two exports counts once; one that was sent twice, twice."""
    twice = [("in", "2024-03-01 10:00", {"digest": 7}), ("in", "2024-03-01 10:00", {"digest": 7})]
    older = [(way, at, values | {"source": "older.zip/messages.csv"}) for way, at, values in twice]

    assert 2 == len(said(*twice).rows)
    assert 2 == len(said(*twice, *older).rows)
    assert 2 == len(said(*twice, older[0]).rows)


def test_undated_messages(said: Said) -> None:
    """A message without a date is counted, but belongs to no conversation."""
    passed = said(("in", ""), ("out", "2024-03-01 10:00"))

    assert [1, 1] == of_anna(measure_exchange(passed), "messages_in", "messages_out")
    assert [1] == of_anna(measure_conversations(passed), "conversations")


def test_conversations(said: Said) -> None:
    """A break of more than seven days begins a new conversation; who writes first opens it."""
    columns = measure_conversations(
        said(
            ("in", "2024-03-01 10:00"),
            ("out", "2024-03-08 10:00"),
            ("out", "2024-03-15 10:01"),
            ("in", "2024-05-01 10:00"),
            ("out", "2024-05-01 13:00"),
        )
    )

    assert [3, 2, 2, 1 / 3] == of_anna(
        columns,
        *("conversations", "two_way_conversations", "conversation_months"),
        "conversations_opened_by_me_share",
    )
    assert [pd.Timestamp("2024-05-01"), "spring", 2024] == of_anna(
        columns, "last_two_way_on", "last_exchange_season", "last_exchange_year"
    )


def test_one_click_conversation_is_not_two_way(said: Said) -> None:
    """A wish and a thank-you are a conversation, but none in which both wrote substance."""
    wish = {"phrase": "phrases/birthday", "words": 2}
    columns = measure_conversations(
        said(("out", "2024-03-01 10:00", wish), ("in", "2024-03-01 10:00", THANKS))
    )

    assert [1, 0, None] == of_anna(
        columns, "conversations", "two_way_conversations", "last_two_way_on"
    )


@pytest.mark.parametrize(
    ("month", "season"),
    [(1, "winter"), (3, "spring"), (6, "summer"), (9, "autumn"), (12, "winter")],
)
def test_seasons(said: Said, month: int, season: str) -> None:
    """The season of the last exchange follows its month."""
    day = dt.date(2019, month, 5).isoformat()
    columns = measure_conversations(said(("in", f"{day} 09:00"), ("out", f"{day} 10:00")))

    assert [season] == of_anna(columns, "last_exchange_season")


def test_reply_hours(said: Said) -> None:
    """An answer's time runs from the last message before it, each way, and takes the median."""
    columns = measure_conversations(
        said(
            ("in", "2024-03-01 10:00"),
            ("in", "2024-03-01 12:00"),
            ("out", "2024-03-01 15:00"),
            ("in", "2024-03-02 15:00"),
            ("out", "2024-03-02 16:00"),
            ("out", "2024-06-02 16:00"),
        )
    )

    assert [24.0, 2.0] == of_anna(columns, "reply_hours_theirs", "reply_hours_mine")


@pytest.mark.parametrize(
    ("told", "answers"),
    [
        ([("in", "2024-03-01 10:00", {"questions": 1}), ("out", "2024-03-01 11:00")], [0, 1]),
        ([("out", "2024-03-01 10:00", {"questions": 2}), ("in", "2024-03-02 11:00")], [1, 0]),
        (
            [
                ("in", "2024-03-01 10:00", {"questions": 1}),
                ("in", "2024-03-01 10:05"),
                ("out", "2024-03-01 11:00"),
                ("out", "2024-03-01 11:01"),
            ],
            [0, 1],
        ),
        ([("in", "2024-03-01 10:00"), ("out", "2024-03-01 11:00")], [0, 0]),
        ([("in", "2024-03-01 10:00", {"questions": 1}), ("out", "2024-04-01 11:00")], [0, 0]),
        (
            [
                ("in", "2024-03-01 10:00", {"questions": 1}),
                ("out", "2024-03-01 11:00", {"phrase": "phrases/thanks"}),
            ],
            [0, 0],
        ),
    ],
    ids=["mine", "theirs", "asked-before-the-last-word", "no-question", "too-late", "one-click"],
)
def test_answers(said: Said, told: list[Any], answers: list[int]) -> None:
    """A question is answered by the next turn of the same conversation, if it has substance."""
    assert answers == of_anna(measure_conversations(said(*told)), "answers_in", "answers_out")


def test_newest_first_within_one_second(book: RuleBook, interactions_of: Any) -> None:
    """Of two messages of one second the later line of the file was written first."""
    rows = interactions_of(("out", "2024-03-01 10:00"), ("in", "2024-03-01 10:00"))

    passed = contacts(rows, pd.Series(["anna"]), book)

    assert [True, False] == passed.rows["inbound"].tolist()
    assert np.array_equal(passed.rows["conversation"], [0, 0])
