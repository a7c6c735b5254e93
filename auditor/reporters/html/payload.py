"""What the page's script knows: columns of everyone, rules once, texts once, gzipped.

Evidence travels as columns and a rule's sentence as one template, which the
browser fills: that is why 30,000 people fit into a megabyte.
"""

import base64
import gzip
import hashlib
import json
from typing import Any

import numpy as np
import pandas as pd

from auditor.forms import profile_key
from auditor.model.evidence import EVIDENCE
from auditor.model.result import AuditResult
from auditor.model.rules import Rule
from auditor.model.verdicts import CLASSES, CONFIDENCES
from auditor.reporters.html.catalogue import script_messages
from auditor.reporters.html.columns import Packed, pack, steps
from auditor.reporters.html.conditions import columns_of, columns_read, condition_text, label
from auditor.reporters.html.judging import gives
from auditor.reporters.html.language import Language
from auditor.reporters.html.persons import safe_links
from auditor.reporters.html.wording import CLASS_NAMES, CONFIDENCES as CONFIDENCE_TEXTS, OUTCOMES

PROFILE_PREFIX = "https://www.linkedin.com/in/"
_ALWAYS = (
    "messages_in",
    "messages_out",
    "first_contact_on",
    "last_contact_on",
    "connected_on",
)
"""Columns of evidence that the table shows, whatever the rules read."""
_LEVEL = 6


def payload_of(result: AuditResult, language: Language) -> str:
    """Return everything the script needs as base64 of gzipped JSON; same result, same text."""
    text = json.dumps(_content(result, language), separators=(",", ":"), allow_nan=False)
    return base64.b64encode(gzip.compress(text.encode("ascii"), _LEVEL, mtime=0)).decode("ascii")


def audit_key(result: AuditResult) -> str:
    """Return what tells this audit from others, so that decisions are kept for it alone."""
    ids = "\n".join(result.people["person_id"].tolist())
    return hashlib.sha256(f"{result.as_of}\n{ids}".encode()).hexdigest()[:16]


def _content(result: AuditResult, language: Language) -> dict[str, Any]:
    place = pd.Series(np.arange(len(result.people)), index=result.people["person_id"])
    rules = result.rulebook.rules
    return {
        "language": language.code,
        "audit": audit_key(result),
        "asOf": result.as_of.isoformat(),
        "count": len(result.people),
        "profilePrefix": PROFILE_PREFIX,
        "texts": _texts(language),
        "classes": [[name, language.text(CLASS_NAMES[name])] for name in CLASSES],
        "confidences": [[name, language.text(CONFIDENCE_TEXTS[name])] for name in CONFIDENCES],
        "sources": result.sources["source"].tolist(),
        "rules": [_rule(rule, language) for rule in rules],
        "people": _people(result),
        "evidence": _evidence(result, rules, language),
        "spoken": _spoken(result, rules, place),
        "timeline": _timeline(result, place),
        "records": _records(result, place, language),
        "decisions": _decisions(result, place),
    }


def _texts(language: Language) -> dict[str, Any]:
    if language.code == "en":
        return {}
    single = {
        message: language.text(message) for message, many in script_messages() if many is None
    }
    several = {
        message: [language.plural(message, many, count) for count in (1, 2)]
        for message, many in script_messages()
        if many is not None
    }
    return {**single, **several}


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    code = language.code
    return {
        "id": rule.id,
        "title": rule.text("title", code),
        "why": rule.text("why", code),
        "says": rule.text("says", code),
        "fix": rule.text("fix", code),
        "effect": rule.effect,
        "axis": rule.axis,
        "gives": gives(rule, language),
        "severity": rule.severity,
        "source": rule.source,
        "when": condition_text(rule.when, language),
        "reads": [name for name in columns_read(rule.when) if name in EVIDENCE.names],
    }


def _people(result: AuditResult) -> dict[str, Packed]:
    people, verdicts = result.people, result.verdicts
    links = safe_links(people["linkedin_url"])
    keyed = (links != "") & ~links.duplicated(keep=False)
    openers = {rule.id: at for at, rule in enumerate(result.rulebook.rules)}
    return {
        "name": pack(people["name"]),
        "split": pack(_split(people)),
        "title": pack(people["job_title"]),
        "company": pack(people["company"]),
        "city": pack(people["city"]),
        "link": pack(links.str.removeprefix(PROFILE_PREFIX)),
        "id": pack(people["person_id"].mask(keyed, "")),
        "emails": pack(people["emails"]),
        "phones": pack(people["phones"]),
        "sources": pack(people["sources"]),
        "class": pack(_places(verdicts["class"], CLASSES)),
        "rulesClass": pack(_places(verdicts["rules_class"], CLASSES)),
        "confidence": pack(_places(verdicts["confidence"], CONFIDENCES)),
        "bond": pack(verdicts["bond"].round(1)),
        "pulse": pack(verdicts["pulse"].round(1)),
        "prune": pack(verdicts["prune_rank"]),
        "reconnect": pack(verdicts["reconnect_rank"]),
        "cannotTell": pack(verdicts["cannot_tell"]),
        "opener": pack(verdicts["opener"].map(openers).astype("Int64")),
        "decision": pack(verdicts["decision"]),
    }


def _split(people: pd.DataFrame) -> pd.Series:
    # Where a name is "given family", the place of the cut says both; -1 leaves it to the script.
    whole = people["given"] + " " + people["family"] == people["name"]
    return people["given"].str.len().astype("Int64").where(whole, -1)


def _places(values: pd.Series, names: tuple[str, ...]) -> pd.Series:
    return values.map({name: at for at, name in enumerate(names)}).astype("Int64")


def _evidence(
    result: AuditResult, rules: tuple[Rule, ...], language: Language
) -> dict[str, dict[str, Any]]:
    read = [name for rule in rules for name in columns_of(rule) if name in EVIDENCE.names]
    names = [name for name in dict.fromkeys([*_ALWAYS, *read]) if name not in ("name", "sources")]
    return {
        name: {
            "kind": EVIDENCE.kind_of(name),
            "label": label(name, language),
            "values": pack(result.evidence[name]),
        }
        for name in names
    }


def _spoken(
    result: AuditResult, rules: tuple[Rule, ...], place: pd.Series
) -> list[dict[str, Any] | None]:
    rows = result.spoken.assign(place=result.spoken["person_id"].map(place))
    rows = rows[rows["place"].notna()].sort_values("place", kind="stable")
    of_rule = {str(rule_id): spoken for rule_id, spoken in rows.groupby("rule_id", sort=False)}
    return [
        {
            "at": steps(of_rule[rule.id]["place"].to_numpy(dtype="int64")),
            "points": pack(of_rule[rule.id]["points"].round(1)),
        }
        if rule.id in of_rule
        else None
        for rule in rules
    ]


def _timeline(result: AuditResult, place: pd.Series) -> dict[str, Any]:
    rows = result.timeline.assign(place=result.timeline["person_id"].map(place))
    rows = rows[rows["place"].notna()].sort_values(["place", "quarter_on"], kind="stable")
    quarters = rows["quarter_on"].dt.year * 4 + rows["quarter_on"].dt.quarter - 1
    return {
        "at": steps(rows["place"].to_numpy(dtype="int64")),
        "quarter": steps(quarters.to_numpy(dtype="int64")),
        "in": pack(rows["messages_in"]),
        "out": pack(rows["messages_out"]),
    }


def _records(result: AuditResult, place: pd.Series, language: Language) -> dict[str, Any]:
    rows = result.account.assign(place=result.account["person_id"].map(place))
    rows = rows[rows["place"].notna()].sort_values("place", kind="stable", ignore_index=True)
    at = rows["place"].to_numpy(dtype="int64")
    own = result.people.iloc[at].reset_index(drop=True)
    sources = {name: number for number, name in enumerate(result.sources["source"])}
    return {
        "at": steps(at),
        "source": pack(rows["source"].map(sources).astype("Int64")),
        "line": steps(rows["line"].fillna(0).to_numpy(dtype="int64")),
        "outcome": pack(rows["outcome"].map(lambda key: language.text(OUTCOMES.get(key, key)))),
        "reason": pack(_reason_texts(rows["reason"], language)),
        # Only what the person's own line does not say already.
        "name": pack(rows["name"].mask(rows["name"] == own["name"], "")),
        "company": pack(rows["company"].mask(rows["company"] == own["company"], "")),
        "title": pack(rows["job_title"].mask(rows["job_title"] == own["job_title"], "")),
    }


def _reason_texts(reasons: pd.Series, language: Language) -> pd.Series:
    from auditor.model.matched import PAIR_REASONS

    texts = {
        reason: "; ".join(
            language.text(PAIR_REASONS.get(part, part)) for part in reason.split("; ")
        )
        for reason in reasons.unique()
    }
    return reasons.map(texts).astype("str")


def _decisions(result: AuditResult, place: pd.Series) -> list[list[Any]]:
    if not result.decisions:
        return []
    people = result.people
    keys: dict[str, int] = {}
    for column in ("phones", "emails"):
        for at in np.flatnonzero((people[column] != "").to_numpy()):
            keys.update(dict.fromkeys(people[column].iloc[at].casefold().split("; "), int(at)))
    keys.update({key: at for at, key in enumerate(people["profile"]) if key})
    keys.update({str(key): int(at) for key, at in place.items()})
    return [
        [
            keys.get(profile_key(line.person) or line.person.casefold(), -1),
            line.person,
            line.name,
            line.decision,
            line.other,
            line.note,
        ]
        for line in result.decisions
    ]
