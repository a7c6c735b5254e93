"""What the sources do not cover, and the file that would: said once for the whole audit."""

from collections.abc import Mapping

import pandas as pd

from auditor.model.notes import Note

_LINKEDIN = "linkedin-"
_MESSAGES = f"{_LINKEDIN}messages"

_FILES: Mapping[str, tuple[str, str]] = {
    f"{_LINKEDIN}connections": (
        "Connections.csv",
        "it is not known who is connected with you, and since when",
    ),
    _MESSAGES: ("messages.csv", "what was written on LinkedIn is not counted"),
    f"{_LINKEDIN}invitations": ("Invitations.csv", "who invited whom is not known"),
    f"{_LINKEDIN}positions": (
        "Positions.csv",
        "it cannot be told who came or stayed with your changes of role",
    ),
    f"{_LINKEDIN}recommendations-received": (
        "Recommendations_Received.csv",
        "recommendations that you received are not counted",
    ),
    f"{_LINKEDIN}recommendations-given": (
        "Recommendations_Given.csv",
        "recommendations that you gave are not counted",
    ),
    f"{_LINKEDIN}endorsements-received": (
        "Endorsement_Received_Info.csv",
        "endorsements that you received are not counted",
    ),
    f"{_LINKEDIN}endorsements-given": (
        "Endorsement_Given_Info.csv",
        "endorsements that you gave are not counted",
    ),
}
"""Files of an export by the format they are read as, and what is open without them."""


def notes_on_gaps(sources: pd.DataFrame, covered: pd.Series) -> tuple[Note, ...]:
    """Return what to say about people and files that are not covered.

    Args:
        sources: SOURCES.
        covered: for each person, whether a message history covers them.
    """
    notes = []
    nobody = len(covered) > 0 and not covered.any()
    if nobody:
        notes.append(Note("no-message-history"))
    elif not covered.all():
        counts = {"count": int((~covered).sum()), "total": len(covered)}
        notes.append(Note("not-covered", parameters=counts))
    formats = set(sources["format"])
    if any(name in formats for name in _FILES):
        notes += [
            Note("missing-file", parameters={"file": file, "effect": effect})
            for name, (file, effect) in _FILES.items()
            if name not in formats and not (nobody and name == _MESSAGES)
        ]
    return tuple(notes)
