"""One card for each quirk that was seen in real files, and the value it must give."""

import io

import pytest

from auditor.vcard.lines import STRAY, read_card
from auditor.vcard.model import comparable, component, facts, in_order
from auditor.vcard.splitting import split_cards
from auditor.vcard.writing import write


def values(document: bytes, name: str) -> list[object]:
    """Return the values of a property over all cards of a document."""
    return [
        comparable(line)
        for raw in split_cards(io.BytesIO(document))
        for line in in_order(component(read_card(raw.data, raw.line)))
        if line.name == name
    ]


def card(*lines: bytes | str, version: str = "3.0", end: bytes = b"\r\n") -> bytes:
    """Return a card of the given lines with a name."""
    given = [line.encode() if isinstance(line, str) else line for line in lines]
    head = [b"BEGIN:VCARD", b"VERSION:" + version.encode(), b"N:Doe;John;;;", b"FN:John Doe"]
    return end.join([*head, *given, b"END:VCARD", b""])


TWO_ONE = [
    (["NOTE;encoding=quoted-printable:q=C3=A7"], "NOTE", ["qç"]),
    (["NOTE;ENCODING=QUOTED-PRINTABLE:caf=E9"], "NOTE", ["café"]),
    (["NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=Murks:caf=C3=A9"], "NOTE", ["café"]),
    (["NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=punycode:caf=C3=A9"], "NOTE", ["café"]),
    (["NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3"], "NOTE", ["caf\N{REPLACEMENT CHARACTER}"]),
    (["NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:caf=E9"], "NOTE", ["caf\ufffd"]),
    (["NOTE;ENCODING=QUOTED-PRINTABLE:first=", "second"], "NOTE", ["firstsecond"]),
    (["NOTE;ENCODING=QUOTED-PRINTABLE:first=", " second"], "NOTE", ["first second"]),
    (["NOTE;ENCODING=,QUOTED-PRINTABLE:q=C3=A7"], "NOTE", ["qç"]),
    (["NOTE;ENCODING=QUOTED-PRINTABLE,x:q=C3=A7"], "NOTE", ["qç"]),
    (["NOTE:a\x1b", "X-" + "A" * 73, " A:1"], "X-" + "A" * 74, ["1"]),
    (["NOTE;QUOTED-PRINTABLE:a=0D=0Ab"], "NOTE", ["a\nb"]),
    (["NOTE;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:=FC"], "NOTE", ["ü"]),
    (["NOTE;ENCODING=QUOTED-PRINTABLE:cut off="], "NOTE", ["cut off"]),
    (["PHOTO;ENCODING=BASE64;JPEG:", " AAEC", " AwQF", "", "TEL:1"], "PHOTO", ["AAECAwQF"]),
    (["PHOTO;ENCODING=BASE64:AAEC", "AwQF", "", "TEL:1"], "PHOTO", ["AAECAwQF"]),
    (["PHOTO;ENCODING=BASE64:AAEC", "AwQF", "", "TEL:1"], "TEL", ["1"]),
    (["PHOTO;BASE64:AAEC", " AwQ="], "PHOTO", ["AAECAwQ="]),
    (["NOTE;ENCODING=8BIT:plain text"], "NOTE", ["plain text"]),
    ([r"NOTE:C:\dir\new"], "NOTE", [r"C:\dir\new"]),
    ([r"NOTE:\\server\new"], "NOTE", [r"\\server\new"]),
    ([r"NOTE:one\ntwo"], "NOTE", ["one\ntwo"]),
    (
        ["ADR:;;12 Main St, Apt 4;Town;;;"],
        "ADR",
        [("", "", "12 Main St, Apt 4", "Town", "", "", "")],
    ),
    (
        ["ORG;ENCODING=QUOTED-PRINTABLE:M=C3=BCller\\; S=C3=B6hne;Vertrieb"],
        "ORG",
        [("Müller; Söhne", "Vertrieb")],
    ),
    (["TEL;HOME;VOICE;PREF;:5"], "TEL", ["5"]),
    (["TITLE;ENCODING=BASE64:TGVpdHVuZw"], "TITLE", ["Leitung"]),
    ([b"NOTE;CHARSET=ISO-8859-1:caf\xe9"], "NOTE", ["café"]),
    (["AGENT:", "BEGIN:VCARD", "FN:Other", "END:VCARD", "TEL:1"], "FN", ["John Doe"]),
    (["AGENT:", "BEGIN:VCARD", "FN:Other", "END:VCARD", "TEL:1"], "TEL", ["1"]),
    (["AGENT:", "BEGIN:VCARD", "FN:O", "END:VCARD"], "AGENT", ["BEGIN:VCARD\nFN:O\nEND:VCARD\n"]),
]

THREE = [
    (["PHOTO;ENCODING=b:AAE"], "PHOTO", ["AAE"]),
    (["PHOTO;ENCODING=b;VALUE=uri:http://x.example/a.jpg"], "PHOTO", ["http://x.example/a.jpg"]),
    (["KEY;ENCODING=b:AA==", "SOUND;ENCODING=b:BB==", "LOGO;ENCODING=b:CC=="], "KEY", ["AA=="]),
    (["TITLE:VP, Sales"], "TITLE", ["VP, Sales"]),
    (["NOTE:one, two; three"], "NOTE", ["one, two; three"]),
    (["ORG:Acme, Inc.;Sales"], "ORG", [("Acme, Inc.", "Sales")]),
    (["ORG:Acme\\; Co;Sales;"], "ORG", [("Acme; Co", "Sales")]),
    (["EMAIL:a@x.example,b"], "EMAIL", ["a@x.example,b"]),
    (["URL:http://x.example/a,b;c"], "URL", ["http://x.example/a,b;c"]),
    (["URL:http\\://x.example"], "URL", ["http://x.example"]),
    (["NICKNAME:a,b"], "NICKNAME", [("a", "b")]),
    (["CATEGORIES:a,b\\,c"], "CATEGORIES", [("a", "b,c")]),
    (["NOTE:a\\nb\\Nc\\\\n"], "NOTE", ["a\nb\nc\\n"]),
    (["NOTE:ends in \\"], "NOTE", ["ends in \\"]),
    (
        ["ADR:;;12 Main St, Apt 4;Town;;;"],
        "ADR",
        [("", "", ("12 Main St", "Apt 4"), "Town", "", "", "")],
    ),
    (["NOTE:abc", "more text"], "NOTE", ["abc\nmore text"]),
    (["NOTE:see", "http://x.example"], "NOTE", ["see\nhttp://x.example"]),
    (["NOTE:ab", " c", "\td"], "NOTE", ["abcd"]),
    (["EMAIL: a@x.example"], "EMAIL", ["a@x.example"]),
    (["X-messaging/xmpp-All:a@b"], "X-MESSAGING-XMPP-ALL", ["a@b"]),
    (["X_FOO:1"], "X-FOO", ["1"]),
    (["# comment"], STRAY, ["# comment"]),
    (["TITLE:a", "garbage"], STRAY, ["garbage"]),
    (["PROFILE:vcard", "TEL:1"], "TEL", ["1"]),
    (['TEL;TYPE="home:1'], "TEL", ["1"]),
    (['ADR;LABEL="a:b;c":;;S;;;;'], "ADR", [("", "", "S", "", "", "", "")]),
    (["TEL;VALUE=uri:tel:+1-201-555-0123;ext=12"], "TEL", ["+1-201-555-0123 ext. 12"]),
    (["ADR;TYPE=home;", " LABEL=x:;;S;;;;"], "ADR", [("", "", "S", "", "", "", "")]),
    (["NOTE:a\u2028b\x85c\x00d"], "NOTE", ["a\u2028b\x85c\x00d"]),
    (["NOTE:gr\u00fc\u00dfe"], "NOTE", ["grüße"]),
    ([b"NOTE:gr\xfc\xdfe"], "NOTE", ["grüße"]),
    ([b"NOTE:gr\xc3\r\n \xbc\xc3\x9fe"], "NOTE", ["grüße"]),
    ([b"NOTE;CHARSET=KOI8-R:\xf0", b"TITLE:caf\xe9"], "NOTE", ["П"]),
    (
        ["N:A;B;C;D;E;F"],
        "N",
        [("Doe", "John", "", "", ""), (("A",), ("B",), ("C",), ("D",), ("E",), ("F",))],
    ),
]


@pytest.mark.parametrize(("lines", "name", "expected"), TWO_ONE)
def test_old_cards(lines: list[bytes | str], name: str, expected: list[object]) -> None:
    """A quirk of vCard 2.1 gives the value that its writer meant."""
    assert expected == values(card(*lines, version="2.1"), name)


@pytest.mark.parametrize(("lines", "name", "expected"), THREE)
def test_newer_cards(lines: list[bytes | str], name: str, expected: list[object]) -> None:
    """A quirk of vCard 3.0 gives the value that its writer meant."""
    assert expected == values(card(*lines), name)


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r", b"\r\r\n"])
def test_every_line_end(end: bytes) -> None:
    """Lines may end in CRLF, LF or CR."""
    assert ["+1"] == values(card("TEL:+1", end=end), "TEL")


@pytest.mark.parametrize(
    "document",
    [
        b"\xef\xbb\xbf" + card("TEL:1"),
        card("TEL:1").decode().encode("utf-16"),
        card("TEL:1").decode().encode("utf-16-le"),
        card("TEL:1").decode().encode("utf-16-be"),
        card("TEL:1").lower(),
        b"hello\r\n" + card("TEL:1"),
        b"\r\n\r\n" + card("TEL:1", ""),
        card("TEL:1").replace(b"END:VCARD\r\n", b""),
        card("TEL:1").replace(b"END:VCARD\r\n", b"end: vcard  "),
        card("TEL:1").replace(b"BEGIN:VCARD\r\n", b""),
        card("TEL:1").replace(b"BEGIN:VCARD", b"BEGIN: VCARD "),
        card("TEL:1").replace(b"BEGIN:VCARD", b"BEGIN:VCARD\r\nBEGIN:VCARD"),
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n" + card("TEL:1"),
        b"".join(b"  " + line for line in card("TEL:1").splitlines(keepends=True)),
        card("TEL:1", b"\xff\xfe\x00"),
        card("TEL:1", version=""),
    ],
)
def test_a_card_in_any_state_is_one_card(document: bytes) -> None:
    """Encodings, missing marks, indentation and strangers around it do not hide a card."""
    assert ["1"] == values(document, "TEL")


def test_types_come_from_every_spelling() -> None:
    """TYPE=, quoted lists and bare parameters are all types, in lower case, each once."""
    document = card('TEL;HOME;TYPE="Cell,voice";TYPE=PREF,home;PREF=1:1')
    line = component(read_card(document)).tel
    assert ["home", "cell", "voice", "pref"] == line.params["TYPE"]


def test_carets_of_parameters_are_undone() -> None:
    """RFC 6868: ^n is a new line, ^' a quote and ^^ a caret."""
    line = component(read_card(card("TEL;X-NOTE=a^nb ^'x^' ^^:1", version="4.0"))).tel
    assert ['a\nb "x" ^'] == line.params["X-NOTE"]


def test_a_data_address_is_carried_like_base64() -> None:
    """A photo is the same in 3.0 and in 4.0, and is never decoded."""
    new = component(read_card(card("PHOTO:data:image/jpeg;base64,AAEC", version="4.0"))).photo
    old = component(read_card(card("PHOTO;ENCODING=b;TYPE=JPEG:AAEC"))).photo
    assert (old.value, old.params) == (new.value, new.params)
    assert {"TYPE": ["jpeg"], "ENCODING": ["b"]} == new.params


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_binaries_under_any_name_are_carried(version: str) -> None:
    """Base64 under a name of a program's own is the same again after writing."""
    read = component(read_card(card("X-PIC;ENCODING=b;TYPE=PNG:AAEC")))
    assert facts(read) == facts(component(read_card(write(read, version))))
