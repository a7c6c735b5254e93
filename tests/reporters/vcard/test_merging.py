"""Merged cards: the union of all properties, equal values once, nothing lost."""

import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.result import AuditResult
from auditor.reporters.interface import ReportOptions
from auditor.reporters.vcard import VCardReporter
from auditor.reporters.vcard.merging import merge
from auditor.reporters.vcard.naming import KnownName
from auditor.vcard.facts import facts_of
from auditor.vcard.lines import read_card
from auditor.vcard.model import Component, component, texts
from auditor.vcard.splitting import split_cards
from auditor.vcard.values import components, email
from auditor.vcard.writing import write
from tests.reporters.vcard.address_books import key_of

Audit = Callable[..., AuditResult]


def card(*lines: str, version: str = "3.0") -> bytes:
    """Return a card of lines."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def merged(audit: Audit, *cards: bytes, version: str = "3.0", **person: str) -> list[str]:
    """Return the lines of the card that all the cards become, the first leading."""
    result = audit(b"".join(cards), [range(len(cards))], {0: person})
    files = dict(VCardReporter().render(result, ReportOptions(vcard_version=version)))
    return b"".join(files["contacts.vcf"]).decode().replace("\r\n ", "").split("\r\n")[2:-2]


BOTH = ["both"]
NAME = ("N:Muster;Erika;;;", "FN:Erika Muster")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (["TEL:030 23125-001"], ["TEL:+49 30 23125001"], ["TEL:+49 30 23125001"]),
        (["TEL:030 23125001"], ["TEL:030 23125002"], ["TEL:030 23125001", "TEL:030 23125002"]),
        (["TEL:1 ext. 2"], ["TEL:1 ext. 3"], ["TEL:1 ext. 2", "TEL:1 ext. 3"]),
        (["TEL:030 23125001"], ["TEL:030 23125001 (abends)"], BOTH),
        (["TEL;TYPE=home:1"], ["TEL;TYPE=CELL,home:1"], ["TEL;TYPE=home,cell:1"]),
        (["EMAIL:A@example.com"], ["EMAIL:mailto:a@example.com"], ["EMAIL:A@example.com"]),
        (["EMAIL:a\\@example.com"], ["EMAIL:a@example.com"], ["EMAIL:a@example.com"]),
        (["NOTE:a"], ["NOTE:b", "NOTE:a"], ["NOTE:a", "NOTE:b"]),
        (["CATEGORIES:a,b"], ["CATEGORIES:b,c"], ["CATEGORIES:a,b,c"]),
        (["NICKNAME:a"], ["NICKNAME:a"], ["NICKNAME:a"]),
        (["UID:1"], ["UID:2"], ["UID:1", "X-MERGED-UID:2"]),
        (["UID:1"], ["UID:1"], ["UID:1"]),
        (["REV:2024-01-31T00:00:00Z"], ["REV:20240201T000000Z"], ["REV:20240201T000000Z"]),
        (["BDAY:1980-05-17"], ["BDAY:19800517"], ["BDAY:1980-05-17"]),
        (["BDAY:1980-05-17"], ["BDAY:--0517"], ["BDAY:1980-05-17", "X-MERGED-BDAY:--0517"]),
        (["X-FOO;X-A=1:a;b\\,c"], ["X-FOO:d"], ["X-FOO;X-A=1:a;b\\,c", "X-FOO:d"]),
        (["ORG:A;B"], ["ORG:A"], ["ORG:A;B", "ORG:A"]),
        (
            ["PHOTO;ENCODING=b;TYPE=JPEG:AA=="],
            ["PHOTO;ENCODING=b:BB=="],
            ["PHOTO;TYPE=JPEG;ENCODING=b:AA==", "PHOTO;ENCODING=b:BB=="],
        ),
        (["URL:http\\://x.example"], ["URL:http://x.example"], ["URL:http://x.example"]),
        (["garbage line"], [], ["X-UNREADABLE-LINE:garbage line"]),
        (["FN:E. Muster"], [], ["X-MERGED-FN:E. Muster"]),
        (["NOTE:a  b \\n c"], ["NOTE: a b\\nc"], ["NOTE:a  b \\n c"]),
        (["ADR:;;Weg  1;Bonn;;;"], ["ADR:;;Weg 1 ;Bonn"], ["ADR:;;Weg  1;Bonn;;;"]),
        (["URL:HTTP://X.example/A/"], ["URL:http://x.example/A"], ["URL:HTTP://X.example/A/"]),
        (["URL:http://x.example/A"], ["URL:http://x.example/a"], BOTH),
        (
            ["URL:http://linkedin.com/in/E-M"],
            ["URL:https://www.linkedin.com/in/e-m/"],
            ["URL:http://linkedin.com/in/E-M"],
        ),
        (["X-messaging-Me:a"], ["X-Messaging-me:b"], ["X-messaging-Me:a", "X-Messaging-me:b"]),
        (["TEL;X-A=1;TYPE=home:1"], ["TEL;X-A=2;TYPE=home:1"], ["TEL;TYPE=home;X-A=1,2:1"]),
    ],
)
def test_two_cards_become_one(
    audit: Audit, left: list[str], right: list[str], expected: list[str]
) -> None:
    """Equal values stand once, differing ones all, in the order of the cards."""
    lines = [*left, *right] if expected == BOTH else expected
    assert [*NAME, *lines] == merged(audit, card(*NAME, *left), card(*NAME, *right))


def test_groups_do_not_clash(audit: Audit) -> None:
    """Each label stays with its number; equal ones are said once."""
    left = card(*NAME, "item1.TEL:1", "item1.X-ABLabel:Boot", "item2.URL:http://a.example")
    right = card(*NAME, "item1.TEL:2", "item1.X-ABLabel:Hof", "item3.TEL:1", "item3.X-ABLabel:Boot")
    assert [
        *NAME,
        *("item1.TEL:1", "item2.URL:http://a.example", "item1.X-ABLabel:Boot"),
        *("item4.TEL:2", "item4.X-ABLabel:Hof"),
    ] == merged(audit, left, right)


def test_the_label_of_an_equal_number_is_taken_over(audit: Audit) -> None:
    """A label that only the second card has moves to the number of the first."""
    right = card(*NAME, "item1.TEL:1", "item1.X-ABLabel:Boot")
    assert [*NAME, "item2.TEL:1", "item2.X-ABLabel:Boot"] == merged(
        audit, card(*NAME, "TEL:1"), right
    )


@pytest.mark.parametrize(
    ("cards", "person", "expected"),
    [
        (
            [card("N:Muster;E;;;", "FN:E Muster"), card(*NAME)],
            {},
            [*NAME, "X-MERGED-N:Muster;E;;;", "X-MERGED-FN:E Muster"],
        ),
        ([card("FN:Erika"), card(*NAME)], {}, [*NAME, "X-MERGED-FN:Erika"]),
        (
            [card("FN:Erika Mustre"), card("FN:Dr. Erika Muster"), card(*NAME)],
            {"name": "Erika Muster"},
            [*NAME, "X-MERGED-FN:Erika Mustre", "X-MERGED-FN:Dr. Erika Muster"],
        ),
        (
            [card("FN:Dr. Eva von der Au"), card("FN:Eva")],
            {"name": "Eva von der Au", "given": "Eva", "family": "von der Au"},
            ["N:von der Au;Eva;;;", "FN:Dr. Eva von der Au", "X-MERGED-FN:Eva"],
        ),
        (
            [card("FN:ERIKA MUSTER"), card("FN:Muster, Erika"), card(*NAME)],
            {},
            [*NAME, "X-MERGED-FN:ERIKA MUSTER", "X-MERGED-FN:Muster\\, Erika"],
        ),
        ([card("FN:Erika Muster"), card("FN:Erika")], {}, [*NAME, "X-MERGED-FN:Erika"]),
        (
            [card("N:Muster;Erika;;Dr.;"), card("TEL:1")],
            {},
            ["N:Muster;Erika;;Dr.;", "FN:Dr. Erika Muster", "TEL:1"],
        ),
        (
            [card("FN:Erika"), card("TEL:1")],
            {"name": "Erika Muster", "given": "Erika", "family": "Muster"},
            [*NAME, "X-MERGED-FN:Erika", "TEL:1"],
        ),
        ([card("FN:Erika"), card("TEL:1")], {}, ["N:;Erika;;;", "FN:Erika", "TEL:1"]),
        (
            [card("EMAIL:e@example.com"), card("TEL:1")],
            {},
            ["N:;e@example.com;;;", "FN:e@example.com", "EMAIL:e@example.com", "TEL:1"],
        ),
    ],
)
def test_the_best_name(
    audit: Audit, cards: list[bytes], person: dict[str, str], expected: list[str]
) -> None:
    """A full name of a card, then of all sources, then what there is; no name is lost."""
    assert expected == merged(audit, *cards, **person)


def test_how_a_name_sounds_is_not_the_best_name(audit: Audit) -> None:
    """It is kept beside the name."""
    sounds = card("N;PHONETIC=ipa:/a/;/b/;;;", *NAME)
    assert [*NAME, "X-MERGED-N;PHONETIC=ipa:/a/;/b/;;;"] == merged(audit, sounds, card(*NAME))


def test_version_4_says_the_same_its_own_way(audit: Audit) -> None:
    """Preference, photos and names of 3.0 only are written as 4.0 has them."""
    left = card(*NAME, "TEL;TYPE=pref,home:1", "PHOTO;ENCODING=b;TYPE=JPEG:AA==", "LABEL:x")
    assert [
        *NAME,
        *(
            "TEL;TYPE=home;PREF=1:1",
            "PHOTO:data:image/jpeg;base64,AA==",
            "X-LABEL:x",
            "KIND:individual",
        ),
    ] == merged(audit, left, card(*NAME, "KIND:individual", version="4.0"), version="4.0")


def test_other_cards_may_come_in_any_order(audit: Audit) -> None:
    """With the same leading card, the order of the others changes nothing."""
    lead, one, two = card(*NAME, "TEL:1"), card("FN:E", "TEL:2", "UID:2"), card("FN:F", "UID:3")
    assert merged(audit, lead, one, two) == merged(audit, lead, two, one)


_LINES = [
    *("FN:Erika Muster", "FN:Erika", "N:Muster;Erika;;;", "TEL:030 23125001", "TEL:+493023125001"),
    *("TEL;TYPE=cell:1", "item1.TEL:1", "item1.X-ABLabel:Boot", "EMAIL:a@example.com"),
    *("EMAIL;TYPE=work:A@example.com", "NOTE:a\\, b\\nc", "NOTE:a", "UID:1", "UID:2", "ORG:A;B"),
    *("ADR:;;S,T;C;;;", "X-FOO:a;b", "BDAY:1980-05-17", "BDAY:19800517", "NICKNAME:a,b"),
    *("NICKNAME:b", "CATEGORIES:x", "PHOTO;ENCODING=b:AA==", "PHOTO;ENCODING=b:BB==", "garbage"),
    *("TITLE:x", "ROLE:x", "URL:http://x.example/a,b", "GENDER:F", "SORT-STRING:M", "KEY:k"),
]


def said(data: bytes) -> Counter[tuple[str, str]]:
    """Return every text of a card with its property's name, numbers by their digits."""
    found: Counter[tuple[str, str]] = Counter()
    for line in component(read_card(data)).lines():
        name = line.name.removeprefix("X-").removeprefix("MERGED-")
        for text in texts(line):
            if name == "TEL":
                text = text.replace(" ", "").replace("+49", "0")  # noqa: PLW2901 - its key
            elif name == "BDAY":
                text = text.replace("-", "")  # noqa: PLW2901 - its key
            found[name, text.casefold() if name == "EMAIL" else text] += 1
    return found


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.lists(st.sampled_from(_LINES), max_size=12), min_size=2, max_size=4),
    st.sampled_from(["3.0", "4.0"]),
)
def test_every_value_in_comes_out(books: list[list[str]], version: str) -> None:
    """The values of the merged card are those of all cards, equal ones once."""
    cards = [card(*lines) for lines in books]
    keys = {
        (channel[0], channel[1]): key_of(channel[0], channel[1])
        for data in cards
        for channel in facts_of(read_card(data)).channels
    }
    parts = [component(read_card(data)) for data in cards]
    out = said(write(merge(parts, keys, KnownName()).card, version))
    before = {fact for data in cards for fact in said(data)}
    assert before <= set(out)
    assert {fact for fact in out if fact[0] not in {"N", "FN"}} <= before
    assert all(count == 1 for (name, _), count in out.items() if name in {"TEL", "EMAIL", "NOTE"})


_PROGRAMS = sorted((Path(__file__).parents[2] / "vcard" / "programs").glob("*.vcf"))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("file", _PROGRAMS, ids=lambda file: file.stem)
def test_every_program_s_values_come_out(file: Path, version: str) -> None:
    """Also of real shapes nothing is lost by merging, but for the older of two revisions."""
    cards = [raw.data for raw in split_cards(io.BytesIO(file.read_bytes()))] * 2
    parts = [component(read_card(data)) for data in cards]
    before = {fact for part in parts for fact in _folded(part)}
    out = _folded(component(read_card(write(merge(parts, {}, KnownName()).card, version))))
    assert before <= out
    assert {name for name, _ in out - before} <= {"N", "FN"}


def _folded(card: Component) -> set[tuple[str, str]]:
    """Return the texts of a card: e-mails without case, numbers and days by their digits."""
    found = set()
    for line in card.lines():
        name = line.name.removeprefix("X-").removeprefix("MERGED-")
        parts = components(line.value) if line.name == "X-MERGED-N" else [list(texts(line))]
        for text in (text for part in parts for text in part if text and name != "REV"):
            bare = email(text).casefold() if name == "EMAIL" else text
            if name in {"TEL", "BDAY"}:
                bare = re.sub(r"[^\w]", "", text.partition("T")[0] if name == "BDAY" else text)
            found.add((name, bare))
    return found
