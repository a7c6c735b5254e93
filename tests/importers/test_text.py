"""Bytes turned into text, or refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.importers.streams import Unreadable
from auditor.importers.text import as_text

GERMAN = "Vorname;Größe\nJörg;Müller\n"


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        (GERMAN.encode(), "UTF-8", False),
        (GERMAN.encode("utf-8-sig"), "UTF-8", False),
        (GERMAN.encode("utf-16"), "UTF-16", False),
        (b"\xfe\xff" + GERMAN.encode("utf-16-be"), "UTF-16", False),
        (GERMAN.encode("utf-16-le"), "UTF-16", False),
        (GERMAN.encode("utf-16-be"), "UTF-16", False),
        (GERMAN.encode("cp1252"), "Windows-1252", True),
        (GERMAN.replace("\n", "\r\n").encode(), "UTF-8", False),
        (GERMAN.replace("\n", "\r").encode(), "UTF-8", False),
    ],
)
def test_encodings_and_line_ends(data: bytes, encoding: str, guessed: bool) -> None:
    """Every encoding and line end in use gives the same text."""
    text = as_text(data)

    assert GERMAN == text.data.decode()
    assert (encoding, guessed) == (text.encoding, text.guessed)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n\n", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (b"\0" * 4096, "it is empty"),
        (bytes(range(256)) * 64, "it holds binary data, not text"),
        (b"PK\x03\x04rest", "it is a ZIP archive under another name"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"\x1f\x8b\x08", "it is a gzip archive; unpack it first"),
    ],
)
def test_no_text(data: bytes, reason: str) -> None:
    """What is no text is refused with the reason."""
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        as_text(data)


def test_character_cut_off_at_the_end() -> None:
    """A file that was cut off within a character stays UTF-8."""
    text = as_text("Jörg,Mül".encode()[:-2])

    assert ("Jörg,M", "UTF-8", False, 1) == (
        text.data.decode(),
        text.encoding,
        text.guessed,
        text.damaged,
    )


def test_single_damaged_character() -> None:
    """One broken byte in a UTF-8 text does not turn all umlauts into garbage."""
    text = as_text("ÄÖÜäöü".encode() + b"\xff" + "ß\n".encode())

    assert "ÄÖÜäöü\ufffdß\n" == text.data.decode()
    assert (True, 1) == (text.guessed, text.damaged)


def test_zero_bytes_are_taken_out() -> None:
    """Stray zero bytes are dropped and counted."""
    text = as_text(b"a,b\n" + b"longer text " * 30 + b"x\0y,z\n")

    assert (b"xy,z\n", 1) == (text.data[-5:], text.damaged)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=300))
def test_any_bytes_are_survived(data: bytes) -> None:
    """Any bytes give valid UTF-8 without zero bytes and carriage returns, or a reason."""
    try:
        text = as_text(data)
    except Unreadable as error:
        assert str(error).startswith("it ")  # noqa: PT017 - some bytes are text, some are not
        return
    assert not set(text.data.decode()) & {"\0", "\r"}
