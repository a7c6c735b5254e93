"""Cards in the shapes that more than thirty programs write, and wrecks of them.

Beside each `programs/NAME.vcf` stands `NAME.json` with what a tolerant reader
must read of it. `python -m tests.vcard.test_programs` writes those files anew,
to be looked through by eye.
"""

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from auditor.importers.vcard.outcomes import outcome
from auditor.vcard.facts import facts_of
from auditor.vcard.lines import read_card
from auditor.vcard.model import component, facts, texts
from auditor.vcard.splitting import RawCard, split_cards
from auditor.vcard.values import parts, text
from auditor.vcard.writing import write

_FOLDER = Path(__file__).parent / "programs"
_FILES = sorted(_FOLDER.glob("*.vcf"))
_STEMS = [file.stem for file in _FILES]


def cards_of(file: Path) -> list[RawCard]:
    """Return the raw cards of a file."""
    return list(split_cards(io.BytesIO(file.read_bytes())))


def said(raw: RawCard) -> dict[str, Any]:
    """Return what a card says, without what it leaves empty."""
    card = read_card(raw.data, raw.line, binaries=False)
    read = facts_of(card)
    name = (read.family_name, read.given_name, read.additional_name)
    channels = [[kind, value, label] for kind, value, label, _ in read.channels]
    verdict, reason = outcome(card, read)
    everything = {
        "line": raw.line,
        "version": card.version,
        "outcome": reason or verdict,
        "shown": read.display_name,
        "name": [*name, read.name_prefix, read.name_suffix],
        "formatted": [text(line.value) for line in card.lines if line.head.name == "FN"],
        "nickname": read.nickname,
        "organisations": [parts(line.value) for line in card.lines if line.head.name == "ORG"],
        "job_title": read.job_title,
        "place": [read.city, read.country],
        "birthday": read.birthday,
        "changed_on": read.changed_on,
        "labels": read.labels,
        "channels": channels,
        "photo": read.photo_known,
        "note": read.note_known,
        "problems": [[problem.line, problem.rule] for problem in card.problems],
    }
    return {key: value for key, value in everything.items() if _is_said(value)}


def _is_said(value: Any) -> bool:
    return any(value) if isinstance(value, list) else bool(value)


@pytest.mark.parametrize("stem", _STEMS)
def test_a_program_is_understood(stem: str) -> None:
    """Every card gives the names, numbers, addresses and organisations its writer meant."""
    expected = json.loads((_FOLDER / f"{stem}.json").read_text("utf-8"))
    assert expected == [said(raw) for raw in cards_of(_FOLDER / f"{stem}.vcf")]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("stem", _STEMS)
def test_nothing_is_lost_by_writing(stem: str, version: str) -> None:
    """parse(write(parse(x))) == parse(x), and the texts of a card are the same before and after."""
    for raw in cards_of(_FOLDER / f"{stem}.vcf"):
        card = component(read_card(raw.data, raw.line))
        (again,) = split_cards(io.BytesIO(write(card, version)))
        read = read_card(again.data)
        assert () == read.problems
        assert _plain_names(facts(card)) == _plain_names(facts(component(read)))
        assert _texts(card) == _texts(component(read))


@pytest.mark.parametrize("stem", _STEMS)
def test_every_card_is_accounted_for(stem: str) -> None:
    """The cards of a file do not overlap, stand in order, and hold all of its contact data."""
    data = (_FOLDER / f"{stem}.vcf").read_bytes()
    raws = cards_of(_FOLDER / f"{stem}.vcf")
    at = 0
    for raw in raws:
        assert at <= raw.offset
        at = raw.offset + raw.length
    outside = b"".join(_between(data, raws))
    assert not any(mark in outside.replace(b"\0", b"") for mark in (b"TEL", b"FN", b"EMAIL"))


def _between(data: bytes, raws: list[RawCard]) -> list[bytes]:
    ends = [0, *(raw.offset + raw.length for raw in raws)]
    starts = [*(raw.offset for raw in raws), len(data)]
    return [data[end:start] for end, start in zip(ends, starts, strict=True)]


def _plain_names(found: list[Any]) -> list[Any]:
    return sorted(((fact[0], fact[1].removeprefix("X-"), *fact[2:]) for fact in found), key=repr)


def _texts(card: Any) -> Counter[tuple[str, str]]:
    return Counter(
        (line.name.removeprefix("X-"), shown) for line in card.lines() for shown in texts(line)
    )


if __name__ == "__main__":
    for stem in _STEMS:
        found = [said(raw) for raw in cards_of(_FOLDER / f"{stem}.vcf")]
        lines = ",\n".join(json.dumps(card, ensure_ascii=False) for card in found)
        (_FOLDER / f"{stem}.json").write_text(f"[\n{lines}\n]\n", "utf-8")
