"""Tests of an excerpt: a question to it is answered as by the whole result."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pandas as pd
import pytest

from auditor.errors import ResultError
from auditor.model.codec import TABLES, encode
from auditor.model.excerpt import open_excerpt
from auditor.model.matched import ACCOUNT, PAIRS, PEOPLE, PERSON_CHANNELS
from auditor.model.result import SCHEMA_VERSION, AuditResult

IDS = ["p-000000000001", "p-000000000002", "p-000000000003"]


@pytest.fixture
def network(result: AuditResult) -> AuditResult:
    """Return a result with three people: the first and the last may be one."""
    people = {"person_id": IDS, "name": ['Jana "J" Beispiel', "Olaf, Muster", "Jana Beispiel"]}
    channels = {"person_id": [IDS[0], IDS[1], IDS[0]], "record_id": [0, 1, 0], "value": list("abc")}
    pair = {"left_record": [0], "right_record": [2], "left_person": [IDS[0]]}
    return replace(
        result,
        people=PEOPLE.build(people),
        channels=PERSON_CHANNELS.build(channels),
        account=ACCOUNT.build({"record_id": [0, 1, 2], "person_id": IDS, "name": people["name"]}),
        pairs=PAIRS.build({**pair, "right_person": [IDS[2]]}),
    )


@pytest.fixture
def file(network: AuditResult, tmp_path: Path) -> Path:
    """Return the result written down."""
    (tmp_path / "audit.json").write_bytes(b"".join(encode(network)))
    return tmp_path / "audit.json"


def test_columns_are_those_of_the_result(network: AuditResult, file: Path) -> None:
    """Columns of a table are the same from the file as from the result, by file or folder."""
    for path in (file, file.parent):
        excerpt = open_excerpt(path)
        for name, table in TABLES.items():
            expected = network.columns(name, table.names)
            pd.testing.assert_frame_equal(excerpt.columns(name, table.names), expected)


def test_of_people_holds_their_rows_and_no_others(network: AuditResult, file: Path) -> None:
    """Every table keeps the rows of the person; the account those of the paired records too."""
    excerpt = open_excerpt(file).of_people([IDS[0]])
    assert list(excerpt.people["name"]) == ['Jana "J" Beispiel']
    assert list(excerpt.channels["value"]) == ["a", "c"]
    assert list(excerpt.account["record_id"]) == [0, 2]
    pd.testing.assert_frame_equal(network.pairs, excerpt.pairs)
    assert not len(excerpt.evidence)


def test_of_people_keeps_all_that_is_nobodys(network: AuditResult, file: Path) -> None:
    """Fields and tables that are about nobody in particular are whole."""
    excerpt = open_excerpt(file).of_people([IDS[1]])
    for name in ("sources", "mirror", "trend"):
        pd.testing.assert_frame_equal(getattr(network, name), getattr(excerpt, name))
    others = {field.name for field in fields(AuditResult)} - {*TABLES, "cards", "comparison"}
    for name in others:
        assert getattr(network, name) == getattr(excerpt, name)
    assert excerpt.comparison is not None


def test_another_layout_is_read_too(network: AuditResult, file: Path) -> None:
    """A file that another program laid out anew answers the same."""
    plain = json.loads(file.read_bytes())
    file.write_text(json.dumps(plain, indent=2), encoding="utf-8")
    names = open_excerpt(file).columns("people", ["name"])
    pd.testing.assert_frame_equal(network.people[["name"]], names)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (f'"schema_version":{SCHEMA_VERSION}', '"schema_version":1', "schema version 1"),
        (f'"schema_version":{SCHEMA_VERSION}', '"schema_version":"3"', "is no audit result"),
        ('"people":{"person_id"', '"people":{"identity"', "is damaged"),
        ('"people":{"person_id":["', '"people":{"person_id":[7,"', "is damaged"),
        ('"region":"DE"', '"region":', "is damaged"),
    ],
)
def test_what_is_no_result_is_told(file: Path, old: str, new: str, problem: str) -> None:
    """Another version or damage is one clear error, as for the whole file."""
    written = file.read_text(encoding="utf-8")
    assert old in written
    file.write_text(written.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ResultError, match=problem):
        open_excerpt(file).of_people(IDS)


def test_no_file_and_a_torn_one_are_told(file: Path) -> None:
    """A missing file and one that breaks off are said as elsewhere."""
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(ResultError, match="is no audit result"):
        open_excerpt(file)
    file.unlink()
    with pytest.raises(ResultError, match="cannot be read"):
        open_excerpt(file)
