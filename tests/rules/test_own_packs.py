"""A pack of one's own changes what the shipped packs measure and judge, and its faults are told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from auditor.engine import judge, load
from auditor.errors import RulesError
from auditor.evidence import text_measurer
from auditor.model.evidence import EVIDENCE
from auditor.model.matched import DECIDED
from auditor.model.rules import RuleBook

Own = Callable[[str], RuleBook]

FRIEND = {
    "person_id": "p-1",
    "name": "Anna Muster",
    "substantive_in": 6,
    "substantive_out": 6,
    "reciprocity": 1.0,
    "exchanges": 6,
    "two_way_conversations": 6,
    "conversation_months": 6,
    "encounters": 6,
    "exchange_days": 1800,
    "status_burst": False,
    "silence_share": 0.5,
    "silence_to_rhythm": 0.7,
    "word_due_on": pd.Timestamp("2026-04-01"),
    "gave_first": "them",
}


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Return what lays a pack over the shipped ones."""

    def laid_over(text: str) -> RuleBook:
        file = tmp_path / "mine.yaml"
        file.write_text(f"pack: mine\ntitle: Mine\n{text}", encoding="utf-8")
        return load([file])

    return laid_over


def verdict(book: RuleBook) -> dict[str, Any]:
    """Return the verdict about a friend and the ids of the rules that spoke."""
    evidence = EVIDENCE.build(pd.DataFrame([FRIEND]))
    judged = judge(evidence, DECIDED.empty(), book=book)
    row = {str(name): value for name, value in judged.verdicts.iloc[0].items()}
    return row | {"spoken": set(judged.spoken["rule_id"])}


def test_reweigh(own: Own) -> None:
    """Other points change the axis by their difference."""
    book = own(
        "rules: {relationship/answer: {points: 8}, relationship/two-way-exchange: {points: 2}}"
    )

    assert 20 == verdict(load())["bond"] - verdict(book)["bond"]


def test_switch_off(own: Own) -> None:
    """A rule switched off is not heard; the others are."""
    book = own("rules: {relationship/gives-first: {off: true}}")

    assert {"relationship/gives-first"} == verdict(load())["spoken"] - verdict(book)["spoken"]


def test_replace(own: Own) -> None:
    """A rule of one's own under a shipped id is judged in its place."""
    book = own(
        "rules: {relationship/gives-first: "
        "{title: T, mark: true, when: {gave_first: {equals: me}}}}"
    )

    assert "relationship/gives-first" not in verdict(book)["spoken"]


def test_bounds(own: Own) -> None:
    """Another bound of an axis changes the class."""
    assert "meaningful" == verdict(load())["class"]
    assert "dormant" == verdict(own("axes: {pulse: {at_least: 80}}"))["class"]


def test_list(own: Own) -> None:
    """A list of one's own takes the place of the shipped one."""
    when = "{silence_to_rhythm: {at_least: 0.6}}"
    book = own(f"lists: {{keep-in-touch: {{title: T, when: {when}}}}}")

    assert pd.isna(verdict(load())["keep_in_touch_rank"])
    assert 1 == verdict(book)["keep_in_touch_rank"]


def test_setting(own: Own) -> None:
    """A setting of one's own is what measuring reads."""
    assert 900 == own("settings: {alive_days_default: 900}").settings["alive_days_default"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Hyvää syntymäpäivää, rakas Anna! 🎉",
            "phrases/birthday: {add: {fi: [hyvää syntymäpäivää]}}",
        ),
        ("Boldog születésnapot, Anna!", "phrases/birthday: {add: {hu: [boldog születésnapot]}}"),
        ("Všechno nejlepší Anna", "phrases/birthday: {add: {cs: [všechno nejlepší]}}"),
    ],
)
def test_another_language(own: Own, text: str, words: str) -> None:
    """A language is added by its words, and its one-click phrases are known from then on."""
    filler = "phrases/filler: {add: {fi: [rakas]}}"
    texts, names = pd.Series([text]), pd.Series(["Anna Muster"])

    shipped = text_measurer(load())(texts, names)
    mine = text_measurer(own(f"words: {{{words}, {filler}}}"))(texts, names)

    assert ["", "phrases/birthday"] == [*shipped["phrase"], *mine["phrase"]]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (
            "rules:\n  relationship/anwser: {points: 3}\n",
            (4, 3),
            "did you mean relationship/answer?",
        ),
        ("rules:\n  relationship/answer: {point: 3}\n", (4, 25), "did you mean points?"),
        ("settings:\n  alive_days_defualt: 9\n", (4, 3), "did you mean alive_days_default?"),
        ("settings:\n  alive_days_default: soon\n", (4, 23), "must be a number"),
        ("words:\n  phrases/birthdy: {add: {fr: [x]}}\n", (4, 3), "did you mean phrases/birthday?"),
        ("words:\n  phrases/birthday: {add: {french: [x]}}\n", (4, 28), "two or three letters"),
        ("axes:\n  bonds: {at_least: 4}\n", (4, 3), "did you mean bond?"),
        ("axes:\n  bond: {at_least: 4000}\n", (4, 3), "points at most"),
        ("classes:\n  dormnt: {title: T, otherwise: true}\n", (4, 3), "did you mean dormant?"),
        ("lists:\n  keep-in-tuch: {title: T, when: {own_note: true}}\n", (4, 3), "keep-in-touch?"),
        ("lists:\n  prune: {title: T, when: {clas: {equals: dormant}}}\n", (4, 28), "mean class?"),
        (
            "rules:\n  x: {title: T, mark: true, when: {own_notes: true}}\n",
            (4, 36),
            "mean own_note?",
        ),
        (
            "rules:\n  x: {title: T, mark: true, when: {known_days: {atleast: 3}}}\n",
            (4, 49),
            "at_least?",
        ),
        ("rule:\n  x: {}\n", (3, 1), "did you mean rules?"),
    ],
)
def test_faults(own: Own, text: str, place: tuple[int, int], words: str) -> None:
    """What is wrong in a pack is told with its file, line, column and a suggestion."""
    with pytest.raises(RulesError) as caught:
        own(text)
    (problem,) = caught.value.problems

    assert problem.file.endswith("mine.yaml")
    assert place == (problem.line, problem.column)
    assert words in problem.text
