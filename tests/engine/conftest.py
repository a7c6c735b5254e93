"""Builders shared by the engine's tests: packs from text, evidence from a few values."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from auditor.engine import judge
from auditor.engine.facts import FACTS, Facts
from auditor.engine.packs import put_together
from auditor.errors import PackProblem, RulesError
from auditor.model.evidence import EVIDENCE, MIRROR, TIMELINE
from auditor.model.imported import SOURCES, Owner
from auditor.model.matched import ACCOUNT, DECIDED, PAIRS, PEOPLE, PERSON_CHANNELS
from auditor.model.result import AuditResult
from auditor.model.rules import RuleBook, WordList
from auditor.model.settings import SETTINGS
from auditor.model.table import Table

BASE = """\
pack: base
title: A small verdict
axes:
  bond: {title: Bond, title_de: Bindung, at_least: 40}
  pulse: {title: Pulse, at_least: 50}
classes:
  meaningful: {title: a relationship, when: {bond_reached: true, pulse_reached: true}}
  dormant: {title: gone quiet, when: {bond_reached: true}}
  business-card-only: {title: a business card, title_de: eine Visitenkarte, otherwise: true}
confidence:
  low: {title: low, when: {history_covers: false}}
  high: {title: high, when: {messages_in: {at_least: 1}}}
  medium: {title: medium, otherwise: true}
lists:
  keep-in-touch: {title: A word is due, when: {class: {equals: meaningful}}}
  cannot-tell: {title: Cannot tell, when: {confidence: {equals: low}}}
  prune:
    title: Let go
    when: {class: {equals: business-card-only}, cannot_tell: false}
    order: [{bond: ascending}, {silence_days: descending}]
  reconnect:
    title: Write to
    when: {class: {equals: dormant}}
    order: [{bond: descending}]
words:
  kin: {title: Kin, de: [Mama, Onkel Doktor], en: [dad]}
rules:
  exchange:
    title: You wrote to each other
    title_de: Sie haben einander geschrieben
    why: A relationship is never one-sided.
    source: Example 2001
    axis: bond
    points: 30
    when: {messages_in: {at_least: 3}, reciprocity: {at_least: 0.25}}
    says: "{messages_in} messages from them"
    says_de: "{messages_in} Nachrichten von dort"
    examples:
      speaks: [{messages_in: 3, reciprocity: 0.25}]
      silent: [{messages_in: 2, reciprocity: 0.5}, {messages_in: null}]
  note:
    title: You keep a note
    why: A note is care.
    axis: bond
    points: 20
    when: {own_note: true}
    examples: {speaks: [{own_note: true}], silent: [{own_note: false}]}
  rhythm:
    title: In touch
    why: Silence is measured against the rhythm.
    axis: pulse
    points: {of: silence_share, from: [0, 100], to: [2, 0]}
    examples: {speaks: [{silence_share: 1.0}], silent: [{silence_share: null}]}
  stand-in:
    finding: warning
    title: No name
    why: Nobody asked for it.
    fix: Ask.
    when: {name: {has_word_of: kin}}
    examples: {speaks: [{name: "Noah's Mama"}], silent: [{name: Mamaroneck}]}
  cooling:
    mark: true
    title: Cooling
    why: Shown before it is quiet.
    when: {class: {equals: meaningful}, pulse: {below: 60}}
    examples: {speaks: [{class: meaningful, pulse: 55}], silent: [{class: dormant, pulse: 55}]}
  after-summer:
    opener: true
    title: It was a summer
    says: "How was {last_exchange_year}?"
    when: {last_exchange_season: {equals: summer}}
    examples: {speaks: [{last_exchange_season: summer}], silent: [{last_exchange_season: ""}]}
  anyone:
    opener: true
    title: Nothing is known
    says: "What keeps you busy?"
    when: {person_id: {present: true}}
    examples: {speaks: [{person_id: p-1}], silent: [{person_id: null}]}
"""
"""A whole verdict in one pack, without the settings that only measuring reads."""

PackFile = Callable[..., Path]


@pytest.fixture
def pack_file(tmp_path: Path) -> PackFile:
    """Return what writes a pack to a file and gives its path."""

    def write(text: str | bytes, name: str = "base.yaml") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


@pytest.fixture
def problems_of(pack_file: PackFile) -> Callable[..., list[PackProblem]]:
    """Return what gives all problems of a pack, taken as a shipped one or as one of one's own."""

    def problems(text: str | bytes, *, own: bool = False) -> list[PackProblem]:
        try:
            if own:
                put_together([pack_file(BASE)], [pack_file(text, "own.yaml")], whole=False)
            else:
                put_together([pack_file(text)], whole=False)
        except RulesError as error:
            return list(error.problems)
        return []

    return problems


@pytest.fixture
def whole_pack() -> str:
    """Return the small verdict with every setting given, so that it is complete."""
    given = ", ".join(f"{name}: 1" for name in SETTINGS)
    return f"{BASE}settings: {{{given}}}\n"


@pytest.fixture
def book(pack_file: PackFile) -> RuleBook:
    """Return the rule book of the small verdict."""
    return put_together([pack_file(BASE)], whole=False)


@pytest.fixture
def own_book(pack_file: PackFile) -> Callable[[str], RuleBook]:
    """Return what lays a pack of one's own over the small verdict."""

    def laid_over(text: str) -> RuleBook:
        own = pack_file(text, "own.yaml")
        return put_together([pack_file(BASE)], [own], whole=False)

    return laid_over


@pytest.fixture
def facts() -> Callable[..., Facts]:
    """Return what makes facts of columns given as lists."""

    def of(words: Mapping[str, tuple[str, ...]] | None = None, **columns: list[Any]) -> Facts:
        table = Table("facts", tuple(c for c in FACTS.columns if c.name in columns))
        typed = {
            name: pd.to_datetime(pd.Series(values, dtype="str"))
            if FACTS.kind_of(name) == "day"
            else pd.Series(values, dtype="object")
            for name, values in columns.items()
        }
        lists = {key: WordList(key, key, {"en": entries}) for key, entries in (words or {}).items()}
        return Facts(table.build(typed), lists)

    return of


@pytest.fixture
def evidence() -> Callable[..., pd.DataFrame]:
    """Return what makes EVIDENCE of one mapping a person; ids are p-0, p-1 and so on."""

    def of(*people: Mapping[str, Any]) -> pd.DataFrame:
        rows = [
            {"person_id": f"p-{n}", "history_covers": True} | dict(p) for n, p in enumerate(people)
        ]
        names = {name for row in rows for name in row}
        values: dict[str, Any] = {}
        for name in [column for column in EVIDENCE.names if column in names]:
            given = pd.Series([row.get(name) for row in rows], dtype="object")
            day = EVIDENCE.kind_of(name) == "day"
            values[name] = pd.to_datetime(given.astype("str")) if day else given
        return EVIDENCE.build(values)

    return of


@pytest.fixture
def decided() -> Callable[..., pd.DataFrame]:
    """Return what makes DECIDED of (person_id, decision) pairs."""

    def of(*lines: tuple[str, str]) -> pd.DataFrame:
        return DECIDED.build(
            {
                "person_id": pd.Series([person for person, _ in lines], dtype="str"),
                "decision": pd.Series([decision for _, decision in lines], dtype="str"),
            }
        )

    return of


@pytest.fixture
def result(book: RuleBook) -> Callable[..., AuditResult]:
    """Return what makes an AuditResult of evidence, judged by the small verdict."""

    def of(rows: pd.DataFrame, lines: pd.DataFrame | None = None, **tables: Any) -> AuditResult:
        judged = judge(rows, DECIDED.empty() if lines is None else lines, book=book)
        people = PEOPLE.build({"person_id": rows["person_id"], "name": rows["name"]})
        given = {
            "people": people,
            "sources": SOURCES.empty(),
            "account": ACCOUNT.empty(),
            "channels": PERSON_CHANNELS.empty(),
            "pairs": PAIRS.empty(),
            "timeline": TIMELINE.empty(),
            "mirror": MIRROR.empty(),
        }
        return AuditResult(
            version="0",
            as_of=dt.date(2026, 3, 1),
            as_of_how="told",
            owner=Owner(),
            region="DE",
            evidence=rows,
            verdicts=judged.verdicts,
            spoken=judged.spoken,
            rulebook=book,
            broken=judged.broken,
            **(given | tables),
        )

    return of
