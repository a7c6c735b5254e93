"""Pruning an address book: only decisions remove, kept and removed are exactly its cards."""

import io
from collections import Counter
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import ResultError
from auditor.model.result import AuditResult
from auditor.model.verdicts import Decision
from auditor.pruning import Pruned, prune
from auditor.vcard.splitting import split_cards
from tests.reporters.vcard.address_books import audited

ERIKA = (
    b"BEGIN:VCARD\r\nFN:Erika Muster\r\nEMAIL:erika@example.com\r\nTEL:030 23125 001\r\n"
    b"END:VCARD\r\n"
)
HANS = (
    b"BEGIN:VCARD\nFN:Hans Muster\nTEL:030 23125 001\nURL:https://xing.com/profile/H_M\nEND:VCARD\n"
)
NAME_ONLY = b"BEGIN:VCARD\rFN:Otto Beispiel\rEND:VCARD\r"
GROUP = b"BEGIN:VCARD\nKIND:group\nFN:Chor\nEND:VCARD\n"
BOOK = b"\xef\xbb\xbfhello\n" + ERIKA + b"\r\n" + HANS + NAME_ONLY + GROUP
NAMES = {0: {"name": "Erika Muster"}, 1: {"name": "Hans Muster"}, 2: {"name": "Otto Beispiel"}}


@cache
def result() -> AuditResult:
    """Return the audit of BOOK, and a fourth person who has no card."""
    return audited(BOOK, [[0], [1], [2], []], NAMES)


def pruned(*decisions: Decision, book: bytes = BOOK) -> Pruned:
    """Return BOOK pruned."""
    return prune(result(), decisions, lambda: io.BytesIO(book))


def removed(*decisions: Decision, book: bytes = BOOK) -> bytes:
    """Return what is removed from the book."""
    return b"".join(pruned(*decisions, book=book).removed())


def test_redacted_audit_is_refused() -> None:
    """A redacted audit tells no card from another, so nothing is parted by it."""
    with pytest.raises(ResultError, match="redacted"):
        prune(replace(result(), redaction="all"), (), lambda: io.BytesIO(BOOK))


def test_without_decisions_nothing_is_removed() -> None:
    """The book stays as it is, text between the cards included."""
    parted = pruned()
    assert (BOOK, b"") == (b"".join(parted.kept()), b"".join(parted.removed()))
    assert (4, 0, ()) == (parted.kept_cards, parted.removed_cards, parted.unheard)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("p-0", ERIKA),
        ("erika@example.com", ERIKA),
        ("Erika@Example.com", ERIKA),
        ("https://www.xing.com/profile/h_m/", HANS),
        ("xing:h_m", HANS),
        ("p-2", NAME_ONLY),
    ],
)
def test_every_key_of_a_person_will_do(person: str, expected: bytes) -> None:
    """person_id, e-mail and profile address name a person."""
    assert expected == removed(Decision(person, "prune"))


def test_a_number_of_two_people_needs_a_name() -> None:
    """A family's line alone is not certain; the name beside it tells."""
    assert b"" == removed(Decision("+49 30 23125-001", "prune"))
    assert HANS == removed(Decision("+49 30 23125-001", "prune", name="Hans Muster"))


@pytest.mark.parametrize("decision", ["keep", "later", "meaningful", "same", "different"])
def test_only_prune_removes(decision: str) -> None:
    """No other decision takes a card away."""
    assert b"" == removed(Decision("p-0", decision, other="p-1"))


def test_the_last_decision_counts() -> None:
    """A later line takes an earlier one back, whatever keys they use."""
    lines = (Decision("p-0", "prune"), Decision("erika@example.com", "keep"))
    assert b"" == removed(*lines)
    assert ERIKA == removed(*lines[::-1])


def test_contradiction_is_told() -> None:
    """A decision that a later line takes back is not dropped in silence."""
    lines = [Decision("p-0", "keep", line=2), Decision("erika@example.com", "prune", line=3)]
    (unheard,) = pruned(*lines, lines[1]).unheard

    assert lines[0] == unheard.decision
    assert "line 3 decides otherwise and counts" == unheard.reason


def test_decisions_that_changed_nothing_are_told() -> None:
    """Nobody, several people, and a person without a card here."""
    lines = [Decision(key, "prune") for key in ("nobody@example.com", "03023125001", "p-3")]
    assert [
        ("nobody@example.com", "names nobody in this audit"),
        ("03023125001", "could be several people"),
        ("p-3", "has no card in this address book"),
    ] == [(unheard.decision.person, unheard.reason) for unheard in pruned(*lines).unheard]


def test_a_book_that_has_changed_since_the_audit() -> None:
    """Cards are known by what they say; one that says something else is not removed."""
    moved = GROUP + HANS + ERIKA
    assert ERIKA == removed(Decision("p-0", "prune"), book=moved)
    other = ERIKA.replace(b"Erika", b"Anna").replace(b"BEGIN", b"\r\nBEGIN")
    assert b"" == removed(Decision("p-0", "prune"), book=other)
    assert b"" == removed(Decision("p-2", "prune"), book=GROUP + NAME_ONLY)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("FN:Otto Beispiel\r\nN:Beispiel;Otto;Karl,Maria;Dr.;", "Otto Karl Maria Beispiel"),
        ("FN:Otto Beispiel (Chor)", "Otto Beispiel"),
        ("FN:Otto (Chor)", "Otto"),
        ("N:Beispiel;Otto;;;", "Otto Beispiel"),
    ],
)
@pytest.mark.parametrize("channel", ["", "EMAIL:otto@example.com\r\n"])
def test_a_name_may_be_told_otherwise_than_shown(lines: str, name: str, channel: str) -> None:
    """The audit shows names without titles and brackets, with all given names."""
    book = f"BEGIN:VCARD\r\n{lines}\r\n{channel}END:VCARD\r\n".encode()
    result = audited(book, [[0]])
    result = replace(result, account=result.account.assign(name=[name]))
    parted = prune(result, [Decision("p-0", "prune")], partial(io.BytesIO, book))
    assert book == b"".join(parted.removed())


def test_a_first_name_alone_takes_nobody_else_away() -> None:
    """Otto's card is not Otto Beispiel's, though it stood on this line, here or in another file."""
    result = audited(NAME_ONLY.replace(b" Beispiel", b""), [[0]], {0: {"name": "Otto"}})
    parted = prune(result, [Decision("p-0", "prune")], lambda: io.BytesIO(NAME_ONLY))
    assert b"" == b"".join(parted.removed())


def test_the_name_of_the_file_tells_whose_line_counts() -> None:
    """Namesakes on the same line of two files are told apart by the file that is pruned."""
    both = audited(NAME_ONLY + NAME_ONLY, [[0], [1]], {0: NAMES[2], 1: NAMES[2]})
    sources = pd.concat([both.sources.assign(source=f"a/{name}.vcf") for name in ("one", "two")])
    account = both.account.assign(source=["a/one.vcf", "a/two.vcf"], line=1)
    result = replace(both, account=account, sources=sources)
    decisions = [Decision("p-1", "prune")]
    for name, expected in (("one.vcf", b""), ("two.vcf", NAME_ONLY), ("three.vcf", b"")):
        parted = prune(result, decisions, lambda: io.BytesIO(NAME_ONLY), name)
        assert expected == b"".join(parted.removed())


def test_namesakes_are_told_apart_by_their_place() -> None:
    """Two cards that say the same but belong to two people are known by their lines."""
    parted = prune(
        audited(ERIKA + ERIKA, [[0], [1]], {0: NAMES[0], 1: NAMES[0]}),
        [Decision("p-1", "prune")],
        lambda: io.BytesIO(ERIKA + ERIKA),
    )
    assert (1, ERIKA) == (parted.removed_cards, b"".join(parted.removed()))


def test_a_merged_card_is_its_person_s() -> None:
    """The merged address book can be pruned too; a channel of somebody else's keeps a card."""
    merged = ERIKA[:-11] + b"EMAIL:e@example.com\r\nEND:VCARD\r\n"
    second = b"BEGIN:VCARD\nFN:E. Muster\nEMAIL:e@example.com\nEND:VCARD\n"
    both = audited(ERIKA + second + HANS, [[0, 1], [2]], {0: NAMES[0], 1: NAMES[1]})
    book = merged + merged.replace(b"e@example.com", b"new@example.com") + HANS
    parted = prune(both, [Decision("p-0", "prune")], lambda: io.BytesIO(book))
    assert merged == b"".join(parted.removed())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_books_of_utf_16_are_parted_in_their_own_bytes(encoding: str) -> None:
    """Kept and removed together hold the cards of the book, whatever the byte order."""
    book = (ERIKA + HANS + ERIKA[:-11]).decode().encode(encoding)
    for person, length in (("p-0", len(ERIKA.decode().encode(encoding))), ("p-9", 0)):
        parted = pruned(Decision(person, "prune"), book=book)
        removed = b"".join(parted.removed())
        assert len(book) <= len(b"".join(parted.kept())) + len(removed) <= len(book) + 2
        assert len(removed) >= length


def test_both_files_of_a_utf_16_book_can_be_read() -> None:
    """What is removed gets a byte order mark of its own."""
    text = ERIKA.decode() + HANS.decode()
    book = text.encode("utf-16")
    parted = prune(
        audited(text.encode(), [[0], [1]], NAMES),
        [Decision("p-0", "prune")],
        lambda: io.BytesIO(book),
    )
    assert ERIKA.decode() == b"".join(parted.removed()).decode("utf-16")
    assert HANS.decode() == b"".join(parted.kept()).decode("utf-16")


def test_the_audit_is_left_as_it_is() -> None:
    """Pruning edits no table."""
    before = result()
    account = before.account.copy()
    prune(before, [Decision("p-0", "prune")], lambda: io.BytesIO(BOOK))
    assert account.equals(before.account)
    assert before == replace(before)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from([ERIKA, HANS, NAME_ONLY, GROUP, b"text\n", ERIKA[:-11]]), max_size=8),
    st.lists(st.sampled_from(["p-0", "p-1", "p-2", "x"]), max_size=4),
)
def test_kept_and_removed_are_exactly_the_book(pieces: list[bytes], people: list[str]) -> None:
    """Byte for byte per card, whatever is decided."""
    book = b"".join(pieces)
    parted = pruned(*(Decision(person, "prune") for person in people), book=book)
    kept, gone = b"".join(parted.kept()), b"".join(parted.removed())
    assert Counter(book) == Counter(kept) + Counter(gone)
    cards = [card.data for card in split_cards(io.BytesIO(book))]
    assert parted.kept_cards + parted.removed_cards == len(cards)
    if ERIKA[:-11] not in pieces:  # a card without END ends where the next begins
        parts = [card.data for part in (kept, gone) for card in split_cards(io.BytesIO(part))]
        assert Counter(cards) == Counter(parts)


_PROGRAMS = sorted((Path(__file__).parent / "vcard" / "programs").glob("*.vcf"))


@pytest.mark.parametrize("file", _PROGRAMS, ids=lambda file: file.stem)
def test_books_of_all_programs_are_parted_card_by_card(file: Path) -> None:
    """Whatever wrote a book, and whatever is wrong with it: each card is in one of the two."""
    book = file.read_bytes()
    cards = list(split_cards(io.BytesIO(book)))
    whole = audited(book, [[record] for record in range(len(cards))])
    everybody = [Decision(f"p-{person}", "prune") for person in range(len(cards))]
    for decisions in ([], everybody[::2], everybody):
        parted = prune(whole, decisions, lambda: io.BytesIO(book))
        kept, removed = b"".join(parted.kept()), b"".join(parted.removed())
        assert len(cards) == parted.kept_cards + parted.removed_cards
        found = [card.data for part in (kept, removed) for card in split_cards(io.BytesIO(part))]
        if removed and len(cards) == len(found):  # cards that lack END or BEGIN grow together
            assert sorted(card.data for card in cards) == sorted(found)
        assert len(book) in {len(kept) + len(removed), len(kept) + len(removed) - 2}  # its own BOM
        if not decisions:
            assert (book, b"") == (kept, removed)
