"""People in the order of the files, every row of every table tied to its person."""

import pandas as pd
import pytest

from auditor.model.result import AuditResult
from auditor.reporters.html.linked import linked
from tests.reporters.html.invented import make_result

TABLES = ("people", "verdicts", "evidence")


@pytest.fixture(scope="module")
def shuffled() -> AuditResult:
    """Return a small result whose people do not stand in the order of their records."""
    return make_result(n=40, seed=3)


def test_order_is_that_of_the_first_records(shuffled: AuditResult) -> None:
    """People stand as their first records stand in the files."""
    expected = shuffled.account["person_id"].drop_duplicates().tolist()

    assert linked(shuffled).result.people["person_id"].tolist() == expected


@pytest.mark.parametrize("table", TABLES)
def test_tables_stay_aligned(shuffled: AuditResult, table: str) -> None:
    """The three tables of one row a person keep the same order."""
    ready = linked(shuffled).result

    assert getattr(ready, table)["person_id"].tolist() == ready.people["person_id"].tolist()


@pytest.mark.parametrize("table", TABLES)
def test_input_is_not_edited(shuffled: AuditResult, table: str) -> None:
    """Putting in order leaves the result as it was."""
    before = getattr(shuffled, table).copy()
    linked(shuffled)

    pd.testing.assert_frame_equal(before, getattr(shuffled, table))


def test_spoken_rules_by_place(shuffled: AuditResult) -> None:
    """Each rule has the places of the people it spoke about, ascending."""
    ready = linked(shuffled)
    places, _ = ready.spoken["relationship/two-way-exchange"]
    said = shuffled.spoken[shuffled.spoken["rule_id"] == "relationship/two-way-exchange"]

    assert (
        sorted(places.tolist()) == places.tolist(),
        set(ready.result.people["person_id"].iloc[places]),
    ) == (True, set(said["person_id"]))


def test_file_names_are_short_where_that_is_clear() -> None:
    """A file goes by its own name unless another has the same one."""
    result = make_result(n=5)
    sources = result.sources.assign(source=["a/x.csv", "a/y.csv", "b/x.csv", "z.vcf"])
    names = linked(AuditResult(**{**result.__dict__, "sources": sources})).file_names

    assert names == {
        "a/x.csv": "a/x.csv",
        "a/y.csv": "y.csv",
        "b/x.csv": "b/x.csv",
        "z.vcf": "z.vcf",
    }
