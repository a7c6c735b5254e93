"""Companies' own cards read all at once: as each is read alone."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.cleaning.company_cards import read_company_cards
from auditor.cleaning.name_reader import NameReader
from auditor.cleaning.name_words import NameWords
from auditor.cleaning.names import Name, NameParts
from auditor.model.imported import RECORDS

_COMPANY = st.one_of(
    st.sampled_from(
        [
            "Muster AG",
            "Bien Digital",
            "AG",
            "The Muster",
            "Linde & Co. KG",
            "Peters, Davidson",
            "N/A",
        ]
    ),
    st.text(alphabet="ABab .,&-'üß\u200b", max_size=12),
)

_CARD = st.tuples(_COMPANY | st.just(""), _COMPANY).map(
    lambda shown: NameParts(shown[0], company=shown[1])
)


def _read_at_once(written: list[NameParts], words: NameWords) -> dict[NameParts, Name]:
    rows = [
        {
            "record_id": place,
            "display_name": parts.display,
            "given_name": parts.given,
            "family_name": parts.family,
            "company": parts.company,
        }
        for place, parts in enumerate(written)
    ]
    records = RECORDS.build(pd.DataFrame(rows)) if rows else RECORDS.empty()
    cards, columns = read_company_cards(records, words)
    names = zip(*(column.to_pylist() for column in columns), strict=True)
    return {written[row]: Name(*name) for row, name in zip(cards, names, strict=True)}


@pytest.mark.parametrize(
    "parts",
    [
        NameParts("Muster AG", company="Muster AG"),
        NameParts("Müller-Bau", company="MUELLER BAU"),
        NameParts(company="Peters, Davidson and Mays Nord"),
    ],
)
def test_cards_that_show_their_company_are_read_at_once(
    parts: NameParts, reader: NameReader, name_words: NameWords
) -> None:
    """Whoever shows a company for a name has no name of a person to be looked for."""
    assert {parts: reader.read(parts)} == _read_at_once([parts], name_words)


@pytest.mark.parametrize(
    "parts",
    [
        NameParts("Anna", company="Muster AG"),
        NameParts("Anna Linde", "Anna", family="Linde", company="Anna Linde"),
        NameParts("", company=""),
        NameParts("...", company="..."),
    ],
)
def test_people_are_left_to_the_reader(parts: NameParts, name_words: NameWords) -> None:
    """A card that may show a person is not named by its company."""
    assert _read_at_once([parts], name_words) == {}


@given(st.lists(_CARD, max_size=5))
def test_all_at_once_is_one_by_one(
    reader: NameReader, name_words: NameWords, written: list[NameParts]
) -> None:
    """What is read with many others is read as it is alone."""
    at_once = _read_at_once(written, name_words)

    assert {parts: reader.read(parts) for parts in at_once} == at_once
