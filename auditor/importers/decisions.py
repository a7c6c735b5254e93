"""decisions.csv: what the owner has decided about people, by hand or in the report."""

from pathlib import Path

from auditor.errors import UsageError
from auditor.forms import printable
from auditor.importers.delimited import read_rows
from auditor.importers.layouts import Layout, find_header
from auditor.importers.streams import Unreadable, in_plain_words
from auditor.importers.text import as_text
from auditor.model.verdicts import DECISIONS, Decision

_LAYOUT = Layout(
    "decisions",
    "decisions",
    {
        "person": ("person", "person_id"),
        "name": ("name",),
        "decision": ("decision",),
        "other": ("other",),
        "note": ("note",),
    },
    ("person", "decision"),
)
_HARMLESS = ("'=", "'+", "'-", "'@")
_SHOWN = 30
_ABOUT_TWO = ("same", "different")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions in a file with the columns `person,name,decision,other,note`.

    A filled-in prune.csv will do as well: its `person_id` is the person. Lines
    without a decision are skipped.

    Raises:
        UsageError: the file cannot be read, or a line cannot be meant.
    """
    try:
        text = as_text(in_plain_words(path.read_bytes))
    except Unreadable as error:
        raise UsageError(f"cannot be read: {error}", place=path.name) from error
    header = find_header(text.data, [_LAYOUT])
    if header is None:
        raise UsageError(
            "has no header with the columns person and decision",
            place=path.name,
            advice="the header is person,name,decision,other,note",
        )
    block = read_rows(text.data, header)
    for row in block.rejected:
        raise UsageError(f"cannot be read: {row.reason}", place=f"{path.name}:{row.line}")
    rows = block.rows
    cells = zip(*(rows[column] for column in ("line", *_LAYOUT.columns)), strict=True)
    return tuple(
        _decision(path.name, int(line), *(_plain(str(cell)) for cell in others))
        for line, *others in cells
        if str(others[2]).strip()
    )


def _plain(cell: str) -> str:
    """Return a cell as it was before it was made harmless for spreadsheets (`'+49…`)."""
    trimmed = cell.strip()
    return trimmed[1:] if trimmed.startswith(_HARMLESS) else trimmed


def _decision(
    file: str, line: int, person: str, name: str, decision: str, other: str, note: str
) -> Decision:
    place = f"{file}:{line}"
    word = decision.lower()
    if word not in DECISIONS:
        allowed = ", ".join(DECISIONS)
        problem = f"`{printable(word)[:_SHOWN]}` is no decision"
        raise UsageError(problem, place=place, advice=f"there are {allowed}")
    if not person:
        raise UsageError("the line names no person", place=place, advice="fill in `person`")
    if word in _ABOUT_TWO and not other:
        raise UsageError(
            f"`{word}` is about two people", place=place, advice="fill in `other` as well"
        )
    return Decision(person, word, name, other, note, line)
