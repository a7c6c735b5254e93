"""What changed between two audits, told of invented names."""

from dataclasses import replace

import pandas as pd

from auditor.model.comparison import CHANGES, Comparison
from auditor.model.verdicts import CLASSES
from auditor.redaction.texts import Disguise, withheld, without_own_name

_OF_PEOPLE = ("merged", "split")
"""Changes whose states are the names of both sides."""


def redacted_comparison(
    comparison: Comparison, disguise: Disguise, rule_ids: frozenset[str]
) -> Comparison:
    """Return a comparison with ids, names and states redacted.

    Args:
        comparison: what changed.
        disguise: must know the people of both audits.
        rule_ids: states that are rules; classes are known, others are withheld.
    """
    changes = comparison.changes
    new, old = changes["person_id"], changes["old_person_id"]
    plain = frozenset((*CLASSES, *rule_ids))
    redacted = changes.assign(
        person_id=new.map(disguise.person).astype("str"),
        old_person_id=old.map(disguise.person).astype("str"),
        name=_names(disguise, new.where(new != "", old), changes["name"]),
        was=_states(changes, "was", old, disguise, plain),
        now=_states(changes, "now", new, disguise, plain),
    )
    # Told in the order of the alphabet otherwise, which says how a name begins.
    order = {kind: place for place, kind in enumerate(changes["change"].unique())}
    ranked = redacted.assign(place=redacted["change"].map(order)).sort_values(
        ["place", "person_id", "old_person_id", "was", "now"], kind="stable"
    )
    return replace(comparison, changes=CHANGES.build(ranked.drop(columns="place")))


def _states(
    changes: pd.DataFrame,
    column: str,
    ids: "pd.Series[str]",
    disguise: Disguise,
    plain: frozenset[str],
) -> "pd.Series[str]":
    """Return what was or is now: `plain` words as they are, names invented, the rest withheld."""
    texts = changes[column]
    of_people = changes["change"].isin(_OF_PEOPLE)
    employers = changes["change"] == "employer-changed"
    shown = texts.where(texts.isin(plain) & ~employers, texts.map(withheld))
    if disguise.names_only:
        shown = shown.mask(employers, without_own_name(texts, changes["name"]))
    return shown.mask(of_people, _names(disguise, ids, texts)).astype("str")


def _names(disguise: Disguise, ids: "pd.Series[str]", shown: "pd.Series[str]") -> "pd.Series[str]":
    called = [
        disguise.called(who, "name") if text else ""
        for who, text in zip(ids.tolist(), shown.tolist(), strict=True)
    ]
    return pd.Series(called, ids.index, dtype="str")
