"""Terminal, page and summaries say the same numbers."""

import re
from dataclasses import replace

import click
import pytest

from auditor.cli.summary import summary
from auditor.model.result import AuditResult
from auditor.reporters import REPORTERS, ReportOptions
from auditor.reporters.headline import headline_of, lead_sentence
from auditor.reporters.language import language_of


def rendered(result: AuditResult, name: str, language: str) -> str:
    """Return the only file of a format."""
    ((_, pieces),) = REPORTERS[name].render(result, ReportOptions(language=language))
    return b"".join(pieces).decode()


@pytest.mark.parametrize("language", ["en", "de"])
def test_same_numbers_everywhere(result: AuditResult, language: str) -> None:
    """The lead sentence of page, Markdown and annotations is one, and so are its numbers."""
    headline = headline_of(result)
    lead = lead_sentence(headline, language_of(language))
    page = rendered(result, "html", language)
    terminal = click.unstyle("\n".join(summary(result, None, (), language)))
    heading = re.search(r"<h1>\s*(.*?)\s*</h1>", page, re.DOTALL)

    assert heading
    assert lead == heading.group(1)
    assert f"# {lead}" == rendered(result, "markdown", language).splitlines()[0]
    assert lead in rendered(result, "github", language)
    assert [str(headline.meaningful), str(headline.dormant), str(headline.cards)] == re.findall(
        r"^ +(\d+)  \S", terminal, re.MULTILINE
    )[:3]


def test_counts(result: AuditResult) -> None:
    """Every number is what the tables hold."""
    headline = headline_of(result)
    classes = result.verdicts["class"].tolist()

    assert 200 == headline.total
    assert classes.count("dormant") == headline.dormant
    assert headline.total == headline.meaningful + headline.dormant + headline.cards
    assert result.verdicts["prune_rank"].count() == headline.to_let_go


def test_no_contacts_and_no_history(result: AuditResult) -> None:
    """Where nobody was found or no message was read, the sentence says that instead."""
    nobody = replace(headline_of(result), total=0)
    silent = replace(headline_of(result), history=False)

    assert "No contact was found in what was read." == lead_sentence(nobody, language_of("en"))
    assert "no messages" in lead_sentence(silent, language_of("en"))
    assert "keine Nachrichten" in lead_sentence(silent, language_of("de"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            (
                "Of 4 contacts, 1 is a relationship, 1 has gone quiet, "
                "1 was never more than a business card, and 1 person cannot be told."
            ),
        ),
        (
            "de",
            (
                "Von 4 Kontakten ist 1 eine Beziehung, 1 ist eingeschlafen, "
                "1 kam nie über die Visitenkarte hinaus, und über 1 lässt sich nichts sagen."
            ),
        ),
    ],
)
def test_lead_sentence_of_few(result: AuditResult, language: str, sentence: str) -> None:
    """One is one, not several; and whom no history covers is not called a card."""
    few = replace(
        headline_of(result), total=4, meaningful=1, dormant=1, cards=2, cannot_tell=1, history=True
    )

    assert sentence == lead_sentence(few, language_of(language))
