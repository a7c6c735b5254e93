"""What an earlier audit tells is heard by the rules."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from auditor.engine import judge_again, load
from auditor.model.comparison import CHANGES, Comparison
from auditor.model.evidence import EVIDENCE
from auditor.model.result import AuditResult
from tests.reporters.html.invented import make_result


@pytest.fixture(scope="module")
def result() -> AuditResult:
    """Return invented people, all dormant, whose employer LinkedIn tells."""
    made = replace(make_result(n=30), rulebook=load())
    columns = {
        name: values
        for name, values in made.evidence.items()
        if name in ("person_id", "name", "given_name")
    }
    talked = dict.fromkeys(("substantive_in", "substantive_out", "exchanges"), 5)
    rhythm = {"reciprocity": 1.0, "status_burst": False, "silence_share": 3.0}
    told = pd.DataFrame(columns).assign(**talked, **rhythm, linkedin_company="Beispiel AG")
    return replace(made, evidence=EVIDENCE.build(told))


def since(result: AuditResult, *changes: tuple[str, str, str]) -> AuditResult:
    """Return the result with (change, person_id, was) in its comparison."""
    rows = pd.DataFrame(changes, columns=["change", "person_id", "was"])
    told = Comparison(dt.date(2025, 1, 1), result.as_of, CHANGES.build(rows))
    return replace(result, comparison=told)


def test_new_employer_opens(result: AuditResult) -> None:
    """A changed employer is evidence, a mark, and the first thing to write about."""
    assert {"dormant"} == set(judge_again(since(result)).verdicts["class"])
    dormant = str(result.people["person_id"].iloc[3])

    told = judge_again(since(result, ("employer-changed", dormant, "Muster GmbH")))

    of_them = told.evidence["person_id"] == dormant
    assert ["Muster GmbH"] == told.evidence.loc[of_them, "former_company"].tolist()
    assert ["relationship/new-employer"] == told.verdicts.loc[of_them, "opener"].tolist()
    changed = told.spoken[told.spoken["rule_id"] == "employment/changed"]
    assert [dormant] == changed["person_id"].tolist()


def test_nothing_else_changes(result: AuditResult) -> None:
    """Other changes tell nothing about employers, and decisions stay what they were."""
    person = result.people["person_id"].iloc[0]
    kept = result.verdicts.assign(decision=["keep"] + [""] * (len(result.verdicts) - 1))
    told = judge_again(since(replace(result, verdicts=kept), ("cooled", person, "meaningful")))

    assert set(told.evidence["former_company"]) == {""}
    assert "keep" == told.verdicts["decision"].iloc[0]
    assert (told.verdicts["decision"].iloc[1:] == "").all()


def test_without_comparison(result: AuditResult) -> None:
    """Without an earlier audit nothing is judged again."""
    assert judge_again(result) is result


def test_same_without_changes(result: AuditResult) -> None:
    """Judging again with nothing new gives what judging gave."""
    once = judge_again(since(result))
    twice = judge_again(once)

    pd.testing.assert_frame_equal(once.verdicts, twice.verdicts)
    pd.testing.assert_frame_equal(once.spoken, twice.spoken)
