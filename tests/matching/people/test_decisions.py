"""The owner's own lines: same and different for good, keep and prune for the right person."""

import pytest

from auditor.model.verdicts import Decision
from tests.matching.conftest import Entry, World, connection, grouped, outcome

LINKEDIN = connection("Petra", "Huber", "ph", company="Nordwind")
CARD = Entry("Petra", "Huber", phones=("+4915228817386",), emails=("petra@example.com",))


@pytest.mark.parametrize("key", ["petra@example.com", "PETRA@example.com", "0152 28817386"])
@pytest.mark.parametrize("profile", ["https://www.linkedin.com/in/ph", "linkedin.com/in/PH/"])
def test_same_joins_for_good(world: World, key: str, profile: str) -> None:
    """A `same` line joins two people, by whatever key they are named."""
    matched = world.match(LINKEDIN, CARD, decisions=(Decision(profile, "same", other=key),))
    assert grouped(matched, 2) == [[0, 1]]
    assert outcome(matched, 0, 1) == "same"
    assert "decided" in matched.pairs["reasons_for"].tolist()
    assert matched.notes == ()


def test_same_joins_by_person_ids_in_the_next_audit_too(world: World) -> None:
    """Ids of the people as they were before the decision still name them after it."""
    before = world.match(LINKEDIN, CARD)
    ids = before.membership.set_index("record_id")["person_id"]
    line = Decision(ids[0], "same", other=ids[1])
    matched = world.match(LINKEDIN, CARD, decisions=(line, Decision(ids[1], "keep")))
    assert grouped(matched, 2) == [[0, 1]]
    assert matched.decided["person_id"].tolist() == [
        matched.membership.set_index("record_id")["person_id"][0]
    ]


def test_different_parts_for_good(world: World) -> None:
    """A `different` line keeps apart what would have been merged, and is listed."""
    other = Entry("Petra", "Huber", phones=("+4915228817386",), emails=("p.huber@example.org",))
    line = Decision("petra@example.com", "different", other="p.huber@example.org")
    assert world.groups(CARD, other) == [[0, 1]]
    matched = world.match(CARD, other, decisions=(line,))
    assert grouped(matched, 2) == [[0], [1]]
    assert outcome(matched, 0, 1) == "different"


def test_different_holds_across_third_records(world: World) -> None:
    """What is told apart is not brought together by a record that fits both."""
    other = Entry("Petra", "Huber", phones=("+4915228817386",), emails=("p.huber@example.org",))
    third = Entry("Petra", "Huber", phones=("+4915228817386",))
    line = Decision("petra@example.com", "different", other="p.huber@example.org")
    groups = grouped(world.match(CARD, other, third, decisions=(line,)), 3)
    assert not any({0, 1} <= set(group) for group in groups)


def test_last_line_wins(world: World) -> None:
    """Of several lines about one person, or one pair, the last one counts."""
    lines = (
        Decision("petra@example.com", "prune"),
        Decision("linkedin.com/in/ph", "same", other="petra@example.com"),
        Decision("petra@example.com", "different", other="linkedin.com/in/ph"),
        Decision("petra@example.com", "same", other="linkedin.com/in/ph"),
        Decision("linkedin.com/in/ph", "keep", note="my cousin"),
    )
    matched = world.match(LINKEDIN, CARD, decisions=lines)
    assert grouped(matched, 2) == [[0, 1]]
    assert matched.decided[["decision", "note"]].to_numpy().tolist() == [["keep", "my cousin"]]


def test_decision_about_nobody_is_a_note(world: World) -> None:
    """A key that names nobody here is told, not lost."""
    lines = (
        Decision("nobody@example.com", "keep"),
        Decision("petra@example.com", "same", other="p-000000000000"),
    )
    matched = world.match(LINKEDIN, CARD, decisions=lines)
    assert [note.kind for note in matched.notes] == ["unknown-decision", "unknown-decision"]
    assert len(matched.decided) == 0


def test_shared_address_names_whom_the_line_names(world: World) -> None:
    """An address that several people share is decided by the name beside it, or not at all."""
    family = [Entry(given, "Huber", emails=("huber@example.de",)) for given in ("Alois", "Maria")]
    lines = (Decision("huber@example.de", "prune", name="Maria Huber"),)
    matched = world.match(*family, decisions=lines)
    ids = matched.membership.set_index("record_id")["person_id"]
    assert matched.decided["person_id"].tolist() == [ids[1]]
    unclear = world.match(*family, decisions=(Decision("huber@example.de", "prune"),))
    assert [note.kind for note in unclear.notes] == ["ambiguous-decision"]
    assert len(unclear.decided) == 0


def test_id_of_a_weaker_key_still_names_the_person(world: World) -> None:
    """A decision finds its person when a new source has brought a stronger key."""
    before = world.match(CARD)
    person = before.membership.set_index("record_id")["person_id"][0]
    linked = Entry("Petra", "Huber", emails=("petra@example.com",), profile="ph")
    matched = world.match(CARD, linked, decisions=(Decision(person, "prune"),))
    now = matched.membership.set_index("record_id")["person_id"][0]
    assert now != person
    assert matched.decided["person_id"].tolist() == [now]


@pytest.mark.parametrize(
    "keys",
    [
        ("petra@example.com", "PETRA@example.com", "0152 28817386"),
        ("0152 28817386", "petra@example.com", "petra@example.com"),
    ],
)
def test_contradiction_about_a_person_is_a_note(world: World, keys: tuple[str, ...]) -> None:
    """Lines that say different things of one person are named, and the last one counts."""
    words = ("keep", "prune", "keep")
    told = zip(keys, words, (2, 3, 7), strict=True)
    lines = [Decision(key, word, line=line) for key, word, line in told]
    matched = world.match(CARD, decisions=tuple(lines))
    (note,) = matched.notes
    assert matched.decided["decision"].tolist() == ["keep"]
    assert note.kind == "contradictory-decisions"
    assert note.parameters == {"person": keys[-1], "lines": "3, 7", "line": 7}
    assert note.level == "warning"


@pytest.mark.parametrize("word", ["same", "different"])
def test_contradiction_about_a_pair_is_a_note(world: World, word: str) -> None:
    """Two people told to be one and two are named with both lines, whatever the keys."""
    before = {"same": "different", "different": "same"}[word]
    lines = (
        Decision("petra@example.com", before, other="linkedin.com/in/ph", line=2),
        Decision("linkedin.com/in/PH/", word, other="0152 28817386", line=3),
    )
    matched = world.match(LINKEDIN, CARD, decisions=lines)
    (note,) = matched.notes
    assert outcome(matched, 0, 1) == word
    assert note.kind == "contradictory-pair"
    assert note.parameters == {
        "person": "linkedin.com/in/PH/",
        "other_person": "0152 28817386",
        "lines": "2, 3",
        "line": 3,
    }
    assert "(lines 2, 3); line 3 counts" in note.sentence


def test_contradiction_within_a_person(world: World) -> None:
    """Keys that are of one person so far are two things: each pair of them is decided by itself."""
    cards = [
        Entry("Petra", "Huber", phones=("+4915228817386",), emails=(f"{name}@example.com",))
        for name in ("petra", "p.huber", "huber")
    ]
    apart = Decision("petra@example.com", "different", other="p.huber@example.com", line=2)
    together = Decision("huber@example.com", "same", other="petra@example.com", line=3)
    back = Decision("p.huber@example.com", "same", other="petra@example.com", line=4)
    parted = world.match(*cards, decisions=(apart, together))
    assert parted.notes == ()
    assert grouped(parted, 3) == [[0, 2], [1]]
    joined = world.match(*cards, decisions=(apart, together, back))
    assert [note.parameters["lines"] for note in joined.notes] == ["2, 4"]
    assert grouped(joined, 3) == [[0, 1, 2]]


def test_lines_that_agree_are_no_contradiction(world: World) -> None:
    """Saying the same twice is nothing to note, also with another remark."""
    lines = (
        Decision("petra@example.com", "keep", line=2),
        Decision("0152 28817386", "keep", note="my cousin", line=3),
        Decision("petra@example.com", "same", other="linkedin.com/in/ph", line=4),
        Decision("linkedin.com/in/ph", "same", other="petra@example.com", line=5),
    )
    matched = world.match(LINKEDIN, CARD, decisions=lines)
    assert matched.notes == ()
    assert matched.decided["note"].tolist() == ["my cousin"]


def test_many_contradictions_are_told_short(world: World) -> None:
    """Of many lines about one person the last few are named."""
    words = ("keep", "prune") * 20
    lines = tuple(Decision("petra@example.com", word, line=at) for at, word in enumerate(words, 2))
    (note,) = world.match(CARD, decisions=lines).notes
    assert note.parameters["lines"] == "… 32, 34, 36, 38, 40, 41"
