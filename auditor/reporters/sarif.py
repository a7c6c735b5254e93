"""auditor.sarif: flaws for code scanning, people by hashed ids only (SARIF 2.1.0)."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import pandas as pd

from auditor.forms import printable
from auditor.model.audit_file import FILE_NAME as RESULT_FILE
from auditor.model.columns import as_json
from auditor.model.result import AuditResult
from auditor.model.rules import Rule, Severity
from auditor.reporters.flaws import Flaw, finding_rules, flaws_of
from auditor.reporters.interface import Rendered, ReportOptions

FILE = "auditor.sarif"
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_MOST = 25_000
"""Results in a run that GitHub accepts; the gravest come first."""


class SarifReporter:
    """Writes auditor.sarif.

    No name is in it, only hashed ids: it goes where many may read. The command
    line gives it a redacted result, so that ids cannot be recomputed from an
    e-mail address, nor file names be read.
    """

    files: tuple[str, ...] = (FILE,)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield auditor.sarif."""
        yield FILE, [as_json(_log(result, options.language)), b"\n"]


def _log(result: AuditResult, language: str) -> dict[str, Any]:
    rules = finding_rules(result)
    found = list(_results(result, language))
    left_out = len(found) - _MOST
    notes = [_notification(f"{left_out} more findings are left out")] if left_out > 0 else []
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "contact-auditor",
                        "version": result.version,
                        "rules": [_rule(rule, language) for rule in rules],
                    }
                },
                "automationDetails": {"id": "contact-auditor/"},
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
                "results": found[:_MOST],
            }
        ],
    }


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    title, why, fix = (printable(rule.text(part, language)) for part in ("title", "why", "fix"))
    source = printable(rule.source)
    told = [text for text in (why, fix, source) if text]
    return {
        "id": rule.id,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why or title},
        "help": {
            "text": " ".join(told) or title,
            "markdown": "\n\n".join([f"**{title}**", *told]),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.pack]},
    }


def _results(result: AuditResult, language: str) -> Iterator[dict[str, Any]]:
    index = {rule.id: at for at, rule in enumerate(finding_rules(result))}
    places = _places(result)
    for flaw in flaws_of(result):
        new = frozenset(flaw.new)
        for person in flaw.people:
            told = _result(flaw, person, index[flaw.rule.id], places, language)
            if result.comparison is not None:
                told["baselineState"] = "new" if person in new else "unchanged"
            yield told


def _result(
    flaw: Flaw, person: str, index: int, places: Mapping[str, tuple[str, int]], language: str
) -> dict[str, Any]:
    title = printable(flaw.rule.text("title", language))
    print_ = hashlib.sha256(f"{flaw.rule.id}\n{person}".encode()).hexdigest()[:32]
    file, line = places.get(person, (RESULT_FILE, 1))
    return {
        "ruleId": flaw.rule.id,
        "ruleIndex": index,
        "level": _LEVELS[flaw.rule.severity],
        "message": {"text": f"{title} ({person})"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(file, safe="/")},
                    "region": {"startLine": line},
                }
            }
        ],
        "partialFingerprints": {"ruleAndPerson/v1": print_},
    }


def _places(result: AuditResult) -> dict[str, tuple[str, int]]:
    """Return by person the file and line of their leading record.

    A file's real name is not told, since it may be a person's: where the
    result is not redacted, its kind stands for it.
    """
    people = result.people[["person_id", "leading_record"]]
    records = result.account[["record_id", "source", "line"]]
    leading = people.merge(records, left_on="leading_record", right_on="record_id", how="inner")
    kinds = dict(zip(result.sources["source"], result.sources["format"], strict=True))
    return {
        str(person): (
            str(source if result.redaction else kinds.get(source) or "file"),
            1 if pd.isna(line) else max(int(line), 1),
        )
        for person, source, line in zip(
            leading["person_id"], leading["source"], leading["line"], strict=True
        )
    }


def _notification(text: str) -> dict[str, Any]:
    return {"level": "note", "message": {"text": text}}
