"""Everything that can be wrong in a pack is told, with its line, column and what was meant."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.engine.packs import put_together
from auditor.errors import PackProblem, RulesError
from auditor.model.rules import All, AnyOf, Not, RuleBook, Slope, Test

ProblemsOf = Callable[..., list[PackProblem]]

HEAD = "pack: base\ntitle: T\n"
RULE = """\
pack: base
title: T
rules:
  thing:
    title: A thing
    why: Because.
    {effect}
    when: {when}
    examples: {{speaks: [{{own_note: true}}], silent: [{{own_note: false}}]}}
"""


def _rule(effect: str = "mark: true", when: str = "{own_note: true}") -> str:
    return RULE.format(effect=effect, when=when)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("title: T\n", 1, 1, "a rule pack lacks `pack`"),
        ("pack: Base\ntitle: T\n", 1, 7, "must be small letters"),
        ("pack: other\ntitle: T\n", 1, 7, "must be its file's name, base"),
        (HEAD + "ruels: {}\n", 3, 1, "has no field 'ruels'; did you mean rules?"),
        (HEAD + "settings: {rhythm_gap: 5}\n", 3, 12, "did you mean rhythm_gaps?"),
        (HEAD + "settings: {rhythm_gaps: five}\n", 3, 25, "must be a number, not 'five'"),
        (HEAD + "settings: {rhythm_gaps: true}\n", 3, 25, "must be a number, not true"),
        (HEAD + "settings: [1]\n", 3, 11, "`settings` must be a mapping, not a list"),
        (HEAD + "axes: {bond: {title: B}}\n", 3, 14, "the axis bond lacks `at_least`"),
        (HEAD + "axes: {bonds: {at_least: 4}}\n", 3, 8, "did you mean bond?"),
        (HEAD + "classes: {friend: {title: F}}\n", 3, 11, "`classes` has no 'friend'; known:"),
        (HEAD + "confidence: {hihg: {title: F}}\n", 3, 14, "did you mean high?"),
        (HEAD + "lists: {prun: {title: F}}\n", 3, 9, "did you mean prune?"),
        (HEAD + "confidence: {low: {title: L}}\n", 3, 19, "either `when` or `otherwise: true`"),
        (HEAD + "words: {kin: {de: [a]}}\n", 3, 14, "lacks `title`"),
        (HEAD + "words: {kin: {title: K, de: [true]}}\n", 3, 30, "put true in quotes"),
        (HEAD + "words: {kin: {title: K, de: []}}\n", 3, 29, "is an empty list"),
        (HEAD + "words: {kin: {title: K, german: [a]}}\n", 3, 25, "two or three letters"),
        (HEAD + "words: {Kin: {title: K, de: [a]}}\n", 3, 9, "must be small letters"),
        (HEAD + "words: {other/kin: {title: K, de: [a]}}\n", 3, 9, "there is no word list"),
        (_rule("mark: yes"), 7, 11, "can only be true"),
        (_rule("finding: grave\n    fix: F"), 7, 14, "there is no severity 'grave'"),
        (_rule("finding: warning"), 5, 5, "lacks `fix`"),
        (_rule("opener: true"), 5, 5, "lacks `says`"),
        (_rule("axis: bond"), 5, 5, "lacks `points`"),
        (_rule("axis: blond\n    points: 3"), 7, 11, "did you mean bond?"),
        (_rule("mark: true\n    points: 3"), 8, 5, "only a rule of an axis gives points"),
        (_rule("mark: true\n    opener: true\n    says: S"), 5, 5, "not mark and opener"),
        (_rule("source: S"), 5, 5, "not none of them"),
        (_rule("mark: true\n    tite_de: S"), 8, 5, "did you mean title_de?"),
        (_rule("mark: true\n    says: 'x {mesages_in}'"), 8, 11, "did you mean messages_in?"),
        (_rule("mark: true\n    says: 'x {bond}'"), 8, 11, "no column of the evidence"),
        (_rule("mark: true\n    says: 'x { y'"), 8, 11, "a brace that belongs to no {column}"),
        (_rule("mark: true\n    says_de: 3"), 8, 14, "put 3 in quotes"),
        (_rule("axis: bond\n    points: {of: name, from: [0, 1], to: [1, 2]}"), 8, 18, "a text"),
        (_rule("axis: bond\n    points: {of: burstiness, from: [0], to: [1, 2]}"), 8, 36, "two"),
        (
            _rule("axis: bond\n    points: {of: burstiness, from: [1, 1], to: [1, 2]}"),
            8,
            13,
            "different values",
        ),
        (_rule(when="{mesages_in: {at_least: 3}}"), 8, 12, "did you mean messages_in?"),
        (_rule(when="{messages_in: {atleast: 3}}"), 8, 26, "did you mean at_least?"),
        (_rule(when="{messages_in: {matches: x}}"), 8, 26, "matches cannot compare messages_in"),
        (_rule(when="{messages_in: {at_least: three}}"), 8, 36, "must be a number"),
        (_rule(when="{messages_in: 3}"), 8, 25, "must be given {an_operator: a value}, not 3"),
        (_rule(when="{messages_in: {}}"), 8, 25, "compared with nothing"),
        (_rule(when="{own_note: 1}"), 8, 22, "must be given true or false, not 1"),
        (_rule(when="{last_in_on: {at_least: 2026-02-30}}"), 8, 35, "a day such as 2026-03-31"),
        (_rule(when="{name: {equals: ''}}"), 8, 27, "write {name: {missing: true}}"),
        (_rule(when="{name: {matches: '(?=x)'}}"), 8, 28, "no RE2 pattern"),
        (_rule(when="{name: {matches: '(a'}}"), 8, 28, "no RE2 pattern"),
        (_rule(when="{name: {has_word_of: kinn}}"), 8, 32, "there is no word list 'kinn'"),
        (_rule(when="{name: {is_one_of: Max}}"), 8, 30, "must be a list, not 'Max'"),
        (_rule(when="{all: {own_note: true}}"), 8, 17, "`all` must be a list, not a mapping"),
        (_rule(when="{any: []}"), 8, 17, "is an empty list"),
        (_rule(when="{}"), 8, 11, "a condition is empty"),
        (_rule(when="own_note"), 8, 11, "a condition must be a mapping"),
        (_rule("axis: bond\n    points: 3", when="{bond: {above: 3}}"), 9, 12, "not yet known"),
        (_rule().replace("own_note: false", "own_note: maybe"), 9, 64, "own_note is a flag"),
        (_rule().replace("own_note: false", "own_not: false"), 9, 54, "did you mean own_note?"),
        (_rule().replace("{own_note: false}", ""), 9, 5, "on which it stays silent"),
        (_rule().replace("    why: Because.\n", ""), 5, 5, "lacks `why`"),
    ],
)
def test_problems(problems_of: ProblemsOf, text: str, line: int, column: int, words: str) -> None:
    """A problem tells its line, its column and what is wrong; the line is quoted."""
    first = problems_of(text)[0]
    assert words in first.text
    assert (line, column) == (first.line, first.column)
    assert text.splitlines()[line - 1] == first.excerpt
    assert "base.yaml" == first.file


def test_all_at_once(problems_of: ProblemsOf) -> None:
    """All problems of a pack are told together, in the order of the file."""
    text = _rule(
        "axis: blond\n    points: x", when="{any: [{nam: {equals: 3}}, {name: {like: x}}]}"
    )
    found = [(p.line, p.column) for p in problems_of(text)]
    assert [(7, 11), (8, 13), (9, 19), (9, 46)] == found


def test_examples_are_demanded_of_shipped_rules(problems_of: ProblemsOf) -> None:
    """A shipped rule carries an example of each side; one of one's own need not."""
    bare = _rule().partition("    examples:")[0]
    texts = [problem.text for problem in problems_of(bare)]
    assert ["speaks" in texts[0], "stays silent" in texts[1]] == [True, True]
    assert [] == problems_of(bare.replace("base", "own"), own=True)


def test_conditions_are_read(pack_file: Callable[..., Path]) -> None:
    """Shorthands come out as the conditions they stand for."""
    both = "{own_note: true, name: {present: true}}"
    between = "{not: {messages_in: {above: 1, below: 9}}}"
    text = _rule(when=f"{{any: [{both}, {between}]}}")
    book = put_together([pack_file(text)], whole=False)
    assert book.rules[0].when == AnyOf(
        (
            All((Test("own_note", "equals", True), Test("name", "present", True))),
            Not(All((Test("messages_in", "above", 1), Test("messages_in", "below", 9)))),
        )
    )


def test_slope_without_condition(book: RuleBook) -> None:
    """A slope without `when` speaks wherever its column is known."""
    rhythm = book.rule("base/rhythm")
    assert Slope("silence_share", (0.0, 100.0), (2.0, 0.0)) == rhythm.points
    assert Test("silence_share", "present") == rhythm.when


def test_german_twins(book: RuleBook) -> None:
    """German twins are kept beside the English texts."""
    assert "Sie haben einander geschrieben" == book.rule("base/exchange").text("title", "de")
    assert "Bindung" == book.axes[0].title_de
    assert "eine Visitenkarte" == book.classes[2].title_de


def test_word_lists(pack_file: Callable[..., Path]) -> None:
    """Words are given as a list or, for long lists, as a block of lines."""
    block = "    en: |\n      dad\n\n      my  mum\n"
    text = HEAD + "words:\n  kin:\n    title: K\n    de: [Mama, Papa, Mama]\n" + block
    words = put_together([pack_file(text)], whole=False).words["base/kin"]
    assert {"de": ("Mama", "Papa"), "en": ("dad", "my mum")} == words.entries


_FRAGMENTS = """pack: base
title: T
settings: {a: 1}
words:
classes: {dormant: 1}
lists: []
lists: {prune: {title: P, when: {name: {present: true}}, order: [{bond: up}]}}
axes: {bond: {at_least: .inf}}
rules:
  a:
    mark: true
    axis: bond
    points: {of: bond, from: [0, 0], to: [1]}
    when:
    when: {name: {matches: '('}}
    examples: {speaks: [3]}
- x
{all: [
]}"""
_fragments = st.one_of(st.sampled_from(_FRAGMENTS.splitlines()), st.text(max_size=6))


@settings(deadline=None, max_examples=150)
@given(st.lists(_fragments, max_size=12), st.booleans())
def test_nothing_but_rules_errors(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], own: bool
) -> None:
    """No text makes the loader raise anything but RulesError."""
    path = tmp_path_factory.mktemp("packs") / "base.yaml"
    path.write_bytes("\n".join(lines).encode(errors="replace"))
    shipped_paths, own_paths = ([], [path]) if own else ([path], [])
    with suppress(RulesError):
        put_together(shipped_paths, own_paths, whole=False)
