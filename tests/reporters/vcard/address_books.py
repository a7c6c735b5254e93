"""Builds audit results over address books in memory."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from auditor.forms import profile_key
from auditor.importers.interface import Context, Document
from auditor.importers.vcard import VCardImporter
from auditor.model.evidence import EVIDENCE, MIRROR, TIMELINE
from auditor.model.imported import TEXT_MEASURES, Owner
from auditor.model.matched import ACCOUNT, PAIRS, PEOPLE, PERSON_CHANNELS
from auditor.model.result import AuditResult
from auditor.model.rules import RuleBook
from auditor.model.verdicts import SPOKEN, VERDICTS


def key_of(kind: str, value: str) -> str:
    """Return the key that cleaning would give: E.164 for German numbers, else a folded address."""
    if kind != "phone":
        return profile_key(value) or value.casefold()
    digits = "".join(c for c in value.partition("ext")[0] if c.isdigit() or c == "+")
    return "+49" + digits[1:] if digits.startswith("0") else digits


def audited(
    book: bytes,
    people: Sequence[Sequence[int]],
    more: Mapping[int, Mapping[str, Any]] | None = None,
) -> AuditResult:
    """Return the result of an audit of one address book.

    Args:
        book: the address book.
        people: the records of each person, the leading one first; none: on LinkedIn only.
        more: columns of PEOPLE for single persons, by place.
    """
    document = Document("book.vcf", "book.vcf", "c", len(book), lambda: io.BytesIO(book))
    context = Context(measure_texts=lambda _texts, _names: TEXT_MEASURES.empty())
    read = VCardImporter().read([(document, "vcard")], context)
    person_of = {record: f"p-{place}" for place, ids in enumerate(people) for record in ids}
    ids = read.records["record_id"].map(person_of).fillna("")
    channels = read.channels.assign(
        person_id=read.channels["record_id"].map(person_of).fillna(""),
        key=[
            key_of(k, v) for k, v in zip(read.channels["kind"], read.channels["value"], strict=True)
        ],
    )
    rows = [
        {
            "person_id": f"p-{place}",
            "leading_record": records[0] if records else -1,
            **(more or {}).get(place, {}),
        }
        for place, records in enumerate(people)
    ]
    kept = ["record_id", "source", "line", "kind", "outcome", "reason"]
    return AuditResult(
        *("0", dt.date(2026, 3, 12), "", Owner(), "DE"),
        sources=read.sources,
        account=ACCOUNT.build(
            read.records[kept].assign(person_id=ids, name=read.records["display_name"])
        ),
        people=PEOPLE.build(pd.DataFrame(rows)) if rows else PEOPLE.empty(),
        channels=PERSON_CHANNELS.build(channels),
        pairs=PAIRS.empty(),
        evidence=EVIDENCE.empty(),
        timeline=TIMELINE.empty(),
        mirror=MIRROR.empty(),
        verdicts=VERDICTS.empty(),
        spoken=SPOKEN.empty(),
        rulebook=RuleBook(),
        cards=read.cards,
    )
