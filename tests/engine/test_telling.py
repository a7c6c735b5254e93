"""An explanation in plain lines, in both languages, safe for a terminal."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

import pandas as pd
import pytest

from auditor.engine import explain
from auditor.engine.explanation import (
    Explanation,
    PairAccount,
    Quarter,
    RecordAccount,
    Spoken,
)
from auditor.engine.telling import Teller
from auditor.engine.telling_words import WORDS
from auditor.model.result import AuditResult
from auditor.model.sentences import placeholders

HOSTILE = "Ada\x1b[31m\u202eevil\x07\n\r<b>=1+1"


@pytest.fixture
def told(
    evidence: Callable[..., pd.DataFrame], result: Callable[..., AuditResult]
) -> tuple[AuditResult, Explanation]:
    """Return an audit and the explanation of somebody in it."""
    person = {
        "name": "Ada Beispiel",
        "messages_in": 9,
        "reciprocity": 0.5,
        "silence_days": 100,
        "alive_days": 400.0,
        "silence_share": 0.25,
    }
    audited = result(evidence(person))
    quarters = (Quarter(dt.date(2024, 4, 1), 3, 1), Quarter(dt.date(2025, 10, 1), 0, 2))
    return audited, replace(explain(audited, "p-0"), quarters=quarters)


def test_english(told: tuple[AuditResult, Explanation]) -> None:
    """The class opens, then both axes, what would change it, and the time line."""
    audited, explanation = told
    lines = list(Teller(audited.rulebook).lines(explanation))
    assert "Ada Beispiel: a business card" == lines[0]
    assert "Bond - Bond 30 of 100, not reached (from 40 on)" in lines
    assert "   +30.0  9 messages from them" in lines
    at = lines.index("          reads: messages from them: at least 3 (it is 9) [messages_in]")
    balance = "balance of messages (0 to 1): at least 0.25 (it is 0.5) [reciprocity]"
    assert f"            and {balance}" == lines[at + 1]
    assert "          source: Example 2001" in lines
    assert "  silent  You keep a note (up to +20)" in lines
    assert "          needs: a note of your own (not known) [own_note]" in lines
    lifted = "You keep a note (a note of your own (not known) [own_note])"
    assert f"  It would be a relationship if this alone spoke: {lifted}" in lines
    assert "  2024  Q1 -        Q2 3/1      Q3 -        Q4 -        together 3/1" in lines


def test_sums_beyond_a_hundred(told: tuple[AuditResult, Explanation]) -> None:
    """Where the sum of the points is not the score, both are told."""
    audited, explanation = told
    bond = replace(explanation.axes[0], score=25.0)
    lines = list(Teller(audited.rulebook).lines(replace(explanation, axes=(bond,))))
    assert "Bond - Bond 25 of 100 (the sum is 30), not reached (from 40 on)" in lines


def test_german(told: tuple[AuditResult, Explanation]) -> None:
    """The same in German, with the German texts of the rules."""
    audited, explanation = told
    lines = list(Teller(audited.rulebook, "de").lines(explanation))
    assert "Ada Beispiel: eine Visitenkarte" == lines[0]
    assert "   +30.0  9 Nachrichten von dort" in lines
    assert "Bindung - Bindung 30 von 100, nicht erreicht (ab 40)" in lines
    balance = "Ausgewogenheit der Nachrichten (0 bis 1): mindestens 0,25 (hier 0,5) [reciprocity]"
    assert f"            und {balance}" in lines


def test_languages_say_the_same() -> None:
    """Each sentence stands in both languages with the same placeholders."""

    def names(words: Mapping[str, str]) -> dict[str, list[str]]:
        return {key: sorted(placeholders(text)) for key, text in words.items()}

    assert names(WORDS["en"]) == names(WORDS["de"])


def test_hostile_values(told: tuple[AuditResult, Explanation]) -> None:
    """Whatever stands in the data, no control character reaches the terminal."""
    audited, explanation = told
    hostile = replace(
        explanation,
        name=HOSTILE,
        company=HOSTILE,
        job_title=HOSTILE,
        decision=HOSTILE,
        records=(RecordAccount(HOSTILE, 1, "card", HOSTILE, HOSTILE, "kept", HOSTILE),),
        pairs=(PairAccount("same", 1, HOSTILE, HOSTILE, "", (HOSTILE,), (HOSTILE,)),),
    )
    text = "".join(Teller(audited.rulebook).lines(hostile))
    assert [] == [character for character in text if not character.isprintable()]


@pytest.mark.parametrize(
    ("last_used", "asked", "expected"),
    [
        ("de", "en", "Du könntest schreiben: Wie war 2024?"),
        ("en", "de", "How was 2024?"),
        ("", "de", "Wie war 2024?"),
        ("fr", "en", "How was 2024?"),
    ],
)
def test_opener_in_their_language(
    told: tuple[AuditResult, Explanation], last_used: str, asked: str, expected: str
) -> None:
    """An opener is told in the language the two last wrote in, else in the reader's."""
    audited, explanation = told
    opener = Spoken(audited.rulebook.rules[0], "How was 2024?", "Wie war 2024?", None)
    seen = dict(explanation.seen) | {"last_language": last_used}
    asked_about = replace(explanation, opener=opener, seen=seen)
    (line,) = [ln for ln in Teller(audited.rulebook, asked).lines(asked_about) if "2024?" in ln]
    assert line.endswith(expected.removeprefix("Du könntest schreiben: "))


def test_what_passed(told: tuple[AuditResult, Explanation]) -> None:
    """Measures that no rule tells are told too, `-` where one is not known."""
    audited, explanation = told
    seen = dict(explanation.seen) | {"answers_in": "3", "employer_tie": "former"}
    lines = list(Teller(audited.rulebook).lines(replace(explanation, seen=seen)))
    assert "What passed between you (from them/from you)" in lines
    (asked,) = [line for line in lines if "answers to the other" in line]
    assert "answers to the other's questions 3/-" in asked
    assert [line for line in lines if line.endswith("employers: inside a former one of yours")]


def test_keep_in_touch(told: tuple[AuditResult, Explanation]) -> None:
    """Who is on the keep-in-touch plan is told with the day."""
    audited, explanation = told
    due = replace(explanation, keep_in_touch_rank=2, word_due_on=dt.date(2026, 4, 1))
    lines = list(Teller(audited.rulebook).lines(due))
    assert "  On the keep-in-touch plan, place 2: a word is due by 2026-04-01." in lines


def test_reasons_of_records_in_german(told: tuple[AuditResult, Explanation]) -> None:
    """Why a record was merged is told in the reader's language, files by their own names."""
    audited, explanation = told
    reason = "the same name; as in old.vcf; a clause nobody knows"
    record = RecordAccount("cards.vcf", 2, "card", "Ada", "", "merged", reason)
    lines = Teller(audited.rulebook, "de").lines(replace(explanation, records=(record,)))
    (line,) = [line for line in lines if "cards.vcf" in line]
    assert line.endswith(": derselbe Name; wie in old.vcf; a clause nobody knows")
