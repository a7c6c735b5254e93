"""What the page's script knows: columns of everyone, rules once, texts once, deflated as text.

Evidence travels as columns and a rule's sentence as one template, which the
browser fills: that is why 30,000 people fit into a megabyte.
"""

import hashlib
import json
import zlib
from typing import Any

import numpy as np

from auditor.model.evidence import EVIDENCE
from auditor.model.result import AuditResult
from auditor.model.rules import Rule
from auditor.model.translations import LANGUAGES
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
from auditor.reporters.language import Language

_LEVEL = 7
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=:?@^_`{|}~"
"""Those of `base64.b85encode`, with `.:,` for `<>&`, which mean something in HTML.

Base 85 is a sixteenth shorter than base 64.
"""
_SIGNS = np.frombuffer(SIGNS.encode("ascii"), "uint8")


def payload_of(linked: LinkedResult, language: Language) -> str:
    """Return everything the script needs as deflated JSON in base 85; same result, same text."""
    text = json.dumps(_content(linked, language), separators=(",", ":"), allow_nan=False)
    packing = zlib.compressobj(_LEVEL, strategy=zlib.Z_FILTERED)
    return base_85(packing.compress(text.encode("ascii")) + packing.flush())


def base_85(packed: bytes) -> str:
    """Return bytes as text: four of them are five of SIGNS.

    What is lacking to the last four bytes is left to the decoder, as in
    `base64.b85encode`, which takes fifteen times as long.
    """
    lacking = -len(packed) % 4
    words = np.frombuffer(packed + bytes(lacking), ">u4").astype("int64")
    signs = np.empty((len(words), 5), "uint8")
    for place in range(4, -1, -1):
        words, digits = np.divmod(words, 85)
        signs[:, place] = _SIGNS[digits]
    text = signs.tobytes().decode("ascii")
    return text[: len(text) - lacking]


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
