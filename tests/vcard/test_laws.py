"""Laws of the vCard layer: nothing raises, writing loses nothing, time is linear."""

import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.vcard.lines import read_card
from auditor.vcard.model import Fact, component, facts
from auditor.vcard.splitting import split_cards
from auditor.vcard.writing import fold, write

_TOKENS = [
    *(b"BEGIN:VCARD", b"END:VCARD", b"\r\n", b"\n", b"\r", b" ", b"\t", b":", b";", b"=", b","),
    *(b'"', b"\\", b"\\n", b"^n", b"FN", b"N", b"TEL", b"ADR", b"ORG", b"NOTE", b"PHOTO", b"KEY"),
    *(b"ENCODING=QUOTED-PRINTABLE", b"ENCODING=b", b"BASE64", b"VERSION:2.1", b"VERSION:4.0"),
    *(b"CHARSET=ISO-8859-1", b"TYPE=home", b"PREF=1", b"\xc3\xbc", b"\xe9", b"=C3=BC", b"=0D=0A"),
    *(
        b"item1.",
        b"X-FOO",
        b"NICKNAME",
        b"CATEGORIES",
        b"C:\\dir\\new",
        b"tel:+49;ext=1",
        b"AGENT:",
    ),
    *(b"data:image/png;base64,QUJD", b"URL", b"abc", b"def ghi", b'TYPE="a,b"', b'LABEL="x:y"'),
    *(b"\x00", b"\xe2\x80\xa8", b"#", b"MEDIATYPE=a/b", b"VALUE=uri", b"BDAY"),
]
anything = st.lists(st.sampled_from(_TOKENS), max_size=40).map(b"".join) | st.binary(max_size=200)


def _names_alike(said: list[Fact]) -> list[Fact]:
    """Return facts without the X- that a name unknown to the target version gets."""
    return sorted(((fact[0], fact[1].removeprefix("X-"), *fact[2:]) for fact in said), key=repr)


@settings(deadline=None, max_examples=400)
@given(anything, st.booleans(), st.sampled_from(["3.0", "4.0"]))
def test_writing_and_reading_again_changes_nothing(inner: bytes, whole: bool, version: str) -> None:
    """parse(write(parse(x))) == parse(x), in both versions, whatever the bytes were."""
    document = b"BEGIN:VCARD\r\n" + inner + b"\r\nEND:VCARD\r\n" if whole else inner
    for raw in split_cards(io.BytesIO(document)):
        card = component(read_card(raw.data, raw.line))
        written = write(card, version)
        again = [read_card(found.data) for found in split_cards(io.BytesIO(written))]
        assert 1 == len(again)
        assert () == again[0].problems
        assert _names_alike(facts(card)) == _names_alike(facts(component(again[0])))


@settings(deadline=None, max_examples=150)
@given(anything)
def test_what_is_cut_off_is_only_binary(inner: bytes) -> None:
    """Reading without binaries gives the same lines, but for the length of photos and keys."""
    photo = b"PHOTO;ENCODING=b:QUJD\r\n" + b" QUJDQUJD\r\n" * 300
    data = b"BEGIN:VCARD\r\n" + photo + inner + b"\r\nEND:VCARD\r\n"
    full, short = read_card(data), read_card(data, binaries=False)
    assert [line.head for line in full.lines] == [line.head for line in short.lines]
    assert full.problems == short.problems


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
def test_folding_keeps_to_75_octets_and_to_characters(text: str) -> None:
    """Every physical line is valid UTF-8 of at most 75 octets; unfolding gives the text back."""
    physical = fold(text).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in physical)
    pieces = [line.decode("utf-8") for line in physical]
    assert text == pieces[0] + "".join(piece[1:] for piece in pieces[1:])


@pytest.mark.parametrize(
    "line",
    [
        b"TEL" + b";HOME" * 10_000,
        b"TEL" + b';X="' * 10_000 + b":1",
        b"TEL" + b";A=" + b'"a",' * 10_000 + b":1",
        b"TEL" + b';"' * 10_001,
        b"A." * 20_000 + b":1",
        b"N:" + b"\\;" * 50_000,
        b"N:" + b"," * 50_000,
        b"NOTE:" + b"\\" * 100_001,
        b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"=\r\n" * 50_000,
        b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"=C3" * 50_000,
        b"NOTE:x\r\n" + b"stray\r\n" * 30_000,
        b"AGENT:" + b"\r\n x" * 30_000,
        b"AGENT:\r\n" + b"BEGIN:VCARD\r\n" * 20_000,
        b"PHOTO;ENCODING=b:" + b"QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD\r\n" * 20_000,
        b"#\r\n" * 10_000,
    ],
)
def test_hostile_cards_take_linear_time(line: bytes) -> None:
    """No card of some hundred kilobytes takes longer than a moment, read and written."""
    started = time.process_time()
    card = component(read_card(b"BEGIN:VCARD\r\n" + line + b"\r\nEND:VCARD\r\n"))
    write(card)
    assert time.process_time() - started < 3
