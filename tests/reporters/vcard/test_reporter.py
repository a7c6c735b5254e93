"""contacts.vcf: what was not merged stays as it was, nothing is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.imported import NO_CARDS
from auditor.model.result import AuditResult
from auditor.reporters.interface import ReportOptions
from auditor.reporters.vcard import VCardReporter, reporter
from tests.reporters.vcard.address_books import audited

Audit = Callable[..., AuditResult]

ODD = (
    b"BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=\n=C3=B6rg\n"
    b"TEL;HOME;VOICE:030 23125 001\n# comment\nX-Odd:  two  blanks \nEND:VCARD\n"
)
ERIKA = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Erika Muster\r\nEMAIL:e@example.com\r\nEND:VCARD\r\n"
GROUP = b"BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Chor\r\nMEMBER:urn:uuid:1\r\nEND:VCARD\r\n"
JUNK = b"BEGIN:VCARD\r\n%%%\r\nEND:VCARD\r\n"
LINKED = {
    "name": "Erika Muster",
    "profile": "linkedin:erika-muster",
    "linkedin_url": "https://www.linkedin.com/in/erika-muster",
    "linkedin_company": "Beispiel, Inc.",
    "job_title": "Leiterin",
    "emails": "e@example.com; e2@example.com",
    "phones": "+493023125001",
}


def written(result: AuditResult, *, enrich: bool = False, vcard_version: str = "3.0") -> bytes:
    """Return contacts.vcf."""
    options = ReportOptions(vcard_version=vcard_version, enrich=enrich)
    files = dict(VCardReporter().render(result, options))
    assert VCardReporter.files == tuple(files)
    return b"".join(files["contacts.vcf"])


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_cards_that_nothing_was_merged_into_are_unchanged(audit: Audit, version: str) -> None:
    """People with one card, groups and unreadable cards come out byte for byte, in order."""
    book = ODD + ERIKA + GROUP + JUNK
    assert book == written(audit(book, [[0], [1]]), vcard_version=version)


def test_what_lies_between_cards_does_not_come_along(audit: Audit) -> None:
    """A byte order mark, blank lines and text outside of cards are no cards."""
    book = b"\xef\xbb\xbf" + ERIKA + b"\r\n\r\nhello\r\n" + ODD
    assert ERIKA + ODD == written(audit(book, [[0], [1]]))


def test_a_card_without_end_or_begin_is_closed(audit: Audit) -> None:
    """Otherwise the next card would become a part of it."""
    book = ERIKA[:-11] + ODD + ERIKA[13:] + ODD[:-11]
    expected = ERIKA + ODD + ERIKA + ODD[:-11] + b"\r\nEND:VCARD\r\n"
    assert expected == written(audit(book, [[0], [1], [2], [3]]))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"FN:J\xf6rg", "FN:Jörg"),
        (b"FN;CHARSET=ISO-8859-1:J\xf6rg", "FN:Jörg"),
        (b"FN;CHARSET=KOI8-R;X=1:\xf0", "FN;X=1:П"),
        (b"FN:J\xc3\r\n \xb6rg\xff", "FN:JÃ¶rgÿ"),
        (b"FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=F6", None),
    ],
)
def test_the_file_is_utf_8(audit: Audit, line: bytes, expected: str | None) -> None:
    """One byte of another encoding would make programs refuse the whole file."""
    book = b"BEGIN:VCARD\r\n" + line + b"\r\nTEL:1\r\nEND:VCARD\r\n"
    lines = written(audit(book, [[0]])).decode("utf-8").split("\r\n")
    assert ["BEGIN:VCARD", expected or line.decode(), "TEL:1", "END:VCARD", ""] == lines


def test_an_audit_without_its_cards_writes_nothing(audit: Audit) -> None:
    """A result read from audit.json has no cards: an address book written before stays."""
    result = replace(audit(ERIKA, [[0]]), cards=NO_CARDS)
    assert [] == list(VCardReporter().render(result, ReportOptions()))


def test_no_address_book_gives_an_empty_one(audit: Audit) -> None:
    """Connections are not blown into an address book that the user did not ask for."""
    assert b"" == written(audit(b"", [[]], {0: LINKED}))


def test_linkedin_facts_come_only_where_wanted(audit: Audit) -> None:
    """The lines of the card stay; address, company and title follow before its END."""
    result = audit(ERIKA, [[0]], {0: LINKED})
    assert ERIKA == written(result)
    assert ERIKA[:-11] + (
        b"URL:https://www.linkedin.com/in/erika-muster\r\n"
        b"ORG:Beispiel\\, Inc.\r\nTITLE:Leiterin\r\nEND:VCARD\r\n"
    ) == written(result, enrich=True)


def test_linkedin_facts_are_added_in_the_card_s_own_version(audit: Audit) -> None:
    r"""In 2.1 a backslash before a comma would be shown, and letters need their character set."""
    old = ERIKA.replace(b"3.0", b"2.1")
    linked = {**LINKED, "linkedin_company": "Müller, Söhne; Co", "job_title": "Chefin"}
    assert old[:-11] + (
        b"URL:https://www.linkedin.com/in/erika-muster\r\n"
        b"ORG;CHARSET=UTF-8:M\xc3\xbcller, S\xc3\xb6hne\\; Co\r\nTITLE:Chefin\r\nEND:VCARD\r\n"
    ) == written(audit(old, [[0]], {0: linked}), enrich=True)


def test_linkedin_facts_that_the_card_has_are_not_added(audit: Audit) -> None:
    """A profile in another spelling and a company in other letters are known already."""
    book = ERIKA[:-11] + (
        b"X-SOCIALPROFILE;type=linkedin:http\\://linkedin.com/in/Erika-Muster/\r\n"
        b"ORG:BEISPIEL\\, Inc.;Vertrieb\r\nTITLE:Leiterin\r\nEND:VCARD\r\n"
    )
    assert book == written(audit(book, [[0]], {0: LINKED}), enrich=True)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_people_on_linkedin_only_become_cards_where_wanted(audit: Audit, version: str) -> None:
    """Their card has all that is known of them."""
    assert (
        f"BEGIN:VCARD\r\nVERSION:{version}\r\nN:Muster;Erika;;;\r\nFN:Erika Muster\r\n"
        "EMAIL:e@example.com\r\nEMAIL:e2@example.com\r\nTEL:+493023125001\r\n"
        "URL:https://www.linkedin.com/in/erika-muster\r\nORG:Beispiel\\, Inc.\r\n"
        "TITLE:Leiterin\r\nEND:VCARD\r\n"
    ).encode() == written(
        audit(b"", [[]], {0: {**LINKED, "given": "Erika", "family": "Muster"}}),
        enrich=True,
        vcard_version=version,
    )


def test_the_same_result_gives_the_same_bytes(audit: Audit) -> None:
    """Rendering twice is the same."""
    result = audit(ODD + ERIKA + ERIKA, [[0], [2, 1]], {1: LINKED})
    assert written(result, enrich=True) == written(result, enrich=True)


def test_what_a_card_holds_once_is_listed(audit: Audit) -> None:
    """Two birthdays and a second name are in the card and in conflicts.csv, written alone too."""
    first = ERIKA[:-11] + b"BDAY:1980-05-17\r\nEND:VCARD\r\n"
    second = ERIKA[:-11].replace(b"Erika Muster", b"E. Muster") + b"BDAY:=1981\r\nEND:VCARD\r\n"
    result = audit(first + second + ODD, [[0, 1], [2]], {0: {"name": "Erika Muster"}})
    expected = (
        "person,name,property,kept,set_aside\n"
        "p-0,Erika Muster,BDAY,1980-05-17,'=1981\n"
        "p-0,Erika Muster,FN,Erika Muster,E. Muster\n"
    )
    for written_before in (False, True):
        (_, cards), (name, conflicts) = VCardReporter().render(result, ReportOptions())
        if written_before:
            assert b"X-MERGED-BDAY:=1981" in b"".join(cards)
        assert ("conflicts.csv", expected) == (name, _sorted(b"".join(conflicts).decode()))


def test_cards_that_cannot_be_merged_come_out_as_they_were(
    audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the program in one person's cards costs no card, and is listed."""

    def failing(*_: object) -> None:
        raise TypeError("private")

    monkeypatch.setattr(reporter, "merge", failing)
    result = audit(ERIKA + ERIKA + ODD, [[0, 1], [2]], {0: {"name": "Erika Muster"}})
    files = dict(VCardReporter().render(result, ReportOptions()))
    assert ERIKA + ERIKA + ODD == b"".join(files["contacts.vcf"])
    listed = b"".join(files["conflicts.csv"]).decode()
    assert "p-0,Erika Muster,VCARD,,left as they were: TypeError in" in listed
    assert "private" not in listed


@pytest.mark.parametrize("name", ["MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"])
def test_a_group_keeps_members_whose_cards_were_merged(audit: Audit, name: str) -> None:
    """The group also names the id that the merged card has now; all else of it stays."""
    group = GROUP.replace(b"MEMBER:urn:uuid:1", f"{name}:urn:uuid:B\r\n{name}:C".encode())
    first = ERIKA.replace(b"FN", b"UID:A\r\nFN")
    second = ERIKA.replace(b"FN", b"UID:urn:uuid:B\r\nFN")
    book = written(audit(group + first + second, [[1, 2]]))
    grown = group.replace(b"END", f"{name}:urn:uuid:A\r\nEND".encode())
    assert book.startswith(grown)
    assert group + first + second == written(audit(group + first + second, [[1], [2]]))


def _sorted(table: str) -> str:
    head, *rows = table.splitlines(keepends=True)
    return "".join([head, *sorted(rows)])


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(6)), st.sampled_from(["3.0", "4.0"]))
def test_another_order_of_cards_gives_the_same_cards(order: list[int], version: str) -> None:
    """Reordering the input changes nothing but the order of the output."""
    person_of = (0, 0, 0, 1, 1, 2)
    cards = [
        ERIKA,
        ERIKA.replace(b"FN:Erika", b"UID:2\r\nitem1.TEL:1\r\nitem1.X-ABLabel:Boot\r\nFN:E."),
        ERIKA.replace(b"EMAIL", b"NOTE:x\r\nitem1.TEL:2\r\nitem1.X-ABLabel:Hof\r\nEMAIL"),
        ODD,
        GROUP.replace(b"group", b"individual"),
        JUNK,
    ]
    people = [
        sorted(
            (order.index(card) for card in range(6) if person_of[card] == person),
            key=order.__getitem__,
        )
        for person in range(3)
    ]
    before = _cards_in(
        written(audited(b"".join(cards), [[0, 1, 2], [3, 4], [5]]), vcard_version=version)
    )
    after = _cards_in(
        written(audited(b"".join(cards[card] for card in order), people), vcard_version=version)
    )
    assert before == after


def _cards_in(book: bytes) -> list[bytes]:
    return sorted(card.strip() for card in book.split(b"END:VCARD"))
