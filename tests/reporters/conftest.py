"""Results with gates and changes, for the summaries that jobs show."""

from dataclasses import replace

import pandas as pd
import pytest

from auditor.model.comparison import CHANGES, Comparison
from auditor.model.gates import Gate, GateOutcome
from auditor.model.result import AuditResult
from auditor.redaction import redacted
from tests.reporters.html.invented import AS_OF, make_result

KEY = b"a secret for tests"
GATES = (
    GateOutcome(Gate("cooled", ">", 5), 7, failed=True),
    GateOutcome(Gate("findings.error", ">", 0), 1, failed=True),
    GateOutcome(Gate("share.business-card-only", ">", 0.95), 0.825, failed=False),
)
HOSTILE = {
    0: "@octocat #1 !2",
    1: "<img src=x onerror=alert(1)>",
    2: "[link](https://example.org) www.example.org",
    3: "a|b\nc `d` **e** $f$ ~~g~~",
    4: "\u202egnp.exe\x00\x1b[31m",
    5: "no character \ufffe",
    6: "::error title=x::100%\r\n::warning::y",
    7: "N" * 10_000,
    8: "| --- |",
}
"""Names that Markdown, XML or a job's log could trip over, by the place of their person."""


def with_changes(result: AuditResult, new_flaws: int = 3) -> AuditResult:
    """Return a result with gates and with changes since a baseline."""
    flaws = result.spoken[result.spoken["rule_id"] == "employment/outdated"].head(new_flaws)
    ids = result.people["person_id"].tolist()
    names = dict(zip(ids, result.people["name"].tolist(), strict=True))
    rows = [("cooled", ids[0], "p-000000000001", names[ids[0]], "meaningful", "dormant")]
    rows += [
        ("finding-new", person, "", names[person], "", "employment/outdated")
        for person in flaws["person_id"].tolist()
    ]
    changes = CHANGES.build(pd.DataFrame(rows, columns=CHANGES.names))
    return replace(result, comparison=Comparison(AS_OF, AS_OF, changes), gates=GATES)


@pytest.fixture(scope="session")
def result() -> AuditResult:
    """200 invented people, some with hostile names, gates and changes."""
    return with_changes(make_result(200, names=HOSTILE))


@pytest.fixture(scope="session")
def safe(result: AuditResult) -> AuditResult:
    """The same result, redacted."""
    return redacted(result, KEY)
