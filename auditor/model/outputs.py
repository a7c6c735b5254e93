"""Folders that the auditor writes: private, kept out of repositories, never read as sources."""

from collections.abc import Collection
from pathlib import Path

_MARK_FILE = ".gitignore"
_MARK = "# Written by contact-auditor: contact data must not slip into a repository.\n*\n"
_OWN_FILES = ("audit.json", "records.csv")
"""Found in folders of outputs that were there before the auditor wrote into them."""


def mark(folder: Path) -> None:
    """Mark a folder as one of outputs, for git and for the next audit."""
    (folder / _MARK_FILE).write_text(_MARK, encoding="utf-8")


def is_marked(folder: Path, names: Collection[str]) -> bool:
    """Tell whether a folder that holds files of these names is one of outputs."""
    if any(name in names for name in _OWN_FILES):
        return True
    if _MARK_FILE not in names:
        return False
    try:
        with (folder / _MARK_FILE).open("rb") as file:
            return file.read(len(_MARK)) == _MARK.encode()
    except OSError:
        return False
