"""audit.json: an AuditResult written down, and read back again."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import cattrs
import pandas as pd

from auditor.model.audit_file import content_of, damaged, file_of, object_of
from auditor.model.columns import as_json, decoded_table, encoded_table
from auditor.model.comparison import CHANGES, TREND, Comparison
from auditor.model.evidence import EVIDENCE, MIRROR, TIMELINE
from auditor.model.imported import SOURCES, Owner
from auditor.model.matched import ACCOUNT, PAIRS, PEOPLE, PERSON_CHANNELS
from auditor.model.result import AuditResult
from auditor.model.rules import All, AnyOf, Condition, Not, Slope, Test
from auditor.model.table import Table
from auditor.model.verdicts import SPOKEN, VERDICTS

TABLES: Mapping[str, Table] = {
    "sources": SOURCES,
    "account": ACCOUNT,
    "people": PEOPLE,
    "channels": PERSON_CHANNELS,
    "pairs": PAIRS,
    "evidence": EVIDENCE,
    "timeline": TIMELINE,
    "mirror": MIRROR,
    "verdicts": VERDICTS,
    "spoken": SPOKEN,
    "trend": TREND,
}
"""The tables of an AuditResult, by the name of its field."""


def encode(result: AuditResult) -> Iterator[bytes]:
    """Yield audit.json in pieces: one JSON object, tables as columns, UTF-8, a field a line."""
    converter = _converter()
    yield b"{"
    names = [field.name for field in fields(AuditResult) if field.name != "cards"]
    for place, name in enumerate(["schema_version", *(n for n in names if n != "schema_version")]):
        value = getattr(result, name)
        yield f"{',' if place else ''}\n{json.dumps(name)}:".encode()
        if name in TABLES:
            yield from encoded_table(value, TABLES[name])
        elif isinstance(value, Comparison):
            yield from _encoded_comparison(value)
        else:
            yield as_json(converter.unstructure(value))
    yield b"\n}\n"


def _encoded_comparison(comparison: Comparison) -> Iterator[bytes]:
    old, new = comparison.old_as_of.isoformat(), comparison.new_as_of.isoformat()
    yield f'{{"old_as_of":"{old}","new_as_of":"{new}","changes":'.encode()
    yield from encoded_table(comparison.changes, CHANGES)
    yield b"}"


def read_result(path: Path) -> AuditResult:
    """Return the result written in an audit.json, or in the one inside a folder.

    Raises:
        ResultError: there is none, or it is damaged, of another kind, too old or too new.
    """
    file = file_of(path)
    plain = object_of(content_of(file, str(path)), str(file))
    try:
        return decode(plain)
    except Exception as error:  # whatever is wrong inside, the file is what is at fault
        raise damaged(str(file)) from error


def decode(
    plain: Mapping[str, Any], tables: Mapping[str, pd.DataFrame] | None = None
) -> AuditResult:
    """Return the result that `encode` wrote, without its cards; raises on anything else.

    Args:
        plain: the fields as plain values.
        tables: the fields that are tables, where `plain` does not hold them.
    """
    converter = _converter()
    types = get_type_hints(AuditResult)
    values: dict[str, Any] = {
        name: decoded_table(value, TABLES[name])
        if name in TABLES
        else converter.structure(value, types[name])
        for name, value in plain.items()
        if name != "comparison"
    } | dict(tables or {})
    return AuditResult(comparison=_comparison(plain["comparison"]), **values)


def owner_from_plain(plain: Mapping[str, Any]) -> Owner:
    """Return the owner as written in an audit.json; raises on anything else."""
    return _converter().structure(plain, Owner)


def _comparison(plain: Mapping[str, Any] | None) -> Comparison | None:
    if plain is None:
        return None
    days = {side: dt.date.fromisoformat(plain[side]) for side in ("old_as_of", "new_as_of")}
    return Comparison(changes=decoded_table(plain["changes"], CHANGES), **days)


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))
    converter.register_structure_hook(str | int, lambda plain, _: plain)  # a note's parameter
    converter.register_unstructure_hook(Slope, _slope_to_plain)
    converter.register_structure_hook(float | Slope, lambda plain, _: _slope_from_plain(plain))
    for part in (Test, All, AnyOf, Not):
        converter.register_unstructure_hook(part, condition_to_plain)
    converter.register_structure_hook(Condition, lambda plain, _: condition_from_plain(plain))
    converter.register_structure_hook(
        Condition | None, lambda plain, _: None if plain is None else condition_from_plain(plain)
    )
    return converter


def _slope_to_plain(slope: Slope) -> dict[str, Any]:
    return {"of": slope.of, "from": list(slope.start), "to": list(slope.end)}


def _slope_from_plain(plain: Any) -> float | Slope:
    if isinstance(plain, dict):
        return Slope(plain["of"], tuple(plain["from"]), tuple(plain["to"]))
    return float(plain)


def condition_to_plain(condition: Condition) -> dict[str, Any]:
    """Return a condition in the grammar of the rule packs."""
    match condition:
        case All(parts):
            return {"all": [condition_to_plain(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [condition_to_plain(part) for part in parts]}
        case Not(part):
            return {"not": condition_to_plain(part)}
        case Test(column, operator, operand):
            plain = list(operand) if isinstance(operand, tuple) else operand
            return {column: {operator: plain}}


def condition_from_plain(plain: Mapping[str, Any]) -> Condition:
    """Return the condition that `condition_to_plain` wrote; ValueError on anything else."""
    ((name, value),) = plain.items()
    if name == "all":
        return All(tuple(condition_from_plain(part) for part in value))
    if name == "any":
        return AnyOf(tuple(condition_from_plain(part) for part in value))
    if name == "not":
        return Not(condition_from_plain(value))
    ((operator, operand),) = value.items()
    return Test(name, operator, tuple(operand) if isinstance(operand, list) else operand)
