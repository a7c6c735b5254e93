"""--select and --ignore: which rules of a book are heard."""

import pandas as pd
import pytest

from auditor.engine import chosen, judge, load
from auditor.errors import UsageError
from auditor.model.evidence import EVIDENCE
from auditor.model.matched import DECIDED
from auditor.model.rules import RuleBook
from auditor.model.verdicts import Judged


@pytest.fixture(scope="module")
def book() -> RuleBook:
    """Return the shipped rule packs."""
    return load()


def heard(book: RuleBook, *effects: str) -> set[str]:
    """Return the ids of the rules with these effects."""
    return {rule.id for rule in book.rules if rule.effect in effects}


def judged(book: RuleBook) -> Judged:
    """Return the verdict about one person with a flaw in name and address."""
    person = {"name": ["Noahs Mama"], "placeholder_name": [True], "malformed_emails": ["a@@b"]}
    evidence = EVIDENCE.build({"person_id": ["p-1"], **person})
    return judge(evidence, DECIDED.empty(), book=book)


def test_nothing_asked(book: RuleBook) -> None:
    """Without a choice the book stays as it is."""
    assert book == chosen(book)


def test_select(book: RuleBook) -> None:
    """Only the marks and findings that are named are heard, by id and by pack, commas or not."""
    narrowed = chosen(book, ["name, email/malformed", "phone"])

    assert {
        *("name/placeholder", "name/incomplete", "email/malformed", "phone/invalid"),
    } == heard(narrowed, "mark", "finding")


def test_select_leaves_the_verdict(book: RuleBook) -> None:
    """What makes the class and opens letters is heard whatever is selected."""
    narrowed = chosen(book, ["name"])

    assert heard(book, "axis", "opener") == heard(narrowed, "axis", "opener")
    assert () == judged(narrowed).notes


def test_ignore(book: RuleBook) -> None:
    """An ignored rule or pack says nothing, and stands among what was left out."""
    rest = chosen(book, (), ["name/placeholder", "email"])

    assert {"email/malformed", "name/placeholder"} == {rule.id for rule in rest.left_out}
    assert [] == judged(rest).spoken["rule_id"].tolist()
    assert ["email/malformed", "name/placeholder"] == judged(book).spoken["rule_id"].tolist()
    assert {rule.id for rule in rest.rules} == {n for pack in rest.packs for n in pack.rules}


def test_ignore_wins(book: RuleBook) -> None:
    """A rule that is both selected and ignored is not heard."""
    both = chosen(book, ["name"], ["name/placeholder"])

    assert {"name/incomplete"} == heard(both, "mark", "finding")


def test_ignored_axis_rule_is_said(book: RuleBook) -> None:
    """A rule of an axis may be left out, but the audit says that classes may differ."""
    (note,) = judged(chosen(book, (), ["relationship/birthday", "card/empty"])).notes

    assert ("rules-left-out", "warning") == (note.kind, note.level)
    assert {"rules": "relationship/birthday"} == dict(note.parameters)


@pytest.mark.parametrize("ignore", ["relationship", "relationship/silence"])
def test_axis_must_stay_reachable(book: RuleBook, ignore: str) -> None:
    """Nobody could be a relationship any more: that is no choice but a mistake."""
    with pytest.raises(UsageError, match=r"^--ignore: without these rules nobody could reach"):
        chosen(book, (), [ignore])


@pytest.mark.parametrize(
    ("select", "ignore", "message"),
    [
        (["emial"], [], r"^--select: .*'emial'; did you mean email\?"),
        ([], ["name/placeholdr"], r"^--ignore: .*; did you mean name/placeholder\?"),
        (["mirror"], [], r"^--select: there is no rule and no pack 'mirror'"),
    ],
)
def test_unknown(book: RuleBook, select: list[str], ignore: list[str], message: str) -> None:
    """An id that nobody has is refused, with the nearest; a pack without rules too."""
    with pytest.raises(UsageError, match=message):
        chosen(book, select, ignore)


def test_capacity_is_said(book: RuleBook) -> None:
    """More living relationships than a person can keep up are worth a note, 150 are not."""
    counts = {}
    for size in (150, 151):
        ids = [f"p-{number}" for number in range(size)]
        evidence = EVIDENCE.build({"person_id": ids, "name": ids})
        decided = DECIDED.build({"person_id": ids, "decision": ["meaningful"] * size})
        notes = judge(evidence, decided, book=book).notes
        counts[size] = [(note.kind, dict(note.parameters)) for note in notes]

    assert {150: [], 151: [("beyond-capacity", {"count": 151, "capacity": 150})]} == counts


def test_keep_in_touch_plan(book: RuleBook) -> None:
    """On the plan are living ties past 80 % of their rhythm, whose day comes first on top."""
    days = pd.to_datetime(pd.Series(["2026-05-01", "2026-04-01", "2026-04-01", "2026-03-20", None]))
    ids = ["later", "weak", "strong", "early", "unknown"]
    evidence = EVIDENCE.build(
        {
            "person_id": ids,
            "name": ids,
            "word_due_on": days,
            "silence_to_rhythm": [0.9, 0.8, 3.0, 0.79, None],
            "substantive_in": [1, 1, 9, 1, 1],
            "substantive_out": [1, 1, 9, 1, 1],
        }
    )
    decided = DECIDED.build({"person_id": ids, "decision": ["meaningful"] * len(ids)})
    ranks = judge(evidence, decided, book=book).verdicts["keep_in_touch_rank"]
    pruned = DECIDED.build({"person_id": ids, "decision": ["prune"] * len(ids)})

    assert [3, 2, 1, None, None] == ranks.astype(object).where(ranks.notna(), None).tolist()
    assert judge(evidence, pruned, book=book).verdicts["keep_in_touch_rank"].isna().all()
