"""The reporter of report.html."""

from collections.abc import Iterator

from auditor.model.result import AuditResult
from auditor.reporters.html.page import environment, page_of
from auditor.reporters.interface import Rendered, ReportOptions
from auditor.reporters.language import language_of

_PIECES = 64
"""Template events joined into one piece, so that writing is not a call a line."""


class HtmlReporter:
    """Renders the audit as one self-contained page."""

    @property
    def files(self) -> tuple[str, ...]:
        """The one file it writes."""
        return ("report.html",)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield report.html; same result and language, same bytes."""
        language = language_of(options.language)
        template = environment(language).get_template("report.html.j2")
        stream = template.stream(page=page_of(result, language))
        stream.enable_buffering(_PIECES)
        yield "report.html", (piece.encode("utf-8", "replace") for piece in stream)
