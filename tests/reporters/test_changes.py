"""Tests of the words of a comparison: text, Markdown and JSON say the same changes."""

import datetime as dt
import json
from typing import Any

from auditor.model.comparison import CHANGE_KINDS, CHANGES, Comparison
from auditor.model.rules import Rule, RuleBook, Test
from auditor.reporters.changes import as_json, as_markdown, as_text
from auditor.reporters.html.wording import CHANGE_TITLES

BOOK = RuleBook(
    rules=(
        Rule(
            "email/malformed",
            "An address cannot be right",
            Test("name", "present"),
            effect="finding",
            texts_de={"title": "Eine Adresse kann nicht stimmen"},
        ),
    )
)


def _compared(*rows: tuple[str, str, str, str]) -> Comparison:
    """A comparison of rows of change, name, was, now."""
    columns: dict[str, Any] = {
        column: [row[place] for row in rows]
        for place, column in enumerate(("change", "name", "was", "now"))
    }
    return Comparison(dt.date(2025, 1, 31), dt.date(2026, 1, 31), CHANGES.build(columns))


CHANGED = _compared(
    ("cooled", "Jana Groß", "meaningful", "dormant"),
    ("cooled", "Olaf Klein", "meaningful", "dormant"),
    ("gone", "", "business-card-only", ""),
    ("finding-new", "Jana Groß", "", "email/malformed"),
)


def test_text() -> None:
    """Each kind is a line with its number, each change a line below it."""
    assert list(as_text(CHANGED, BOOK, "en")) == [
        "From 31 January 2025 to 31 January 2026",
        "",
        "2 have gone quiet",
        "  Jana Groß  (Relationship → Gone quiet)",
        "  Olaf Klein  (Relationship → Gone quiet)",
        "",
        "1 is in no contact list any more",
        "  without a name  (Business card only)",
        "",
        "1 has a new flaw",
        "  Jana Groß  (An address cannot be right)",
    ]


def test_german() -> None:
    """Days, kinds, classes and flaws are German where the language is."""
    lines = list(as_text(CHANGED, BOOK, "de"))
    assert lines[0] == "Vom 31. Januar 2025 zum 31. Januar 2026"
    assert lines[-1] == "  Jana Groß  (Eine Adresse kann nicht stimmen)"


def test_markdown() -> None:
    """A heading for each kind, a point for each change."""
    lines = list(as_markdown(CHANGED, BOOK, "en"))
    assert lines[0] == "# From 31 January 2025 to 31 January 2026"
    assert "## 2 have gone quiet" in lines
    assert "- Olaf Klein  (Relationship → Gone quiet)" in lines


def test_nothing_changed() -> None:
    """That nothing changed is said."""
    assert list(as_text(_compared(), BOOK, "en"))[-1] == "Nothing changed."
    assert list(as_markdown(_compared(), BOOK, "de"))[-1] == "Nichts hat sich geändert."


def test_hostile_names() -> None:
    """A name brings neither terminal escapes nor markup to life."""
    hostile = _compared(("new", "\x1b[31mEve\n<img src=x> [a](http://b.example) @all", "", ""))
    (text,) = [line for line in as_text(hostile, BOOK, "en") if "Eve" in line]
    assert "\x1b" not in text
    (point,) = [line for line in as_markdown(hostile, BOOK, "en") if "Eve" in line]
    assert "<img" not in point
    assert "[a](" not in point
    assert "@all" not in point


def test_long_lists_are_cut() -> None:
    """A terminal is shown the first of many, and where the others are."""
    many = _compared(*(("new", f"Eve {place}", "", "dormant") for place in range(1000)))
    lines = list(as_text(many, BOOK, "en"))
    assert lines[-1] == "  and 975 more; --format json names all"
    assert lines[2] == "1,000 are new"


def test_json_is_whole() -> None:
    """JSON has every kind with its number and every change with all its columns."""
    read = json.loads(as_json(CHANGED))
    assert list(read) == ["shape", "old_as_of", "new_as_of", "counts", "changes"]
    assert (1, "2025-01-31", "2026-01-31") == tuple(list(read.values())[:3])
    assert list(CHANGE_KINDS) == list(read["counts"])
    assert sum(read["counts"].values()) == 4
    assert read["changes"][0] == {
        "change": "cooled",
        "person_id": "",
        "old_person_id": "",
        "name": "Jana Groß",
        "was": "meaningful",
        "now": "dormant",
    }


def test_every_kind_has_its_words() -> None:
    """Each kind of change has a title for one person and for several."""
    assert set(CHANGE_KINDS) == set(CHANGE_TITLES)
