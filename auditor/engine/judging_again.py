"""Judges an audit once more when an earlier one tells more about its people."""

from dataclasses import replace

from auditor.engine.judge import judge
from auditor.model.matched import DECIDED
from auditor.model.result import AuditResult

_NEW_EMPLOYER = "employer-changed"


def judge_again(result: AuditResult) -> AuditResult:
    """Return the result judged with what its comparison says about employers.

    Evidence gets `former_company`; rules and openers that read it are heard
    anew, with the decisions that were made. A result without a comparison is
    returned as it is.
    """
    if result.comparison is None:
        return result
    changes = result.comparison.changes
    moved = changes[changes["change"] == _NEW_EMPLOYER].drop_duplicates("person_id")
    former = dict(zip(moved["person_id"].tolist(), moved["was"].tolist(), strict=True))
    people = result.evidence["person_id"].tolist()
    evidence = result.evidence.assign(former_company=[former.get(one, "") for one in people])
    evidence = evidence.astype({"former_company": "str"})
    decided = DECIDED.build(result.verdicts[["person_id", "decision"]])
    judged = judge(evidence, decided, book=result.rulebook)
    return replace(
        result,
        evidence=evidence,
        verdicts=judged.verdicts,
        spoken=judged.spoken,
        broken=judged.broken,
    )
