"""Finds the rule packs and report parts that are shipped with the program.

In an installed wheel they lie inside the package, in `auditor/_data/`; in a
checkout they are the folders `rules/` and `reports/` beside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """Return the shipped folder `rules` or `reports`.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for candidate in (_PACKAGE / "_data" / folder, _PACKAGE.parent / folder):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the folder {folder}/ is missing from this installation")
