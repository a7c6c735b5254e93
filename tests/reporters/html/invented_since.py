"""What changed since an invented earlier audit: every kind of change, a trend, two gates."""

import datetime as dt
from dataclasses import replace

import pandas as pd

from auditor.model.comparison import CHANGE_KINDS, CHANGES, TREND, Comparison
from auditor.model.gates import Gate, GateOutcome
from auditor.model.result import AuditResult

_WAS_NOW = {
    "met": ("business-card-only", "meaningful"),
    "revived": ("dormant", "meaningful"),
    "cooled": ("meaningful", "dormant"),
    "reclassified": ("dormant", "business-card-only"),
    "new": ("", "business-card-only"),
    "gone": ("dormant", ""),
    "employer-changed": ("Quiet <b>Systems</b>", "Tall Oak Partners"),
    "merged": ("Anna A.; Anna Abel", "Anna Abel"),
    "split": ("Ben Brandt", "B. Brandt; Ben Brandt"),
    "finding-new": ("", "email/malformed"),
    "finding-mended": ("name/placeholder", ""),
}


def with_history(result: AuditResult) -> AuditResult:
    """Return the result compared with an audit of a year before, with a trend and gates."""
    rows = []
    for place, kind in enumerate(CHANGE_KINDS):
        was, now = _WAS_NOW[kind]
        for at in range(place * 3, place * 3 + (14 if kind == "new" else 2)):
            who = result.people.iloc[at % len(result.people)]
            rows.append(
                {
                    "change": kind,
                    "person_id": "" if kind == "gone" else who["person_id"],
                    "old_person_id": "" if kind == "new" else who["person_id"],
                    "name": who["name"],
                    "was": was,
                    "now": now,
                }
            )
    return replace(
        result,
        comparison=Comparison(dt.date(2025, 3, 1), result.as_of, CHANGES.build(pd.DataFrame(rows))),
        trend=trend(result.as_of, 5),
        gates=(
            GateOutcome(Gate("cooled", ">", 5), 2.0, failed=False),
            GateOutcome(Gate("share.business-card-only", ">", 0.7), 0.75, failed=True),
        ),
    )


def trend(last: dt.date, audits: int) -> pd.DataFrame:
    """Return TREND over some audits, a quarter of a year apart."""
    counts = range(audits)
    return TREND.build(
        {
            "as_of": [
                pd.Timestamp(last) - pd.Timedelta(days=91 * (audits - 1 - at)) for at in counts
            ],
            "people": [300 + 25 * at for at in counts],
            "meaningful": [30 + 3 * at for at in counts],
            "dormant": [20 + at for at in counts],
            "business_card_only": [250 + 21 * at for at in counts],
            "findings": [40 - 5 * at for at in counts],
            "possible_duplicates": [12 - 2 * at for at in counts],
        }
    )
