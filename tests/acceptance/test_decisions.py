"""The owner's decisions override the verdict, are shown as such, and find their people again."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import main
from auditor.engine import load
from auditor.model.options import AuditOptions
from auditor.model.result import AuditResult
from auditor.pipeline import audit
from sample_data.make import make
from tests.acceptance.running import contacts, run

SEED = 6606


@dataclass(frozen=True)
class Decided:
    """Two exports of one owner, and what was decided after the first about whom."""

    folder: Path
    by_key: Mapping[str, str]
    """The person_id decided about, by the kind of key that names them."""
    output: str


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Decided:
    """Audit an older export, decide by four kinds of key, and audit the next with it."""
    folder = tmp_path_factory.mktemp("decided")
    make("2025-12", SEED, size=60).write(folder / "older")
    earlier = audit(AuditOptions(sources=(folder / "older",), rulebook=load()))
    keys = _keys(earlier)
    lines = ["person,name,decision,other,note", "p-000000000000,Niemand,keep,,"]
    decisions = {"id": "keep", "profile": "prune", "email": "later", "phone": "meaningful"}
    lines += [f"{keys['id'][0]},,prune,,", f"{keys['profile'][0]},,same,{keys['id'][0]},"]
    lines += [f"{keys['id'][0]},,different,{keys['profile'][1]},"]
    lines += [f"{keys[kind][0]},,{decision},,weil" for kind, decision in decisions.items()]
    (folder / "decisions.csv").write_text("\n".join(lines) + "\n", "utf-8")
    make("2026-03", SEED, size=60).write(folder / "sources")
    told = run(folder, "--decisions", str(folder / "decisions.csv"), "--lang", "en")
    assert told.exit_code == 0
    return Decided(folder, {kind: person for kind, (_, person) in keys.items()}, told.output)


def _keys(result: AuditResult) -> dict[str, tuple[str, str]]:
    """Return a key and the person_id of four cards that nobody shares, one a kind of key."""
    cards = result.verdicts["class"] == "business-card-only"
    of_cards = set(result.people.loc[cards, "person_id"])
    chosen: dict[str, tuple[str, str]] = {}
    taken: set[str] = set()
    channels = result.channels[
        result.channels["person_id"].isin(of_cards) & ~result.channels["key"].duplicated(keep=False)
    ]
    forms = {"profile": ("linkedin",), "email": ("personal", "work"), "phone": ("mobile", "either")}
    for kind, wanted in forms.items():
        rows = channels[(channels["kind"] == kind) & channels["form"].isin(wanted)]
        rows = rows[~rows["person_id"].isin(taken)]
        chosen[kind] = (str(rows["value"].iloc[0]), str(rows["person_id"].iloc[0]))
        taken.add(chosen[kind][1])
    first = next(iter(sorted(of_cards - taken)))
    return {"id": (first, first), **chosen}


def row_of(decided: Decided, kind: str) -> dict[str, str]:
    """Return the row of contacts.csv about whom a kind of key named."""
    (row,) = (row for row in contacts(decided.folder) if row["person_id"] == decided.by_key[kind])
    return row


@pytest.mark.parametrize(
    ("kind", "decision", "verdict"),
    [
        ("id", "keep", "business-card-only"),
        ("profile", "prune", "business-card-only"),
        ("email", "later", "business-card-only"),
        ("phone", "meaningful", "meaningful"),
    ],
)
def test_contacts(decided: Decided, kind: str, decision: str, verdict: str) -> None:
    """Whatever key named them, the decision stands in the next audit, beside what the rules say."""
    row = row_of(decided, kind)

    assert (decision, verdict) == (row["decision"], row["class"])
    assert "business-card-only" == row["class_by_rules"]


def test_lists(decided: Decided) -> None:
    """Whom the owner gives up is on the pruning list; whom they keep or put off is not."""
    listed = (decided.folder / "audit" / "prune.csv").read_text("utf-8")

    assert decided.by_key["profile"] in listed
    assert [] == [kind for kind in ("id", "email", "phone") if decided.by_key[kind] in listed]


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        ("phone", "en", "You decided: meaningful. The rules alone say: no more than a business"),
        ("phone", "de", "Du hast entschieden: meaningful. Die Regeln allein sagen: bisher nicht"),
        ("phone", "en", "Without your decision: no more than a business card so far."),
        ("profile", "en", "On the pruning list, place"),
        ("id", "en", "You decided: keep."),
    ],
)
def test_explain(decided: Decided, kind: str, language: str, said: str) -> None:
    """`explain` tells the decision, and what the rules alone say."""
    who = decided.by_key[kind]
    asked = ["explain", str(decided.folder / "audit"), who, "--lang", language]
    told = CliRunner().invoke(main, asked)

    assert 0 == told.exit_code
    assert said in told.output


def test_nobody_is_said(decided: Decided) -> None:
    """A decision that names nobody any more is said, not dropped."""
    assert "the decision about p-000000000000 names nobody here" in decided.output
    assert "p-000000000000" in (decided.folder / "audit" / "audit.json").read_text("utf-8")


def test_contradictions_are_said(decided: Decided) -> None:
    """Lines that contradict each other are named in the terminal and in the report."""
    person, told = decided.by_key["id"], " ".join(decided.output.split())
    report = (decided.folder / "audit" / "report.html").read_text("utf-8")

    assert f"the decisions about {person} contradict each other (lines 3, 6); line 6" in told
    assert "is decided both ways (lines 4, 5); line 5 counts" in told
    assert "contradict each other (lines 3, 6); line 6 counts" in report
