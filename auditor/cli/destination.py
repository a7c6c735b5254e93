"""Sees, before anything is read, that the outputs can be written and harm no source."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from auditor.errors import UsageError
from auditor.model.outputs import is_marked

_ADVICE = "choose a folder of its own"


def check_destination(
    out: Path, sources: Sequence[Path], names: Collection[str], option: str = "--out"
) -> None:
    """See that a folder can take outputs of these names and is none of the sources.

    Args:
        out: the folder, there or not.
        sources: files and folders that are read.
        names: of the files that will be written.
        option: that names the folder.

    Raises:
        UsageError: it is a file, cannot be written to, is or holds a source that would
            be overwritten, or lies in a source whose next reading would take it for one.
    """
    place = f"{option} {out}"
    if out.exists() and not out.is_dir():
        raise UsageError("is a file, not a folder", place=place, advice=_ADVICE)
    existing = next(folder for folder in (out, *out.absolute().parents) if folder.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK | os.X_OK):
        raise UsageError("cannot be written to", place=place, advice="choose another folder")
    folder = out.resolve()
    for source in (path.resolve() for path in sources):
        if source == folder:
            raise UsageError("is a source itself", place=place, advice=_ADVICE)
        if source.parent == folder and source.name in names:
            problem = f"would overwrite the source {source.name}"
            raise UsageError(problem, place=place, advice=_ADVICE)
        if folder.is_relative_to(source) and _looks_like_a_source(folder):
            problem = f"lies in the source {source.name} and holds other files"
            raise UsageError(problem, place=place, advice=_ADVICE)


def _looks_like_a_source(folder: Path) -> bool:
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return bool(names) and not is_marked(folder, names)
