"""What a reporter is: an AuditResult in, the bytes of output files out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from auditor.model.progress import Progress, silent
from auditor.model.result import AuditResult

Rendered = tuple[str, Iterable[bytes]]
"""A file name and its content in pieces, so that a large file need not be held whole."""


@dataclass(frozen=True)
class ReportOptions:
    """Choices about the outputs.

    Attributes:
        language: `en` or `de`.
        vcard_version: `3.0` or `4.0`, for contacts.vcf.
        enrich: add LinkedIn's company, title and profile address to cards.
        progress: receives how far the writing has come.
        templates: a folder of the user's own with parts that replace those of the report.
    """

    language: str = "en"
    vcard_version: str = "3.0"
    enrich: bool = False
    progress: Progress = silent
    templates: Path | None = None


class Reporter(Protocol):
    """One output format."""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files it writes."""

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield each file's name and bytes; same result, same bytes."""
