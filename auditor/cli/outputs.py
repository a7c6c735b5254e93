"""Writes the outputs asked for, each from the result that it may show, and says what to know."""

from collections.abc import Collection
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.formats import FORMATS, OUTPUTS
from auditor.cli.privacy import Privacy
from auditor.second_core import ONE_CORE, SecondCore

if TYPE_CHECKING:
    from auditor.model.result import AuditResult
    from auditor.reporters import ReportOptions

_ANNOTATIONS = "github"


def write_outputs(
    result: "AuditResult",
    folder: Path,
    formats: Collection[str],
    privacy: Privacy,
    options: "ReportOptions",
    core: SecondCore = ONE_CORE,
) -> list[Path]:
    """Write the files of these formats and return their paths; cards cannot be redacted.

    Raises:
        UsageError: the folder cannot be made or written to.
    """
    from auditor import reporters  # noqa: PLC0415 - late: it imports pandas

    chosen = {
        name: reporter
        for name, reporter in reporters.REPORTERS.items()
        if name in formats and name not in privacy.withheld_formats
    }
    outputs = [
        reporters.Output(reporter, privacy.result_for(name, result))
        for name, reporter in chosen.items()
    ]
    places = {file: place for place, file in enumerate(chain(*(r.files for r in chosen.values())))}
    written = reporters.write_files(folder, reporters.rendered(outputs, options, core))
    return sorted(written, key=lambda path: places[path.name])


def tell_annotations(written: Collection[Path]) -> None:
    """Print the annotations where they were written: GitHub reads them from stdout."""
    for path in written:
        if path.name in FORMATS[_ANNOTATIONS]:
            click.echo(path.read_text(encoding="utf-8"), nl=False)


def warn(formats: Collection[str], privacy: Privacy, written: Collection[Path]) -> None:
    """Say on stderr what was left out for privacy, what lies about, what differs next time."""
    for name in sorted(set(formats) & set(privacy.withheld_formats)):
        files = ", ".join(FORMATS[name])
        click.echo(f"auditor: {files}: not written, since cards cannot be redacted", err=True)
    left = _left_over(written) if privacy.redact else []
    if left:
        told = "still there from an earlier audit, perhaps with real names; delete them"
        click.echo(f"auditor: {', '.join(left)}: {told}, or choose another folder", err=True)
    if privacy.warning():
        click.echo(f"auditor: {privacy.warning()}", err=True)


def _left_over(written: Collection[Path]) -> list[str]:
    """Return the names of outputs that lie beside those written, and were not written now."""
    names = {path.name for path in written}
    return [
        name
        for folder in {path.parent for path in written}
        for name in OUTPUTS
        if name not in names and (folder / name).exists()
    ]
