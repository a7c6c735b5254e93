"""Tests of comparing audits: people are found again, and each change is told once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from auditor.comparison import compare
from auditor.errors import ResultError
from auditor.model.codec import TABLES
from auditor.model.evidence import EVIDENCE
from auditor.model.imported import Owner
from auditor.model.matched import ACCOUNT, PEOPLE, PERSON_CHANNELS
from auditor.model.result import AuditResult
from auditor.model.rules import Rule, RuleBook, Test, WordList
from auditor.model.verdicts import SPOKEN, VERDICTS

WORDS = {
    "cleaning/legal-forms": WordList("cleaning/legal-forms", "", {"de": ("GmbH & Co. KG", "AG")}),
}
FLAW = Rule("name/placeholder", "No name yet", Test("name", "present"), effect="finding")


def _audit(
    *people: dict[str, Any],
    owner: str = "linkedin:mira-muster",
    as_of: str = "2026-01-31",
    rules: tuple[Rule, ...] = (FLAW,),
) -> AuditResult:
    """An audit of people given as id, class, and optional name, company, keys and findings."""
    frames: dict[str, Any] = {name: table.empty() for name, table in TABLES.items()}
    ids = [person["id"] for person in people]
    frames["people"] = PEOPLE.build(
        {
            "person_id": ids,
            "name": [person.get("name", "Jana Groß") for person in people],
            "given": [person.get("name", "Jana Groß").split()[0] for person in people],
            "family": [person.get("name", "Jana Groß").split()[-1] for person in people],
            "name_status": [person.get("status", "full") for person in people],
            "birthday": [person.get("birthday", "") for person in people],
            "connected_on": pd.to_datetime(
                [str(person.get("connected_on", "")) for person in people]
            ),
            "company": [person.get("company", "") for person in people],
            "linkedin_company": [person.get("linkedin_company", "") for person in people],
            "card_company": [person.get("card_company", "") for person in people],
        }
    )
    frames["verdicts"] = VERDICTS.build(
        {
            "person_id": ids,
            "class": [person["class"] for person in people],
            "rules_class": [person.get("rules_class", person["class"]) for person in people],
            "cannot_tell": [person.get("cannot_tell", False) for person in people],
        }
    )
    frames["evidence"] = EVIDENCE.build(
        {
            "person_id": ids,
            "placeholder_name": [person.get("placeholder", False) for person in people],
            "first_contact_on": _days(people, "first_contact_on"),
        }
    )
    records = [(person["id"], *record) for person in people for record in person.get("records", ())]
    frames["account"] = ACCOUNT.build(
        {
            column: [record[place] for record in records]
            for place, column in enumerate(("person_id", "kind", "name", "company"))
        }
        | {"record_id": range(len(records))}
    )
    channels = [
        (person["id"], kind, form, key)
        for person in people
        for kind, form, key in person.get("keys", ())
    ]
    frames["channels"] = PERSON_CHANNELS.build(
        {
            "person_id": [row[0] for row in channels],
            "kind": [row[1] for row in channels],
            "form": [row[2] for row in channels],
            "key": [row[3] for row in channels],
        }
    )
    found = [(person["id"], rule) for person in people for rule in person.get("findings", ())]
    frames["spoken"] = SPOKEN.build(
        {"person_id": [row[0] for row in found], "rule_id": [row[1] for row in found]}
    )
    return AuditResult(
        version="1",
        as_of=dt.date.fromisoformat(as_of),
        as_of_how="",
        owner=Owner(name=owner, profile=owner, certainty="high"),
        region="DE",
        rulebook=RuleBook(rules=rules, words=WORDS, settings={"employer_similarity": 85.0}),
        **frames,
    )


def _days(people: Sequence[dict[str, Any]], name: str) -> pd.DatetimeIndex:
    return pd.to_datetime([str(person.get(name, "")) for person in people])


def _told(old: AuditResult, new: AuditResult) -> list[tuple[str, str, str, str]]:
    changes = compare(old, new).changes
    columns = ("change", "name", "was", "now")
    return list(zip(*(changes[column] for column in columns), strict=True))


MAIL = ("email", "personal", "jana@example.org")
MOBILE = ("phone", "mobile", "+4917239200")
WERFT = {"company": "Werft"}
PROFILE = ("profile", "linkedin", "linkedin:jana")


def test_equal_audits_have_no_changes() -> None:
    """An audit compared with itself tells nothing."""
    audit = _audit({"id": "p-1", "class": "dormant", "findings": ["name/placeholder"]})
    assert _told(audit, audit) == []


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("meaningful", "dormant", "cooled"),
        ("dormant", "meaningful", "revived"),
        ("business-card-only", "meaningful", "met"),
        ("business-card-only", "dormant", "met"),
        ("meaningful", "business-card-only", "reclassified"),
    ],
)
def test_transitions(before: str, after: str, change: str) -> None:
    """A person whose class moved is told by the name of that move."""
    old, new = _audit({"id": "p-1", "class": before}), _audit({"id": "p-1", "class": after})
    assert _told(old, new) == [(change, "Jana Groß", before, after)]


@pytest.mark.parametrize("key", [MAIL, MOBILE, PROFILE])
def test_person_is_found_again_by_any_key(key: tuple[str, str, str]) -> None:
    """A new id is no new person while a personal key stays."""
    old = _audit({"id": "p-1", "class": "dormant", "keys": [key]})
    new = _audit({"id": "p-2", "class": "dormant", "keys": [key]})
    assert _told(old, new) == []


def test_person_is_found_again_by_name_and_company() -> None:
    """Where no key stayed, a name and company that are unique in both audits do."""
    person = {"class": "dormant", "name": "Jana Groß", "company": "Werft AG"}
    old, new = _audit({"id": "p-1", **person}), _audit({"id": "p-2", **person})
    assert _told(old, new) == []


def test_shared_key_links_nobody() -> None:
    """A landline is a household's: who left and who came stay two people."""
    landline = ("phone", "landline", "+493023125001")
    old = _audit({"id": "p-1", "class": "dormant", "keys": [landline], "name": "Jana Groß"})
    new = _audit({"id": "p-2", "class": "dormant", "keys": [landline], "name": "Paul Groß"})
    assert _told(old, new) == [
        ("new", "Paul Groß", "", "dormant"),
        ("gone", "Jana Groß", "dormant", ""),
    ]


def _same(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether two people, each alone in an audit, are taken for one."""
    plain = {"class": "dormant"}
    told = _told(_audit({"id": "p-1", **plain, **old}), _audit({"id": "p-2", **plain, **new}))
    assert {row[0] for row in told} <= {"new", "gone", "employer-changed"}
    return "new" not in {row[0] for row in told}


def test_number_is_the_same_persons_under_a_name_that_agrees() -> None:
    """Whoever married is found by the number; whoever got the number after them is not."""
    old = {"name": "Anna Klein", "keys": [MOBILE]}
    assert _same(old, {"name": "Anna Groß", "keys": [MOBILE]})
    assert not _same(old, {"name": "Paul Klein", "keys": [MOBILE]})


def test_profile_address_is_its_owners_whatever_the_name() -> None:
    """LinkedIn gives nobody the address of another."""
    assert _same({"name": "Anna Klein", "keys": [PROFILE]}, {"name": "Eva Groß", "keys": [PROFILE]})


def test_stand_in_says_nothing_against_a_number() -> None:
    """Noah's mum is found again when her name is known."""
    mama = {"name": "Noahs Mama", "placeholder": True, "keys": [MOBILE]}
    assert _same(mama, {"name": "Petra Klein", "keys": [MOBILE]})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # another profile address, e-mail and employer, but connected on that day
        ({"keys": [PROFILE]}, {"company": "Hafen AG", "keys": [MAIL]}, True),
        ({"connected_on": "2020-05-01"}, {"connected_on": "2020-05-02"}, False),
        ({"name": "Jana Klein"}, {"name": "Jana Groß"}, False),
        (
            {"name": "Jana Klein", "company": "Werft"},
            {"name": "Jana Groß", "company": "Werft"},
            True,
        ),
        (
            {"name": "Jana Klein", "company": "Werft"},
            {"name": "Eva Groß", "company": "Werft"},
            False,
        ),
    ],
)
def test_day_of_the_connection(old: dict[str, Any], new: dict[str, Any], expected: bool) -> None:
    """The day two people connected stays; with a name that agrees it tells who they are."""
    day = {"connected_on": "2020-05-01"}
    own = ("profile", "linkedin", "linkedin:other")
    assert expected is _same({**day, "keys": [PROFILE], **old}, {**day, "keys": [own], **new})


def test_day_and_first_name_tell_whom_the_older_audit_must_have_known() -> None:
    """Where nearly everyone is found again, whoever is left over of a day has a new name."""
    known = [
        {
            "id": f"p-{place}",
            "class": "dormant",
            "connected_on": f"2020-06-{place + 10}",
            "keys": [("profile", "linkedin", f"linkedin:known-{place}")],
        }
        for place in range(12)
    ]
    day = {"class": "dormant", "connected_on": "2020-05-01"}
    old = _audit(*known, {"id": "p-a", "name": "Jana Klein", "keys": [PROFILE], **day})
    for name, expected in (("Jana Lang", []), ("Eva Lang", ["new", "gone"])):
        changed = {"id": "p-b", "name": name, "keys": [MAIL], **day}
        assert expected == [row[0] for row in _told(old, _audit(*known, changed))]


def test_many_of_one_day_and_name_are_not_guessed() -> None:
    """Two Janas who connected on one day and both changed their names cannot be told apart."""
    day = {"class": "dormant", "connected_on": "2020-05-01"}
    old = _audit(
        {"id": "p-1", "name": "Jana Klein", **day}, {"id": "p-2", "name": "Jana Groß", **day}
    )
    new = _audit(
        {"id": "p-3", "name": "Jana Lang", **day}, {"id": "p-4", "name": "Jana Kurz", **day}
    )
    assert ["new", "new", "gone", "gone"] == [row[0] for row in _told(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {}, True),  # cards with nothing but a name
        ({}, {"keys": [MOBILE]}, True),  # the number was added
        ({"keys": [MAIL]}, {"keys": [MOBILE]}, False),  # nothing in common but the name
        ({"birthday": "1970-05-01"}, {"birthday": "--05-01"}, True),
        ({"birthday": "1970-05-01"}, {"birthday": "1970-05-02"}, False),
        ({"birthday": "1970-05-01"}, {"birthday": "1971-05-01"}, False),
        ({"company": "Werft AG"}, {"company": "Hafen AG"}, False),
        ({"company": "Werft AG"}, {"company": "Werft"}, True),
        ({"company": "Werft", "keys": [MAIL]}, {"company": "Werft AG", "keys": [MOBILE]}, True),
        ({"birthday": "1970-05-01", "keys": [MAIL]}, {"birthday": "--05-01"}, True),
    ],
)
def test_one_name(old: dict[str, Any], new: dict[str, Any], expected: bool) -> None:
    """A name alone is enough where nothing else is known, and never against what is."""
    assert expected is _same(old, new)


def test_namesakes_are_not_guessed() -> None:
    """Of two people of one name without anything else, none is taken for a new one."""
    plain = {"class": "dormant", "name": "Jana Groß"}
    old = _audit({"id": "p-1", **plain, "keys": [MAIL]}, {"id": "p-2", **plain, "keys": [MOBILE]})
    new = _audit({"id": "p-3", **plain})
    assert ["new", "gone", "gone"] == [row[0] for row in _told(old, new)]


def test_number_of_several_people_tells_those_of_one_name() -> None:
    """A family's mobile finds each member by name, and nobody twice."""
    family = [
        {"id": f"p-{place}", "class": "dormant", "name": name, "keys": [MOBILE]}
        for place, name in enumerate(("Anna Klein", "Paul Klein"))
    ]
    moved = [{**person, "id": f"{person['id']}x"} for person in family]
    assert _told(_audit(*family), _audit(*moved)) == []


def test_merged_and_split() -> None:
    """Two people who became one are merged, one who became two is split; nobody is gone."""
    two = _audit(
        {"id": "p-1", "class": "dormant", "keys": [MAIL]},
        {"id": "p-2", "class": "dormant", "name": "Jana Klein", "keys": [MOBILE]},
    )
    one = _audit({"id": "p-1", "class": "dormant", "keys": [MAIL, MOBILE]})
    assert _told(two, one) == [("merged", "Jana Groß", "Jana Klein", "Jana Groß")]
    assert _told(one, two) == [("split", "Jana Klein", "Jana Groß", "Jana Klein")]


def test_key_that_moved_over_is_no_merging() -> None:
    """Where both people go on, an address that moved from one to the other joins nobody."""
    ids = ("p-1", "p-2")
    own = [("profile", "linkedin", f"linkedin:{name}") for name in ids]
    old = _audit(
        {"id": "p-1", "class": "dormant", "keys": [own[0], MAIL]},
        {"id": "p-2", "class": "dormant", "keys": [own[1]]},
    )
    new = _audit(
        {"id": "p-1", "class": "dormant", "keys": [own[0]]},
        {"id": "p-2", "class": "dormant", "keys": [own[1], MAIL]},
    )
    assert _told(old, new) == []


def test_record_without_any_key_is_merged_too() -> None:
    """A bare card that is a record of somebody now was merged; one that is not is gone."""
    connection = ("connection", "Jana Groß", "Werft AG")
    card = ("card", "Jana G.", "")
    old = _audit(
        {"id": "p-1", "class": "dormant", "keys": [PROFILE], "records": [connection]},
        {"id": "p-2", "class": "dormant", "name": "Jana G.", "records": [card]},
    )
    with_card = {"id": "p-1", "class": "dormant", "keys": [PROFILE], "records": [connection, card]}
    without = {**with_card, "records": [connection]}
    assert [row[0] for row in _told(old, _audit(with_card))] == ["merged"]
    assert [row[0] for row in _told(old, _audit(without))] == ["gone"]
    assert [row[0] for row in _told(_audit(with_card), old)] == ["split"]


def test_decision_is_no_meeting() -> None:
    """Where the owner's word moved the class, they are judged otherwise: nothing happened."""
    old = _audit({"id": "p-1", "class": "business-card-only"})
    new = _audit({"id": "p-1", "class": "meaningful", "rules_class": "business-card-only"})
    assert [row[0] for row in _told(old, new)] == ["reclassified"]


@pytest.mark.parametrize(
    ("began", "change"), [("2020-01-01", "reclassified"), ("2026-01-10", "met")]
)
def test_history_that_was_not_seen_is_no_meeting(began: str, change: str) -> None:
    """Whom no messages covered before was met only if the contact began since."""
    old = _audit(
        {"id": "p-1", "class": "business-card-only", "cannot_tell": True}, as_of="2026-01-01"
    )
    new = _audit({"id": "p-1", "class": "meaningful", "first_contact_on": began})
    assert [row[0] for row in _told(old, new)] == [change]


def test_history_that_is_lacking_now_is_no_cooling() -> None:
    """Without the messages nobody went quiet: the audit only cannot tell any more."""
    old = _audit({"id": "p-1", "class": "meaningful"})
    new = _audit({"id": "p-1", "class": "dormant", "cannot_tell": True})
    assert [row[0] for row in _told(old, new)] == ["reclassified"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"company": "Werft AG"}, {"company": "Werft"}, []),
        ({"company": "Werft AG"}, {"company": ""}, []),
        ({"company": ""}, {"company": "Werft AG"}, []),
        ({"company": "Werft AG"}, {"company": "Hafen AG"}, [("Werft AG", "Hafen AG")]),
        # the card was brought up to date
        (
            {"company": "Werft", "linkedin_company": "Werft", "card_company": "Hafen"},
            {"company": "Werft", "linkedin_company": "Werft", "card_company": "Werft"},
            [],
        ),
        # known from the card before, from LinkedIn now
        (
            {"company": "Hafen", "card_company": "Hafen"},
            {"company": "Werft", "linkedin_company": "Werft", "card_company": "Hafen"},
            [],
        ),
        # only LinkedIn says it
        (
            {"company": "Werft", "linkedin_company": "Werft", "card_company": "Werft"},
            {"company": "Hafen", "linkedin_company": "Hafen", "card_company": "Werft"},
            [("Werft", "Hafen")],
        ),
    ],
)
def test_employers(old: dict[str, Any], new: dict[str, Any], told: list[tuple[str, str]]) -> None:
    """An employer changed where one source names another company than it did."""
    person = {"id": "p-1", "class": "dormant", "keys": [PROFILE]}
    changes = _told(_audit({**person, **old}), _audit({**person, **new}))
    assert [("employer-changed", "Jana Groß", *states) for states in told] == changes


def test_employer_and_findings() -> None:
    """A new employer, a flaw that came and a flaw that was mended are told."""
    plain = {"id": "p-1", "class": "dormant", "company": "Werft AG"}
    flawed = {**plain, "company": "Hafen GmbH", "findings": ["name/placeholder"]}
    assert _told(_audit(plain), _audit(flawed)) == [
        ("employer-changed", "Jana Groß", "Werft AG", "Hafen GmbH"),
        ("finding-new", "Jana Groß", "", "name/placeholder"),
    ]
    assert ("finding-mended", "Jana Groß", "name/placeholder", "") in _told(
        _audit(flawed), _audit(plain)
    )


def test_findings_come_with_new_people_and_go_with_nobody() -> None:
    """A flaw of somebody new is new; a flaw that left with its person was not mended."""
    flawed = {"class": "dormant", "findings": ["name/placeholder"]}
    old = _audit({"id": "p-1", "name": "Anna Klein", "keys": [MAIL], **flawed})
    new = _audit({"id": "p-2", "name": "Paul Kurz", "keys": [MOBILE], **flawed})
    assert _told(old, new) == [
        ("new", "Paul Kurz", "", "dormant"),
        ("gone", "Anna Klein", "dormant", ""),
        ("finding-new", "Paul Kurz", "", "name/placeholder"),
    ]


def test_findings_of_merged_people_are_theirs_together() -> None:
    """What one of the merged had is known before; what none has any more is mended once."""
    flawed = {"class": "dormant", "findings": ["name/placeholder"]}
    two = [
        {"id": "p-1", "keys": [MAIL], **flawed},
        {"id": "p-2", "keys": [MOBILE], **flawed},
    ]
    one = {"id": "p-1", "class": "dormant", "keys": [MAIL, MOBILE]}
    kept = _told(_audit(*two), _audit({**one, **flawed}))
    mended = _told(_audit(*two), _audit(one))
    parted = _told(_audit({**one, **flawed}), _audit(*two))
    assert ["merged"] == [row[0] for row in kept]
    assert ["merged", "finding-mended"] == [row[0] for row in mended]
    assert ["split"] == [row[0] for row in parted]


def test_rules_that_only_one_audit_knew_are_not_compared() -> None:
    """A new rule makes no new flaws, and a rule that was dropped mends none."""
    person = {"id": "p-1", "class": "dormant", "keys": [MAIL]}
    flawed = _audit({**person, "findings": ["name/placeholder"]})
    plain = _audit(person, rules=())
    assert _told(plain, flawed) == _told(flawed, plain) == []


def test_audits_are_left_as_they_are() -> None:
    """Comparing edits neither audit."""
    old = _audit({"id": "p-1", "class": "dormant", "keys": [MAIL]})
    new = _audit({"id": "p-1", "class": "meaningful", "keys": [MAIL, MOBILE]})
    before = [getattr(side, name).copy() for side in (old, new) for name in TABLES]
    compare(old, new)
    after = [getattr(side, name) for side in (old, new) for name in TABLES]
    for one, other in zip(before, after, strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_order_of_people_changes_nothing() -> None:
    """The same people in another order give the same changes."""
    people = [
        {"id": f"p-{place}", "class": "dormant", "name": f"Jana {name}", "keys": [MAIL]}
        for place, name in enumerate(("Klein", "Groß", "Lang"))
    ]
    other = [{**person, "id": f"{person['id']}x"} for person in people[:2]]
    forth = _told(_audit(*people), _audit(*other))
    back = _told(_audit(*reversed(people)), _audit(*reversed(other)))
    assert forth == back


def test_other_owner_is_refused() -> None:
    """Two people's audits are not compared: everything would be a change."""
    with pytest.raises(ResultError, match="different people"):
        compare(_audit(), _audit(owner="linkedin:somebody-else"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            Owner("Mira Groß", "linkedin:a", certainty="high"),
            Owner("Mira Groß", "linkedin:b", certainty="high"),
        ),
        (
            Owner("Mira Groß", "linkedin:a", ("m@example.org",), certainty="high"),
            Owner("Mira Klein", "linkedin:b", ("M@example.org",), certainty="high"),
        ),
        (
            Owner("Mira Groß", "linkedin:a", certainty="high"),
            Owner("Eva", "linkedin:b", certainty="low"),
        ),
        (Owner(), Owner("Eva", "linkedin:b", certainty="high")),
    ],
)
def test_owner_who_may_be_the_same_is_compared(old: Owner, new: Owner) -> None:
    """A new name or address makes no other owner, and what is a guess refuses nobody."""
    assert compare(replace(_audit(), owner=old), replace(_audit(), owner=new)).changes.empty
