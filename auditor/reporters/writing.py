"""Writes output files whole or not at all, into a folder private to the user."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from auditor.errors import UsageError
from auditor.model.outputs import mark
from auditor.model.result import AuditResult
from auditor.reporters.interface import Rendered, Reporter, ReportOptions
from auditor.reporters.rendering import Output, rendered

_PRIVATE_FOLDER = 0o700


def write(
    result: AuditResult,
    folder: Path,
    reporters: Sequence[Reporter],
    options: ReportOptions | None = None,
) -> list[Path]:
    """Write the files of the given reporters into a folder and return their paths.

    Raises:
        UsageError: the folder cannot be made or written to.
    """
    outputs = [Output(reporter, result) for reporter in reporters]
    return write_files(folder, rendered(outputs, options or ReportOptions()))


def write_files(folder: Path, files: Iterable[Rendered]) -> list[Path]:
    """Write files into a folder private to the user and return their paths.

    A file that stood there before is replaced only by a whole new one.

    Raises:
        UsageError: the folder cannot be made or written to.
    """
    try:
        _make_private(folder)
        return [_write_whole(folder / name, content) for name, content in files]
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise UsageError(problem, place=str(folder), advice="choose another folder") from error


def _make_private(folder: Path) -> None:
    # A folder of the user's own with other things in it is neither hidden from git nor ours.
    ours = not folder.exists() or not any(folder.iterdir())
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    if ours:
        mark(folder)


def _write_whole(path: Path, content: Iterable[bytes]) -> Path:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path
