"""Splitting a stream into cards: places, lines, bounds, broken documents."""

import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.vcard import splitting
from auditor.vcard.splitting import split_cards

A = b"BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n"
B = b"BEGIN:VCARD\nFN:B\nEND:VCARD\n"


def cards(document: bytes) -> list[bytes]:
    """Return the bytes of each card."""
    return [card.data for card in split_cards(io.BytesIO(document))]


def test_cards_lie_where_they_say() -> None:
    """Offset, length and line point to the card in its document."""
    document = b"\xef\xbb\xbf" + A + b"\r\n" + B + b"text\n" + A
    found = list(split_cards(io.BytesIO(document)))
    assert [A, B, A] == [card.data for card in found]
    assert [A, B, A] == [document[c.offset : c.offset + c.length] for c in found]
    assert [1, 5, 9] == [card.line for card in found]


def test_lines_are_counted_for_old_macs() -> None:
    """CR alone ends a line."""
    document = A.replace(b"\r\n", b"\r") * 3
    assert [1, 4, 7] == [card.line for card in split_cards(io.BytesIO(document))]


def test_places_in_a_utf_16_document_are_its_own() -> None:
    """Offset and length count the bytes of the document, the data is UTF-8."""
    text = "BEGIN:VCARD\nFN:Jörg \N{GRINNING FACE}\nEND:VCARD\n"
    document = (text + "\n" + text).encode("utf-16")
    found = list(split_cards(io.BytesIO(document)))
    assert [text.encode()] * 2 == [card.data for card in found]
    assert [text, text] == [
        document[c.offset : c.offset + c.length].decode("utf-16-le") for c in found
    ]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (b"", 0),
        (b"\r\n \n", 0),
        (b"BEGIN:VCARD", 1),
        (A[:-11] + B, 2),
        (A[:-2] + B[:-1] + A, 3),
        (A + b"FN:C\nEND:VCARD\n" + B, 3),
        (b"N:C\n" + A, 2),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\nFN:x\n", 0),
        (b"BEGIN:VEVENT\nN:x\nEND:VEVENT\nFN:C\n", 1),
        (b"%PDF-1.7\n\x00\x01vcard\nvcard BEGIN:VCARD\n", 0),
        (b"BEGIN:VCARD\nAGENT:\n" + B + b"END:VCARD\n" + A, 2),
        (b"BEGIN:VCARD\nNOTE:folded\n BEGIN:VCARD\nEND:VCARD\n", 1),
        (b"BEGIN:VCARD\nNOTE:x END:VCARD\nEND:VCARD\n", 1),
    ],
)
def test_how_many_cards(document: bytes, expected: int) -> None:
    """A mark counts only where it is a line of its own, outside of folds and agents."""
    assert expected == len(cards(document))


@pytest.mark.parametrize("size", [1, 2, 7, 64])
def test_blocks_do_not_matter(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one block ends and the next begins changes nothing."""
    document = b"x\r\n" + A + b"\r" + A[:-11] + B + b"N:C\r\nEND:VCARD\r" + A
    whole = list(split_cards(io.BytesIO(document)))
    monkeypatch.setattr(splitting, "_BLOCK", size)
    assert whole == list(split_cards(io.BytesIO(document)))


def test_a_card_that_never_ends_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory stays bounded, and the cards after it are found."""
    monkeypatch.setattr(splitting, "LONGEST", 1000)
    monkeypatch.setattr(splitting, "_BLOCK", 100)
    found = cards(b"BEGIN:VCARD\n" + b"NOTE:xxxxxxx\n" * 500 + A + B)
    assert [A, B] == found[-2:]
    assert max(map(len, found)) < 1200


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from([A, B, b"text\n", b"\n", A[:-11], B[12:]]), max_size=12))
def test_no_byte_belongs_to_two_cards(pieces: list[bytes]) -> None:
    """Cards lie in order, do not overlap, and are their document's own bytes."""
    document = b"".join(pieces)
    at = 0
    for card in split_cards(io.BytesIO(document)):
        assert card.offset >= at
        assert card.data == document[card.offset : card.offset + card.length]
        assert card.line == document[: card.offset].count(b"\n") + 1
        at = card.offset + card.length


@pytest.mark.parametrize(
    "document",
    [
        b"BEGIN:VCARD\n" * 60_000,
        b"BEGIN:VCARD\nAGENT:\n" * 30_000,
        b"vcard" * 50_000,
        b"BEGIN:VCALENDAR\n" * 30_000,
        b" " * 2_000_000,
        b"END:VCARD\n" * 60_000,
    ],
)
def test_hostile_documents_take_linear_time(document: bytes) -> None:
    """No document of a megabyte takes longer than a moment."""
    started = time.process_time()
    cards(document)
    assert time.process_time() - started < 3
