"""Names of sources as shown everywhere: short, unique, and never an absolute path."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from auditor.forms import printable

_US_DATE = re.compile(r"(?<!\d)(\d{2})-(\d{2})-(\d{4})(?!\d)")
_FIRST_EXPORT = dt.date(2003, 5, 5)  # LinkedIn's first day
_LAST_EXPORT = dt.date(2100, 1, 1)


class UniqueLabels:
    """Hands out each label once; a second file of the same name gets ` (2)`."""

    def __init__(self) -> None:
        """Begin with no label taken."""
        self._taken: set[str] = set()

    def __call__(self, *parts: str) -> str:
        """Return the parts joined by `/`, printable, made unique by a number where need be."""
        label = "/".join(printable(part) or "unnamed" for part in parts if part)
        unique, number = label, 1
        while unique in self._taken:
            number += 1
            unique = f"{label} ({number})"
        self._taken.add(unique)
        return unique


def path_labels(paths: Sequence[Path]) -> list[str]:
    """Return a short label for each path given: its name, with its folder where two are alike."""
    names = [_name(path) for path in paths]
    often = Counter(names)
    return [
        f"{path.absolute().parent.name}/{name}" if often[name] > 1 else name
        for path, name in zip(paths, names, strict=True)
    ]


def _name(path: Path) -> str:
    name = path.resolve().name if path.name in ("", "..") else path.name
    return printable(name) or "unnamed"


def export_day(*names: str) -> dt.date | None:
    """Return the day in a name like `Complete_LinkedInDataExport_01-31-2026.zip`, the first found.

    LinkedIn writes MM-DD-YYYY, whatever the account's language.
    """
    for name in names:
        for month, day, year in _US_DATE.findall(name):
            try:
                found = dt.date(int(year), int(month), int(day))
            except ValueError:
                continue
            if plausible_day(found):
                return found
    return None


def plausible_day(day: dt.date) -> bool:
    """Return whether an export can have been made on that day; ZIPs without a clock say 1980."""
    return _FIRST_EXPORT <= day <= _LAST_EXPORT


def parts_inside(name: str) -> tuple[str, ...]:
    """Return the parts of an archive entry's path.

    Raises:
        ValueError: the path is absolute, has a drive letter, or leads out of the archive.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name):
        raise ValueError("its path leads out of the archive")
    return path.parts
