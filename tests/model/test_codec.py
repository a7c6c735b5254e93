"""Tests of audit.json: written and read back it is the same result."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from auditor.errors import ResultError
from auditor.model.audit_file import read_fields
from auditor.model.codec import (
    TABLES,
    condition_from_plain,
    condition_to_plain,
    decode,
    encode,
    read_result,
)
from auditor.model.result import SCHEMA_VERSION, AuditResult


def test_round_trip(result: AuditResult) -> None:
    """What encode writes, decode reads: every field and every table is equal."""
    again = decode(json.loads(b"".join(encode(result))))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(result, name), getattr(again, name))
    for name in ("owner", "rulebook", "notes", "as_of", "schema_version", "broken", "decisions"):
        assert getattr(result, name) == getattr(again, name)
    assert result.gates == again.gates
    assert result.comparison is not None
    assert again.comparison is not None
    assert result.comparison.old_as_of == again.comparison.old_as_of
    assert result.comparison.new_as_of == again.comparison.new_as_of
    pd.testing.assert_frame_equal(result.comparison.changes, again.comparison.changes)


def test_without_a_baseline(result: AuditResult) -> None:
    """A result that was compared with nothing reads back as one."""
    alone = replace(result, comparison=None)
    assert decode(json.loads(b"".join(encode(alone)))).comparison is None


def test_same_result_same_bytes(result: AuditResult) -> None:
    """Two writings of one result are equal, byte for byte."""
    assert b"".join(encode(result)) == b"".join(encode(result))


def test_conditions_keep_the_packs_grammar(result: AuditResult) -> None:
    """A condition is written as in a pack and read back as it was."""
    condition = result.rulebook.rules[0].when
    plain = condition_to_plain(condition)
    assert {"messages_in": {"at_least": 3}} == plain["all"][0]
    assert condition_from_plain(plain) == condition


def test_some_fields_are_read_alone(result: AuditResult, tmp_path: Path) -> None:
    """A few fields are read without the others, however the file is laid out."""
    plain = json.loads(b"".join(encode(result)))
    expected = {name: plain[name] for name in ("as_of", "owner", "trend")}
    file = tmp_path / "audit.json"
    file.write_bytes(b"".join(encode(result)))
    assert expected == read_fields(file, list(expected))
    file.write_text(json.dumps(plain, indent=2), encoding="utf-8")
    assert expected == read_fields(file, list(expected))


def test_fields_of_a_torn_file_are_not_read(result: AuditResult, tmp_path: Path) -> None:
    """A file that breaks off is no result, also where the fields asked for are whole."""
    file = tmp_path / "audit.json"
    file.write_bytes(b"".join(encode(result))[:-20])
    with pytest.raises(ResultError, match="is no audit result"):
        read_fields(file, ["as_of"])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is no audit result"),
        (b"\xff\xfe\x00", "is no audit result"),
        (b"[]", "is no audit result"),
        (b"[" * 100_000, "is no audit result"),
        (b'{"schema_version":99}', f"has schema version 99, this auditor reads {SCHEMA_VERSION}"),
        (b'{"schema_version":1}', f"has schema version 1, this auditor reads {SCHEMA_VERSION}"),
        (b'{"schema_version":%d,"people":{}}' % SCHEMA_VERSION, "is damaged"),
    ],
)
def test_unusable_files(tmp_path: Path, content: bytes, problem: str) -> None:
    """A file that is no result of this version is refused with its problem and an advice."""
    file = tmp_path / "audit.json"
    file.write_bytes(content)
    with pytest.raises(ResultError) as caught:
        read_result(tmp_path)
    assert caught.value.problem == problem
    assert caught.value.advice


def test_missing_file(tmp_path: Path) -> None:
    """A folder without an audit.json is refused, not a traceback."""
    with pytest.raises(ResultError, match="cannot be read"):
        read_result(tmp_path)
