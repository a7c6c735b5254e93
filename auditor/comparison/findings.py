"""Tells which flaws came and which were mended."""

from collections.abc import Collection

import pandas as pd

from auditor.comparison.keys import rows_of
from auditor.comparison.links import Links
from auditor.model.comparison import CHANGES
from auditor.model.result import AuditResult


def findings(old: AuditResult, new: AuditResult, links: Links) -> pd.DataFrame:
    """Return CHANGES: each rule once a person, flaws of new people among them.

    Only findings that both audits looked for are compared. A flaw that left
    with its person is not mended; where people were merged or split, what any
    of them had counts as known before.
    """
    rules = _finding_rules(old) & _finding_rules(new)
    group = _groups(old, new, links)
    before = _found(old, rules, group["old"])
    now = _found(new, rules, group["new"])
    came = now.merge(before[["group", "rule_id"]].drop_duplicates(), how="left", indicator="seen")
    came = came[came["seen"] == "left_only"]
    went = before[before["group"].isin(group["new"])].merge(
        now[["group", "rule_id"]].drop_duplicates(), how="left", indicator="seen"
    )
    went = went[went["seen"] == "left_only"].drop_duplicates(["group", "rule_id"])
    return pd.concat(
        [_came(came, old, new, links), _mended(went, old, new, links)], ignore_index=True
    )[CHANGES.names]


def _finding_rules(result: AuditResult) -> set[str]:
    return {rule.id for rule in result.rulebook.rules if rule.effect == "finding"}


def _groups(old: AuditResult, new: AuditResult, links: Links) -> dict[str, "pd.Series[int]"]:
    """Return for each side the number of each person's group: who was or is one person.

    A group bears the position of its continued person in the newer audit; those
    who are gone have negative numbers.
    """
    olds = pd.Series(-1 - pd.RangeIndex(len(old.people)).to_numpy(), dtype="int64")
    news = pd.Series(range(len(new.people)), dtype="int64")
    for pairs in (links.continued, links.merged):
        olds.loc[pairs["old"].to_numpy()] = pairs["new"].to_numpy()
    news.loc[links.split["new"].to_numpy()] = olds.loc[links.split["old"].to_numpy()].to_numpy()
    return {"old": olds, "new": news}


def _found(result: AuditResult, rules: Collection[str], group: "pd.Series[int]") -> pd.DataFrame:
    """Return person (position), rule_id and group of each finding."""
    spoken = result.spoken[result.spoken["rule_id"].isin(list(rules))]
    people = pd.Index(result.people["person_id"]).get_indexer(pd.Index(spoken["person_id"]))
    found = pd.DataFrame({"person": people, "rule_id": spoken["rule_id"].to_numpy()})
    return found.assign(group=group.iloc[people].to_numpy())


def _came(found: pd.DataFrame, old: AuditResult, new: AuditResult, links: Links) -> pd.DataFrame:
    whose = rows_of(new.people, found["person"])
    earlier = links.all.drop_duplicates("new").set_index("new")["old"].reindex(found["person"])
    return pd.DataFrame(
        {
            "change": "finding-new",
            "person_id": whose["person_id"].to_numpy(),
            "old_person_id": _ids(old, earlier),
            "name": whose["name"].to_numpy(),
            "was": "",
            "now": found["rule_id"].to_numpy(),
        }
    )


def _mended(found: pd.DataFrame, old: AuditResult, new: AuditResult, links: Links) -> pd.DataFrame:
    later = links.all.drop_duplicates("old").set_index("old")["new"].reindex(found["person"])
    whose = rows_of(new.people, later)
    return pd.DataFrame(
        {
            "change": "finding-mended",
            "person_id": whose["person_id"].to_numpy(),
            "old_person_id": _ids(old, found["person"]),
            "name": whose["name"].to_numpy(),
            "was": found["rule_id"].to_numpy(),
            "now": "",
        }
    )


def _ids(result: AuditResult, people: "pd.Series[float] | pd.Series[int]") -> list[str]:
    """Return the ids of the people at positions, "" where there is none."""
    ids = result.people["person_id"].tolist()
    return ["" if pd.isna(person) else ids[int(person)] for person in people]
