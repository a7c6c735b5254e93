"""What the page's script knows: columns of everyone, rules once, texts once, gzipped as text.

Evidence travels as columns and a rule's sentence as one template, which the
browser fills: that is why 30,000 people fit into a megabyte.
"""

import base64
import gzip
import hashlib
import json
from typing import Any

from auditor.model.evidence import EVIDENCE
from auditor.model.result import AuditResult
from auditor.model.rules import Rule
from auditor.model.verdicts import CLASSES, CONFIDENCES
from auditor.reporters.html.catalogue import script_messages
from auditor.reporters.html.columns import fit_text, pack, steps
from auditor.reporters.html.conditions import columns_read, condition_text
from auditor.reporters.html.decided import decisions_of
from auditor.reporters.html.judging import gives
from auditor.reporters.html.linked import LinkedResult
from auditor.reporters.html.since import changed_places
from auditor.reporters.html.travelling import PROFILE_PREFIX, evidence_of, people_of, records_of
from auditor.reporters.html.wording import CHANGE_TITLES, CLASS_NAMES
from auditor.reporters.html.wording import CONFIDENCES as CONFIDENCE_TEXTS
from auditor.reporters.language import LANGUAGES, Language

_LEVEL = 6
_WITHOUT_MARKUP = str.maketrans("<>&", ".:,")
"""Base 85 is a sixteenth shorter than base 64, but some of its signs mean something in HTML."""


def payload_of(linked: LinkedResult, language: Language) -> str:
    """Return everything the script needs as gzipped JSON in base 85; same result, same text.

    Four bytes are five signs of the alphabet of `base64.b85encode`, with `.:,`
    for `<>&`; what is lacking to the last four bytes is left to the decoder.
    """
    text = json.dumps(_content(linked, language), separators=(",", ":"), allow_nan=False)
    packed = gzip.compress(text.encode("ascii"), _LEVEL, mtime=0)
    return base64.b85encode(packed).decode("ascii").translate(_WITHOUT_MARKUP)


def audit_key(result: AuditResult) -> str:
    """Return what tells this audit from others, so that decisions are kept for it alone."""
    ids = "\n".join(result.people["person_id"].tolist())
    return hashlib.sha256(f"{result.as_of}\n{ids}".encode()).hexdigest()[:16]


def _content(linked: LinkedResult, language: Language) -> dict[str, Any]:
    result = linked.result
    lists = {chosen.id: chosen.order for chosen in result.rulebook.lists}
    return {
        "language": language.code,
        "audit": audit_key(result),
        "redacted": int(bool(result.redaction)),
        "asOf": result.as_of.isoformat(),
        "count": len(result.people),
        "profilePrefix": PROFILE_PREFIX,
        "texts": _texts(language),
        "classes": [[name, language.text(CLASS_NAMES[name])] for name in CLASSES],
        "confidences": [[name, language.text(CONFIDENCE_TEXTS[name])] for name in CONFIDENCES],
        "sources": [[label, fit_text(name)] for label, name in linked.file_names.items()],
        "rules": [_rule(rule, language) for rule in result.rulebook.rules],
        "people": people_of(linked),
        "pruneOrder": [[column, int(down)] for column, down in lists.get("prune", ())],
        "evidence": evidence_of(linked, language),
        "spoken": [_spoken(linked, rule) for rule in result.rulebook.rules],
        "timeline": _timeline(linked),
        "records": records_of(linked, language),
        "decisions": decisions_of(result, linked.place),
        "changes": {
            kind: [language.text(CHANGE_TITLES.get(kind, kind)), steps(places)]
            for kind, places in changed_places(linked).items()
        },
    }


def _texts(language: Language) -> dict[str, Any]:
    if language.code == "en":
        return {}
    return {
        message: language.text(message)
        if many is None
        else [language.plural(message, many, count) for count in (1, 2)]
        for message, many in script_messages()
    }


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    texts = {name: rule.text(name, language.code) for name in ("title", "why", "says", "fix")}
    # A first line is told in the language last used with the person, not in the page's.
    first = {"lines": {code: rule.text("says", code) for code in LANGUAGES}}
    return {
        **texts,
        **(first if rule.effect == "opener" else {}),
        "id": rule.id,
        "effect": rule.effect,
        "axis": rule.axis,
        "gives": gives(rule, language),
        "source": rule.source,
        "when": condition_text(rule.when, language),
        "reads": [name for name in columns_read(rule.when) if name in EVIDENCE.names],
    }


def _spoken(linked: LinkedResult, rule: Rule) -> dict[str, Any] | None:
    if rule.id not in linked.spoken:
        return None
    places, points = linked.spoken[rule.id]
    return {"at": steps(places), "points": pack(points.round(1))}


def _timeline(linked: LinkedResult) -> dict[str, Any]:
    rows = linked.timeline
    quarters = rows["quarter_on"].dt.year * 4 + rows["quarter_on"].dt.quarter - 1
    return {
        "at": steps(rows["place"].to_numpy()),
        "quarter": steps(quarters.to_numpy()),
        "in": pack(rows["messages_in"]),
        "out": pack(rows["messages_out"]),
    }
