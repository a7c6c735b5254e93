"""What no source covers is said once, with the file that would tell."""

import pandas as pd
import pytest

from auditor.evidence.gaps import notes_on_gaps
from auditor.model.imported import SOURCES

EVERY = (
    *("connections", "messages", "invitations", "positions"),
    *("recommendations-received", "recommendations-given"),
    *("endorsements-received", "endorsements-given"),
)


def sources(*formats: str) -> pd.DataFrame:
    """Return SOURCES of these formats."""
    return SOURCES.build({"source": list(formats), "format": list(formats)})


@pytest.mark.parametrize("missing", EVERY)
def test_missing_file(missing: str) -> None:
    """Each file that an export lacks is named, with what stays open without it."""
    told = notes_on_gaps(
        sources(*(f"linkedin-{name}" for name in EVERY if name != missing)), pd.Series([True])
    )

    assert ["missing-file"] == [note.kind for note in told]
    assert missing.partition("-")[0][:7] in str(told[0].parameters["file"]).lower()


def test_complete_export() -> None:
    """Nothing is said of an export in which everything is."""
    assert () == notes_on_gaps(sources(*(f"linkedin-{name}" for name in EVERY)), pd.Series([True]))


@pytest.mark.parametrize(
    ("covered", "told"),
    [
        ([], []),
        ([True, True], []),
        ([True, False, False], [("not-covered", {"count": 2, "total": 3})]),
        ([False, False], [("no-message-history", {})]),
    ],
)
def test_people_not_covered(covered: list[bool], told: list[tuple[str, dict[str, int]]]) -> None:
    """How many people no history covers is said; where it covers nobody, that."""
    notes = notes_on_gaps(sources("vcard"), pd.Series(covered, dtype=bool))

    assert told == [(note.kind, dict(note.parameters)) for note in notes]


def test_no_history_is_said_once() -> None:
    """Where nobody is covered, the missing messages.csv is not told a second time."""
    notes = notes_on_gaps(sources("linkedin-connections"), pd.Series([False]))

    assert "messages.csv" not in [note.parameters.get("file") for note in notes]
    assert "no-message-history" == notes[0].kind
