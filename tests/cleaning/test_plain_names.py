"""Names read all at once: as each is read alone."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.cleaning.name_reader import NameReader
from auditor.cleaning.names import Name, NameParts
from auditor.cleaning.plain_names import read_plain_names
from auditor.model.imported import RECORDS

_COLUMNS = dict(
    zip(
        NameParts._fields,
        (
            "display_name",
            "given_name",
            "additional_name",
            "family_name",
            "name_prefix",
            "name_suffix",
            "nickname",
            "maiden_name",
            "company",
        ),
        strict=True,
    )
)


def _read_at_once(written: list[NameParts], reader: NameReader) -> dict[NameParts, Name]:
    """Return the names of the records that are read at once, the others left out."""
    rows = [
        {"record_id": place, **dict(zip(_COLUMNS.values(), parts, strict=True))}
        for place, parts in enumerate(written)
    ]
    records = RECORDS.build(pd.DataFrame(rows)) if rows else RECORDS.empty()
    clear, columns = read_plain_names(records, reader.fields)
    names = zip(*(column.to_pylist() for column in columns), strict=True)
    return {written[row]: Name(*name) for row, name in zip(clear, names, strict=True)}


@pytest.mark.parametrize(
    "parts",
    [
        NameParts("Max Muster", "Max", family="Muster"),
        NameParts("Max Muster"),
        NameParts(given="Anna-Lena", family="Müller-Groß"),
        NameParts("Frau Anna Linde", "Anna", family="Linde", company="Linde"),
        NameParts("", "Dr. Anna", family="Linde, PMP"),
        NameParts("ANNA LINDE", "ANNA", family="LINDE"),
        NameParts("S. Linde 🚀", "S.", family="Linde 🚀"),
        NameParts("Max Peter Muster"),
        NameParts("M. Muster"),
        NameParts("Dr. Max Müller, MBA"),
        NameParts("Müller, Max P."),
        NameParts("max müller"),
        NameParts("Anna"),
        NameParts("", "Anna"),
        NameParts("", "KRISTY", family="İpek-Çelik"),
    ],
)
def test_clear_names_are_read_at_once(parts: NameParts, reader: NameReader) -> None:
    """A given and a family name that each tell their part need no reading of the whole."""
    assert {parts: reader.read(parts)} == _read_at_once([parts], reader)


@pytest.mark.parametrize(
    "parts",
    [
        NameParts(),
        NameParts("Muster GmbH", company="Muster GmbH"),
        NameParts("Anna Linde", company="Anna Linde"),
        NameParts("No Name"),
        NameParts("Max (Maxi) Muster", "Max", family="Muster"),
        NameParts("Max Muster Jr.", "Max", family="Muster"),
        NameParts("Max Muster", "Max Muster", family="Muster"),
        NameParts("Max Muster", "Max", family="Muster", nickname="Maxi"),
        NameParts("王小明", "小明", family="王"),
        NameParts("Mag. A. Muster"),
        NameParts("Anna E. MBA"),
        NameParts("Max von Muster"),
        NameParts("Max geb Muster"),
        NameParts("Muster GmbH"),
        NameParts("Muster, MBA"),
        NameParts("MAX MA"),
    ],
)
def test_other_names_are_read_alone(parts: NameParts, reader: NameReader) -> None:
    """What says more than a given and a family name is read with all care."""
    assert {} == _read_at_once([parts], reader)


_PIECES = (
    "Max Muster Anna Linde Müller Łukasz İpek Çelik Groß ANNA LINDE max linde von der y de O'Brien "
    "McDonald mcdonald JP A. J.R. K. Anna-Lena Jean-luc Dr. Prof. Dipl.-Ing. Herr Frau Pater Notar "
    "Dr Mag. MBA PMP M.Sc. CFA, PhD Jr. II Neto jr Name Unknown No test GmbH AG Inc Sia SIA Max, "
    '🚀 ⭐️ (Maxi) "Bob" geb. née – | - , @ Иван محمد 王 小明 Ⓜ ﬁ ß MÃ¼ller STRAẞE Ma Ed x 1 Gebhard'
)
_TEXT = st.lists(st.sampled_from(_PIECES.split(" ")), max_size=4).map(" ".join)


@st.composite
def _parts(draw: st.DrawFn) -> NameParts:
    given, family = draw(_TEXT), draw(_TEXT)
    display = draw(st.one_of(st.just(f"{given} {family}"), st.just(""), _TEXT))
    company = draw(st.one_of(st.just(""), st.just(display), _TEXT))
    fields = draw(st.sampled_from(["both", "none", "given", "all"]))
    if fields == "none":
        return NameParts(display, company=company)
    if fields == "given":
        return NameParts(draw(st.sampled_from([display, given, ""])), given, company=company)
    nickname = draw(_TEXT) if fields == "all" else ""
    return NameParts(display, given, family=family, nickname=nickname, company=company)


@settings(deadline=None, max_examples=300)
@given(written=st.lists(_parts(), max_size=30))
def test_reading_at_once_is_reading_one_by_one(
    written: list[NameParts], reader: NameReader
) -> None:
    """A name that is read with many others is read as it is alone."""
    for parts, name in _read_at_once(written, reader).items():
        assert reader.read(parts) == name
