"""Which records become one person, and which never do."""

import pytest

from auditor.model.rules import RuleBook
from tests.matching.conftest import Entry, World, connection, grouped, outcome

MOBILE = "+4915228817386"
OTHER_MOBILE = "+4915228895456"
HOME = "+493023125001"


def card(given: str, family: str, **values: object) -> Entry:
    """Return a card of the address book."""
    return Entry(given, family, **values)  # type: ignore[arg-type] # values are of Entry's own kinds


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Jürgen", "Müller-Lüdenscheid"),
        ("Juergen", "Mueller-Luedenscheid"),
        ("Müller-Lüdenscheid", "Jürgen"),
        ("J.", "Müller-Lüdenscheid"),
        ("Jürgne", "Müller-Lüdenscheid"),
        ("Jürgen", "Müller"),
        ("Jürgen", "Müller Lüdenscheidt"),
        ("Jürgen", ""),
        ("", ""),
    ],
)
def test_same_mobile_and_a_name_written_another_way_merge(
    world: World, given: str, family: str
) -> None:
    """A shared mobile number and compatible names are one person, however the name is written."""
    left = card("Jürgen", "Müller-Lüdenscheid", phones=(MOBILE,))
    right = card(given, family, phones=(MOBILE,), source="phone.vcf")
    assert world.groups(left, right) == [[0, 1]]


@pytest.mark.parametrize(
    ("formal", "short"),
    [
        ("Robert", "Bob"),
        ("Elisabeth", "Sissi"),
        ("Johannes", "Hannes"),
        ("Katharina", "Käthe"),
        ("William", "Bill"),
        ("Margaret", "Peggy"),
    ],
)
def test_nickname_and_company_merge(world: World, formal: str, short: str) -> None:
    """A known nickname with the same family name at the same company is the same person."""
    left = connection(formal, "Quistorp", "q", company="Nordwind")
    assert world.groups(left, card(short, "Quistorp", company="Nordwind")) == [[0, 1]]


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Björn", "Kröpelin"),
        ("Bjoern", "Kroepelin"),
        ("Kröpelin", "Björn"),
        ("B.", "Kröpelin"),
        ("Björn", "Kröplein"),
    ],
)
def test_name_and_company_merge(world: World, given: str, family: str) -> None:
    """The same name, however written, at the same company is the same person."""
    left = connection("Björn", "Kröpelin", "bk", company="Nordwind GmbH")
    assert world.groups(left, card(given, family, company="Nordwind")) == [[0, 1]]


def test_name_alone_never_merges(world: World) -> None:
    """However rare a name, nothing else in common makes two records possible, never one."""
    left = connection("Xaverius", "Quistorp-Ziegelmayr", "xq", company="Nordwind")
    right = card("Xaverius", "Quistorp-Ziegelmayr", phones=(MOBILE,))
    matched = world.match(left, right)
    assert grouped(matched, 2) == [[0], [1]]
    assert outcome(matched, 0, 1) == "possible"


def test_namesakes_at_different_companies_stay_apart(world: World) -> None:
    """The same name at different companies with no shared address is two people."""
    left = connection("Petra", "Huber", "ph", company="Nordwind")
    assert world.groups(left, card("Petra", "Huber", company="Südruck")) == [[0], [1]]


def test_two_jobs_at_one_company_stay_apart(world: World) -> None:
    """One name at one company in two jobs may be two people, so it is possible."""
    left = connection("Xaverius", "Quistorp", "xq", company="Nordwind", job_title="Lotse")
    matched = world.match(left, card("Xaverius", "Quistorp", company="Nordwind", job_title="Koch"))
    assert grouped(matched, 2) == [[0], [1]]
    assert outcome(matched, 0, 1) == "possible"


def test_two_profiles_of_one_export_never_merge(world: World) -> None:
    """Two connections of one export are two people, whatever they share."""
    left = connection("Petra", "Huber", "ph-1", company="Nordwind", emails=("ph@example.com",))
    right = connection("Petra", "Huber", "ph-2", company="Nordwind", emails=("ph@example.com",))
    matched = world.match(left, right)
    assert grouped(matched, 2) == [[0], [1]]
    assert outcome(matched, 0, 1) == "possible"
    assert "different-profile" in matched.pairs["reasons_against"].iloc[0]


def test_colleagues_of_one_first_name_are_not_listed(world: World) -> None:
    """Two connections of one export with one first name, employer and title are two people."""
    work = {"company": "Elbwerk Reinigung", "job_title": "Schichtleiter"}
    volkers = [
        connection("Volker", family, profile, **work)
        for family, profile in (("Mühlensiep", "volker-m"), ("Haferkorn", "volker-h"))
    ]
    strangers = [
        connection(f"Otto{number % 40}", f"Fremd{number}", f"of{number}") for number in range(900)
    ]
    assert len(world.match(*volkers, *strangers).pairs) == 0


def test_two_connections_without_profile_never_merge_through_a_card(world: World) -> None:
    """A card that fits two connections of one export joins at most one of them."""
    entries = (
        connection("Petra", "Huber", company="Nordwind"),
        connection("Petra", "Huber", company="Nordwind"),
        card("Petra", "Huber", company="Nordwind", phones=(MOBILE,)),
    )
    assert world.groups(*entries) == [[0], [1], [2]]


def test_same_profile_of_two_exports_merges(world: World) -> None:
    """The same profile in two exports is one person, also after marriage and a new job."""
    left = connection("Petra", "Huber", "ph-1", company="Nordwind")
    right = connection("Petra", "Ahlers", "ph-1", company="Südruck", collection="new.zip")
    assert world.groups(left, right) == [[0, 1]]


def test_family_on_one_landline_stays_apart(world: World) -> None:
    """People of one family name who share a landline are not one person."""
    entries = [
        card(given, "Huber", phones=(f"home:{HOME}",)) for given in ("Alois", "Maria", "Josefine")
    ]
    assert world.groups(*entries) == [[0], [1], [2]]


@pytest.mark.parametrize("label", ["home", ""])
def test_father_and_son_of_one_name_on_one_landline_stay_apart(world: World, label: str) -> None:
    """One name and one landline with different mobile numbers is father and son."""
    father = card("Alois", "Huber", phones=(f"{label}:{HOME}", MOBILE))
    son = card("Alois", "Huber", phones=(f"{label}:{HOME}", OTHER_MOBILE))
    matched = world.match(father, son)
    assert grouped(matched, 2) == [[0], [1]]
    assert outcome(matched, 0, 1) == "possible"


def test_son_without_a_number_of_his_own_stays_apart_at_home(world: World) -> None:
    """A home telephone and the name alone do not tell father from son."""
    father = card("Alois", "Huber", phones=(f"home:{HOME}",))
    son = card("Alois", "Huber", phones=(f"home:{HOME}", OTHER_MOBILE))
    assert world.groups(father, son) == [[0], [1]]


def test_one_name_and_the_family_mailbox_do_not_tell_father_from_son(world: World) -> None:
    """A mailbox of the family and a name that runs in it are possible; a job decides."""
    mailbox = {"emails": ("familie.huber@example.de",)}
    father = card("Alois", "Huber", **mailbox, job_title="Drechsler")
    assert world.groups(father, card("Alois", "Huber", **mailbox)) == [[0], [1]]
    again = card("Alois", "Huber", **mailbox, job_title="Drechsler", source="phone.vcf")
    assert world.groups(father, again) == [[0, 1]]


def test_junior_and_senior_stay_apart(world: World) -> None:
    """A junior is not the senior, even with one e-mail address."""
    left = card("Alois", "Huber", suffix="jun.", emails=("huber@example.de",))
    right = card("Alois", "Huber", suffix="sen.", emails=("huber@example.de",))
    assert world.groups(left, right) == [[0], [1]]


def test_chain_of_a_shared_landline_is_refused(world: World) -> None:
    """A card that fits father and son alike does not bring the two together."""
    entries = (
        card("Alois", "Huber", phones=(HOME, MOBILE), birthday="1950-03-01"),
        card("Alois", "Huber", phones=(HOME,)),
        card("Alois", "Huber", phones=(HOME, OTHER_MOBILE), birthday="1980-07-09"),
    )
    groups = world.groups(*entries)
    assert not any({0, 2} <= set(group) for group in groups)


def test_switchboard_of_thirty_colleagues_merges_nobody(world: World) -> None:
    """A number that thirty people share says no more than that they work together."""
    strangers = [entry for entry in world.strangers if entry.company != "Firma 3"][:30]
    cards = [card(e.given, e.family, phones=(f"work:{HOME}",)) for e in strangers]
    assert world.groups(*cards) == [[number] for number in range(30)]


def test_card_of_a_colleague_joins_its_own_person_across_the_switchboard(world: World) -> None:
    """Name and switchboard together are like name and company."""
    strangers = [entry for entry in world.strangers if entry.company != "Firma 3"][:12]
    cards = [card(e.given, e.family, phones=(f"work:{HOME}",)) for e in strangers]
    again = card(strangers[4].given, strangers[4].family, phones=(f"work:{HOME}",))
    assert [4, 12] in world.groups(*cards, again)


@pytest.mark.parametrize("address", ["info@nordwind.example", "familie.huber@example.de"])
def test_shared_mailbox_merges_nobody(world: World, address: str) -> None:
    """An info@ box or a family's mailbox is held by different people."""
    entries = [card(given, "Huber", emails=(address,)) for given in ("Alois", "Maria", "Josef")]
    assert world.groups(*entries) == [[0], [1], [2]]


@pytest.mark.parametrize(("given", "family"), [("Alois", "Huber"), ("Aloiss", "Huber")])
def test_name_and_whole_birthday_merge(world: World, given: str, family: str) -> None:
    """A birthday with its year says more than a name does, and a name beside it is enough."""
    left = card("Alois", "Huber", phones=(MOBILE,), birthday="1950-03-01")
    right = card(given, family, phones=(HOME,), birthday="1950-03-01")
    assert world.groups(left, right) == [[0, 1]]


def test_a_whole_birthday_tells_one_man_from_father_and_son(world: World) -> None:
    """Whom one landline and two mobile numbers part, the birthday with its year makes one."""
    born = {"birthday": "1950-03-01"}
    left = card("Alois", "Huber", phones=(f"home:{HOME}", MOBILE), **born)
    right = card("Alois", "Huber", phones=(f"home:{HOME}", OTHER_MOBILE), **born)
    assert world.groups(left, right) == [[0, 1]]


def test_different_birthdays_stay_apart(world: World) -> None:
    """One name and one address with two birthdays are two people, shown as possible."""
    left = card("Alois", "Huber", emails=("huber@example.de",), birthday="1950-03-01")
    right = card("Alois", "Huber", emails=("huber@example.de",), birthday="1980-07-09")
    matched = world.match(left, right)
    assert grouped(matched, 2) == [[0], [1]]
    assert outcome(matched, 0, 1) == "possible"


@pytest.mark.parametrize("number", ["+4915228817396", "+4915228813786"])
def test_a_mobile_number_mistyped_speaks_for_one_person(world: World, number: str) -> None:
    """A number that one digit or two swapped ones set apart is shown as possibly the same."""
    left = connection("Petra", "Quistorp", "pq", phones=(MOBILE,))
    matched = world.match(left, card("Petra", "Quistorp", phones=(number,)))
    assert outcome(matched, 0, 1) == "possible"
    assert "mistyped-number" in matched.pairs["reasons_for"].iloc[0]
    assert "different-phone" not in matched.pairs["reasons_against"].iloc[0]


def test_neighbouring_mobile_numbers_of_a_couple_say_nothing(world: World) -> None:
    """Who bought two numbers at once has one for his wife."""
    left = card("Petra", "Huber", phones=(MOBILE,))
    matched = world.match(left, card("Anton", "Huber", phones=("+4915228817387",)))
    assert outcome(matched, 0, 1) == ""


def test_neighbouring_numbers_of_an_office_say_nothing(world: World) -> None:
    """Landlines that one digit sets apart are those of two colleagues."""
    left = card("Petra", "Huber", phones=("work:+493023125001",))
    matched = world.match(left, card("Petra", "Ahlers", phones=("work:+493023125002",)))
    assert outcome(matched, 0, 1) == ""


def test_different_middle_names_stay_apart(world: World) -> None:
    """John Paul and John George are two people at one company."""
    left = card("John Paul", "Whitcombe", company="Nordwind")
    right = card("John George", "Whitcombe", company="Nordwind")
    assert world.groups(left, right) == [[0], [1]]


def test_initial_that_fits_two_colleagues_joins_neither(world: World) -> None:
    """`A. Huber` of a company where Anna and Andreas Huber work is neither's."""
    entries = (
        connection("Anna", "Huber", "a1", company="Nordwind"),
        connection("Andreas", "Huber", "a2", company="Nordwind"),
        card("A.", "Huber", company="Nordwind"),
    )
    assert world.groups(*entries) == [[0], [1], [2]]


@pytest.mark.parametrize(
    ("left", "right"), [("Maria", "Mario"), ("Paul", "Paula"), ("Jan", "Jana")]
)
def test_forms_of_a_name_at_one_landline_stay_apart(world: World, left: str, right: str) -> None:
    """Names that differ at the end only are a brother's and a sister's."""
    entries = (card(left, "Huber", phones=(HOME,)), card(right, "Huber", phones=(HOME,)))
    assert world.groups(*entries) == [[0], [1]]


def test_maiden_name_and_mobile_merge(world: World) -> None:
    """A maiden name and the mobile number recognise a person after marriage."""
    left = card("Petra", "Huber", maiden="Ahlers", phones=(MOBILE,))
    assert world.groups(left, card("Petra", "Ahlers", phones=(MOBILE,))) == [[0, 1]]


def test_ignored_and_rejected_records_take_no_part(world: World) -> None:
    """Records that were set aside stand in the account with their reason and nowhere else."""
    left = card("Petra", "Huber", phones=(MOBILE,))
    right = card(
        "Petra", "Huber", phones=(MOBILE,), outcome="ignored", reason="an organisation's card"
    )
    matched = world.match(left, right)
    account = matched.account.set_index("record_id")
    assert account.loc[1, "outcome"] == "ignored"
    assert account.loc[1, "reason"] == "an organisation's card"
    assert account.loc[1, "person_id"] == ""
    assert matched.membership["record_id"].tolist().count(1) == 0


def test_nobody_at_all(book: RuleBook) -> None:
    """No records give no people, and no exception."""
    matched = World(book).match()
    assert len(matched.people) == 0
    assert len(matched.pairs) == 0
