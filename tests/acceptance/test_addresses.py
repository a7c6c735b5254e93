"""Postal addresses: they recognise people who live somewhere, and go no further."""

from pathlib import Path

import pytest

from auditor.engine import load
from auditor.model.options import AuditOptions
from auditor.model.result import AuditResult
from auditor.pipeline import audit

HOME = "ADR;TYPE=home:;;Weg 1;Bonn;;53111;"
OFFICE = "ADR;TYPE=work:;;Ring 9;Bonn;;53113;"


def audited(folder: Path, *cards: tuple[str, ...]) -> AuditResult:
    """Return the audit of cards, each a file among strangers'."""
    for number, lines in enumerate(cards):
        text = "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])
        (folder / f"{number}.vcf").write_text(text, "utf-8")
    return audit(AuditOptions((folder,), load()))


@pytest.mark.parametrize(
    ("left", "right", "people"),
    [
        (("FN:Erika Muster", HOME), ("FN:Erika Muster", HOME, "TEL;TYPE=cell:+4915228817386"), 1),
        (("FN:Erika Muster", HOME), ("FN:Hans Muster", HOME), 2),
        (("FN:Erika Muster", OFFICE), ("FN:Erika Muster", OFFICE, "NOTE:x"), 2),
        (("FN:Erika Muster", OFFICE), ("FN:Hans Beispiel", OFFICE), 2),
    ],
)
def test_who_lives_where(
    tmp_path: Path, left: tuple[str, ...], right: tuple[str, ...], people: int
) -> None:
    """One name in one house is one person; two names are two, and an office tells nothing."""
    result = audited(tmp_path, left, right)
    assert people == len(result.people)


def test_addresses_stay_inside(tmp_path: Path) -> None:
    """No table of the result holds a street, so that no output can show it."""
    result = audited(tmp_path, ("FN:Erika Muster", HOME), ("FN:Erika Muster", HOME, "NOTE:x"))
    assert "address" not in set(result.channels["kind"])
    for table in (result.people, result.channels, result.account, result.pairs, result.evidence):
        assert (
            not table.astype("str")
            .apply(lambda column: column.str.contains("Weg 1"))
            .any(axis=None)
        )
