"""Tests of the published JSON Schema: of today, and strict."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from auditor.model.codec import TABLES, encode
from auditor.model.result import AuditResult
from auditor.model.schema import NAME, schema, written
from auditor.resources import shipped

Spoil = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """The schema, ready to validate."""
    return Draft202012Validator(schema())


@pytest.fixture
def plain(result: AuditResult) -> dict[str, Any]:
    """audit.json as plain values."""
    read: dict[str, Any] = json.loads(b"".join(encode(result)))
    return read


def test_published_schema_is_of_today() -> None:
    """The file is what `python -m auditor.model.schema` would write now."""
    assert written() == (shipped("reports") / NAME).read_text(encoding="utf-8")


def test_schema_is_one() -> None:
    """It is a JSON Schema of draft 2020-12."""
    Draft202012Validator.check_schema(schema())


def test_a_result_is_valid(validator: Draft202012Validator, plain: dict[str, Any]) -> None:
    """What encode writes is valid, whatever its fields hold."""
    assert [] == [error.message for error in validator.iter_errors(plain)]
    plain["comparison"] = None
    assert validator.is_valid(plain)


@pytest.mark.parametrize("name", TABLES)
def test_no_table_may_lack(
    validator: Draft202012Validator, plain: dict[str, Any], name: str
) -> None:
    """Without one of its tables, or one of its columns, a result is not valid."""
    columns = plain.pop(name)
    assert not validator.is_valid(plain)
    columns.popitem()
    assert not validator.is_valid({**plain, name: columns})


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda plain: plain.update(extra=1), id="extra field"),
        pytest.param(lambda plain: plain["people"].update(extra=[]), id="extra column"),
        pytest.param(lambda plain: plain["owner"].update(extra=""), id="extra key"),
        pytest.param(lambda plain: plain["owner"].pop("name"), id="missing key"),
        pytest.param(lambda plain: plain.update(schema_version=1), id="older version"),
        pytest.param(lambda plain: plain.update(as_of="31.01.2026"), id="no ISO day"),
        pytest.param(lambda plain: plain.update(people=[]), id="table as rows"),
        pytest.param(lambda plain: plain["people"].update(name=[3]), id="number for a text"),
        pytest.param(lambda plain: plain["people"].update(name=[None]), id="missing text"),
        pytest.param(lambda plain: plain["people"].update(person_id=["7"]), id="other id"),
        pytest.param(lambda plain: plain["people"].update(connected_on=["1.2.24"]), id="bad day"),
        pytest.param(lambda plain: plain["evidence"].update(messages_in=["3"]), id="text count"),
        pytest.param(
            lambda plain: plain["evidence"].update(messages_in=[0.5]), id="half a message"
        ),
        pytest.param(lambda plain: plain["evidence"].update(own_note=[1]), id="number for a flag"),
        pytest.param(lambda plain: plain["verdicts"].update({"class": ["friend"]}), id="class"),
        pytest.param(lambda plain: plain["verdicts"].update(confidence=["sure"]), id="confidence"),
        pytest.param(lambda plain: plain["notes"][0].update(kind="other"), id="kind of note"),
        pytest.param(lambda plain: plain["gates"][0].update(failed="yes"), id="gate"),
        pytest.param(lambda plain: plain["gates"][0]["gate"].pop("bound"), id="gate's bound"),
        pytest.param(
            lambda plain: plain["comparison"]["changes"].update(change=["lost"]),
            id="kind of change",
        ),
        pytest.param(lambda plain: plain["comparison"].pop("old_as_of"), id="comparison's day"),
        pytest.param(
            lambda plain: plain["rulebook"]["rules"][0].update(when={"all": {}}), id="condition"
        ),
        pytest.param(
            lambda plain: plain["rulebook"]["rules"][0].update(when={"not": [{"a": {}}]}),
            id="condition within",
        ),
        pytest.param(
            lambda plain: plain["rulebook"]["rules"][1]["points"].update({"from": [1]}), id="slope"
        ),
    ],
)
def test_it_is_strict(validator: Draft202012Validator, plain: dict[str, Any], spoil: Spoil) -> None:
    """Whatever is missing, of another type or nobody's key makes a result invalid."""
    spoil(plain)
    assert not validator.is_valid(plain)
