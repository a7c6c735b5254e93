"""Tests of summary.md: its parts, its bound, and that no name does harm in it."""

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.comparison import TREND
from auditor.model.notes import Note
from auditor.model.result import AuditResult
from auditor.reporters.interface import ReportOptions
from auditor.reporters.markdown import MarkdownReporter
from auditor.reporters.markdown.escaping import plain
from auditor.reporters.markdown.reporter import LONGEST
from tests.reporters.conftest import HOSTILE, with_changes
from tests.reporters.html.invented import make_result

_ESCAPED = re.compile(r"\\[\\`*_\[\]|~$]")


def rendered(result: AuditResult, language: str = "en") -> str:
    """Return summary.md."""
    ((name, pieces),) = MarkdownReporter().render(result, ReportOptions(language=language))
    assert "summary.md" == name
    return b"".join(pieces).decode()


def test_parts_stand_in_their_order(result: AuditResult) -> None:
    """The answer first, then what failed, what changed, and what to do about it."""
    lines = rendered(result).splitlines()

    assert lines[0].startswith("# Of 200 contacts, ")
    assert [
        "Gates",
        "Since 12 March 2026",
        "A word is due",
        "Worth a message",
        "What can be let go",
        "Flaws to mend",
        "Duplicates",
        "What to know",
    ] == [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    assert "| cooled &gt; 5 | 7 | **failed** |" in lines
    assert "| share.business-card-only &gt; 0.95 | 0.825 | passed |" in lines


def test_trend(result: AuditResult) -> None:
    """Several kept audits are told as a table, a single one is no trend."""
    trend = TREND.build(
        {
            "as_of": pd.to_datetime(["2025-09-12", "2026-03-12"]),
            "people": [1_190, 200],
            "meaningful": [20, 21],
            "dormant": [7, 8],
            "business_card_only": [163, 171],
            "findings": [90, 80],
            "possible_duplicates": [3, 4],
        }
    )
    lines = rendered(replace(result, trend=trend)).splitlines()

    assert "| 12 Sep 2025 | 1,190 | 20 | 7 | 163 | 90 |" in lines
    assert "| 12 Mar 2026 | 200 | 21 | 8 | 171 | 80 |" in lines
    assert "## Over time" not in rendered(replace(result, trend=trend.head(1)))


def test_tables_are_whole(result: AuditResult) -> None:
    """Each row of a table has as many cells as its head, whatever a name holds."""
    cells = [
        len(_ESCAPED.sub("", line).split("|"))
        for line in rendered(result).splitlines()
        if line.startswith("| ")
    ]

    assert {5, 6} == set(cells)


def test_german(result: AuditResult) -> None:
    """Everything but names is German."""
    text = rendered(result, "de")
    english = r"\b(the|of|more|since|people)\b"

    assert "## Bedingungen" in text
    assert "## Seit 12. März 2026" in text
    assert [] == re.findall(english, text, re.IGNORECASE)


@pytest.mark.parametrize("name", [*HOSTILE.values(), "\ud800 lone surrogate"])
def test_hostile_names_are_harmless(name: str) -> None:
    """No markup, HTML, link, mention or control character of a name comes to life."""
    shown = plain(name, 60)
    bare = _ESCAPED.sub("", shown)

    assert not re.search(r"[<>`*_\[\]|~$]", bare)
    assert not re.search(r"[@#!]\w|www\.|://", shown)
    assert not re.search(r"[\x00-\x1f\u202e\ud800]", shown)
    assert 60 >= len(re.sub(r"\\|\u200b|&(amp|lt|gt)(?=;)", "", shown))


@given(st.text())
@settings(deadline=None, max_examples=60)
def test_any_text_stays_on_its_line(text: str) -> None:
    """Whatever a text is, it is one line of plain text."""
    shown = plain(text, 100)

    assert 1 >= len(shown.splitlines())
    assert not re.search(r"[<>`*_\[\]|]", _ESCAPED.sub("", shown))


def test_fits_a_comment() -> None:
    """30,000 people make a summary that GitHub takes as a comment; each list says how many more."""
    result = with_changes(make_result(30_000, names=HOSTILE), new_flaws=9_000)
    notes = tuple(
        Note("unreadable", f"{'&' * 300}{at}.vcf", parameters={"reason": "|" * 4_000})
        for at in range(3_000)
    )
    text = rendered(replace(result, notes=notes))

    assert 65_536 > LONGEST >= len(text.encode())
    assert 4 <= len(re.findall(r"and [\d,]+ more", text))


def test_cut_is_said(result: AuditResult) -> None:
    """A summary that would be too long ends with a line that says so."""
    one = replace(result.rulebook.rule("employment/outdated"), title="&" * 300, fix="|" * 300)
    rules = tuple(replace(one, id=f"{one.id}-{at}", texts_de={}) for at in range(40))
    people = result.people["person_id"].tolist()
    spoken = result.spoken.iloc[: len(rules)].assign(
        rule_id=[rule.id for rule in rules], person_id=people[: len(rules)]
    )
    book = replace(result.rulebook, rules=rules)
    text = rendered(replace(result, rulebook=book, spoken=spoken))

    assert text.endswith("\nCut here; the report holds the rest.\n")
    assert LONGEST >= len(text.encode())


def test_redacted_says_so(safe: AuditResult) -> None:
    """Where names are invented, the summary tells."""
    assert "All names here are invented" in rendered(safe)
    assert "Alle Namen hier sind erfunden" in rendered(safe, "de")


def test_quiet_where_there_is_nothing() -> None:
    """Without people there is one sentence and no empty part."""
    text = rendered(make_result(0))

    assert text.startswith("# No contact was found in what was read.")
    assert "## Worth" not in text


def test_same_bytes(result: AuditResult) -> None:
    """The same result gives the same bytes."""
    assert rendered(result) == rendered(result)
