"""audit.json: the whole result, from which every report can be made again."""

from collections.abc import Iterator

from auditor.model.audit_file import FILE_NAME
from auditor.model.codec import encode
from auditor.model.result import AuditResult
from auditor.reporters.interface import Rendered, ReportOptions


class ResultFileReporter:
    """Writes audit.json."""

    files: tuple[str, ...] = (FILE_NAME,)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield audit.json; ids, keys and values are the same in every language."""
        del options
        yield FILE_NAME, encode(result)
