"""The account: one row for every record read, with what became of it and why."""

import pandas as pd

from auditor.matching.people.lookup import texts_of
from auditor.model.clauses import AS_IN_FILE
from auditor.model.matched import ACCOUNT, PAIR_REASONS


def account_of(
    records: pd.DataFrame, membership: pd.DataFrame, people: pd.DataFrame, pairs: pd.DataFrame
) -> pd.DataFrame:
    """Return ACCOUNT, in the order of the records.

    Args:
        records: CLEAN_RECORDS, all of them.
        membership: MEMBERSHIP.
        people: PEOPLE.
        pairs: PAIRS.
    """
    person = dict(
        zip(membership["record_id"].tolist(), membership["person_id"].tolist(), strict=True)
    )
    person_id = texts_of(records["record_id"], person)
    records = records.reset_index(drop=True)
    leading = records["record_id"].isin(people["leading_record"])
    counts = people.set_index("person_id")["record_count"]
    several = person_id.isin(counts.index[counts > 1])
    merged = (records["outcome"] == "kept") & several & ~leading
    reason = texts_of(records["record_id"], _merge_reasons(pairs, people, records))
    return ACCOUNT.build(
        {
            "record_id": records["record_id"],
            "source": records["source"],
            "line": records["line"],
            "kind": records["kind"],
            "outcome": records["outcome"].mask(merged, "merged"),
            "person_id": person_id,
            "reason": records["reason"].mask(merged, reason),
            "name": records["name"].where(records["name"] != "", records["display_name"]),
            "company": records["company"],
            "job_title": records["job_title"],
        }
    )


def _merge_reasons(
    pairs: pd.DataFrame, people: pd.DataFrame, records: pd.DataFrame
) -> dict[int, str]:
    """Return by record the agreements of its best pair within its person, the leading one first."""
    same = pairs.loc[pairs["outcome"] == "same"]
    ours = ["left_record", "right_record"]
    sides = pd.concat(
        [
            same.rename(columns=dict(zip(order, ("record_id", "other"), strict=True)))
            for order in (ours, ours[::-1])
        ]
    )
    sides = sides.assign(aside=~sides["other"].isin(people["leading_record"]))
    sides = sides.sort_values(
        ["record_id", "aside", "score", "other"], ascending=[True, True, False, True]
    )
    best = sides.drop_duplicates("record_id")
    others = records.loc[records["record_id"].isin(best["other"])]
    source = dict(zip(others["record_id"].tolist(), others["source"].tolist(), strict=True))
    clauses = {reasons: _clauses(reasons) for reasons in best["reasons_for"].unique()}
    return {
        record: "; ".join((clauses[reasons], AS_IN_FILE % {"file": source[other]}))
        for record, reasons, other in zip(
            best["record_id"].tolist(),
            best["reasons_for"].tolist(),
            best["other"].tolist(),
            strict=True,
        )
    }


def _clauses(reasons: str) -> str:
    return "; ".join(PAIR_REASONS[key] for key in reasons.split("; ") if key)
