"""Conditions about one person: labels, values and the columns behind them."""

import pytest

from auditor.engine.facts import FACTS
from auditor.engine.operators import OPERATORS
from auditor.engine.person_wording import condition_about_person, parts_about_person
from auditor.model.column_labels import column_label
from auditor.model.rules import All, AnyOf, Condition, Not, Test

NOTE = Test("own_note", "equals", operand=True)


@pytest.mark.parametrize(
    ("condition", "value", "english", "german"),
    [
        (NOTE, "true", "a note of your own", "eine eigene Notiz"),
        (NOTE, "false", "a note of your own (not so)", "eine eigene Notiz (nicht so)"),
        (NOTE, "", "a note of your own (not known)", "eine eigene Notiz (nicht bekannt)"),
        (
            Test("own_note", "equals", operand=False),
            "true",
            "not: a note of your own (it is so)",
            "nicht: eine eigene Notiz (es ist so)",
        ),
        (
            Test("silence_share", "above", 1),
            "1.5",
            "silence against their rhythm: above 100 % (it is 150 %)",
            "Stille gemessen am Rhythmus: über 100 % (hier 150 %)",
        ),
        (
            Test("reciprocity", "below", 0.25),
            "0.5",
            "balance of messages (0 to 1): below 0.25 (it is 0.5)",
            "Ausgewogenheit der Nachrichten (0 bis 1): unter 0,25 (hier 0,5)",
        ),
        (
            Test("reciprocity", "missing", operand=False),
            "0.5",
            "balance of messages (0 to 1): known (it is 0.5)",
            "Ausgewogenheit der Nachrichten (0 bis 1): bekannt (hier 0,5)",
        ),
        (
            Test("decision", "is_one_of", ("keep", "")),
            "later",
            'your decision: one of keep, "" (it is later)',
            'deine Entscheidung: eines von keep, "" (hier later)',
        ),
    ],
)
def test_comparison(condition: Test, value: str, english: str, german: str) -> None:
    """A comparison tells what is asked, what was found, and the column to write a rule with."""
    for language, told in (("en", english), ("de", german)):
        said = condition_about_person(condition, language, {condition.column: value})
        assert f"{told} [{condition.column}]" == said.replace("\N{NO-BREAK SPACE}", " ")


def test_parts() -> None:
    """Parts stand one by one; groups within keep their brackets."""
    both: Condition = All((NOTE, AnyOf((NOTE, Not(NOTE)))))
    note = "a note of your own [own_note]"
    parts = list(parts_about_person(both, "en", {"own_note": "true"}))
    assert [note, f"and ({note} or not ({note}))"] == parts
    assert [note] == list(parts_about_person(NOTE, "en", {"own_note": "true"}))
    either = list(parts_about_person(AnyOf((NOTE, NOTE)), "de", {"own_note": "true"}))
    assert either[1].startswith("oder ")


@pytest.mark.parametrize("operator", OPERATORS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_operator_has_words(operator: str, language: str) -> None:
    """Whatever a rule may ask can be told in both languages."""
    told = condition_about_person(Test("name", operator, "x"), language, {"name": "Ada"})
    assert "Ada" in told


@pytest.mark.parametrize("column", FACTS.names)
def test_every_column_has_a_label(column: str) -> None:
    """Whatever a rule may read has a name that is no column's, in both languages."""
    assert "_" not in column_label(column)
    assert column_label(column) != column_label(column, "de") or column == "name"
