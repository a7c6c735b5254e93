"""Kept audits: dated results in a folder, the trend over them, and the one before this."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from auditor.errors import ResultError
from auditor.model.audit_file import read_fields
from auditor.model.codec import encode, owner_from_plain, read_result
from auditor.model.comparison import TREND
from auditor.model.notes import Note
from auditor.model.result import AuditResult

_NAME = re.compile(r"audit-(\d{4}-\d{2}-\d{2})\.json")
_CHEAP = ("as_of", "owner", "trend")
_COUNTED = ("verdicts", "spoken", "pairs", "rulebook")
_OTHER_OWNER = "it is of another person's contacts"


@dataclass(frozen=True)
class Recalled:
    """What a folder of kept audits says to a new one.

    Attributes:
        result: the new audit with its trend, and a note for every file that is of no use.
        earlier: the newest audit of an earlier day; None where there is none.
    """

    result: AuditResult
    earlier: AuditResult | None


def recalled(result: AuditResult, folder: Path, *, with_earlier: bool = True) -> Recalled:
    """Return a result with the trend over the audits kept in a folder, and the one before it.

    Only audits of an earlier day and of the same owner count: the same day's is
    the one that this will replace. What is damaged, foreign or of another version
    is noted and left out, never an error. A folder that is not there is empty.

    Args:
        result: the new audit.
        folder: where `files` are kept.
        with_earlier: read the newest earlier audit whole.
    """
    notes: list[Note] = []
    rows = dict(_rows(result, folder, notes))
    earlier = None
    while with_earlier and rows and earlier is None:
        file = max(rows, key=lambda name: rows[name]["as_of"])
        try:
            earlier = read_result(folder / file)
        except ResultError as error:
            notes.append(_note(file, error.problem))
            del rows[file]
    days = sorted([*rows.values(), _row_of(result)], key=lambda row: row["as_of"])
    told = replace(result, trend=TREND.build(pd.DataFrame(days)), notes=(*result.notes, *notes))
    return Recalled(told, earlier)


def files(result: AuditResult) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the name and content of the file that keeps a result; its day is in the name."""
    yield f"audit-{result.as_of.isoformat()}.json", encode(result)


def _rows(
    result: AuditResult, folder: Path, notes: list[Note]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield file name and row of TREND of every kept audit of an earlier day."""
    for name in sorted(path.name for path in folder.glob("audit-*.json")):
        found = _NAME.fullmatch(name)
        if not found or found.group(1) >= result.as_of.isoformat():
            continue
        try:
            row = _row_in(folder / name, result)
        except ResultError as error:
            notes.append(_note(name, error.problem))
            continue
        if row["as_of"] < pd.Timestamp(result.as_of):
            yield name, row


def _note(name: str, reason: str) -> Note:
    return Note("not-in-trend", name, parameters={"reason": reason})


def _row_in(file: Path, result: AuditResult) -> dict[str, Any]:
    """Return the row of TREND of a kept audit.

    Its own trend ends with it; an audit.json that was put here by hand has no
    trend and is counted.
    """
    plain = read_fields(file, _CHEAP)
    try:
        as_of = dt.date.fromisoformat(plain["as_of"])
        is_other = owner_from_plain(plain["owner"]).is_other(result.owner)
        row = _last_row(plain["trend"]) if not is_other else {}
        if not is_other and row.get("as_of") != pd.Timestamp(as_of):
            row = _counted(as_of, read_fields(file, _COUNTED))
    except ResultError:
        raise
    except Exception as error:  # whatever is wrong inside, the file is what is at fault
        raise ResultError("is damaged") from error
    if is_other:
        raise ResultError(_OTHER_OWNER)
    return row


def _last_row(trend: Mapping[str, list[Any]]) -> dict[str, Any]:
    if not trend["as_of"]:
        return {}
    row = {name: trend[name][-1] for name in TREND.names}
    return {**row, "as_of": pd.Timestamp(row["as_of"])}


def _counted(as_of: dt.date, plain: Mapping[str, Any]) -> dict[str, Any]:
    rules = plain["rulebook"]["rules"]
    return _row(
        as_of,
        plain["verdicts"]["class"],
        plain["spoken"]["rule_id"],
        {rule["id"] for rule in rules if rule["effect"] == "finding"},
        plain["pairs"]["outcome"],
    )


def _row_of(result: AuditResult) -> dict[str, Any]:
    return _row(
        result.as_of,
        result.verdicts["class"],
        result.spoken["rule_id"],
        {rule.id for rule in result.rulebook.rules if rule.effect == "finding"},
        result.pairs["outcome"],
    )


def _row(
    as_of: dt.date,
    classes: Iterable[str],
    spoken: Iterable[str],
    findings: Collection[str],
    outcomes: Iterable[str],
) -> dict[str, Any]:
    """Return a row of TREND."""
    by_class = pd.Series(classes, dtype="str").value_counts()
    return {
        "as_of": pd.Timestamp(as_of),
        "people": int(by_class.sum()),
        "meaningful": int(by_class.get("meaningful", 0)),
        "dormant": int(by_class.get("dormant", 0)),
        "business_card_only": int(by_class.get("business-card-only", 0)),
        "findings": int(pd.Series(spoken, dtype="str").isin(list(findings)).sum()),
        "possible_duplicates": int((pd.Series(outcomes, dtype="str") == "possible").sum()),
    }
