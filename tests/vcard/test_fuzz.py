"""Mutated cards of all programs: nothing raises, no card is lost, time stays linear.

`python -m tests.vcard.test_fuzz 100000` does so many by hand; the seed of each
failure is printed.
"""

import io
import random
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from auditor.importers.vcard.outcomes import outcome
from auditor.vcard.encodings import utf16_of
from auditor.vcard.facts import facts_of
from auditor.vcard.lines import read_card
from auditor.vcard.model import component, facts
from auditor.vcard.splitting import split_cards
from auditor.vcard.writing import write

_FOLDER = Path(__file__).parent / "programs"
_IN_CI = 1_500
_SLOW_SECONDS = 1.0
_ONE_IN_SIX = 1 / 6
_SCRAPS = (
    *(b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"\r\n", b"\n", b"\r", b"\r\n ", b" ", b"\t", b"="),
    *(b";", b":", b",", b"\\", b'"', b"^n", b"\x00", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\x1b$B"),
    *(b";ENCODING=QUOTED-PRINTABLE", b";ENCODING=b", b";CHARSET=UTF-16", b"AGENT:\r\n", b"item1."),
    *(b"=3D", b"=\r\n", b"\r\nVERSION:2.1\r\n", b"\r\nVERSION:4.0\r\n", b"\r\n\r\n", b"A" * 80),
)


@cache
def seeds() -> tuple[bytes, ...]:
    """Return the files of all programs."""
    return tuple(file.read_bytes() for file in sorted(_FOLDER.glob("*.vcf")))


def damaged(seed: int, files: Sequence[bytes]) -> bytes:
    """Return one of the files cut off, joined with another or with a few changes.

    The same for the same seed.
    """
    chance = random.Random(seed)  # noqa: S311 - invented damage, no secret
    data = bytearray(chance.choice(files))
    if chance.random() < _ONE_IN_SIX:
        del data[chance.randrange(len(data) + 1) :]
    if chance.random() < _ONE_IN_SIX:
        data += chance.choice(files)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 2, 8, 60)))
        change = chance.randrange(6)
        if change == 0:
            del data[at:end]
        elif change == 1:
            data[at:at] = data[at:end]
        elif change == 2:
            data[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
        elif change == 3:
            data[at:end] = data[at:end].swapcase()
        else:
            data[at:at] = chance.choice(_SCRAPS)
    return bytes(data)


def check(data: bytes) -> int:
    """Read, judge and write all cards of a file as an audit would; return how many there are.

    What lies outside of cards may hold no line that begins or ends one.
    """
    started = time.process_time()
    at = cards = 0
    outside = b""
    for cards, raw in enumerate(split_cards(io.BytesIO(data)), start=1):  # noqa: B007 - counted
        assert at <= raw.offset
        assert raw.length > 0
        outside += data[at : raw.offset] + b"\n"
        at = raw.offset + raw.length
        read = read_card(raw.data, raw.line, binaries=False)
        assert outcome(read, facts_of(read))[0] in {"kept", "ignored", "rejected"}
        whole = component(read_card(raw.data, raw.line))
        for version in ("3.0", "4.0"):
            (again,) = split_cards(io.BytesIO(write(whole, version)))
            assert len(facts(whole)) == len(facts(component(read_card(again.data))))
    outside += data[at:]
    assert utf16_of(data) or b"\nBEGIN:VCARD\r\n" not in outside
    assert time.process_time() - started < _SLOW_SECONDS
    return cards


@pytest.mark.parametrize("start", range(0, _IN_CI, 100))
def test_mutated_cards(start: int) -> None:
    """A broken file raises nothing; each of its cards is read, judged and can be written."""
    for seed in range(start, start + 100):
        check(damaged(seed, seeds()))


def main() -> None:
    """Check as many mutations as asked for."""
    for seed in range(int(sys.argv[1])):
        try:
            check(damaged(seed, seeds()))
        except Exception as error:
            raise SystemExit(f"seed {seed}: {type(error).__name__}: {error}") from error


if __name__ == "__main__":
    main()
