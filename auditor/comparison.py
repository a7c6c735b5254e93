"""Compares two audits: the same people are found by their keys, then each change is told."""

import pandas as pd

from auditor.errors import ResultError
from auditor.forms import fold
from auditor.model.comparison import CHANGE_KINDS, CHANGES, Comparison
from auditor.model.result import AuditResult

_SURE_FORMS = ("linkedin", "xing", "personal", "work", "mobile", "either")
"""Forms of channels that belong to one person; shared boxes and landlines do not."""

_TRANSITIONS = {
    ("meaningful", "dormant"): "cooled",
    ("dormant", "meaningful"): "revived",
    ("business-card-only", "meaningful"): "met",
    ("business-card-only", "dormant"): "met",
}


def compare(old: AuditResult, new: AuditResult) -> Comparison:
    """Return what changed from the older to the newer audit.

    Raises:
        ResultError: the two audits are of different owners.
    """
    _check_owner(old, new)
    links = _links(old, new)
    leading = links.drop_duplicates("new_id").drop_duplicates("old_id")
    parts = [
        _transitions(old, new, leading),
        _employers(old, new, leading),
        _coming_and_going(old, new, links),
        _merged_and_split(old, new, links),
        _findings(old, new, leading),
    ]
    order = {kind: place for place, kind in enumerate(CHANGE_KINDS)}
    changes = pd.concat(parts, ignore_index=True)
    changes = changes.assign(place=changes["change"].map(order)).sort_values(
        ["place", "name", "person_id", "old_person_id", "was", "now"], kind="stable"
    )
    return Comparison(old.as_of, new.as_of, CHANGES.build(changes.drop(columns="place")))


def _check_owner(old: AuditResult, new: AuditResult) -> None:
    one, other = old.owner.profile, new.owner.profile
    sure = old.owner.certainty == new.owner.certainty == "high"
    known_again = one and other and one == other
    if sure and not known_again and one and other and fold(old.owner.name) != fold(new.owner.name):
        raise ResultError(
            "the two audits are of different people's contacts",
            advice="compare audits of one owner",
        )


def _links(old: AuditResult, new: AuditResult) -> pd.DataFrame:
    """Return old_id, new_id for every pair of people that share a key, the surest first."""
    found = _keys(old).merge(_keys(new), on=["tier", "key"], suffixes=("_old", "_new"))
    sure = found.sort_values(["tier", "key"], kind="stable").drop_duplicates(["id_old", "id_new"])
    names = _unique_names(old, sure["id_old"]).merge(
        _unique_names(new, sure["id_new"]), on="key", suffixes=("_old", "_new")
    )
    links = pd.concat([sure, names.assign(tier=9)], ignore_index=True)
    return links.rename(columns={"id_old": "old_id", "id_new": "new_id"})[
        ["old_id", "new_id", "tier"]
    ].sort_values(["tier", "old_id", "new_id"], kind="stable", ignore_index=True)


def _keys(result: AuditResult) -> pd.DataFrame:
    """Return tier, key, id: the person's own id first, then profiles, e-mails, numbers."""
    ids = pd.DataFrame({"id": result.people["person_id"], "key": result.people["person_id"]})
    usable = result.channels["form"].isin(_SURE_FORMS) & (result.channels["key"] != "")
    channels = result.channels.loc[usable, ["person_id", "key", "kind"]].rename(
        columns={"person_id": "id"}
    )
    profiles = result.people.loc[result.people["profile"] != "", ["person_id", "profile"]]
    learned = profiles.set_axis(["id", "key"], axis=1)
    tiers = channels["kind"].map({"profile": 1, "email": 2, "phone": 3})
    keys = pd.concat(
        [
            ids.assign(tier=0),
            learned.assign(tier=1),
            channels.drop(columns="kind").assign(tier=tiers),
        ]
    )
    keys = keys.dropna(subset="tier").drop_duplicates()
    # A key that two people of one audit share tells neither of them apart.
    return keys[~keys.duplicated(["tier", "key"], keep=False)]


def _unique_names(result: AuditResult, linked: "pd.Series[str]") -> pd.DataFrame:
    """Return id and key (folded name and company) of people without a link, where it is unique."""
    people = result.people[~result.people["person_id"].isin(linked)]
    keys = people["name"].map(fold) + "|" + people["company"].map(fold)
    named = pd.DataFrame({"id": people["person_id"], "key": keys})[people["name"] != ""]
    return named[~named["key"].duplicated(keep=False)]


def _sides(old: AuditResult, new: AuditResult, links: pd.DataFrame) -> pd.DataFrame:
    """Return one row a linked pair with class, employer and name of both sides."""
    sides = links
    for side, result in (("old", old), ("new", new)):
        facts = pd.DataFrame(
            {
                f"{side}_id": result.people["person_id"],
                f"{side}_class": result.verdicts["class"],
                f"{side}_company": result.people["company"],
                f"{side}_name": result.people["name"],
            }
        )
        sides = sides.merge(facts, on=f"{side}_id", how="left")
    return sides


def _transitions(old: AuditResult, new: AuditResult, links: pd.DataFrame) -> pd.DataFrame:
    sides = _sides(old, new, links)
    moved = sides[sides["old_class"] != sides["new_class"]]
    kinds = [
        _TRANSITIONS.get(pair, "reclassified")
        for pair in zip(moved["old_class"], moved["new_class"], strict=True)
    ]
    return _rows(moved, kinds, moved["old_class"], moved["new_class"])


def _employers(old: AuditResult, new: AuditResult, links: pd.DataFrame) -> pd.DataFrame:
    sides = _sides(old, new, links)
    before, after = sides["old_company"].map(fold), sides["new_company"].map(fold)
    moved = sides[(before != after) & (before != "") & (after != "")]
    return _rows(moved, "employer-changed", moved["old_company"], moved["new_company"])


def _rows(
    sides: pd.DataFrame, kind: str | list[str], was: "pd.Series[str]", now: "pd.Series[str]"
) -> pd.DataFrame:
    rows = sides.assign(change=kind, was=was, now=now)
    return rows.rename(
        columns={"new_id": "person_id", "old_id": "old_person_id", "new_name": "name"}
    )[CHANGES.names]


def _coming_and_going(old: AuditResult, new: AuditResult, links: pd.DataFrame) -> pd.DataFrame:
    came = new.people[~new.people["person_id"].isin(links["new_id"])]
    left = old.people[~old.people["person_id"].isin(links["old_id"])]
    classes_now = new.verdicts.set_index("person_id")["class"]
    classes_then = old.verdicts.set_index("person_id")["class"]
    arrivals = pd.DataFrame({"person_id": came["person_id"], "name": came["name"]}).assign(
        change="new", old_person_id="", was="", now=came["person_id"].map(classes_now)
    )
    departures = pd.DataFrame({"old_person_id": left["person_id"], "name": left["name"]}).assign(
        change="gone", person_id="", was=left["person_id"].map(classes_then), now=""
    )
    return pd.concat([arrivals, departures], ignore_index=True)[CHANGES.names]


def _merged_and_split(old: AuditResult, new: AuditResult, links: pd.DataFrame) -> pd.DataFrame:
    sides = _sides(old, new, links)
    merged = sides[sides["new_id"].duplicated(keep=False)]
    split = sides[sides["old_id"].duplicated(keep=False)]
    return pd.concat(
        [
            _rows(merged, "merged", merged["old_name"], merged["new_name"]),
            _rows(split, "split", split["old_name"], split["new_name"]),
        ],
        ignore_index=True,
    )


def _findings(old: AuditResult, new: AuditResult, links: pd.DataFrame) -> pd.DataFrame:
    """Return findings that came and went among people who are in both audits."""
    to_new = links.set_index("old_id")["new_id"]
    before = _found(old).assign(person_id=lambda rows: rows["person_id"].map(to_new))
    now = _found(new)
    now = now[now["person_id"].isin(links["new_id"])]
    both = before.dropna(subset="person_id").merge(
        now, on=["person_id", "rule_id"], how="outer", indicator="side"
    )
    names = new.people.set_index("person_id")["name"]
    to_old = links.set_index("new_id")["old_id"]
    changed = both[both["side"] != "both"]
    is_new = changed["side"] == "right_only"
    return pd.DataFrame(
        {
            "change": is_new.map({True: "finding-new", False: "finding-mended"}),
            "person_id": changed["person_id"],
            "old_person_id": changed["person_id"].map(to_old),
            "name": changed["person_id"].map(names),
            "was": changed["rule_id"].where(~is_new, ""),
            "now": changed["rule_id"].where(is_new, ""),
        }
    )[CHANGES.names]


def _found(result: AuditResult) -> pd.DataFrame:
    findings = {rule.id for rule in result.rulebook.rules if rule.effect == "finding"}
    return result.spoken.loc[result.spoken["rule_id"].isin(findings), ["person_id", "rule_id"]]
