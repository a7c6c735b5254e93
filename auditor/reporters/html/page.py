"""The page put together: its parts as values, its style and script with their hashes."""

import base64
import hashlib
from dataclasses import dataclass

from markupsafe import Markup

from auditor.model.result import AuditResult
from auditor.reporters.html.bars import (
    connections_per_year,
    messages_per_year,
    trend_over_audits,
)
from auditor.reporters.html.class_map import class_map
from auditor.reporters.html.figures import Figure
from auditor.reporters.html.flaws import Duplicates, FlawGroup, duplicates_of, flaws_of
from auditor.reporters.html.judging import Judging, judging_of
from auditor.reporters.html.linked import linked
from auditor.reporters.html.lists import ListView, lists_of
from auditor.reporters.html.overview import (
    Cost,
    MirrorLine,
    Overview,
    cost_of_pruning,
    mirror_of,
    overview_of,
)
from auditor.reporters.html.payload import payload_of
from auditor.reporters.html.reading import Reading, reading_of
from auditor.reporters.html.since import Since, since_of
from auditor.reporters.language import Language
from auditor.resources import shipped

SCRIPTS = (
    "texts.js",
    "data.js",
    "state.js",
    "shapes.js",
    "decisions.js",
    "saving.js",
    "filters.js",
    "table.js",
    "detail.js",
    "page.js",
)
"""The parts of the script in the order they are joined."""


@dataclass(frozen=True)
class Page:
    """All that a template may use, as `page`.

    Attributes:
        language: `en` or `de`.
        redacted: empty, or where everyone has an invented name and nothing can be decided:
            `all`, or `names` where companies, titles and places are real.
        policy: the content security policy.
        style: the whole style sheet.
        script: the whole script.
        payload: the data, deflated JSON as text.
        overview: the answer.
        since: what changed since an earlier audit, and the gates.
        trend: relationships from audit to audit, or None.
        keep_in_touch: the relationships to whom a word is due.
        reconnect: the people to write to.
        prune: the people who can be let go.
        cost: what that costs.
        keepers: the strongest relationships, for a page without scripts.
        map: bond and pulse.
        connections: connections per year, or None.
        messages: messages per year, or None.
        mirror: what was counted about the owner.
        duplicates: merged and possible.
        flaws: findings in groups.
        judging: how it was judged.
        reading: what was read.
    """

    language: str
    redacted: str
    policy: str
    style: Markup
    script: Markup
    payload: str
    overview: Overview
    since: Since
    trend: Figure | None
    keep_in_touch: ListView
    reconnect: ListView
    prune: ListView
    cost: Cost
    keepers: ListView
    map: Figure
    connections: Figure | None
    messages: Figure | None
    mirror: tuple[MirrorLine, ...]
    duplicates: Duplicates
    flaws: tuple[FlawGroup, ...]
    judging: Judging
    reading: Reading


def page_of(result: AuditResult, language: Language) -> Page:
    """Return the page of a result in one language."""
    style, script = _style(), _script()
    ready = linked(result)
    return Page(
        language=language.code,
        redacted=result.redaction,
        policy=policy(script, style),
        # Our own files, never a contact's text: the only two texts that go in as they are.
        style=Markup(style),  # noqa: S704 - as said
        script=Markup(script),  # noqa: S704 - as said
        payload=payload_of(ready, language),
        overview=overview_of(result, language),
        since=since_of(ready, language),
        trend=trend_over_audits(result, language),
        **lists_of(ready, language),
        cost=cost_of_pruning(result),
        map=class_map(ready.result, language),
        connections=connections_per_year(ready.result, language),
        messages=messages_per_year(ready.result, language),
        mirror=mirror_of(result, language),
        duplicates=duplicates_of(ready, language),
        flaws=flaws_of(ready, language),
        judging=judging_of(result, language),
        reading=reading_of(result, language),
    )


def policy(script: str, style: str) -> str:
    """Return the content security policy that lets this script and this style in, nothing else."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _style() -> str:
    return _lean((shipped("reports") / "report.css").read_text(encoding="utf-8"))


def _script() -> str:
    folder = shipped("reports") / "script"
    parts = "\n".join((folder / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return _lean(f'(() => {{\n"use strict";\n{parts}\n}})();\n')


def _lean(text: str) -> str:
    """Return style or script without indents and lines of comment: they weigh in every report."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*"))) + "\n"
