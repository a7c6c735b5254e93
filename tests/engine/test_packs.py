"""Packs laid over one another: what one's own pack may change, and what must be complete."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.engine.nodes import KeyedNode
from auditor.engine.packs import examine, load, parse_shipped, put_together
from auditor.engine.problems import NOWHERE
from auditor.errors import RulesError
from auditor.model.rules import RuleBook

OwnBook = Callable[[str], RuleBook]
PackFile = Callable[..., Path]

OWN = "pack: own\ntitle: Mine\n"


def test_shipped_packs_are_right() -> None:
    """The shipped packs load, and each is named with its file."""
    book = load()
    assert [f"{pack.id}.yaml" for pack in book.packs] == [pack.file for pack in book.packs]
    assert ("bond", "pulse") == tuple(axis.id for axis in book.axes)


def test_packs_parsed_elsewhere() -> None:
    """Packs that another process has parsed give the same book; older ones are not used."""
    sent = pickle.loads(pickle.dumps(parse_shipped()))  # noqa: S301 - our own
    assert load() == load(parsed=lambda: sent)
    another = {name: (b"older", KeyedNode(NOWHERE)) for name in sent}
    assert load() == load(parsed=lambda: another)


def test_reweigh(own_book: OwnBook, book: RuleBook) -> None:
    """`points` alone weighs a shipped rule otherwise and leaves the rest."""
    changed = own_book(OWN + "rules:\n  base/exchange: {points: 45}\n").rule("base/exchange")
    assert replace(book.rule("base/exchange"), points=45.0) == changed


def test_switch_off(own_book: OwnBook, book: RuleBook) -> None:
    """`off: true` takes a rule out of the book and out of its pack."""
    without = own_book(OWN + "rules:\n  base/note: {off: true}\n")
    assert [r.id for r in book.rules if r.id != "base/note"] == [r.id for r in without.rules]
    assert "base/note" not in without.packs[0].rules


def test_replace(own_book: OwnBook, book: RuleBook) -> None:
    """A whole rule under a shipped id takes its place, and its place in the order."""
    text = "rules:\n  base/note: {title: N, mark: true, when: {own_note: false}}\n"
    own = own_book(OWN + text)
    assert [rule.id for rule in book.rules] == [rule.id for rule in own.rules]
    assert "mark" == own.rule("base/note").effect


def test_add(own_book: OwnBook) -> None:
    """A rule under a new name stands after the shipped ones, under the pack's id."""
    own = own_book(OWN + "rules:\n  fresh: {title: N, mark: true, when: {own_note: true}}\n")
    assert "own/fresh" == own.rules[-1].id
    assert ("own/fresh",) == own.packs[-1].rules


def test_bounds_settings_and_classes(own_book: OwnBook) -> None:
    """One's own settings, bounds and choices take the place of the shipped ones, one by one."""
    own = own_book(
        OWN
        + "settings: {rhythm_gaps: 9}\naxes: {bond: {at_least: 35}}\n"
        + "classes: {dormant: {title: asleep, when: {bond: {above: 1}}}}\n"
    )
    assert {"rhythm_gaps": 9.0} == own.settings
    assert [("Bond", 35.0), ("Pulse", 50.0)] == [(a.title, a.at_least) for a in own.axes]
    titles = ["a relationship", "asleep", "a business card"]
    assert titles == [choice.title for choice in own.classes]


def test_words(own_book: OwnBook) -> None:
    """Words are put into a shipped list, taken out of it, or given anew."""
    change = "{add: {de: [Oma], fr: [maman]}, remove: {de: [Mama]}}"
    entries = own_book(OWN + f"words:\n  base/kin: {change}\n").words["base/kin"].entries
    assert {"de": ("Onkel Doktor", "Oma"), "en": ("dad",), "fr": ("maman",)} == entries
    anew = own_book(OWN + "words:\n  base/kin: {es: [mami]}\n").words["base/kin"]
    assert ("Kin", {"es": ("mami",)}) == (anew.title, anew.entries)


def test_whole_pack(pack_file: PackFile) -> None:
    """A pack of one's own with a shipped id takes the place of that pack's rules."""
    text = (
        "pack: base\ntitle: Copy\nrules:\n  only: {title: N, mark: true, when: {own_note: true}}\n"
    )
    shipped = pack_file("pack: base\ntitle: B\nwords: {kin: {title: K, de: [a]}}\n")
    book = put_together([shipped], [pack_file(text, "copy.yaml")], whole=False)
    assert ["base/only"] == [rule.id for rule in book.rules]
    assert ["base/kin"] == list(book.words)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("rules:\n  base/exchang: {off: true}\n", 4, 3, "did you mean base/exchange?"),
        ("rules:\n  base/exchange: {off: 1}\n", 4, 24, "can only be true"),
        ("rules:\n  base/exchange: {title: T}\n", 4, 19, "has no field 'title'"),
        ("rules:\n  base/exchange: {}\n", 4, 18, "changes nothing"),
        ("rules:\n  base/cooling: {points: 3}\n", 4, 3, "gives no points"),
        ("rules:\n  base/note: {finding: error}\n", 4, 3, "is no finding"),
        ("words:\n  base/kim: {add: {de: [x]}}\n", 4, 3, "did you mean base/kin?"),
        ("axes: {bond: {at_least: 51}}\n", 3, 8, "50 points at most"),
        ("classes: {dormant: {title: D, otherwise: true}}\n", 3, 11, "exactly the last one"),
    ],
)
def test_problems_of_ones_own(
    pack_file: PackFile, whole_pack: str, text: str, line: int, column: int, words: str
) -> None:
    """What one's own pack cannot change is told at its place."""
    with pytest.raises(RulesError) as caught:
        put_together([pack_file(whole_pack)], [pack_file(OWN + text, "own.yaml")])
    first = caught.value.problems[0]
    assert words in first.text
    assert (line, column) == (first.line, first.column)
    assert first.file.endswith("own.yaml")


def test_doubles_among_shipped_packs(pack_file: PackFile) -> None:
    """Among the shipped packs everything is given once; the second giver is told."""
    first = pack_file("pack: a\ntitle: A\nsettings: {rhythm_gaps: 5}\n", "a.yaml")
    second = pack_file("pack: b\ntitle: B\nsettings: {rhythm_gaps: 6}\n", "b.yaml")
    with pytest.raises(RulesError) as caught:
        put_together([first, second], whole=False)
    (problem,) = caught.value.problems
    assert ("b.yaml", 3, 12) == (problem.file, problem.line, problem.column)
    assert "rhythm_gaps is given already, in a.yaml" == problem.text


def test_incomplete(pack_file: PackFile, whole_pack: str) -> None:
    """What no pack gives is named, section by section."""
    text = whole_pack.replace(" rhythm_gaps: 1,", "").replace("  pulse: {title", "  #pulse: {title")
    with pytest.raises(RulesError) as caught:
        put_together([pack_file(text)])
    assert [
        "no pack gives, in its `settings`: rhythm_gaps",
        "no pack gives, in its `axes`: pulse",
    ] == [problem.text for problem in caught.value.problems]


def test_complete(pack_file: PackFile, whole_pack: str) -> None:
    """A complete set of packs has nothing to complain of."""
    assert 7 == len(put_together([pack_file(whole_pack)]).rules)


def test_unreadable_file(tmp_path: Path) -> None:
    """A file that is not there is a problem of that file."""
    with pytest.raises(RulesError) as caught:
        load([tmp_path / "nothing.yaml"])
    assert "cannot be read: No such file or directory" == caught.value.problems[0].text


def test_examine_runs_examples(pack_file: PackFile) -> None:
    """An example that a rule does not follow is a problem at the example's place."""
    rule = "{title: N, mark: true, when: {own_note: true}, examples: {speaks: [{own_note: false}]}}"
    (problem,) = examine([pack_file(OWN + f"rules:\n  fresh: {rule}\n", "own.yaml")])
    assert (4, 77) == (problem.line, problem.column)
    assert "own/fresh stays silent on own_note False, against its example" == problem.text
