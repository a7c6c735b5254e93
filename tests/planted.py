"""A result in which every text that people may have written holds a word found nowhere else."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, product
from typing import Any

import pandas as pd

from auditor.model.codec import TABLES
from auditor.model.comparison import CHANGES, Comparison
from auditor.model.gates import Gate, GateOutcome
from auditor.model.imported import Owner, RoleStart
from auditor.model.matched import PERSON_CHANNELS
from auditor.model.notes import Note
from auditor.model.result import AuditResult
from auditor.model.rules import AnyOf, Pack, Test, WordList
from auditor.model.verdicts import BrokenRule, Decision
from auditor.redaction.treatments import COLUMNS
from tests.reporters.html.invented import AS_OF, make_result

_LETTERS = "bcdfghjklmnpqrstvwxz"
_KEPT = ("code", "person", "reasons")
"""Treatments of columns that hold keys of the program's own."""


class Planter:
    """Makes words that no language has, and remembers them."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._syllables = ("".join(letters) for letters in product(_LETTERS, repeat=4))

    def word(self) -> str:
        """Return a new word."""
        self.words.append(f"qx{next(self._syllables)}")
        return self.words[-1]

    def mail(self) -> str:
        """Return a new address."""
        return f"{self.word()}@{self.word()}.example"

    def file(self) -> str:
        """Return a new file name."""
        return f"{self.word()} contacts; {self.word()}.vcf"


def planted(people: int = 40) -> tuple[AuditResult, list[str]]:
    """Return an invented result with planted words, and all the words."""
    planter = Planter()
    result = _with_tables(make_result(people), planter)
    ids = result.people["person_id"].tolist()
    result = replace(
        result,
        as_of_how=planter.word(),
        owner=_owner(planter),
        notes=_notes(result, planter),
        broken=(BrokenRule(result.rulebook.rules[0].id, planter.word()),),
        decisions=(
            Decision(ids[0], "keep", planter.word(), "", planter.word()),
            Decision(planter.mail(), "same", planter.word(), planter.mail(), planter.word()),
            Decision(result.people["emails"][0], "later", planter.word()),
        ),
        comparison=_comparison(result, planter),
        gates=(GateOutcome(Gate("cooled", ">", 0), 1, failed=True),),
        rulebook=_rulebook(result, planter),
    )
    return result, planter.words


def _with_tables(result: AuditResult, planter: Planter) -> AuditResult:
    labels = {label: planter.file() for label in result.sources["source"]}
    folders = {label: planter.file() for label in result.sources["collection"] if label}
    labels = {label: f"{next(iter(folders.values()))}/{new}" for label, new in labels.items()}
    tables: dict[str, Any] = {}
    for name, table in TABLES.items():
        rows: pd.DataFrame = getattr(result, name)
        for column in table.columns:
            treatment = COLUMNS.get(name, {}).get(column.name, "withheld")
            if column.kind != "text" or treatment in _KEPT:
                continue
            values = rows[column.name].tolist()
            if treatment == "file":
                new = [{**labels, **folders}.get(value, value) for value in values]
            elif treatment == "files":
                new = ["; ".join(labels[v] for v in value.split("; ")) for value in values]
            else:
                new = [f"{planter.word()} {planter.word()}" for _ in values]
            rows = rows.assign(**{column.name: pd.Series(new, rows.index, dtype="str")})
        tables[name] = table.check(rows)
    known = tables["account"]["record_id"]
    pairs = tables["pairs"]
    of_records = pairs["left_record"].isin(known) & pairs["right_record"].isin(known)
    tables["pairs"] = pairs[of_records].reset_index(drop=True)
    tables["channels"] = _channels(tables["people"], planter)
    return replace(result, **tables)


def _channels(people: pd.DataFrame, planter: Planter) -> pd.DataFrame:
    ids = people["person_id"].tolist()
    return PERSON_CHANNELS.build(
        {
            "person_id": ids,
            "record_id": range(len(ids)),
            "kind": ["email"] * len(ids),
            **{name: [planter.mail() for _ in ids] for name in ("value", "label", "key")},
            "form": ["personal"] * len(ids),
            "repaired": [planter.mail() for _ in ids],
        }
    )


def _owner(planter: Planter) -> Owner:
    return Owner(
        name=f"{planter.word()} {planter.word()}",
        profile=f"linkedin:{planter.word()}",
        emails=(planter.mail(),),
        phones=(planter.word(),),
        certainty="high",
        how=planter.word(),
        roles=(RoleStart(planter.word(), planter.word(), AS_OF, None),),
    )


def _notes(result: AuditResult, planter: Planter) -> tuple[Note, ...]:
    source = str(result.sources["source"][0])
    return (
        Note("unreadable", source, parameters={"reason": planter.word()}),
        Note("unreadable", f"{planter.file()}/{planter.file()}", 3, {"reason": "advertising"}),
        Note("nothing-in-it", source, parameters={"format": planter.word()}),
        Note("same-content", planter.file(), parameters={"other": planter.file()}),
        Note("ambiguous-decision", parameters={"person": planter.mail()}),
        Note("unknown-decision", parameters={"person": planter.word()}),
        Note(
            "contradictory-pair",
            parameters={
                "person": planter.mail(),
                "other_person": planter.mail(),
                "lines": planter.word(),
                "line": 3,
            },
        ),
        Note(
            "rejected",
            source,
            parameters={"count": 1, "reason": planter.word(), "lines": planter.word()},
        ),
        Note("not-recognised", source, parameters={"unheard-of": planter.word()}),
    )


def _comparison(result: AuditResult, planter: Planter) -> Comparison:
    ids = result.people["person_id"].tolist()
    kinds = ("cooled", "gone", "employer-changed", "merged", "split", "finding-new", "finding-new")
    rows = [
        (
            kind,
            "" if kind == "gone" else ids[at],
            f"p-old{at}",
            planter.word(),
            *_states(kind, planter),
        )
        for at, kind in zip(count(), kinds, strict=False)
    ]
    changes = CHANGES.build(pd.DataFrame(rows, columns=CHANGES.names))
    return Comparison(AS_OF, AS_OF, changes)


def _states(kind: str, planter: Planter) -> tuple[str, str]:
    if kind == "cooled":
        return "meaningful", "dormant"
    if kind == "finding-new":
        return "", "email/malformed"
    return planter.word(), planter.word()


def _rulebook(result: AuditResult, planter: Planter) -> Any:
    book = result.rulebook
    own = AnyOf(
        (Test("name", "is_one_of", (planter.word(),)), Test("name", "equals", planter.word()))
    )
    first = replace(book.rules[0], when=own, speaks=({"name": planter.word()},))
    return replace(
        book,
        rules=(first, *book.rules[1:]),
        packs=(*book.packs, Pack("mine", "Mine", f"/home/{planter.word()}/mine.yaml")),
        words={**book.words, "mine/x": WordList("mine/x", "X", {"en": (planter.word(),)})},
    )


def strings(value: object) -> Iterator[str]:
    """Yield every text anywhere in a plain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from strings(key)
            yield from strings(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from strings(part)
