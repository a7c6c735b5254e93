"""Laws of measuring and judging that hold whatever the network is."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.evidence import measure
from auditor.model.evidence import EVIDENCE, MIRROR, TIMELINE

Begin = Callable[..., Any]
PEOPLE = ("Anna Muster", "Ben Probe", "Cleo Beispiel")
START = dt.date(2020, 1, 1)
TEXTS = ("Thanks!", "Happy birthday!", "Shall we meet at the harbour on Friday?", "I am on my way")

messages = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(("in", "out")),
        st.integers(0, 2000),
        st.sampled_from(TEXTS),
        st.integers(0, 23),
    ),
    max_size=25,
)
one_for_all = settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
"""The fixture only begins networks: every example has one of its own."""


def filled(network: Begin, said: list[Any]) -> Any:
    """Return a network in which the messages were said."""
    contacts = network(dt.date(2019, 1, 1), dt.date(2022, 1, 1))
    for name in PEOPLE:
        contacts.connection(name)
    for name, direction, day, text, hour in said:
        contacts.say(name, direction, START + dt.timedelta(day), text, hour)
    return contacts


@one_for_all
@given(said=messages, chance=st.randoms(use_true_random=False))
def test_order_does_not_matter(network: Begin, said: list[Any], chance: Any) -> None:
    """The order of the interactions in the table changes nothing."""
    contacts = filled(network, said)
    shuffled = filled(network, said)
    chance.shuffle(shuffled.interactions)

    expected, found = contacts.measured(), shuffled.measured()

    pd.testing.assert_frame_equal(expected.evidence, found.evidence)
    pd.testing.assert_frame_equal(expected.timeline, found.timeline)
    pd.testing.assert_frame_equal(expected.mirror, found.mirror)


@one_for_all
@given(said=messages, more=messages.filter(bool))
def test_a_message_more_never_lowers_a_count(
    network: Begin, said: list[Any], more: list[Any]
) -> None:
    """Another message never lowers a number of messages, months, or words."""
    before = filled(network, said).measured().evidence
    after = filled(network, [*said, more[0]]).measured().evidence

    for column in (
        *("messages_in", "messages_out", "substantive_in", "substantive_out"),
        *("words_in", "words_out", "active_months", "active_days", "known_days"),
    ):
        assert (after[column].fillna(0) >= before[column].fillna(0)).all(), column
    assert (after["last_contact_on"] >= before["last_contact_on"])[
        before["last_contact_on"].notna()
    ].all()


@one_for_all
@given(said=messages)
def test_tables_and_bounds(network: Begin, said: list[Any]) -> None:
    """The tables are the declared ones, and every share lies in its bounds."""
    measured, judged = filled(network, said).judged()

    EVIDENCE.check(measured.evidence)
    TIMELINE.check(measured.timeline)
    MIRROR.check(measured.mirror)
    for column in ("reciprocity", "inbound_share", "conversations_opened_by_me_share"):
        assert measured.evidence[column].dropna().between(0, 1).all()
    assert measured.evidence["burstiness"].dropna().between(-1, 1).all()
    assert judged.verdicts["bond"].between(0, 100).all()
    assert judged.verdicts["pulse"].between(0, 100).all()
    totals = measured.evidence[["messages_in", "messages_out"]].sum().sum()
    assert totals == measured.timeline[["messages_in", "messages_out"]].sum().sum()
    assert (measured.mirror["count"] <= measured.mirror["total"]).all()


def test_input_is_not_edited(network: Begin) -> None:
    """Measuring leaves every table that it is given as it was."""
    contacts = filled(
        network, [(PEOPLE[0], "in", 5, TEXTS[2], 9), (PEOPLE[0], "out", 6, TEXTS[3], 9)]
    )
    stages = contacts._stages()
    frames = [
        frame
        for stage in stages
        for frame in vars(stage).values()
        if isinstance(frame, pd.DataFrame)
    ]
    copies = [frame.copy(deep=True) for frame in frames]

    measure(*stages, book=contacts.book, as_of=None)

    for frame, copy in zip(frames, copies, strict=True):
        pd.testing.assert_frame_equal(copy, frame)


@pytest.mark.parametrize(
    "text", ["Xylophonwort", "Alles Gute, Xylophonwort!", "Is Xylophonwort ok?"]
)
def test_no_word_of_a_message_is_kept(network: Begin, text: str) -> None:
    """A word planted in a message stands in no table and no sentence."""
    contacts = network()
    contacts.connection(PEOPLE[0])
    contacts.exchange(PEOPLE[0], START, [text, text, text])

    measured, judged = contacts.judged()

    tables = (
        *(measured.evidence, measured.timeline, measured.mirror),
        *(judged.verdicts, judged.spoken, contacts._stages()[0].interactions),
    )
    written = "".join(table.to_csv() for table in tables) + repr(measured.notes)
    assert "xylophonwort" not in written.casefold()


def test_nobody_at_all(network: Begin) -> None:
    """A network without anyone gives empty tables, not an error."""
    contacts = network()
    contacts.connection(PEOPLE[0])
    matched, cleaned, imported = contacts._stages()
    nobody = type(matched)(
        **{
            name: frame.iloc[:0] if isinstance(frame, pd.DataFrame) else frame
            for name, frame in vars(matched).items()
        }
    )

    measured = measure(nobody, cleaned, imported, book=contacts.book, as_of=None)

    assert 0 == len(measured.evidence)
    EVIDENCE.check(measured.evidence)
