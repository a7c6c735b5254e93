"""The known answers: the little stories about which everyone agrees."""

import pytest

from sample_data.network.kinds import KINDS
from tests.acceptance.audited import Audited

STORIES = [kind.id for kind in KINDS if kind.known_answer]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("story", STORIES)
def test_story(audited: Audited, story: str, language: str) -> None:
    """Each story comes out as told, in German and in English, in every era."""
    (person,) = (
        p
        for p in audited.people
        if p.planted and (p.kind, p.identity.language) == (story, language)
    )
    said = audited.judged(person)
    spoken = said["spoken"] if isinstance(said["spoken"], set) else set()
    assert said["class"] == person.expected.verdict
    assert set(person.expected.flags) - spoken == set()
    assert set(person.expected.flags_never) & spoken == set()


def test_only_in_the_phone(audited: Audited) -> None:
    """Who stands only in the phone, birthday and all, is low in confidence and never pruned."""
    people = [p for p in audited.people if p.kind == "phone-only-rich"]
    said = [audited.judged(person) for person in people]
    assert {row["confidence"] for row in said} == {"low"}
    assert {bool(row["cannot_tell"]) for row in said} == {True}
    assert [row["name"] for row in said if _ranked(row["prune_rank"])] == []


def test_dormant_people_are_never_let_go(audited: Audited) -> None:
    """Nobody who was a relationship stands on the pruning list; everyone is on the other."""
    dormant = [
        audited.judged(p) for p in audited.people if p.expected.verdict == "dormant" and p.planted
    ]
    assert [row["name"] for row in dormant if _ranked(row["prune_rank"])] == []
    assert [row["name"] for row in dormant if not _ranked(row["reconnect_rank"])] == []


def _ranked(rank: object) -> bool:
    return isinstance(rank, int)
