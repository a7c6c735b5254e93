"""Files as lists show them: a folder of single cards is one row."""

import pandas as pd

from auditor.model.imported import SOURCES
from auditor.reporters.sources import folded


def sources(count: int, trouble: int = 0) -> pd.DataFrame:
    """Return a folder of single cards, some of them unreadable, and a file beside it."""
    cards = [f"book/{number:04}.vcf" for number in range(count)]
    return SOURCES.build(
        {
            "source": [*cards, "Connections.csv"],
            "collection": [*["book"] * count, "Connections.csv"],
            "format": [*["vcard"] * count, "linkedin-connections"],
            "status": [*["unreadable"] * trouble, *["read"] * (count - trouble), "read"],
            "entries": [*[2] * count, 7],
            "used": [*[1] * count, 7],
            "ignored": [*[1] * count, 0],
            "rejected": 0,
            "first_on": [*pd.date_range("2020-01-01", periods=count), pd.NaT],
            "last_on": [*pd.date_range("2020-02-01", periods=count), pd.NaT],
        }
    )


def test_many_files_are_one_row() -> None:
    """Many files of one kind in a folder are one row with the sums of their counts."""
    rows = folded(sources(30)).to_dict("records")

    assert [30, 1] == [len(row["files"]) for row in rows]
    assert (60, 30, 30, 0) == tuple(
        rows[0][name] for name in ("entries", "used", "ignored", "rejected")
    )
    days = (pd.Timestamp("2020-01-01"), pd.Timestamp("2020-03-01"))
    assert days == (rows[0]["first_on"], rows[0]["last_on"])
    assert ("book", "book/0000.vcf") == (rows[0]["folder"], rows[0]["files"][0])


def test_few_files_stay_as_they_are() -> None:
    """A handful of files is told one by one."""
    given = sources(10)

    assert given.equals(folded(given)[given.columns])


def test_trouble_is_told_one_by_one() -> None:
    """A card that could not be read is not lost among the others."""
    rows = folded(sources(30, trouble=2))

    assert ["unreadable", "unreadable", "read", "read"] == rows["status"].tolist()
    assert [1, 1, 28, 1] == rows["files"].map(len).tolist()


def test_no_files() -> None:
    """Nothing read is no row."""
    assert folded(SOURCES.empty()).empty
