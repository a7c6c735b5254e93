"""Tests of what the terminal says when an audit is done."""

from dataclasses import replace

import click
import pandas as pd

from auditor.cli.summary import summary
from auditor.model.imported import SOURCES
from auditor.redaction import redacted
from tests.reporters.html.invented import make_result

RESULT = make_result(60)


def told(sources: list[dict[str, object]]) -> list[str]:
    """Return the lines about what was read."""
    result = replace(RESULT, sources=SOURCES.build(pd.DataFrame(sources)))
    lines = [click.unstyle(line) for line in summary(result, None, (), "en")]
    return lines[1 : lines.index(next(line for line in lines if line.startswith("Owner")))]


def source(label: str, status: str = "read", format_: str = "vcard") -> dict[str, object]:
    """Return a row of SOURCES with one entry."""
    return {
        "source": label,
        "format": format_,
        "status": status,
        "reason": "it is empty" if status == "unreadable" else "",
        "entries": 2,
        "used": 1,
        "ignored": 1,
        "rejected": 0,
    }


def test_a_folder_of_cards_is_one_line() -> None:
    """Thousands of files of one kind in one folder are told together, others one by one."""
    cards = [source(f"phone/{at}.vcf") for at in range(2_000)]
    lines = told([*cards, source("phone/broken.vcf", "unreadable"), source("mails.vcf")])

    assert [
        "  phone",
        f"    {'2,000 files':34}  2,000 of 4,000 entries, 2,000 set aside",
        f"    {'broken.vcf':34}  not read: it is empty",
        "",
        f"    {'mails.vcf':34}  1 of 2 entries, 1 set aside",
    ] == lines


def test_few_files_stand_alone() -> None:
    """A handful of files of one folder are named each."""
    lines = told([source(f"phone/{at}.vcf") for at in range(3)])

    assert ["phone", "0.vcf", "1.vcf", "2.vcf"] == [line.split()[0] for line in lines]


def test_files_beyond_the_screen_are_counted() -> None:
    """What does not fit on the screen is told as a number of files."""
    lines = told([source(f"{at}/a.vcf") for at in range(30)])

    assert "    and 6 more files; the report names them" == lines[-1]


def test_redacted_says_so() -> None:
    """Where names are invented, the terminal tells."""
    said = "All names here are invented; channels and file names are left out."

    assert said in list(summary(redacted(RESULT, b"k"), None, (), "en"))
    assert said not in list(summary(RESULT, None, (), "en"))


def test_logs_keep_their_lines_whole() -> None:
    """Where no terminal is, no line is broken: what searches a log finds whole sentences."""
    lines = [click.unstyle(line) for line in summary(RESULT, None, (), "en")]

    assert not any(line.startswith("      ") and line[6].islower() for line in lines)
