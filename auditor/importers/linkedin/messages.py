"""messages.csv read block by block; of each text only its measures are kept."""

import re
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
import pandas as pd

from auditor.forms import fold
from auditor.importers.combine import in_one_piece
from auditor.importers.delimited import Part, Rejected, parts_of
from auditor.importers.interface import Context
from auditor.importers.linkedin.entries import measured
from auditor.importers.linkedin.export_file import ExportFile
from auditor.importers.linkedin.participants import addressees
from auditor.importers.moments import moments
from auditor.model.imported import MeasureTexts

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
_BLOCK_BYTES = 4 * 1024 * 1024
"""What is read at a time: little enough for two processes to end at the same time."""

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
    read = partial(_read_part, measure_texts=context.measure_texts)
    frames: list[pd.DataFrame] = []
    rejected: list[Rejected] = []
    done = 0
    parts = parts_of(file.text.data, file.header, repeating=_REPEATING, block_bytes=_BLOCK_BYTES)
    for part in context.core.share(read, parts):
        frames.append(part.rows)
        rejected += part.rejected
        done += part.entries
        total = done if part.bytes_done == size else round(done * size / part.bytes_done)
        context.progress(file.document.label, done, total, "messages")
    return MessageRows(file.without_text(), stacked(frames), tuple(rejected))


@dataclass(frozen=True)
class _ReadPart:
    """The rows of one part, as in `MessageRows`, with the rejected ones and how many there were."""

    rows: pd.DataFrame
    rejected: tuple[Rejected, ...]
    entries: int
    bytes_done: int


def _read_part(part: Part, measure_texts: MeasureTexts) -> _ReadPart:
    block = part.read()
    rows = _without_texts(block.rows, measure_texts)
    undated = rows["at"].isna()
    without = [Rejected(line, "its date is missing or none") for line in rows["line"][undated]]
    dated = rows[~undated] if without else rows
    return _ReadPart(dated, (*block.rejected, *without), len(rows), block.bytes_done)


def _without_texts(rows: pd.DataFrame, measure_texts: MeasureTexts) -> pd.DataFrame:
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
            "names_both": _names_both(rows, texts),
            **measured(texts, names, measure_texts),
        }
    )


def _is(values: pd.Series, *words: str) -> pd.Series:
    """Return whether each value of a column of categories is one of the words, in any case."""
    told = [str(value).strip().lower() in words for value in values.cat.categories]
    return pd.Series(np.array([*told, False])[values.cat.codes.to_numpy()], index=values.index)


def _names_both(rows: pd.DataFrame, texts: pd.Series) -> pd.Series:
    """Return whether a text names the given names of both of its exactly two recipients."""
    told = np.zeros(len(rows), dtype=bool)
    several = np.array([*("," in name for name in rows["recipients"].cat.categories), False])
    candidates = np.flatnonzero(several[rows["recipients"].cat.codes.to_numpy()])
    chosen = rows.iloc[candidates]
    given_names = cache(_given_names_of_two)
    cells = zip(
        candidates.tolist(),
        chosen["recipients"].tolist(),
        chosen["recipient_urls"].tolist(),
        texts.iloc[candidates].tolist(),
        strict=True,
    )
    for place, recipients, urls, text in cells:
        given = given_names(recipients, urls)
        if not given:
            continue
        folded = fold(text)
        if all(name in folded for name in given):  # few texts are taken apart into words
            told[place] = given <= set(re.findall(r"\w+", folded))
    return pd.Series(told, index=rows.index)


def _given_names_of_two(recipients: str, urls: str) -> frozenset[str]:
    """Return the given names of exactly two recipients, folded; none where one is not told."""
    given = [_given_name(name) for name in addressees(recipients, urls).names]
    between_two = len(given) == 2 and all(given)  # noqa: PLR2004 - an introduction is between two
    return frozenset(given) if between_two else frozenset()


def _given_name(name: str) -> str:
    """Return the first word of a name that is no abbreviated title, folded."""
    words = [word for word in name.split() if not word.endswith(".")]
    return fold(words[0]) if words else ""


def stacked(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of several blocks or files as one frame; their categories are united."""
    columns = {}
    for column in frames[0].columns:
        parts = [frame[column] for frame in frames]
        columns[column] = (
            pd.Series(pd.api.types.union_categoricals([part.array for part in parts]))
            if column in _KEPT
            else pd.concat(parts, ignore_index=True)
        )
    return in_one_piece(pd.DataFrame(columns))
