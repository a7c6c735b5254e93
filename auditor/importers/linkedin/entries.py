"""What the readers of single files share: counting reasons, names, profile keys, channels."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from auditor.forms import once_per_value, profile_key
from auditor.importers.delimited import Rejected
from auditor.importers.linkedin.export_file import ExportFile
from auditor.model.imported import CHANNELS, INTERACTIONS, RECORDS, MeasureTexts

Conditions = Sequence[tuple[str, pd.Series]]
"""Reasons, each with the rows (flags) for which it holds; the first that holds counts."""


def reasons(rows: pd.DataFrame, conditions: Conditions) -> pd.Series:
    """Return for each row the first reason that holds, or ""."""
    told = np.full(len(rows), "", dtype=object)
    for reason, holds in reversed(conditions):
        told[holds.to_numpy(dtype=bool)] = reason
    return pd.Series(told, index=rows.index, dtype="str")


def counted(told: pd.Series) -> dict[str, int]:
    """Return how many rows each reason has, the most frequent first, then by the alphabet."""
    counts = told[told != ""].value_counts()
    pairs = sorted(counts.items(), key=lambda pair: (-int(pair[1]), str(pair[0])))
    return {str(reason): int(count) for reason, count in pairs}


def rejected_rows(rows: pd.DataFrame, told: pd.Series) -> list[Rejected]:
    """Return the rows that have a reason, as rejected."""
    bad = rows[told != ""]
    lines = bad["line"].to_numpy().tolist()
    return [
        Rejected(line, reason) for line, reason in zip(lines, told[bad.index].tolist(), strict=True)
    ]


def blank(values: pd.Series) -> pd.Series:
    """Return whether each text is empty or only spaces."""
    return values.str.strip() == ""


def joined(first: pd.Series, second: pd.Series) -> pd.Series:
    """Return `First Last` as written, without the space where one is missing."""
    return (first + " " + second).where(~blank(first) & ~blank(second), first + second)


def keys(urls: pd.Series) -> pd.Series:
    """Return the profile key of each address, "" where it is none."""
    return once_per_value(urls.astype("str"), profile_key).astype("str")


def record_table(
    file: ExportFile, kind: str, columns: Mapping[str, Any], rejected: Sequence[Rejected]
) -> pd.DataFrame:
    """Return RECORDS of a file: the rows given, then those rejected.

    Args:
        file: where they stand.
        kind: connection or uploaded.
        columns: columns of RECORDS, at least `line`, `outcome` and `reason`.
        rejected: rows that could not be read; each is a record that was rejected.
    """
    bad = pd.DataFrame(
        {
            "line": [row.line for row in rejected],
            "outcome": "rejected",
            "reason": [row.reason for row in rejected],
        }
    )
    rows = pd.DataFrame(dict(columns))
    whole = pd.concat([rows, bad], ignore_index=True) if len(bad) else rows
    return RECORDS.build(
        whole.assign(
            record_id=np.arange(len(whole)),
            source=file.document.label,
            kind=kind,
            collection=file.document.collection,
        )
    )


def channel_table(parts: Sequence[tuple[str, str, pd.Series]]) -> pd.DataFrame:
    """Return CHANNELS from columns of values, in the order of the records.

    Args:
        parts: kind, label, and values whose index is the record id; one record
            may have several. Empty values are left out.
    """
    frames = [
        pd.DataFrame(
            {"record_id": values.index, "kind": kind, "value": values.to_numpy(), "label": label}
        )
        for kind, label, values in parts
    ]
    filled = [frame[~blank(frame["value"].astype("str"))] for frame in frames]
    filled = [frame for frame in filled if len(frame)]
    if not filled:
        return CHANNELS.empty()
    whole = pd.concat(filled, ignore_index=True).assign(preferred=False)
    return CHANNELS.build(whole.sort_values("record_id", kind="stable"))


def several(values: pd.Series, separators: str = r"[,;\n]") -> pd.Series:
    """Return the parts of cells that hold several values, each under its row's index."""
    return values.str.split(separators, regex=True).explode().fillna("").str.strip().astype("str")


def interaction_table(
    file: ExportFile, kind: str, columns: Mapping[str, Any], kept: pd.Series | None = None
) -> pd.DataFrame:
    """Return INTERACTIONS of one kind from the rows of a file, or from those kept."""
    rows = pd.DataFrame(dict(columns))
    rows = rows.assign(source=file.document.label, collection=file.document.collection, kind=kind)
    return INTERACTIONS.build(rows if kept is None else rows[kept])


def measured(texts: pd.Series, names: pd.Series, measure_texts: MeasureTexts) -> pd.DataFrame:
    """Return TEXT_MEASURES of the texts; where there is no text, nothing is measured.

    A `digest` of nothing would make every attachment the same message.
    """
    measures = measure_texts(texts.astype("str"), names.astype("str"))
    empty = blank(texts)
    if not empty.any():
        return measures
    return measures.assign(
        words=measures["words"].mask(empty),
        questions=measures["questions"].mask(empty),
        phrase=measures["phrase"].mask(empty, ""),
        language=measures["language"].mask(empty, ""),
        digest=measures["digest"].mask(empty),
    )
