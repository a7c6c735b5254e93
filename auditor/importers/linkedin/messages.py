"""messages.csv read block by block; of each text only its measures are kept."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.forms import fold
from auditor.importers.ahead import ahead
from auditor.importers.delimited import Rejected, read_blocks
from auditor.importers.interface import Context
from auditor.importers.linkedin.entries import measured
from auditor.importers.linkedin.export_file import ExportFile
from auditor.importers.linkedin.participants import Addressees, addressees
from auditor.importers.moments import moments

_REPEATING = (
    "conversation",
    "title",
    "sender",
    "sender_url",
    "recipients",
    "recipient_urls",
    "direction",
    "folder",
    "draft",
    "conversation_draft",
)
_KEPT = ("conversation", "sender", "sender_url", "recipients", "recipient_urls", "direction")
_YES = ("yes", "true", "ja", "1")
_MERGE_FIELD = r"%(?:FIRST|LAST|COMPANY|FULL)_?NAME%"


@dataclass(frozen=True)
class MessageRows:
    """The rows of one messages file without their texts.

    `rows` holds `line, at`, the columns of `_KEPT` as categories, the flags
    `draft, spam, advert, names_both`, and the text measures. `names_both`: the
    text names both of exactly two recipients.
    """

    file: ExportFile
    rows: pd.DataFrame
    rejected: tuple[Rejected, ...]


def read_messages(file: ExportFile, context: Context) -> MessageRows:
    """Read a messages file; its texts are measured and dropped block by block."""
    size = len(file.text.data)
    seen: dict[tuple[str, str], Addressees] = {}
    frames, rejected, done = [], [], 0
    for block in ahead(read_blocks(file.text.data, file.header, repeating=_REPEATING)):
        rows = _without_texts(block.rows, context, seen)
        undated = rows["at"].isna()
        rejected += [*block.rejected]
        rejected += [
            Rejected(line, "its date is missing or none") for line in rows["line"][undated]
        ]
        frames.append(rows[~undated])
        done += len(rows)
        total = done if block.bytes_done == size else round(done * size / block.bytes_done)
        context.progress(file.document.label, done, total, "messages")
    return MessageRows(file.without_text(), _stacked(frames), tuple(rejected))


def _without_texts(
    rows: pd.DataFrame, context: Context, seen: dict[tuple[str, str], Addressees]
) -> pd.DataFrame:
    """Return one block's rows with what their texts tell in place of the texts."""
    kept = {column: rows[column] for column in _KEPT}
    content = rows["content"]
    advert = (
        content.str.contains("spinmail", regex=False)
        | _is(rows["title"], "sponsored conversation")
        | (content.str.contains(_MERGE_FIELD) & _is(rows["sender_url"], ""))
    )
    draft = _is(rows["draft"], *_YES) | _is(rows["conversation_draft"], *_YES)
    hidden = advert | draft
    texts = content.mask(hidden, "") if hidden.any() else content
    names = rows["sender"].astype("str") + " " + rows["recipients"].astype("str")
    return pd.DataFrame(
        {
            "line": rows["line"],
            "at": moments(rows["date"]),
            **kept,
            "draft": draft,
            "spam": _is(rows["folder"], "spam"),
            "advert": advert,
            "names_both": _names_both(rows, texts, seen),
            **measured(texts, names, context.measure_texts),
        }
    )


def _is(values: pd.Series, *words: str) -> pd.Series:
    """Return whether each value of a column of categories is one of the words, in any case."""
    told = [str(value).strip().lower() in words for value in values.cat.categories]
    return pd.Series(np.array([*told, False])[values.cat.codes.to_numpy()], index=values.index)


def _names_both(
    rows: pd.DataFrame, texts: pd.Series, seen: dict[tuple[str, str], Addressees]
) -> pd.Series:
    """Return whether a text names the given names of both of its exactly two recipients."""
    told = np.zeros(len(rows), dtype=bool)
    several = np.array([*("," in name for name in rows["recipients"].cat.categories), False])
    candidates = np.flatnonzero(several[rows["recipients"].cat.codes.to_numpy()])
    chosen = rows.iloc[candidates]
    cells = zip(
        candidates.tolist(),
        chosen["recipients"].tolist(),
        chosen["recipient_urls"].tolist(),
        texts.iloc[candidates].tolist(),
        strict=True,
    )
    for place, recipients, urls, text in cells:
        pair = (recipients, urls)
        if pair not in seen:
            seen[pair] = addressees(recipients, urls)
        given = [_given_name(name) for name in seen[pair].names]
        if len(given) == 2 and all(given):  # noqa: PLR2004 - an introduction is between two
            words = set(re.findall(r"\w+", fold(text)))
            told[place] = set(given) <= words
    return pd.Series(told, index=rows.index)


def _given_name(name: str) -> str:
    """Return the first word of a name that is no abbreviated title, folded."""
    words = [word for word in name.split() if not word.endswith(".")]
    return fold(words[0]) if words else ""


def _stacked(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the blocks as one; their categories are united."""
    columns = {}
    for column in frames[0].columns:
        parts = [frame[column] for frame in frames]
        columns[column] = (
            pd.Series(pd.api.types.union_categoricals([part.array for part in parts]))
            if column in _KEPT
            else pd.concat(parts, ignore_index=True)
        )
    return pd.DataFrame(columns)
