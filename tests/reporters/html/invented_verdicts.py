"""What the rules by hand say about invented people."""

from typing import Any

import numpy as np
import pandas as pd

from auditor.model.verdicts import SPOKEN, VERDICTS
from tests.reporters.html.invented_rules import BOOK


def spoken_of(evidence: pd.DataFrame) -> pd.DataFrame:
    """Return SPOKEN: the rules by hand, reckoned as a judge would."""
    known, share = evidence["known_days"], evidence["silence_share"]
    tied = evidence["two_way_conversations"] > 0
    spoke: dict[str, tuple[pd.Series, Any]] = {
        "relationship/two-way-exchange": (tied, 30.0),
        "relationship/recurring-conversations": (evidence["two_way_conversations"] >= 3, 25.0),
        "relationship/years-of-contact": (tied, (known.clip(upper=1825) / 1825 * 25).astype(float)),
        "relationship/recommendation": (
            (evidence["recommendations_in"] + evidence["recommendations_out"]) > 0,
            15.0,
        ),
        "relationship/rich-card": (
            evidence["birthday_known"] | evidence["home_address_known"],
            10.0,
        ),
        "pulse/own-rhythm": (share < 2, 100 - 50 * share),
        "relationship/survived-role-change": (evidence["role_changes_survived"] > 0, np.nan),
        "relationship/one-sided-from-them": (
            (evidence["messages_in"] >= 3) & (evidence["messages_out"] == 0),
            np.nan,
        ),
        "name/placeholder": (evidence["name_status"] == "placeholder", np.nan),
        "email/malformed": (evidence["malformed_emails"] != "", np.nan),
        "employment/outdated": (evidence["employer_differs"], np.nan),
        "reconnect/asked-advice": (tied & (evidence["questions_in"] >= 3), np.nan),
        "reconnect/thought-of-you": (tied, np.nan),
    }
    parts = []
    for rule_id, (mask, points) in spoke.items():
        here = mask.fillna(value=False).to_numpy(dtype=bool)
        given = pd.Series(points, index=evidence.index, dtype="float64")[here]
        parts.append(
            pd.DataFrame(
                {
                    "place": np.flatnonzero(here),
                    "person_id": evidence["person_id"][here],
                    "rule_id": rule_id,
                    "points": given,
                }
            )
        )
    rows = pd.concat(parts).sort_values("place", kind="stable")
    return SPOKEN.build(rows.drop(columns="place").reset_index(drop=True))


def verdicts_of(evidence: pd.DataFrame, spoken: pd.DataFrame) -> pd.DataFrame:
    """Return VERDICTS: both axes from the points, and what follows from them."""
    axis = spoken["rule_id"].map({rule.id: rule.axis for rule in BOOK.rules})
    totals = {
        name: spoken[axis == name].groupby("person_id")["points"].sum().clip(upper=100)
        for name in ("bond", "pulse")
    }
    bond = evidence["person_id"].map(totals["bond"]).fillna(0.0).astype("float64")
    pulse = evidence["person_id"].map(totals["pulse"]).fillna(0.0).astype("float64")
    tied, alive = bond >= 40, pulse >= 50
    kind = np.where(tied & alive, "meaningful", np.where(tied, "dormant", "business-card-only"))
    covered = evidence["history_covers"].fillna(value=False)
    confidence = np.where(~covered, "low", np.where(evidence["messages_in"] > 0, "high", "medium"))
    prune = (kind == "business-card-only") & covered & (evidence["connected_days"] > 180)
    opener = np.where(
        evidence["questions_in"] >= 3, "reconnect/asked-advice", "reconnect/thought-of-you"
    )
    return VERDICTS.build(
        {
            "person_id": evidence["person_id"],
            "class": kind,
            "rules_class": kind,
            "bond": bond,
            "pulse": pulse,
            "bond_reached": tied,
            "pulse_reached": alive,
            "confidence": confidence,
            "decision": np.where(np.arange(len(evidence)) == len(evidence) - 1, "later", ""),
            "prune_rank": _rank(bond, prune.fillna(value=False), descending=False),
            "reconnect_rank": _rank(bond, pd.Series(kind == "dormant"), descending=True),
            "keep_in_touch_rank": _rank(
                -evidence["silence_days"].astype("float64"),
                pd.Series(
                    (kind == "meaningful")
                    & (evidence["silence_days"] >= 0.8 * evidence["median_gap_days"]).fillna(
                        value=False
                    )
                ),
                descending=False,
            ),
            "cannot_tell": ~covered,
            "opener": np.where(kind == "dormant", opener, ""),
        }
    )


def _rank(values: pd.Series, mask: pd.Series, *, descending: bool) -> pd.Series:
    return (
        values.where(mask.astype(bool))
        .rank(method="first", ascending=not descending)
        .astype("Int64")
    )
