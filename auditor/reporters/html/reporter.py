"""The reporter of report.html."""

from collections.abc import Iterator
from pathlib import Path

from auditor.model.result import AuditResult
from auditor.reporters.html.page import Page, page_of
from auditor.reporters.html.templates import environment, told
from auditor.reporters.interface import Rendered, ReportOptions
from auditor.reporters.language import Language, language_of

_PIECES = 64
"""Template events joined into one piece, so that writing is not a call a line."""


class HtmlReporter:
    """Renders the audit as one self-contained page."""

    @property
    def files(self) -> tuple[str, ...]:
        """The one file it writes."""
        return ("report.html",)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield report.html; same result, language and templates, same bytes.

        Raises:
            TemplateError: a part in the user's own folder of templates is wrong.
        """
        language = language_of(options.language)
        page = page_of(result, language)
        yield "report.html", pieces_of(page, language, options.templates)


def pieces_of(page: Page, language: Language, own: Path | None) -> Iterator[bytes]:
    """Yield the bytes of a page in one language, parts of the user's own in their places."""
    with told(own):
        stream = environment(language, own).get_template("report.html.j2").stream(page=page)
        stream.enable_buffering(_PIECES)
        for piece in stream:
            yield piece.encode("utf-8", "replace")
